// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/marker.h"

#include "widgets/state/level_colors.h"

#include <cmath>
#include <numbers>

namespace kohkan {

namespace {

constexpr double ringWidth = 1.2; ///< of the white ring around a mark
constexpr double widest = 1.7;    ///< reach of the most pointed shape, in radii of a circle of the same area

/// A polygon with its corners on one or, for a star, two circles in turn; the first one at the top.
QPainterPath corners(QPointF middle, int count, double outer, double inner, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < count; ++i) {
        const double radius = i % 2 == 0 ? outer : inner;
        const double angle = 2 * std::numbers::pi * (i / static_cast<double>(count) + turn);
        polygon << middle + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

/// Radius of the corners of a regular polygon with the area of a circle of radius 1.
double cornerRadius(int count)
{
    return std::sqrt(2 * std::numbers::pi / (count * std::sin(2 * std::numbers::pi / count)));
}

QPainterPath regular(QPointF middle, int count, double radius, double turn)
{
    const double corner = radius * cornerRadius(count);
    return corners(middle, count, corner, corner, turn);
}

QPainterPath star(QPointF middle, double radius)
{
    constexpr double waist = 0.5; // area of a ten-cornered star: 5 R r sin(36 degrees)
    const double outer = radius * std::sqrt(std::numbers::pi / (5 * waist * std::sin(std::numbers::pi / 5)));
    return corners(middle, 10, outer, outer * waist, 0);
}

QPainterPath cross(QPointF middle, double radius)
{
    const double arm = radius * std::sqrt(std::numbers::pi / 20); // 5 squares of side 2 arm
    QPainterPath path;
    path.addPolygon(
        QPolygonF{middle + QPointF(-arm, -3 * arm), middle + QPointF(arm, -3 * arm), middle + QPointF(arm, -arm),
                  middle + QPointF(3 * arm, -arm), middle + QPointF(3 * arm, arm), middle + QPointF(arm, arm),
                  middle + QPointF(arm, 3 * arm), middle + QPointF(-arm, 3 * arm), middle + QPointF(-arm, arm),
                  middle + QPointF(-3 * arm, arm), middle + QPointF(-3 * arm, -arm), middle + QPointF(-arm, -arm)});
    path.closeSubpath();
    return path;
}

constexpr double levelRingWidth = 2.4; ///< of the ring of an annotation

/// From the middle of a mark to the middle of its ring.
double levelRingRadius(const MarkerLook &look)
{
    return look.diameter / 2 * (look.shape == MarkerShape::Circle ? 1 : 1.35) + 2.6;
}

void paintLevelRing(QPainter &painter, const MarkerLook &look, QPointF middle, double scale)
{
    const double radius = levelRingRadius(look) * scale, width = levelRingWidth * scale;
    const bool expired = look.ringLevel < 0;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 235), width + 2 * ringWidth * scale));
    painter.drawEllipse(middle, radius, radius);
    const QColor color = levelColor(std::abs(look.ringLevel));
    painter.setPen(QPen(color.darker(115), width, Qt::SolidLine, Qt::FlatCap));
    if (!expired)
        return painter.drawEllipse(middle, radius, radius);
    const QRectF box(middle - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    constexpr int dashes = 6, whole = 360 * 16; // arcs are in sixteenths of a degree
    for (int i = 0; i < dashes; ++i)
        painter.drawArc(box, i * whole / dashes, whole / dashes / 2);
}

} // namespace

double MarkerLook::outerDiameter() const
{
    return ringLevel == 0 ? diameter : 2 * levelRingRadius(*this) + levelRingWidth;
}

QPainterPath markerPath(MarkerShape shape, QPointF middle, double diameter)
{
    const double radius = diameter / 2;
    switch (shape) {
    case MarkerShape::Square:
        return regular(middle, 4, radius, 1 / 8.0);
    case MarkerShape::Diamond:
        return regular(middle, 4, radius, 0);
    case MarkerShape::Triangle:
        return regular(middle, 3, radius, 0);
    case MarkerShape::TriangleDown:
        return regular(middle, 3, radius, 0.5);
    case MarkerShape::Pentagon:
        return regular(middle, 5, radius, 0);
    case MarkerShape::Star:
        return star(middle, radius);
    case MarkerShape::Cross:
        return cross(middle, radius);
    case MarkerShape::Circle:
        break;
    }
    QPainterPath circle;
    circle.addEllipse(middle, radius, radius);
    return circle;
}

void paintMarker(QPainter &painter, const MarkerLook &look, QPointF middle, double scale, MarkerPart part)
{
    if (look.ringLevel != 0 && part != MarkerPart::Ring)
        paintLevelRing(painter, look, middle, scale);
    if (part != MarkerPart::Body) {
        const QColor ring(255, 255, 255, 235);
        painter.setPen(QPen(ring, 2 * ringWidth * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(ring);
        painter.drawPath(markerPath(look.shape, middle, look.diameter * scale));
    }
    if (part == MarkerPart::Ring)
        return;
    const double line = (look.isHollow ? 1.8 : 0.8) * scale;
    painter.setBrush(look.isHollow ? QColor(Qt::white) : look.color);
    painter.setPen(
        QPen(look.isHollow ? look.color : look.color.darker(140), line, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.drawPath(markerPath(look.shape, middle, look.diameter * scale - line));
}

int markerReach(double diameter, double pixelRatio)
{
    return static_cast<int>(std::ceil((diameter / 2 * widest + ringWidth) * pixelRatio));
}

QImage markerSprite(const MarkerLook &look, double pixelRatio, MarkerPart part)
{
    int half = look.shape == MarkerShape::Circle
                   ? static_cast<int>(std::ceil((look.diameter / 2 + ringWidth) * pixelRatio))
                   : markerReach(look.diameter, pixelRatio);
    if (look.ringLevel != 0)
        half = std::max(half, static_cast<int>(std::ceil((look.outerDiameter() / 2 + ringWidth) * pixelRatio)));
    QImage sprite(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarker(painter, look, QPointF(half + 0.5, half + 0.5), pixelRatio, part);
    return sprite;
}

bool stamp(QImage &image, const QImage &sprite, int x, int y)
{
    const int fromX = std::max(0, -x), toX = std::min(sprite.width(), image.width() - x);
    const int fromY = std::max(0, -y), toY = std::min(sprite.height(), image.height() - y);
    if (fromX >= toX || fromY >= toY)
        return false;
    for (int row = fromY; row < toY; ++row) {
        const auto *source = reinterpret_cast<const QRgb *>(sprite.constScanLine(row));
        auto *target = reinterpret_cast<QRgb *>(image.scanLine(y + row)) + x;
        for (int i = fromX; i < toX; ++i) {
            const uint alpha = source[i] >> 24;
            if (alpha == 255) {
                target[i] = source[i];
            } else if (alpha != 0) {
                const uint keep = 255 - alpha;
                uint odd = (target[i] & 0xff00ff) * keep;
                uint even = (target[i] >> 8 & 0xff00ff) * keep;
                odd = (odd + (odd >> 8 & 0xff00ff) + 0x800080) >> 8 & 0xff00ff;
                even = (even + (even >> 8 & 0xff00ff) + 0x800080) & 0xff00ff00;
                target[i] = source[i] + (odd | even);
            }
        }
    }
    return true;
}

} // namespace kohkan
