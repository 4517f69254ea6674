// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/feature_painter.h"

#include "widgets/map/line_clip.h"

#include <QPainterPath>

namespace kohkan {

namespace {

bool isRing(const GeometryPart &part)
{
    return part.kind == GeometryPart::Kind::OuterRing || part.kind == GeometryPart::Kind::InnerRing;
}

double reach(const Stroke &stroke)
{
    return stroke.width + 2;
}

} // namespace

void strokeRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
               const Stroke &stroke)
{
    painter.setPen(QPen(stroke.color, stroke.width, Qt::SolidLine, stroke.pattern.empty() ? Qt::RoundCap : Qt::FlatCap,
                        Qt::RoundJoin));
    const QRectF box = frame.box(reach(stroke));
    features.layer().geometry().forEachPart(row, [&](const GeometryPart &part) {
        if (part.kind == GeometryPart::Kind::Point)
            return;
        QPolygonF line = pixels::thinned(features.points(part), frame);
        if (isRing(part) && !line.isEmpty() && line.first() != line.last())
            line.append(line.first());
        for (const auto &piece : pixels::clippedLine(line, box)) {
            if (stroke.pattern.empty())
                painter.drawPolyline(piece.points);
            else
                for (const auto &dash : pixels::dashes(piece, stroke.pattern))
                    painter.drawPolyline(dash);
        }
    });
}

void fillRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
             const QBrush &brush)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    const QRectF box = frame.box(4);
    features.layer().geometry().forEachPart(row, [&](const GeometryPart &part) {
        if (!isRing(part))
            return;
        const QPolygonF ring = pixels::clippedRing(pixels::thinned(features.points(part), frame), box);
        if (ring.size() > 2)
            path.addPolygon(ring);
    });
    if (!path.isEmpty())
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
