// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/table/layer.h"

#include <vector>

namespace kohkan {

/// The place of one kind that lies nearest to a site.
struct NearestPlace {
    QString kind; ///< as the table has it: `port`
    Row row{};    ///< in the table of infrastructure
    double metres = 0;
    double bearing = 0; ///< from the site, degrees clockwise from north
    bool isClosed = false;
};

/// The kinds that are looked for, in the order in which they are shown: ports, border crossings, railway stations,
/// airports, power plants, towns.
const QStringList &nearestKinds();
/// "Port"; the kind itself where it is another.
QString placeKindName(const QString &kind);
/// Of each kind the nearest place; where that is closed, the nearest that is not, too. Geodesic distances. Empty for a
/// place that is none.
std::vector<NearestPlace> nearestPlaces(const Layer &infrastructure, LonLat site);

/// The deposits with derived columns `km_to_port`, `km_to_border_crossing`, `km_to_railway_station`, `km_to_airport`,
/// `km_to_power_plant` and `km_to_city`: to the nearest that is not closed, in kilometres with one decimal; null
/// without a place.
LayerPtr withDistanceColumns(const LayerPtr &deposits, const Layer &infrastructure);

/// "NW" for 300 degrees.
QString compassPoint(double bearing);

} // namespace kohkan
