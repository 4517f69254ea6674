// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/narrow_integers.h"

#include <span>

namespace kohkan {

/// Numbers given back exactly as they came, in the fewest bytes: as narrow whole numbers over a power of ten where all
/// of them are such (2.35 is 235 over 100), else as doubles. NaN may stand for no number. A value; free to read on any
/// thread.
class PackedNumbers {
public:
    PackedNumbers() = default;
    /// Number i is numbers[order[i]].
    PackedNumbers(std::span<const double> numbers, std::span<const std::uint32_t> order);

    /// NaN, or what a packed one has in its place: who asks knows which ones are numbers.
    double operator[](std::size_t at) const
    {
        return m_over == 0 ? m_numbers[at] : static_cast<double>(m_wholes[at]) / m_over;
    }
    /// Calls visit(numberAt), with numberAt(i) giving number i by the width in use.
    template <typename Visit>
    decltype(auto) visit(Visit &&visit) const
    {
        return m_wholes.visit([&](const auto &above) {
            return visit([&](std::size_t i) {
                return m_over == 0 ? m_numbers[i] : static_cast<double>(m_wholes.number(above[i])) / m_over;
            });
        });
    }
    std::size_t bytes() const { return m_wholes.bytes() + m_numbers.size() * sizeof(double); }

private:
    friend struct MemberAccess;
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        visit(self.m_over);
        visit(self.m_wholes);
        visit(self.m_numbers);
    }
    double m_over = 0; ///< a power of ten; 0: m_numbers
    NarrowIntegers m_wholes;
    KeptArray<double> m_numbers;
};

} // namespace kohkan
