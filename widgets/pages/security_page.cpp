// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/security_page.h"

#include "widgets/state/level_colors.h"

#include <algorithm>
#include <map>

namespace kohkan {

namespace {

using L = QLatin1StringView;

/// What a column of the incidents says of a row; empty where it says nothing.
QString field(const Layer &incidents, Row row, const char *name)
{
    const Column *column = incidents.column(QString::fromLatin1(name));
    return column ? column->text(row) : QString();
}

} // namespace

QString ringPeriodText(IncidentRings::Period period)
{
    switch (period) {
    case IncidentRings::Period::Days30:
        return SecurityPage::tr("30 days");
    case IncidentRings::Period::Days90:
        return SecurityPage::tr("90 days");
    case IncidentRings::Period::Days365:
        return SecurityPage::tr("365 days");
    case IncidentRings::Period::All:
        return SecurityPage::tr("All");
    }
    return {};
}

QString SecurityPage::html(Row deposit, QDate today, const Opened &opened, const SiteExposures *exposures) const
{
    const auto rings = ringsOf(deposit, today);
    return page(summary(deposit, rings, exposures) + heading(tr("Your annotations")) + annotations(deposit, today) +
                heading(tr("Regional risk")) + risks(deposit) + heading(tr("Reported incidents nearby")) +
                incidents(rings, opened.ring) + (exposures ? exposure(deposit, *exposures, opened) : QString()));
}

QString SecurityPage::risks(Row deposit) const
{
    QStringList unread = catalogue()->districtsOf(deposit);
    const auto known = catalogue()->risksFor(text(deposit, L("province")), unread);
    QString html = known.empty()
                       ? muted(catalogue()->knownThen() ? tr("No reading of this province was known on this day.")
                                                        : tr("No reading for this province in the tables."))
                       : QString();
    for (const RegionRisk &risk : known) {
        unread.removeAll(risk.district);
        html += QStringLiteral("<p><b>%1</b> &nbsp;%2</p><p><span class=\"m\">%3</span>%4</p><p>%5</p>")
                    .arg(risk.district.isEmpty() ? tr("%1 (province)").arg(risk.province.toHtmlEscaped())
                                                 : tr("%1 (district)").arg(risk.district.toHtmlEscaped()),
                         badge(riskLevelText(risk.level), levelColor(risk.level)), tr("Drivers: "),
                         orUnknown(risk.drivers.join(QLatin1String(", "))), risk.rationale.toHtmlEscaped());
        html += note(tr("As of %1. ").arg(orUnknown(risk.asOf)) + references(risk.sourceRefs));
    }
    if (!unread.isEmpty())
        html += note(tr("No reading of its own: %1.").arg(unread.join(QLatin1String(", ")).toHtmlEscaped()));
    return html + note(tr("Our reading of published advisories and statistics, not a forecast."));
}

QString ringCountText(const IncidentRings::Count &count)
{
    if (!count.isKnown)
        return SecurityPage::tr("no data");
    const QString certain = QString::number(count.certain);
    return count.possible > 0 ? QStringLiteral("%1&nbsp;(+%2)").arg(certain).arg(count.possible) : certain;
}

QString knownSentence(const KnownIncidents &known)
{
    QString text = known.sentence();
    text[0] = text[0].toUpper();
    return text + u'.';
}

std::optional<IncidentRings> SecurityPage::ringsOf(Row deposit, QDate today) const
{
    const LonLat place = catalogue()->deposits()->geometry().point(deposit);
    if (!catalogue()->incidents() || !place.isValid())
        return std::nullopt;
    return incidentRings(*catalogue()->incidents(), place, catalogue()->accuracyOf(deposit), today);
}

QString SecurityPage::incidents(const std::optional<IncidentRings> &rings, const OpenRing &open) const
{
    if (!catalogue()->incidents())
        return muted(tr("There is no table of incidents: no data."));
    if (!rings)
        return muted(tr("This site has no place to measure from."));
    const Layer &own = *catalogue()->incidents();
    QString html =
        QStringLiteral("<p>%1</p>").arg(knownSentence(rings->known).toHtmlEscaped()) + ringTable(*rings, open);
    if (catalogue()->incidents() != catalogue()->table(QStringLiteral("incidents")))
        html += note(own.provenance().licence.isEmpty()
                         ? tr("From your layer %1.").arg(own.name().toHtmlEscaped())
                         : tr("From your layer %1 (%2).")
                               .arg(own.name().toHtmlEscaped(), own.provenance().licence.toHtmlEscaped()));
    html += note(tr("Certain, and in brackets possible: the accuracy of both places, or the date, leaves it open. "
                    "Periods end with the newest report of the table. Click a number for the list."));
    if (open)
        html += ringList(*rings, open->first, open->second);
    return html + note(tr("A selection, not a census; no report is not no event.") + QLatin1String("<br>") +
                       tr("Tolls may include attackers."));
}

QString SecurityPage::ringTable(const IncidentRings &rings, const OpenRing &open) const
{
    const Layer &incidents = *catalogue()->incidents();
    const QDate last = rings.lastDay();
    QString html =
        QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\"><tr bgcolor=\"%1\"><th></th>"
                       "<th colspan=\"%2\">%3</th><th></th></tr><tr bgcolor=\"%1\"><th></th>")
            .arg(m_shade)
            .arg(IncidentRings::periods.size() - 1)
            .arg(last.isValid() ? tr("to %1").arg(knownDayText(last)) : tr("no data"));
    for (const auto period : IncidentRings::periods)
        html += QStringLiteral("<th align=\"right\">%1</th>").arg(ringPeriodText(period));
    html += QLatin1String("</tr>");
    for (std::size_t r = 0; r < IncidentRings::radii.size(); ++r) {
        html += QStringLiteral("<tr><td>%1</td>").arg(distanceText(IncidentRings::radii[r]));
        for (std::size_t p = 0; p < IncidentRings::periods.size(); ++p) {
            const auto count = rings.count(incidents, IncidentRings::radii[r], IncidentRings::periods[p]);
            const bool isOpen = open && open->first == r && open->second == p;
            if (!count.isKnown) {
                html +=
                    QStringLiteral("<td align=\"right\"><span class=\"m\">%1</span></td>").arg(ringCountText(count));
                continue;
            }
            html += QStringLiteral("<td align=\"right\"%4><a href=\"rings:%1,%2\">%3</a></td>")
                        .arg(QString::number(r), QString::number(p), ringCountText(count),
                             isOpen ? QStringLiteral(" bgcolor=\"%1\"").arg(m_shade) : QString());
        }
        html += QLatin1String("</tr>");
    }
    return html + QLatin1String("</table>");
}

