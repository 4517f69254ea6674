// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/known_incidents.h"

#include "datasets/security/exposure.h"
#include "datasets/security/incident_rings.h"
#include "tests/support/reported_events.h"

#include <QTest>

using namespace kohkan;

namespace {

const QDate today(2026, 11, 30);
const LonLat site{66, 30};

LayerPtr dated(const std::vector<const char *> &dates)
{
    std::vector<Event> events;
    for (const char *date : dates)
        events.push_back({site, 100, date, "Battles", 1});
    return layerOf(events);
}

} // namespace

/// To which day incidents are known, and that nothing is counted as none where nothing is known.
class KnownIncidentsTest : public QObject {
    Q_OBJECT
private slots:
    void theNewestReportSaysIt_data()
    {
        QTest::addColumn<std::vector<const char *>>("dates");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("later");
        using Dates = std::vector<const char *>;
        QTest::newRow("before today") << Dates{"2025-01-01", "2026-02-22", "2026-01-31"} << QDate(2026, 2, 22) << 0;
        QTest::newRow("today") << Dates{"2026-11-30"} << today << 0;
        QTest::newRow("a row after today is wrong") << Dates{"2026-02-22", "2062-02-22"} << QDate(2026, 2, 22) << 1;
        QTest::newRow("tomorrow") << Dates{"2026-02-22", "2026-12-01"} << QDate(2026, 2, 22) << 1;
        QTest::newRow("nothing but the future") << Dates{"2027", "2028-01-01"} << QDate() << 2;
        QTest::newRow("one incident") << Dates{"2019-05-06"} << QDate(2019, 5, 6) << 0;
        QTest::newRow("a month covers its last day") << Dates{"2026-02"} << QDate(2026, 2, 28) << 0;
        QTest::newRow("a year that goes on has begun") << Dates{"2025-12-24", "2026"} << QDate(2026, 1, 1) << 0;
        QTest::newRow("open ends say nothing")
            << Dates{"2025-03-01/..", "2024-06-01", "../2030"} << QDate(2024, 6, 1) << 0;
        QTest::newRow("an end is an end") << Dates{"../2024-06-30", "2020"} << QDate(2024, 6, 30) << 0;
        QTest::newRow("undated") << Dates{"", ""} << QDate() << 0;
        QTest::newRow("no incidents") << Dates{} << QDate() << 0;
    }
    void theNewestReportSaysIt()
    {
        QFETCH(std::vector<const char *>, dates);
        const KnownIncidents known = knownIncidents(*dated(dates), today);
        QTEST(known.day, "day");
        QTEST(static_cast<int>(known.later), "later");
        QCOMPARE(known.asOf, today);
    }

    void asOfAnEarlierDay()
    {
        const LayerPtr layer = dated({"2024-05-01", "2025-06-01", "2026-02-22"});
        QCOMPARE(knownIncidents(*layer, QDate(2025, 12, 31)).day, QDate(2025, 6, 1));
        QCOMPARE(knownIncidents(*layer, QDate(2025, 12, 31)).later, std::size_t(1));
        QVERIFY(!knownIncidents(*layer, QDate(2024, 4, 30)).isKnown()); // before the first report
        QVERIFY(!knownIncidents(*layer, {}).isKnown());
    }

