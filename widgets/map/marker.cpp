// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/marker.h"

#include <QPainter>
#include <cmath>

namespace kohkan {

QImage markerSprite(const QColor &color, double diameter, double pixelRatio)
{
    const double disc = diameter * pixelRatio, ring = 1.2 * pixelRatio;
    const int half = static_cast<int>(std::ceil(disc / 2 + ring));
    const int side = 2 * half + 1;
    QImage sprite(side, side, QImage::Format_ARGB32_Premultiplied);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QPointF middle(half + 0.5, half + 0.5);
    painter.setBrush(QColor(255, 255, 255, 235));
    painter.drawEllipse(middle, disc / 2 + ring, disc / 2 + ring);
    painter.setBrush(color);
    painter.setPen(QPen(color.darker(140), 0.8 * pixelRatio));
    painter.drawEllipse(middle, disc / 2 - 0.4 * pixelRatio, disc / 2 - 0.4 * pixelRatio);
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
