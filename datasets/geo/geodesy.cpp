// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"

#include <geodesic.h>

namespace kohkan {

namespace {

const geod_geodesic &wgs84()
{
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g;
        geod_init(&g, 6378137.0, 1 / 298.257223563);
        return g;
    }();
    return ellipsoid;
}

} // namespace

GeodesicLine geodesic(LonLat from, LonLat to)
{
    GeodesicLine line;
    double azimuth = 0, end = 0;
    geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, &line.metres, &azimuth, &end);
    line.bearing = azimuth < 0 ? azimuth + 360 : azimuth;
    return line;
}

LonLat geodesicPoint(LonLat from, double bearing, double metres)
{
    LonLat to;
    double end = 0;
    geod_direct(&wgs84(), from.lat, from.lon, bearing, metres, &to.lat, &to.lon, &end);
    return to;
}

std::vector<LonLat> geodesicCircle(LonLat center, double metres, int steps)
{
    std::vector<LonLat> ring;
    ring.reserve(static_cast<std::size_t>(steps) + 1);
    for (int i = 0; i <= steps; ++i)
        ring.push_back(geodesicPoint(center, 360.0 * (i % steps) / steps, metres));
    return ring;
}

GeodesicRing geodesicRing(std::span<const LonLat> ring)
{
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const auto &place : ring)
        geod_polygon_addpoint(&wgs84(), &polygon, place.lat, place.lon);
    GeodesicRing measured;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &measured.area, &measured.perimeter);
    measured.area = std::abs(measured.area);
    return measured;
}

} // namespace kohkan
