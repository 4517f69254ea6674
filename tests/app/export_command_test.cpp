// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/plain_csv.h"
#include "tests/support/program.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <map>

using namespace kohkan::test;

/// `kohkan export` from outside: which rows, counted from the text of the tables by other means; every format there and
/// back; and a device that fails after n bytes.
class ExportCommandTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void exportCounts_data();
    void exportCounts();
    void boxes_data();
    void boxes();
    void formatsComeBack_data();
    void formatsComeBack();
    void geoJsonIsRfc7946();
    void namesWhatFlatGeobufLeavesOut();
    void whatIsThereStays();
    void layersAreAdded();
    void severalLayers();
    void sourcesStay();
    void sheetsHaveTypes();
    void fullDeviceLeavesTheOldFile_data();
    void fullDeviceLeavesTheOldFile();

private:
    QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    PlainCsv m_deposits;
};

void ExportCommandTest::initTestCase()
{
    m_deposits = PlainCsv::read(QStringLiteral(KOHKAN_DEPOSITS));
    QVERIFY(m_deposits.rows.size() > 300);
    QVERIFY(writeBytes(in("line.csv"), "id,lon,lat\ne,180,0\na,179.5,1\nb,-179.5,-1\nc,0,2\nd,-180,0\nf,190,3\n"));
}

using Rule = std::function<bool(const QString &)>;
struct FieldRule {
    const char *column;
    Rule holds;
};
Q_DECLARE_METATYPE(std::vector<FieldRule>)

void ExportCommandTest::exportCounts_data()
{
    QTest::addColumn<QString>("conditions");
    QTest::addColumn<std::vector<FieldRule>>("rules");
    const auto tag = [](const char *wanted) {
        return [wanted](const QString &list) { return list.split(u';').contains(QString::fromLatin1(wanted)); };
    };
    const auto is = [](const char *wanted) {
        return [wanted](const QString &value) { return value == QString::fromLatin1(wanted); };
    };
    const auto number = [](auto holds) {
        return [holds](const QString &value) { return !value.isEmpty() && holds(value.toDouble()); };
    };
    const auto add = [](const char *name, const char *conditions, std::vector<FieldRule> rules) {
        QTest::newRow(name) << QString::fromLatin1(conditions) << rules;
    };
    add("all", "", {});
    add("a tag and a text", "primary_commodities = Cu|province = Balochistan",
        {{"primary_commodities", tag("Cu")}, {"province", is("Balochistan")}});
    add("letter case counts", "province = balochistan", {{"province", is("balochistan")}});
    add("no tag is it", "primary_commodities != Cu",
        {{"primary_commodities",
          [&](const QString &v) { return !v.isEmpty() && !v.split(u';').contains(QLatin1String("Cu")); }}});
    add("text differs", "status != prospect",
        {{"status", [](const QString &v) { return !v.isEmpty() && v != QLatin1String("prospect"); }}});
    add("contains, any letter case", "name ~ CHROM",
        {{"name", [](const QString &v) { return v.contains(QLatin1String("chrom"), Qt::CaseInsensitive); }}});
    add("number above", "lon > 66.5", {{"lon", number([](double v) { return v > 66.5; })}});
    add("number at most", "lat <= 30", {{"lat", number([](double v) { return v <= 30; })}});
    add("between two", "lon >= 62|lon < 65",
        {{"lon", number([](double v) { return v >= 62; })}, {"lon", number([](double v) { return v < 65; })}});
    add("is null", "discovery_year is null", {{"discovery_year", [](const QString &v) { return v.isEmpty(); }}});
    add("is not null", "discovery_year is not null",
        {{"discovery_year", [](const QString &v) { return !v.isEmpty(); }}});
    add("the value is the rest", "id = reko-diq", {{"id", is("reko-diq")}});
}

void ExportCommandTest::exportCounts()
{
    QFETCH(QString, conditions);
    QFETCH(std::vector<FieldRule>, rules);
    QStringList wanted;
    for (const auto &row : m_deposits.rows)
        if (std::all_of(rules.begin(), rules.end(),
                        [&](const FieldRule &rule) { return rule.holds(m_deposits.value(row, rule.column)); }))
            wanted << m_deposits.value(row, "id");
    QStringList line{QStringLiteral("export"), in("counted.geojson"), QStringLiteral("--overwrite")};
    for (const auto &condition : conditions.split(u'|', Qt::SkipEmptyParts))
        line << QStringLiteral("--where") << condition;
    const auto run = runProgram(line);
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.out, QStringLiteral("%1 features written to %2\n").arg(wanted.size()).arg(in("counted.geojson")));
    QStringList got;
    for (const auto value :
         QJsonDocument::fromJson(bytesOf(in("counted.geojson"))).object().value(QLatin1String("features")).toArray())
        got << value.toObject().value(QLatin1String("id")).toString();
    QCOMPARE(got, wanted); // in the order of the table, too
}

