// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/reserves_page.h"

namespace kohkan {

namespace {
using L = QLatin1StringView;
} // namespace

QString ReservesPage::html(Row deposit) const
{
    const auto estimates = catalogue()->estimatesFor(catalogue()->deposits()->key(deposit));
    if (estimates.empty())
        return hint(tr("No estimate of this site is in the tables. That is not a statement that there is no ore."));
    QString body =
        note(tr("Each block is one published statement with its own class, scope and basis. They are not to be added "
                "to each other; conflicting statements stand side by side."));
    bool claims = false;
    QString rows;
    for (const Estimate &estimate : estimates) {
        rows += statement(estimate);
        claims = claims || estimate.kind == L("claim");
    }
    body += QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">"
                           "<tr bgcolor=\"%1\"><td width=\"40%\">%2</td><td align=\"right\" width=\"28%\">%3</td>"
                           "<td align=\"right\">%4</td></tr>%5</table>")
                .arg(m_shade, tr("Commodity"), tr("Grade"), tr("Contained"), rows);
    if (claims)
        body += note(tr("A claim is a number with no coded estimate behind it."));
    return page(body);
}

QString ReservesPage::statement(const Estimate &estimate) const
{
    const bool claim = estimate.kind == L("claim");
    const QString back = claim ? QStringLiteral(" bgcolor=\"%1\"").arg(m_claim) : QString();
    QString html =
        QStringLiteral("<tr%1><td colspan=\"2\"><b>%2</b>, %3%4</td><td align=\"right\"><span class=\"m\">%6</span> "
                       "<b>%5</b></td></tr>")
            .arg(back, kindText(estimate.kind).toHtmlEscaped(), estimate.categoryText().toHtmlEscaped(),
                 claim ? QLatin1String(" ") + badge(tr("not an estimate"), QColor(doubtfulColor)) : QString(),
                 figure(estimate.tonnage, estimate.tonnageUnit), tr("Tonnage"));
    for (const EstimateLine &line : estimate.lines)
        html += QStringLiteral("<tr%1><td>%2</td><td align=\"right\">%3</td><td align=\"right\">%4</td></tr>")
                    .arg(back, catalogue()->commodityName(line.commodity).toHtmlEscaped(),
                         figure(line.grade, line.gradeUnit), figure(line.contained, line.containedUnit));
    QString words = facts(estimate).join(QStringLiteral(" · "));
    if (!estimate.notes.isEmpty())
        words += QStringLiteral("<br><span class=\"m\">%1</span>").arg(linkedText(estimate.notes.join(u' ')));
    words += QStringLiteral("<br><span class=\"m\">%1</span>%2").arg(tr("Source: "), references(estimate.sourceRefs));
    return html +
           QStringLiteral("<tr%1><td colspan=\"3\" style=\"border-bottom:1px solid %2\"><small>%3</small></td></tr>")
               .arg(back, m_line, words);
}

QStringList ReservesPage::facts(const Estimate &estimate) const
{
    QString code = estimate.code;
    if (code.isEmpty() || code == L("unknown"))
        code = tr("not stated");
    else if (code == L("none"))
        code = tr("none");
    QStringList facts{tr("Code: %1").arg(code.toHtmlEscaped()),
                      tr("Basis: %1").arg(estimate.basisText().toHtmlEscaped())};
    if (estimate.scope != L("deposit"))
        facts
            << QStringLiteral("<b>%1</b>").arg(tr("Scope: %1, not this deposit alone").arg(orUnknown(estimate.scope)));
    if (!estimate.cutoff.isEmpty())
        facts << tr("Cut-off: %1").arg(estimate.cutoff.toHtmlEscaped());
    facts << tr("Effective: %1").arg(orUnknown(estimate.effectiveDate));
    return facts;
}

QString ReservesPage::kindText(const QString &kind) const
{
    if (kind == L("reserve"))
        return tr("Reserve");
    if (kind == L("resource"))
        return tr("Resource");
    if (kind == L("historical"))
        return tr("Historical");
    if (kind == L("unclassified"))
        return tr("Unclassified");
    if (kind == L("recoverable"))
        return tr("Recoverable (mine plan)");
    if (kind == L("claim"))
        return tr("Claim");
    return kind;
}

} // namespace kohkan
