// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chart_legend.h"

namespace kohkan {

namespace {
constexpr double signWidth = 18, between = 14;
}

std::vector<QRectF> ChartLegend::places(const QFontMetricsF &metrics, double width, Flow flow) const
{
    const double height = metrics.height() + 3;
    std::vector<QRectF> rects;
    double x = 0, y = 0;
    for (const Item &item : items) {
        const double indent = item.sign == Sign::None ? 0 : signWidth;
        const double own = std::min(width, indent + metrics.horizontalAdvance(item.text) + 2);
        if (flow == Flow::Rows && x > 0 && x + own > width) {
            x = 0;
            y += height;
        }
        rects.emplace_back(x, y, own, height);
        if (flow == Flow::Column)
            y += height;
        else
            x += own + between;
    }
    return rects;
}

QSizeF ChartLegend::size(const QFontMetricsF &metrics, double width, Flow flow) const
{
    QRectF all;
    for (const QRectF &rect : places(metrics, width, flow))
        all |= rect;
    return all.size();
}

void ChartLegend::paint(QPainter &painter, const QRectF &place, const ChartColors &colors, Flow flow) const
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto rects = places(metrics, place.width(), flow);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QRectF own = rects[i].translated(place.topLeft());
        if (own.bottom() > place.bottom() + 1)
            return;
        const Item &item = items[i];
        const QPointF middle(own.left() + signWidth / 2 - 3, own.center().y());
        if (item.sign == Sign::Mark)
            paintChartMark(painter, middle, item.mark, colors.paper);
        if (item.sign == Sign::Swatch)
            painter.fillRect(QRectF(middle - QPointF(5, 5), QSizeF(10, 10)), item.mark.color);
        if (item.sign == Sign::Line) {
            painter.setPen(QPen(item.mark.color, 1));
            painter.drawLine(middle + QPointF(-6, -5), middle + QPointF(6, 5));
        }
        const double indent = item.sign == Sign::None ? 0 : signWidth;
        painter.setPen(item.sign == Sign::None ? colors.ink : colors.quiet);
        painter.drawText(own.adjusted(indent, 0, 1, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(item.text, Qt::ElideRight, own.width() - indent));
    }
}

} // namespace kohkan
