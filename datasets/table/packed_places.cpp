// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/packed_places.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

/// Does a whole number of 1e-7 degrees give exactly this one back, and fit?
bool PackedPlaces::isCount(double degrees)
{
    const double count = std::nearbyint(degrees * perDegree);
    return std::abs(count) <= INT32_MAX && count / perDegree == degrees && !(count == 0 && std::signbit(degrees));
}

PackedPlaces::PackedPlaces(std::span<const LonLat> places, std::span<const std::uint32_t> order)
    : m_isCounted(std::all_of(places.begin(), places.end(), [](const LonLat &place) {
        return !place.isValid() || (isCount(place.lon) && isCount(place.lat));
    }))
{
    if (!m_isCounted) {
        std::vector<LonLat> kept;
        kept.reserve(order.size());
        for (const auto from : order)
            kept.push_back(places[from]);
        m_places = std::move(kept);
        return;
    }
    const auto count = [](double degrees) { return static_cast<std::int32_t>(std::lrint(degrees * perDegree)); };
    std::vector<Count> counts(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        if (const LonLat &place = places[order[i]]; place.isValid())
            counts[i] = {count(place.lon), count(place.lat)};
    m_counts = std::move(counts);
}

} // namespace kohkan
