// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <numbers>

namespace kohkan::mercator {

/// Radius of the sphere that EPSG:3857 uses, metres.
inline constexpr double earthRadius = 6378137.0;
/// Half the width of the world in EPSG:3857, metres.
inline constexpr double halfWorld = std::numbers::pi * earthRadius;
/// The latitude at which the square world of EPSG:3857 ends, degrees.
inline constexpr double maxLatitude = 85.0511287798066;

/// WGS 84 to EPSG:3857 in closed form (EPSG method 1024). Latitudes beyond +-maxLatitude and places outside +-180/90
/// have no point there (NaN).
inline MapPoint fromLonLat(LonLat p)
{
    if (!p.isValid() || std::abs(p.lat) > maxLatitude + 1e-9 || std::abs(p.lon) > 360.0)
        return {};
    constexpr double radians = std::numbers::pi / 180.0;
    const double sine = std::sin(p.lat * radians); // y = R artanh(sin(latitude)), exact near 0 by log1p
    return {earthRadius * p.lon * radians, earthRadius * 0.5 * std::log1p(2 * sine / (1 - sine))};
}

/// EPSG:3857 to WGS 84 in closed form.
inline LonLat toLonLat(MapPoint p)
{
    constexpr double degrees = 180.0 / std::numbers::pi;
    return {p.x / earthRadius * degrees, std::atan(std::sinh(p.y / earthRadius)) * degrees};
}

/// The box of EPSG:3857 over a box of longitudes and latitudes, latitudes clamped to the square world.
inline MapRect fromLonLat(const LonLatBox &box)
{
    MapRect rect;
    rect.include(fromLonLat(LonLat{box.minX, std::clamp(box.minY, -maxLatitude, maxLatitude)}));
    rect.include(fromLonLat(LonLat{box.maxX, std::clamp(box.maxY, -maxLatitude, maxLatitude)}));
    return rect;
}

inline LonLatBox toLonLat(const MapRect &rect)
{
    LonLatBox box;
    box.include(toLonLat(MapPoint{rect.minX, rect.minY}));
    box.include(toLonLat(MapPoint{rect.maxX, rect.maxY}));
    return box;
}

} // namespace kohkan::mercator
