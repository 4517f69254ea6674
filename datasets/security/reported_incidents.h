// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/result.h"
#include "datasets/table/layer.h"

#include <array>
#include <memory>

namespace kohkan {

/// The three tolls that an incident may have had.
enum class Toll { Low, Best, High };
inline constexpr std::array tolls{Toll::Low, Toll::Best, Toll::High};
using TollValues = std::array<double, 3>; ///< by Toll
inline constexpr std::size_t indexOf(Toll toll)
{
    return static_cast<std::size_t>(toll);
}

/// What a layer of incidents says that an exposure can rest on, whatever it is computed with: those with a place, its
/// accuracy and a date with both ends. Immutable; any thread.
class ReportedIncidents {
public:
    struct Incident {
        Row row{};
        LonLat place;
        double spreadKm = 0;              ///< radius of the disc it lies in
        std::int64_t first = 0, last = 0; ///< Julian days of its date, both counted
        std::size_t type = 0;             ///< into types()
        TollValues fatalities{};          ///< one published toll serves as all three; an unknown one is 0, 0 and 1
        TollValues severity{};            ///< 1 + log2(1 + fatalities)
        bool isTollKnown = true;
        std::size_t event = 0; ///< an incident and its parts (`part_of`) share a number
        bool isShared = false; ///< others have the same number
    };
    /// An incident whose disc reaches into some radius around a place.
    struct Near {
        std::uint32_t incident = 0; ///< into incidents()
        double distanceKm = 0;      ///< geodesic, from the middle of its disc
    };

    /// Error::Input where the layer has no column `date` of dates, or none `location_accuracy_m` of numbers: it is too
    /// coarse to carry an exposure. Tolls come from `fatalities`, and from `fatalities_low` and `fatalities_high` where
    /// the layer has them.
    static Result<std::shared_ptr<const ReportedIncidents>> create(LayerPtr layer);

    const LayerPtr &layer() const { return m_layer; }
    const std::vector<Incident> &incidents() const { return m_incidents; } ///< from south to north
    const QStringList &types() const { return m_types; }                   ///< of events, sorted
    int events() const { return m_events; } ///< of the layer; parts of one count once, what is left out counts too
    int withoutPlace() const { return m_withoutPlace; }
    int withoutAccuracy() const { return m_withoutAccuracy; }
    int withoutDate() const { return m_withoutDate; }
    /// In the order of incidents(). Empty for a place that is none.
    std::vector<Near> near(LonLat place, double radiusKm) const;

private:
    void read(Row row);
    void numberEvents();
    LayerPtr m_layer;
    std::vector<Incident> m_incidents;
    std::vector<std::size_t> m_coarse; ///< those with wide discs
    QStringList m_types;
    int m_events = 0, m_withoutPlace = 0, m_withoutAccuracy = 0, m_withoutDate = 0;
};

using ReportedIncidentsPtr = std::shared_ptr<const ReportedIncidents>;

} // namespace kohkan
