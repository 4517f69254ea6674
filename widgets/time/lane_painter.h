// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/period.h"
#include "widgets/charts/chart_colors.h"
#include "widgets/time/lane_layout.h"

#include <QPainter>
#include <set>

namespace kohkan {

/// A stretch of a lane of which nothing is known: what is empty there is not none.
struct LaneGap {
    std::size_t lane = 0;
    Period days;
    QString text; ///< what there is to say of it
};

/// How the items of a time line stand in the shared state.
struct LaneLook {
    std::set<TimeRef> faint;      ///< outside the period or what the filters show
    std::set<TimeRef> emphasised; ///< of what is selected
    std::optional<TimeRef> cursor, hovered;
    std::optional<Period> period;
    std::optional<LaneGap> gap;
    QDate today; ///< a line stands there; null: none
    bool hasFocus = false;
};

/// Paints a laid out time line: lanes with their names, the axis, the period, marks and titles. Made for one painting.
class LanePainter {
public:
    LanePainter(QPainter &painter, const TimeLine &line, const LaneLayout &layout, const LaneLook &look,
                const ChartColors &colors);
    void paint(const QRectF &all, const QColor &highlight);

private:
    void paintLanes(const QRectF &all);
    void paintAxis();
    void paintPeriod();
    void paintGap();
    void paintGapName();
    void paintMark(const TimeMark &mark);
    void paintBar(const TimeMark &mark, const QColor &color);
    void paintBubble(const TimeMark &mark, const QColor &color);
    void paintGlow(const TimeMark &mark);
    void paintFrame(std::optional<TimeRef> item, const QPen &pen);
    QColor colorOf(const TimeMark &mark) const;
    bool isAny(const std::set<TimeRef> &set, const TimeMark &mark) const;
    bool areAll(const std::set<TimeRef> &set, const TimeMark &mark) const;
    QPainter &m_painter;
    const TimeLine &m_line;
    const LaneLayout &m_layout;
    const LaneLook &m_look;
    const ChartColors &m_colors;
    QFontMetricsF m_metrics;
};

/// Where a gap is drawn; empty where the view does not show it.
QRectF gapPlace(const LaneGap &gap, const LaneLayout &layout);

/// The colour of a lane; that of the incidents is theirs on the map.
QColor laneColor(const TimeLine &line, std::size_t lane, const ChartColors &colors);

} // namespace kohkan
