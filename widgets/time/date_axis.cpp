// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/date_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kohkan {

namespace {

/// A step of the axis: so many days of a month, months of a year, or years.
struct Step {
    enum class Unit { Day, Month, Year };
    Unit unit;
    int count;
    double days() const ///< between two ticks
    {
        return unit == Unit::Day ? count : unit == Unit::Month ? count * 28.0 : count * 365.0;
    }
    double leastDays() const ///< the same where a month ends between them
    {
        return unit == Unit::Day && count > 1 ? count * 0.6 : days();
    }
};

constexpr std::array steps{Step{Step::Unit::Day, 1},   Step{Step::Unit::Day, 5},   Step{Step::Unit::Day, 10},
                           Step{Step::Unit::Month, 1}, Step{Step::Unit::Month, 3}, Step{Step::Unit::Month, 6},
                           Step{Step::Unit::Year, 1},  Step{Step::Unit::Year, 2},  Step{Step::Unit::Year, 5},
                           Step{Step::Unit::Year, 10}, Step{Step::Unit::Year, 20}, Step{Step::Unit::Year, 50},
                           Step{Step::Unit::Year, 100}};

QDate startOf(QDate day, const Step &step)
{
    switch (step.unit) {
    case Step::Unit::Day:
        return {day.year(), day.month(), 1};
    case Step::Unit::Month:
        return {day.year(), 1, 1};
    case Step::Unit::Year:
        break;
    }
    return {std::max(1, day.year() / step.count * step.count), 1, 1};
}

QDate after(QDate day, const Step &step)
{
    switch (step.unit) {
    case Step::Unit::Day: { // 1, 6, 11, ... of each month; none so late that it would stand beside the next first
        const QDate next = day.addDays(step.count), month = QDate(day.year(), day.month(), 1).addMonths(1);
        return next.daysTo(month) < (step.count + 1) / 2 ? month : next;
    }
    case Step::Unit::Month:
        return day.addMonths(step.count);
    case Step::Unit::Year:
        break;
    }
    return day.year() == 1 && step.count > 1 ? QDate(step.count, 1, 1) : day.addYears(step.count);
}

std::vector<QDate> daysOf(const DateAxis &axis, const Step &step)
{
    std::vector<QDate> days;
    const QDate first = QDate::fromJulianDay(static_cast<qint64>(std::ceil(axis.first)));
    const QDate last = QDate::fromJulianDay(static_cast<qint64>(std::floor(axis.last)));
    for (QDate day = startOf(first, step); day <= last; day = after(day, step))
        if (day >= first)
            days.push_back(day);
    return days;
}

QString textOf(QDate day, const Step &step)
{
    switch (step.unit) {
    case Step::Unit::Day:
        return day.toString(Qt::ISODate);
    case Step::Unit::Month:
        return day.toString(QStringLiteral("yyyy-MM"));
    case Step::Unit::Year:
        break;
    }
    return day.toString(QStringLiteral("yyyy"));
}

/// Letters of a label against those of a whole date.
double lengthOf(const Step &step)
{
    return step.unit == Step::Unit::Day ? 1 : step.unit == Step::Unit::Month ? 0.72 : 0.5;
}

} // namespace

QDate DateAxis::dayAt(double pixel) const
{
    return QDate::fromJulianDay(static_cast<qint64>(std::floor(day(pixel))));
}

DateAxis DateView::within(DateAxis axis) const
{
    const double days = std::clamp(axis.last - axis.first, narrowest, std::max(narrowest, widest.last - widest.first));
    axis.first = std::clamp(axis.first, widest.first, std::max(widest.first, widest.last - days));
    axis.last = axis.first + days;
    return axis;
}

DateAxis DateView::zoomed(const DateAxis &from, double factor, double aboutPixel) const
{
    const double days =
        std::clamp((from.last - from.first) * factor, narrowest, std::max(narrowest, widest.last - widest.first));
    const double about = from.day(aboutPixel), share = (aboutPixel - from.left) / (from.right - from.left);
    DateAxis axis = from;
    axis.first = about - share * days;
    axis.last = axis.first + days;
    return within(axis);
}

DateAxis DateView::panned(const DateAxis &from, double pixels) const
{
    DateAxis axis = from;
    const double days = pixels / from.dayWidth();
    axis.first -= days;
    axis.last -= days;
    return within(axis);
}

DateAxis DateView::showing(const DateAxis &from, double firstDay, double lastDay) const
{
    const double room = std::max(narrowest / 4, (lastDay - firstDay) * 0.08);
    DateAxis axis = from;
    axis.first = firstDay - room;
    axis.last = lastDay + room;
    if (axis.last - axis.first < narrowest) {
        const double missing = (narrowest - (axis.last - axis.first)) / 2;
        axis.first -= missing;
        axis.last += missing;
    }
    return within(axis);
}

DateTicks dateTicksOf(const DateAxis &axis, double spacing)
{
    constexpr double closest = 6; // pixels
    DateTicks ticks;
    std::size_t chosen = steps.size() - 1;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].days() * axis.dayWidth() >= spacing * lengthOf(steps[i])) {
            chosen = i;
            break;
        }
    for (const QDate day : daysOf(axis, steps[chosen]))
        ticks.labelled.push_back({day, textOf(day, steps[chosen])});
    for (std::size_t i = 0; i < chosen; ++i)
        if (steps[i].leastDays() * axis.dayWidth() >= closest) {
            ticks.between = daysOf(axis, steps[i]);
            break;
        }
    return ticks;
}

} // namespace kohkan
