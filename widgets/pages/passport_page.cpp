// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/passport_page.h"

#include "datasets/work/words.h"
#include "widgets/pages/edit_text.h"

namespace kohkan {

namespace {

using L = QLatin1StringView;

QString lineText(const QString &name, const EstimateLine &line)
{
    QString text = name;
    if (!line.grade.isEmpty())
        text += QStringLiteral(", %1 %2").arg(line.grade, line.gradeUnit);
    if (!line.contained.isEmpty())
        text += tr(", %1 %2 contained").arg(line.contained, line.containedUnit);
    return text;
}

} // namespace

QString estimateKindText(const QString &kind)
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
    return kind == L("claim") ? tr("Claim") : kind;
}

QString estimateCodeText(const QString &code)
{
    if (code.isEmpty() || code == L("unknown"))
        return tr("not stated");
    return code == L("none") ? tr("none") : code;
}

QString findingHtml(const Finding &finding)
{
    const bool warns = finding.weight == Finding::Weight::Warns;
    return QStringLiteral("<p><span style=\"color:%1\"><b>%2</b></span> %3</p>")
        .arg(QColor(warns ? QRgb(doubtfulColor) : QRgb(0xff2e7d32)).name(),
             warns ? QStringLiteral("!") : QStringLiteral("="), finding.sentence.toHtmlEscaped());
}

QString PassportPage::html(const Estimate &estimate, const std::vector<Finding> &findings) const
{
    const QString unrecorded = QStringLiteral("<span class=\"m\">%1</span>").arg(tr("not recorded"));
    const QString code = estimateCodeText(estimate.code);
    QString body = QStringLiteral("<p><b>%1, %2</b></p>")
                       .arg(estimateKindText(estimate.kind).toHtmlEscaped(), estimate.categoryText().toHtmlEscaped());
    body += figures(estimate) + tableStart();
    body += row(tr("Effective"), estimate.effectiveDate.isEmpty() ? unrecorded : orUnknown(estimate.effectiveDate));
    body += row(tr("Reported under"), code.toHtmlEscaped());
    body += row(tr("Basis"), estimate.basisText().toHtmlEscaped());
    body += row(tr("Scope"), orUnknown(estimate.scope));
    body += row(tr("Cut-off"), estimate.cutoff.isEmpty() ? unrecorded : orUnknown(estimate.cutoff));
    const auto recorded = [&](const QString &text) { return text.isEmpty() ? unrecorded : text.toHtmlEscaped(); };
    const RecordName name{QStringLiteral("estimates"), estimate.id};
    body += row(tr("Of reserves"), recorded(estimate.inclusive)) + row(tr("Wording"), recorded(estimate.wording)) +
            row(tr("Locator"), recorded(estimate.locator));
    body += row(tr("Entered by"), estimate.edit.isEmpty() ? unrecorded : signature(name, estimate.edit));
    body += row(tr("Statement"), orUnknown(estimate.id)) + QLatin1String("</table>");
    if (const AppliedEdit *applied = catalogue()->editOf(name); applied && !applied->edit.isOwn())
        body += heading(tr("Your correction")) + editDifferences(*applied);
    if (!estimate.notes.isEmpty())
        body +=
            heading(tr("Note of the table")) + QStringLiteral("<p>%1</p>").arg(linkedText(estimate.notes.join(u' ')));
    body += sources(estimate.sourceRefs);
    QString found;
    for (const Finding &finding : findings)
        if (finding.estimates.contains(estimate.id))
            found += findingHtml(finding);
    return page(body + heading(tr("Audit")) +
                (found.isEmpty() ? QStringLiteral("<p>%1</p>").arg(tr("Nothing found.")) : found) +
                QStringLiteral("<p style=\"margin-top:8px\">%1</p>")
                    .arg(editLink(name, estimate.edit.isEmpty() ? tr("Correct...") : tr("Change..."))));
}

QString PassportPage::brief(const Estimate &estimate, const std::vector<Finding> &findings, const QString &also) const
{
    const QString site = catalogue()->depositName(estimate.depositId).toHtmlEscaped();
    QString body =
        QStringLiteral("<p><b>%1</b><br>%2, %3</p>")
            .arg(site, estimateKindText(estimate.kind).toHtmlEscaped(), estimate.categoryText().toHtmlEscaped()) +
        figures(estimate) + QStringLiteral("<table width=\"320\" cellspacing=\"0\" cellpadding=\"1\">");
    body += row(tr("Effective"), estimate.effectiveDate.isEmpty() ? tr("not recorded") : estimate.effectiveDate);
    body += row(tr("Reported under"), estimateCodeText(estimate.code).toHtmlEscaped());
    body += row(tr("Basis"), estimate.basisText().toHtmlEscaped()) + row(tr("Scope"), orUnknown(estimate.scope));
    body += row(tr("Statement"), orUnknown(estimate.id));
    body += row(tr("Source"), references(estimate.sourceRefs)) + QLatin1String("</table>");
    for (const Finding &finding : findings)
        if (finding.weight == Finding::Weight::Warns && finding.estimates.contains(estimate.id))
            body += findingHtml(finding);
    return page(body + (also.isEmpty() ? QString() : note(also.toHtmlEscaped())));
}

