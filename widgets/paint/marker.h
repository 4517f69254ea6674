// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_style.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace kohkan {

/// What the mark of a point looks like.
struct MarkerLook {
    QColor color;
    MarkerShape shape = MarkerShape::Circle;
    double diameter = 9;   ///< of a circle of the same area, device-independent pixels
    bool isHollow = false; ///< no value to size it by
    int ringLevel = 0;     ///< of an annotation, 1 to 5: a ring of levelColor(); negative: broken, it has expired
    /// Diameter with the ring, device-independent pixels.
    double outerDiameter() const;
    friend bool operator==(const MarkerLook &, const MarkerLook &) = default;
};

/// Where marks stand on each other, white rings would cover the marks: then bodies are painted first and rings under
/// all of them.
enum class MarkerPart { Whole, Body, Ring };

/// Outline of a shape with the area of a circle of that diameter, around a middle.
QPainterPath markerPath(MarkerShape shape, QPointF middle, double diameter);
/// Paints a mark with its white ring, device-independent pixels.
void paintMarker(QPainter &painter, const MarkerLook &look, QPointF middle, double scale = 1,
                 MarkerPart part = MarkerPart::Whole);
/// The same as a picture, an odd number of device pixels wide, its middle on the middle pixel.
QImage markerSprite(const MarkerLook &look, double pixelRatio, MarkerPart part = MarkerPart::Whole);
/// Half the width of the largest sprite of marks of that diameter, device pixels.
int markerReach(double diameter, double pixelRatio);
/// Blends a sprite into an image of Format_ARGB32_Premultiplied, clipped to it. True where a pixel of it lay inside.
bool stamp(QImage &image, const QImage &sprite, int x, int y);

} // namespace kohkan
