// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/scatter_points.h"

#include <cmath>
#include <limits>
#include <tuple>

namespace kohkan {

namespace {
constexpr float none = std::numeric_limits<float>::quiet_NaN();
}

ScatterPoints::ScatterPoints(std::size_t rows) : m_x(rows, none), m_y(rows, none) {}

void ScatterPoints::set(Row row, double x, double y)
{
    if (!(x > 0) || !(y > 0) || !std::isfinite(x) || !std::isfinite(y))
        return;
    const auto u = static_cast<float>(std::log10(x)), v = static_cast<float>(std::log10(y));
    const QPointF at(double{u}, double{v});
    if (m_count == 0)
        m_bounds = QRectF(at, at);
    m_bounds.setLeft(std::min(m_bounds.left(), at.x()));
    m_bounds.setRight(std::max(m_bounds.right(), at.x()));
    m_bounds.setTop(std::min(m_bounds.top(), at.y()));
    m_bounds.setBottom(std::max(m_bounds.bottom(), at.y()));
    m_count += contains(row) ? 0 : 1;
    m_x[index(row)] = u;
    m_y[index(row)] = v;
}

RowSet ScatterPoints::rows() const
{
    return RowSet::where(size(), [this](std::size_t i) { return m_x[i] == m_x[i]; });
}

RowSet ScatterPoints::rowsIn(const QRectF &rect, const RowSet &among) const
{
    const auto west = static_cast<float>(rect.left()), east = static_cast<float>(rect.right()),
               low = static_cast<float>(rect.top()), high = static_cast<float>(rect.bottom());
    const float *x = m_x.data(), *y = m_y.data();
    return RowSet::where(
               size(),
               [=](std::size_t i) { return (x[i] >= west) & (x[i] <= east) & (y[i] >= low) & (y[i] <= high); }) &
           among;
}

std::optional<Row> ScatterPoints::nearest(QPointF at, QSizeF decade, double radius, const RowSet &among) const
{
    std::optional<Row> found;
    double least = radius * radius;
    const double reachX = radius / decade.width(), reachY = radius / decade.height();
    rowsIn(QRectF(at.x() - reachX, at.y() - reachY, 2 * reachX, 2 * reachY), among).forEach([&](Row row) {
        const double dx = (x(row) - at.x()) * decade.width(), dy = (y(row) - at.y()) * decade.height();
        const double distance = dx * dx + dy * dy;
        if (distance > least || (found && distance == least))
            return;
        least = distance;
        found = row;
    });
    return found;
}

std::optional<Row> ScatterPoints::next(std::optional<Row> from, Towards towards, const RowSet &among) const
{
    const bool across = towards == Towards::Left || towards == Towards::Right;
    const double sign = towards == Towards::Right || towards == Towards::Up ? 1 : -1;
    const auto key = [&](Row row) { // ascending in the direction; rows alike in it stand in one order
        const double first = across ? x(row) : y(row), second = across ? y(row) : x(row);
        return std::tuple(sign * first, sign * second, sign * static_cast<double>(index(row)));
    };
    std::optional<Row> found;
    among.forEach([&](Row row) {
        if (!contains(row) || (from && key(row) <= key(*from)))
            return;
        if (!found || key(row) < key(*found))
            found = row;
    });
    return found;
}

} // namespace kohkan
