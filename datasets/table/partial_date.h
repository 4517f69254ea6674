// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>
#include <limits>
#include <optional>

namespace kohkan {

/// A date as precise as its source: a day, a month, a year, or an ISO 8601 interval of such with open ends (`..`).
/// Held as the closed interval of days it covers. A value; usable on any thread.
struct DateRange {
    enum class Form : std::uint8_t { Day, Month, Year, Interval };
    static constexpr std::int32_t openStart = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int32_t openEnd = std::numeric_limits<std::int32_t>::max();

    std::int32_t first = 0; ///< Julian day number of the first day, or openStart
    std::int32_t last = 0;  ///< Julian day number of the last day, or openEnd
    Form form = Form::Day;
    Form firstForm = Form::Day; ///< of an interval: how its start was written
    Form lastForm = Form::Day;  ///< of an interval: how its end was written

    /// Reads `2024`, `2024-12`, `2024-12-31`, `2024/12/31`, and intervals `A/B` whose ends are such dates or `..`.
    /// Nothing else is a date.
    static std::optional<DateRange> parse(QStringView text);
    /// The text as ISO 8601 writes it, with the precision it came with.
    QString text() const;
    QDate firstDay() const { return first == openStart ? QDate() : QDate::fromJulianDay(first); }
    QDate lastDay() const { return last == openEnd ? QDate() : QDate::fromJulianDay(last); }
    friend bool operator==(const DateRange &, const DateRange &) = default;
};

} // namespace kohkan
