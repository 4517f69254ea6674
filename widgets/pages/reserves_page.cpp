// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/reserves_page.h"

#include "datasets/catalogue/equivalent_statements.h"
#include "datasets/table/partial_date.h"
#include "widgets/pages/estimate_mark.h"
#include "widgets/pages/passport_page.h"

#include <algorithm>

namespace kohkan {

namespace {

using L = QLatin1StringView;

bool isComparable(const Estimate &estimate)
{
    return estimate.kind != L("claim") && estimate.scope == L("deposit");
}

/// With at most the digits that are shown; the passport has all.
QString shortFigure(const QString &digits, const QString &unit)
{
    const auto number = Figure::parse(digits);
    const bool isLong = number && number->digits > FigureView::mostDigits;
    return figure(isLong ? roundedText(number->value, FigureView::mostDigits) : digits, unit);
}

QString cells(const QStringList &texts, const QString &attributes = {})
{
    QString html = QStringLiteral("<tr%1>").arg(attributes);
    for (qsizetype i = 0; i < texts.size(); ++i)
        html += QStringLiteral("<td%1>%2</td>")
                    .arg(i == 0 ? QStringLiteral(" width=\"40%\"") : QStringLiteral(" align=\"right\""), texts[i]);
    return html + QLatin1String("</tr>");
}

} // namespace

ReservesPage::ReservesPage(CataloguePtr catalogue, const QPalette &palette, FigureView view, QDate today)
    : PageWriter(std::move(catalogue), palette)
    , m_view(view)
    , m_today(today)
    , m_text(palette.color(QPalette::Text))
    , m_back(palette.color(QPalette::Base))
{}

QString ReservesPage::html(Row deposit) const
{
    const QString id = catalogue()->deposits()->key(deposit);
    const Estimates estimates = catalogue()->estimatesFor(id);
    QString links = editLink({QStringLiteral("estimates"), {}}, tr("Add an estimate..."));
    if (!equivalentStatements(*catalogue(), id).empty())
        links += QStringLiteral(" · <a href=\"equivalent:\">%1</a>").arg(tr("Equivalent grade..."));
    const QString add = QStringLiteral("<p style=\"margin-top:8px\">%1</p>").arg(links);
    if (estimates.empty())
        return page(muted(tr("No estimate of this site is in the tables. That is not a statement that there is no "
                             "ore.")) +
                    add);
    const Findings findings = auditDeposit(*catalogue(), id, m_today);
    return page(switches() + best(estimates) + add + history(estimates, findings) + sideBySide(estimates, findings));
}

QString ReservesPage::switches() const
{
    const auto link = [](const char *what, const QString &text) {
        return QStringLiteral("<a href=\"figures:%1\">%2</a>").arg(QLatin1String(what), text);
    };
    const QString basis = m_view.basis == Basis::Whole ? tr("100 %") : tr("as reported");
    const QString units = m_view.units == FigureView::Units::Published ? tr("as published")
                          : m_view.units == FigureView::Units::Metric  ? tr("metric")
                                                                       : tr("ounces and pounds");
    return note(
        tr("Shown on the basis %1, in units %2. Click one to change it, or a figure to see what stands behind it.")
            .arg(link("basis", basis), link("units", units)));
}

QString ReservesPage::best(const Estimates &estimates) const
{
    const auto chosen = bestSupported(estimates);
    if (chosen.empty())
        return heading(tr("Best supported")) +
               QStringLiteral("<p>%1</p>").arg(tr("None: what is published covers other ground or is a claim."));
    QString html = heading(tr("Best supported, a class each"));
    for (const SupportedEstimate &own : chosen) {
        QStringList lines;
        const Estimate &estimate = own.estimate;
        if (!estimate.tonnage.isEmpty())
            lines << tr("%1 of ore").arg(mass(estimate, estimate.lines.front(), true));
        for (const EstimateLine &line : estimate.lines) {
            QStringList parts;
            if (!line.grade.isEmpty())
                parts << passportLink(estimate, shortFigure(line.grade, line.gradeUnit));
            if (!line.contained.isEmpty())
                parts << tr("%1 contained").arg(mass(estimate, line, false));
            if (!parts.isEmpty())
                lines << catalogue()->commodityName(line.commodity).toHtmlEscaped() + u' ' +
                             parts.join(QStringLiteral(", "));
        }
        const QString basis = normalised(estimate, estimate.lines.front(), m_view.basis).basis;
        html += QStringLiteral("<p style=\"margin-top:6px\">%1 <b>%2</b><br>%3<br><span class=\"m\">%4</span></p>")
                    .arg(mark(estimate), own.className.toHtmlEscaped(), lines.join(QStringLiteral("<br>")),
                         tr("%1, basis %2; chosen as %3.").arg(estimate.id, basis, own.why).toHtmlEscaped() +
                             (estimate.edit.isEmpty()
                                  ? QString()
                                  : QLatin1String("<br>") +
                                        signature({QStringLiteral("estimates"), estimate.id}, estimate.edit)));
    }
    return html;
}

QString ReservesPage::history(const Estimates &estimates, const Findings &findings) const
{
    QString rows;
    bool claims = false;
    for (const Estimate &estimate : estimates) {
        rows += statement(estimate, findings);
        claims = claims || estimate.kind == L("claim");
    }
    return heading(tr("All that is published, newest first")) +
           note(
               tr("Each block is one published statement with its own class, scope and basis. They are not to be added "
                  "to each other; conflicting statements stand side by side.")) +
           QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">"
                          "<tr bgcolor=\"%1\"><td width=\"40%\">%2</td><td align=\"right\" width=\"28%\">%3</td>"
                          "<td align=\"right\">%4</td></tr>%5</table>")
               .arg(m_shade, tr("Commodity"), tr("Grade"), tr("Contained"), rows) +
           (claims ? note(tr("A claim is a number with no coded estimate behind it.")) : QString());
}

