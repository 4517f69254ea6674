// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"
#include "datasets/table/packed_tree.h"

#include <functional>

namespace kohkan {

/// What of a layer depends on the view's reference system: projected coordinates in the order of
/// Geometry::coordinates(), a box a row, a packed tree over the rows. Immutable, made by a worker, shared between
/// threads. A row that does not project, or has no geometry, has an empty box and is skipped by the tree.
class ProjectedGeometry {
public:
    using Project = std::function<MapPoint(LonLat)>;

    /// In EPSG:3857, by the closed form.
    static std::shared_ptr<const ProjectedGeometry> webMercator(LayerPtr layer);
    static std::shared_ptr<const ProjectedGeometry> create(LayerPtr layer, const Project &project);

    const Layer &layer() const { return *m_layer; }
    const std::vector<MapPoint> &points() const { return m_points; }
    std::span<const MapPoint> points(const GeometryPart &part) const
    {
        return {m_points.data() + part.first, part.count};
    }
    const MapRect &box(Row row) const { return m_boxes[index(row)]; }
    const PackedTree &tree() const { return m_tree; }

    /// Rows whose geometry meets the rectangle (points, lines and polygons exactly, not by their boxes).
    RowSet rowsIn(const MapRect &rect) const;
    /// Rows that meet the polygon, which is closed by itself (even-odd).
    RowSet rowsIn(std::span<const MapPoint> polygon) const;
    /// Rows within `radius` of `at` in map units, among `among`, nearest first, at most `most`. Inside a polygon counts
    /// as distance 0, after every point and line.
    std::vector<Row> nearest(MapPoint at, double radius, const RowSet &among, std::size_t most = 64) const;

private:
    LayerPtr m_layer;
    std::vector<MapPoint> m_points;
    std::vector<MapRect> m_boxes;
    PackedTree m_tree;
};

using ProjectedGeometryPtr = std::shared_ptr<const ProjectedGeometry>;

} // namespace kohkan
