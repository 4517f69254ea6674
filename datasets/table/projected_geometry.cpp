// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/projected_geometry.h"

#include "datasets/geo/mercator.h"
#include "datasets/geo/plane.h"
#include "datasets/table/layer_builder.h"

#include <algorithm>

namespace kohkan {

std::shared_ptr<const ProjectedGeometry> ProjectedGeometry::webMercator(LayerPtr layer)
{
    return create(std::move(layer), [](LonLat p) { return isInRange(p) ? mercator::fromLonLat(p) : MapPoint{}; });
}

std::shared_ptr<const ProjectedGeometry> ProjectedGeometry::create(LayerPtr layer, const Project &project)
{
    auto result = std::make_shared<ProjectedGeometry>();
    const Geometry &geometry = layer->geometry();
    result->m_points.reserve(geometry.coordinates().size());
    for (const auto &p : geometry.coordinates())
        result->m_points.push_back(project(p));
    result->m_boxes.resize(geometry.rowCount());
    for (std::size_t i = 0; i < geometry.rowCount(); ++i) {
        MapRect box;
        geometry.forEachPart(rowAt(i), [&](const GeometryPart &part) {
            for (const auto &p : result->points(part))
                if (p.isValid())
                    box.include(p);
        });
        result->m_boxes[i] = box;
    }
    result->m_tree = PackedTree(result->m_boxes);
    result->m_layer = std::move(layer);
    return result;
}

RowSet ProjectedGeometry::rowsIn(const MapRect &rect) const
{
    const std::vector<MapPoint> corners{
        {rect.minX, rect.minY}, {rect.maxX, rect.minY}, {rect.maxX, rect.maxY}, {rect.minX, rect.maxY}};
    return rowsIn(corners);
}

RowSet ProjectedGeometry::rowsIn(std::span<const MapPoint> polygon) const
{
    RowSet rows(m_boxes.size());
    MapRect bounds;
    for (const auto &p : polygon)
        bounds.include(p);
    const Geometry &geometry = m_layer->geometry();
    m_tree.search(bounds, [&](std::size_t first, std::size_t last, bool) {
        for (std::size_t i = first; i < last; ++i) {
            if (m_boxes[i].isEmpty() || !bounds.intersects(m_boxes[i]))
                continue;
            bool meets = false, holdsCorner = false;
            geometry.forEachPart(rowAt(i), [&](const GeometryPart &part) {
                const auto line = points(part);
                const bool ring =
                    part.kind == GeometryPart::Kind::OuterRing || part.kind == GeometryPart::Kind::InnerRing;
                meets = meets || plane::meetsPolygon(line, ring, polygon);
                if (ring && !polygon.empty())
                    holdsCorner ^= plane::contains(line, polygon.front());
            });
            if (meets || holdsCorner)
                rows.insert(rowAt(i));
        }
        return true;
    });
    return rows;
}

std::vector<Row> ProjectedGeometry::nearest(MapPoint at, double radius, const RowSet &among, std::size_t most) const
{
    struct Hit {
        double distance;
        bool area;
        Row row;
    };
    std::vector<Hit> hits;
    MapRect box;
    box.include(at);
    box = box.grown(radius);
    const Geometry &geometry = m_layer->geometry();
    m_tree.search(box, [&](std::size_t first, std::size_t last, bool) {
        for (std::size_t i = first; i < last; ++i) {
            const Row row = rowAt(i);
            if (m_boxes[i].isEmpty() || !box.intersects(m_boxes[i]) || !among.contains(row))
                continue;
            double distance = std::numeric_limits<double>::infinity();
            bool inside = false;
            geometry.forEachPart(row, [&](const GeometryPart &part) {
                const auto line = points(part);
                if (part.kind == GeometryPart::Kind::OuterRing || part.kind == GeometryPart::Kind::InnerRing)
                    inside ^= plane::contains(line, at);
                else
                    distance = std::min(distance, plane::distance(line, at));
            });
            if (distance <= radius)
                hits.push_back({distance, false, row});
            else if (inside)
                hits.push_back({0, true, row});
        }
        return true;
    });
    std::sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        if (a.area != b.area)
            return b.area;
        return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
    });
    std::vector<Row> rows;
    for (const auto &hit : hits)
        if (rows.size() < most)
            rows.push_back(hit.row);
    return rows;
}

} // namespace kohkan
