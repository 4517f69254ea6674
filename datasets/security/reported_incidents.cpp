// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/reported_incidents.h"

#include "datasets/geo/geodesy.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace kohkan {

namespace {

constexpr double leastKmPerDegree = 110.5; ///< of latitude, at least
constexpr double coarseKm = 100;           ///< discs wider than this are tried for every place

std::optional<double> tollOf(const Layer &layer, QStringView column, Row row)
{
    const Column *tolls = layer.column(column);
    if (!tolls || !tolls->isNumeric() || tolls->isNull(row))
        return std::nullopt;
    return std::max(0.0, tolls->number(row));
}

} // namespace

Result<ReportedIncidentsPtr> ReportedIncidents::create(LayerPtr layer)
{
    const Column *dates = layer->column(u"date");
    const Column *accuracies = layer->column(u"location_accuracy_m");
    if (!dates || dates->type() != Column::Type::Date || !accuracies || !accuracies->isNumeric())
        return Error{Error::Kind::Input, QCoreApplication::translate(
                                             "kohkan::ExposureModel",
                                             "%1 is too coarse for an exposure, or laid out in another way: it needs a "
                                             "column date with dates and a column location_accuracy_m with metres, or "
                                             "the columns of ACLED or UCDP GED.")
                                             .arg(layer->name())};
    auto reported = std::make_shared<ReportedIncidents>();
    reported->m_layer = std::move(layer);
    if (const Column *types = reported->m_layer->column(u"event_type"))
        reported->m_types = QStringList(types->dictionary().begin(), types->dictionary().end());
    reported->m_types << QString(); // of those that name none
    for (Row row : reported->m_layer->bySourceRow())
        reported->read(row);
    auto &incidents = reported->m_incidents;
    std::stable_sort(incidents.begin(), incidents.end(),
                     [](const Incident &a, const Incident &b) { return a.place.lat < b.place.lat; });
    reported->numberEvents();
    return ReportedIncidentsPtr(std::move(reported));
}

void ReportedIncidents::read(Row row)
{
    Incident incident;
    incident.row = row;
    incident.place = m_layer->geometry().point(row);
    const Column &dates = *m_layer->column(u"date"), &accuracies = *m_layer->column(u"location_accuracy_m");
    if (!incident.place.isValid()) {
        ++m_withoutPlace;
        return;
    }
    if (accuracies.isNull(row)) {
        ++m_withoutAccuracy;
        return;
    }
    if (dates.isNull(row) || dates.date(row).first == DateRange::openStart ||
        dates.date(row).last == DateRange::openEnd) {
        ++m_withoutDate;
        return;
    }
    incident.spreadKm = accuracies.number(row) / 1000;
    incident.first = dates.date(row).first;
    incident.last = dates.date(row).last;
    const Column *types = m_layer->column(u"event_type");
    const bool hasType = types && types->type() == Column::Type::Text && !types->isNull(row);
    incident.type = hasType ? types->code(row) : static_cast<std::size_t>(m_types.size() - 1);
    const auto best = tollOf(*m_layer, u"fatalities", row);
    incident.isTollKnown = best.has_value();
    incident.fatalities = {tollOf(*m_layer, u"fatalities_low", row).value_or(best.value_or(0)), best.value_or(0),
                           tollOf(*m_layer, u"fatalities_high", row).value_or(best.value_or(1))};
    for (Toll toll : tolls)
        incident.severity[indexOf(toll)] = 1 + std::log2(1 + incident.fatalities[indexOf(toll)]);
    m_incidents.push_back(incident);
}

void ReportedIncidents::numberEvents()
{
    const Column *partOf = m_layer->column(u"part_of");
    const auto eventOf = [&](Row row) {
        const QString whole = partOf ? partOf->text(row) : QString();
        return whole.isEmpty() ? m_layer->key(row) : whole;
    };
    QHash<QString, std::size_t> events;
    std::vector<std::size_t> first; ///< incident by event
    for (std::size_t i = 0; i < m_incidents.size(); ++i) {
        Incident &incident = m_incidents[i];
        const QString event = eventOf(incident.row);
        const auto known = events.constFind(event);
        incident.event = known == events.constEnd() ? first.size() : *known;
        if (known == events.constEnd()) {
            events.insert(event, first.size());
            first.push_back(i);
        } else {
            incident.isShared = m_incidents[first[incident.event]].isShared = true;
        }
        if (incident.spreadKm > coarseKm)
            m_coarse.push_back(i);
    }
    for (Row row : m_layer->bySourceRow())
        if (const QString event = eventOf(row); !events.contains(event))
            events.insert(event, 0);
    m_events = static_cast<int>(events.size());
}

std::vector<ReportedIncidents::Near> ReportedIncidents::near(LonLat place, double radiusKm) const
{
    std::vector<Near> found;
    if (!place.isValid())
        return found;
    const auto take = [&](std::size_t i) {
        const double distance = geodesic(place, m_incidents[i].place).metres / 1000;
        if (distance - m_incidents[i].spreadKm < radiusKm)
            found.push_back({static_cast<std::uint32_t>(i), distance});
    };
    const double reach = (radiusKm + coarseKm) / leastKmPerDegree;
    const double farthest = std::min(89.0, std::abs(place.lat) + reach);
    const double shrink = std::cos(farthest * std::numbers::pi / 180); // of a degree of longitude
    const auto below = [](const Incident &incident, double lat) { return incident.place.lat < lat; };
    const auto from = std::lower_bound(m_incidents.begin(), m_incidents.end(), place.lat - reach, below);
    for (auto it = from; it != m_incidents.end() && it->place.lat <= place.lat + reach; ++it) {
        const double around = std::abs(it->place.lon - place.lon), apart = std::min(around, std::abs(360 - around));
        const double own = (radiusKm + it->spreadKm) / leastKmPerDegree;
        if (it->spreadKm <= coarseKm && apart * shrink <= own && std::abs(it->place.lat - place.lat) <= own)
            take(static_cast<std::size_t>(it - m_incidents.begin()));
    }
    for (std::size_t i : m_coarse)
        take(i);
    std::sort(found.begin(), found.end(), [](const Near &a, const Near &b) { return a.incident < b.incident; });
    return found;
}

} // namespace kohkan