QString PassportPage::figures(const Estimate &estimate) const
{
    QString html;
    if (!estimate.tonnage.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(tr("%1 of ore").arg(figure(estimate.tonnage, estimate.tonnageUnit)));
    for (const EstimateLine &line : estimate.lines)
        html +=
            QStringLiteral("<p>%1</p>").arg(lineText(catalogue()->commodityName(line.commodity), line).toHtmlEscaped());
    return html;
}

QString PassportPage::html(const Production &said) const
{
    const QString unrecorded = QStringLiteral("<span class=\"m\">%1</span>").arg(tr("not recorded"));
    const RecordName name{QStringLiteral("production"), said.id};
    QString body = QStringLiteral("<p><b>%1 %2</b></p>")
                       .arg(figure(said.amount, said.unit), catalogue()->commodityName(said.commodity).toHtmlEscaped());
    body += tableStart() + row(tr("Kind"), capitalized(said.kind));
    body += row(tr("Period"), said.period.isEmpty() ? unrecorded : said.period.toHtmlEscaped());
    body += row(tr("Wording"), unrecorded) + row(tr("Locator"), unrecorded);
    body += row(tr("Entered by"), said.edit.isEmpty() ? unrecorded : signature(name, said.edit));
    body += row(tr("Statement"), orUnknown(said.id)) + QLatin1String("</table>");
    if (const AppliedEdit *applied = catalogue()->editOf(name); applied && !applied->edit.isOwn())
        body += heading(tr("Your correction")) + editDifferences(*applied);
    if (!said.notes.isEmpty())
        body += heading(tr("Note of the table")) + QStringLiteral("<p>%1</p>").arg(linkedText(said.notes));
    return page(body + sources(said.sourceRefs) +
                QStringLiteral("<p style=\"margin-top:8px\">%1</p>")
                    .arg(editLink(name, said.edit.isEmpty() ? tr("Correct...") : tr("Change..."))));
}

QString PassportPage::html(const Price &price) const
{
    QString body = QStringLiteral("<p><b>%1</b></p>")
                       .arg(tr("%1: %2 USD per %3").arg(price.commodity, price.usd, price.unit).toHtmlEscaped());
    body += tableStart() + row(tr("As of"), orUnknown(price.asOf)) + row(tr("Row"), orUnknown(price.id)) +
            QLatin1String("</table>");
    if (!price.note.isEmpty())
        body += heading(tr("Note of the table")) + QStringLiteral("<p>%1</p>").arg(linkedText(price.note));
    return page(body + sources(price.sourceRefs));
}

/// Under a heading, each in full.
QString PassportPage::sources(const QStringList &refs) const
{
    QString html;
    for (const QString &ref : refs)
        html += sourceBlock(ref);
    return heading(refs.size() == 1 ? tr("Source") : tr("Sources")) +
           (html.isEmpty() ? QStringLiteral("<p>%1</p>").arg(tr("no source given")) : html);
}

QString PassportPage::cited(const QStringList &refs) const
{
    QStringList sources;
    for (const QString &ref : refs) {
        const Source *source = catalogue()->source(ref);
        QStringList words =
            source ? QStringList{source->publisher, source->title, source->year, source->identifier} : QStringList{ref};
        words.removeAll(QString());
        sources << words.join(QStringLiteral(", "));
    }
    return tr(" Source: %1.").arg(sources.join(QStringLiteral("; ")));
}

QString PassportPage::citation(const Production &said, const QString &depositId) const
{
    return tr("%1: %2 %3 of %4 (%5). %6; period: %7.")
               .arg(catalogue()->depositName(depositId), said.amount, said.unit,
                    catalogue()->commodityName(said.commodity), said.id, said.kind,
                    said.period.isEmpty() ? tr("not recorded") : said.period) +
           cited(said.sourceRefs);
}

QString PassportPage::citation(const Price &price) const
{
    return tr("%1: %2 USD per %3, %4 (%5).").arg(price.commodity, price.usd, price.unit, price.asOf, price.id) +
           cited(price.sourceRefs);
}

QString PassportPage::citation(const Estimate &estimate) const
{
    QStringList figures;
    if (!estimate.tonnage.isEmpty())
        figures << tr("%1 %2 of ore").arg(estimate.tonnage, estimate.tonnageUnit);
    for (const EstimateLine &line : estimate.lines)
        figures << lineText(catalogue()->commodityName(line.commodity), line);
    return tr("%1: %2 (%3). %4, %5; reported under: %6; basis: %7; scope: %8; effective: %9.")
               .arg(catalogue()->depositName(estimate.depositId), figures.join(QStringLiteral("; ")), estimate.id,
                    estimateKindText(estimate.kind), estimate.categoryText(), estimateCodeText(estimate.code),
                    estimate.basisText(), estimate.scope,
                    estimate.effectiveDate.isEmpty() ? tr("not recorded") : estimate.effectiveDate) +
           cited(estimate.sourceRefs);
}

} // namespace kohkan
