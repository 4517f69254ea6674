// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/map_text.h"

#include <QFontMetricsF>
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

QImage haloText(const QString &text, const QFont &font, const QColor &color, double halo, const QColor &haloColor)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text);
    const int margin = static_cast<int>(std::ceil(halo)) + 1;
    QImage image(static_cast<int>(std::ceil(width)) + 2 * margin,
                 static_cast<int>(std::ceil(metrics.height())) + 2 * margin, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainterPath path;
    path.addText(margin, margin + metrics.ascent(), font, text);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(haloColor, 2 * halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, color);
    return image;
}

QImage countBadge(std::size_t count, double pixelRatio)
{
    QFont font = mapFont(8.5, pixelRatio);
    font.setWeight(QFont::Bold);
    const QFontMetricsF metrics(font);
    const QString text = QString::number(count);
    const double height = std::ceil(11 * pixelRatio);
    const double width = std::max(height, std::ceil(metrics.horizontalAdvance(text) + 5 * pixelRatio));
    QImage image(static_cast<int>(width) + 2, static_cast<int>(height) + 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, pixelRatio));
    painter.setBrush(QColor(0x2b, 0x2b, 0x2b));
    const QRectF plate(1, 1, width, height);
    painter.drawRoundedRect(plate, height / 2, height / 2);
    painter.setFont(font);
    painter.drawText(plate, Qt::AlignCenter, text);
    return image;
}

} // namespace kohkan