QString ReservesPage::statement(const Estimate &estimate, const Findings &findings) const
{
    const bool claim = estimate.kind == L("claim");
    const QString back = claim ? QStringLiteral(" bgcolor=\"%1\"").arg(m_claim) : QString();
    QString html =
        QStringLiteral("<tr%1><td>%7 <span style=\"color:%8\"><b>%2</b>, %3</span>%4</td>"
                       "<td align=\"right\" colspan=\"2\"><span class=\"m\">%6</span> <b>%5</b></td></tr>")
            .arg(back, estimateKindText(estimate.kind).toHtmlEscaped(), estimate.categoryText().toHtmlEscaped(),
                 claim ? QLatin1String(" ") + badge(tr("not an estimate"), QColor(doubtfulColor)) : QString(),
                 mass(estimate, estimate.lines.front(), true), tr("Tonnage"), mark(estimate), faded(estimate));
    for (const EstimateLine &line : estimate.lines)
        html += QStringLiteral("<tr%1><td>%2</td><td align=\"right\">%3</td><td align=\"right\">%4</td></tr>")
                    .arg(back, catalogue()->commodityName(line.commodity).toHtmlEscaped(),
                         passportLink(estimate, shortFigure(line.grade, line.gradeUnit)), mass(estimate, line, false));
    QString words = facts(estimate).join(QStringLiteral(" · "));
    if (!estimate.notes.isEmpty())
        words += QStringLiteral("<br><span class=\"m\">%1</span>").arg(linkedText(estimate.notes.join(u' ')));
    words += QStringLiteral("<br><span class=\"m\">%1</span>%2").arg(tr("Source: "), references(estimate.sourceRefs));
    if (!estimate.edit.isEmpty())
        words += QLatin1String("<br>") + signature({QStringLiteral("estimates"), estimate.id}, estimate.edit);
    for (const Finding &finding : findings) // those about one statement; what joins several stands below
        if (finding.estimates == QStringList{estimate.id})
            words += findingHtml(finding);
    return html +
           QStringLiteral("<tr%1><td colspan=\"3\" style=\"border-bottom:1px solid %2\"><small>%3</small></td></tr>")
               .arg(back, m_line, words);
}

