// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/overlay_shapes.h"

#include "datasets/geo/geodesy.h"
#include "widgets/paint/ground_curve.h"
#include "widgets/paint/line_clip.h"

#include <algorithm>
#include <cmath>

namespace kohkan::overlay {

namespace {

constexpr int fewSteps = 96, manySteps = 1440; ///< of a circle
constexpr double coarseRadius = 1000;          ///< pixels up to which a few steps are a circle

} // namespace

QRectF boxOf(const MapViewport &viewport, double margin)
{
    return QRectF(QPointF(), QSizeF(viewport.size)).adjusted(-margin, -margin, margin, margin);
}

bool isNear(const MapViewport &viewport, QPointF at, double reach)
{
    return isOnScreen(at) && boxOf(viewport, reach).contains(at);
}

std::optional<QPolygonF> ringOf(const MapViewport &viewport, std::span<const LonLat> places)
{
    QPolygonF ring;
    ring.reserve(static_cast<qsizetype>(places.size()));
    for (const LonLat place : places) {
        ring << viewport.toScreen(place);
        if (!isOnScreen(ring.back()))
            return std::nullopt;
    }
    if (!ring.isClosed())
        ring << ring.front();
    return ring;
}

void fill(QPainter &painter, const MapViewport &viewport, const QPolygonF &ring, const QColor &color)
{
    const QPolygonF seen = pixels::clippedRing(ring, boxOf(viewport));
    if (seen.size() < 3)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(seen);
}

void stroke(QPainter &painter, const MapViewport &viewport, const QPolygonF &line, const QPen &pen,
            std::span<const double> pattern)
{
    if (!std::all_of(line.begin(), line.end(), isOnScreen))
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    for (const auto &piece : pixels::clippedLine(line, boxOf(viewport, 16 + pen.widthF()))) {
        if (pattern.empty())
            painter.drawPolyline(piece.points);
        for (const auto &dash : pixels::dashes(piece, pattern))
            painter.drawPolyline(dash);
    }
}

Circle circleOf(const MapViewport &viewport, LonLat center, double metres)
{
    Circle circle;
    const double pixel = viewport.resolution * viewport.groundFactor(); // metres
    const double half = std::hypot(viewport.size.width(), viewport.size.height()) / 2 * pixel;
    const LonLat middle = viewport.system->toLonLat(viewport.center);
    const bool isLarge = metres / pixel > coarseRadius && middle.isValid();
    if (isLarge) { // does its edge pass through the view at all?
        const double away = geodesic(center, middle).metres;
        circle.isAllAround = away + 1.2 * half < metres;
        if (circle.isAllAround || away - 1.2 * half > metres)
            return circle;
    }
    if (const auto ring = ringOf(viewport, geodesicCircle(center, metres, isLarge ? manySteps : fewSteps)))
        circle.ring = *ring;
    return circle;
}

} // namespace kohkan::overlay
