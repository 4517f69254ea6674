// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/projected_geometry.h"
#include "widgets/paint/row_looks.h"

#include <QPointF>
#include <mutex>
#include <unordered_map>

namespace kohkan {

/// Where rows on exactly one point stand when they are spread around it: offsets in device-independent pixels, by row.
/// Rows that stand alone are not in it.
class Displacement {
public:
    /// Layers with more rows are not spread.
    static constexpr std::size_t mostRows = 100'000;

    Displacement(const ProjectedGeometry &features, const RowSet *rows, double markerSize);
    QPointF of(Row row) const
    {
        const auto it = m_offsets.find(row);
        return it == m_offsets.end() ? QPointF() : it->second;
    }
    const std::unordered_map<Row, QPointF> &offsets() const { return m_offsets; }
    double reach() const { return m_reach; } ///< the longest offset
    friend bool operator==(const Displacement &a, const Displacement &b) { return a.m_offsets == b.m_offsets; }

private:
    std::unordered_map<Row, QPointF> m_offsets;
    double m_reach = 0;
};

/// The circles of the stated accuracy of each place, as polygons of geodesics to scale. Made by the first worker that
/// paints them; then immutable and shared.
class AccuracyCircles {
public:
    /// Layers with more rows get none.
    static constexpr std::size_t mostRows = 100'000;

    struct Shapes {
        ProjectedGeometryPtr circles;
        std::vector<Row> rows;      ///< of the layer, by row of `circles`
        std::vector<double> metres; ///< radius, by row of `circles`; what the datum adds is in it
    };
    AccuracyCircles(ProjectedGeometryPtr features, QString column)
        : m_features(std::move(features)), m_column(std::move(column))
    {}
    /// Null where no row states an accuracy. Any thread.
    const Shapes *shapes() const;

private:
    std::unique_ptr<const Shapes> make() const;
    ProjectedGeometryPtr m_features;
    QString m_column;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<const Shapes> m_shapes;
};

/// What a layer's picture is made of: shared constants and a value.
struct LayerPicture {
    ProjectedGeometryPtr features;
    std::shared_ptr<const RowSet> rows; ///< those that pass the filter; null: all
    RowLooksPtr looks;
    std::shared_ptr<const Displacement> displacement; ///< null: none
    std::shared_ptr<const AccuracyCircles> circles;   ///< null: none

    /// Made anew from its parts; looks and circles of `before` are taken where they are still right.
    static LayerPicture create(ProjectedGeometryPtr features, std::shared_ptr<const RowSet> rows,
                               const LayerStyle &style, const LayerPicture *before = nullptr);
    const LayerStyle &style() const { return looks->style(); }
    bool passes(Row row) const { return !rows || rows->contains(row); }
    QPointF offsetOf(Row row) const { return displacement ? displacement->of(row) : QPointF(); }
    /// Is the layer shaded instead of drawn at that many map units a device-independent pixel?
    bool isShaded(double resolution) const;
};

/// Which of two rows is painted over the other where their marks meet: smaller marks over larger ones, then the more
/// important class, then the greater value of the order column. True: `a` goes over `b`. Rows alike in all this stand
/// from north to south.
bool isOver(const RowLooks &looks, Row a, Row b);

} // namespace kohkan
