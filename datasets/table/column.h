// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/partial_date.h"
#include "datasets/table/row_set.h"
#include "datasets/table/text_index.h"

#include <QString>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace kohkan {

/// One attribute of a layer, immutable, one value a row, shared between versions of a layer and between threads.
/// Text and tags are codes into a sorted dictionary; numbers remember how many decimals their source wrote.
class Column {
public:
    enum class Type : std::uint8_t { Text, Tags, Number, Integer, Date };
    using Code = std::uint32_t;
    static constexpr Code nullCode = ~Code{0};
    static constexpr std::int8_t plainDecimals = -1; ///< the shortest text that gives the number back

    const QString &name() const { return m_name; }
    const QString &unit() const { return m_unit; } ///< empty where the column has none
    Type type() const { return m_type; }
    std::size_t rowCount() const { return m_rowCount; }
    std::size_t nullCount() const { return m_nullCount; }
    bool isNull(Row row) const { return m_nullCount != 0 && !m_valid.contains(row); }

    /// Sorted distinct values of a Text or Tags column (by QString::compare, so that code order is text order).
    const std::vector<QString> &dictionary() const { return m_dictionary; }
    std::optional<Code> codeOf(const QString &value) const;
    /// Text columns: the code of a row; nullCode where null.
    Code code(Row row) const { return m_codes[index(row)]; }
    /// Tags columns: the codes of a row in the order of the source, the first one first.
    std::span<const Code> tags(Row row) const
    {
        return {m_codes.data() + m_tagOffsets[index(row)], m_tagOffsets[index(row) + 1] - m_tagOffsets[index(row)]};
    }
    /// Number columns; NaN where null. Integer columns as a double.
    double number(Row row) const;
    std::int64_t integer(Row row) const { return m_integers[index(row)]; }
    const DateRange &date(Row row) const { return m_dates[index(row)]; }
    bool isNumeric() const { return m_type == Type::Number || m_type == Type::Integer; }

    /// The value as its source wrote it (digits and date precision kept, tags joined with `;`); empty where null.
    QString text(Row row) const;
    /// Tags of a row as texts.
    std::vector<QString> tagTexts(Row row) const;
    /// Total order of two rows by this column, nulls last: -1, 0 or 1.
    int compare(Row a, Row b) const;
    std::size_t bytes() const; ///< memory held, roughly
    /// Made by the program from other columns; not written by an export unless asked for. A name that starts with `_`
    /// is shown nowhere.
    bool isDerived() const { return m_derived; }

private:
    friend class ColumnBuilder;
    Column() = default;
    QString m_name;
    QString m_unit;
    bool m_derived = false;
    Type m_type = Type::Text;
    std::size_t m_rowCount = 0;
    std::size_t m_nullCount = 0;
    RowSet m_valid; ///< empty when nothing is null
    std::vector<QString> m_dictionary;
    std::vector<Code> m_codes;
    std::vector<std::uint32_t> m_tagOffsets;
    std::vector<double> m_numbers;
    std::vector<std::int8_t> m_decimals; ///< empty when all are plainDecimals
    std::vector<std::int64_t> m_integers;
    std::vector<DateRange> m_dates;
};

using ColumnPtr = std::shared_ptr<const Column>;

/// Collects the values of one column in source order, then makes a Column in layer order. Owned by one thread.
/// Text arrives once and is typed at the end (`finishAs`), so that a CSV column can become a number, date or tag list.
class ColumnBuilder {
public:
    explicit ColumnBuilder(QString name, Column::Type type, QString unit = {});

    const QString &name() const { return m_name; }
    Column::Type type() const { return m_type; }
    std::size_t size() const { return m_size; }

    void appendNull();
    void appendText(const QString &value);   ///< Text and Tags columns (`;` separates tags)
    void appendUtf8(std::string_view value); ///< the same from UTF-8, without a QString for a value seen before
    void appendNumber(double value, std::int8_t decimals = Column::plainDecimals);
    void appendInteger(std::int64_t value);
    void appendDate(const DateRange &value);

    /// Distinct texts seen so far (Text and Tags builders), in order of first sight.
    const std::vector<QString> &distinct() const { return m_distinct; }
    /// No value at all, or the same number in every row.
    bool saysNothing() const;
    /// Turns a Text builder into another type. Values that do not fit become null and are reported to
    /// `offender(sourceRow, text)`.
    template <typename Offender>
    void retype(Column::Type type, Offender &&offender);
    void rename(QString name) { m_name = std::move(name); }
    void setDerived() { m_derived = true; }

    /// The column, with row i taken from source position order[i].
    ColumnPtr finish(std::span<const std::uint32_t> order) const;

private:
    QString m_name;
    QString m_unit;
    bool m_derived = false;
    Column::Type m_type;
    std::size_t m_size = 0;
    std::vector<QString> m_distinct;
    TextIndex m_index;
    std::vector<Column::Code> m_codes; ///< into m_distinct, nullCode where null
    std::vector<double> m_numbers;
    std::vector<std::int8_t> m_decimals;
    std::vector<std::int64_t> m_integers;
    std::vector<DateRange> m_dates;
    std::vector<bool> m_null;

    Column::Code intern(std::string_view utf8);
    void finishText(Column &column, std::span<const std::uint32_t> order) const;
    void finishTags(Column &column, std::span<const std::uint32_t> order, RowSet &valid) const;
};

/// Reads a number as tables write it (`.` decimal point, sign, exponent); its decimals as written. Nothing else is a
/// number.
struct ParsedNumber {
    double value;
    std::int8_t decimals;
};
std::optional<ParsedNumber> parseNumber(QStringView text);
std::optional<std::int64_t> parseInteger(QStringView text);
/// The texts of a `;`-joined list, trimmed, empty ones dropped, order kept, each once.
std::vector<QString> splitTags(QStringView text);

template <typename Offender>
void ColumnBuilder::retype(Column::Type type, Offender &&offender)
{
    if (m_type == type || (m_type != Column::Type::Text && m_type != Column::Type::Tags))
        return;
    if (type == Column::Type::Text || type == Column::Type::Tags) {
        m_type = type;
        return;
    }
    ColumnBuilder typed(m_name, type, m_unit);
    for (std::size_t i = 0; i < m_size; ++i) {
        if (m_codes[i] == Column::nullCode) {
            typed.appendNull();
            continue;
        }
        const QString &text = m_distinct[m_codes[i]];
        if (type == Column::Type::Number) {
            if (const auto number = parseNumber(text)) {
                typed.appendNumber(number->value, number->decimals);
                continue;
            }
        } else if (type == Column::Type::Integer) {
            if (const auto integer = parseInteger(text)) {
                typed.appendInteger(*integer);
                continue;
            }
        } else if (const auto date = DateRange::parse(text)) {
            typed.appendDate(*date);
            continue;
        }
        typed.appendNull();
        offender(i, text);
    }
    *this = std::move(typed);
}

} // namespace kohkan
