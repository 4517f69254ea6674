// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/exposure.h"

#include "datasets/security/disc_kernel.h"
#include "datasets/table/layer_builder.h"
#include "datasets/work/words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace kohkan {

namespace {

/// The days of a date that count, as ages: from `oldest` down to `youngest`; none where oldest < youngest.
struct Ages {
    std::int64_t oldest;
    std::int64_t youngest;
    bool areNone() const { return oldest < youngest; }
};

/// The days that count, as Julian days.
struct Window {
    std::int64_t today;
    std::int64_t start;
    Window(QDate asOf, int years) : today(asOf.toJulianDay()), start(asOf.addYears(-years).toJulianDay()) {}
    Ages agesOf(const ReportedIncidents::Incident &incident) const
    {
        return {today - std::max(incident.first, start), today - std::min(incident.last, today)};
    }
};

/// The mean of 2^(-age / half-life) over the days of a date, of which only those that count add anything.
double timeWeight(const Ages &ages, std::int64_t days, double halfLife)
{
    const double youngest = std::exp2(-static_cast<double>(ages.youngest) / halfLife);
    const std::int64_t count = ages.oldest - ages.youngest + 1;
    if (count == 1)
        return youngest / static_cast<double>(days);
    const double ratio = std::exp2(-1 / halfLife); // a geometric series from the youngest day
    return youngest * (1 - std::pow(ratio, static_cast<double>(count))) / (1 - ratio) / static_cast<double>(days);
}

/// The plausible values and the one in use.
std::vector<double> with(std::vector<double> plausible, double own)
{
    if (std::find(plausible.begin(), plausible.end(), own) == plausible.end())
        plausible.push_back(own);
    return plausible;
}

int countRanked(const std::vector<int> &ranks)
{
    return static_cast<int>(std::count_if(ranks.begin(), ranks.end(), [](int rank) { return rank > 0; }));
}

std::vector<LonLat> placesOf(const std::vector<ExposureSite> &sites)
{
    std::vector<LonLat> places;
    for (const ExposureSite &site : sites)
        places.push_back(site.place);
    return places;
}

} // namespace

double ExposureParameters::typeWeight(const QString &type) const
{
    const auto known = typeWeights.find(type);
    return known == typeWeights.end() ? 1 : known->second;
}

Result<ExposureModel> ExposureModel::create(LayerPtr incidents, QDate asOf, const ExposureParameters &parameters)
{
    auto reported = ReportedIncidents::create(std::move(incidents));
    if (!reported)
        return reported.error();
    return ExposureModel(*std::move(reported), asOf, parameters);
}

Result<ExposureModel> ExposureModel::createKnown(LayerPtr incidents, QDate today, const ExposureParameters &parameters)
{
    auto reported = ReportedIncidents::create(std::move(incidents));
    if (!reported)
        return reported.error();
    const KnownIncidents known = knownIncidents(*(*reported)->layer(), today);
    return ExposureModel(*std::move(reported), known, parameters);
}

ExposureModel::ExposureModel(ReportedIncidentsPtr reported, QDate asOf, const ExposureParameters &parameters)
    : ExposureModel(reported, knownIncidents(*reported->layer(), asOf), parameters)
{
    m_asOf = asOf;
    m_weights = weights(parameters.halfLifeDays);
}

ExposureModel::ExposureModel(ReportedIncidentsPtr reported, const KnownIncidents &known,
                             const ExposureParameters &parameters)
    : m_reported(std::move(reported))
    , m_asOf(known.isKnown() ? known.day : known.asOf)
    , m_known(known)
    , m_parameters(parameters)
{
    for (const auto &incident : m_reported->incidents()) {
        TollValues &severity = m_severities.emplace_back(incident.severity);
        for (double &one : severity)
            one = std::min(one, parameters.mostSeverity);
    }
    m_weights = weights(parameters.halfLifeDays);
}

std::vector<double> ExposureModel::weights(double halfLife) const
{
    std::vector<double> byType;
    for (const QString &type : m_reported->types())
        byType.push_back(m_parameters.typeWeight(type));
    const Window window(m_asOf, m_parameters.windowYears);
    std::vector<double> weights;
    weights.reserve(m_reported->incidents().size());
    for (const auto &incident : m_reported->incidents()) {
        const Ages ages = window.agesOf(incident);
        weights.push_back(ages.areNone()
                              ? 0
                              : byType[incident.type] * timeWeight(ages, incident.last - incident.first + 1, halfLife));
    }
    return weights;
}

std::vector<double> ExposureModel::weightsWithoutKernel() const
{
    std::vector<double> whole = m_weights;
    for (std::size_t i = 0; i < whole.size(); ++i)
        whole[i] *= m_severities[i][indexOf(Toll::Best)];
    return whole;
}

