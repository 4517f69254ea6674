// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/map_text.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <cmath>

namespace kohkan {

QFont mapFont(double pixels, double pixelRatio)
{
    QFont font(QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Naskh Arabic"),
                           QStringLiteral("Noto Sans Arabic"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels * pixelRatio))));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont countFont(double pixelRatio)
{
    QFont font = mapFont(10, pixelRatio);
    font.setWeight(QFont::DemiBold);
    return font;
}

namespace {

int marginOf(const HaloText &text)
{
    return static_cast<int>(std::ceil(text.halo)) + 1;
}

QPen haloPen(const HaloText &text)
{
    return QPen(text.haloColor, 2 * text.halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

QFont badgeFont(double pixelRatio)
{
    QFont font = mapFont(8.5, pixelRatio);
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

QSize haloTextSize(const HaloText &text)
{
    const QFontMetricsF metrics(text.font);
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text.text))) + 2 * marginOf(text),
            static_cast<int>(std::ceil(metrics.height())) + 2 * marginOf(text)};
}

QImage haloText(const HaloText &text)
{
    QImage image(haloTextSize(text), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainterPath path;
    path.addText(marginOf(text), marginOf(text) + QFontMetricsF(text.font).ascent(), text.font, text.text);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, haloPen(text));
    painter.fillPath(path, text.color);
    return image;
}

void drawHaloText(QPainter &painter, const HaloText &text, QPointF middle, double degrees)
{
    const QSize size = haloTextSize(text);
    const QPointF start(marginOf(text) - size.width() / 2.0,
                        marginOf(text) - size.height() / 2.0 + QFontMetricsF(text.font).ascent());
    QPainterPath path;
    path.addText(start, text.font, text.text);
    painter.save();
    painter.translate(middle);
    painter.rotate(degrees);
    painter.strokePath(path, haloPen(text));
    const QPaintEngine::Type device = painter.paintEngine()->type();
    if (device == QPaintEngine::SVG || device == QPaintEngine::Picture) {
        painter.fillPath(path, text.color);
    } else {
        painter.setFont(text.font);
        painter.setPen(text.color);
        painter.drawText(start, text.text);
    }
    painter.restore();
}

QSize countBadgeSize(std::size_t count, double pixelRatio)
{
    const double height = std::ceil(11 * pixelRatio);
    const double width = QFontMetricsF(badgeFont(pixelRatio)).horizontalAdvance(QString::number(count));
    return {static_cast<int>(std::max(height, std::ceil(width + 5 * pixelRatio))) + 2, static_cast<int>(height) + 2};
}

void drawCountBadge(QPainter &painter, std::size_t count, double pixelRatio, QPointF corner)
{
    painter.setPen(QPen(Qt::white, pixelRatio));
    painter.setBrush(QColor(0x2b, 0x2b, 0x2b));
    const QRectF plate(corner + QPointF(1, 1), countBadgeSize(count, pixelRatio) - QSize(2, 2));
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
    painter.setFont(badgeFont(pixelRatio));
    painter.drawText(plate, Qt::AlignCenter, QString::number(count));
}

QImage countBadge(std::size_t count, double pixelRatio)
{
    QImage image(countBadgeSize(count, pixelRatio), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawCountBadge(painter, count, pixelRatio, {});
    return image;
}

} // namespace kohkan