QString SecurityPage::ringList(const IncidentRings &rings, std::size_t radius, std::size_t period) const
{
    const Layer &incidents = *catalogue()->incidents();
    const double metres = IncidentRings::radii[radius];
    const auto when = IncidentRings::periods[period];
    const auto hits = rings.list(incidents, metres, when);
    QString html = QStringLiteral("<p><b>%1</b></p>")
                       .arg(tr("Within %1, %2")
                                .arg(distanceText(metres),
                                     when == IncidentRings::Period::All
                                         ? tr("all reports")
                                         : tr("%1 to %2").arg(ringPeriodText(when), knownDayText(rings.lastDay()))));
    if (hits.empty())
        html += muted(rings.isKnown(when) ? tr("No report in the tables; that is not safety.") : tr("No data."));
    else
        html += note(typeCounts(hits));
    for (const auto &hit : hits)
        html += incident(hit, rings.accuracy);
    return html;
}

/// "Battles 3, Riots 1", the most frequent first.
QString SecurityPage::typeCounts(const std::vector<IncidentRings::Listed> &hits) const
{
    std::map<QString, int> counts;
    for (const auto &hit : hits)
        ++counts[field(*catalogue()->incidents(), hit.row, "event_type")];
    std::vector<std::pair<int, QString>> byCount;
    for (const auto &[type, count] : counts)
        byCount.emplace_back(-count, orUnknown(type));
    std::sort(byCount.begin(), byCount.end());
    QStringList words;
    for (const auto &[count, type] : byCount)
        words << QStringLiteral("%1 %2").arg(type).arg(-count);
    return tr("By type: %1.").arg(words.join(QLatin1String(", ")));
}

QString incidentCertainty(const IncidentRings::Listed &hit, std::optional<double> site)
{
    const QString sure = hit.isCertain()    ? SecurityPage::tr("certain")
                         : hit.placeCertain ? SecurityPage::tr("possible, date uncertain")
                         : hit.dateCertain  ? SecurityPage::tr("possible, place uncertain")
                                            : SecurityPage::tr("possible, place and date uncertain");
    return SecurityPage::tr("%1 (%2, %3)")
        .arg(sure,
             hit.accuracy ? SecurityPage::tr("place ± %1").arg(distanceText(*hit.accuracy))
                          : SecurityPage::tr("place accuracy unknown"),
             site ? SecurityPage::tr("site ± %1").arg(distanceText(*site)) : SecurityPage::tr("site accuracy unknown"));
}

QString SecurityPage::incident(const IncidentRings::Listed &hit, std::optional<double> site) const
{
    const Layer &incidents = *catalogue()->incidents();
    const auto says = [&](const char *name) { return field(incidents, hit.row, name); };
    QString html = QStringLiteral("<p><b>%1</b> %2, %3 <span class=\"m\">%4</span><br>%5")
                       .arg(orUnknown(says("date")), orUnknown(says("place")), distanceText(hit.metres),
                            incidentCertainty(hit, site), orUnknown(says("sub_type")));
    html += tr("; target: %1").arg(orUnknown(says("target").replace(u';', L(", "))));
    html += tr("; deaths reported: %1").arg(orUnknown(says("fatalities")));
    html += tr("; actor as reported: %1").arg(orUnknown(says("actor"))) + QLatin1String("</p>");
    QStringList refs;
    for (const QString &ref : splitTags(says("source_ref")))
        refs << ref;
    const QString said = says("note");
    return html + note((said.isEmpty() ? QString() : linkedText(said) + QLatin1String("<br>")) + references(refs));
}

QString riskLevelText(int level)
{
    switch (level) {
    case 1:
        return SecurityPage::tr("1 of 5, low");
    case 2:
        return SecurityPage::tr("2 of 5, moderate");
    case 3:
        return SecurityPage::tr("3 of 5, considerable");
    case 4:
        return SecurityPage::tr("4 of 5, high");
    case 5:
        return SecurityPage::tr("5 of 5, extreme");
    default:
        return unknownText();
    }
}

} // namespace kohkan