    void aTableWithoutDatesKnowsNothing()
    {
        LayerBuilder builder(QStringLiteral("plain"));
        builder.addColumn(QStringLiteral("date"), Column::Type::Text).appendText(QStringLiteral("2026-02-22"));
        builder.geometry().appendPoint(site);
        const LayerPtr layer = builder.finish();
        QVERIFY(!knownIncidents(*layer, today).isKnown());
        const auto rings = incidentRings(*layer, site, 0, today);
        QVERIFY(!rings.count(*layer, 100'000, IncidentRings::Period::Days365).isKnown);
        QCOMPARE(rings.count(*layer, 100'000, IncidentRings::Period::All).possible, 1);
    }

    void itIsSaid()
    {
        const KnownIncidents known = knownIncidents(*dated({"2026-02-22", "2027-01-01"}), today);
        QCOMPARE(known.sentence(), QStringLiteral("reports to 22 Feb 2026; no data since 22 Feb 2026 (281 days); 1 row "
                                                  "dated after 30 Nov 2026 counts nowhere"));
        QCOMPARE(knownIncidents(*dated({"2026-11-30"}), today).sentence(), QStringLiteral("reports to 30 Nov 2026"));
        QCOMPARE(knownIncidents(*dated({"2026-11-29"}), today).gapText(),
                 QStringLiteral("no data since 29 Nov 2026 (1 day)"));
        QCOMPARE(knownIncidents(*dated({}), today).sentence(),
                 QStringLiteral("no report with a date; no data to 30 Nov 2026"));
    }

    void periodsCountBackFromIt()
    {
        using Period = IncidentRings::Period;
        const LayerPtr layer =
            dated({"2026-02-22", "2026-02-01", "2025-12-01", "2025-03-01", "2020-01-01", "2027-01-01"});
        const auto rings = incidentRings(*layer, site, 0, today);
        QCOMPARE(rings.lastDay(), QDate(2026, 2, 22));
        const auto certain = [&](const IncidentRings &of, Period period) {
            return of.count(*layer, 5'000, period).certain;
        };
        QCOMPARE(certain(rings, Period::Days30), 2); // none of them in the 30 days to today
        QCOMPARE(certain(rings, Period::Days90), 3);
        QCOMPARE(certain(rings, Period::Days365), 4);
        QCOMPARE(certain(rings, Period::All), 5); // not the one of 2027
        const auto before = incidentRings(*layer, site, 0, today, IncidentRings::Back::FromAsOf);
        QCOMPARE(certain(before, Period::Days30), 0);
        QCOMPARE(certain(before, Period::Days365), 3);
        QCOMPARE(certain(before, Period::All), 6);
    }

    void nothingKnownIsNoCount()
    {
        const LayerPtr empty = dated({});
        const auto rings = incidentRings(*empty, site, 0, today);
        for (const auto period : IncidentRings::periods) {
            const auto count = rings.count(*empty, 5'000, period);
            QVERIFY(!count.isKnown && !count.isNone());
            QVERIFY(rings.list(*empty, 5'000, period).empty());
        }
        const LayerPtr later = dated({"2026-06-01"});
        const auto early = incidentRings(*later, site, 0, QDate(2026, 1, 1)); // before the first report
        QVERIFY(!early.count(*later, 5'000, IncidentRings::Period::Days365).isKnown);
        QVERIFY(!early.count(*later, 5'000, IncidentRings::Period::All).isKnown);
    }

    /// The index does not fall while nobody adds reports.
    void theIndexKeepsWithTheData()
    {
        const LayerPtr layer = layerOf({{site, 0, "2026-02-22", "Battles", 1}});
        const auto soon = ExposureModel::createKnown(layer, QDate(2026, 2, 22)),
                   late = ExposureModel::createKnown(layer, today), asked = ExposureModel::create(layer, today);
        QVERIFY(soon && late && asked);
        const auto best = [](const ExposureModel &model) { return model.exposure(site).value[indexOf(Toll::Best)]; };
        QCOMPARE(best(*soon), 2.0);
        QCOMPARE(best(*late), 2.0);
        QCOMPARE(late->asOf(), QDate(2026, 2, 22));
        QCOMPARE(late->known().daysWithout(), qint64{281});
        QVERIFY(best(*asked) < 1); // who asks for a day gets it, and is told
        QCOMPARE(asked->asOf(), today);
        QCOMPARE(asked->coverage().known.daysWithout(), qint64{281});
        const auto none = ExposureModel::createKnown(layerOf({}), today);
        QVERIFY(none);
        QCOMPARE(none->asOf(), today);
        QVERIFY(nothingInReach(*none).contains(QLatin1String("no data to 30 Nov 2026")));
    }
};

QTEST_GUILESS_MAIN(KnownIncidentsTest)
#include "known_incidents_test.moc"