void ExportCommandTest::boxes_data()
{
    QTest::addColumn<QString>("box");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("the world") << "-180,-90,180,90" << list("e a b c d f");
    QTest::newRow("one side") << "170,-90,180,90" << list("e a d");
    QTest::newRow("across the antimeridian") << "179,-90,-179,90" << list("e a b d");
    QTest::newRow("across, wide") << "170,-90,-160,90" << list("e a b d f");
    QTest::newRow("beyond 180 in the file") << "-175,-90,-165,90" << list("f");
    QTest::newRow("nearly all round") << "1,-90,-1,90" << list("e a b d f");
    QTest::newRow("by latitude") << "170,0.5,-160,90" << list("a f");
    QTest::newRow("the edge counts") << "0,2,10,3" << list("c");
}

void ExportCommandTest::boxes()
{
    QFETCH(QString, box);
    QFETCH(QStringList, ids);
    const auto run = runProgram({QStringLiteral("export"), in("box.csv"), QStringLiteral("--from"), in("line.csv"),
                                 QStringLiteral("--bbox"), box, QStringLiteral("--overwrite")});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    const auto written = PlainCsv::read(in("box.csv"));
    QStringList got;
    for (const auto &row : written.rows)
        got << written.value(row, "id");
    QCOMPARE(got, ids);
}

static void everyFormat()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("GeoJSON") << "all.geojson";
    QTest::newRow("GeoPackage") << "all.gpkg";
    QTest::newRow("CSV") << "all.csv";
    QTest::newRow("KML") << "all.kml";
    QTest::newRow("FlatGeobuf") << "all.fgb";
    QTest::newRow("XLSX") << "all.xlsx";
}

void ExportCommandTest::formatsComeBack_data()
{
    everyFormat();
}

/// There and back: out in the format, read by `export --from`, and compared as text with the table.
void ExportCommandTest::formatsComeBack()
{
    QFETCH(QString, file);
    const QString path = m_folder.filePath(file), back = in("back.csv");
    QFile::remove(back);
    const auto there = runProgram({QStringLiteral("export"), path});
    QVERIFY2(there.exitCode == 0, qPrintable(there.err));
    QCOMPARE(there.out, QStringLiteral("%1 features written to %2\n").arg(m_deposits.rows.size()).arg(path));
    QCOMPARE(there.err, QString());
    const auto again = runProgram({QStringLiteral("export"), back, QStringLiteral("--from"), path});
    QVERIFY2(again.exitCode == 0, qPrintable(again.err));
    const auto got = PlainCsv::read(back);
    QCOMPARE(got.rows.size(), m_deposits.rows.size());
    std::map<QString, QStringList> byId;
    for (const auto &row : got.rows)
        byId[got.value(row, "id")] = row;
    const auto tidy = [](QString value) { return value.replace(QLatin1String("; "), QLatin1String(";")); };
    const auto valueOf = [&](const QString &id, const QString &column) { // KML calls its own one Name
        for (qsizetype i = 0; i < got.header.size(); ++i)
            if (got.header[i].compare(column, Qt::CaseInsensitive) == 0)
                return tidy(byId[id].value(i));
        return QString();
    };
    QCOMPARE(byId.size(), m_deposits.rows.size());
    const bool isTable = file.endsWith(QLatin1String("csv")); // carries its own lon and lat, not a geometry
    for (const auto &row : m_deposits.rows) {
        const QString id = m_deposits.value(row, "id");
        QVERIFY2(byId.contains(id), qPrintable(id));
        for (const char *column : {"lon", "lat"})
            QVERIFY2(std::abs(got.value(byId[id], column).toDouble() - m_deposits.value(row, column).toDouble()) < 5e-8,
                     qPrintable(id));
        for (const auto &column : m_deposits.header) {
            const QString want = tidy(m_deposits.value(row, qPrintable(column))), have = valueOf(id, column);
            bool isNumber = false; // 3000 may come back as 3000.0
            const double number = want.toDouble(&isNumber);
            QVERIFY2(want == have || (isNumber && !have.isEmpty() && number == have.toDouble()),
                     qPrintable(QStringLiteral("%1.%2: \"%3\" became \"%4\"").arg(id, column, want, have)));
        }
    }
    if (isTable)
        return;
    const auto geometry = runProgram(
        {QStringLiteral("export"), in("back.geojson"), QStringLiteral("--from"), path, QStringLiteral("--overwrite")});
    QVERIFY2(geometry.exitCode == 0, qPrintable(geometry.err));
    const auto features =
        QJsonDocument::fromJson(bytesOf(in("back.geojson"))).object().value(QLatin1String("features")).toArray();
    QCOMPARE(std::size_t(features.size()), m_deposits.rows.size());
    for (const auto value : features) {
        const auto properties = value.toObject().value(QLatin1String("properties")).toObject();
        const auto point =
            value.toObject().value(QLatin1String("geometry")).toObject().value(QLatin1String("coordinates")).toArray();
        QVERIFY(std::abs(point[0].toDouble() - properties.value(QLatin1String("lon")).toVariant().toDouble()) < 5e-8);
        QVERIFY(std::abs(point[1].toDouble() - properties.value(QLatin1String("lat")).toVariant().toDouble()) < 5e-8);
    }
}

