// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/highlight_painter.h"

#include "widgets/paint/feature_painter.h"
#include "widgets/paint/image_pool.h"
#include "widgets/paint/mark_painter.h"
#include "widgets/paint/overlay_shapes.h"
#include "widgets/paint/under_stamp.h"

#include <QPainterPath>
#include <array>
#include <cmath>
#include <map>

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

/// The ring around a mark, its middle on the middle pixel.
QImage ringSprite(double diameter, double ratio)
{
    const double radius = diameter / 2 + 2.2;
    const int half = static_cast<int>(std::ceil((radius + 2) * ratio));
    QImage sprite(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    strokeRing(painter, QPointF(half + 0.5, half + 0.5), radius, 2.2, ratio);
    return sprite;
}

/// Rings around the marks of the rows, one on a pixel of the view.
void paintRings(QImage &image, const LayerPicture &picture, const RowSet &rows, const PixelFrame &frame, double reach)
{
    const int margin = static_cast<int>(std::ceil(reach)) + 1;
    const int width = frame.width + 2 * margin, height = frame.height + 2 * margin;
    std::vector<bool> taken(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::map<double, QImage> sprites; // by diameter
    UnderStamp stamp(image);
    LayerPicture all = picture;
    all.rows = nullptr;
    forEachPointIn(all, frame, reach, [&](Row row, const MapPoint &p) {
        if (!rows.contains(row))
            return;
        const QPoint at = QPoint(static_cast<int>(PixelFrame::column(p.x, frame.resolution) - frame.left),
                                 static_cast<int>(PixelFrame::row(p.y, frame.resolution) - frame.top)) +
                          (picture.offsetOf(row) * frame.pixelRatio).toPoint();
        const int x = at.x() + margin, y = at.y() + margin;
        if (x < 0 || y < 0 || x >= width || y >= height)
            return;
        const auto pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
        if (taken[pixel])
            return;
        taken[pixel] = true;
        const double diameter = std::round(picture.looks->look(row).outerDiameter() * 2) / 2;
        QImage &sprite = sprites[diameter];
        if (sprite.isNull())
            sprite = ringSprite(diameter, frame.pixelRatio);
        stamp.put(sprite, at.x() - sprite.width() / 2, at.y() - sprite.height() / 2);
    });
}

/// The circle in which a place lies; nothing where it is smaller than the mark.
void paintAccuracy(QPainter &painter, const MapViewport &viewport, LonLat place, double metres, double mark)
{
    constexpr std::array dashes{5.0, 3.0};
    const QColor shade(0x20, 0x20, 0x20, 22);
    const overlay::Circle circle = overlay::circleOf(viewport, place, metres);
    if (circle.isAllAround)
        painter.fillRect(overlay::boxOf(viewport), shade);
    if (circle.ring.boundingRect().width() <= mark)
        return;
    overlay::fill(painter, viewport, circle.ring, shade);
    overlay::stroke(painter, viewport, circle.ring,
                    QPen(QColor(0x20, 0x20, 0x20, 190), 1.2, Qt::SolidLine, Qt::FlatCap), dashes);
}

} // namespace

QImage paintHighlight(const LayerPicture &picture, const RowSet &rows, const PixelFrame &frame)
{
    const ProjectedGeometry &features = *picture.features;
    const double offset = picture.displacement ? picture.displacement->reach() : 0;
    const double reach = (picture.looks->largestDiameter() + 8 + offset) * frame.pixelRatio;
    if (!frame.rect(reach).intersects(features.tree().bounds()))
        return {};
    bool hasShapes = false, hasPoints = false;
    forEachRowIn(features, frame, reach, [&](Row row) {
        if (rows.contains(row))
            (hasOutline(features, row) ? hasShapes : hasPoints) = true;
    });
    if (!hasShapes && !hasPoints)
        return {};
    QImage image = pooledImage(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (hasPoints)
        paintRings(image, picture, rows, frame, reach);
    if (hasShapes) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        forEachRowIn(features, frame, reach, [&](Row row) {
            if (rows.contains(row) && hasOutline(features, row))
                paintShape(painter, features, row, frame);
        });
    }
    return image;
}

void paintCurrent(QPainter &painter, const LayerPicture &picture, Row row, double accuracy, const MapViewport &viewport)
{
    const ProjectedGeometry &features = *picture.features;
    const double size = picture.looks->look(row).outerDiameter();
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
        if (accuracy > 0)
            paintAccuracy(painter, viewport, viewport.system->toLonLat(p), accuracy, size);
        const QPointF at = viewport.toScreen(p) + picture.offsetOf(row);
        const double radius = size / 2 + 6;
        if (!overlay::isNear(viewport, at, radius + 16))
            return;
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
    const double radius = picture.looks->look(row).outerDiameter() / 2 + 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    forEachPoint(*picture.features, row, [&](MapPoint p) {
        const QPointF at = viewport.toScreen(p) + picture.offsetOf(row);
        painter.setPen(QPen(edge, 1.6));
        if (overlay::isNear(viewport, at, radius + 16))
            painter.drawEllipse(at, radius, radius);
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
