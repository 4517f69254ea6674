// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/packed_tree.h"

namespace kohkan {

PackedTree::PackedTree(std::span<const MapRect> boxes) : m_rowCount(boxes.size())
{
    if (boxes.empty())
        return;
    std::vector<MapRect> level((boxes.size() + fan - 1) / fan);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (!boxes[i].isEmpty())
            level[i / fan].include(boxes[i]);
    m_levels.push_back(std::move(level));
    while (m_levels.back().size() > 1) {
        const auto &below = m_levels.back();
        std::vector<MapRect> above((below.size() + fan - 1) / fan);
        for (std::size_t i = 0; i < below.size(); ++i)
            if (!below[i].isEmpty())
                above[i / fan].include(below[i]);
        m_levels.push_back(std::move(above));
    }
    m_bounds = m_levels.back().front();
}

} // namespace kohkan
