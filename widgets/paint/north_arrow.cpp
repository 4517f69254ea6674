// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/north_arrow.h"

#include "datasets/geo/geodesy.h"
#include "widgets/paint/ground_curve.h"
#include "widgets/paint/map_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <numbers>

namespace kohkan {

namespace {
constexpr double radius = 22; ///< of what it turns in
constexpr double arrowInset = 10;
constexpr double arrowReach = 20; ///< pixels from the middle to the place looked at
} // namespace

std::optional<double> northOnScreen(const MapViewport &viewport)
{
    const QPointF middle(viewport.size.width() / 2.0, viewport.size.height() / 2.0);
    const LonLat here = viewport.toLonLat(middle), aside = viewport.toLonLat(middle + QPointF(0, arrowReach));
    if (!here.isValid() || !aside.isValid())
        return std::nullopt;
    const QPointF from = viewport.toScreen(here);
    const QPointF to = viewport.toScreen(geodesicPoint(here, 0, geodesic(here, aside).metres));
    const QPointF north = to - from;
    if (!isOnScreen(north) || north.isNull())
        return std::nullopt;
    return std::atan2(north.x(), -north.y()) * 180 / std::numbers::pi;
}

QRectF northArrowBox(const MapViewport &viewport)
{
    return {viewport.size.width() - arrowInset - 2 * radius, arrowInset, 2 * radius, 2 * radius};
}

void paintNorthArrow(QPainter &painter, double degrees)
{
    const QColor ink(0x33, 0x33, 0x33);
    painter.setPen(QPen(QColor(0, 0, 0, 28), 1));
    painter.setBrush(QColor(255, 255, 255, 222));
    painter.drawEllipse(QPointF(), radius - 0.5, radius - 0.5);
    painter.rotate(degrees);
    const QPointF tip(0, -7), left(-6.5, 15), notch(0, 10.5), right(6.5, 15);
    painter.setPen(QPen(ink, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{tip, left, notch});
    painter.setBrush(Qt::white);
    painter.drawPolygon(QPolygonF{tip, right, notch});
    QFont font = mapFont(11, 1);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(QRectF(-10, -radius + 1, 20, 13), Qt::AlignCenter,
                     QCoreApplication::translate("NorthArrow", "N", "north"));
}

QImage northArrow(double degrees, double pixelRatio)
{
    const int side = static_cast<int>(std::ceil(2 * radius * pixelRatio));
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(radius, radius);
    paintNorthArrow(painter, degrees);
    return image;
}

} // namespace kohkan
