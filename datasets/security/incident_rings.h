// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/known_incidents.h"

#include <array>
#include <optional>
#include <vector>

namespace kohkan {

/// Reported incidents around a place, counted plainly: rings of 5, 25, 50 and 100 km by the last 30, 90 and
/// 365 days to which the incidents are known, and all. A period of which nothing is known has no count, which is not 0;
/// what is dated after the day that is asked for counts nowhere. An incident is *certain* in a ring when its whole disc
/// (its location accuracy, with the site's own) lies inside, *possible* when the disc only reaches in. Where an
/// accuracy is unknown nothing is certain, and possible is what the rest reaches. One that is part of another counts
/// once, with the whole. No report is not no event.
struct IncidentRings {
    static constexpr std::array<double, 4> radii{5'000, 25'000, 50'000, 100'000}; ///< metres
    enum class Period { Days30, Days90, Days365, All };
    static constexpr std::array<Period, 4> periods{Period::Days30, Period::Days90, Period::Days365, Period::All};

    struct Hit {
        Row row{};                      ///< in the incidents layer
        double metres = 0;              ///< geodesic distance from the site
        std::optional<double> accuracy; ///< of the incident's own place, metres; nothing where it is unknown
        double reach = 0;               ///< accuracy of incident and site together, metres, as far as they are known
        bool known = false;             ///< whether both accuracies are
        bool certain(double radius) const { return known && metres + reach <= radius; }
        bool possible(double radius) const { return metres - reach <= radius && !certain(radius); }
    };
    /// A hit with what it means for one ring and period.
    struct Listed : Hit {
        bool placeCertain = false; ///< in the ring
        bool dateCertain = false;  ///< in the period
        bool isCertain() const { return placeCertain && dateCertain; }
    };
    struct Count {
        int certain = 0;
        int possible = 0;
        bool isKnown = true; ///< false: there are no data to count
        bool isNone() const { return isKnown && certain == 0 && possible == 0; }
    };
    /// What the periods are counted back from.
    enum class Back {
        FromKnownDay,
        FromAsOf ///< as dossiers of earlier versions of the program did; with it "all" has what is dated later
    };

    std::vector<Hit> hits; ///< all that can be within the largest ring, newest first
    KnownIncidents known;  ///< of the layer, on the day that is asked for
    Back back = Back::FromKnownDay;
    QDate lastDay() const { return back == Back::FromAsOf ? known.asOf : known.day; } ///< of the periods; null: no data
    bool isKnown(Period period) const;
    std::optional<double> accuracy; ///< of the place in the middle, metres; nothing where it is unknown

    /// The hits of one ring and period, certain ones first.
    std::vector<Listed> list(const Layer &incidents, double radius, Period period) const;
    Count count(const Layer &incidents, double radius, Period period) const;
};

/// Finds the incidents around a place. `accuracy` of the place in metres, nothing where it is unknown.
IncidentRings incidentRings(const Layer &incidents, LonLat place, std::optional<double> accuracy, QDate asOf,
                            IncidentRings::Back back = IncidentRings::Back::FromKnownDay);

} // namespace kohkan
