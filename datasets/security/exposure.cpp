// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/exposure.h"

#include "datasets/geo/geodesy.h"
#include "datasets/security/disc_kernel.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace kohkan {

namespace {

constexpr double kmPerDegree = 110.5; ///< of latitude, at least
constexpr double coarseKm = 100;      ///< discs wider than this are tried for every site

std::size_t at(Toll toll)
{
    return static_cast<std::size_t>(toll);
}

double severityOf(double fatalities, double most)
{
    return std::min(most, 1 + std::log2(1 + fatalities));
}

} // namespace

double ExposureParameters::typeWeight(const QString &type) const
{
    const auto known = typeWeights.find(type);
    return known == typeWeights.end() ? 1 : known->second;
}

Result<ExposureModel> ExposureModel::create(LayerPtr incidents, QDate asOf, const ExposureParameters &parameters)
{
    const Column *dates = incidents->column(u"date");
    const Column *accuracies = incidents->column(u"location_accuracy_m");
    if (!dates || dates->type() != Column::Type::Date || !accuracies || !accuracies->isNumeric())
        return Error{Error::Kind::Input,
                     QCoreApplication::translate("kohkan::ExposureModel",
                                                 "%1 is too coarse for an exposure: it needs a column date with dates "
                                                 "and a column location_accuracy_m with metres.")
                         .arg(incidents->name())};
    ExposureModel model;
    model.m_layer = std::move(incidents);
    model.m_asOf = asOf;
    model.m_parameters = parameters;
    for (Row row : model.m_layer->bySourceRow())
        model.read(row);
    std::stable_sort(model.m_incidents.begin(), model.m_incidents.end(),
                     [](const Incident &a, const Incident &b) { return a.place.lat < b.place.lat; });
    model.numberEvents();
    return model;
}

/// Rows that are parts of one event share its number.
void ExposureModel::numberEvents()
{
    const Column *partOf = m_layer->column(u"part_of");
    const auto eventOf = [&](Row row) {
        const QString whole = partOf ? partOf->text(row) : QString();
        return whole.isEmpty() ? m_layer->key(row) : whole;
    };
    QHash<QString, std::size_t> events;
    for (std::size_t i = 0; i < m_incidents.size(); ++i) {
        const QString event = eventOf(m_incidents[i].row);
        if (!events.contains(event))
            events.insert(event, static_cast<std::size_t>(events.size()));
        m_incidents[i].event = events.value(event);
        if (m_incidents[i].spreadKm > coarseKm)
            m_coarse.push_back(i);
    }
    m_coverage.inWindow = static_cast<int>(events.size());
    QSet<QString> all;
    for (Row row : m_layer->bySourceRow())
        all.insert(eventOf(row));
    m_coverage.incidents = static_cast<int>(all.size());
}

/// Takes a row in where it has a place, an accuracy and a date of which a part counts.
void ExposureModel::read(Row row)
{
    Incident incident;
    incident.row = row;
    incident.place = m_layer->geometry().point(row);
    const Column &dates = *m_layer->column(u"date"), &accuracies = *m_layer->column(u"location_accuracy_m");
    if (!incident.place.isValid()) {
        ++m_coverage.withoutPlace;
        return;
    }
    if (accuracies.isNull(row)) {
        ++m_coverage.withoutAccuracy;
        return;
    }
    if (dates.isNull(row) || dates.date(row).first == DateRange::openStart ||
        dates.date(row).last == DateRange::openEnd) {
        ++m_coverage.withoutDate;
        return;
    }
    const DateRange &date = dates.date(row);
    const std::int64_t today = m_asOf.toJulianDay();
    const std::int64_t start = m_asOf.addYears(-m_parameters.windowYears).toJulianDay();
    incident.days = std::int64_t{date.last} - date.first + 1;
    incident.first = today - std::max<std::int64_t>(date.first, start);
    incident.last = today - std::min<std::int64_t>(date.last, today);
    if (incident.first < incident.last)
        return; // before the window, or after the day
    incident.spreadKm = accuracies.number(row) / 1000;
    if (const Column *types = m_layer->column(u"event_type"))
        incident.type = m_parameters.typeWeight(types->text(row));
    const Column *fatalities = m_layer->column(u"fatalities");
    incident.isTollKnown = fatalities && fatalities->isNumeric() && !fatalities->isNull(row);
    const double published = incident.isTollKnown ? std::max(0.0, fatalities->number(row)) : 0;
    incident.severity.fill(severityOf(published, m_parameters.mostSeverity));
    if (!incident.isTollKnown)
        incident.severity[at(Toll::High)] = severityOf(1, m_parameters.mostSeverity);
    const QString text = dates.text(row);
    if (m_coverage.first.isEmpty() || text < m_coverage.first)
        m_coverage.first = text;
    if (text > m_coverage.last)
        m_coverage.last = text;
    m_incidents.push_back(incident);
}

