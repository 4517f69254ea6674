// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chart_mark.h"

#include <cmath>

namespace kohkan {

namespace {
constexpr double ring = 2; ///< of a selected mark, pixels
}

void paintChartMark(QPainter &painter, QPointF middle, const ChartMark &mark, const QColor &paper)
{
    constexpr double tiny = 5; // marks that stand so close that dark cores would hide the glow
    const double radius = mark.diameter / 2, pen = std::clamp(mark.diameter / 5, 0.8, 1.8);
    if (mark.isSelected) {
        const double edge = mark.diameter < tiny ? 0.5 : 0.9;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(selectionEdge));
        painter.drawEllipse(middle, radius + ring + edge, radius + ring + edge);
        painter.setBrush(QColor(selectionGlow));
        painter.drawEllipse(middle, radius + ring, radius + ring);
        if (mark.diameter < tiny)
            return;
    }
    // On the glow the mark is dark whatever its colour: its form says the class.
    const QColor ink = mark.isSelected ? QColor(selectionEdge) : mark.color;
    painter.setBrush(mark.mark == EstimateMark::Solid ? ink : mark.isSelected ? QColor(selectionGlow) : paper);
    if (mark.mark == EstimateMark::Solid) {
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(middle, radius, radius);
        return;
    }
    QPen outline(ink, pen);
    if (mark.mark == EstimateMark::Dotted) {
        outline.setCapStyle(Qt::FlatCap);
        const double dash = 2 * M_PI * (radius - pen / 2) / pen / 16; // eight dots a circle, in widths of the pen
        outline.setDashPattern({dash, dash});
    }
    painter.setPen(outline);
    painter.drawEllipse(middle, radius - pen / 2, radius - pen / 2);
}

QImage chartMarkSprite(const ChartMark &mark, const QColor &paper, double pixelRatio)
{
    const double reach = mark.diameter / 2 + (mark.isSelected ? ring + 1 : 0.5);
    const int half = static_cast<int>(std::ceil(reach * pixelRatio));
    QImage sprite(2 * half + 1, 2 * half + 1, QImage::Format_ARGB32_Premultiplied);
    sprite.fill(Qt::transparent);
    QPainter painter(&sprite);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(half + 0.5, half + 0.5);
    painter.scale(pixelRatio, pixelRatio);
    paintChartMark(painter, {}, mark, paper);
    return sprite;
}

} // namespace kohkan
