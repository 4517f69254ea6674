// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace kohkan {

/// Points on the plane of a view, eight bytes each: whole steps of 1/64 map unit (less than a pixel at every scale of
/// the map) from the origin, of more only where the plane is larger than 33,000 km either way. Filled by one thread, or
/// by several in rows of their own; then free to read on any.
class PlanePoints {
public:
    PlanePoints() = default;
    explicit PlanePoints(std::size_t size, double step = finestStep) : m_step(step), m_steps(size) {}

    static constexpr double finestStep = 1.0 / 64;
    std::size_t size() const { return m_steps.size(); }
    double step() const { return m_step; }
    /// NaN where there is none.
    MapPoint operator[](std::size_t at) const
    {
        const Steps &steps = m_steps[at];
        return steps[0] == nowhere ? MapPoint{} : MapPoint{steps[0] * m_step, steps[1] * m_step};
    }
    /// False where the point is too far out for the step; it is then left without a place.
    bool set(std::size_t at, MapPoint point)
    {
        constexpr double most = std::numeric_limits<std::int32_t>::max();
        const double x = std::nearbyint(point.x / m_step), y = std::nearbyint(point.y / m_step);
        const bool fits = std::abs(x) <= most && std::abs(y) <= most; // false for NaN
        m_steps[at] = fits ? Steps{static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)} : Steps{nowhere, 0};
        return fits || !point.isValid();
    }
    std::size_t bytes() const { return m_steps.size() * sizeof(Steps); }

private:
    using Steps = std::array<std::int32_t, 2>;
    static constexpr std::int32_t nowhere = std::numeric_limits<std::int32_t>::min();
    double m_step = finestStep;
    std::vector<Steps> m_steps;
};

} // namespace kohkan
