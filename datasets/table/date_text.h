// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/column.h"

namespace kohkan {

/// In which order figures alone write a day.
enum class DateOrder { Detect, DayFirst, MonthFirst };

/// How the texts of one column read as dates or times, decided by all of them together: 03/04/2020 alone may be two
/// days; 26/10/2016 in another row settles it. Reads ISO 8601 and its parts, intervals, figures parted by `/`, `-` or
/// `.` with the year last or first, English names of months, and a time of day with an offset behind. A value; any
/// thread.
class DateReading {
public:
    enum class Kind { Dates, Text, Undecided };
    static DateReading of(const std::vector<QString> &texts, const std::vector<std::size_t> &counts, DateOrder order);

    Kind kind() const { return m_kind; }
    Column::Type type() const { return m_type; } ///< DateTime where a time of day is written that is not midnight
    const QString &rule() const { return m_rule; }
    const QString &objection() const { return m_objection; } ///< as of NumberReading
    /// One of the texts into a builder of type().
    void append(const QString &text, ColumnBuilder &to) const;

private:
    Kind m_kind = Kind::Text;
    Column::Type m_type = Column::Type::Date;
    DateOrder m_order = DateOrder::DayFirst;
    QString m_rule, m_objection;
};

} // namespace kohkan
