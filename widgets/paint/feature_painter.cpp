// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/feature_painter.h"

#include "widgets/paint/line_clip.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

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

void hatchRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
              const Stroke &stroke, double spacing)
{
    std::vector<QPolygonF> rings;
    double first = 0, last = 0; // of x + y, which is the same along a line
    features.forEachPart(row, frame.resolution, [&](GeometryPart::Kind kind, std::span<const MapPoint> points) {
        if (!isRing(kind))
            return;
        rings.push_back(pixels::clippedRing(pixels::thinned(points, frame), frame.box(clipMargin)));
        for (const QPointF &p : rings.back()) {
            first = std::min(first, p.x() + p.y());
            last = std::max(last, p.x() + p.y());
        }
    });
    QPainterPath path;
    const double origin = std::fmod(static_cast<double>(frame.left + frame.top), spacing);
    for (double sum = std::ceil((first + origin) / spacing) * spacing - origin; sum < last; sum += spacing) {
        std::vector<double> crossings; // x of each
        for (const QPolygonF &ring : rings)
            for (qsizetype i = 0; i < ring.size(); ++i) {
                const QPointF a = ring[i], b = ring[(i + 1) % ring.size()];
                const double before = a.x() + a.y() - sum, after = b.x() + b.y() - sum;
                if ((before <= 0) != (after <= 0))
                    crossings.push_back(a.x() + (b.x() - a.x()) * before / (before - after));
            }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            path.moveTo(crossings[i], sum - crossings[i]);
            path.lineTo(crossings[i + 1], sum - crossings[i + 1]);
        }
    }
    if (!path.isEmpty())
        painter.strokePath(path, QPen(stroke.color, stroke.width, Qt::SolidLine, Qt::FlatCap));
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
