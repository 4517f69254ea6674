// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_rings.h"

#include "datasets/geo/geodesy.h"
#include "datasets/table/layer_builder.h"

#include <QTest>

using namespace kohkan;

namespace {

constexpr LonLat site{66, 30};

/// One incident: so far from the site, on that date, known to that many metres (negative: not known), part of another
/// or of none.
struct Event {
    const char *id;
    double kilometres;
    const char *date;
    int accuracy;
    const char *partOf;
};

LayerPtr incidents(const std::vector<Event> &events)
{
    LayerBuilder builder(QStringLiteral("incidents"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &date = builder.addColumn(QStringLiteral("date"), Column::Type::Date);
    auto &accuracy = builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Integer);
    auto &partOf = builder.addColumn(QStringLiteral("part_of"), Column::Type::Text);
    for (const Event &event : events) {
        id.appendText(QString::fromLatin1(event.id));
        if (const auto range = DateRange::parse(QString::fromLatin1(event.date)))
            date.appendDate(*range);
        else
            date.appendNull();
        if (event.accuracy < 0)
            accuracy.appendNull();
        else
            accuracy.appendInteger(event.accuracy);
        if (*event.partOf)
            partOf.appendText(QString::fromLatin1(event.partOf));
        else
            partOf.appendNull();
        builder.geometry().appendPoint(geodesicPoint(site, 45, event.kilometres * 1000));
    }
    return builder.finish();
}

using Period = IncidentRings::Period;
const QDate today(2026, 4, 15);

} // namespace

class IncidentRingsTest : public QObject {
    Q_OBJECT
private slots:
    void certainWhenTheWholeDiscIsInside_data()
    {
        QTest::addColumn<double>("kilometres");
        QTest::addColumn<int>("accuracy");
        QTest::addColumn<int>("certain");
        QTest::addColumn<int>("possible");
        QTest::newRow("inside") << 10.0 << 5000 << 1 << 0;
        QTest::newRow("touches from inside") << 18.9 << 5000 << 1 << 0;
        QTest::newRow("crosses the ring") << 19.1 << 5000 << 0 << 1;
        QTest::newRow("reaches in") << 30.9 << 5000 << 0 << 1;
        QTest::newRow("outside") << 31.1 << 5000 << 0 << 0;
        QTest::newRow("place not known") << 10.0 << -1 << 0 << 1;
        QTest::newRow("point on the ring, place not known") << 25.9 << -1 << 0 << 1;
        QTest::newRow("point outside, place not known") << 26.1 << -1 << 0 << 0;
    }
    void certainWhenTheWholeDiscIsInside()
    {
        QFETCH(double, kilometres);
        QFETCH(int, accuracy);
        const LayerPtr layer = incidents({{"i", kilometres, "2026-03-01", accuracy, ""}});
        const auto rings = incidentRings(*layer, site, 1000, today);
        const auto count = rings.count(*layer, 25'000, Period::All);
        QTEST(count.certain, "certain");
        QTEST(count.possible, "possible");
    }

    void aDateThatStraddlesTheEdgeIsPossible()
    {
        const LayerPtr layer = incidents({{"in", 5, "2026-02", 100, ""},
                                          {"edge", 5, "2025-12-15/2026-01-15", 100, ""},
                                          {"year", 5, "2025", 100, ""},
                                          {"old", 5, "2019-05-01", 100, ""},
                                          {"newest", 90, "2026-04-15", 100, ""}, // periods end with it
                                          {"undated", 5, "", 100, ""}});
        const auto rings = incidentRings(*layer, site, 0, today);
        const auto recent = rings.count(*layer, 25'000, Period::Days90);
        QCOMPARE(recent.certain, 1);
        QCOMPARE(recent.possible, 2); // over the edge, undated; 2025 ended before the period began
        const auto year = rings.count(*layer, 25'000, Period::Days365);
        QCOMPARE(year.certain, 2);
        QCOMPARE(year.possible, 2);
        QCOMPARE(rings.count(*layer, 25'000, Period::All).certain, 5);
        QCOMPARE(layer->key(rings.hits.front().row), QStringLiteral("newest"));
        QCOMPARE(layer->key(rings.hits.back().row), QStringLiteral("undated"));
    }

    void theListSaysWhatIsUncertain()
    {
        const LayerPtr layer = incidents({{"sure", 5, "2026-03-01", 4000, ""},
                                          {"when", 5, "2025", 4000, ""},
                                          {"where", 23, "2026-03-01", 4000, ""},
                                          {"both", 23, "2025", 4000, ""},
                                          {"unknown", 5, "2026-03-01", -1, ""}});
        const auto rings = incidentRings(*layer, site, 1000, today);
        QCOMPARE(rings.accuracy, std::optional(1000.0));
        const auto list = rings.list(*layer, 25'000, Period::Days365);
        QCOMPARE(list.size(), std::size_t(5));
        for (const auto &event : list) {
            const QString key = layer->key(event.row);
            QCOMPARE(event.placeCertain, key == QLatin1String("sure") || key == QLatin1String("when"));
            QCOMPARE(event.dateCertain, key != QLatin1String("when") && key != QLatin1String("both"));
            QCOMPARE(event.isCertain(), key == QLatin1String("sure"));
            QCOMPARE(event.accuracy, key == QLatin1String("unknown") ? std::nullopt : std::optional(4000.0));
        }
    }

    void aSiteOfUnknownAccuracyMakesNothingCertain()
    {
        const LayerPtr layer = incidents({{"near", 1, "2026-03-01", 100, ""}, {"far", 101, "2026-03-01", 100, ""}});
        const auto rings = incidentRings(*layer, site, std::nullopt, today);
        const auto count = rings.count(*layer, 100'000, Period::All);
        QCOMPARE(count.certain, 0);
        QCOMPARE(count.possible, 1);
        QVERIFY(!rings.accuracy);
    }

    void partsCountOnceWithTheWhole()
    {
        const LayerPtr layer = incidents({{"whole", 60, "2026-01-31", 100, ""},
                                          {"part1", 10, "2026-01-31", 100, "whole"},
                                          {"part2", 20, "2026-01-31", 100, "whole"},
                                          {"other", 30, "2026-01-31", 100, ""}});
        const auto rings = incidentRings(*layer, site, 0, today);
        QCOMPARE(rings.count(*layer, 25'000, Period::All).certain, 1);
        QCOMPARE(layer->key(rings.list(*layer, 25'000, Period::All).front().row), QStringLiteral("part1"));
        QCOMPARE(rings.count(*layer, 50'000, Period::All).certain, 2);
        QCOMPARE(rings.count(*layer, 100'000, Period::All).certain, 2);
        bool whole = false;
        for (const auto &hit : rings.list(*layer, 100'000, Period::All))
            whole = whole || layer->key(hit.row) == QStringLiteral("whole");
        QVERIFY(whole);
    }

    void theListHasWhatTheCountSays()
    {
        std::vector<Event> events;
        for (int i = 0; i < 40; ++i)
            events.push_back({"", 3.0 * i, i % 3 ? "2026-01" : "2025-06-30", 1000 * (i % 7), ""});
        std::vector<std::string> names;
        for (int i = 0; i < 40; ++i)
            names.push_back("i" + std::to_string(i));
        for (std::size_t i = 0; i < events.size(); ++i)
            events[i].id = names[i].c_str();
        const LayerPtr layer = incidents(events);
        const auto rings = incidentRings(*layer, site, 2000, today);
        int before = 0;
        for (double radius : IncidentRings::radii) {
            const auto all = rings.count(*layer, radius, Period::All);
            for (Period period : IncidentRings::periods) {
                const auto count = rings.count(*layer, radius, period);
                QCOMPARE(static_cast<int>(rings.list(*layer, radius, period).size()), count.certain + count.possible);
                QVERIFY(count.certain <= all.certain);
            }
            QVERIFY(all.certain >= before);
            before = all.certain;
        }
    }

    void aSiteWithoutAPlaceHasNone()
    {
        const LayerPtr layer = incidents({{"i", 1, "2026", 1, ""}});
        QVERIFY(incidentRings(*layer, {}, 0, today).hits.empty());
    }
};

QTEST_APPLESS_MAIN(IncidentRingsTest)
#include "incident_rings_test.moc"
