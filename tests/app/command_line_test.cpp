// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/plain_csv.h"
#include "tests/support/program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan::test;

/// The built program from outside: exit codes, what goes to which stream, what `info` says.
class CommandLineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void done_data();
    void done();
    void wordsAreOff_data();
    void wordsAreOff();
    void inputCannotBeRead_data();
    void inputCannotBeRead();
    void outputCannotBeWritten_data();
    void outputCannotBeWritten();
    void infoNames();
    void infoNamesTheOperation();
    void programOfAnotherName();
    void infoSaysWhatTheTextSays();

private:
    QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList words(const QString &line) const; ///< `@` stands for the temporary folder, `|` separates
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_folder;
    PlainCsv m_deposits;
};

QStringList CommandLineTest::words(const QString &line) const
{
    QString all = line;
    return all.replace(u'@', m_folder.path()).split(u'|', Qt::SkipEmptyParts);
}

void CommandLineTest::initTestCase()
{
    m_deposits = PlainCsv::read(QStringLiteral(KOHKAN_DEPOSITS));
    QVERIFY(m_deposits.rows.size() > 300);
    QVERIFY(writeBytes(in("two.geojson"), R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[67,30]}},
        {"type":"Feature","properties":{"a":2},"geometry":{"type":"Point","coordinates":[68,31]}}]})"));
    QVERIFY(writeBytes(in("line.csv"), "id,lon,lat\ne,180,0\na,179.5,1\nb,-179.5,-1\nc,0,2\nd,-180,0\nf,190,3\n"));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("empty")));
}

void CommandLineTest::done_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("help") << "--help"
                          << "Usage:";
    QTest::newRow("version") << "--version"
                             << "kohkan [0-9]+\\.[0-9]+\\.[0-9]+\n$";
    QTest::newRow("info") << "info|@/two.geojson"
                          << "rows: 2, 2 with a geometry";
    QTest::newRow("info, options before") << "info|--json|@/two.geojson"
                                          << "\"rows\": 2";
    QTest::newRow("export") << "export|@/out.csv|--from|@/two.geojson|--overwrite"
                            << "^2 features written to .*/out.csv\n$";
    QTest::newRow("export, --name=value") << "export|@/out.csv|--from=@/two.geojson|--where=a = 2|--overwrite"
                                          << "^1 features written";
    QTest::newRow("export, driver in small letters")
        << "export|@/out.txt|--from|@/two.geojson|--format|geojson|--overwrite"
        << "^2 features written";
    QTest::newRow("export, layer by name") << "export|@/out.csv|--from|@/two.geojson|--layer|two|--overwrite"
                                           << "^2 features written";
    QTest::newRow("export, another bundled table") << "export|@/out.csv|--layer|commodities|--overwrite"
                                                   << "features written";
    QTest::newRow("export of nothing") << "export|@/out.csv|--from|@/two.geojson|--where|a > 9|--overwrite"
                                       << "^0 features written";
}

void CommandLineTest::done()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto run = runProgram(words(line));
    QVERIFY(run.ended);
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.out.contains(QRegularExpression(says)), qPrintable(run.out));
    QCOMPARE(run.err, QString());
}

