// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/time_lanes.h"

#include <QEvent>
#include <algorithm>

namespace kohkan {

namespace {
constexpr double widestNames = 190, axisHeight = 24; ///< pixels
}

QRectF TimeLanes::plot() const
{
    const QFontMetricsF metrics(font());
    double names = 40;
    for (const TimeLane &lane : m_line.lanes)
        names = std::max(names, metrics.horizontalAdvance(lane.title) + 52);
    names = std::min({names, widestNames, width() * 0.24});
    const double top = std::max(axisHeight, metrics.height() + 8);
    return {names, top, std::max(40.0, width() - names), std::max(20.0, height() - top)};
}

DateView TimeLanes::limits() const
{
    const auto span = m_line.span();
    DateAxis widest;
    widest.first = span ? span->first : 0;
    widest.last = span ? static_cast<double>(lastDay()) + 1 : 1;
    const double room = std::max(40.0, (widest.last - widest.first) * 0.04);
    widest.first -= room;
    widest.last += room;
    return {widest};
}

void TimeLanes::setAxis(const DateAxis &axis)
{
    m_axis = axis;
    m_layout.reset();
    update();
    emit refreshed();
}

const LaneLayout &TimeLanes::laneLayout()
{
    flush();
    if (!m_layout) {
        const QRectF within = plot();
        m_axis.left = within.left();
        m_axis.right = within.right();
        m_layout.emplace(m_line, m_axis, within, QFontMetricsF(font()));
    }
    return *m_layout;
}

QRectF TimeLanes::placeOf(const QString &id)
{
    const LaneLayout &where = laneLayout();
    const auto ref = refOf(id);
    const TimeMark *mark = ref ? where.markOf(*ref) : nullptr;
    return mark ? mark->place : QRectF();
}

void TimeLanes::showAll()
{
    laneLayout();
    const auto span = m_line.span();
    if (span)
        setAxis(limits().showing(m_axis, span->first, static_cast<double>(lastDay()) + 1));
}

void TimeLanes::zoomBy(double factor, double aboutPixel)
{
    laneLayout();
    setAxis(limits().zoomed(m_axis, factor, aboutPixel));
}

void TimeLanes::reveal(TimeRef ref)
{
    const LaneLayout &where = laneLayout();
    const DateRange &range = *itemOf(ref).range;
    const TimeMark *mark = where.markOf(ref);
    if (mark && mark->place.left() >= where.plot().left() && mark->place.right() <= where.plot().right())
        return;
    const double day = range.first == DateRange::openStart ? range.last : range.first;
    setAxis(limits().panned(m_axis, where.plot().center().x() - m_axis.pixel(day)));
}

bool TimeLanes::goTo(const QString &id)
{
    flush();
    const auto ref = refOf(id);
    if (!ref)
        return false;
    m_look.cursor = ref;
    reveal(*ref);
    update();
    return true;
}

void TimeLanes::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    m_layout.reset();
}

void TimeLanes::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_layout.reset();
        update();
    }
    Panel::changeEvent(event);
}

} // namespace kohkan
