// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/highlight_painter.h"

#include "datasets/geo/geodesy.h"
#include "datasets/geo/mercator.h"
#include "widgets/map/feature_painter.h"

#include <QPainterPath>
#include <array>

namespace kohkan {

namespace {

const QColor glow(0xff, 0xd4, 0x00);
const QColor edge(0x20, 0x20, 0x20);

void strokeRing(QPainter &painter, QPointF middle, double radius, double width, double ratio)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, (width + 1.6) * ratio));
    painter.drawEllipse(middle, radius * ratio, radius * ratio);
    painter.setPen(QPen(glow, width * ratio));
    painter.drawEllipse(middle, radius * ratio, radius * ratio);
}

void paintShape(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame)
{
    strokeRow(painter, features, row, frame, {edge, 4.6 * frame.pixelRatio});
    strokeRow(painter, features, row, frame, {glow, 2.6 * frame.pixelRatio});
}

bool hasOutline(const ProjectedGeometry &features, Row row)
{
    const GeometryType type = features.layer().geometry().type(row);
    return type != GeometryType::None && type != GeometryType::Point && type != GeometryType::MultiPoint;
}

template <typename Visit>
void forEachPoint(const ProjectedGeometry &features, Row row, Visit &&visit)
{
    features.layer().geometry().forEachPart(row, [&](const GeometryPart &part) {
        if (part.kind == GeometryPart::Kind::Point)
            for (const auto &p : features.points(part))
                if (p.isValid())
                    visit(p);
    });
}

} // namespace

QImage paintHighlight(const ProjectedGeometryPtr &features, const RowSet &rows, double markerSize,
                      const PixelFrame &frame)
{
    if (!features || !frame.rect(markerSize * 2).intersects(features->tree().bounds()))
        return {};
    QImage image;
    QPainter painter;
    const double reach = (markerSize + 8) * frame.pixelRatio;
    forEachRowIn(*features, frame, reach, [&](Row row) {
        if (!rows.contains(row))
            return;
        if (image.isNull()) {
            image = QImage(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            painter.begin(&image);
            painter.setRenderHint(QPainter::Antialiasing);
        }
        if (hasOutline(*features, row))
            paintShape(painter, *features, row, frame);
        forEachPoint(*features, row, [&](MapPoint p) {
            const QPointF at = frame.local(p);
            if (frame.box(reach).contains(at))
                strokeRing(painter, at, markerSize / 2 + 2.2, 2.2, frame.pixelRatio);
        });
    });
    return image;
}

void paintCurrent(QPainter &painter, const ProjectedGeometry &features, Row row, double accuracy, double markerSize,
                  const MapViewport &viewport)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasOutline(features, row)) {
        PixelFrame frame = viewport.frame();
        painter.save();
        painter.scale(1 / frame.pixelRatio, 1 / frame.pixelRatio);
        paintShape(painter, features, row, frame);
        painter.restore();
    }
    forEachPoint(features, row, [&](MapPoint p) {
        const QPointF at = viewport.toScreen(p);
        if (accuracy > 0) {
            QPolygonF circle;
            for (const auto &place : geodesicCircle(mercator::toLonLat(p), accuracy, 96))
                circle << viewport.toScreen(place);
            const QRectF box = circle.boundingRect();
            if (box.width() > markerSize && box.width() < 20000) {
                painter.setBrush(QColor(0x20, 0x20, 0x20, 22));
                painter.setPen(QPen(QColor(0x20, 0x20, 0x20, 190), 1.2, Qt::DashLine));
                painter.drawPolygon(circle);
            }
        }
        const double radius = markerSize / 2 + 6;
        strokeRing(painter, at, radius, 2.4, 1);
        for (const QPointF d : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
            painter.setPen(QPen(edge, 2));
            painter.drawLine(at + d * (radius + 2), at + d * (radius + 7));
        }
    });
    painter.restore();
}

void paintHover(QPainter &painter, const ProjectedGeometry &features, Row row, double markerSize,
                const MapViewport &viewport)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    forEachPoint(features, row, [&](MapPoint p) {
        painter.setPen(QPen(edge, 1.6));
        painter.drawEllipse(viewport.toScreen(p), markerSize / 2 + 2, markerSize / 2 + 2);
    });
    painter.restore();
}

void paintPin(QPainter &painter, QPointF at)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath drop(at);
    drop.cubicTo(at + QPointF(-3, -9), at + QPointF(-8, -11), at + QPointF(-8, -18));
    drop.arcTo(QRectF(at.x() - 8, at.y() - 26, 16, 16), 180, -180);
    drop.cubicTo(at + QPointF(8, -11), at + QPointF(3, -9), at);
    painter.setPen(QPen(Qt::white, 1.4));
    painter.setBrush(QColor(0xb3, 0x1b, 0x1b));
    painter.drawPath(drop);
    painter.setBrush(Qt::white);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(at - QPointF(0, 18), 2.8, 2.8);
    painter.restore();
}

} // namespace kohkan
