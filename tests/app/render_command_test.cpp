// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan::test;

/// `kohkan render` and the window's own words, from outside.
class RenderCommandTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void rendersTheShippedMap();
    void rendersEveryLayerOfASource();
    void goesWhereTheRowsAre();
    void addsAGraticule();
    void makesAPage_data();
    void makesAPage();
    void needsNoDataWithoutABase();
    void refusesItsWords_data();
    void refusesItsWords();
    void saysWhatIsNotReadOrWritten();
    void keepsTheOldPictureOnAFullDevice();
    void windowWantsADisplay_data();
    void windowWantsADisplay();
    void windowWantsWordsThatExist();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RenderCommandTest::rendersTheShippedMap()
{
    const auto run = runProgram({QStringLiteral("render"), path("map.png"), QStringLiteral("--size"),
                                 QStringLiteral("640x400"), QStringLiteral("--bbox"), QStringLiteral("60,24,72,32")},
                                {{}, {{QStringLiteral("QT_QPA_PLATFORM"), QString()}}});
    QVERIFY2(run.ended && run.exitCode == 0, qPrintable(run.err));
    QVERIFY(run.out.contains(path("map.png")));
    const QImage picture(path("map.png"));
    QCOMPARE(picture.size(), QSize(640, 400));
    QSet<QRgb> colors;
    for (int x = 0; x < picture.width(); x += 2)
        for (int y = 0; y < picture.height(); y += 2)
            colors.insert(picture.pixel(x, y));
    QVERIFY(colors.size() > 100);                             // a relief, not a sheet of one colour
    QVERIFY(colors.contains(QColor(0xd5, 0x5e, 0x00).rgb())); // a copper site
}

void RenderCommandTest::rendersEveryLayerOfASource()
{
    const auto csv = [&](const char *name, const char *row) {
        return writeBytes(path(name), QByteArray("id,lon,lat\n") + row + '\n');
    };
    QVERIFY(csv("west.csv", "a,62,30") && csv("east.csv", "b,70,30"));
    const auto render = [&](const QStringList &sources) {
        const auto run = runProgram(QStringList{QStringLiteral("render"), path("two.png"), QStringLiteral("--no-base"),
                                                QStringLiteral("--bbox"), QStringLiteral("60,26,72,34")} +
                                    sources);
        if (run.exitCode != 0)
            qWarning("%s", qPrintable(run.err));
        QImage picture(path("two.png"));
        int ink = 0; // coloured pixels in the upper half, where no legend stands
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height() * 6 / 10; ++y)
                ink += picture.pixelColor(x, y).saturation() > 60;
        return ink;
    };
    const int one = render({path("west.csv")});
    QVERIFY(one > 10);
    QVERIFY(render({path("west.csv"), path("east.csv")}) > one * 3 / 2);
}

/// What lies beyond the map is said, and where all does, the map goes there.
void RenderCommandTest::goesWhereTheRowsAre()
{
    QVERIFY(writeBytes(path("chile.csv"), "id,lon,lat\na,-69,-24\nb,-70,-27\n"));
    QVERIFY(writeBytes(path("both.csv"), "id,lon,lat\na,-69,-24\nb,66,30\n"));
    const auto ink = [&](const QStringList &words, QString &said) {
        const auto run = runProgram(QStringList{QStringLiteral("render"), path("where.png")} + words);
        said = run.err;
        const QImage picture(path("where.png"));
        int found = 0;
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height() * 8 / 10; ++y)
                found += picture.pixelColor(x, y).saturation() > 150;
        return run.exitCode == 0 ? found : -1;
    };
    QString said;
    QVERIFY(ink({path("chile.csv")}, said) > 20);
    QVERIFY2(said.contains(QLatin1String("No row lies on the map of Pakistan")), qPrintable(said));
    QVERIFY(ink({path("both.csv")}, said) > 10);
    QVERIFY2(said.contains(QLatin1String("beyond what the map shows: 1;")), qPrintable(said));
    QVERIFY(ink({path("both.csv"), QStringLiteral("--bbox"), QStringLiteral("60,24,72,34")}, said) > 10);
    QVERIFY(!said.contains(QLatin1String("beyond")));
    const auto over = runProgram(
        {QStringLiteral("render"), path("over.png"), QStringLiteral("--bbox"), QStringLiteral("170,-20,190,0")});
    QCOMPARE(over.exitCode, 1);
    QVERIFY2(over.err.contains(QLatin1String("one world")), qPrintable(over.err));
}

void RenderCommandTest::addsAGraticule()
{
    QVERIFY(writeBytes(path("one.csv"), "id,lon,lat\na,62.5,30.5\n"));
    const auto render = [&](const QStringList &more) {
        const auto run = runProgram(QStringList{QStringLiteral("render"), path("grid.png"), path("one.csv"),
                                                QStringLiteral("--no-base"), QStringLiteral("--bbox"),
                                                QStringLiteral("60,26,72,34")} +
                                    more);
        return run.exitCode == 0 ? QImage(path("grid.png")) : QImage();
    };
    const QImage plain = render({}), lined = render({QStringLiteral("--graticule")});
    QVERIFY(!plain.isNull() && plain.size() == lined.size());
    int changed = 0;
    for (int x = 0; x < plain.width(); ++x)
        changed += plain.pixel(x, 500) != lined.pixel(x, 500);
    QVERIFY2(changed >= 5 && changed <= 40, qPrintable(QString::number(changed))); // the meridians, and nothing else
}

