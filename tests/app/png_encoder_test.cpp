// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/png_encoder.h"

#include <QTest>
#include <random>

using namespace kohkan;

/// What is encoded is read back by Qt as it was, to the last bit.
class PngEncoderTest : public QObject {
    Q_OBJECT
private slots:
    void readsBackAsItWas_data();
    void readsBackAsItWas();
    void isEmptyForNothing();
};

void PngEncoderTest::readsBackAsItWas_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size :
         {QSize(1, 1), QSize(3, 2), QSize(640, 1), QSize(1, 640), QSize(257, 131), QSize(1600, 1000)})
        QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void PngEncoderTest::readsBackAsItWas()
{
    QFETCH(QSize, size);
    std::mt19937 random(3);
    QImage picture(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            picture.setPixel(x, y, y % 3 == 0 ? qRgb(x & 255, y & 255, 7) : static_cast<QRgb>(random()) | 0xff000000);
    const QImage back = QImage::fromData(encodePng(picture), "png");
    QCOMPARE(back.convertToFormat(QImage::Format_RGB32), picture);
}

void PngEncoderTest::isEmptyForNothing()
{
    QVERIFY(encodePng({}).isEmpty());
}

QTEST_GUILESS_MAIN(PngEncoderTest)
#include "png_encoder_test.moc"
