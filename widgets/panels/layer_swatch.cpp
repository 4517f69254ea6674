// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_swatch.h"

#include "widgets/map/marker.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace kohkan {

std::vector<LegendEntry> legendOf(const LayerEntry &entry)
{
    std::vector<LegendEntry> legend;
    const Column *column =
        entry.layer && !entry.style.classColumn.isEmpty() ? entry.layer->column(entry.style.classColumn) : nullptr;
    if (!column || column->type() != Column::Type::Text || entry.style.classes.empty())
        return legend;
    std::size_t classed = 0;
    for (const auto &known : entry.style.classes)
        if (column->codeOf(known.value)) {
            legend.push_back({known.label, known.color});
            ++classed;
        }
    if (classed < column->dictionary().size() || column->nullCount() > 0)
        legend.push_back({LayerList::tr("Other"), entry.style.color});
    return legend;
}

QIcon swatch(const LayerEntry &entry, const QColor &color, double pixelRatio)
{
    const int side = static_cast<int>(std::lround(swatchSize * pixelRatio));
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(side / 2.0, side / 2.0);
    if (!entry.layer || entry.layer->geometry().hasPoints()) {
        const double widest = swatchSize - 4;
        const QImage mark =
            markerSprite({color, entry.style.shape, std::min(entry.style.markerSize, widest), false}, pixelRatio);
        painter.drawImage(
            QPointF(std::round(middle.x() - mark.width() / 2.0), std::round(middle.y() - mark.height() / 2.0)), mark);
    } else {
        painter.setPen(QPen(color, std::max(1.0, entry.style.lineWidth) * pixelRatio, Qt::SolidLine, Qt::RoundCap));
        if (entry.layer->geometry().hasPolygons()) {
            QColor fill = color;
            fill.setAlphaF(static_cast<float>(entry.style.fillOpacity));
            painter.setBrush(fill);
            painter.drawRect(QRectF(side * 0.1, side * 0.2, side * 0.8, side * 0.6));
        } else if (entry.layer->geometry().hasLines()) {
            painter.drawPolyline(QPolygonF{QPointF(side * 0.08, side * 0.75), QPointF(side * 0.38, side * 0.35),
                                           QPointF(side * 0.62, side * 0.65), QPointF(side * 0.92, side * 0.25)});
        } // a table without geometry has no mark
    }
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

} // namespace kohkan