void ExportCommandTest::geoJsonIsRfc7946()
{
    const QString path = in("rfc.geojson");
    QCOMPARE(runProgram({QStringLiteral("export"), path}).exitCode, 0);
    const auto object = QJsonDocument::fromJson(bytesOf(path)).object();
    QVERIFY(!object.contains(QLatin1String("crs")));
    QCOMPARE(object.value(QLatin1String("bbox")).toArray().size(), 4);
    for (const auto value : object.value(QLatin1String("features")).toArray()) {
        const auto feature = value.toObject();
        QVERIFY(feature.value(QLatin1String("id")).isString());
        QCOMPARE(feature.value(QLatin1String("id")),
                 feature.value(QLatin1String("properties")).toObject().value(QLatin1String("id")));
    }
    const QRegularExpression long8(QStringLiteral("\"coordinates\": *\\[[^\\]]*\\.[0-9]{8}"));
    QVERIFY(!QString::fromUtf8(bytesOf(path)).contains(long8));
}

void ExportCommandTest::namesWhatFlatGeobufLeavesOut()
{
    QVERIFY(writeBytes(in("some.csv"), "id,lon,lat\na,62,30\nb,,\nc,70,30\nd,,\n"));
    const auto run = runProgram({QStringLiteral("export"), in("some.fgb"), QStringLiteral("--from"), in("some.csv")});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.err.contains(QStringLiteral("2 of 4 are left out (b, d)")), qPrintable(run.err));
    QVERIFY2(run.out.startsWith(QStringLiteral("2 features")), qPrintable(run.out));
    const auto geojson =
        runProgram({QStringLiteral("export"), in("some.geojson"), QStringLiteral("--from"), in("some.csv")});
    QVERIFY(geojson.out.startsWith(QStringLiteral("4 features")) && !geojson.err.contains(QStringLiteral("left out")));
}

void ExportCommandTest::whatIsThereStays()
{
    for (const char *name : {"there.geojson", "there.csv", "there.kml", "there.fgb", "there.xlsx"}) {
        QStringList words{QStringLiteral("export"), in(name), QStringLiteral("--from"), in("line.csv")};
        QVERIFY(writeBytes(in(name), "mine"));
        const auto refused = runProgram(words);
        QCOMPARE(refused.exitCode, 3);
        QCOMPARE(refused.out, QString());
        QVERIFY2(refused.err.contains(in(name)) && refused.err.contains(QStringLiteral("--overwrite")),
                 qPrintable(refused.err));
        QCOMPARE(bytesOf(in(name)), QByteArray("mine"));
        words << QStringLiteral("--overwrite");
        const auto written = runProgram(words);
        QVERIFY2(written.exitCode == 0, qPrintable(written.err));
        QVERIFY(bytesOf(in(name)) != "mine");
    }
    const auto kml = runProgram({QStringLiteral("export"), in("there.kml")}); // names what would go
    QCOMPARE(kml.exitCode, 3);
    QVERIFY2(kml.err.contains(QStringLiteral("costs what is in it: line.")), qPrintable(kml.err));
}

