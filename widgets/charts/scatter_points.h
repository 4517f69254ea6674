// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/row_set.h"

#include <QRectF>
#include <memory>
#include <optional>
#include <vector>

namespace kohkan {

/// The rows of a layer in the plane of a chart, as decimal logarithms of two values. A row that has not both, or one
/// that is not above zero, is no point. Immutable once made; any thread. A search looks at every point: 100,000 take a
/// tenth of a millisecond.
class ScatterPoints {
public:
    explicit ScatterPoints(std::size_t rows);
    /// `x` and `y` as they are, not as logarithms.
    void set(Row row, double x, double y);

    std::size_t size() const { return m_x.size(); } ///< rows of the layer, points or not
    std::size_t count() const { return m_count; }   ///< points
    bool contains(Row row) const { return m_x[index(row)] == m_x[index(row)]; }
    double x(Row row) const { return m_x[index(row)]; } ///< NaN where the row is no point
    double y(Row row) const { return m_y[index(row)]; }
    QRectF bounds() const { return m_bounds; } ///< of all points
    RowSet rows() const;

    /// The points among `among` whose logarithms lie in the rectangle, its edges included.
    RowSet rowsIn(const QRectF &rect, const RowSet &among) const;
    /// The point among `among` that is nearest to a place, distances being measured in so many pixels a decade; nothing
    /// where none is within `radius` pixels.
    std::optional<Row> nearest(QPointF at, QSizeF decade, double radius, const RowSet &among) const;
    /// The next point among `among` in a direction, the nearest value of that axis first; from nowhere the first one.
    enum class Towards { Left, Right, Down, Up };
    std::optional<Row> next(std::optional<Row> from, Towards towards, const RowSet &among) const;

private:
    std::vector<float> m_x, m_y;
    std::size_t m_count = 0;
    QRectF m_bounds;
};

using ScatterPointsPtr = std::shared_ptr<const ScatterPoints>;

} // namespace kohkan
