// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/coordinate_text.h"

#include <QTest>

using namespace kohkan;

class CoordinateTextTest : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void writes();
    void refuses_data();
    void refuses();
};

void CoordinateTextTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    const auto row = [](const char *text, double lon, double lat) {
        QTest::newRow(text) << QString::fromUtf8(text) << lon << lat;
    };
    row("29.1228, 62.0789", 62.0789, 29.1228);
    row("29.1228 62.0789", 62.0789, 29.1228);
    row("62.0789, 29.1228", 62.0789, 29.1228); // only this order falls in the region
    row("51.5, -0.12", -0.12, 51.5);
    row("51.5 -0.12", -0.12, 51.5);
    row("62.0789E 29.1228N", 62.0789, 29.1228);
    row("N 29.1228 E 62.0789", 62.0789, 29.1228);
    row("29°07'22\"N 62°04'44\"E", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29 07 22 62 04 44", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29 7.5, 62 4.5", 62.075, 29.125);
    row("29° 7.5' N, 62° 4.5' E", 62.075, 29.125);
    row("29°7'N 62°4'30\"E", 62.075, 29 + 7 / 60.0);
    row("33.9 S 18.4 E", 18.4, -33.9);
    row("41N 500000 3221000", 63.0, 29.11748);
    row("42S 500000 3763000", 69.0, 34.0077);
}

void CoordinateTextTest::reads()
{
    QFETCH(QString, text);
    QFETCH(double, lon);
    QFETCH(double, lat);
    const auto reading = readCoordinates(text);
    QVERIFY(reading);
    QVERIFY2(std::abs(reading->place.lon - lon) < 1e-3 && std::abs(reading->place.lat - lat) < 1e-3,
             qPrintable(reading->reading));
}

void CoordinateTextTest::writes()
{
    QCOMPARE(coordinateText({62.0789, 29.1228}, 4), QStringLiteral("29.1228° N, 62.0789° E"));
    QCOMPARE(coordinateText({-0.12, -33.9}, 2), QStringLiteral("33.90° S, 0.12° W"));
}

void CoordinateTextTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "Reko Diq", "29", "29.1 62.0 5", "91, 200", "29 61 62 4", "N29 N30", "H14"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void CoordinateTextTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!readCoordinates(text));
}

QTEST_GUILESS_MAIN(CoordinateTextTest)
#include "coordinate_text_test.moc"
