// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/reported_incidents.h"

#include <optional>
#include <span>

namespace kohkan {

/// Which incidents can reach which of many places, found once: the exposures of all of them to any parameters are then
/// sums over these pairs. Immutable; any thread.
class ExposureField {
public:
    /// `widestKm`: no radius beyond it can be asked for. Takes about a microsecond a pair, on two threads; not for the
    /// GUI thread where there are many incidents.
    ExposureField(ReportedIncidentsPtr reported, std::vector<LonLat> places, double widestKm);

    const ReportedIncidentsPtr &reported() const { return m_reported; }
    std::size_t placeCount() const { return m_ends.size(); }
    std::size_t pairCount() const { return m_pairs.size(); }
    double widestKm() const { return m_widestKm; }

    /// The kernels of the pairs at one radius: discMean(), exact; of discs of one size that thousands of pairs have,
    /// from a table of it, which differs by less than 2e-6. Good for this field.
    class Kernels;
    Kernels kernels(double radiusKm) const;
    /// One value a place and toll, from the kernels and, for every incident, the rest of its weight (0: does not count)
    /// and its severities. Of an event and its parts the one that weighs most at the best toll counts.
    std::vector<TollValues> values(const Kernels &kernels, const std::vector<double> &weights,
                                   const std::vector<TollValues> &severities) const;

private:
    using Near = ReportedIncidents::Near;
    void countSpreads();
    std::span<const Near> pairsOf(std::size_t place) const;
    ReportedIncidentsPtr m_reported;
    double m_widestKm;
    std::vector<Near> m_pairs;
    std::vector<std::size_t> m_ends;     ///< of each place's pairs
    std::vector<std::uint16_t> m_spread; ///< by incident: into m_spreads
    std::vector<double> m_spreads;       ///< sizes of discs that occur, kilometres
    std::vector<std::size_t> m_counts;   ///< pairs by m_spreads
    bool m_hasShared = false;
};

/// discMean() of discs of one size by their distance, on straight lines between a thousand exact values.
class KernelTable {
public:
    KernelTable(double spread, double radius);
    double at(double distance) const
    {
        const double place = distance * m_perKm;
        const auto i = static_cast<std::size_t>(place);
        if (i >= steps)
            return 0;
        return m_values[i] + (m_values[i + 1] - m_values[i]) * (place - static_cast<double>(i));
    }
    static constexpr std::size_t steps = 1'024;

private:
    double m_perKm;
    std::vector<double> m_values;
};

class ExposureField::Kernels {
public:
    double radiusKm() const { return m_radius; }

private:
    friend class ExposureField;
    double m_radius = 0;
    std::vector<std::optional<KernelTable>> m_tables; ///< by m_spreads of the field
    std::vector<double> m_exact;                      ///< by pair; empty where every size has its table
};

/// An event as it weighs on a place, without its severity.
struct WeighedIncident {
    std::uint32_t incident = 0; ///< into ReportedIncidents::incidents()
    double distanceKm = 0;
    double weight = 0;
};
/// What of pairs counts, in their order: weights above zero, of an event and its parts one.
std::vector<WeighedIncident> countedOf(const ReportedIncidents &reported,
                                       std::span<const ReportedIncidents::Near> pairs, std::span<const double> kernels,
                                       const std::vector<double> &weights, const std::vector<TollValues> &severities);

} // namespace kohkan
