// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace kohkan {

/// Longitude and latitude in degrees, WGS 84. NaN means "no place".
struct LonLat {
    double lon = std::numeric_limits<double>::quiet_NaN();
    double lat = std::numeric_limits<double>::quiet_NaN();
    bool isValid() const { return std::isfinite(lon) && std::isfinite(lat); }
    friend bool operator==(const LonLat &, const LonLat &) = default;
};

/// A point of the map plane, in the units of the view's reference system (EPSG:3857: metres of the projection), y up.
struct MapPoint {
    double x = std::numeric_limits<double>::quiet_NaN();
    double y = std::numeric_limits<double>::quiet_NaN();
    bool isValid() const { return std::isfinite(x) && std::isfinite(y); }
    friend bool operator==(const MapPoint &, const MapPoint &) = default;
};

/// An axis-parallel box over points of type P. Empty until the first include().
template <typename P, double P::*X, double P::*Y>
struct Box {
    double minX = std::numeric_limits<double>::infinity();
    double minY = std::numeric_limits<double>::infinity();
    double maxX = -std::numeric_limits<double>::infinity();
    double maxY = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return !(minX <= maxX && minY <= maxY); }
    double width() const { return isEmpty() ? 0.0 : maxX - minX; }
    double height() const { return isEmpty() ? 0.0 : maxY - minY; }
    P center() const
    {
        P point;
        point.*X = (minX + maxX) / 2;
        point.*Y = (minY + maxY) / 2;
        return point;
    }
    void include(const P &p)
    {
        minX = std::min(minX, p.*X);
        minY = std::min(minY, p.*Y);
        maxX = std::max(maxX, p.*X);
        maxY = std::max(maxY, p.*Y);
    }
    void include(const Box &other)
    {
        minX = std::min(minX, other.minX);
        minY = std::min(minY, other.minY);
        maxX = std::max(maxX, other.maxX);
        maxY = std::max(maxY, other.maxY);
    }
    bool contains(const P &p) const { return p.*X >= minX && p.*X <= maxX && p.*Y >= minY && p.*Y <= maxY; }
    bool contains(const Box &o) const { return o.minX >= minX && o.maxX <= maxX && o.minY >= minY && o.maxY <= maxY; }
    bool intersects(const Box &o) const { return o.minX <= maxX && o.maxX >= minX && o.minY <= maxY && o.maxY >= minY; }
    Box grown(double by) const { return {minX - by, minY - by, maxX + by, maxY + by}; }
    friend bool operator==(const Box &, const Box &) = default;
};

using LonLatBox = Box<LonLat, &LonLat::lon, &LonLat::lat>;
using MapRect = Box<MapPoint, &MapPoint::x, &MapPoint::y>;

} // namespace kohkan
