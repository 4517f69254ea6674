// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/column.h"

namespace kohkan {

/// Which sign parts the decimals of a table; the other one then parts thousands.
enum class DecimalSign { Detect, Point, Comma };

/// How the texts of one column read as numbers, decided by all of them together: `1,234` alone may be 1234 or 1.234.
/// Reads digits of any script (Urdu, Arabic), thousands in threes or as lakh and crore, a unit or percent sign that all
/// values share, limits (`<0.01`), and what stands for no value (-9999, n/a, trace, NaN). A value; any thread.
class NumberReading {
public:
    enum class Kind { Numbers, Text, Undecided };
    /// What the texts say of the decimal sign, for the other columns of the table: Detect where nothing.
    static DecimalSign evidence(const std::vector<QString> &texts);
    /// `counts` says how many rows have each text. `sign` is what is known of the table; where that and the texts leave
    /// two readings, the kind is Undecided.
    /// `unit` is that of the name of the column: values that have none are in it, and so are those that have it.
    static NumberReading of(const std::vector<QString> &texts, const std::vector<std::size_t> &counts, DecimalSign sign,
                            const QString &unit = {});

    Kind kind() const { return m_kind; }
    /// Integer where all values are whole, fit and stand without decimals; else Number.
    Column::Type type() const { return m_type; }
    const QString &unit() const { return m_unit; } ///< as the texts write it; empty where none
    /// For a person: what was done beyond reading plain digits; empty where nothing.
    const QString &rule() const { return m_rule; }
    /// Why a column that is nearly all numbers stays text; empty where there is nothing to say.
    const QString &objection() const { return m_objection; }
    /// One of the texts into a builder of type().
    void append(const QString &text, ColumnBuilder &to) const;

private:
    struct Found;
    static Found scan(const QString &text, QChar decimal);
    void describe(const std::vector<QString> &texts, const std::vector<std::size_t> &counts,
                  const std::vector<Found> &found);
    bool settle(const std::vector<QString> &texts, const std::vector<std::size_t> &counts, QChar decimal);
    Kind m_kind = Kind::Text;
    Column::Type m_type = Column::Type::Number;
    QChar m_decimal = u'.';
    bool m_hasSentinels = false; ///< -999 and the like stand for no value
    QString m_unitOfName, m_unit, m_rule, m_objection;
};

/// Is a double the same number, to the digit?
bool isExactNumber(std::int64_t whole);

/// The numbers that stand for no value in many tables: -9999, -999, -99999, -999.25.
bool isSentinel(double value);

/// The same text with the digits of any script as 0 to 9, and printed minus and space signs as plain ones.
QString withPlainDigits(const QString &text);

} // namespace kohkan
