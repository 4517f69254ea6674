// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/axis_ticks.h"

namespace kohkan {

/// Days onto pixels. A day is the interval from its Julian day number to the next one. A value.
struct DateAxis {
    double first = 0; ///< Julian day at `left`
    double last = 1;  ///< Julian day at `right`
    double left = 0;  ///< pixels
    double right = 1;

    double pixel(double day) const { return left + (day - first) / (last - first) * (right - left); }
    double day(double pixel) const { return first + (pixel - left) / (right - left) * (last - first); }
    double dayWidth() const { return (right - left) / (last - first); } ///< pixels
    /// The day under a pixel.
    QDate dayAt(double pixel) const;
};

/// Zooming and panning within limits: the widest view, and the narrowest one of two weeks.
struct DateView {
    static constexpr double narrowest = 14; ///< days
    DateAxis widest;

    /// So many times as many days, the one under the pixel staying there.
    DateAxis zoomed(const DateAxis &from, double factor, double aboutPixel) const;
    DateAxis panned(const DateAxis &from, double pixels) const; ///< above zero: towards earlier days
    /// The days with some room beside them, within the limits.
    DateAxis showing(const DateAxis &from, double firstDay, double lastDay) const;

private:
    DateAxis within(DateAxis axis) const;
};

struct DateTicks {
    std::vector<DateTick> labelled; ///< days, months or years, written as ISO 8601 writes them
    std::vector<QDate> between;     ///< finer ones that have no room for a label
};
/// Ticks from single days to half centuries: the finest step whose labels are at least `spacing` pixels apart, and the
/// finest finer one whose lines are at least six.
DateTicks dateTicksOf(const DateAxis &axis, double spacing);

} // namespace kohkan
