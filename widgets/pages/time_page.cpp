// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/time_page.h"

#include <algorithm>

namespace kohkan {

namespace {
using L = QLatin1StringView;
constexpr std::size_t mostListed = 8; ///< of a bubble, in its tip
} // namespace

QString dateMeaning(const TimeItem &item)
{
    if (!item.range)
        return item.date.isEmpty() ? TimePage::tr("not dated") : TimePage::tr("%1 (not a date)").arg(item.date);
    const DateRange &range = *item.range;
    switch (range.form) {
    case DateRange::Form::Day:
        return item.date;
    case DateRange::Form::Month:
        return TimePage::tr("%1 (the day is not given)").arg(item.date);
    case DateRange::Form::Year:
        return TimePage::tr("%1 (the month is not given)").arg(item.date);
    case DateRange::Form::Interval:
        break;
    }
    if (range.first == DateRange::openStart)
        return TimePage::tr("%1 (its start is not given)").arg(item.date);
    return range.last == DateRange::openEnd ? TimePage::tr("%1 (its end is not given)").arg(item.date) : item.date;
}

QString groupedDigits(const QString &digits)
{
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return digits;
    QString grouped = digits;
    for (qsizetype at = grouped.size() - 3; at > 0; at -= 3)
        grouped.insert(at, QChar(QChar::Nbsp));
    return grouped;
}

QString TimePage::sites(const TimeItem &item) const
{
    QStringList shown;
    for (const QString &id : item.depositIds)
        shown << siteLink(id);
    if (shown.isEmpty())
        for (const QString &name : item.siteNames)
            shown << name.toHtmlEscaped();
    return shown.join(L(", "));
}

QString TimePage::commodityLinks(const TimeItem &item) const
{
    QStringList shown;
    for (const QString &token : item.commodities)
        shown << (catalogue()->commodity(token) ? commodityLink(token, catalogue()->commodityName(token))
                                                : token.toHtmlEscaped());
    shown.removeDuplicates();
    return shown.join(L(", "));
}

QString TimePage::html(const TimeItem &item) const
{
    QString body = QStringLiteral("<p><b>%1</b></p>").arg(item.title.toHtmlEscaped());
    if (!item.detail.isEmpty())
        body += QStringLiteral("<p>%1</p>").arg(linkedText(item.detail));
    body += tableStart() + row(tr("Date"), dateMeaning(item).toHtmlEscaped());
    body += row(tr("Kind"), capitalized(item.kind));
    const auto also = [&](const QString &label, const QString &html) {
        if (!html.isEmpty())
            body += row(label, html);
    };
    also(tr("Parties"), item.parties.join(L("; ")).toHtmlEscaped());
    if (!item.amountUsd.isEmpty())
        also(tr("Amount"), tr("USD %1").arg(groupedDigits(item.amountUsd)).toHtmlEscaped());
    also(tr("Commodities"), commodityLinks(item));
    also(tr("Sites"), sites(item));
    also(tr("Parts"), item.parts.join(L(", ")).toHtmlEscaped());
    body += row(tr("Record"), orUnknown(item.id)) + L("</table>") +
            heading(item.sourceRefs.size() == 1 ? tr("Source") : tr("Sources"));
    for (const QString &ref : item.sourceRefs)
        body += sourceBlock(ref);
    return page(item.sourceRefs.isEmpty() ? body + muted(tr("no source given")) : body);
}

QString TimePage::tip(const TimeItem &item) const
{
    QString body = QStringLiteral("<p><b>%1</b><br>%2, %3</p>")
                       .arg(item.title.toHtmlEscaped(), dateMeaning(item).toHtmlEscaped(), orUnknown(item.kind));
    if (const QString named = sites(item); !named.isEmpty())
        body += QStringLiteral("<p>%1</p>").arg(named);
    return page(body + note(references(item.sourceRefs)));
}

QString TimePage::tip(const std::vector<const TimeItem *> &crowd) const
{
    QString body = QStringLiteral("<p><b>%1</b></p><p>").arg(tr("%1 records close together").arg(crowd.size()));
    for (std::size_t i = 0; i < std::min(mostListed, crowd.size()); ++i)
        body += QStringLiteral("%1 %2<br>").arg(crowd[i]->date.toHtmlEscaped(), crowd[i]->title.toHtmlEscaped());
    body += L("</p>");
    if (crowd.size() > mostListed)
        body += note(tr("and %1 more").arg(crowd.size() - mostListed));
    return page(body + note(tr("A click shows them apart.")));
}

QString TimePage::undated(const TimeLine &line) const
{
    QString body = QStringLiteral("<p><b>%1</b></p>").arg(tr("%1 records without a date").arg(line.undatedCount()));
    for (const TimeLane &lane : line.lanes) {
        if (lane.undated.empty())
            continue;
        body += heading(tr("%1: %2").arg(lane.title).arg(lane.undated.size()));
        for (const TimeItem &item : lane.undated) {
            body += QStringLiteral("<p>%1 <span class=\"m\">%2</span>")
                        .arg(item.title.toHtmlEscaped(), item.id.toHtmlEscaped());
            if (const QString named = sites(item); !named.isEmpty())
                body += L("<br>") + named;
            body += L("</p>") + note(references(item.sourceRefs));
        }
    }
    return page(body);
}

QString TimePage::citation(const TimeItem &item) const
{
    QStringList sources;
    for (const QString &ref : item.sourceRefs) {
        const Source *source = catalogue()->source(ref);
        QStringList words =
            source ? QStringList{source->publisher, source->title, source->year, source->identifier} : QStringList{ref};
        words.removeAll(QString());
        sources << words.join(L(", "));
    }
    return tr("%1: %2 (%3). %4 Source: %5.")
        .arg(item.date.isEmpty() ? tr("Not dated") : item.date, item.title, item.id, item.detail,
             sources.join(L("; ")));
}

} // namespace kohkan
