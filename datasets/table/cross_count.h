// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/column.h"

#include <vector>

namespace kohkan {

/// How many rows have each pair of values of two columns. A row with several tags counts under each of them.
struct CrossCount {
    /// By the code of the first column, then of the second; the last place of each is for rows without a value.
    std::vector<std::vector<std::size_t>> counts;
    std::size_t total(std::size_t first) const; ///< rows under one value of the first column
};

/// Counts within `rows`. `by` is a text or tags column; `stack` a text column, or null for one heap.
CrossCount countCross(const Column &by, const Column *stack, const RowSet &rows);

} // namespace kohkan
