// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/workspace/workspace.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

/// `kohkan estimates` and `kohkan audit` from outside.
class EstimatesCommandTest : public QObject {
    Q_OBJECT
private slots:
    void everyColumnUnderItsName();
    void onOneBasisAndInOneUnit();
    void aSiteWithoutAnEstimate();
    void auditNamesEachFinding();
    void auditReadsATableOfOnesOwn();
    void putsAWorkspaceInPlace();
    void refusesItsWords_data();
    void refusesItsWords();
};

namespace {

QJsonDocument jsonOf(const char *line)
{
    const auto run = runProgram(list(line));
    if (!run.ended || run.exitCode != 0)
        qWarning("%s", qPrintable(run.err));
    return QJsonDocument::fromJson(run.out.toUtf8());
}

QJsonObject rowOf(const QJsonArray &rows, const char *id, const char *commodity)
{
    for (const auto row : rows)
        if (row[QLatin1String("id")] == QLatin1String(id) &&
            row[QLatin1String("commodity")] == QLatin1String(commodity))
            return row.toObject();
    return {};
}

} // namespace

void EstimatesCommandTest::everyColumnUnderItsName()
{
    const QJsonObject all = jsonOf("estimates reko-diq --json").object();
    const QJsonArray rows = all[QLatin1String("estimates")].toArray();
    QSet<QString> ids;
    for (const auto row : rows) {
        ids << row[QLatin1String("id")].toString();
        for (const char *name : {"kind", "category", "scope", "source_ref", "code"})
            QVERIFY2(!row[QLatin1String(name)].toString().isEmpty(), name);
        for (const char *name : {"share_percent", "effective_date", "tonnage", "notes", "cutoff", "line"})
            QVERIFY2(row.toObject().contains(QLatin1String(name)), name);
        QVERIFY(row.toObject().contains(QLatin1String("normalised")) &&
                row.toObject().contains(QLatin1String("findings")));
    }
    QFile table(QStringLiteral(KOHKAN_SHIPPED "/estimates.csv")); // every published figure of the deposit, and no other
    QVERIFY(table.open(QIODevice::ReadOnly));
    qsizetype published = 0;
    for (const QByteArray &line : table.readAll().split('\n'))
        published += line.split(',').value(2) == "reko-diq";
    QCOMPARE(rows.size(), published);
    QVERIFY(ids.size() >= 10);
    const QJsonObject copper = rowOf(rows, "EST-004", "Cu");
    QCOMPARE(copper[QLatin1String("grade")].toString(), QStringLiteral("0.4149903111")); // with all its digits
    QVERIFY(copper[QLatin1String("share_percent")].isNull());
}

void EstimatesCommandTest::onOneBasisAndInOneUnit()
{
    const QJsonArray rows =
        jsonOf("estimates reko-diq --basis 100 --unit Moz --json").object()[QLatin1String("estimates")].toArray();
    const QJsonObject gold = rowOf(rows, "EST-003", "Au")[QLatin1String("normalised")].toObject();
    QCOMPARE(gold[QLatin1String("contained")].toString(), QStringLiteral("26"));
    QCOMPARE(gold[QLatin1String("unit")].toString(), QStringLiteral("Moz"));
    QVERIFY(gold[QLatin1String("basis")].toString().startsWith(QStringLiteral("100 %")));
    QCOMPARE(gold[QLatin1String("contained_from")].toString(), QStringLiteral("published"));
    const QJsonObject misquote = rowOf(rows, "EST-077", "Au")[QLatin1String("normalised")].toObject();
    QCOMPARE(misquote[QLatin1String("contained")].toString(), QStringLiteral("17.4")); // its basis is not said
    QCOMPARE(misquote[QLatin1String("basis")].toString(), QStringLiteral("not said"));
}

void EstimatesCommandTest::aSiteWithoutAnEstimate()
{
    const QJsonArray sites = jsonOf("audit --json").array();
    QSet<QString> with;
    for (const auto site : sites)
        with << site[QLatin1String("deposit_id")].toString();
    const auto run = runProgram(list("estimates zzz"));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains(QStringLiteral("zzz")));
    QFile table(QStringLiteral(KOHKAN_SHIPPED "/deposits.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    for (const QByteArray &line : table.readAll().split('\n').mid(1))
        if (const QString id = QString::fromUtf8(line.split(',').value(0)); !id.isEmpty() && !with.contains(id)) {
            const auto none = runProgram({QStringLiteral("estimates"), id});
            QCOMPARE(none.exitCode, 0);
            QVERIFY(none.out.contains(QStringLiteral("No estimate")));
            return;
        }
    QFAIL("every site has an estimate");
}

void EstimatesCommandTest::auditNamesEachFinding()
{
    QSet<QString> kinds;
    for (const auto site : jsonOf("audit --json").array())
        for (const auto finding : site[QLatin1String("findings")].toArray()) {
            kinds << finding[QLatin1String("kind")].toString();
            QVERIFY(!finding[QLatin1String("sentence")].toString().isEmpty());
            QVERIFY(!finding[QLatin1String("estimates")].toArray().isEmpty());
        }
    for (const char *kind : {"contained", "ore", "share", "sum", "same", "stale", "scope", "claim"})
        QVERIFY2(kinds.contains(QLatin1String(kind)), kind);
    const auto text = runProgram(list("audit"));
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains(QStringLiteral("13 Moz / 0.28 g/t = 1.4 Gt")));
}

