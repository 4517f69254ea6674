// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/report/pdf_report.h"

#include "datasets/work/words.h"
#include "widgets/report/report_pages.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <cmath>

namespace kohkan {

namespace {

constexpr double sideMargin = 18, topMargin = 20, bottomMargin = 19; ///< millimetres
constexpr double mapShape = 0.62;                                    ///< height of a map over its width

QPageSize pageSize(Paper paper)
{
    return QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter);
}

/// Header and footer, outside the body.
void paintMargins(QPainter &painter, const ReportSetter &setter, const Report &report, const QSizeF &body,
                  const ReportPage &page, const QString &number)
{
    const auto line = [&](const QString &html, Qt::Alignment align, double top) {
        const auto set = setter.text(QStringLiteral("<span class=\"m\">%1</span>").arg(html), body.width(), 7.5, align);
        painter.save();
        painter.translate(0, top);
        set->drawContents(&painter);
        painter.restore();
    };
    const double rule = setter.millimetres(0.15), header = -setter.millimetres(8),
                 footer = body.height() + setter.millimetres(5);
    line(report.title.toHtmlEscaped(), Qt::AlignLeft, header);
    painter.fillRect(QRectF(0, header + setter.millimetres(4.5), body.width(), rule), QColor(0xb8, 0xbf, 0xc7));
    painter.fillRect(QRectF(0, footer - setter.millimetres(1.5), body.width(), rule), QColor(0xb8, 0xbf, 0xc7));
    line(report.program.toHtmlEscaped() +
             (page.hasMap ? QStringLiteral(" · ") + report.mapWarning.toHtmlEscaped() : QString()),
         Qt::AlignLeft, footer);
    line(number.toHtmlEscaped(), Qt::AlignRight, footer);
}

} // namespace

QSize reportMapSize(Paper paper)
{
    const double width = (pageSize(paper).size(QPageSize::Millimeter).width() - 2 * sideMargin) / 25.4 * 96;
    return {static_cast<int>(std::lround(width)), static_cast<int>(std::lround(width * mapShape))};
}

QByteArray pdfReport(const Report &report, Paper paper, const ReportAttachment &attachment)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(report.title);
    writer.setCreator(report.program);
    writer.setPageSize(pageSize(paper));
    writer.setPageMargins({sideMargin, topMargin, sideMargin, bottomMargin}, QPageLayout::Millimeter);
    writer.addFileAttachment(attachment.name, attachment.bytes, attachment.mimeType);
    const QSizeF body = writer.pageLayout().paintRectPixels(writer.resolution()).size();
    ReportSetter setter(&writer, body.width());
    const std::vector<ReportStrip> strips = setter.set(report);
    const std::vector<ReportPage> pages = paginate(strips, body.height());
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        paintMargins(painter, setter, report, body, pages[i], tr("Page %1 of %2").arg(i + 1).arg(pages.size()));
        for (const auto &placed : pages[i].strips) {
            painter.save();
            painter.translate(0, placed.top);
            strips[placed.strip].paint(painter, body.height());
            painter.restore();
        }
    }
    painter.end();
    buffer.close();
    return bytes;
}

} // namespace kohkan
