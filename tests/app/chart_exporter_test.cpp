// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/output/chart_exporter.h"

#include "widgets/state/gui_mailbox.h"

#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace kohkan;

namespace {

class Square : public ChartFigure {
public:
    Square()
    {
        title = QStringLiteral("A square");
        note = QStringLiteral("Nothing else.");
        fileName = QStringLiteral("square");
    }
    void paint(QPainter &painter, const QSizeF &size, const ChartColors &) const override
    {
        painter.fillRect(QRectF({}, size), Qt::red);
    }
    QString tabSeparated() const override { return {}; }
};

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Charts are written whole, by the ending of the name, or not at all.
class ChartExporterTest : public QObject {
    Q_OBJECT
private slots:
    void writesByEnding_data();
    void writesByEnding();
    void saysWhyNot_data();
    void saysWhyNot();
    void asksAndWritesInTheBackground();
};

void ChartExporterTest::writesByEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("png") << QStringLiteral("a.png") << QByteArray("\x89PNG");
    QTest::newRow("capitals") << QStringLiteral("a.PNG") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("a.svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("a.pdf") << QByteArray("%PDF");
}

void ChartExporterTest::writesByEnding()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    QVERIFY(writeChart(Square(), {640, 420}, path));
    QVERIFY(content(path).startsWith(begin));
    if (name.endsWith(QLatin1String("png")))
        QCOMPARE(QImage(path).pixelColor(640, 420), QColor(Qt::red));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{name}); // no temporary file left
}

void ChartExporterTest::saysWhyNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("why");
    QTest::newRow("ending") << QStringLiteral("a.gif") << QStringLiteral(".png, .svg or .pdf");
    QTest::newRow("no ending") << QStringLiteral("a") << QStringLiteral(".png, .svg or .pdf");
    QTest::newRow("folder") << QStringLiteral("nowhere/a.png") << QStringLiteral("does not exist");
}

void ChartExporterTest::saysWhyNot()
{
    QFETCH(QString, name);
    QFETCH(QString, why);
    const QTemporaryDir folder;
    const auto written = writeChart(Square(), {640, 420}, folder.filePath(name));
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(why), qPrintable(written.error().message));
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void ChartExporterTest::asksAndWritesInTheBackground()
{
    GuiMailbox mailbox;
    QWidget window;
    Outputs outputs(mailbox.box());
    ChartExporter exporter(&outputs);
    QSignalSpy finished(&exporter, &ChartExporter::finished), failed(&exporter, &ChartExporter::failed);
    const QTemporaryDir folder;
    exporter.ask(std::make_shared<Square>(), {640, 420}, &window);
    auto *dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(folder.filePath(QStringLiteral("a.svg")));
    QVERIFY(outputs.isRunning());
    QVERIFY(finished.wait(10'000));
    QVERIFY(!outputs.isRunning());
    QVERIFY(content(folder.filePath(QStringLiteral("a.svg"))).contains("A square"));
    exporter.start(std::make_shared<Square>(), {640, 420}, folder.filePath(QStringLiteral("no/a.svg")));
    QVERIFY(failed.wait(10'000));
    QVERIFY(failed[0][0].value<Error>().message.contains(QStringLiteral("does not exist")));
}

QTEST_MAIN(ChartExporterTest)
#include "chart_exporter_test.moc"
