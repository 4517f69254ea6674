// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/rubber_band.h"

namespace kohkan {

namespace {
constexpr double step = 2; ///< pixels between two corners of an outline
}

void RubberBand::begin(Shape shape, QPointF at)
{
    m_shape = shape;
    m_points = {at, at};
}

void RubberBand::extend(QPointF to)
{
    if (m_shape == Shape::Rectangle)
        m_points.back() = to;
    else if ((m_points.back() - to).manhattanLength() >= step)
        m_points.push_back(to);
}

MapRect RubberBand::rect(const MapViewport &viewport) const
{
    MapRect rect;
    rect.include(viewport.toMap(m_points.front()));
    rect.include(viewport.toMap(m_points.back()));
    return rect;
}

std::vector<MapPoint> RubberBand::outline(const MapViewport &viewport) const
{
    std::vector<MapPoint> outline;
    for (const auto &point : m_points)
        outline.push_back(viewport.toMap(point));
    return outline;
}

void RubberBand::paint(QPainter &painter) const
{
    if (!isActive())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(0x1f, 0x6f, 0xb5, 40));
    for (const auto &pen : {QPen(QColor(255, 255, 255, 200), 3), QPen(QColor(0x1f, 0x6f, 0xb5), 1.4)}) {
        painter.setPen(pen);
        if (m_shape == Shape::Rectangle)
            painter.drawRect(QRectF(m_points.front(), m_points.back()).normalized());
        else
            painter.drawPolygon(m_points);
        painter.setBrush(Qt::NoBrush);
    }
}

} // namespace kohkan
