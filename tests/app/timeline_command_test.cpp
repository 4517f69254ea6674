// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/workspace/workspace.h"
#include "tests/support/plain_csv.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

/// `kohkan timeline` from outside.
class TimelineCommandTest : public QObject {
    Q_OBJECT
private slots:
    void everyLaneWithItsRecords();
    void asATable();
    void putsAWorkspaceInPlace();
    void refusesItsWords_data();
    void refusesItsWords();
};

namespace {

QJsonObject jsonOf(const QStringList &words)
{
    const auto run = runProgram(words);
    if (!run.ended || run.exitCode != 0)
        qWarning("%s", qPrintable(run.err));
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

QJsonObject laneOf(const QJsonObject &all, const char *id)
{
    for (const auto lane : all[QLatin1String("lanes")].toArray())
        if (lane[QLatin1String("lane")] == QLatin1String(id))
            return lane.toObject();
    return {};
}

QJsonObject itemOf(const QJsonObject &lane, const char *list, const char *id)
{
    for (const auto item : lane[QLatin1String(list)].toArray())
        if (item[QLatin1String("id")] == QLatin1String(id))
            return item.toObject();
    return {};
}

} // namespace

void TimelineCommandTest::everyLaneWithItsRecords()
{
    const QJsonObject all = jsonOf(list("timeline --json"));
    QVERIFY(all[QLatin1String("site")].isNull());
    QStringList lanes;
    for (const auto lane : all[QLatin1String("lanes")].toArray())
        lanes << lane[QLatin1String("lane")].toString();
    QCOMPARE(lanes.join(u' '), QStringLiteral("partnership project incidents estimates production"));
    const QJsonObject month = itemOf(laneOf(all, "partnership"), "items", "TL-054"); // 2025-10
    QCOMPARE(month[QLatin1String("date")].toString(), QStringLiteral("2025-10"));
    QCOMPARE(month[QLatin1String("first")].toString(), QStringLiteral("2025-10-01"));
    QCOMPARE(month[QLatin1String("last")].toString(), QStringLiteral("2025-10-31"));
    QCOMPARE(month[QLatin1String("precision")].toString(), QStringLiteral("month"));
    QCOMPARE(month[QLatin1String("kind")].toString(), QStringLiteral("shipment"));
    QVERIFY(month[QLatin1String("amount_usd")].isNull());
    const QJsonObject paid = itemOf(laneOf(all, "partnership"), "items", "TL-059");
    QCOMPARE(paid[QLatin1String("amount_usd")].toString(), QStringLiteral("1250000000"));
    const QJsonObject open = itemOf(laneOf(all, "production"), "items", "PRD-038"); // ../2024
    QVERIFY(open[QLatin1String("first")].isNull());
    QCOMPARE(open[QLatin1String("last")].toString(), QStringLiteral("2024-12-31"));
    QVERIFY(itemOf(laneOf(all, "production"), "undated", "PRD-001")[QLatin1String("precision")].isNull());
    QCOMPARE(itemOf(laneOf(all, "incidents"), "items", "INC-139")[QLatin1String("parts")].toArray().size(), 4);
    // one site: every event of the table that names it, and no other
    const QJsonObject site = jsonOf(list("timeline --site reko-diq --json"));
    QCOMPARE(site[QLatin1String("site")].toString(), QStringLiteral("reko-diq"));
    QVERIFY(!site[QLatin1String("name")].toString().isEmpty());
    const PlainCsv table = PlainCsv::read(QStringLiteral(KOHKAN_SHIPPED "/timeline.csv"));
    const int events = table.countIf([&](const QStringList &row) {
        return PlainCsv::tags(table.value(row, "deposit_ids")).contains(QStringLiteral("reko-diq"));
    });
    qsizetype found = 0;
    for (const char *lane : {"partnership", "project"})
        found += laneOf(site, lane)[QLatin1String("items")].toArray().size();
    QCOMPARE(found, events);
}

void TimelineCommandTest::asATable()
{
    const auto run = runProgram(list("timeline --site saindak"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.isEmpty());
    QVERIFY2(run.out.contains(QStringLiteral("1961                   TL-001   Saindak copper discovery [saindak]")),
             qPrintable(run.out));
    QVERIFY(run.out.contains(QStringLiteral("—                      PRD-006")));
    QVERIFY(run.out.contains(QStringLiteral("no report is not no event")));
    QVERIFY(!run.out.contains(QStringLiteral("TL-003"))); // names Reko Diq alone
}

void TimelineCommandTest::putsAWorkspaceInPlace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.gpkg"));
    UserEdit own;
    own.name = {QStringLiteral("production"), QStringLiteral("own-1")};
    own.site = QStringLiteral("saindak");
    own.author = QStringLiteral("A. Khan");
    own.rows = {{{QStringLiteral("deposit_id"), QStringLiteral("saindak")},
                 {QStringLiteral("commodity"), QStringLiteral("Cu")},
                 {QStringLiteral("amount"), QStringLiteral("7.50")},
                 {QStringLiteral("unit"), QStringLiteral("t")},
                 {QStringLiteral("period"), QStringLiteral("2023-04")},
                 {QStringLiteral("kind"), QStringLiteral("actual")},
                 {QStringLiteral("source_ref"), QStringLiteral("Field notes")}}};
    {
        auto workspace = Workspace::open(path, Workspace::Access::ReadWrite);
        QVERIFY(workspace && (*workspace)->change(own.name, own));
    }
    const QJsonObject all =
        jsonOf({QStringLiteral("timeline"), QStringLiteral("--json"), QStringLiteral("--workspace"), path});
    const QJsonObject item = itemOf(laneOf(all, "production"), "items", "own-1");
    QCOMPARE(item[QLatin1String("last")].toString(), QStringLiteral("2023-04-30"));
    QVERIFY(item[QLatin1String("title")].toString().contains(QStringLiteral("7.50 t of Copper")));
}

void TimelineCommandTest::refusesItsWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("site") << "timeline --site reko-dik"
                          << "did you mean reko-diq";
    QTest::newRow("word") << "timeline reko-diq"
                          << "--site ID";
    QTest::newRow("option") << "timeline --sum"
                            << "no option --sum";
    QTest::newRow("empty site") << "timeline --site="
                                << "There is no deposit";
}

void TimelineCommandTest::refusesItsWords()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto run = runProgram(line.split(u' '));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(says), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(TimelineCommandTest)
#include "timeline_command_test.moc"
