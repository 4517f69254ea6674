// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan::test;

/// `kohkan validate` and `kohkan info --report` from outside.
class ValidateCommandTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void exitCodes_data();
    void exitCodes();
    void asJson();
    void asText();
    void everyLayerOrOne();
    void infoHasItToo();
    void readsByRecipe();
    void recipesAreListed();

private:
    QString write(const char *name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        return writeBytes(path, bytes) ? path : QString();
    }
    QTemporaryDir m_folder;
};

namespace {

const QByteArray doubled = "id,name,lon,lat\n1,Reko Diq,62.1,29.1\n2,reko-diq,62.1,29.101\n2,Saindak,61.6,29.3\n"
                           "4,Nowhere,,\n";

QJsonObject objectOf(const ProgramRun &run)
{
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

} // namespace

void ValidateCommandTest::exitCodes_data()
{
    QTest::addColumn<QByteArray>("table"); // empty: there is no file
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("fine") << QByteArray("name,lon,lat\na,66,29\nb,67,29\n") << QStringList() << 0;
    QTest::newRow("a row without a place is no row left out") << doubled << QStringList() << 0;
    QTest::newRow("cells left out") << QByteArray("name,lon,lat\na,66,29,x\nb,67,29\n") << QStringList() << 4;
    QTest::newRow("the same as JSON") << QByteArray("name,lon,lat\na,66,29,x\nb,67,29\n")
                                      << QStringList{QStringLiteral("--json")} << 4;
    QTest::newRow("no file") << QByteArray() << QStringList() << 2;
    QTest::newRow("no such layer") << doubled << QStringList{QStringLiteral("--layer"), QStringLiteral("other")} << 1;
    QTest::newRow("a layer without a name") << doubled << QStringList{QStringLiteral("--layer=")} << 1;
    QTest::newRow("no such option") << doubled << QStringList{QStringLiteral("--where"), QStringLiteral("a = 1")} << 1;
    QTest::newRow("two sources") << doubled << QStringList{QStringLiteral("more.csv")} << 1;
}

void ValidateCommandTest::exitCodes()
{
    QFETCH(QByteArray, table);
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const QString path = table.isEmpty() ? m_folder.filePath(QStringLiteral("none.csv")) : write("rows.csv", table);
    QVERIFY(!path.isEmpty());
    const auto run = runProgram(QStringList{QStringLiteral("validate"), path} + words);
    QVERIFY(run.ended);
    QVERIFY2(run.exitCode == code, qPrintable(run.err));
    QCOMPARE(run.out.isEmpty(), code != 0 && code != 4);
    if (run.out.startsWith(u'{'))
        QCOMPARE(objectOf(run)[QLatin1String("isComplete")].toBool(), code == 0);
}

void ValidateCommandTest::asJson()
{
    const auto run = runProgram({QStringLiteral("validate"), write("doubled.csv", doubled), QStringLiteral("--json")});
    const QJsonArray layers = objectOf(run)[QLatin1String("layers")].toArray();
    QCOMPARE(layers.size(), 1);
    const QJsonObject report = layers[0].toObject();
    QCOMPARE(report[QLatin1String("layer")].toString(), QStringLiteral("doubled"));
    QCOMPARE(report[QLatin1String("rows")].toInt(), 4);
    QCOMPARE(report[QLatin1String("rowsOnMap")].toInt(), 3);
    QCOMPARE(report[QLatin1String("notOnMap")][0][QLatin1String("rows")].toArray(), QJsonArray{4});
    const auto ids = report[QLatin1String("repeatedIds")][0];
    QCOMPARE(ids[QLatin1String("column")].toString(), QStringLiteral("id"));
    QCOMPARE(ids[QLatin1String("values")].toInt(), 1);
    QCOMPARE(ids[QLatin1String("listed")][0][QLatin1String("value")].toString(), QStringLiteral("2"));
    QCOMPARE(ids[QLatin1String("listed")][0][QLatin1String("rows")].toArray(), (QJsonArray{2, 3}));
    const auto near = report[QLatin1String("nearDuplicates")];
    QCOMPARE(near[QLatin1String("groups")].toInt(), 1);
    QCOMPARE(near[QLatin1String("listed")][0][QLatin1String("rows")].toArray(), (QJsonArray{1, 2}));
    QCOMPARE(near[QLatin1String("listed")][0][QLatin1String("names")].toArray(),
             (QJsonArray{QStringLiteral("Reko Diq"), QStringLiteral("reko-diq")}));
    QCOMPARE(report[QLatin1String("reading")][QLatin1String("headerLine")].toInt(), 1);
}

void ValidateCommandTest::asText()
{
    const auto run = runProgram({QStringLiteral("validate"), write("doubled.csv", doubled)});
    for (const char *part : {"Import report of doubled", "Rows read: 4. On the map: 3. In the table only: 1.",
                             "No row and no cell of the source is left out.", "id: 1 values come more than once",
                             "Reko Diq / reko-diq", "Separator: \",\""})
        QVERIFY2(run.out.contains(QLatin1String(part)), qPrintable(run.out));
    QVERIFY(run.err.isEmpty());
}

void ValidateCommandTest::everyLayerOrOne()
{
    const QString path = write("tracks.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="test"
        xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="29" lon="62"><name>A</name></wpt>
        <rte><name>R</name><rtept lat="29" lon="62"/><rtept lat="30" lon="62"/></rte></gpx>)");
    const auto all = runProgram({QStringLiteral("validate"), path, QStringLiteral("--json")});
    QCOMPARE(all.exitCode, 0);
    QVERIFY(objectOf(all)[QLatin1String("layers")].toArray().size() > 1);
    const auto one = runProgram({QStringLiteral("validate"), path, QStringLiteral("--layer"), QStringLiteral("routes"),
                                 QStringLiteral("--json")});
    QCOMPARE(objectOf(one)[QLatin1String("layers")].toArray().size(), 1);
    QCOMPARE(objectOf(one)[QLatin1String("layers")][0][QLatin1String("rows")].toInt(), 1);
}

void ValidateCommandTest::infoHasItToo()
{
    const QString path = write("doubled.csv", doubled);
    const auto plain = runProgram({QStringLiteral("info"), path});
    const auto text = runProgram({QStringLiteral("info"), path, QStringLiteral("--report")});
    QVERIFY(text.out.startsWith(plain.out));
    QVERIFY(!plain.out.contains(QLatin1String("Import report")));
    QVERIFY(text.out.contains(QLatin1String("Import report of doubled")));
    const auto json =
        objectOf(runProgram({QStringLiteral("info"), path, QStringLiteral("--report"), QStringLiteral("--json")}));
    const auto report = json[QLatin1String("layers")][0][QLatin1String("report")];
    QCOMPARE(report[QLatin1String("rowsOnMap")].toInt(), 3);
}

void ValidateCommandTest::readsByRecipe()
{
    const QString path = write("sites.csv", "Site,Metal,Cu grade,State,lon,lat\nHill,Cu/Mithril,41,Producer,62,29\n"
                                            "Dale,gold; silver,0.4,Asleep,63,30\n");
    const QString recipe = write("sites.json", R"({"kind":"deposits","name":"Sites","choices":{"name":"Site",
        "primary_commodities":"Metal","status":"State"},"figures":[{"what":"grade","column":"Cu grade","unit":"%",
        "commodity":"Cu"}]})");
    const QStringList with{QStringLiteral("--recipe"), recipe};
    const auto run = runProgram(QStringList{QStringLiteral("validate"), path} + with);
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains(QStringLiteral("\"Mithril\"")) && run.out.contains(QStringLiteral("\"Asleep\"")) &&
                 run.out.contains(QStringLiteral("The grade 41 % of Cu lies above 18 %")),
             qPrintable(run.out));
    const auto json = runProgram(QStringList{QStringLiteral("validate"), path, QStringLiteral("--json")} + with);
    const QJsonObject report = objectOf(json).value(QStringLiteral("layers")).toArray().at(0).toObject();
    QVERIFY(report.value(QStringLiteral("misfits")).toArray().size() >= 3);
    QCOMPARE(report.value(QStringLiteral("rows")).toInt(), 2);
    const auto plain = runProgram({QStringLiteral("validate"), path});
    QVERIFY(!plain.out.contains(QStringLiteral("Mithril")));

    const QString out = m_folder.filePath(QStringLiteral("sites.geojson"));
    const auto exported = runProgram(QStringList{QStringLiteral("export"), out, QStringLiteral("--from"), path} + with);
    QCOMPARE(exported.exitCode, 0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY2(written.contains("\"primary_commodities\"") && written.contains("\"operating\"") &&
                 written.contains("\"Cu grade\""),
             written.constData());
    const auto image = runProgram(QStringList{QStringLiteral("render"), m_folder.filePath(QStringLiteral("m.png")),
                                              path, QStringLiteral("--no-base")} +
                                  with);
    QCOMPARE(image.exitCode, 0);
    const auto info = runProgram(QStringList{QStringLiteral("info"), path} + with);
    QVERIFY(info.out.contains(QStringLiteral("primary_commodities: tags")));
    const auto audit = runProgram(QStringList{QStringLiteral("audit"), path} + with);
    QCOMPARE(audit.exitCode, 0);
    QVERIFY2(audit.out.contains(QStringLiteral("about 2 sites")), qPrintable(audit.out));

    const auto other =
        runProgram(QStringList{QStringLiteral("validate"), write("other.csv", "a,lon,lat\nx,1,2\n")} + with);
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.err.contains(QStringLiteral("There is no column")), qPrintable(other.err));
    const auto none =
        runProgram({QStringLiteral("validate"), path, QStringLiteral("--recipe"), QStringLiteral("nothing")});
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.err.contains(QStringLiteral("usgs-mrds")));
    const auto wrong = runProgram({QStringLiteral("validate"), path, QStringLiteral("--recipe"), path});
    QCOMPARE(wrong.exitCode, 2);
    const auto exposure = runProgram(QStringList{QStringLiteral("exposure"), QStringLiteral("--from"), path} + with);
    QCOMPARE(exposure.exitCode, 1);
    QVERIFY(exposure.err.contains(QStringLiteral("of the kind deposits")));

    const QString attacks = write("attacks.csv", "When,What,x,y\n2025-06-05,Bomb,62.09,29.12\n");
    const QString how = write("attacks.json", R"({"kind":"incidents","name":"Attacks","incidents":{"date":"When",
        "longitude":"x","latitude":"y"}})");
    const auto counted =
        runProgram({QStringLiteral("exposure"), QStringLiteral("--from"), attacks, QStringLiteral("--recipe"), how,
                    QStringLiteral("--site"), QStringLiteral("reko-diq")});
    QVERIFY2(counted.exitCode == 0, qPrintable(counted.err));
}

void ValidateCommandTest::recipesAreListed()
{
    const auto run = runProgram({QStringLiteral("recipes")});
    QCOMPARE(run.exitCode, 0);
    for (const char *id : {"usgs-mrds:", "usgs-mrds-sites:", "gem-coal-mines:", "icmm-mines:"})
        QVERIFY2(run.out.contains(QString::fromLatin1(id)), id);
    const auto json = runProgram({QStringLiteral("recipes"), QStringLiteral("--json")});
    QVERIFY(QJsonDocument::fromJson(json.out.toUtf8()).array().size() >= 4);
    const QString path = write("mines.csv", "ICMMID,Confidence Factor,Mine Name ,Latitude,Longitude,Primary Commodity\n"
                                            "I1,High,Pit,7.6,-74.8,gold\n");
    const auto hint = runProgram({QStringLiteral("validate"), path});
    QVERIFY2(hint.err.contains(QStringLiteral("--recipe icmm-mines")), qPrintable(hint.err));
}

QTEST_GUILESS_MAIN(ValidateCommandTest)
#include "validate_command_test.moc"
