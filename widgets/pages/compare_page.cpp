// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/compare_page.h"

namespace kohkan {

namespace {

using RowKind = CompareTable::Row::Kind;
using Difference = CompareTable::Row::Difference;

QString colored(QRgb color, const QString &text)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(QColor(color).name(), text);
}

} // namespace

QString ComparePage::html(const CompareTable &table, const FigureView &view) const
{
    const qsizetype count = table.ids.size();
    const int first = 18, other = static_cast<int>((100 - first) / std::max<qsizetype>(1, count));
    QString head = QStringLiteral("<td width=\"%1%\"></td>").arg(first);
    for (qsizetype i = 0; i < count; ++i)
        head +=
            QStringLiteral("<td width=\"%1%\"><b><a href=\"site:%2\">%3</a></b><br><small class=\"m\">%2</small></td>")
                .arg(other)
                .arg(table.ids[i].toHtmlEscaped(), table.names[i].toHtmlEscaped());
    QString rows = QStringLiteral("<tr bgcolor=\"%1\">%2</tr>").arg(m_shade, head);
    for (const auto &row : table.rows)
        rows += rowHtml(row, count);
    return page(switches(view) +
                QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">%1</table>").arg(rows));
}

QString ComparePage::switches(const FigureView &view) const
{
    const auto link = [](const char *what, const QString &text) {
        return QStringLiteral("<a href=\"figures:%1\">%2</a>").arg(QLatin1String(what), text);
    };
    const QString basis = view.basis == Basis::Whole ? tr("100 %") : tr("as reported");
    const QString units = view.units == FigureView::Units::OuncesAndPounds ? tr("ounces and pounds") : tr("metric");
    return note(tr("Basis %1, units %2; click one to change it, or a figure to see what stands behind it. %3 differ; "
                   "%4 do not stand on one basis.")
                    .arg(link("basis", basis), link("units", units), colored(doubtfulColor, QStringLiteral("≠")),
                         colored(doubtfulColor, QStringLiteral("?"))));
}

QString ComparePage::rowHtml(const CompareTable::Row &row, qsizetype sites) const
{
    const QString label = row.label.toHtmlEscaped();
    if (row.kind == RowKind::Section)
        return QStringLiteral("<tr><td colspan=\"%1\"><br><b>%2</b></td></tr>").arg(sites + 1).arg(label);
    if (row.kind == RowKind::Class)
        return QStringLiteral("<tr bgcolor=\"%1\"><td colspan=\"%2\">%3</td></tr>")
            .arg(m_shade)
            .arg(sites + 1)
            .arg(label);
    const QString sign = row.difference == Difference::Differs  ? QStringLiteral(" ≠")
                         : row.difference == Difference::Unlike ? QStringLiteral(" ?")
                                                                : QString();
    QString html =
        QStringLiteral("<td><span class=\"m\">%1</span><b>%2</b></td>").arg(label, colored(doubtfulColor, sign));
    for (const auto &cell : row.cells)
        html += QStringLiteral("<td>%1</td>").arg(cellHtml(row, cell));
    const QString back = row.kind == RowKind::Apart ? QStringLiteral(" bgcolor=\"%1\"").arg(m_claim) : QString();
    return QStringLiteral("<tr%1>%2</tr>").arg(back, html);
}

QString ComparePage::cellHtml(const CompareTable::Row &row, const std::vector<CompareTable::Part> &cell) const
{
    if (cell.empty())
        return row.kind == RowKind::Figure ? QStringLiteral("%1 <small class=\"m\">%2</small>")
                                                 .arg(orUnknown({}), CompareTable::missingFigure().toHtmlEscaped())
                                           : orUnknown({});
    QStringList parts;
    for (const auto &part : cell) {
        const QString text = part.text.toHtmlEscaped();
        QString html =
            part.link.isEmpty() ? text : QStringLiteral("<a href=\"%1\">%2</a>").arg(part.link.toHtmlEscaped(), text);
        if (!part.note.isEmpty())
            html += QStringLiteral("<br><small class=\"m\">%1</small>").arg(part.note.toHtmlEscaped());
        parts << html;
    }
    return parts.join(QStringLiteral("<br>"));
}

} // namespace kohkan
