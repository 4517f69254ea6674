// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/exposure.h"

#include <span>

namespace kohkan {

/// What a route is exposed to: convoys are attacked between the site and the port, not only at the pit.
struct RouteExposure {
    struct Point {
        LonLat place;
        double km = 0; ///< along the route
        TollValues value{};
    };
    /// The most that an incident adds anywhere along the route.
    struct Contribution {
        Row incident{};
        double routeKm = 0;    ///< where that is
        double distanceKm = 0; ///< from there
        double weight = 0;     ///< at the best toll
    };
    double lengthKm = 0;
    std::vector<Point> profile;              ///< first and last place of the route among them
    std::size_t highest = 0;                 ///< in the profile, at the best toll
    double mean = 0;                         ///< over the length, at the best toll
    double unreachedKm = 0;                  ///< of the length, where nothing is reported in reach
    std::vector<Contribution> contributions; ///< the greatest first; of an event and its parts one
};

/// The exposure at points along the geodesics between the places of a route, at most `stepKm` apart (farther where that
/// would make more than two thousand of them), each as ExposureModel::exposure() has it. Empty for fewer than two
/// places. Takes about a millisecond a hundred points; any thread.
RouteExposure routeExposure(const ExposureModel &model, std::span<const LonLat> route, double stepKm = 2);

} // namespace kohkan
