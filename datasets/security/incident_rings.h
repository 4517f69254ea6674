// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QDate>
#include <array>
#include <vector>

namespace kohkan {

/// Reported incidents around a place, counted plainly: rings of 25, 50 and 100 km by the last 90 days, the last 365
/// days, and all. An incident is *certain* in a ring when its whole disc (its location accuracy, with the site's own)
/// lies inside, *possible* when the disc only reaches in. One that is part of another counts once, with the whole. No
/// report is not no event.
struct IncidentRings {
    static constexpr std::array<double, 3> radii{25'000, 50'000, 100'000}; ///< metres
    enum class Period { Days90, Days365, All };
    static constexpr std::array<Period, 3> periods{Period::Days90, Period::Days365, Period::All};

    struct Hit {
        Row row;           ///< in the incidents layer
        double metres = 0; ///< geodesic distance from the site
        double reach = 0;  ///< location accuracy of incident and site together, metres
        bool certain(double radius) const { return metres + reach <= radius; }
        bool possible(double radius) const { return metres - reach <= radius && !certain(radius); }
    };
    struct Count {
        int certain = 0;
        int possible = 0;
    };

    std::vector<Hit> hits; ///< all that can be within the largest ring, newest first
    QDate asOf;            ///< the day the periods are counted back from

    /// The hits of one ring and period, certain ones first.
    std::vector<Hit> list(const Layer &incidents, double radius, Period period) const;
    Count count(const Layer &incidents, double radius, Period period) const;
};

/// Finds the incidents around a place. `accuracy` of the place in metres.
IncidentRings incidentRings(const Layer &incidents, LonLat place, double accuracy, QDate asOf);

} // namespace kohkan