void CommandLineTest::wordsAreOff_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown command") << "frobnicate"
                                     << "frobnicate";
    QTest::newRow("unknown option of the program") << "--frobnicate"
                                                   << "--frobnicate";
    QTest::newRow("unknown option of info") << "info|@/two.geojson|--frobnicate"
                                            << "--frobnicate";
    QTest::newRow("unknown option of export") << "export|@/out.csv|--frobnicate"
                                              << "--frobnicate";
    QTest::newRow("an option of another command") << "info|@/two.geojson|--where|a = 1"
                                                  << "--where";
    QTest::newRow("a value missing") << "export|@/out.csv|--from"
                                     << "--from";
    QTest::newRow("a value too many") << "info|@/two.geojson|--json=yes"
                                      << "--json";
    QTest::newRow("info of nothing") << "info"
                                     << "SOURCE";
    QTest::newRow("info of two") << "info|@/two.geojson|@/line.csv"
                                 << "SOURCE";
    QTest::newRow("export to nothing") << "export"
                                       << "OUT";
    QTest::newRow("export to two") << "export|@/out.csv|@/out.kml"
                                   << "OUT";
    QTest::newRow("unknown field") << "export|@/out.csv|--where|frob = 1"
                                   << "frob.*primary_commodities";
    QTest::newRow("unknown field of a null") << "export|@/out.csv|--where|frob is null"
                                             << "frob";
    QTest::newRow("unknown bundled table") << "export|@/out.csv|--layer|frob"
                                           << "frob";
    QTest::newRow("unknown layer") << "export|@/out.csv|--from|@/two.geojson|--layer|frob"
                                   << "frob.*two";
    QTest::newRow("unknown driver") << "export|@/out.csv|--format|frob"
                                    << "frob.*GeoPackage|frob.*GPKG";
    QTest::newRow("a driver that only reads") << "export|@/out.csv|--format|ODS"
                                              << "ODS";
    QTest::newRow("unknown ending") << "export|@/out.frob"
                                    << "out\\.frob";
    QTest::newRow("no ending") << "export|@/out"
                               << "GeoJSON";
    QTest::newRow("COND without operator") << "export|@/out.csv|--where|province Balochistan"
                                           << "FIELD OP VALUE";
    QTest::newRow("COND without field") << "export|@/out.csv|--where|= Cu"
                                        << "FIELD OP VALUE";
    QTest::newRow("COND without value") << "export|@/out.csv|--where|province ="
                                        << "FIELD OP VALUE";
    QTest::newRow("COND that is empty") << "export|@/out.csv|--where="
                                        << "FIELD OP VALUE";
    QTest::newRow("COND is null of nothing") << "export|@/out.csv|--where|is null"
                                             << "FIELD OP VALUE";
    QTest::newRow("the second COND") << "export|@/out.csv|--where|lon > 1|--where|Cu"
                                     << "FIELD OP VALUE";
    QTest::newRow("no number") << "export|@/out.csv|--where|lon > east"
                               << "east.*lon";
    QTest::newRow("no date") << "export|@/out.csv|--layer|sources|--where|date > soon"
                             << "soon|date";
    QTest::newRow("box of three") << "export|@/out.csv|--bbox|1,2,3"
                                  << "W,S,E,N";
    QTest::newRow("box of words") << "export|@/out.csv|--bbox|a,b,c,d"
                                  << "W,S,E,N";
    QTest::newRow("box upside down") << "export|@/out.csv|--bbox|60,30,70,20"
                                     << "W,S,E,N";
    QTest::newRow("box off the Earth") << "export|@/out.csv|--bbox|60,30,70,91"
                                       << "W,S,E,N";
}

void CommandLineTest::wordsAreOff()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto before = files();
    const auto run = runProgram(words(line));
    QVERIFY(run.ended);
    QVERIFY2(run.exitCode == 1, qPrintable(QStringLiteral("%1: %2").arg(run.exitCode).arg(run.err)));
    QCOMPARE(run.out, QString());
    const QString sentence = run.err.section(u'\n', 0, 0);
    QVERIFY2(sentence.startsWith(QLatin1String("kohkan: ")), qPrintable(run.err));
    QVERIFY2(sentence.contains(QRegularExpression(says)), qPrintable(run.err));
    QVERIFY2(run.err.contains(QLatin1String("Usage:")), qPrintable(run.err));
    QCOMPARE(files(), before);
}

void CommandLineTest::inputCannotBeRead_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("data");
    QTest::newRow("info of a missing file") << "info|@/none.geojson"
                                            << "";
    QTest::newRow("info of a folder without a data set") << "info|@/empty"
                                                         << "";
    QTest::newRow("export from a missing file") << "export|@/out.csv|--from|@/none.geojson"
                                                << "";
    QTest::newRow("export from a folder without a data set") << "export|@/out.csv|--from|@/empty"
                                                             << "";
    QTest::newRow("export without the bundled data") << "export|@/out.csv"
                                                     << "@/empty";
}

void CommandLineTest::inputCannotBeRead()
{
    QFETCH(QString, line);
    QFETCH(QString, data);
    const auto before = files();
    ProgramSetting setting;
    if (!data.isEmpty())
        setting.environment.append({QStringLiteral("KOHKAN_DATA"), words(data).front()});
    const auto run = runProgram(words(line), setting);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QString());
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.startsWith(QLatin1String("kohkan: ")) && run.err.contains(m_folder.path()), qPrintable(run.err));
    QCOMPARE(files(), before);
}

void CommandLineTest::outputCannotBeWritten_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a folder that does not exist") << "export|@/nowhere/out.csv|--from|@/two.geojson";
    QTest::newRow("of the bundled deposits") << "export|@/nowhere/out.geojson";
    QTest::newRow("a folder in its place") << "export|@/empty|--from|@/two.geojson|--format|CSV";
    QTest::newRow("a file as folder") << "export|@/two.geojson/out.csv|--from|@/line.csv";
}

void CommandLineTest::outputCannotBeWritten()
{
    QFETCH(QString, line);
    const auto before = files();
    const auto run = runProgram(words(line));
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.out, QString());
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(m_folder.path()), qPrintable(run.err));
    QCOMPARE(files(), before);
}

