// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/highlight_painter.h"

#include "datasets/geo/geodesy.h"
#include "widgets/map/feature_painter.h"
#include "widgets/map/image_pool.h"

#include <QPainterPath>
#include <array>
#include <unordered_set>

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
    features.forEachPart(row, 0, [&](GeometryPart::Kind kind, std::span<const MapPoint> points) {
        if (kind == GeometryPart::Kind::Point)
            for (const auto &p : points)
                visit(p);
    });
}

} // namespace

QImage paintHighlight(const LayerPicture &picture, const RowSet &rows, const PixelFrame &frame)
{
    const ProjectedGeometry &features = *picture.features;
    const double offset = picture.displacement ? picture.displacement->reach() : 0;
    const double reach = (picture.looks->largestDiameter() + 8 + offset) * frame.pixelRatio;
    if (!frame.rect(reach).intersects(features.tree().bounds()))
        return {};
    QImage image;
    QPainter painter;
    std::unordered_set<qint64> taken; // pixels: one ring on each is enough
    forEachRowIn(features, frame, reach, [&](Row row) {
        if (!rows.contains(row))
            return;
        if (image.isNull()) {
            image = pooledImage(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            painter.begin(&image);
            painter.setRenderHint(QPainter::Antialiasing);
        }
        if (hasOutline(features, row))
            paintShape(painter, features, row, frame);
        forEachPoint(features, row, [&](MapPoint p) {
            const QPointF at = frame.local(p) + picture.offsetOf(row) * frame.pixelRatio;
            const qint64 pixel = (PixelFrame::column(p.x, frame.resolution) << 32) +
                                 (PixelFrame::row(p.y, frame.resolution) & 0xffffffff);
            if (frame.box(reach).contains(at) && (picture.displacement || taken.insert(pixel).second))
                strokeRing(painter, at, picture.looks->look(row).diameter / 2 + 2.2, 2.2, frame.pixelRatio);
        });
    });
    return image;
}

void paintCurrent(QPainter &painter, const LayerPicture &picture, Row row, double accuracy, const MapViewport &viewport)
{
    const ProjectedGeometry &features = *picture.features;
    const double size = picture.looks->look(row).diameter;
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
        if (accuracy > 0) {
            QPolygonF circle;
            for (const auto &place : geodesicCircle(viewport.system->toLonLat(p), accuracy, 96))
                circle << viewport.toScreen(place);
            const QRectF box = circle.boundingRect();
            if (box.width() > size && box.width() < 20000) {
                painter.setBrush(QColor(0x20, 0x20, 0x20, 22));
                painter.setPen(QPen(QColor(0x20, 0x20, 0x20, 190), 1.2, Qt::DashLine));
                painter.drawPolygon(circle);
            }
        }
        const QPointF at = viewport.toScreen(p) + picture.offsetOf(row);
        const double radius = size / 2 + 6;
        strokeRing(painter, at, radius, 2.4, 1);
        for (const QPointF d : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
            painter.setPen(QPen(edge, 2));
            painter.drawLine(at + d * (radius + 2), at + d * (radius + 7));
        }
    });
    painter.restore();
}

void paintHover(QPainter &painter, const LayerPicture &picture, Row row, const MapViewport &viewport)
{
    const double radius = picture.looks->look(row).diameter / 2 + 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    forEachPoint(*picture.features, row, [&](MapPoint p) {
        painter.setPen(QPen(edge, 1.6));
        painter.drawEllipse(viewport.toScreen(p) + picture.offsetOf(row), radius, radius);
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
