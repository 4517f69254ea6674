// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/cross_count.h"

#include <numeric>

namespace kohkan {

std::size_t CrossCount::total(std::size_t first) const
{
    return std::accumulate(counts[first].begin(), counts[first].end(), std::size_t{0});
}

CrossCount countCross(const Column &by, const Column *stack, const RowSet &rows)
{
    const std::size_t values = by.dictionary().size(), heaps = stack ? stack->dictionary().size() : 0;
    CrossCount result{std::vector(values + 1, std::vector<std::size_t>(heaps + 1))};
    rows.forEach([&](Row row) {
        const std::size_t heap = stack && !stack->isNull(row) ? stack->code(row) : heaps;
        if (by.isNull(row))
            ++result.counts[values][heap];
        else if (by.type() == Column::Type::Tags)
            for (const Column::Code code : by.tags(row))
                ++result.counts[code][heap];
        else
            ++result.counts[by.code(row)][heap];
    });
    return result;
}

} // namespace kohkan
