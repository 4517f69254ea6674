// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_viewport.h"

#include <QPainter>
#include <QPolygonF>
#include <optional>
#include <span>
#include <vector>

/// What is painted over the map in every frame, in device-independent pixels of the view. All of it is cut to the view
/// and a margin before QPainter sees it: what is far outside costs nothing, and what is inside stays where it is
/// however close the scale. Pure functions.
namespace kohkan::overlay {

/// The view, grown by some pixels.
QRectF boxOf(const MapViewport &viewport, double margin = 16);
/// Does anything of that size around a point show?
bool isNear(const MapViewport &viewport, QPointF at, double reach = 64);
/// A ring of places, closed; nothing where the view's system does not show all of them.
std::optional<QPolygonF> ringOf(const MapViewport &viewport, std::span<const LonLat> places);
void fill(QPainter &painter, const MapViewport &viewport, const QPolygonF &ring, const QColor &color);
/// `pattern`: pixels on, off, counted from where the line begins; empty for a solid line. Nothing where the view's
/// system does not show one of the points.
void stroke(QPainter &painter, const MapViewport &viewport, const QPolygonF &line, const QPen &pen,
            std::span<const double> pattern = {});
/// The circle around a place as it shows in the view, as finely as it bends there: closed where it is a ring; without
/// points where nothing of it shows.
struct Circle {
    QPolygonF ring;
    bool isAllAround = false; ///< the view lies within it
};
Circle circleOf(const MapViewport &viewport, LonLat center, double metres);

} // namespace kohkan::overlay