QStringList ReservesPage::facts(const Estimate &estimate) const
{
    QStringList facts{
        tr("Code: %1").arg(estimateCodeText(estimate.code).toHtmlEscaped()),
        tr("Basis: %1").arg(normalised(estimate, estimate.lines.front(), m_view.basis).basis.toHtmlEscaped())};
    if (estimate.scope != L("deposit"))
        facts
            << QStringLiteral("<b>%1</b>").arg(tr("Scope: %1, not this deposit alone").arg(orUnknown(estimate.scope)));
    if (!estimate.cutoff.isEmpty())
        facts << tr("Cut-off: %1").arg(estimate.cutoff.toHtmlEscaped());
    facts << tr("Effective: %1").arg(orUnknown(estimate.effectiveDate));
    return facts;
}

/// A table a commodity of what may be compared, then what is shown and never compared, then what the audit says of
/// pairs.
QString ReservesPage::sideBySide(const Estimates &estimates, const Findings &findings) const
{
    QStringList commodities;
    for (const Estimate &estimate : estimates)
        for (const EstimateLine &line : estimate.lines)
            if (!commodities.contains(line.commodity))
                commodities << line.commodity;
    QString tables;
    for (const QString &commodity : commodities)
        tables += comparison(commodity, estimates);
    if (tables.isEmpty())
        return {};
    QString explained;
    for (const Finding &finding : findings)
        if (finding.estimates.size() > 1) {
            Finding named = finding;
            named.sentence = finding.estimates.join(QStringLiteral(", ")) + QStringLiteral(": ") + finding.sentence;
            explained += findingHtml(named);
        }
    return heading(tr("Side by side")) +
           note(tr("On a basis of 100 % where the share is stated, contained metal as published or, with x, tonnage x "
                   "grade; at most four digits.")) +
           tables +
           (explained.isEmpty() ? note(tr("Nothing in the figures explains the differences."))
                                : heading(tr("What explains the differences, and what does not")) + explained);
}

QString ReservesPage::comparison(const QString &commodity, const Estimates &estimates) const
{
    const CompareUnits units = compareUnits(commodity, estimates);
    QString compared, apart;
    int count = 0;
    for (const Estimate &estimate : estimates)
        for (const EstimateLine &line : estimate.lines) {
            if (line.commodity != commodity)
                continue;
            (isComparable(estimate) ? compared : apart) += comparedRow(estimate, line, units);
            ++count;
        }
    if (count < 2)
        return {};
    const auto head = [&](const QString &text) {
        return QStringLiteral("<tr><td colspan=\"4\"><span class=\"m\">%1</span></td></tr>").arg(text);
    };
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">") +
           cells({QStringLiteral("<b>%1</b>").arg(catalogue()->commodityName(commodity).toHtmlEscaped()), tr("Ore"),
                  tr("Grade"), tr("Contained")},
                 QStringLiteral(" bgcolor=\"%1\"").arg(m_shade)) +
           compared + (apart.isEmpty() ? QString() : head(tr("Shown, never compared")) + apart) +
           QLatin1String("</table>");
}

ReservesPage::CompareUnits ReservesPage::compareUnits(const QString &commodity, const Estimates &estimates) const
{
    double ore = 0, metal = 0;
    for (const Estimate &estimate : estimates)
        for (const EstimateLine &line : estimate.lines)
            if (line.commodity == commodity) {
                const NormalisedLine own = normalised(estimate, line, Basis::Whole);
                ore = std::max(ore, own.ore ? own.ore->tonnes : 0);
                metal = std::max(metal, own.metal ? own.metal->tonnes : 0);
            }
    FigureView view = m_view;
    if (view.units == FigureView::Units::Published)
        view.units = commodity == L("Au") || commodity == L("Ag") ? FigureView::Units::OuncesAndPounds
                                                                  : FigureView::Units::Metric;
    return {view.unitFor(ore, {}, {}), view.unitFor(metal, {}, commodity)};
}