/// The names that the manual lists, and no others.
void CommandLineTest::infoNames()
{
    QVERIFY(writeBytes(in("names.csv"), "id,x,y\na,67,30\nb,1000,2000\n"));
    const auto run = runProgram({QStringLiteral("info"), QStringLiteral("--json"), in("names.csv")});
    QCOMPARE(run.exitCode, 0);
    const auto object = QJsonDocument::fromJson(run.out.toUtf8()).object();
    QCOMPARE(object.keys(), list("driver layers path warnings"));
    const auto layer = object.value(QLatin1String("layers")).toArray()[0].toObject();
    QCOMPARE(layer.keys(),
             list("doubts extent fields geometryType mayBePassedOn name operation placeColumns referenceSystem rows "
                  "rowsOnMap rowsWithGeometry warnings"));
    QCOMPARE(layer.value(QLatin1String("geometryType")).toString(), QStringLiteral("Point"));
    QCOMPARE(layer.value(QLatin1String("fields")).toArray()[1].toObject().keys(), list("name nulls type"));
    const auto warnings = layer.value(QLatin1String("warnings")).toArray();
    QCOMPARE(warnings.last().toObject().keys(), list("message row"));
    QCOMPARE(warnings.last().toObject().value(QLatin1String("row")).toInt(), 2);
    QCOMPARE(warnings.first().toObject().keys(), list("message"));
}

/// The one operation for Kalianpur 1962 in Balochistan is of unknown accuracy, which has to be said.
void CommandLineTest::infoNamesTheOperation()
{
    QVERIFY(writeBytes(in("kalianpur.geojson"), R"({"type":"FeatureCollection",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4145"}},"features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[62.0789,29.1228]}}]})"));
    const auto run = runProgram({QStringLiteral("info"), in("kalianpur.geojson")});
    QVERIFY2(run.out.contains(QRegularExpression(QStringLiteral("operation to WGS 84: .*Kalianpur 1962.*accuracy"))),
             qPrintable(run.out));
}

/// Files are read by the program that runs, whatever its file is called and whoever has taken its place.
void CommandLineTest::programOfAnotherName()
{
    const QTemporaryDir elsewhere;
    ProgramSetting setting;
    setting.program = elsewhere.filePath(QStringLiteral("explorer"));
    QVERIFY(QFile::copy(QStringLiteral(KOHKAN_PROGRAM), setting.program));
    QVERIFY(writeBytes(elsewhere.filePath(QStringLiteral("kohkan")), "another program"));
    QVERIFY(writeBytes(elsewhere.filePath(QStringLiteral("one.csv")), "id,lon,lat\n1,67,29\n"));
    const auto run = runProgram({QStringLiteral("info"), elsewhere.filePath(QStringLiteral("one.csv"))}, setting);
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.out.contains(QLatin1String("rows: 1, 1 with a geometry")), qPrintable(run.out));
}

void CommandLineTest::infoSaysWhatTheTextSays()
{
    const auto run = runProgram({QStringLiteral("info"), QStringLiteral(KOHKAN_DEPOSITS), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QString());
    const auto object = QJsonDocument::fromJson(run.out.toUtf8()).object();
    QCOMPARE(object.keys(), list("driver layers path warnings"));
    QCOMPARE(object.value(QLatin1String("driver")).toString(), QStringLiteral("CSV"));
    QCOMPARE(object.value(QLatin1String("path")).toString(), QStringLiteral(KOHKAN_DEPOSITS));
    QCOMPARE(object.value(QLatin1String("layers")).toArray().size(), 1);
    const auto layer = object.value(QLatin1String("layers")).toArray()[0].toObject();
    QCOMPARE(layer.keys(),
             list("doubts extent fields geometryType mayBePassedOn name operation placeColumns referenceSystem rows "
                  "rowsOnMap rowsWithGeometry warnings"));
    QCOMPARE(layer.value(QLatin1String("rows")).toInt(), int(m_deposits.rows.size()));
    QCOMPARE(layer.value(QLatin1String("rowsWithGeometry")).toInt(),
             m_deposits.countIf([&](const auto &row) { return !m_deposits.value(row, "lon").isEmpty(); }));
    QStringList names;
    for (const auto value : layer.value(QLatin1String("fields")).toArray()) {
        const auto field = value.toObject();
        const QString name = field.value(QLatin1String("name")).toString();
        names << name;
        QCOMPARE(field.value(QLatin1String("nulls")).toInt(), m_deposits.countIf([&](const auto &row) {
            return m_deposits.value(row, qPrintable(name)).isEmpty();
        }));
    }
    QCOMPARE(names, m_deposits.header);
    QCOMPARE(layer.value(QLatin1String("extent")).toArray().size(), 4);
    double west = 999;
    for (const auto &row : m_deposits.rows)
        west = std::min(west, m_deposits.value(row, "lon").toDouble());
    QCOMPARE(layer.value(QLatin1String("extent")).toArray()[0].toDouble(), west);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
