// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/time_line.h"
#include "widgets/time/date_axis.h"

#include <QFontMetricsF>
#include <QRectF>

namespace kohkan {

/// An item of a time line by its place there.
struct TimeRef {
    std::size_t lane = 0;
    std::size_t item = 0; ///< of the dated ones
    friend auto operator<=>(const TimeRef &, const TimeRef &) = default;
};

/// One mark: an item, or several that stand too close, as a bubble with their number.
struct TimeMark {
    enum class Form {
        Day,    ///< a diamond
        Extent, ///< a month or year somewhere within which it was: a lighter bar
        Span,   ///< an interval: a bar
        Bubble  ///< so many items
    };
    Form form = Form::Day;
    std::vector<TimeRef> items; ///< in their order; one, but for a bubble
    QRectF place;               ///< of the mark itself, cut to the view
    bool fadesLeft = false;     ///< it has an open start
    bool fadesRight = false;    ///< it has an open end
    QRectF label;               ///< where its title is written; empty where there is no room
};

/// Where everything of a time line stands in a widget: lanes of stacked rows, marks within them, labels that meet
/// nothing. A lane gets rows by what it needs; what finds no room in its rows is gathered into bubbles in its last one.
/// Pure; made anew for each view.
class LaneLayout {
public:
    struct Lane {
        QRectF place;    ///< with its name, over the whole width
        int rows = 1;    ///< stacked
        int bubbled = 0; ///< items that stand in bubbles
    };
    /// `plot`: what is right of the names and below the axis.
    LaneLayout(const TimeLine &line, const DateAxis &axis, const QRectF &plot, const QFontMetricsF &metrics);

    const std::vector<Lane> &lanes() const { return m_lanes; }
    const std::vector<TimeMark> &marks() const { return m_marks; } ///< those that the view shows, lane by lane
    const DateAxis &axis() const { return m_axis; }
    const QRectF &plot() const { return m_plot; }
    const TimeMark *markAt(QPointF at) const;   ///< the nearest one within a finger's width, or null
    const TimeMark *markOf(TimeRef item) const; ///< the mark or bubble that stands for it, or null
    static constexpr double rowHeight = 15;     ///< pixels
    static constexpr double markSize = 9;       ///< of a diamond
    static constexpr double laneGap = 4;        ///< above and below the rows of a lane

private:
    /// A mark and the row of its lane that it stands in.
    struct Placed {
        TimeMark mark;
        int row = 0;
    };
    std::vector<int> rowsByNeed(const TimeLine &line) const;
    /// Greedy: into the first row with room behind the last title, else behind the last mark; what finds none is left.
    std::vector<Placed> place(const std::vector<TimeMark> &marks, int rows, std::vector<TimeMark> &left) const;
    std::vector<Placed> placeLane(const std::vector<TimeMark> &marks, int rows) const;
    std::vector<TimeMark> bubbles(const std::vector<TimeMark> &crowd) const;
    void label(std::vector<Placed> &placed) const;
    double labelWidth(const TimeMark &mark) const;
    void measureTitles(const TimeLine &line);
    DateAxis m_axis;
    QRectF m_plot;
    QFontMetricsF m_metrics;
    std::vector<std::vector<double>> m_titles; ///< widths, by lane and item
    std::vector<Lane> m_lanes;
    std::vector<TimeMark> m_marks;
};

/// The mark of one item on an axis, its top at 0; nothing where the view does not show it.
std::optional<TimeMark> timeMark(const TimeItem &item, TimeRef ref, const DateAxis &axis);

} // namespace kohkan
