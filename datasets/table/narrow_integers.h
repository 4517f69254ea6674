// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    /// Room for numbers from `base` to `base + span`; all are `base` so far.
    NarrowIntegers(std::size_t size, std::int64_t base, std::uint64_t span) : m_base(base), m_span(span)
    {
        if (span <= std::numeric_limits<std::uint8_t>::max())
            m_above = std::vector<std::uint8_t>(size);
        else if (span <= std::numeric_limits<std::uint16_t>::max())
            m_above = std::vector<std::uint16_t>(size);
        else if (span <= std::numeric_limits<std::uint32_t>::max())
            m_above = std::vector<std::uint32_t>(size);
        else
            m_above = std::vector<std::uint64_t>(size);
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
    /// Calls visit(above) with the vector of what each number is above the base, of the width in use.
    template <typename Visit>
    decltype(auto) visit(Visit &&visit) const
    {
        return std::visit(std::forward<Visit>(visit), m_above);
    }
    /// Sets every number in order: fill(i) is what number i is above the base.
    template <typename Fill>
    void fill(Fill &&fill)
    {
        std::visit(
            [&](auto &above) {
                using Width = typename std::decay_t<decltype(above)>::value_type;
                for (std::size_t i = 0; i < above.size(); ++i)
                    above[i] = static_cast<Width>(fill(i));
            },
            m_above);
    }
    std::size_t bytes() const
    {
        return std::visit([](const auto &above) { return above.size() * sizeof(above[0]); }, m_above);
    }

private:
    std::int64_t m_base = 0;
    std::uint64_t m_span = 0;
    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>,
                 std::vector<std::uint64_t>>
        m_above;
};

} // namespace kohkan
