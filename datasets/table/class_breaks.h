// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/column.h"

#include <span>
#include <vector>

/// How a column is cut into classes. Pure functions; any thread.
namespace kohkan {

enum class BreakMethod {
    EqualIntervals, ///< classes of one width
    Quantiles,      ///< classes of one number of rows
    NaturalBreaks   ///< classes with the least sum of squared deviations from their means
};

/// The values of a number column among rows, ascending, nulls left out. Where there are more than `most`, every n-th of
/// them - rows stand in Hilbert order, so that is an even sample of the ground - and the least and the greatest: a
/// million rows take a few milliseconds.
std::vector<double> sortedSample(const Column &column, const RowSet &rows, std::size_t most = 50'000);

/// Bounds of at most `count` classes of ascending values: the least value, where each further class begins, and the
/// greatest, which the last class holds. Fewer classes where there are fewer distinct values; none without a value.
/// Natural breaks are the optimal ones of Fisher (On grouping for maximum homogeneity, JASA 53, 1958), known by Jenks'
/// name, found by dynamic programming; beyond 5,000 distinct values among as many of them, evenly by rank.
std::vector<double> classBreaks(std::span<const double> sorted, int count, BreakMethod method);

/// A value of a text column by its dictionary code, and in how many rows it occurs.
struct ValueCount {
    Column::Code code = 0;
    std::size_t rows = 0;
    friend bool operator==(const ValueCount &, const ValueCount &) = default;
};
/// The values of a text column that occur among rows, most frequent first (equal ones in text order), at most `most`.
std::vector<ValueCount> commonestValues(const Column &column, const RowSet &rows, std::size_t most);

} // namespace kohkan
