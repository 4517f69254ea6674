// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/antimeridian.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace kohkan {

namespace {

constexpr double leastJump = 270;

/// How many turns each position is to be moved by; empty where nothing jumps, or the ring does not close.
std::vector<int> turnsOf(std::span<const LonLat> points, bool isRing)
{
    std::vector<int> turns;
    int turn = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double step = points[i].lon - points[i - 1].lon;
        if (std::abs(step) > leastJump && std::abs(step) < 360) {
            turns.resize(points.size(), 0);
            turn += step < 0 ? 1 : -1;
        }
        if (!turns.empty())
            turns[i] = turn;
    }
    if (isRing && turn != 0)
        turns.clear();
    return turns;
}

} // namespace

bool goOnBeyond180(ImportedGeometry &geometry)
{
    bool isChanged = false;
    double outerWest = 0, outerEast = 0; // of the outer ring that the next inner ones belong to
    bool isOuterChanged = false;
    for (const GeometryPart &part : geometry.parts) {
        const std::span<LonLat> points(geometry.coordinates.data() + part.first, part.count);
        if (part.kind == GeometryPart::Kind::Point || points.empty())
            continue;
        const bool isInner = part.kind == GeometryPart::Kind::InnerRing;
        const auto turns = turnsOf(points, part.kind != GeometryPart::Kind::Line);
        for (std::size_t i = 0; i < turns.size(); ++i)
            points[i].lon += 360.0 * turns[i];
        const auto [west, east] =
            std::minmax_element(points.begin(), points.end(), [](auto &a, auto &b) { return a.lon < b.lon; });
        double shift = 0;
        if (isInner && isOuterChanged) // to where its outer ring is now
            shift = west->lon < outerWest && east->lon + 360 <= outerEast ? 360 : 0;
        else if (!turns.empty() && west->lon < -180)
            shift = 360;
        if (shift != 0)
            for (LonLat &point : points)
                point.lon += shift;
        if (!isInner) {
            isOuterChanged = !turns.empty();
            outerWest = west->lon;
            outerEast = east->lon;
        }
        isChanged = isChanged || !turns.empty() || shift != 0;
    }
    return isChanged;
}

} // namespace kohkan
