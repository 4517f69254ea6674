// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/feature_painter.h"

#include "widgets/map/line_clip.h"

#include <QPainterPath>

namespace kohkan {

namespace {

bool isRing(GeometryPart::Kind kind)
{
    return kind == GeometryPart::Kind::OuterRing || kind == GeometryPart::Kind::InnerRing;
}

/// How far outside a frame lines are cut, pixels: QPainter rounds ends to fractions of a pixel, which turns the line a
/// little; the further away, the less.
constexpr double clipMargin = 64;

double reach(const Stroke &stroke)
{
    return stroke.width + 2;
}

} // namespace

void strokeRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
               const Stroke &stroke)
{
    // One path for all pieces: where they meet, they are painted once, as they are in a frame that does not cut them.
    QPainterPath path;
    const auto add = [&path](const QPolygonF &line) {
        if (line.size() == 2 && line.first() == line.last()) // of no length; a stroke of it would be nothing
            path.addPolygon(QPolygonF{line.first(), line.first() + QPointF(0.01, 0)});
        else
            path.addPolygon(line);
    };
    const QRectF box = frame.box(reach(stroke) + clipMargin);
    features.forEachPart(row, frame.resolution, [&](GeometryPart::Kind kind, std::span<const MapPoint> points) {
        if (kind == GeometryPart::Kind::Point)
            return;
        QPolygonF line = pixels::thinned(points, frame);
        if (isRing(kind) && !line.isEmpty() && line.first() != line.last())
            line.append(line.first());
        std::vector<pixels::Piece> pieces = pixels::clippedLine(line, box);
        if (stroke.pattern.empty() && pieces.size() > 1 && line.first() == line.last() &&
            pieces.front().points.first() == line.first() && pieces.back().points.last() == line.last()) {
            // Where a closed line begins it is joined, not capped, wherever it is cut.
            pieces.back().points.append(pieces.front().points.mid(1));
            pieces.erase(pieces.begin());
        }
        for (const auto &piece : pieces) {
            if (stroke.pattern.empty())
                add(piece.points);
            else
                for (const auto &dash : pixels::dashes(piece, stroke.pattern))
                    path.addPolygon(dash);
        }
    });
    if (!path.isEmpty())
        painter.strokePath(path, QPen(stroke.color, stroke.width, Qt::SolidLine,
                                      stroke.pattern.empty() ? Qt::RoundCap : Qt::FlatCap, Qt::RoundJoin));
}

void fillRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
             const QBrush &brush)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    const QRectF box = frame.box(clipMargin);
    features.forEachPart(row, frame.resolution, [&](GeometryPart::Kind kind, std::span<const MapPoint> points) {
        if (!isRing(kind))
            return;
        const QPolygonF ring = pixels::clippedRing(pixels::thinned(points, frame), box);
        if (ring.size() > 2)
            path.addPolygon(ring);
    });
    if (!path.isEmpty())
        painter.fillPath(path, brush);
}

void fillRing(QPainter &painter, std::span<const MapPoint> ring, const PixelFrame &frame, const QBrush &brush)
{
    const QPolygonF clipped = pixels::clippedRing(pixels::thinned(ring, frame), frame.box(clipMargin));
    QPainterPath path;
    path.addPolygon(clipped);
    if (clipped.size() > 2)
        painter.fillPath(path, brush);
}

void strokeAll(QPainter &painter, const ProjectedGeometry &features, const PixelFrame &frame, const Stroke &stroke)
{
    forEachRowIn(features, frame, reach(stroke), [&](Row row) { strokeRow(painter, features, row, frame, stroke); });
}

void fillAll(QPainter &painter, const ProjectedGeometry &features, const PixelFrame &frame, const QBrush &brush)
{
    forEachRowIn(features, frame, 4, [&](Row row) { fillRow(painter, features, row, frame, brush); });
}

} // namespace kohkan