void RenderCommandTest::makesAPage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QString>("says");
    QTest::newRow("pdf") << "map.pdf" << QStringList() << QByteArray("%PDF-") << "3508 x 2480 pixels at 300 dpi";
    QTest::newRow("svg") << "map.SVG" << list("--paper a5 --portrait --dpi 150 --scale 2000000 --bbox 60,24,72,32")
                         << QByteArray("<?xml") << "874 x 1240 pixels at 150 dpi, 1:2000000,";
    QTest::newRow("png") << "map.png" << list("--title Chagai --size 900x700 --dpi 96 --overview --no-names")
                         << QByteArray("\x89PNG") << "900 x 700 pixels at 96 dpi";
    QTest::newRow("conic") << "map.svg" << list("--crs KOHKAN:LCC --dpi 96 --no-legend --graticule")
                           << QByteArray("<?xml") << "1123 x 794 pixels at 96 dpi";
}

void RenderCommandTest::makesAPage()
{
    QFETCH(QString, file);
    QFETCH(QStringList, words);
    QFETCH(QByteArray, begins);
    QFETCH(QString, says);
    const QString out = m_folder->filePath(file);
    const auto run = runProgram(QStringList{QStringLiteral("render"), out} + words);
    QVERIFY2(run.ended && run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.out.contains(says), qPrintable(run.out));
    QVERIFY(bytesOf(out).startsWith(begins));
}

void RenderCommandTest::needsNoDataWithoutABase()
{
    QVERIFY(writeBytes(path("one.csv"), "id,lon,lat\na,62,30\n"));
    const ProgramSetting noData{{}, {{QStringLiteral("KOHKAN_DATA"), m_folder->path()}}};
    const auto alone =
        runProgram({QStringLiteral("render"), path("one.png"), path("one.csv"), QStringLiteral("--no-base")}, noData);
    QVERIFY2(alone.exitCode == 0, qPrintable(alone.err));
    const auto base = runProgram({QStringLiteral("render"), path("two.png"), path("one.csv")}, noData);
    QCOMPARE(base.exitCode, 2);
    QVERIFY(!QFile::exists(path("two.png")));
}

void RenderCommandTest::refusesItsWords_data()
{
    QTest::addColumn<QStringList>("words");
    for (const char *words : {"", "map.jpg", "map.png --size 100", "map.png --size 0x9", "map.png --bbox 1,2,3",
                              "map.png --bbox 170,0,-170,10", "map.png --colour red", "map.pdf --paper A9",
                              "map.pdf --paper A4 --size 900x700", "map.svg --dpi 20", "map.png --paper A0 --dpi 600",
                              "map.pdf --scale wide", "map.svg --size 100x100"})
        QTest::newRow(words) << (qstrlen(words) ? list(words) : QStringList());
}

void RenderCommandTest::refusesItsWords()
{
    QFETCH(QStringList, words);
    const auto run = runProgram(QStringList{QStringLiteral("render")} + words);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.err.contains(QStringLiteral("Usage:")));
}

void RenderCommandTest::saysWhatIsNotReadOrWritten()
{
    const auto source = runProgram({QStringLiteral("render"), path("map.png"), path("missing.gpkg")});
    QCOMPARE(source.exitCode, 2);
    QVERIFY(source.err.contains(path("missing.gpkg")));
    const auto target = runProgram({QStringLiteral("render"), path("nowhere/map.png")});
    QCOMPARE(target.exitCode, 3);
    QVERIFY(target.err.contains(path("nowhere")));
}

void RenderCommandTest::keepsTheOldPictureOnAFullDevice()
{
    QVERIFY(writeBytes(path("map.png"), "old"));
    ProgramSetting full;
    full.largestFile = 4000;
    const auto run = runProgram({QStringLiteral("render"), path("map.png")}, full);
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(bytesOf(path("map.png")), QByteArray("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("map.png")});
}

void RenderCommandTest::windowWantsADisplay_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no words") << QStringList();
    QTest::newRow("an option") << QStringList{QStringLiteral("--no-session")};
}

void RenderCommandTest::windowWantsADisplay()
{
    QFETCH(QStringList, words);
    ProgramSetting none;
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        none.environment.append({QString::fromLatin1(name), QString()});
    const auto run = runProgram(words, none);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(QStringLiteral("no display")), qPrintable(run.err));
    QCOMPARE(run.err.trimmed().count(u'\n'), 0); // one sentence
}

void RenderCommandTest::windowWantsWordsThatExist()
{
    const auto run = runProgram({QStringLiteral("nonsense")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains(QStringLiteral("nonsense")) && run.err.contains(QStringLiteral("Usage:")));
    const auto noData = runProgram({}, {{}, {{QStringLiteral("KOHKAN_DATA"), m_folder->path()}}});
    QCOMPARE(noData.exitCode, 2);
    QVERIFY(noData.err.contains(m_folder->path()));
}

QTEST_GUILESS_MAIN(RenderCommandTest)
#include "render_command_test.moc"
