// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/route_exposure.h"

#include "datasets/geo/geodesy.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kohkan {

namespace {

constexpr double mostPoints = 2'000;

std::vector<RouteExposure::Point> pointsAlong(std::span<const LonLat> route, double step)
{
    std::vector<RouteExposure::Point> points{{route.front(), 0, {}}};
    double before = 0;
    for (std::size_t i = 1; i < route.size(); ++i) {
        const GeodesicLine line = geodesic(route[i - 1], route[i]);
        const double length = line.metres / 1000;
        const int count = std::max(1, static_cast<int>(std::ceil(length / step)));
        for (int k = 1; k < count; ++k) {
            const double km = length * k / count;
            points.push_back({geodesicPoint(route[i - 1], line.bearing, km * 1000), before + km, {}});
        }
        before += length;
        points.push_back({route[i], before, {}});
    }
    return points;
}

/// By the trapezoidal rule.
double meanOf(const std::vector<RouteExposure::Point> &profile)
{
    double area = 0;
    for (std::size_t i = 1; i < profile.size(); ++i)
        area += (profile[i].km - profile[i - 1].km) *
                (profile[i].value[indexOf(Toll::Best)] + profile[i - 1].value[indexOf(Toll::Best)]) / 2;
    return profile.back().km > 0 ? area / profile.back().km : profile.front().value[indexOf(Toll::Best)];
}

/// Of the stretches between points neither of which is reached.
double unreachedOf(const std::vector<RouteExposure::Point> &profile)
{
    const auto isReached = [](const RouteExposure::Point &point) { return point.value[indexOf(Toll::Best)] > 0; };
    double km = 0;
    for (std::size_t i = 1; i < profile.size(); ++i)
        if (!isReached(profile[i - 1]) && !isReached(profile[i]))
            km += profile[i].km - profile[i - 1].km;
    return km;
}

} // namespace

RouteExposure routeExposure(const ExposureModel &model, std::span<const LonLat> route, double stepKm)
{
    RouteExposure found;
    if (route.size() < 2)
        return found;
    double length = 0;
    for (std::size_t i = 1; i < route.size(); ++i)
        length += geodesic(route[i - 1], route[i]).metres / 1000;
    found.lengthKm = length;
    found.profile = pointsAlong(route, std::max(stepKm, length / mostPoints));
    std::map<Row, RouteExposure::Contribution> most;
    for (std::size_t i = 0; i < found.profile.size(); ++i) {
        RouteExposure::Point &point = found.profile[i];
        const Exposure exposure = model.exposure(point.place);
        point.value = exposure.value;
        if (point.value[indexOf(Toll::Best)] > found.profile[found.highest].value[indexOf(Toll::Best)])
            found.highest = i;
        for (const ExposureContribution &one : exposure.contributions)
            if (RouteExposure::Contribution &known = most[one.incident]; one.weight > known.weight)
                known = {one.incident, point.km, one.distanceKm, one.weight};
    }
    found.mean = meanOf(found.profile);
    found.unreachedKm = unreachedOf(found.profile);
    for (const auto &[row, contribution] : most)
        found.contributions.push_back(contribution);
    std::stable_sort(found.contributions.begin(), found.contributions.end(),
                     [](const auto &a, const auto &b) { return a.weight > b.weight; });
    return found;
}

} // namespace kohkan
