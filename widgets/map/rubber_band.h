// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "widgets/paint/map_viewport.h"

#include <QPainter>
#include <QPolygonF>

namespace kohkan {

/// The rectangle or outline that is being drawn with the mouse, in device-independent pixels of the screen. A value.
class RubberBand {
public:
    enum class Shape { None, Rectangle, Outline };
    void begin(Shape shape, QPointF at);
    void extend(QPointF to);
    void end() { *this = {}; }
    bool isActive() const { return m_shape != Shape::None; }
    Shape shape() const { return m_shape; }
    MapRect rect(const MapViewport &viewport) const;
    std::vector<MapPoint> outline(const MapViewport &viewport) const;
    void paint(QPainter &painter) const;

private:
    Shape m_shape = Shape::None;
    QPolygonF m_points;
};

} // namespace kohkan
