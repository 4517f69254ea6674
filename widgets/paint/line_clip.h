// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/pixel_frame.h"

#include <QPolygonF>
#include <span>
#include <vector>

/// What is done to lines and rings before QPainter sees them: thinned to half a pixel, clipped to a box, cut into
/// dashes. Pure functions on pixels of a frame. Thinning and dashes are decided along the whole line, so that
/// neighbouring tiles agree.
namespace kohkan::pixels {

/// A run of a line inside a box, and how far along the whole line it begins.
struct Piece {
    QPolygonF points;
    double start = 0;
};

/// The part [from, to] of a segment inside a box (Liang and Barsky 1984); false where none is.
bool insideOf(QPointF a, QPointF b, const QRectF &box, double &from, double &to);
/// Points in pixels of the frame, those within half a pixel of the last one kept left out, the end kept.
QPolygonF thinned(std::span<const MapPoint> line, const PixelFrame &frame);
std::vector<Piece> clippedLine(const QPolygonF &line, const QRectF &box);
/// The part of a ring's area inside a box (Sutherland and Hodgman 1974); empty where there is none.
QPolygonF clippedRing(const QPolygonF &ring, const QRectF &box);
/// The strokes of a piece for a pattern of lengths: on, off, on, off ...
std::vector<QPolygonF> dashes(const Piece &piece, std::span<const double> pattern);

} // namespace kohkan::pixels
