// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/exposure_field.h"

#include "datasets/security/disc_kernel.h"
#include "datasets/work/in_parallel.h"

#include <algorithm>
#include <map>

namespace kohkan {

namespace {

constexpr std::size_t inOneGo = 2'000;     ///< pairs that are not worth a second thread
constexpr std::size_t tabledPairs = 4'000; ///< with discs of one size
constexpr std::size_t mostSpreads = 60'000;

/// Runs work(from, to) over 0..count in two halves at a time.
void inHalves(std::size_t count, bool isLarge, const std::function<void(std::size_t, std::size_t)> &work)
{
    if (!isLarge)
        return work(0, count);
    runInParallel({[&] { work(0, count / 2); }, [&] { work(count / 2, count); }});
}

} // namespace

ExposureField::ExposureField(ReportedIncidentsPtr reported, std::vector<LonLat> places, double widestKm)
    : m_reported(std::move(reported)), m_widestKm(widestKm)
{
    std::vector<std::vector<Near>> around(places.size());
    inHalves(places.size(), m_reported->incidents().size() > inOneGo, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            around[i] = m_reported->near(places[i], widestKm);
    });
    for (std::vector<Near> &pairs : around) {
        m_pairs.insert(m_pairs.end(), pairs.begin(), pairs.end());
        m_ends.push_back(m_pairs.size());
        pairs = {};
    }
    countSpreads();
}

void ExposureField::countSpreads()
{
    std::map<double, std::uint16_t> known;
    for (const auto &incident : m_reported->incidents()) {
        m_hasShared = m_hasShared || incident.isShared;
        if (m_spreads.size() >= mostSpreads && !known.contains(incident.spreadKm)) {
            m_spread.push_back(static_cast<std::uint16_t>(mostSpreads)); // no table for it
            continue;
        }
        const auto [at, isNew] = known.try_emplace(incident.spreadKm, static_cast<std::uint16_t>(m_spreads.size()));
        if (isNew)
            m_spreads.push_back(incident.spreadKm);
        m_spread.push_back(at->second);
    }
    m_counts.resize(mostSpreads + 1);
    for (const Near &pair : m_pairs)
        ++m_counts[m_spread[pair.incident]];
    m_counts.resize(m_spreads.size());
}

KernelTable::KernelTable(double spread, double radius) : m_perKm(steps / (radius + spread))
{
    m_values.reserve(steps + 1);
    for (std::size_t i = 0; i <= steps; ++i)
        m_values.push_back(discMean(static_cast<double>(i) / m_perKm, spread, radius));
}

std::span<const ReportedIncidents::Near> ExposureField::pairsOf(std::size_t place) const
{
    const std::size_t from = place == 0 ? 0 : m_ends[place - 1];
    return {m_pairs.data() + from, m_ends[place] - from};
}

ExposureField::Kernels ExposureField::kernels(double radiusKm) const
{
    Kernels kernels;
    kernels.m_radius = radiusKm;
    kernels.m_tables.resize(m_spreads.size());
    bool isAll = m_spreads.size() < mostSpreads;
    for (std::size_t i = 0; i < m_spreads.size(); ++i)
        if (m_counts[i] > tabledPairs)
            kernels.m_tables[i].emplace(m_spreads[i], radiusKm);
        else
            isAll = isAll && m_counts[i] == 0;
    if (isAll)
        return kernels;
    kernels.m_exact.resize(m_pairs.size());
    inHalves(m_pairs.size(), m_pairs.size() > inOneGo, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const Near &pair = m_pairs[i];
            const std::size_t spread = m_spread[pair.incident];
            if (spread >= kernels.m_tables.size() || !kernels.m_tables[spread])
                kernels.m_exact[i] =
                    discMean(pair.distanceKm, m_reported->incidents()[pair.incident].spreadKm, radiusKm);
        }
    });
    return kernels;
}

std::vector<TollValues> ExposureField::values(const Kernels &kernels, const std::vector<double> &weights,
                                              const std::vector<TollValues> &severities) const
{
    std::vector<TollValues> values(placeCount(), TollValues{});
    const auto kernelOf = [&](const Near &pair) {
        const std::size_t spread = m_spread[pair.incident];
        return spread < kernels.m_tables.size() && kernels.m_tables[spread]
                   ? kernels.m_tables[spread]->at(pair.distanceKm)
                   : kernels.m_exact[static_cast<std::size_t>(&pair - m_pairs.data())];
    };
    const auto plain = [&](std::size_t place) {
        TollValues sum{};
        for (const Near &pair : pairsOf(place)) {
            const double rest = weights[pair.incident];
            const double weight = rest > 0 ? rest * kernelOf(pair) : 0;
            if (weight > 0)
                for (std::size_t toll = 0; toll < sum.size(); ++toll)
                    sum[toll] += weight * severities[pair.incident][toll];
        }
        return sum;
    };
    const auto byEvent = [&](std::size_t place) {
        std::vector<double> own;
        for (const Near &pair : pairsOf(place))
            own.push_back(kernelOf(pair));
        TollValues sum{};
        for (const WeighedIncident &one : countedOf(*m_reported, pairsOf(place), own, weights, severities))
            for (std::size_t toll = 0; toll < sum.size(); ++toll)
                sum[toll] += one.weight * severities[one.incident][toll];
        return sum;
    };
    inHalves(placeCount(), m_pairs.size() > inOneGo, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            values[i] = m_hasShared ? byEvent(i) : plain(i);
    });
    return values;
}

std::vector<WeighedIncident> countedOf(const ReportedIncidents &reported,
                                       std::span<const ReportedIncidents::Near> pairs, std::span<const double> kernels,
                                       const std::vector<double> &weights, const std::vector<TollValues> &severities)
{
    std::vector<WeighedIncident> counted;
    std::map<std::size_t, std::size_t> shared; ///< place in `counted` by event
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const std::uint32_t at = pairs[i].incident;
        const double weight = kernels[i] * weights[at];
        if (!(weight > 0))
            continue;
        const WeighedIncident one{at, pairs[i].distanceKm, weight};
        const auto &incident = reported.incidents()[at];
        if (!incident.isShared) {
            counted.push_back(one);
            continue;
        }
        const auto atBest = [&](const WeighedIncident &w) {
            return w.weight * severities[w.incident][indexOf(Toll::Best)];
        };
        const auto [known, isFirst] = shared.try_emplace(incident.event, counted.size());
        if (isFirst)
            counted.push_back(one);
        else if (WeighedIncident &other = counted[known->second]; atBest(one) > atBest(other))
            other = one;
    }
    return counted;
}

} // namespace kohkan
