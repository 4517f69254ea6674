// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/time_lanes.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {
constexpr double keyZoom = 1.3; ///< of a key
}

/// The next item of the lane; the first one in view where the keys stand on none.
void TimeLanes::step(int by)
{
    std::optional<TimeRef> to = m_look.cursor;
    if (to) {
        const auto count = static_cast<int>(m_line.lanes[to->lane].items.size());
        to->item = static_cast<std::size_t>(std::clamp(static_cast<int>(to->item) + by, 0, count - 1));
    } else if (const auto &marks = laneLayout().marks(); !marks.empty()) {
        to = marks.front().items.front();
    }
    if (!to)
        return;
    m_look.cursor = to;
    reveal(*to);
    showTip(*to);
    update();
}

/// The item of the next lane that has any whose first day is nearest.
void TimeLanes::changeLane(int by)
{
    if (!m_look.cursor)
        return step(by);
    const std::int64_t day = itemOf(*m_look.cursor).range->first;
    const auto count = static_cast<int>(m_line.lanes.size());
    for (int lane = static_cast<int>(m_look.cursor->lane) + by; lane >= 0 && lane < count; lane += by) {
        const auto &items = m_line.lanes[static_cast<std::size_t>(lane)].items;
        if (items.empty())
            continue;
        const auto nearest = std::min_element(items.begin(), items.end(), [&](const TimeItem &a, const TimeItem &b) {
            return std::abs(a.range->first - day) < std::abs(b.range->first - day);
        });
        m_look.cursor = TimeRef{static_cast<std::size_t>(lane), static_cast<std::size_t>(nearest - items.begin())};
        return step(0);
    }
}

void TimeLanes::keyPressEvent(QKeyEvent *event)
{
    const double middle = laneLayout().plot().center().x();
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Left:
        return step(event->key() == Qt::Key_Right ? 1 : -1);
    case Qt::Key_Down:
    case Qt::Key_Up:
        return changeLane(event->key() == Qt::Key_Down ? 1 : -1);
    case Qt::Key_Home:
        return showAll();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1 / keyZoom, middle);
    case Qt::Key_Minus:
        return zoomBy(keyZoom, middle);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return setAxis(limits().panned(m_axis, (event->key() == Qt::Key_PageUp ? 0.5 : -0.5) * plot().width()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_look.cursor ? choose(*m_look.cursor) : void();
    case Qt::Key_Space:
        return m_look.cursor ? openCard(*m_look.cursor) : void();
    case Qt::Key_Escape:
        return m_look.period ? setPeriod(std::nullopt) : Panel::keyPressEvent(event);
    default:
        Panel::keyPressEvent(event);
    }
}

} // namespace kohkan