void ExportCommandTest::layersAreAdded()
{
    const auto to = [&](QStringList more) {
        return runProgram(
            QStringList{QStringLiteral("export"), in("layers.gpkg"), QStringLiteral("--from"), in("line.csv")} + more);
    };
    const auto layers = [&] {
        const auto info = runProgram({QStringLiteral("info"), in("layers.gpkg"), QStringLiteral("--json")});
        QStringList found;
        for (const auto value :
             QJsonDocument::fromJson(info.out.toUtf8()).object().value(QLatin1String("layers")).toArray())
            found << value.toObject().value(QLatin1String("name")).toString();
        return found;
    };
    const QString name = QStringLiteral("--layer-name"), overwrite = QStringLiteral("--overwrite");
    QCOMPARE(to({}).exitCode, 0);
    QCOMPARE(to({name, QStringLiteral("second")}).exitCode, 0);
    QCOMPARE(to({name, QStringLiteral("third")}).exitCode, 0);
    const QStringList three{QStringLiteral("line"), QStringLiteral("second"), QStringLiteral("third")};
    QCOMPARE(layers(), three);
    const QByteArray before = bytesOf(in("layers.gpkg"));
    const auto refused = to({name, QStringLiteral("SECOND")});
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.err.contains(QStringLiteral("second")), qPrintable(refused.err));
    QCOMPARE(bytesOf(in("layers.gpkg")), before);
    const auto replaced =
        to({name, QStringLiteral("second"), overwrite, QStringLiteral("--where"), QStringLiteral("id = a")});
    QVERIFY2(replaced.exitCode == 0, qPrintable(replaced.err));
    QVERIFY(replaced.err.contains(QStringLiteral("line, third")));
    QStringList now = layers();
    now.sort();
    QCOMPARE(now, three);
    QCOMPARE(to({name, QString()}).exitCode, 1);
    QCOMPARE(runProgram({QStringLiteral("export"), in("named.csv"), name, QStringLiteral("x")}).exitCode, 1);
}

/// A source of two layers and an empty one: all of it into a container, and nothing at all where only one has room.
void ExportCommandTest::severalLayers()
{
    const auto point = [](const char *name, const char *place) {
        return QByteArray("<Placemark><name>") + name + "</name><Point><coordinates>" + place +
               "</coordinates></Point></Placemark>";
    };
    QVERIFY(
        writeBytes(in("folders.kml"),
                   "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>Mines"
                   "</name>" +
                       point("north", "66,29") + point("south", "66,28") + "</Folder><Folder><name>Mines</name>" +
                       point("west", "65,28") + "</Folder></Document></kml>"));
    const auto to = [&](const char *out, const QStringList &more = {}) {
        return runProgram(QStringList{QStringLiteral("export"), in(out), QStringLiteral("--from"), in("folders.kml")} +
                          more);
    };
    for (const char *out : {"folders.csv", "folders.geojson", "folders.xlsx"}) {
        const auto refused = to(out);
        QCOMPARE(refused.exitCode, 1);
        for (const char *said : {"Mines (rows: 2)", "Mines (#2) (rows: 1)", "--layer", "GeoPackage"})
            QVERIFY2(refused.err.contains(QLatin1String(said)), qPrintable(refused.err));
        QVERIFY(!QFile::exists(in(out)));
    }
    const auto one = to("folders.csv", {QStringLiteral("--layer"), QStringLiteral("Mines (#2)")});
    QVERIFY2(one.exitCode == 0 && one.out.startsWith(QStringLiteral("1 ")), qPrintable(one.err));
    const auto all = to("folders.gpkg");
    QVERIFY2(all.exitCode == 0, qPrintable(all.err));
    QCOMPARE(all.out.count(u'\n'), 2);
    for (const auto &[layer, rows] : {std::pair("Mines", "2 "), std::pair("Mines (#2)", "1 ")}) {
        const auto back = runProgram({QStringLiteral("export"), in("back.csv"), QStringLiteral("--overwrite"),
                                      QStringLiteral("--from"), in("folders.gpkg"), QStringLiteral("--layer"),
                                      QString::fromLatin1(layer)});
        QVERIFY2(back.out.startsWith(QLatin1String(rows)), qPrintable(back.err));
    }
    const QByteArray before = bytesOf(in("folders.gpkg"));
    QCOMPARE(to("folders.gpkg").exitCode, 3); // they are there already
    const auto where =
        to("folders.gpkg", {QStringLiteral("--overwrite"), QStringLiteral("--where"), QStringLiteral("grade > 1")});
    QCOMPARE(where.exitCode, 1);
    QVERIFY2(where.err.contains(QStringLiteral("Mines")) && where.err.contains(QStringLiteral("grade")),
             qPrintable(where.err));
    QCOMPARE(to("folders.gpkg", {QStringLiteral("--layer-name"), QStringLiteral("x")}).exitCode, 1);
    QCOMPARE(bytesOf(in("folders.gpkg")), before);
    QCOMPARE(to("folders.gpkg", {QStringLiteral("--overwrite")}).exitCode, 0);
}