ExposureCoverage ExposureModel::coverage() const
{
    ExposureCoverage coverage;
    coverage.unusable = static_cast<int>(incidents()->provenance().rowsLeftOut);
    coverage.incidents = m_reported->events() + coverage.unusable;
    coverage.withoutPlace = m_reported->withoutPlace();
    coverage.withoutAccuracy = m_reported->withoutAccuracy();
    coverage.withoutDate = m_reported->withoutDate();
    coverage.known = m_known;
    const Window window(m_asOf, m_parameters.windowYears);
    std::vector<bool> isCounted(m_reported->incidents().size());
    const ReportedIncidents::Incident *oldest = nullptr, *newest = nullptr;
    for (const auto &incident : m_reported->incidents()) {
        if (window.agesOf(incident).areNone())
            continue;
        coverage.inWindow += isCounted[incident.event] ? 0 : 1;
        isCounted[incident.event] = true;
        if (!oldest || incident.first < oldest->first)
            oldest = &incident;
        if (!newest || incident.last > newest->last)
            newest = &incident;
    }
    const Column &dates = *incidents()->column(u"date");
    coverage.first = oldest ? dates.text(oldest->row) : QString();
    coverage.last = newest ? dates.text(newest->row) : QString();
    return coverage;
}

Exposure ExposureModel::exposure(LonLat site) const
{
    const auto pairs = m_reported->near(site, m_parameters.radiusKm);
    std::vector<double> kernels;
    for (const auto &pair : pairs)
        kernels.push_back(
            discMean(pair.distanceKm, m_reported->incidents()[pair.incident].spreadKm, m_parameters.radiusKm));
    Exposure exposure;
    const auto counted = countedOf(*m_reported, pairs, kernels, m_weights, m_severities);
    for (const WeighedIncident &one : counted)
        for (Toll toll : tolls)
            exposure.value[indexOf(toll)] += one.weight * m_severities[one.incident][indexOf(toll)];
    for (const WeighedIncident &one : counted) {
        const auto &incident = m_reported->incidents()[one.incident];
        const double weight = one.weight * m_severities[one.incident][indexOf(Toll::Best)];
        exposure.unknownTolls += incident.isTollKnown ? 0 : 1;
        const Ages ages = Window(m_asOf, m_parameters.windowYears).agesOf(incident);
        exposure.contributions.push_back({incident.row, one.distanceKm, static_cast<double>(ages.youngest), weight,
                                          weight / exposure.value[indexOf(Toll::Best)]});
    }
    std::sort(exposure.contributions.begin(), exposure.contributions.end(), [](const auto &a, const auto &b) {
        return a.weight != b.weight ? a.weight > b.weight : index(a.incident) < index(b.incident);
    });
    return exposure;
}

std::vector<TollValues> ExposureModel::values(const std::vector<ExposureSite> &sites) const
{
    std::vector<TollValues> values;
    values.reserve(sites.size());
    for (const ExposureSite &site : sites)
        values.push_back(exposure(site.place).value);
    return values;
}

std::vector<TollValues> ExposureModel::values(const ExposureField &field, const ExposureField::Kernels &kernels) const
{
    return field.values(kernels, m_weights, m_severities);
}

std::vector<double> ExposureModel::plausibleRadii() const
{
    return with({25, 50, 100}, m_parameters.radiusKm);
}

double ExposureModel::widestKm() const
{
    const auto radii = plausibleRadii();
    return *std::max_element(radii.begin(), radii.end());
}

std::vector<ExposureRank> ExposureModel::ranks(const std::vector<ExposureSite> &sites) const
{
    return ranks(ExposureField(m_reported, placesOf(sites), widestKm()));
}

std::vector<ExposureRank> ExposureModel::ranks(const ExposureField &field) const
{
    std::vector<ExposureRank> ranks(field.placeCount());
    int ranked = 0; // at the default
    const auto halfLives = with({90, 180, 365}, m_parameters.halfLifeDays);
    for (double radius : plausibleRadii()) {
        const auto kernels = field.kernels(radius);
        for (double halfLife : halfLives) {
            const auto values = field.values(kernels, weights(halfLife), m_severities);
            for (Toll toll : tolls) {
                std::vector<double> column;
                for (const TollValues &value : values)
                    column.push_back(value[indexOf(toll)]);
                const bool isDefault =
                    radius == m_parameters.radiusKm && halfLife == m_parameters.halfLifeDays && toll == Toll::Best;
                const std::vector<int> found = ranksOf(column);
                for (std::size_t i = 0; i < ranks.size(); ++i) {
                    ranks[i].add(found[i]);
                    if (isDefault)
                        ranks[i].atDefault = found[i];
                }
                if (isDefault)
                    ranked = countRanked(found);
            }
        }
    }
    for (ExposureRank &rank : ranks)
        rank.of = ranked;
    return ranks;
}

void ExposureRank::add(int rank)
{
    ++sets;
    if (rank == 0) {
        ++unranked;
        return;
    }
    low = low == 0 ? rank : std::min(low, rank);
    high = std::max(high, rank);
}

std::vector<ExposureSite> exposureSites(const Layer &deposits)
{
    std::vector<ExposureSite> sites;
    for (Row row : deposits.bySourceRow())
        sites.push_back({deposits.key(row), deposits.geometry().point(row)});
    return sites;
}

