// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/kept_array.h"

#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

namespace kohkan {

/// Whole numbers in the fewest bytes (1, 2, 4 or 8 each) that hold them, kept as what they are above a base. A value;
/// free to read on any thread.
class NarrowIntegers {
public:
    NarrowIntegers() = default;
    /// Numbers from `base` to `base + span`: above(i) is what number i is above the base.
    template <typename Above>
    NarrowIntegers(std::size_t size, std::int64_t base, std::uint64_t span, Above &&above) : m_base(base), m_span(span)
    {
        if (span <= std::numeric_limits<std::uint8_t>::max())
            m_above = filled<std::uint8_t>(size, above);
        else if (span <= std::numeric_limits<std::uint16_t>::max())
            m_above = filled<std::uint16_t>(size, above);
        else if (span <= std::numeric_limits<std::uint32_t>::max())
            m_above = filled<std::uint32_t>(size, above);
        else
            m_above = filled<std::uint64_t>(size, above);
    }
    std::int64_t operator[](std::size_t at) const
    {
        return std::visit([&](const auto &above) { return number(above[at]); }, m_above);
    }
    std::uint64_t span() const { return m_span; }
    /// The number that is so much above the base.
    std::int64_t number(std::uint64_t above) const
    {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(m_base) + above);
    }
    /// Calls visit(above) with the array of what each number is above the base, of the width in use.
    template <typename Visit>
    decltype(auto) visit(Visit &&visit) const
    {
        return std::visit(std::forward<Visit>(visit), m_above);
    }
    std::size_t bytes() const
    {
        return std::visit([](const auto &above) { return above.size() * sizeof(above[0]); }, m_above);
    }

private:
    friend struct MemberAccess;
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        visit(self.m_base);
        visit(self.m_span);
        visit(self.m_above);
    }
    template <typename Width, typename Above>
    static KeptArray<Width> filled(std::size_t size, Above &above)
    {
        std::vector<Width> values(size);
        for (std::size_t i = 0; i < size; ++i)
            values[i] = static_cast<Width>(above(i));
        return values;
    }
    std::int64_t m_base = 0;
    std::uint64_t m_span = 0;
    std::variant<KeptArray<std::uint8_t>, KeptArray<std::uint16_t>, KeptArray<std::uint32_t>, KeptArray<std::uint64_t>>
        m_above;
};

} // namespace kohkan
