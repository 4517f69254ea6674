// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/lane_layout.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double barHeight = 9, leastBar = 5, openLength = 90; ///< pixels
constexpr double apart = 2;                                    ///< between the marks of a row
constexpr double widestLabel = 210, leastLabel = 54, labelGap = 6;
constexpr double bubbleWidth = 20, bubbleReach = 23;

} // namespace

std::optional<TimeMark> timeMark(const TimeItem &item, TimeRef ref, const DateAxis &axis)
{
    const DateRange &range = *item.range;
    TimeMark mark;
    mark.items = {ref};
    mark.fadesLeft = range.first == DateRange::openStart;
    mark.fadesRight = range.last == DateRange::openEnd;
    const double size = LaneLayout::markSize;
    double from = mark.fadesLeft ? axis.pixel(range.last + 1.0) - openLength : axis.pixel(range.first);
    double to = mark.fadesRight ? axis.pixel(range.first) + openLength : axis.pixel(range.last + 1.0);
    if (range.first == range.last) {
        const double middle = (from + to) / 2;
        mark.place = QRectF(middle - size / 2, 0, size, size);
    } else {
        mark.form = range.form == DateRange::Form::Interval ? TimeMark::Form::Span : TimeMark::Form::Extent;
        if (to - from < leastBar) {
            const double middle = (from + to) / 2;
            from = middle - leastBar / 2;
            to = middle + leastBar / 2;
        }
        mark.place = QRectF(from, 0, to - from, barHeight);
    }
    if (mark.place.right() < axis.left || mark.place.left() > axis.right)
        return std::nullopt;
    mark.place.setLeft(std::max(mark.place.left(), axis.left - size));
    mark.place.setRight(std::min(mark.place.right(), axis.right + size));
    return mark;
}

LaneLayout::LaneLayout(const TimeLine &line, const DateAxis &axis, const QRectF &plot, const QFontMetricsF &metrics)
    : m_axis(axis), m_plot(plot), m_metrics(metrics)
{
    measureTitles(line);
    const std::vector<int> rows = rowsByNeed(line);
    double y = plot.top();
    for (std::size_t lane = 0; lane < line.lanes.size(); ++lane) {
        const double height = rows[lane] * rowHeight + 2 * laneGap;
        m_lanes.push_back({QRectF(0, y, plot.right(), height), rows[lane], 0});
        std::vector<TimeMark> marks;
        for (std::size_t i = 0; i < line.lanes[lane].items.size(); ++i)
            if (auto mark = timeMark(line.lanes[lane].items[i], {lane, i}, axis))
                marks.push_back(*std::move(mark));
        std::vector<Placed> placed = placeLane(marks, rows[lane]);
        for (Placed &one : placed) {
            one.mark.place.moveTop(y + laneGap + one.row * rowHeight + (rowHeight - one.mark.place.height()) / 2);
            if (one.mark.form == TimeMark::Form::Bubble)
                m_lanes.back().bubbled += static_cast<int>(one.mark.items.size());
        }
        label(placed);
        for (Placed &one : placed)
            m_marks.push_back(std::move(one.mark));
        y += height;
    }
}

/// One row a lane; each further one goes where the most items, as against all of the lane, are without a place.
std::vector<int> LaneLayout::rowsByNeed(const TimeLine &line) const
{
    const std::size_t count = line.lanes.size();
    std::vector<int> rows(count, 1);
    std::vector<std::vector<TimeMark>> marks(count);
    std::vector<double> without(count); // a place, against the root of all: short lanes need rows too
    const auto measure = [&](std::size_t lane) {
        std::vector<TimeMark> left;
        place(marks[lane], rows[lane], left);
        const auto all = static_cast<double>(std::max(std::size_t{1}, marks[lane].size()));
        without[lane] = static_cast<double>(left.size()) / std::sqrt(all);
    };
    for (std::size_t lane = 0; lane < count; ++lane) {
        for (std::size_t i = 0; i < line.lanes[lane].items.size(); ++i)
            if (auto mark = timeMark(line.lanes[lane].items[i], {lane, i}, m_axis))
                marks[lane].push_back(*std::move(mark));
        measure(lane);
    }
    const double spare = m_plot.height() - static_cast<double>(count) * (rowHeight + 2 * laneGap);
    for (int more = static_cast<int>(spare / rowHeight); more > 0 && count > 0; --more) {
        const auto most = std::max_element(without.begin(), without.end());
        if (*most <= 0)
            break;
        const auto lane = static_cast<std::size_t>(most - without.begin());
        ++rows[lane];
        measure(lane);
    }
    return rows;
}

double LaneLayout::labelWidth(const TimeMark &mark) const
{
    const TimeRef ref = mark.items.front();
    return m_titles[ref.lane][ref.item];
}

