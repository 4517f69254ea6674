// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <span>
#include <vector>

namespace kohkan {

/// Length and direction of the geodesic between two places on the WGS 84 ellipsoid (PROJ's geodesic routines; Karney
/// 2013).
struct GeodesicLine {
    double metres = 0;
    double bearing = 0; ///< at the start, degrees clockwise from north, 0..360
};
GeodesicLine geodesic(LonLat from, LonLat to);
/// The place that lies `metres` from `from` in direction `bearing`.
LonLat geodesicPoint(LonLat from, double bearing, double metres);
/// A circle of that radius around a place as a closed ring of `steps` points.
std::vector<LonLat> geodesicCircle(LonLat center, double metres, int steps = 72);

/// Boundary and area of a ring whose sides are geodesics; its last place is joined to the first. The smaller side of
/// the ring counts. Where it crosses itself, what goes round the other way is taken off.
struct GeodesicRing {
    double perimeter = 0; ///< metres
    double area = 0;      ///< square metres, never negative
};
GeodesicRing geodesicRing(std::span<const LonLat> ring);

} // namespace kohkan