QString ReservesPage::comparedRow(const Estimate &estimate, const EstimateLine &line, const CompareUnits &units) const
{
    const NormalisedLine own = normalised(estimate, line, Basis::Whole);
    const auto text = [&](const std::optional<NormalisedMass> &mass, const Unit &unit) {
        return mass ? passportLink(estimate, figure(mass->text(unit, FigureView::mostDigits), unit.name))
                    : orUnknown({});
    };
    const QString derived = own.isDerived ? QStringLiteral(" x") : QString();
    const QString what =
        QStringLiteral("%1 <span style=\"color:%2\">%3, %4</span><br><span class=\"m\"><small>%5</small></span>")
            .arg(mark(estimate), faded(estimate), estimateKindText(estimate.kind).toHtmlEscaped(),
                 estimate.categoryText().toHtmlEscaped(),
                 QStringList{estimate.id, estimate.effectiveDate.isEmpty() ? tr("undated") : estimate.effectiveDate,
                             own.basis}
                     .join(QStringLiteral(" · "))
                     .toHtmlEscaped());
    return cells({what, text(own.ore, units.ore), passportLink(estimate, shortFigure(line.grade, line.gradeUnit)),
                  text(own.metal, units.metal) + derived});
}

QString ReservesPage::mass(const Estimate &estimate, const EstimateLine &line, bool isOre) const
{
    const QString &digits = isOre ? estimate.tonnage : line.contained,
                  &unit = isOre ? estimate.tonnageUnit : line.containedUnit;
    if (digits.isEmpty())
        return orUnknown({});
    const auto published = Measure::parse(digits, unit, Unit::Kind::Mass);
    if (m_view == FigureView() || !published)
        return passportLink(estimate, shortFigure(digits, unit));
    const NormalisedLine own = normalised(estimate, line, m_view.basis);
    const auto &mass = isOre ? own.ore : own.metal;
    if (!mass)
        return passportLink(estimate, shortFigure(digits, unit));
    const Unit shown = m_view.unitFor(mass->tonnes, unit, isOre ? QString() : line.commodity);
    return passportLink(estimate, figure(mass->text(shown, FigureView::mostDigits), shown.name));
}

QString ReservesPage::passportLink(const Estimate &estimate, const QString &text) const
{
    if (text == orUnknown({}))
        return text;
    return QStringLiteral("<a href=\"estimate:%1\" title=\"%2\">%3</a>")
        .arg(estimate.id.toHtmlEscaped(),
             tr("%1, basis %2, effective %3: what stands behind it")
                 .arg(estimate.id, estimate.basisText(),
                      estimate.effectiveDate.isEmpty() ? tr("not recorded") : estimate.effectiveDate)
                 .toHtmlEscaped(),
             text);
}

QString ReservesPage::mark(const Estimate &estimate) const
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(faded(estimate), QString(signOf(markOf(estimate))));
}

/// Full up to two years of age, palest (55 %) from staleAfter years on, and where it has no date.
QString ReservesPage::faded(const Estimate &estimate) const
{
    constexpr double full = 2, palest = 0.55;
    const auto date = DateRange::parse(estimate.effectiveDate);
    const double years =
        date && date->lastDay().isValid() ? static_cast<double>(date->lastDay().daysTo(m_today)) / 365.25 : staleAfter;
    const double ink = 1 - (1 - palest) * std::clamp((years - full) / (staleAfter - full), 0.0, 1.0);
    const auto mix = [ink](int text, int back) { return static_cast<int>(std::lround(ink * text + (1 - ink) * back)); };
    return QColor(mix(m_text.red(), m_back.red()), mix(m_text.green(), m_back.green()),
                  mix(m_text.blue(), m_back.blue()))
        .name();
}

} // namespace kohkan
