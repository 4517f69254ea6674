// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/packed_numbers.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double mostOver = 1e7;   ///< more decimals than that are measurement noise, and seldom the same in all rows
constexpr double mostWhole = 1e15; ///< whole numbers up to there over a power of ten are rounded once, as a reader does
constexpr double mostSpan = 4294967295; ///< wider ones would save nothing

/// Is it exactly a whole number over that power of ten?
bool isWhole(double number, double over)
{
    const double whole = std::nearbyint(number * over);
    return std::abs(whole) <= mostWhole && whole / over == number && !(whole == 0 && std::signbit(number));
}

/// The power of ten that makes all of them whole; 0 where none does. What is whole over ten is so over a hundred, too.
double powerFor(std::span<const double> numbers)
{
    double over = 1;
    for (const double number : numbers)
        while (!std::isnan(number) && !isWhole(number, over))
            if ((over *= 10) > mostOver)
                return 0;
    return over;
}

} // namespace

PackedNumbers::PackedNumbers(std::span<const double> numbers, std::span<const std::uint32_t> order)
{
    const double over = powerFor(numbers);
    double least = INFINITY, most = -INFINITY;
    for (const double number : numbers) {
        least = std::min(least, number); // a NaN leaves it as it is
        most = std::max(most, number);
    }
    if (over > 0 && most >= least && std::max(-least, most) * over <= mostWhole && (most - least) * over < mostSpan) {
        m_over = over;
        const auto whole = [over](double number) { return std::llrint(number * over); };
        const std::int64_t base = whole(least);
        const auto above = [&](std::size_t i) {
            const double number = numbers[order[i]];
            return std::isnan(number) ? 0 : whole(number) - base;
        };
        m_wholes = NarrowIntegers(order.size(), base, static_cast<std::uint64_t>(whole(most) - base), above);
        return;
    }
    std::vector<double> kept;
    kept.reserve(order.size());
    for (const auto from : order)
        kept.push_back(numbers[from]);
    m_numbers = std::move(kept);
}

} // namespace kohkan
