// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include "datasets/table/kept_array.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kohkan {

/// One place a row, given back exactly as it came: as two 32-bit counts of 1e-7 degrees where every place is such a
/// count (most files write no more decimals), else as doubles. A value; free to read on any thread.
class PackedPlaces {
public:
    PackedPlaces() = default;
    /// Place i is places[order[i]].
    PackedPlaces(std::span<const LonLat> places, std::span<const std::uint32_t> order);

    std::size_t size() const { return m_isCounted ? m_counts.size() : m_places.size(); }
    LonLat operator[](std::size_t at) const
    {
        if (!m_isCounted)
            return m_places[at];
        const Count &count = m_counts[at];
        return count.lon == nowhere ? LonLat{} : LonLat{count.lon / perDegree, count.lat / perDegree};
    }
    void prefetch(std::size_t at) const
    {
        __builtin_prefetch(m_isCounted ? static_cast<const void *>(&m_counts[at]) : &m_places[at]);
    }
    /// The same array, not only the same places.
    bool isSameAs(const PackedPlaces &other) const
    {
        return size() == other.size() && m_counts.data() == other.m_counts.data() &&
               m_places.data() == other.m_places.data();
    }
    std::size_t bytes() const { return m_counts.size() * sizeof(Count) + m_places.size() * sizeof(LonLat); }

private:
    friend struct MemberAccess;
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        visit(self.m_isCounted);
        visit(self.m_counts);
        visit(self.m_places);
    }
    static constexpr double perDegree = 1e7;
    static constexpr std::int32_t nowhere = INT32_MIN;
    struct Count {
        std::int32_t lon = nowhere, lat = 0;
    };
    static bool isCount(double degrees);
    bool m_isCounted = false;
    KeptArray<Count> m_counts;
    KeptArray<LonLat> m_places;
};

} // namespace kohkan
