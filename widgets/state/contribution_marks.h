// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/exposure.h"

namespace kohkan {

/// What makes the exposure of one site, to be drawn on the map. A value.
struct ContributionMarks {
    /// One event: where its disc is, and how much of the whole it adds.
    struct Mark {
        LonLat place;
        double spreadKm = 0;
        double share = 0;
        std::vector<LonLat> ring; ///< around its disc, of the greatest ones
    };
    LonLat site;
    double radiusKm = 0;
    std::vector<LonLat> ring; ///< at the radius
    std::vector<Mark> marks;  ///< the greatest first
    std::size_t left = 0;     ///< smaller ones that are not among them
};

/// Of so many contributions; the rest are hairlines that nobody can tell apart.
inline constexpr std::size_t mostContributionMarks = 300;
inline constexpr std::size_t mostContributionRings = 40;
ContributionMarks contributionMarks(const ExposureModel &model, LonLat site);

} // namespace kohkan
