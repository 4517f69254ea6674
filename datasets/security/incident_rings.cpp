// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_rings.h"

#include "datasets/geo/geodesy.h"

#include <QHash>
#include <algorithm>

namespace kohkan {

namespace {

enum class Within { No, Maybe, Yes };

/// Is a row dated after the day that is asked for?
bool isLater(const Column *dates, Row row, QDate asOf)
{
    return asOf.isValid() && dates && dates->type() == Column::Type::Date && !dates->isNull(row) &&
           dates->date(row).first != DateRange::openStart && dates->date(row).first > asOf.toJulianDay();
}

/// Does a date lie in the period that ends on `lastDay`? Maybe: it is unknown, or only part of it does.
Within within(const Column *dates, Row row, IncidentRings::Period period, QDate lastDay)
{
    if (period == IncidentRings::Period::All)
        return Within::Yes;
    if (!dates || dates->type() != Column::Type::Date || dates->isNull(row))
        return Within::Maybe;
    const qint64 last = lastDay.toJulianDay();
    const int days = period == IncidentRings::Period::Days30 ? 30 : period == IncidentRings::Period::Days90 ? 90 : 365;
    const qint64 first = last - days;
    const DateRange &date = dates->date(row);
    if (date.last < first || date.first > last)
        return Within::No;
    return date.first >= first && date.last <= last ? Within::Yes : Within::Maybe;
}

/// The id of the incident that a row counts with: the whole it is part of, else itself.
QString eventOf(const Layer &incidents, const Column *partOf, Row row)
{
    const QString whole = partOf ? partOf->text(row) : QString();
    return whole.isEmpty() ? incidents.key(row) : whole;
}

/// A hit for one ring and period, as it competes with the other parts of its event.
struct Ranked {
    IncidentRings::Listed hit;
    bool isWhole;
    /// Certain ones first, then the whole rather than its parts, then the nearest.
    bool beats(const Ranked &other) const
    {
        if (hit.isCertain() != other.hit.isCertain())
            return hit.isCertain();
        if (isWhole != other.isWhole)
            return isWhole;
        return hit.metres < other.hit.metres;
    }
};

std::vector<Ranked> ranked(const IncidentRings &rings, const Layer &incidents, double radius,
                           IncidentRings::Period period)
{
    const Column *dates = incidents.column(u"date");
    const Column *partOf = incidents.column(u"part_of");
    std::vector<Ranked> events;
    if (!rings.isKnown(period))
        return events;
    QHash<QString, std::size_t> seen;
    for (const auto &hit : rings.hits) {
        if (rings.back == IncidentRings::Back::FromKnownDay && isLater(dates, hit.row, rings.known.asOf))
            continue;
        const Within time = within(dates, hit.row, period, rings.lastDay());
        if (time == Within::No || !(hit.certain(radius) || hit.possible(radius)))
            continue;
        const Ranked event{{hit, hit.certain(radius), time == Within::Yes}, !partOf || partOf->isNull(hit.row)};
        const QString id = eventOf(incidents, partOf, hit.row);
        const auto known = seen.constFind(id);
        if (known == seen.constEnd()) {
            seen.insert(id, events.size());
            events.push_back(event);
        } else if (event.beats(events[*known])) {
            events[*known] = event;
        }
    }
    return events;
}

} // namespace

bool IncidentRings::isKnown(Period period) const
{
    return period == Period::All ? known.events > known.later || back == Back::FromAsOf : lastDay().isValid();
}

std::vector<IncidentRings::Listed> IncidentRings::list(const Layer &incidents, double radius, Period period) const
{
    auto events = ranked(*this, incidents, radius, period);
    std::stable_partition(events.begin(), events.end(), [](const Ranked &event) { return event.hit.isCertain(); });
    std::vector<Listed> listed;
    for (const Ranked &event : events)
        listed.push_back(event.hit);
    return listed;
}

IncidentRings::Count IncidentRings::count(const Layer &incidents, double radius, Period period) const
{
    Count count;
    count.isKnown = isKnown(period);
    for (const Ranked &event : ranked(*this, incidents, radius, period))
        ++(event.hit.isCertain() ? count.certain : count.possible);
    return count;
}

IncidentRings incidentRings(const Layer &incidents, LonLat place, std::optional<double> accuracy, QDate asOf,
                            IncidentRings::Back back)
{
    IncidentRings rings;
    rings.known = knownIncidents(incidents, asOf);
    rings.back = back;
    rings.accuracy = accuracy;
    if (!place.isValid())
        return rings;
    const Column *accuracies = incidents.column(u"location_accuracy_m");
    const Column *dates = incidents.column(u"date");
    constexpr double widest = IncidentRings::radii.back();
    for (Row row : incidents.bySourceRow()) {
        const LonLat at = incidents.geometry().point(row);
        if (!at.isValid())
            continue;
        IncidentRings::Hit hit;
        hit.row = row;
        hit.metres = geodesic(place, at).metres;
        if (accuracies && accuracies->isNumeric() && !accuracies->isNull(row))
            hit.accuracy = accuracies->number(row);
        hit.reach = accuracy.value_or(0) + hit.accuracy.value_or(0);
        hit.known = accuracy && hit.accuracy;
        if (hit.certain(widest) || hit.possible(widest))
            rings.hits.push_back(hit);
    }
    if (dates && dates->type() == Column::Type::Date)
        std::stable_sort(rings.hits.begin(), rings.hits.end(), [&](const auto &a, const auto &b) {
            const bool hasA = !dates->isNull(a.row), hasB = !dates->isNull(b.row);
            return hasA && hasB ? dates->date(a.row).last > dates->date(b.row).last : hasA && !hasB;
        });
    return rings;
}

} // namespace kohkan
