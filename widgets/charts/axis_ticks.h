// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/quantity.h"

#include <QDate>
#include <QString>
#include <vector>

/// Where the lines of an axis stand and what is written beside them. Pure functions.
namespace kohkan {

/// A logarithmic axis: decades onto pixels.
struct LogAxis {
    double low = 0;  ///< decimal logarithm at `from`
    double high = 1; ///< decimal logarithm at `to`
    double from = 0; ///< pixels
    double to = 1;
    double pixel(double logarithm) const { return from + (logarithm - low) / (high - low) * (to - from); }
    double logarithm(double pixel) const { return low + (pixel - from) / (to - from) * (high - low); }
    double decade() const; ///< pixels, above zero
};

/// The least to the greatest logarithm, widened by a margin and to at least one decade.
LogAxis logAxisOver(double least, double greatest);

/// Values of round numbers within the axis, at least `spacing` pixels apart: 1, 2 and 5 of each decade, else each
/// decade, else every second one, every third, ...; ascending.
std::vector<double> logTicks(const LogAxis &axis, double spacing);
/// 0 and the multiples of 1, 2 or 5 times a power of ten up to the first one at or above `greatest`, so many at most.
std::vector<double> linearTicks(double greatest, int most);

/// A day on a time axis, and how it is written.
struct DateTick {
    QDate day;
    QString text;
};
/// First days of years (each, every second, fifth, tenth, ...) or, where that gives fewer than three, of months,
/// between two days; so many at most.
std::vector<DateTick> dateTicks(QDate first, QDate last, int most);

/// A round number: plain between 0.0001 and a million, else with a power of ten.
QString numberText(double value);
/// A round mass in the unit that it is a small number of: t and its multiples, or troy ounces and theirs.
enum class MassUnits { Tonnes, Ounces };
QString massText(double tonnes, MassUnits units);

} // namespace kohkan
