// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/partnership_page.h"

#include <algorithm>

namespace kohkan {

namespace {

using L = QLatin1StringView;

bool saysAll(const QString &text, const QString &words)
{
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(each.begin(), each.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// The events of the time line, oldest first, undated ones at the end.
std::vector<const TimeItem *> eventsOf(const TimeLine &line)
{
    std::vector<const TimeItem *> events, undated;
    for (const TimeLane &lane : line.lanes) {
        for (const TimeItem &item : lane.items)
            if (item.table == L("timeline"))
                events.push_back(&item);
        for (const TimeItem &item : lane.undated)
            if (item.table == L("timeline"))
                undated.push_back(&item);
    }
    std::stable_sort(events.begin(), events.end(), [](const TimeItem *a, const TimeItem *b) {
        return a->range->last != b->range->last ? a->range->last < b->range->last : a->range->first < b->range->first;
    });
    events.insert(events.end(), undated.begin(), undated.end());
    return events;
}

QString factValue(const NationalFact &fact)
{
    if (fact.value.isEmpty())
        return {};
    if (fact.unit == L("date") || fact.unit.isEmpty())
        return fact.value.toHtmlEscaped();
    return figure(groupedDigits(fact.value), fact.unit);
}

} // namespace

bool PartnershipFilter::passes(const TimeItem &event) const
{
    if (kind.isEmpty() ? !withHistory && !isPartnershipKind(event.kind) : event.kind != kind)
        return false;
    const QStringList said{event.date,
                           event.title,
                           event.kind,
                           event.detail,
                           event.parties.join(u' '),
                           event.commodities.join(u' '),
                           event.siteNames.join(u' ')};
    return saysAll(said.join(u' '), words);
}

QStringList PartnershipPage::kinds(const TimeLine &line)
{
    QStringList kinds;
    for (const TimeItem *event : eventsOf(line))
        kinds << event->kind;
    kinds.removeDuplicates();
    kinds.removeAll(QString());
    kinds.sort();
    return kinds;
}

QString PartnershipPage::events(const TimeLine &line, const PartnershipFilter &filter) const
{
    const std::vector<const TimeItem *> all = eventsOf(line);
    QString body;
    int shown = 0;
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (filter.passes(**it)) {
            body += event(**it);
            ++shown;
        }
    if (shown == 0)
        return hint(tr("None of the %1 events passes. Clear the search, or choose another kind.").arg(all.size()));
    return page(
        note(tr("%1 of %2 events, the newest first. Amounts mix awards, loans, memoranda and costs: they are not "
                "to be added up.")
                 .arg(shown)
                 .arg(all.size())) +
        body);
}

QString PartnershipPage::event(const TimeItem &event) const
{
    const QString date = event.date.isEmpty() ? tr("not dated") : event.date;
    QString html = QStringLiteral("<p style=\"margin-top:12px\"><a name=\"%1\"></a><a href=\"time:%1\">%2</a> &nbsp;%3"
                                  "<br><b>%4</b></p>")
                       .arg(event.id.toHtmlEscaped(), date.toHtmlEscaped(), badge(event.kind, QColor(ownColor)),
                            event.title.toHtmlEscaped());
    if (!event.detail.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(linkedText(event.detail));
    QString rows;
    if (!event.parties.isEmpty())
        rows += row(tr("Parties"), event.parties.join(L("; ")).toHtmlEscaped());
    if (!event.amountUsd.isEmpty())
        rows += row(tr("Amount"), tr("USD %1").arg(groupedDigits(event.amountUsd)).toHtmlEscaped());
    if (const QString links = commodityLinks(event); !links.isEmpty())
        rows += row(tr("Commodities"), links);
    if (const QString links = sites(event); !links.isEmpty())
        rows += row(tr("Sites"), links);
    if (!rows.isEmpty())
        html += tableStart() + rows + L("</table>");
    return html + note(references(event.sourceRefs));
}

QString PartnershipPage::facts(const QString &words) const
{
    const auto groups = factGroups(catalogue()->table(QStringLiteral("national_facts")));
    QString beside, rest;
    for (const FactGroup &one : groups) {
        FactGroup shown{one.subject, {}};
        for (const NationalFact &fact : one.facts)
            if (saysAll(one.subject + u' ' + fact.statement + u' ' + fact.value + u' ' + fact.unit, words))
                shown.facts.push_back(fact);
        if (shown.facts.empty())
            continue;
        if (one.subject.isEmpty())
            rest = group(shown);
        else
            beside += group(one); // whole: what disagrees stands beside it
    }
    if (beside.isEmpty() && rest.isEmpty())
        return hint(groups.empty() ? tr("The table of national facts is not there.")
                                   : tr("No national fact says that. Clear the search."));
    QString body;
    if (!beside.isEmpty())
        body += heading(tr("Beside each other")) +
                note(tr("Statements on one subject that differ: by source, year, class, basis or what they count. None "
                        "is corrected here, and none may be added to another.")) +
                beside;
    return page(body + (rest.isEmpty() ? QString() : heading(tr("Further statements")) + rest));
}

QString PartnershipPage::group(const FactGroup &group) const
{
    QString html;
    if (!group.subject.isEmpty())
        html += QStringLiteral("<p style=\"margin-top:12px\"><b>%1</b></p>").arg(group.subject.toHtmlEscaped());
    html += QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">");
    for (const NationalFact &fact : group.facts) {
        const QString value = factValue(fact);
        html += QStringLiteral("<tr><td width=\"36%\"%1>%2<br><span class=\"m\">%3</span></td><td>%4%5</td></tr>")
                    .arg(group.subject.isEmpty() ? QString() : QStringLiteral(" bgcolor=\"%1\"").arg(m_shade),
                         value.isEmpty() ? QStringLiteral("<span class=\"m\">%1</span>").arg(tr("no figure"))
                                         : QStringLiteral("<b>%1</b>").arg(value),
                         fact.asOf.isEmpty() ? tr("not dated") : fact.asOf.toHtmlEscaped(), linkedText(fact.statement),
                         note(references(fact.sourceRefs)));
    }
    return html + L("</table>");
}

} // namespace kohkan
