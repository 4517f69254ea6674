// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/route_exposure.h"

#include "datasets/geo/geodesy.h"
#include "datasets/table/layer_builder.h"

#include <QTest>
#include <cmath>

using namespace kohkan;

namespace {

const QDate day(2026, 11, 24);

/// Battles of the day without deaths, each at a point: T = S = 1 and no age.
ExposureModel modelOf(const std::vector<LonLat> &places)
{
    LayerBuilder builder(QStringLiteral("incidents"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &date = builder.addColumn(QStringLiteral("date"), Column::Type::Date);
    auto &accuracy = builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Number);
    auto &fatalities = builder.addColumn(QStringLiteral("fatalities"), Column::Type::Integer);
    for (std::size_t i = 0; i < places.size(); ++i) {
        id.appendText(QStringLiteral("e%1").arg(i));
        date.appendDate(*DateRange::parse(u"2026-11-24"));
        accuracy.appendNumber(0);
        fatalities.appendInteger(0);
        builder.geometry().appendPoint(places[i]);
    }
    return *ExposureModel::create(builder.finish(), day);
}

} // namespace

class RouteExposureTest : public QObject {
    Q_OBJECT
private slots:
    /// By hand: the route runs through the incident, 100 km before it and 100 km behind. The index there is 1, falls
    /// evenly to 0 at 50 km, so its mean over 200 km is 2 x (50 x 1 / 2) / 200 = 0.25.
    void throughAnIncident()
    {
        const LonLat middle{66, 30};
        const std::vector<LonLat> route{geodesicPoint(middle, 270, 100'000), middle,
                                        geodesicPoint(middle, 90, 100'000)};
        const RouteExposure found = routeExposure(modelOf({middle}), route);
        QVERIFY(std::abs(found.lengthKm - 200) < 1e-6);
        QVERIFY(std::abs(found.profile[found.highest].value[indexOf(Toll::Best)] - 1) < 1e-9);
        QVERIFY(std::abs(found.profile[found.highest].km - 100) < 1e-6);
        QVERIFY2(std::abs(found.mean - 0.25) < 1e-3, qPrintable(QString::number(found.mean)));
        QCOMPARE(found.contributions.size(), std::size_t(1));
        QVERIFY(found.contributions[0].distanceKm < 1e-6 && std::abs(found.contributions[0].routeKm - 100) < 1e-6);
        QCOMPARE(found.profile.front().value[indexOf(Toll::Best)], 0.0);
        QCOMPARE(found.profile.back().place, route.back());
    }

    void everyPointIsTheExposureThere()
    {
        const ExposureModel model = modelOf({{66, 30}, {67, 30.2}, {67.5, 31}});
        const std::vector<LonLat> route{{65.5, 29.8}, {66.8, 30.4}, {67.5, 30.9}};
        const RouteExposure found = routeExposure(model, route, 5);
        double before = 0, most = 0;
        for (const auto &point : found.profile) {
            QVERIFY(point.value == model.exposure(point.place).value);
            QVERIFY(point.km - before <= 5.0001);
            before = point.km;
            most = std::max(most, point.value[indexOf(Toll::Best)]);
        }
        QCOMPARE(found.profile[found.highest].value[indexOf(Toll::Best)], most);
        QVERIFY(std::abs(before - found.lengthKm) < 1e-9);
        for (std::size_t i = 1; i < found.contributions.size(); ++i)
            QVERIFY(found.contributions[i - 1].weight >= found.contributions[i].weight);
    }

    void aLongRouteHasNotTooManyPoints()
    {
        const std::vector<LonLat> route{{-170, 10}, {0, 40}, {170, 20}};
        QVERIFY(routeExposure(modelOf({{66, 30}}), route, 0.001).profile.size() < 2'010);
        QVERIFY(routeExposure(modelOf({{66, 30}}), std::vector<LonLat>{{66, 30}}).profile.empty());
    }
};

QTEST_GUILESS_MAIN(RouteExposureTest)
#include "route_exposure_test.moc"
