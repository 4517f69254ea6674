// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/report/html_report.h"

#include <QBuffer>
#include <QRegularExpression>
#include <algorithm>

namespace kohkan {

namespace {

const QString styleSheet = QStringLiteral(
    "body{font:15px/1.45 'Noto Sans',sans-serif;color:#1c2228;max-width:820px;margin:2.5em auto;padding:0 1.2em}"
    "h1{font-size:1.9em;margin:0 0 .1em}h2{font-size:1.25em;margin:1.9em 0 .5em;padding-bottom:.2em;"
    "border-bottom:1.5px solid #333f4d}h3{font-size:1em;margin:1.3em 0 .4em}p{margin:.4em 0}"
    "a{color:#0a4f8f;text-decoration:none}a:hover{text-decoration:underline}sup a{padding:0 .1em}"
    ".m,.note,figcaption,footer{color:#5b6470}.w{color:#a34a00}.e{color:#2e7d32}"
    ".u{font-family:'Noto Naskh Arabic','Noto Sans Arabic',serif;font-size:1.1em}"
    ".note,figcaption,footer,.small td{font-size:.82em}figure{margin:1em 0}img{width:100%;display:block}"
    "table{border-collapse:collapse;width:100%;margin:.6em 0;table-layout:fixed}"
    "td,th{padding:.35em .45em;vertical-align:top;text-align:left;overflow-wrap:anywhere}"
    "th{background:#eef1f4;font-size:.82em}.ruled{border-bottom:1px solid #d5d9de}.ruled tr.first>td{border-top:1px "
    "solid #d5d9de}"
    ".r{text-align:right}.bare td:first-child{padding-left:0}tr.more>td,tr.words>td{padding-top:0}"
    "tr.words>td{font-size:.82em}footer{margin-top:2.5em;border-top:1px solid #b8bfc7;padding-top:.5em}"
    "tr:target{background:#fff6da}@media print{body{margin:0;max-width:none}tr,figure{break-inside:avoid}"
    "h2,h3{break-after:avoid}thead{display:table-header-group}}");

/// Marks of footnotes become links to their place.
QString linked(QString html)
{
    static const QRegularExpression mark(QStringLiteral("<sup class=\"f\">(\\d+)</sup>"));
    return html.replace(mark, QStringLiteral("<sup><a href=\"#n\\1\">\\1</a></sup>"));
}

QString cell(const ReportTable &table, std::size_t column, const QString &html, std::size_t rows)
{
    QString attributes;
    if (rows > 1)
        attributes += QStringLiteral(" rowspan=\"%1\"").arg(rows);
    if (table.columns[column].align == ReportTable::Align::Right)
        attributes += QStringLiteral(" class=\"r\"");
    return QStringLiteral("<td%1>%2</td>").arg(attributes, linked(html));
}

QString rowHtml(const ReportTable &table, const ReportTable::Row &row)
{
    const std::size_t lines = std::max<std::size_t>(1, row.lines.size());
    QString html, cells;
    std::size_t column = 0;
    for (const QString &head : row.heads)
        cells += cell(table, column++, head, lines);
    for (std::size_t i = 0; i < lines; ++i) {
        if (i < row.lines.size())
            for (qsizetype c = 0; c < row.lines[i].size(); ++c)
                cells += cell(table, column + static_cast<std::size_t>(c), row.lines[i][c], 1);
        const QString id = row.anchor.isEmpty() || i > 0 ? QString() : QStringLiteral(" id=\"n%1\"").arg(row.anchor);
        html += QStringLiteral("<tr class=\"%1\"%2>%3</tr>\n")
                    .arg(i == 0 ? QStringLiteral("first") : QStringLiteral("more"), id, cells);
        cells.clear();
    }
    if (!row.notes.isEmpty())
        html += QStringLiteral("<tr class=\"words\"><td colspan=\"%1\">%2</td></tr>\n")
                    .arg(QString::number(table.columns.size()), linked(row.notes.join(QStringLiteral("<br>"))));
    return html;
}

QString tableHtml(const ReportTable &table)
{
    const bool isRuled = table.look == ReportTable::Look::Ruled;
    double all = 0;
    for (const auto &column : table.columns)
        all += column.share;
    QString html = QStringLiteral("<table class=\"%1%2\"><colgroup>")
                       .arg(isRuled ? QStringLiteral("ruled") : QStringLiteral("bare"),
                            table.isSmall ? QStringLiteral(" small") : QString());
    for (const auto &column : table.columns)
        html += QStringLiteral("<col style=\"width:%1%\">").arg(100 * column.share / all, 0, 'f', 1);
    html += QStringLiteral("</colgroup>");
    if (isRuled) {
        html += QStringLiteral("<thead><tr>");
        for (const auto &column : table.columns)
            html += QStringLiteral("<th%1>%2</th>")
                        .arg(column.align == ReportTable::Align::Right ? QStringLiteral(" class=\"r\"") : QString(),
                             column.title.toHtmlEscaped());
        html += QStringLiteral("</tr></thead>");
    }
    html += QStringLiteral("<tbody>\n");
    for (const auto &row : table.rows)
        html += rowHtml(table, row);
    return html + QStringLiteral("</tbody></table>\n");
}

QString mapHtml(const ReportBlock &block)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    block.image.save(&buffer, "PNG");
    return QStringLiteral(
               "<figure><img alt=\"Map\" src=\"data:image/png;base64,%1\"><figcaption>%2</figcaption></figure>\n")
        .arg(QString::fromLatin1(png.toBase64()), block.html);
}

QString blockHtml(const ReportBlock &block)
{
    const auto tag = [](const char *name, const QString &html) {
        return QStringLiteral("<%1>%2</%3>\n")
            .arg(QLatin1String(name), html, QString::fromLatin1(name).section(u' ', 0, 0));
    };
    switch (block.kind) {
    case ReportBlock::Kind::Heading:
        return tag("h2", block.html.toHtmlEscaped());
    case ReportBlock::Kind::Subheading:
        return tag("h3", block.html.toHtmlEscaped());
    case ReportBlock::Kind::Paragraph:
        return tag("p", linked(block.html));
    case ReportBlock::Kind::Note:
        return tag("p class=\"note\"", linked(block.html));
    case ReportBlock::Kind::Table:
        return tableHtml(block.table);
    case ReportBlock::Kind::Map:
        break;
    }
    return mapHtml(block);
}

/// JSON that no HTML parser ends early: `<` only stands in its texts, where `\u003c` says the same.
QString scriptSafe(const QByteArray &json)
{
    return QString::fromUtf8(json).replace(u'<', QStringLiteral("\\u003c"));
}

} // namespace

