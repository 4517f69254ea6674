// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command_catalogue.h"
#include "app/cli/commands.h"
#include "app/cli/json_value.h"
#include "datasets/deposits/near_ids.h"
#include "datasets/io/data_folder.h"
#include "datasets/security/known_incidents.h"
#include "datasets/time/time_line.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kohkan {

namespace {

QString precisionOf(const DateRange &range)
{
    switch (range.form) {
    case DateRange::Form::Day:
        return QStringLiteral("day");
    case DateRange::Form::Month:
        return QStringLiteral("month");
    case DateRange::Form::Year:
        return QStringLiteral("year");
    case DateRange::Form::Interval:
        break;
    }
    return QStringLiteral("interval");
}

QJsonObject itemJson(const TimeItem &item)
{
    const auto dayOf = [&](QDate (DateRange::*end)() const) {
        return item.range ? orNull(((*item.range).*end)().toString(Qt::ISODate)) : QJsonValue();
    };
    return {{QStringLiteral("id"), item.id},
            {QStringLiteral("table"), item.table},
            {QStringLiteral("title"), item.title},
            {QStringLiteral("kind"), orNull(item.kind)},
            {QStringLiteral("date"), orNull(item.date)},
            {QStringLiteral("first"), dayOf(&DateRange::firstDay)},
            {QStringLiteral("last"), dayOf(&DateRange::lastDay)},
            {QStringLiteral("precision"), item.range ? QJsonValue(precisionOf(*item.range)) : QJsonValue()},
            {QStringLiteral("detail"), orNull(item.detail)},
            {QStringLiteral("parties"), QJsonArray::fromStringList(item.parties)},
            {QStringLiteral("amount_usd"), orNull(item.amountUsd)},
            {QStringLiteral("commodities"), QJsonArray::fromStringList(item.commodities)},
            {QStringLiteral("sites"), QJsonArray::fromStringList(item.siteNames)},
            {QStringLiteral("deposit_ids"), QJsonArray::fromStringList(item.depositIds)},
            {QStringLiteral("source_ref"), QJsonArray::fromStringList(item.sourceRefs)},
            {QStringLiteral("parts"), QJsonArray::fromStringList(item.parts)}};
}

/// To which day the incidents are known, for their lane; nothing of any other.
std::optional<KnownIncidents> knownOf(const TimeLane &lane, const Catalogue &catalogue)
{
    const LayerPtr incidents = catalogue.table(QStringLiteral("incidents"));
    if (!incidents || lane.id != QLatin1String("incidents"))
        return std::nullopt;
    return knownIncidents(*incidents, QDate::currentDate());
}

QJsonObject laneJson(const TimeLane &lane, const Catalogue &catalogue)
{
    QJsonArray items, undated;
    for (const TimeItem &item : lane.items)
        items.append(itemJson(item));
    for (const TimeItem &item : lane.undated)
        undated.append(itemJson(item));
    QJsonObject object{{QStringLiteral("lane"), lane.id},
                       {QStringLiteral("title"), lane.title},
                       {QStringLiteral("items"), items},
                       {QStringLiteral("undated"), undated}};
    if (const auto known = knownOf(lane, catalogue)) {
        object.insert(QStringLiteral("known_to"), orNull(known->day.toString(Qt::ISODate)));
        object.insert(QStringLiteral("days_without_data"),
                      known->isKnown() ? QJsonValue(known->daysWithout()) : QJsonValue());
    }
    return object;
}

void printItem(const TimeItem &item)
{
    constexpr int dateWidth = 22, idWidth = 8;
    print(QStringLiteral("  %1 %2 %3%4")
              .arg((item.date.isEmpty() ? QStringLiteral("—") : item.date).leftJustified(dateWidth),
                   item.id.leftJustified(idWidth), item.title,
                   item.depositIds.isEmpty()
                       ? QString()
                       : QStringLiteral(" [%1]").arg(item.depositIds.join(QStringLiteral(", ")))));
}

void printLine(const TimeLine &line, const Catalogue &catalogue)
{
    for (const TimeLane &lane : line.lanes) {
        print(tr("%1: %2 dated, %3 undated").arg(lane.title).arg(lane.items.size()).arg(lane.undated.size()));
        for (const TimeItem &item : lane.items)
            printItem(item);
        if (const auto known = knownOf(lane, catalogue))
            print(tr("  Known: %1").arg(known->sentence()));
        for (const TimeItem &item : lane.undated)
            printItem(item);
    }
    print(tr("A selection, not a census; no report is not no event. Nothing here may be added up."));
}

} // namespace

int timelineCommand(const QStringList &words)
{
    const auto arguments =
        Arguments::parse(words, {QStringLiteral("site"), QStringLiteral("workspace")}, {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (!arguments->words.isEmpty())
        return fail({Error::Kind::Words, tr("timeline wants no words but its options; a site is named by --site ID.")});
    const auto folder = dataFolder();
    if (!folder)
        return fail(folder.error());
    const auto catalogue = commandCatalogue(*arguments, *folder);
    if (!catalogue)
        return fail(catalogue.error());
    TimeLine line = TimeLine::of(**catalogue);
    const bool ofSite = arguments->has(QStringLiteral("site"));
    const QString site = arguments->option(QStringLiteral("site"));
    if (ofSite) {
        if (!(*catalogue)->deposits()->rowOfKey(site))
            return fail({Error::Kind::Words, noSuchDeposit(*(*catalogue)->deposits(), site)});
        line = line.forSite(site);
    }
    if (!arguments->has(QStringLiteral("json"))) {
        printLine(line, **catalogue);
        return 0;
    }
    QJsonArray lanes;
    for (const TimeLane &lane : line.lanes)
        lanes.append(laneJson(lane, **catalogue));
    const QJsonObject all{{QStringLiteral("site"), orNull(site)},
                          {QStringLiteral("name"), ofSite ? QJsonValue((*catalogue)->depositName(site)) : QJsonValue()},
                          {QStringLiteral("lanes"), lanes}};
    print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed());
    return 0;
}

} // namespace kohkan
