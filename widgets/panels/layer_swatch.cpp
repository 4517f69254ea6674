// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_swatch.h"

#include <QGuiApplication>
#include <QPainter>
#include <cmath>

namespace kohkan {

int swatchWidth(const LegendLine &line)
{
    constexpr int ring = 4;
    return line.kind == LegendLine::Kind::Size
               ? std::max(swatchSize, static_cast<int>(std::ceil(line.look.diameter)) + ring)
               : swatchSize;
}

QIcon swatch(const LegendLine &line, int side, double pixelRatio)
{
    const int height = swatchWidth(line); // a mark is as high as it is wide
    QPixmap pixmap(QSizeF(side * pixelRatio, height * pixelRatio).toSize());
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintKey(painter, line, {side / 2.0, height / 2.0});
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

QSize sizeOf(const QIcon &swatch)
{
    const QList<QSize> sizes = swatch.availableSizes();
    return sizes.isEmpty() ? QSize() : (QSizeF(sizes.front()) / qGuiApp->devicePixelRatio()).toSize();
}

} // namespace kohkan
