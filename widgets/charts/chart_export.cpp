// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chart_export.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace kohkan {

QSizeF chartSheetSize(const ChartFigure &figure, const QSizeF &size)
{
    const QSizeF sheet = size.expandedTo({640, 420});
    return {sheet.width(), std::max(sheet.height(), figure.sheetHeightFor(sheet.width()))};
}

QImage chartImage(const ChartFigure &figure, const QSizeF &size, double pixelRatio)
{
    QImage image((size * pixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    figure.paintSheet(painter, size, ChartColors::print());
    return image;
}

QByteArray chartSvg(const ChartFigure &figure, const QSizeF &size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(96);
    svg.setSize(size.toSize());
    svg.setViewBox(QRectF({}, size));
    svg.setTitle(figure.title);
    svg.setDescription(figure.note);
    QPainter painter(&svg);
    figure.paintSheet(painter, size, ChartColors::print());
    painter.end();
    return bytes;
}

QByteArray chartPdf(const ChartFigure &figure, const QSizeF &size)
{
    constexpr int dotsPerInch = 1200;
    constexpr double pixelsPerInch = 96, pointsPerInch = 72;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setResolution(dotsPerInch);
    pdf.setPageSize(QPageSize(size * pointsPerInch / pixelsPerInch, QPageSize::Point));
    pdf.setPageMargins({});
    pdf.setTitle(figure.title);
    QPainter painter(&pdf);
    painter.scale(dotsPerInch / pixelsPerInch, dotsPerInch / pixelsPerInch);
    figure.paintSheet(painter, size, ChartColors::print());
    painter.end();
    return bytes;
}

} // namespace kohkan
