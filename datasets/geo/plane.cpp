// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/plane.h"

namespace kohkan::plane {

double distance(std::span<const MapPoint> line, MapPoint to)
{
    double best = std::numeric_limits<double>::infinity();
    if (line.size() == 1)
        return line[0].isValid() ? std::hypot(line[0].x - to.x, line[0].y - to.y) : best;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
        const double t = squared > 0 ? std::clamp(((to.x - a.x) * dx + (to.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
        const double d = std::hypot(a.x + t * dx - to.x, a.y + t * dy - to.y);
        if (d < best) // false for NaN
            best = d;
    }
    return best;
}

bool contains(std::span<const MapPoint> ring, MapPoint p)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
    return inside;
}

bool segmentsMeet(MapPoint a, MapPoint b, MapPoint c, MapPoint d)
{
    const auto side = [](MapPoint p, MapPoint q, MapPoint r) {
        const double cross = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
        return cross > 0 ? 1 : (cross < 0 ? -1 : 0);
    };
    const auto between = [](MapPoint p, MapPoint q, MapPoint r) {
        return std::min(p.x, q.x) <= r.x && r.x <= std::max(p.x, q.x) && std::min(p.y, q.y) <= r.y &&
               r.y <= std::max(p.y, q.y);
    };
    const int abc = side(a, b, c), abd = side(a, b, d), cda = side(c, d, a), cdb = side(c, d, b);
    if (abc != abd && cda != cdb)
        return true;
    return (abc == 0 && between(a, b, c)) || (abd == 0 && between(a, b, d)) || (cda == 0 && between(c, d, a)) ||
           (cdb == 0 && between(c, d, b));
}

bool meetsPolygon(std::span<const MapPoint> line, bool ring, std::span<const MapPoint> polygon)
{
    for (const auto &p : line)
        if (p.isValid() && contains(polygon, p))
            return true;
    const std::size_t edges = line.empty() ? 0 : (ring ? line.size() : line.size() - 1);
    for (std::size_t i = 0; i < edges; ++i)
        for (std::size_t k = 0; k < polygon.size(); ++k)
            if (segmentsMeet(line[i], line[(i + 1) % line.size()], polygon[k], polygon[(k + 1) % polygon.size()]))
                return true;
    return false;
}

} // namespace kohkan::plane
