// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/partial_date.h"

#include <QString>
#include <limits>
#include <optional>

namespace kohkan {

/// A day and a time of day as precise as its source, with the offset from UTC where the source states one: then it is
/// an instant, else the reading of a clock of which the zone is not known. A value; usable on any thread.
struct TimePoint {
    static constexpr std::int16_t noZone = std::numeric_limits<std::int16_t>::min();
    /// Digits of seconds that were written: 0 to 6 behind the point; or none of the time, or of the seconds.
    static constexpr std::int8_t dayOnly = -2, minutesOnly = -1;

    std::int64_t micros = 0;      ///< since 1970-01-01T00:00, in UTC where the zone is known, else on that clock
    std::int16_t offset = noZone; ///< minutes east of UTC, as written
    std::int8_t digits = 0;

    bool hasZone() const { return offset != noZone; }
    bool isMidnight() const; ///< on the clock that the source wrote
    QDate day() const;       ///< on the clock that the source wrote
    /// Reads ISO 8601: `2024-12-31`, `2024-12-31T12:30`, `2024-12-31 12:30:15.25+05:00`, `...Z`. Nothing else is a
    /// time.
    static std::optional<TimePoint> parse(QStringView text);
    /// Of a day and a time of day, whole.
    static TimePoint of(const QDate &day, std::int64_t microsOfDay, std::int16_t offset, std::int8_t digits);
    /// As ISO 8601 writes it, with the precision and the offset it came with.
    QString text() const;
    /// The same instant in UTC, ending in `Z`; without a zone as it is.
    QString utcText() const;
    /// Instants are one where they are the same time, however their zones write it.
    friend bool operator==(const TimePoint &a, const TimePoint &b) { return a.micros == b.micros; }
    friend bool operator<(const TimePoint &a, const TimePoint &b) { return a.micros < b.micros; }
};

/// `hour:minute[:second[.fraction]]`, with `am` or `pm` behind it, as microseconds of the day; `digits` as in
/// TimePoint.
struct TimeOfDay {
    std::int64_t micros = 0;
    std::int8_t digits = 0;
    static std::optional<TimeOfDay> parse(QStringView text);
};
/// `Z`, `+05:00`, `+0500`, `+05`, `UTC`, `GMT`; minutes.
std::optional<std::int16_t> parseOffset(QStringView text);

} // namespace kohkan