void ExportCommandTest::sourcesStay()
{
    const QByteArray source = bytesOf(in("line.csv"));
    QVERIFY(QFile::link(in("line.csv"), in("linked.csv")));
    for (const char *name : {"line.csv", "linked.csv"})
        for (const bool overwrites : {false, true}) {
            QStringList words{QStringLiteral("export"),  in(name),
                              QStringLiteral("--from"),  in("line.csv"),
                              QStringLiteral("--where"), QStringLiteral("id = a")};
            if (overwrites)
                words << QStringLiteral("--overwrite");
            const auto refused = runProgram(words);
            QCOMPARE(refused.exitCode, 3);
            QVERIFY2(refused.err.contains(QStringLiteral("is the file that is read")), qPrintable(refused.err));
            QCOMPARE(bytesOf(in("line.csv")), source);
        }
    QVERIFY(writeBytes(in("picture.svg"), source)); // a source by any name
    const auto drawn = runProgram({QStringLiteral("render"), in("picture.svg"), in("picture.svg")});
    QCOMPARE(drawn.exitCode, 3);
    QCOMPARE(bytesOf(in("picture.svg")), source);
}

void ExportCommandTest::sheetsHaveTypes()
{
    QVERIFY(writeBytes(in("typed.csv"), "id,number,day,old,long,lon,lat\n"
                                        "a,0.25,2020-01-05,1850-01-05,1234567890123456789,62,30\n"
                                        "b,3,2021-12-31,2020-01-05,12,,\n"));
    const auto run =
        runProgram({QStringLiteral("export"), in("typed.xlsx"), QStringLiteral("--from"), in("typed.csv")});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY2(run.err.contains(QStringLiteral("long was written as text")) &&
                 run.err.contains(QStringLiteral("old was written as text")) && run.err.count(u'\n') == 2,
             qPrintable(run.err));
    const auto back = runProgram({QStringLiteral("export"), in("typed-back.csv"), QStringLiteral("--from"),
                                  in("typed.xlsx"), QStringLiteral("--overwrite")});
    QVERIFY2(back.exitCode == 0, qPrintable(back.err));
    const auto rows = PlainCsv::read(in("typed-back.csv"));
    QCOMPARE(rows.value(rows.rows[0], "long"), QStringLiteral("1234567890123456789"));
    QCOMPARE(rows.value(rows.rows[0], "number").toDouble(), 0.25);
    QCOMPARE(rows.value(rows.rows[0], "lon").toDouble(), 62.0);
}

void ExportCommandTest::fullDeviceLeavesTheOldFile_data()
{
    everyFormat();
}

void ExportCommandTest::fullDeviceLeavesTheOldFile()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const QString path = folder.filePath(file);
    const QStringList words{QStringLiteral("export"), path, QStringLiteral("--where"),
                            QStringLiteral("province = Gilgit-Baltistan"), QStringLiteral("--overwrite")};
    QCOMPARE(runProgram(words).exitCode, 0);
    const auto whole = QFileInfo(path).size();
    QVERIFY(whole > 10'000);
    const QByteArray old = "what was there before";
    const qint64 less = file.endsWith(QLatin1String("xlsx")) ? 100 : 1; // it says when it was made, and is compressed
    for (const qint64 limit : {qint64(0), qint64(1), whole / 2, whole - less}) {
        for (const bool wasThere : {true, false}) {
            if (isSanitized && wasThere != (limit == 0 || limit == whole / 2)) // every other one
                continue;
            QFile::remove(path);
            if (wasThere)
                QVERIFY(writeBytes(path, old));
            const auto run = runProgram(words, {rlim_t(limit), {}});
            QVERIFY(run.ended);
            QVERIFY2(run.exitCode == 3,
                     qPrintable(QStringLiteral("%1 of %2: exit %3").arg(limit).arg(whole).arg(run.exitCode)));
            QCOMPARE(run.out, QString());
            QCOMPARE(run.err.count(u'\n'), 1);
            QVERIFY2(run.err.contains(path), qPrintable(run.err));
            QVERIFY2(!run.err.contains(QLatin1String(".kohkan-")), qPrintable(run.err)); // the name nobody asked for
            QCOMPARE(bytesOf(path), wasThere ? old : QByteArray());
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                     wasThere ? QStringList{file} : QStringList());
        }
    }
    QCOMPARE(runProgram(words, {rlim_t(whole * 3), {}}).exitCode,
             0); // and the limit is what did it
}

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "export_command_test.moc"
