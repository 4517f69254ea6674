// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/view_system.h"
#include "datasets/table/layer.h"
#include "datasets/table/packed_tree.h"
#include "datasets/table/plane_points.h"

namespace kohkan {

/// The geometry of a layer on the plane of a view: projected coordinates, thinned levels of them for small scales, and
/// a packed tree over the rows. Immutable, made by a worker, shared between threads. Edges longer than a degree are
/// made of shorter ones, so that they stay straight in longitude and latitude; what lies outside the domain of the
/// system is cut off. A row that does not project, or has no geometry, is skipped by the tree.
class ProjectedShape {
public:
    ProjectedShape(const Geometry &geometry, const ViewSystem &system);

    /// One point a row, or none: point() says it all.
    bool isPlainPoints() const { return m_isPlainPoints; }
    /// Of a layer of plain points; NaN where the row has no place on the plane.
    MapPoint point(Row row) const { return m_points[index(row)]; }
    MapRect box(Row row) const
    {
        if (!m_isPlainPoints)
            return m_boxes[index(row)];
        MapRect box;
        if (const MapPoint p = point(row); p.isValid())
            box.include(p);
        return box;
    }
    const PackedTree &tree() const { return m_tree; }

    /// Calls visit(kind, points) for the parts of a row, thinned so that nothing is lost at `resolution` map units a
    /// pixel; 0: every vertex.
    template <typename Visit>
    void forEachPart(Row row, double resolution, Visit &&visit) const
    {
        if (m_isPlainPoints) {
            if (const MapPoint p = point(row); p.isValid())
                visit(GeometryPart::Kind::Point, std::span<const MapPoint>(&p, 1));
            return;
        }
        const Level &level = levelFor(resolution);
        for (auto i = level.partOffsets[index(row)]; i < level.partOffsets[index(row) + 1]; ++i) {
            const GeometryPart &part = level.parts[i];
            visit(part.kind, std::span<const MapPoint>(level.points.data() + part.first, part.count));
        }
    }

    /// Rows whose geometry meets the rectangle (points, lines and polygons exactly, not by their boxes).
    RowSet rowsIn(const MapRect &rect) const;
    /// Rows that meet the polygon, which is closed by itself (even-odd).
    RowSet rowsIn(std::span<const MapPoint> polygon) const;
    /// Rows within `radius` of `at` in map units, among `among` (null: all), nearest first, at most `most`. Inside a
    /// polygon counts as distance 0, after every point and line.
    std::vector<Row> nearest(MapPoint at, double radius, const RowSet *among = nullptr, std::size_t most = 64) const;
    std::size_t bytes() const; ///< memory held, roughly, without the layer

private:
    /// All parts, with vertices closer than `tolerance` to the last one kept left out.
    struct Level {
        double tolerance = 0;
        std::vector<std::uint32_t> partOffsets; ///< rows + 1
        std::vector<GeometryPart> parts;
        std::vector<MapPoint> points;
    };
    void projectPoints(const Geometry &geometry, const ViewSystem &system);
    bool projectPoints(const PackedPlaces &all, const ViewSystem &system, std::size_t from, std::size_t to, bool &fits);
    void projectParts(const Geometry &geometry, const ViewSystem &system);
    void addThinnedLevels();
    const Level &levelFor(double resolution) const;
    std::size_t m_rowCount = 0;
    bool m_isPlainPoints = false;
    bool m_isComplete = true; ///< every row has a place on the plane
    PlanePoints m_points;     ///< of plain points; levels and boxes are of the others
    std::vector<Level> m_levels;
    std::vector<MapRect> m_boxes;
    PackedTree m_tree;
};

/// What of a layer depends on the view's reference system: its shape there. Versions of a layer that share their
/// geometry share it. Immutable; any thread.
class ProjectedGeometry {
public:
    /// Takes as long as projecting does.
    static std::shared_ptr<const ProjectedGeometry> create(LayerPtr layer,
                                                           ViewSystemPtr system = ViewSystem::webMercator());
    /// The same for another layer of the same geometry, at once; null where it is not.
    std::shared_ptr<const ProjectedGeometry> of(const LayerPtr &layer) const;

    const Layer &layer() const { return *m_layer; }
    const LayerPtr &layerPointer() const { return m_layer; }
    const ViewSystemPtr &system() const { return m_system; }
    /// Another one exactly where anything would be painted elsewhere.
    const ProjectedShape *shape() const { return m_shape.get(); }
    bool isPlainPoints() const { return m_shape->isPlainPoints(); }
    MapPoint point(Row row) const { return m_shape->point(row); }
    MapRect box(Row row) const { return m_shape->box(row); }
    const PackedTree &tree() const { return m_shape->tree(); }
    template <typename Visit>
    void forEachPart(Row row, double resolution, Visit &&visit) const
    {
        m_shape->forEachPart(row, resolution, std::forward<Visit>(visit));
    }
    RowSet rowsIn(const MapRect &rect) const { return m_shape->rowsIn(rect); }
    RowSet rowsIn(std::span<const MapPoint> polygon) const { return m_shape->rowsIn(polygon); }
    std::vector<Row> nearest(MapPoint at, double radius, const RowSet *among = nullptr, std::size_t most = 64) const
    {
        return m_shape->nearest(at, radius, among, most);
    }
    std::size_t bytes() const { return m_shape->bytes(); }

private:
    LayerPtr m_layer;
    ViewSystemPtr m_system;
    std::shared_ptr<const ProjectedShape> m_shape;
};

using ProjectedGeometryPtr = std::shared_ptr<const ProjectedGeometry>;

} // namespace kohkan
