// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <cstddef>
#include <vector>

namespace kohkan {

/// The views that were looked at, for Back and Forward. A value.
class ViewHistory {
public:
    struct View {
        MapPoint center;
        double resolution = 0;
        friend bool operator==(const View &, const View &) = default;
    };
    /// Keeps a view as the newest; what lay ahead is forgotten.
    void push(const View &view)
    {
        if (!m_views.empty() && m_views[m_at] == view)
            return;
        m_views.resize(m_views.empty() ? 0 : m_at + 1);
        m_views.push_back(view);
        if (m_views.size() > most)
            m_views.erase(m_views.begin());
        m_at = m_views.size() - 1;
    }
    bool canGo(int steps) const
    {
        const auto to = static_cast<std::ptrdiff_t>(m_at) + steps;
        return to >= 0 && to < static_cast<std::ptrdiff_t>(m_views.size());
    }
    /// Only where canGo(steps).
    const View &go(int steps)
    {
        m_at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(m_at) + steps);
        return m_views[m_at];
    }

private:
    static constexpr std::size_t most = 200;
    std::vector<View> m_views;
    std::size_t m_at = 0;
};

} // namespace kohkan