QByteArray htmlReport(const Report &report, const QByteArray &data, const QString &dataId)
{
    QString body;
    for (const ReportBlock &block : report.blocks)
        body += blockHtml(block);
    QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%1</title>\n")
                       .arg(report.title.toHtmlEscaped());
    html += QStringLiteral("<meta name=\"generator\" content=\"%1\">\n<style>%2</style>\n</head>\n<body>\n")
                .arg(report.program.toHtmlEscaped(), styleSheet);
    html += QStringLiteral("<h1>%1</h1>\n<p class=\"m\">%2</p>\n").arg(report.title.toHtmlEscaped(), report.subtitle);
    const bool hasMap = std::any_of(report.blocks.begin(), report.blocks.end(),
                                    [](const ReportBlock &block) { return block.kind == ReportBlock::Kind::Map; });
    html += body + QStringLiteral("<footer>%1%2</footer>\n")
                       .arg(report.program.toHtmlEscaped(),
                            hasMap ? QStringLiteral(" · ") + report.mapWarning.toHtmlEscaped() : QString());
    html += QStringLiteral("<script type=\"application/json\" id=\"") + dataId + QStringLiteral("\">\n") +
            scriptSafe(data) + QStringLiteral("</script>\n</body>\n</html>\n");
    return html.toUtf8();
}

} // namespace kohkan
