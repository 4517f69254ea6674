// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/packed_tree.h"

namespace kohkan {

void PackedTree::addUpperLevels()
{
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

std::size_t PackedTree::bytes() const
{
    std::size_t nodes = 0;
    for (const auto &level : m_levels)
        nodes += level.size();
    return nodes * sizeof(MapRect);
}

} // namespace kohkan