/// The mean of 2^(-age / half-life) over the days of the date, of which only those that count add anything.
double ExposureModel::timeWeight(const Incident &incident, double halfLife)
{
    const auto weightAt = [&](std::int64_t age) { return std::exp2(-static_cast<double>(age) / halfLife); };
    const std::int64_t count = incident.first - incident.last + 1;
    if (count == 1)
        return weightAt(incident.last) / static_cast<double>(incident.days);
    const double ratio = std::exp2(-1 / halfLife); // a geometric series from the youngest day
    return weightAt(incident.last) * (1 - std::pow(ratio, static_cast<double>(count))) / (1 - ratio) /
           static_cast<double>(incident.days);
}

std::vector<ExposureModel::Near> ExposureModel::near(LonLat site, double radiusKm) const
{
    std::vector<Near> found;
    if (!site.isValid())
        return found;
    const auto take = [&](const Incident &incident) {
        const double distance = geodesic(site, incident.place).metres / 1000;
        if (distance - incident.spreadKm < radiusKm)
            found.push_back({&incident, distance});
    };
    const double reach = (radiusKm + coarseKm) / kmPerDegree;
    const double farthest = std::min(89.0, std::abs(site.lat) + reach);
    const double shrink = std::cos(farthest * std::numbers::pi / 180); // of a degree of longitude
    const auto below = [](const Incident &incident, double lat) { return incident.place.lat < lat; };
    auto it = std::lower_bound(m_incidents.begin(), m_incidents.end(), site.lat - reach, below);
    for (; it != m_incidents.end() && it->place.lat <= site.lat + reach; ++it) {
        const double around = std::abs(it->place.lon - site.lon), apart = std::min(around, std::abs(360 - around));
        if (it->spreadKm <= coarseKm && apart * shrink <= reach)
            take(*it);
    }
    for (std::size_t i : m_coarse)
        take(m_incidents[i]);
    return found;
}

/// Of the parts of an event the one that weighs most at the best toll; in the order of their weight, so that sums do
/// not depend on anything else.
std::vector<ExposureModel::Weighed> ExposureModel::weighed(const std::vector<Near> &near, double radiusKm,
                                                           double halfLife) const
{
    const auto heavier = [](const Weighed &a, const Weighed &b) {
        const double x = a.weight * a.incident->severity[at(Toll::Best)],
                     y = b.weight * b.incident->severity[at(Toll::Best)];
        return x != y ? x > y : index(a.incident->row) < index(b.incident->row);
    };
    std::vector<Weighed> all;
    for (const Near &one : near) {
        const double kernel = discMean(one.distanceKm, one.incident->spreadKm, radiusKm);
        const double weight = kernel * one.incident->type * timeWeight(*one.incident, halfLife);
        if (weight > 0)
            all.push_back({one.incident, one.distanceKm, weight});
    }
    std::sort(all.begin(), all.end(), heavier);
    QSet<std::size_t> seen;
    std::vector<Weighed> events;
    for (const Weighed &one : all)
        if (!seen.contains(one.incident->event)) {
            seen.insert(one.incident->event);
            events.push_back(one);
        }
    return events;
}

TollValues ExposureModel::sum(const std::vector<Weighed> &events)
{
    TollValues value{};
    for (const Weighed &one : events)
        for (Toll toll : tolls)
            value[at(toll)] += one.weight * one.incident->severity[at(toll)];
    return value;
}

