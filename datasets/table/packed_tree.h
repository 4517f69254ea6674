// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/table/row_set.h"

#include <cstdint>
#include <vector>

namespace kohkan {

/// A static tree over boxes that already stand in Hilbert order: 16 rows a leaf, 16 nodes a node, leaves need no index
/// because their order is the row order. Rows with an empty box are never found. Immutable; usable on any thread.
class PackedTree {
public:
    PackedTree() = default;
    /// `boxOf(i)`: the box of a row; an empty one is never found.
    template <typename BoxOf>
    PackedTree(std::size_t rowCount, BoxOf &&boxOf);

    const MapRect &bounds() const { return m_bounds; } ///< of everything; empty where nothing has a box
    std::size_t bytes() const;

    /// Calls visit(firstRow, lastRowPlusOne, isInside) for runs of rows that may intersect `box`. Where isInside is
    /// true all of them lie within it; else each must be tested. Stops early where visit returns false.
    template <typename Visit>
    void search(const MapRect &box, Visit &&visit) const
    {
        if (!m_levels.empty())
            searchNode(box, m_levels.size() - 1, 0, visit);
    }

private:
    static constexpr std::size_t fan = 16;
    void addUpperLevels();
    template <typename Visit>
    bool searchNode(const MapRect &box, std::size_t level, std::size_t node, Visit &visit) const;
    std::size_t m_rowCount = 0;
    MapRect m_bounds;
    std::vector<std::vector<MapRect>> m_levels; ///< m_levels[0]: one box for 16 rows; the last level has one node
};

template <typename BoxOf>
PackedTree::PackedTree(std::size_t rowCount, BoxOf &&boxOf) : m_rowCount(rowCount)
{
    if (rowCount == 0)
        return;
    std::vector<MapRect> level((rowCount + fan - 1) / fan);
    for (std::size_t i = 0; i < rowCount; ++i)
        if (const MapRect box = boxOf(i); !box.isEmpty())
            level[i / fan].include(box);
    m_levels.push_back(std::move(level));
    addUpperLevels();
}

template <typename Visit>
bool PackedTree::searchNode(const MapRect &box, std::size_t level, std::size_t node, Visit &visit) const
{
    const MapRect &own = m_levels[level][node];
    if (own.isEmpty() || !box.intersects(own))
        return true;
    std::size_t rows = fan;
    for (std::size_t i = 0; i < level; ++i)
        rows *= fan;
    const std::size_t first = node * rows, last = std::min(first + rows, m_rowCount);
    if (level == 0 || box.contains(own))
        return visit(first, last, box.contains(own));
    const std::size_t from = node * fan, to = std::min(from + fan, m_levels[level - 1].size());
    for (std::size_t child = from; child < to; ++child)
        if (!searchNode(box, level - 1, child, visit))
            return false;
    return true;
}

} // namespace kohkan