void EstimatesCommandTest::auditReadsATableOfOnesOwn()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "id,line,deposit_id,kind,category,code,scope,share_percent,tonnage,tonnage_unit,commodity,grade,grade_unit,"
        "contained,contained_unit,cutoff,effective_date,source_ref,notes\n"
        "X-1,1,mine,resource,indicated,JORC,deposit,100,12.0,Mt,Cu,1.00,%,0.20,Mt,,2025,own,\n");
    file.close();
    const auto run = runProgram({QStringLiteral("audit"), path});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains(QStringLiteral("12.0 Mt x 1.00 % = 0.120 Mt of Copper")), qPrintable(run.out));
    QVERIFY(run.out.contains(QStringLiteral("do not agree")));
    QVERIFY(run.err.isEmpty());
    QVERIFY(file.open(QIODevice::Append));
    file.write("X-1,2,mine,resource,indicated,JORC,deposit,100,13.0,Mt,Au,about 1,g/t,,,,2025,own,\n,1,,resource, + "
               ",,deposit,,5,Mt,Cu,,,,,,2025,own,\n");
    file.close();
    const auto odd = runProgram({QStringLiteral("audit"), path});
    QCOMPARE(odd.exitCode, 0);
    for (const char *part : {"row 2", "about 1", "X-1", "row 3", "not audited"})
        QVERIFY2(odd.err.contains(QLatin1String(part)), qPrintable(QLatin1String(part) + odd.err));
    QVERIFY(odd.out.contains(QStringLiteral("about 1 sites")));
    const auto missing = runProgram({QStringLiteral("audit"), folder.filePath(QStringLiteral("none.csv"))});
    QCOMPARE(missing.exitCode, 2);
    const auto other = runProgram({QStringLiteral("audit"), QStringLiteral(KOHKAN_SHIPPED "/sources.csv")});
    QCOMPARE(other.exitCode, 2);
    QVERIFY2(other.err.contains(QStringLiteral("column")), qPrintable(other.err));
}

void EstimatesCommandTest::putsAWorkspaceInPlace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.gpkg"));
    UserEdit own;
    own.name = {QStringLiteral("estimates"), QStringLiteral("own-1")};
    own.site = QStringLiteral("saindak");
    own.author = QStringLiteral("A. Khan");
    own.rows = {{{QStringLiteral("line"), QStringLiteral("1")},
                 {QStringLiteral("deposit_id"), QStringLiteral("saindak")},
                 {QStringLiteral("kind"), QStringLiteral("resource")},
                 {QStringLiteral("category"), QStringLiteral("inferred")},
                 {QStringLiteral("scope"), QStringLiteral("deposit")},
                 {QStringLiteral("tonnage"), QStringLiteral("7.50")},
                 {QStringLiteral("tonnage_unit"), QStringLiteral("Mt")},
                 {QStringLiteral("commodity"), QStringLiteral("Cu")},
                 {QStringLiteral("source_ref"), QStringLiteral("Field notes")}}};
    {
        auto workspace = Workspace::open(path, Workspace::Access::ReadWrite);
        QVERIFY(workspace && (*workspace)->change(own.name, own));
    }
    const QByteArray before = bytesOf(path);
    const auto run = runProgram({QStringLiteral("estimates"), QStringLiteral("saindak"), QStringLiteral("--json"),
                                 QStringLiteral("--workspace"), path});
    QVERIFY2(run.ended && run.exitCode == 0, qPrintable(run.err));
    const QJsonArray rows = QJsonDocument::fromJson(run.out.toUtf8())[QLatin1String("estimates")].toArray();
    const QJsonObject row = rowOf(rows, "own-1", "Cu");
    QCOMPARE(row[QLatin1String("tonnage")].toString(), QStringLiteral("7.50"));
    QCOMPARE(row[QLatin1String("edited_by")].toString(), QStringLiteral("A. Khan"));
    QCOMPARE(bytesOf(path), before);
    // without it the shipped data alone count
    QVERIFY(rowOf(jsonOf("estimates saindak --json")[QLatin1String("estimates")].toArray(), "own-1", "Cu").isEmpty());
    const QString out = folder.filePath(QStringLiteral("out.csv"));
    QCOMPARE(runProgram({QStringLiteral("export"), out, QStringLiteral("--layer"), QStringLiteral("estimates"),
                         QStringLiteral("--workspace"), path})
                 .exitCode,
             0);
    QVERIFY(bytesOf(out).contains("own-1"));
    const auto missing = runProgram(
        {QStringLiteral("audit"), QStringLiteral("--workspace"), folder.filePath(QStringLiteral("no.gpkg"))});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.err.contains(QLatin1String("There is no workspace")), qPrintable(missing.err));
}

void EstimatesCommandTest::refusesItsWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("no id") << "estimates";
    QTest::newRow("two ids") << "estimates reko-diq saindak";
    QTest::newRow("basis") << "estimates reko-diq --basis 50";
    QTest::newRow("unit") << "estimates reko-diq --unit %";
    QTest::newRow("option") << "estimates reko-diq --sum";
    QTest::newRow("two sources") << "audit a b";
}

void EstimatesCommandTest::refusesItsWords()
{
    QFETCH(QString, line);
    const auto run = runProgram(line.split(u' '));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.startsWith(QStringLiteral("kohkan: ")) && run.out.isEmpty());
}

QTEST_GUILESS_MAIN(EstimatesCommandTest)
#include "estimates_command_test.moc"
