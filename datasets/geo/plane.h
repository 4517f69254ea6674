// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <span>
#include <vector>

/// Small plane geometry on map points, where calling GEOS for each row would cost more than the answer. Pure functions.
namespace kohkan::plane {

/// Distance from a point to an open line (or to a single point), in map units; infinity for an empty line.
double distance(std::span<const MapPoint> line, MapPoint to);
/// Even-odd: is the point inside the ring, which is closed by itself.
bool contains(std::span<const MapPoint> ring, MapPoint point);
/// Do the segments a-b and c-d meet?
bool segmentsMeet(MapPoint a, MapPoint b, MapPoint c, MapPoint d);
/// Does a line (closed where `ring`) have a vertex in the polygon or cross its edge? A polygon wholly inside a ring is
/// not seen here.
bool meetsPolygon(std::span<const MapPoint> line, bool ring, std::span<const MapPoint> polygon);

/// The part of a ring's area inside a box (Sutherland and Hodgman 1974); empty where there is none.
std::vector<LonLat> clippedRing(std::span<const LonLat> ring, const LonLatBox &box);
/// The runs of a line inside a box, cut at its edges.
std::vector<std::vector<LonLat>> clippedLine(std::span<const LonLat> line, const LonLatBox &box);

} // namespace kohkan::plane