Result<std::shared_ptr<const SiteExposures>> SiteExposures::create(const LayerPtr &deposits, const LayerPtr &incidents,
                                                                   QDate today, const ExposureParameters &parameters)
{
    if (!incidents || !deposits)
        return Error{Error::Kind::Input,
                     QCoreApplication::translate("kohkan::ExposureModel", "There are no incidents to compute with.")};
    auto model = ExposureModel::createKnown(incidents, today, parameters);
    if (!model)
        return model.error();
    const auto sites = exposureSites(*deposits);
    const ExposureField field(model->reported(), placesOf(sites), model->widestKm());
    return create(*std::move(model), sites, field, field.kernels(parameters.radiusKm), Intervals::Yes);
}

std::shared_ptr<const SiteExposures> SiteExposures::create(ExposureModel model, const std::vector<ExposureSite> &sites,
                                                           const ExposureField &field,
                                                           const ExposureField::Kernels &kernels, Intervals intervals)
{
    const auto values = model.values(field, kernels);
    std::vector<ExposureRank> ranks;
    if (intervals == Intervals::Yes) {
        ranks = model.ranks(field);
    } else {
        std::vector<double> best;
        for (const TollValues &value : values)
            best.push_back(value[indexOf(Toll::Best)]);
        const std::vector<int> found = ranksOf(best);
        for (int rank : found)
            ranks.push_back({.atDefault = rank, .of = countRanked(found)});
    }
    SiteExposures made{std::move(model), {}, {}};
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (sites[i].place.isValid())
            made.values.insert(sites[i].id, values[i]);
        made.ranks.insert(sites[i].id, ranks[i]);
    }
    return std::make_shared<const SiteExposures>(std::move(made));
}

namespace {

const QString indexColumn = QStringLiteral("exposure_index"), rankColumn = QStringLiteral("exposure_rank"),
              noteColumn = QStringLiteral("exposure_note");

/// Three decimals; an index that would read 0 there, and is not, keeps its first digits.
void appendIndex(ColumnBuilder &column, double value)
{
    const double rounded = std::round(value * 1000) / 1000;
    rounded > 0 ? column.appendNumber(rounded, 3) : column.appendNumber(QString::number(value, 'g', 2).toDouble());
}

} // namespace

QString nothingInReach(const ExposureModel &model)
{
    const ExposureParameters &parameters = model.parameters();
    if (!model.known().isKnown())
        return tr("%1, so there is no index; that is not safety").arg(model.known().gapText());
    QStringList uncounted;
    for (const QString &type : model.reported()->types())
        if (parameters.typeWeight(type) <= 0)
            uncounted << type;
    QString text = tr("nothing reported within %1 km in the %2 years to %3")
                       .arg(parameters.radiusKm)
                       .arg(parameters.windowYears)
                       .arg(knownDayText(model.asOf()));
    if (!uncounted.isEmpty())
        text += tr(" (%1 not counted)").arg(uncounted.join(QStringLiteral(", ")));
    return text + tr("; that is not safety");
}

QString exposureNote(const SiteExposures &exposures, const QString &deposit)
{
    if (!exposures.values.contains(deposit))
        return tr("no place to measure from");
    return exposures.ranks.value(deposit).isRanked() ? QString() : nothingInReach(exposures.model);
}

LayerPtr withExposureColumns(const LayerPtr &deposits, const SiteExposures &exposures)
{
    ColumnBuilder value(indexColumn, Column::Type::Number), rank(rankColumn, Column::Type::Integer),
        note(noteColumn, Column::Type::Text);
    std::vector<std::uint32_t> order(deposits->rowCount());
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t i = 0; i < deposits->rowCount(); ++i) {
        const QString id = deposits->key(rowAt(i));
        if (const QString why = exposureNote(exposures, id); !why.isEmpty()) {
            value.appendNull();
            rank.appendNull();
            note.appendText(why);
            continue;
        }
        appendIndex(value, exposures.values.value(id)[indexOf(Toll::Best)]);
        rank.appendInteger(exposures.ranks.value(id).atDefault);
        note.appendNull();
    }
    LayerPtr made = deposits;
    for (ColumnBuilder *column : {&value, &rank, &note}) {
        column->setDerived();
        made = LayerBuilder::withColumn(made, column->finish(order));
    }
    return made;
}

LayerPtr withoutExposureColumns(const LayerPtr &deposits)
{
    LayerPtr without = deposits;
    for (const QString &column : {indexColumn, rankColumn, noteColumn})
        without = LayerBuilder::withoutColumn(without, column);
    return without;
}

std::vector<int> ranksOf(const std::vector<double> &values)
{
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    std::vector<int> ranks;
    ranks.reserve(values.size());
    for (double value : values)
        ranks.push_back(
            value > 0 ? 1 + static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), value, std::greater<>()) -
                                             sorted.begin())
                      : 0);
    return ranks;
}

} // namespace kohkan
