// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/plane.h"

#include <array>

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

namespace {

/// One edge of a box: a coordinate, its bound, and on which side of it inside is.
struct Edge {
    double LonLat::*coordinate;
    double bound;
    double sign;
    bool holds(LonLat p) const { return sign * (p.*coordinate - bound) >= 0; }
    LonLat cross(LonLat a, LonLat b) const
    {
        const double t = (bound - a.*coordinate) / (b.*coordinate - a.*coordinate);
        LonLat p{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
        p.*coordinate = bound;
        return p;
    }
};

std::array<Edge, 4> edgesOf(const LonLatBox &box)
{
    return {Edge{&LonLat::lon, box.minX, 1}, Edge{&LonLat::lon, box.maxX, -1}, Edge{&LonLat::lat, box.minY, 1},
            Edge{&LonLat::lat, box.maxY, -1}};
}

} // namespace

std::vector<LonLat> clippedRing(std::span<const LonLat> ring, const LonLatBox &box)
{
    std::vector<LonLat> kept(ring.begin(), ring.end()), next;
    for (const Edge &edge : edgesOf(box)) {
        next.clear();
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const LonLat a = kept[i == 0 ? kept.size() - 1 : i - 1], b = kept[i];
            if (edge.holds(a) != edge.holds(b))
                next.push_back(edge.cross(a, b));
            if (edge.holds(b))
                next.push_back(b);
        }
        kept.swap(next);
    }
    return kept;
}

std::vector<std::vector<LonLat>> clippedLine(std::span<const LonLat> line, const LonLatBox &box)
{
    std::vector<std::vector<LonLat>> pieces{{line.begin(), line.end()}};
    for (const Edge &edge : edgesOf(box)) {
        std::vector<std::vector<LonLat>> next;
        for (const auto &piece : pieces) {
            bool open = false;
            for (std::size_t i = 0; i < piece.size(); ++i) {
                const bool holds = edge.holds(piece[i]);
                if (i > 0 && holds != edge.holds(piece[i - 1])) {
                    const LonLat at = edge.cross(piece[i - 1], piece[i]);
                    if (open)
                        next.back().push_back(at);
                    else
                        next.push_back({at});
                    open = !open;
                }
                if (!holds)
                    continue;
                if (!open)
                    next.emplace_back();
                open = true;
                next.back().push_back(piece[i]);
            }
        }
        pieces = std::move(next);
    }
    return pieces;
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