/// Once: letters take longer to measure than everything else to place.
void LaneLayout::measureTitles(const TimeLine &line)
{
    for (const TimeLane &lane : line.lanes) {
        std::vector<double> &widths = m_titles.emplace_back();
        for (const TimeItem &item : lane.items) // what is not in view is never asked for
            widths.push_back(
                timeMark(item, {}, m_axis) ? std::min(widestLabel, m_metrics.horizontalAdvance(item.title) + 2) : 0);
    }
}

std::vector<LaneLayout::Placed> LaneLayout::place(const std::vector<TimeMark> &marks, int rows,
                                                  std::vector<TimeMark> &left) const
{
    constexpr double far = -1e9;
    const auto count = static_cast<std::size_t>(std::max(0, rows));
    std::vector<double> markEnds(count, far), labelEnds(count, far);
    std::vector<Placed> placed;
    for (const TimeMark &mark : marks) {
        const double from = mark.place.left();
        std::optional<std::size_t> row;
        for (std::size_t i = 0; i < count && !row; ++i)
            if (labelEnds[i] + labelGap <= from)
                row = i;
        const bool hasTitle = row.has_value();
        for (std::size_t i = 0; i < count && !hasTitle; ++i) // at the cost of the title before
            if (markEnds[i] + apart <= from && (!row || labelEnds[i] < labelEnds[*row]))
                row = i;
        if (!row) {
            left.push_back(mark);
            continue;
        }
        markEnds[*row] = mark.place.right();
        labelEnds[*row] = mark.place.right() + labelGap + labelWidth(mark);
        placed.push_back({mark, static_cast<int>(*row)});
    }
    return placed;
}

std::vector<LaneLayout::Placed> LaneLayout::placeLane(const std::vector<TimeMark> &marks, int rows) const
{
    std::vector<TimeMark> left;
    std::vector<Placed> placed = place(marks, rows, left);
    if (left.empty())
        return placed;
    left.clear();
    placed = place(marks, rows - 1, left); // the last row is for what is crowded
    for (TimeMark &mark : bubbles(left))
        placed.push_back({std::move(mark), rows - 1});
    return placed;
}

/// Neighbours that would touch become one, at the place of the first of them; what stands alone stays a mark.
std::vector<TimeMark> LaneLayout::bubbles(const std::vector<TimeMark> &crowd) const
{
    std::vector<TimeMark> byStart = crowd;
    std::stable_sort(byStart.begin(), byStart.end(),
                     [](const TimeMark &a, const TimeMark &b) { return a.place.left() < b.place.left(); });
    std::vector<TimeMark> made;
    for (TimeMark &mark : byStart) {
        const double from = mark.place.left();
        const bool joins = !made.empty() &&
                           (from - made.back().place.left() < bubbleReach || from < made.back().place.right() + apart);
        if (!joins) {
            made.push_back(std::move(mark));
            continue;
        }
        TimeMark &bubble = made.back();
        bubble.form = TimeMark::Form::Bubble;
        bubble.fadesLeft = bubble.fadesRight = false;
        bubble.items.push_back(mark.items.front());
        bubble.place = QRectF(bubble.place.left(), 0, bubbleWidth, rowHeight - 2);
    }
    return made;
}

void LaneLayout::label(std::vector<Placed> &placed) const
{
    for (Placed &one : placed) {
        if (one.mark.form == TimeMark::Form::Bubble)
            continue;
        const QRectF &mark = one.mark.place;
        double end = m_plot.right();
        for (const Placed &other : placed)
            if (&other != &one && other.row == one.row && other.mark.place.right() > mark.right())
                end = std::min(end, other.mark.place.left() - labelGap);
        const double from = std::max(mark.right(), m_plot.left()) + labelGap;
        const double wanted = labelWidth(one.mark), room = end - from;
        if (room < std::min(wanted, leastLabel))
            continue;
        const double top = mark.center().y() - m_metrics.height() / 2;
        one.mark.label = QRectF(from, top, std::min(wanted, room), m_metrics.height());
    }
}

const TimeMark *LaneLayout::markAt(QPointF at) const
{
    constexpr double reach = 4;
    const TimeMark *found = nullptr;
    double nearest = 1e9;
    for (const TimeMark &mark : m_marks) {
        const bool onLabel = mark.label.contains(at);
        if (!onLabel && !mark.place.adjusted(-reach, -reach, reach, reach).contains(at))
            continue;
        const double distance = onLabel ? reach : std::abs(mark.place.center().x() - at.x());
        if (distance < nearest) {
            nearest = distance;
            found = &mark;
        }
    }
    return found;
}

const TimeMark *LaneLayout::markOf(TimeRef item) const
{
    for (const TimeMark &mark : m_marks)
        if (std::find(mark.items.begin(), mark.items.end(), item) != mark.items.end())
            return &mark;
    return nullptr;
}

} // namespace kohkan
