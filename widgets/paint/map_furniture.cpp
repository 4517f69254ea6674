// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/map_furniture.h"

#include "datasets/geo/geodesy.h"
#include "datasets/work/words.h"
#include "widgets/paint/map_text.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

const QColor furnitureInk(0x33, 0x33, 0x33);

constexpr double attributionHeight = 18; ///< device-independent pixels

/// The box of what is not transparent.
QRect inkOf(const QImage &image, const QRect &within)
{
    QRect box;
    for (int y = within.top(); y <= within.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        const auto isInk = [](QRgb pixel) { return pixel != 0; };
        const auto *from = line + within.left(), *to = line + within.right() + 1;
        const auto *first = std::find_if(from, to, isInk);
        if (first == to)
            continue;
        const auto *last =
            std::find_if(std::make_reverse_iterator(to), std::make_reverse_iterator(first), isInk).base();
        box |= QRect(QPoint(static_cast<int>(first - line), y), QPoint(static_cast<int>(last - line) - 1, y));
    }
    return box;
}

void paintScaleBar(QPainter &painter, const ScaleBar &bar, QPointF right)
{
    if (bar.pixels <= 0)
        return;
    const double left = right.x() - bar.pixels;
    painter.setFont(mapFont(11, 1));
    const auto stroke = [&](const QColor &color, double width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{QPointF(left, right.y() - 5), QPointF(left, right.y()), right,
                                       QPointF(right.x(), right.y() - 5)});
    };
    stroke(QColor(255, 255, 255, 200), 3.6);
    stroke(furnitureInk, 1.4);
    const QImage text = haloText({bar.text(), mapFont(11, painter.device()->devicePixelRatioF()), furnitureInk,
                                  1.6 * painter.device()->devicePixelRatioF()});
    const QSizeF textSize = QSizeF(text.size()) / painter.device()->devicePixelRatioF();
    painter.drawImage(
        QRectF(QPointF(left + (bar.pixels - textSize.width()) / 2, right.y() - 4 - textSize.height()), textSize), text);
}

} // namespace

std::vector<LegendLine> legendOf(const QString &name, const LayerPicture &picture, double scaleDenominator)
{
    return legendOf(name, picture.features->layerPointer(), picture.rows.get(), picture.style(), scaleDenominator);
}

QString attributionText(bool withBase, Depiction depiction)
{
    if (!withBase)
        return {};
    return tr("Natural Earth · GeoNames · SRTM    Boundaries: %1 depiction – not an official map")
        .arg(depictionName(depiction));
}

ScaleBar ScaleBar::fitting(const MapViewport &viewport, double pixels)
{
    const QPointF middle(viewport.size.width() / 2.0, viewport.size.height() / 2.0);
    double metres = 0; // in pieces, as a geodesic over half the world takes another way
    constexpr int pieces = 8;
    for (int i = 0; i < pieces; ++i) {
        const LonLat a = viewport.toLonLat(middle + QPointF(pixels * (double(i) / pieces - 0.5), 0));
        const LonLat b = viewport.toLonLat(middle + QPointF(pixels * (double(i + 1) / pieces - 0.5), 0));
        if (!a.isValid() || !b.isValid())
            return {};
        metres += geodesic(a, b).metres;
    }
    if (metres <= 0)
        return {};
    const double power = std::pow(10, std::floor(std::log10(metres)));
    double round = power;
    for (const double step : {5.0, 2.0})
        if (power * step <= metres) {
            round = power * step;
            break;
        }
    return {round, pixels * round / metres};
}

QString ScaleBar::text() const
{
    return metres >= 1000 ? tr("%1 km").arg(metres / 1000) : tr("%1 m").arg(metres);
}

QRectF MapFurniture::scaleBarBox(const MapViewport &viewport)
{
    constexpr double width = 170, height = 56;
    return {viewport.size.width() - width, viewport.size.height() - height, width, height};
}

void MapFurniture::paint(QPainter &painter, const MapViewport &viewport) const
{
    paintFixed(painter, viewport.size);
    paintScale(painter, viewport);
}

void MapFurniture::paintFixed(QPainter &painter, const QSize &size) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter, legend, size);
    if (attribution.isEmpty())
        return;
    const QFont font = mapFont(10, 1);
    const double width = QFontMetricsF(font).horizontalAdvance(attribution) + 12;
    const QRectF box(size.width() - width, size.height() - attributionHeight, width, attributionHeight);
    painter.fillRect(box, QColor(255, 255, 255, 190));
    painter.setFont(font);
    painter.setPen(QColor(0x55, 0x55, 0x55));
    painter.drawText(box, Qt::AlignCenter, attribution);
}

void MapFurniture::paintScale(QPainter &painter, const MapViewport &viewport) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const double bottom = viewport.size.height() - (attribution.isEmpty() ? 6 : attributionHeight + 8);
    paintScaleBar(painter, ScaleBar::fitting(viewport, 140), {viewport.size.width() - 12.0, bottom});
}

FurniturePictures::FurniturePictures(const MapFurniture &furniture, const QSize &size, double pixelRatio)
    : m_size(size), m_ratio(pixelRatio)
{
    QImage whole((QSizeF(size) * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    whole.fill(Qt::transparent);
    whole.setDevicePixelRatio(pixelRatio);
    QPainter painter(&whole);
    furniture.paintFixed(painter, size);
    painter.end();
    whole.setDevicePixelRatio(1);
    const int half = whole.width() / 2;
    for (const QRect side : {QRect(0, 0, half, whole.height()), QRect(half, 0, whole.width() - half, whole.height())})
        if (const QRect box = inkOf(whole, side); !box.isEmpty()) {
            QImage part = whole.copy(box);
            part.setDevicePixelRatio(pixelRatio);
            m_parts.emplace_back(QPointF(box.topLeft()) / pixelRatio, std::move(part));
        }
}

void FurniturePictures::paint(QPainter &painter) const
{
    for (const auto &[at, part] : m_parts)
        painter.drawImage(at, part);
}

} // namespace kohkan