Exposure ExposureModel::exposure(LonLat site) const
{
    const auto events = weighed(near(site, m_parameters.radiusKm), m_parameters.radiusKm, m_parameters.halfLifeDays);
    Exposure exposure;
    exposure.value = sum(events);
    for (const Weighed &one : events) {
        const double weight = one.weight * one.incident->severity[at(Toll::Best)];
        exposure.unknownTolls += one.incident->isTollKnown ? 0 : 1;
        exposure.contributions.push_back({one.incident->row, one.distanceKm, static_cast<double>(one.incident->last),
                                          weight, weight / exposure.value[at(Toll::Best)]});
    }
    return exposure;
}

std::vector<TollValues> ExposureModel::values(const std::vector<ExposureSite> &sites) const
{
    std::vector<TollValues> values;
    values.reserve(sites.size());
    for (const ExposureSite &site : sites)
        values.push_back(
            sum(weighed(near(site.place, m_parameters.radiusKm), m_parameters.radiusKm, m_parameters.halfLifeDays)));
    return values;
}

std::vector<ExposureRank> ExposureModel::ranks(const std::vector<ExposureSite> &sites) const
{
    const auto with = [](std::vector<double> plausible, double own) {
        if (std::find(plausible.begin(), plausible.end(), own) == plausible.end())
            plausible.push_back(own);
        return plausible;
    };
    const auto radii = with({25, 50, 100}, m_parameters.radiusKm);
    const auto halfLives = with({90, 180, 365}, m_parameters.halfLifeDays);
    const double widest = *std::max_element(radii.begin(), radii.end());
    std::vector<std::vector<Near>> around;
    for (const ExposureSite &site : sites)
        around.push_back(near(site.place, widest));
    std::vector<ExposureRank> ranks(sites.size(), {0, 0, 0, static_cast<int>(sites.size())});
    for (double radius : radii)
        for (double halfLife : halfLives) {
            std::array<std::vector<double>, 3> columns;
            for (const auto &near : around) {
                const TollValues value = sum(weighed(near, radius, halfLife));
                for (Toll toll : tolls)
                    columns[at(toll)].push_back(value[at(toll)]);
            }
            for (Toll toll : tolls) {
                const bool isDefault =
                    radius == m_parameters.radiusKm && halfLife == m_parameters.halfLifeDays && toll == Toll::Best;
                const std::vector<int> found = ranksOf(columns[at(toll)]);
                for (std::size_t i = 0; i < sites.size(); ++i) {
                    ranks[i].low = ranks[i].low == 0 ? found[i] : std::min(ranks[i].low, found[i]);
                    ranks[i].high = std::max(ranks[i].high, found[i]);
                    if (isDefault)
                        ranks[i].atDefault = found[i];
                }
            }
        }
    return ranks;
}

std::vector<ExposureSite> exposureSites(const Catalogue &catalogue)
{
    std::vector<ExposureSite> sites;
    for (Row row : catalogue.deposits()->bySourceRow())
        sites.push_back({catalogue.deposits()->key(row), catalogue.deposits()->geometry().point(row)});
    return sites;
}

Result<std::shared_ptr<const SiteExposures>> SiteExposures::create(const Catalogue &catalogue, QDate asOf)
{
    if (!catalogue.incidents() || !catalogue.deposits())
        return Error{Error::Kind::Input,
                     QCoreApplication::translate("kohkan::ExposureModel", "There are no incidents to compute with.")};
    auto model = ExposureModel::create(catalogue.incidents(), asOf);
    if (!model)
        return model.error();
    const auto sites = exposureSites(catalogue);
    const auto ranks = model->ranks(sites);
    QHash<QString, ExposureRank> byId;
    for (std::size_t i = 0; i < sites.size(); ++i)
        byId.insert(sites[i].id, ranks[i]);
    return std::make_shared<const SiteExposures>(SiteExposures{*std::move(model), std::move(byId)});
}

std::vector<int> ranksOf(const std::vector<double> &values)
{
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    std::vector<int> ranks;
    ranks.reserve(values.size());
    for (double value : values)
        ranks.push_back(1 + static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), value, std::greater<>()) -
                                             sorted.begin()));
    return ranks;
}

} // namespace kohkan
