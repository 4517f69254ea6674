// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chart_figure.h"

#include <QFontInfo>
#include <QFontMetricsF>

namespace kohkan {

namespace {

constexpr double sheetMargin = 14; ///< of a sheet

QFont titleFont(QFont font)
{
    font.setPixelSize(font.pixelSize() * 5 / 4);
    font.setBold(true);
    return font;
}

} // namespace

double ChartFigure::heightFor(double) const
{
    return 0;
}

QRectF ChartFigure::noteBox(double width) const
{
    const QFontMetricsF metrics(font);
    return metrics.boundingRect(QRectF(0, 0, width - 2 * sheetMargin, 1e6), Qt::TextWordWrap, note);
}

double ChartFigure::sheetHeightFor(double width) const
{
    const double own = heightFor(width - 2 * sheetMargin);
    if (own == 0)
        return 0;
    return own + 2 * sheetMargin + QFontMetricsF(titleFont(font)).height() + 8 + noteBox(width).height() + 8;
}

void ChartFigure::paintSheet(QPainter &painter, const QSizeF &size, const ChartColors &colors) const
{
    painter.fillRect(QRectF({}, size), colors.paper);
    const QFontMetricsF large(titleFont(font));
    const double top = sheetMargin + large.height() + 8, noteHeight = noteBox(size.width()).height();
    painter.setFont(titleFont(font));
    painter.setPen(colors.ink);
    painter.drawText(QRectF(sheetMargin, sheetMargin, size.width() - 2 * sheetMargin, large.height()), Qt::AlignLeft,
                     large.elidedText(title, Qt::ElideRight, size.width() - 2 * sheetMargin));
    painter.setFont(font);
    painter.setPen(colors.quiet);
    painter.drawText(
        QRectF(sheetMargin, size.height() - sheetMargin - noteHeight, size.width() - 2 * sheetMargin, noteHeight + 2),
        Qt::TextWordWrap, note);
    painter.save();
    painter.translate(sheetMargin, top);
    paint(painter, QSizeF(size.width() - 2 * sheetMargin, size.height() - top - noteHeight - sheetMargin - 8), colors);
    painter.restore();
}

void ChartFigure::paintEmpty(QPainter &painter, const QSizeF &size, const ChartColors &colors) const
{
    painter.fillRect(QRectF({}, size), colors.paper);
    painter.setFont(font);
    painter.setPen(colors.quiet);
    painter.drawText(QRectF({}, size).adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, empty);
}

QFont pixelFont(QFont font)
{
    font.setPixelSize(QFontInfo(font).pixelSize());
    return font;
}

QString cellText(QString text)
{
    for (QChar &c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    return text;
}

} // namespace kohkan
