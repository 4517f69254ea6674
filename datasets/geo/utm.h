// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <QChar>
#include <optional>

namespace kohkan {

/// A place in the Universal Transverse Mercator grid on WGS 84. Metres; the northing counts from the equator in the
/// north and from 10,000 km south of it in the south.
struct UtmPlace {
    int zone = 0; ///< 1..60
    bool isNorth = true;
    double easting = 0;
    double northing = 0;
};

/// By PROJ, in the zone that the place lies in: six degrees each, with the wider 32V of Norway and 31X, 33X, 35X and
/// 37X of Svalbard. Nothing outside 80° S to 84° N. Any thread.
std::optional<UtmPlace> toUtm(LonLat place);
/// Nothing where zone, easting or northing are none, or the place lies outside 80° S to 84° N.
std::optional<LonLat> fromUtm(const UtmPlace &utm);
/// The letter of the band of eight degrees (C to X without I and O); null outside 80° S to 84° N.
QChar utmBand(double latitude);

} // namespace kohkan
