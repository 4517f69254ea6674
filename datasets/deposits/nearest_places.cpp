// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/nearest_places.h"

#include "datasets/geo/geodesy.h"
#include "datasets/table/layer_builder.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>

namespace kohkan {

namespace {

/// Half the square of the chord on a unit sphere: in the order of distances, but for half a percent.
double nearness(LonLat a, LonLat b)
{
    constexpr double degree = std::numbers::pi / 180;
    const double dLat = std::sin((a.lat - b.lat) * degree / 2), dLon = std::sin((a.lon - b.lon) * degree / 2);
    return dLat * dLat + std::cos(a.lat * degree) * std::cos(b.lat * degree) * dLon * dLon;
}

/// Places of one kind, closed ones apart.
struct Places {
    struct Place {
        Row row;
        LonLat point;
        bool isClosed;
    };
    std::vector<Place> all;

    /// The nearest of those that pass: by the sphere, and by the geodesic among what the sphere cannot tell apart.
    template <typename Pass>
    std::optional<NearestPlace> nearest(LonLat site, Pass &&passes) const
    {
        constexpr double sphereError = 1.02; // of squares
        double least = std::numeric_limits<double>::infinity();
        for (const Place &place : all)
            if (passes(place))
                least = std::min(least, nearness(site, place.point));
        std::optional<NearestPlace> found;
        for (const Place &place : all) {
            if (!passes(place) || nearness(site, place.point) > least * sphereError)
                continue;
            const GeodesicLine line = geodesic(site, place.point);
            if (!found || line.metres < found->metres)
                found = NearestPlace{{}, place.row, line.metres, line.bearing, place.isClosed};
        }
        return found;
    }
};

std::map<QString, Places> placesByKind(const Layer &infrastructure)
{
    std::map<QString, Places> byKind;
    const Column *kinds = infrastructure.column(u"kind"), *states = infrastructure.column(u"status");
    for (Row row : kinds ? infrastructure.bySourceRow() : std::vector<Row>()) {
        const LonLat point = infrastructure.geometry().point(row);
        if (point.isValid())
            byKind[kinds->text(row)].all.push_back(
                {row, point, states && states->text(row) == QLatin1String("closed")});
    }
    return byKind;
}

bool any(const Places::Place &)
{
    return true;
}

bool isOpen(const Places::Place &place)
{
    return !place.isClosed;
}

} // namespace

const QStringList &nearestKinds()
{
    static const QStringList kinds{
        QStringLiteral("port"),    QStringLiteral("border-crossing"), QStringLiteral("railway-station"),
        QStringLiteral("airport"), QStringLiteral("power-plant"),     QStringLiteral("city")};
    return kinds;
}

QString placeKindName(const QString &kind)
{
    const std::map<QString, QString> names{{QStringLiteral("port"), tr("Port")},
                                           {QStringLiteral("border-crossing"), tr("Border crossing")},
                                           {QStringLiteral("railway-station"), tr("Railway station")},
                                           {QStringLiteral("airport"), tr("Airport")},
                                           {QStringLiteral("power-plant"), tr("Power plant")},
                                           {QStringLiteral("city"), tr("Town")}};
    const auto known = names.find(kind);
    return known == names.end() ? kind : known->second;
}

std::vector<NearestPlace> nearestPlaces(const Layer &infrastructure, LonLat site)
{
    std::vector<NearestPlace> found;
    if (!site.isValid())
        return found;
    auto byKind = placesByKind(infrastructure);
    for (const QString &kind : nearestKinds()) {
        auto nearest = byKind[kind].nearest(site, any);
        if (!nearest)
            continue;
        nearest->kind = kind;
        found.push_back(*nearest);
        if (!nearest->isClosed)
            continue;
        if (auto open = byKind[kind].nearest(site, isOpen)) {
            open->kind = kind;
            found.push_back(*open);
        }
    }
    return found;
}

LayerPtr withDistanceColumns(const LayerPtr &deposits, const Layer &infrastructure)
{
    auto byKind = placesByKind(infrastructure);
    std::vector<std::uint32_t> order(deposits->rowCount());
    std::iota(order.begin(), order.end(), 0u);
    LayerPtr layer = deposits;
    for (const QString &kind : nearestKinds()) {
        ColumnBuilder column(QStringLiteral("km_to_") + QString(kind).replace(u'-', u'_'), Column::Type::Number,
                             QStringLiteral("km"));
        for (std::size_t i = 0; i < deposits->rowCount(); ++i) {
            const LonLat site = deposits->geometry().point(rowAt(i));
            const auto nearest = site.isValid() ? byKind[kind].nearest(site, isOpen) : std::nullopt;
            if (nearest)
                column.appendNumber(std::round(nearest->metres / 100) / 10, 1);
            else
                column.appendNull();
        }
        column.setDerived();
        layer = LayerBuilder::withColumn(layer, column.finish(order));
    }
    return layer;
}

QString compassPoint(double bearing)
{
    static const char *const names[] = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
    const int at = static_cast<int>(std::lround(bearing / 45)) % 8;
    return tr(names[at < 0 ? at + 8 : at]);
}

} // namespace kohkan
