// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/narrow_integers.h"
#include "datasets/table/packed_numbers.h"
#include "datasets/table/partial_date.h"
#include "datasets/table/row_set.h"
#include "datasets/table/text_index.h"
#include "datasets/table/time_point.h"

#include <QStringList>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace kohkan {

/// One attribute of a layer, immutable, one value a row, shared between versions of a layer and between threads.
/// Text, booleans (`true`, `false`) and tags are codes into a sorted dictionary; numbers remember how many decimals
/// their source wrote, and which of them only say a limit (`<0.01`, below detection).
class Column {
public:
    enum class Type : std::uint8_t { Text, Tags, Number, Integer, Date, Boolean, DateTime };
    /// How the source had the values: in cells of their own; as lists (Tags, members of any text); as JSON, each value
    /// a whole JSON text (Text); or as the `id` of GeoJSON features, which is no property.
    enum class Shape : std::uint8_t { Cells, Lists, Json, FeatureIds };
    /// Of a number: its value is known, or only that it lies below or above what is written.
    enum class Limit : std::uint8_t { None, Below, Above };
    using Code = std::uint32_t;
    static constexpr Code nullCode = ~Code{0};
    static constexpr std::int8_t plainDecimals = -1; ///< the shortest text that gives the number back

    const QString &name() const { return m_name; }
    const QString &unit() const { return m_unit; } ///< empty where the column has none
    Type type() const { return m_type; }
    Shape shape() const { return m_shape; }
    /// By what rule the texts of the source became these values, for a person; empty where nothing had to be decided.
    const QString &reading() const { return m_reading; }
    std::size_t rowCount() const { return m_rowCount; }
    std::size_t nullCount() const { return m_nullCount; }
    bool isNull(Row row) const { return m_nullCount != 0 && !m_valid.contains(row); }

    /// Text or Boolean: one code of the dictionary a row.
    bool isText() const { return m_type == Type::Text || m_type == Type::Boolean; }
    /// Text, Boolean or Tags.
    bool hasDictionary() const { return isText() || m_type == Type::Tags; }
    /// Sorted distinct values of a column with a dictionary (by QString::compare, so that code order is text order).
    const std::vector<QString> &dictionary() const { return m_dictionary; }
    std::optional<Code> codeOf(const QString &value) const;
    /// Text and Boolean columns: the code of a row; nullCode where null.
    Code code(Row row) const { return static_cast<Code>(m_whole[index(row)]); }
    /// Tags columns: the codes of a row in the order of the source, the first one first.
    std::span<const Code> tags(Row row) const { return isNull(row) ? std::span<const Code>() : tagList(code(row)); }
    /// Number columns; NaN where null or only a limit is known. Integer columns as a double.
    double number(Row row) const;
    /// Is there a number of which only a limit is known?
    bool hasLimits() const { return m_below.size() > 0 || m_above.size() > 0; }
    Limit limit(Row row) const
    {
        return m_below.size() > 0 && m_below.contains(row)   ? Limit::Below
               : m_above.size() > 0 && m_above.contains(row) ? Limit::Above
                                                             : Limit::None;
    }
    /// Rows that lie below (or above) what is written; of no size where there are none.
    const RowSet &limited(Limit limit) const { return limit == Limit::Below ? m_below : m_above; }
    /// What is written in a row with a limit: 0.01 of `<0.01`.
    double limitNumber(Row row) const { return m_numbers[index(row)]; }
    std::int64_t integer(Row row) const { return m_whole[index(row)]; }
    const DateRange &date(Row row) const { return m_dates[index(row)]; }
    const TimePoint &time(Row row) const { return m_times[index(row)]; } ///< DateTime columns
    bool isNumeric() const { return m_type == Type::Number || m_type == Type::Integer; }

    /// Rows of a column with a dictionary with a value whose code passes; `pass` has one entry, 0 or 1, a dictionary
    /// entry.
    RowSet rowsWithCode(const std::vector<std::uint8_t> &pass) const;
    /// Rows of a Number or Integer column whose value is known and passes test(double).
    template <typename Test>
    RowSet rowsWithNumber(Test &&test) const;
    /// Rows of an Integer column whose value passes test(int64).
    template <typename Test>
    RowSet rowsWithInteger(Test &&test) const;
    RowSet validRows() const { return m_nullCount == 0 ? RowSet(m_rowCount, true) : m_valid; }
    /// Is there a value in every row, and another one in each? Text and Integer columns only.
    bool isUnique() const;

    /// The value as its source wrote it (digits and date precision kept, tags joined with `;`, lists as a JSON array);
    /// empty where null.
    QString text(Row row) const;
    /// The same for reading: lists joined with "; ", a long text cut to its first `most` letters.
    QString shortText(Row row, qsizetype most = 1000) const;
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
    friend struct MemberAccess;
    Column() = default;
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        const auto all = [&](auto &...each) { (visit(each), ...); };
        all(self.m_name, self.m_unit, self.m_reading, self.m_derived, self.m_type, self.m_shape, self.m_allDecimals,
            self.m_rowCount, self.m_nullCount, self.m_valid, self.m_dictionary, self.m_whole, self.m_tagOffsets,
            self.m_tags, self.m_numbers, self.m_decimals, self.m_dates, self.m_times, self.m_below, self.m_above);
    }
    std::span<const Code> tagList(Code list) const
    {
        return {m_tags.data() + m_tagOffsets[list], m_tagOffsets[list + 1] - m_tagOffsets[list]};
    }
    QString m_name;
    QString m_unit;
    QString m_reading;
    bool m_derived = false;
    Type m_type = Type::Text;
    Shape m_shape = Shape::Cells;
    std::int8_t m_allDecimals = plainDecimals; ///< of every number, where m_decimals is empty
    std::size_t m_rowCount = 0;
    std::size_t m_nullCount = 0;
    RowSet m_valid; ///< empty when nothing is null
    std::vector<QString> m_dictionary;
    NarrowIntegers m_whole;                ///< integers; or codes of texts or of tag lists, -1 where null
    KeptArray<std::uint32_t> m_tagOffsets; ///< where each tag list begins in m_tags, and an end
    KeptArray<Code> m_tags;
    PackedNumbers m_numbers;
    KeptArray<std::int8_t> m_decimals;
    KeptArray<DateRange> m_dates;
    KeptArray<TimePoint> m_times;
    RowSet m_below, m_above; ///< numbers of which only a limit is known; of no size where there are none
};

using ColumnPtr = std::shared_ptr<const Column>;

/// Collects the values of one column in source order, then makes a Column in layer order. Owned by one thread, one use.
/// Text arrives once and is typed at the end (`finishAs`), so that a CSV column can become a number, date or tag list.
class ColumnBuilder {
public:
    explicit ColumnBuilder(QString name, Column::Type type, QString unit = {});

    const QString &name() const { return m_name; }
    Column::Type type() const { return m_type; }
    std::size_t size() const { return m_size; }
    /// Room for that many rows in all.
    void reserve(std::size_t rows);

    void appendNull();
    void appendText(const QString &value);   ///< Text and Tags columns (`;` separates tags, or a JSON array is a list)
    void appendUtf8(std::string_view value); ///< the same from UTF-8, without a QString for a value seen before
    /// The same from bytes that `decode` makes a QString of where they were not seen before.
    template <typename Decode>
    void appendBytes(std::string_view bytes, Decode &&decode)
    {
        const auto found = m_index.intern(bytes);
        if (found.isNew)
            m_distinct.push_back(decode(bytes));
        m_codes.push_back(found.code);
        ++m_size;
    }
    void appendNumber(double value) ///< NaN is null
    {
        if (std::isnan(value))
            ++m_nullCount;
        m_numbers.push_back(value);
        if (!m_decimals.empty())
            m_decimals.push_back(Column::plainDecimals);
        if (!m_limits.empty())
            m_limits.push_back(Column::Limit::None);
        ++m_size;
    }
    void appendNumber(double value, std::int8_t decimals);
    void appendInteger(std::int64_t value)
    {
        m_integers.push_back(value);
        ++m_size;
    }
    /// A number of which only a limit is known.
    void appendLimit(Column::Limit limit, double value, std::int8_t decimals);
    void appendDate(const DateRange &value);
    void appendTime(const TimePoint &value);
    /// A Tags builder of shape Lists: the members in the order of the source, of any text.
    void appendList(const QStringList &members);
    /// The rows of another builder of the same type behind these.
    void append(ColumnBuilder &&rest);

    /// Distinct texts seen so far (Text and Tags builders), in order of first sight; one may come twice where bytes
    /// differ.
    const std::vector<QString> &distinct() const { return m_distinct; }
    bool isEmpty() const { return m_nullCount == m_size; } ///< no value at all
    /// No value at all, or the same number in every row.
    bool saysNothing() const;
    /// Turns a Text builder into another type. Values that do not fit become null and are reported to
    /// `offender(sourceRow, text)`.
    template <typename Offender>
    void retype(Column::Type type, Offender &&offender);
    void rename(QString name) { m_name = std::move(name); }
    void setDerived() { m_derived = true; }
    void setShape(Column::Shape shape) { m_shape = shape; }
    Column::Shape shape() const { return m_shape; }
    const QString &unit() const { return m_unit; }
    void setUnit(QString unit) { m_unit = std::move(unit); }
    void setReading(QString reading) { m_reading = std::move(reading); }
    /// Infinite numbers have no value: makes them null and counts them.
    std::size_t dropInfinite();
    /// Numbers or integers (null ones count as NaN and 0) that pass.
    std::size_t countWhere(const std::function<bool(double)> &test) const;
    /// Rows of each of distinct(), of a builder of texts.
    std::vector<std::size_t> distinctCounts() const;
    /// The rows (from 0) of a builder of texts whose text passes; each distinct text is asked once.
    std::vector<std::size_t> rowsWith(const std::function<bool(const QString &)> &test) const;
    /// Turns a builder of texts into another type: each distinct text once through parse(text, typed), which appends
    /// its value (or null) to the builder `typed`; rows without a text stay without a value.
    void convert(Column::Type type, const std::function<void(const QString &, ColumnBuilder &)> &parse);

    /// Turns integers into numbers, or into texts of their digits.
    void widenIntegers(Column::Type type);
    /// The first value of a builder of integers or texts that an earlier row has as well.
    struct Repeat {
        std::size_t earlier; ///< rows, from 0
        std::size_t later;
        std::size_t more; ///< further rows whose value an earlier one has
        QString value;
    };
    std::optional<Repeat> firstRepeat() const;
    /// Of numbers: do some have decimals, and all that do three of them behind one to three figures, as thousands are
    /// written where the decimal sign is a comma?
    bool looksGrouped() const;
    /// Numbers become the texts that they were, with the decimals that they were written with.
    void textAsWritten();
    /// Does another builder of integers or texts have the same value in every row?
    bool isSameAs(const ColumnBuilder &other) const;

    /// The same column under another name.
    static ColumnPtr renamed(const ColumnPtr &column, const QString &name);
    /// The column, with row i taken from source position order[i]. The builder is spent.
    ColumnPtr finish(std::span<const std::uint32_t> order);

private:
    QString m_name;
    QString m_unit;
    QString m_reading;
    bool m_derived = false;
    Column::Type m_type;
    Column::Shape m_shape = Column::Shape::Cells;
    std::size_t m_size = 0;
    std::size_t m_nullCount = 0;
    std::vector<QString> m_distinct;
    TextIndex m_index;
    std::vector<Column::Code> m_codes;    ///< into m_distinct, nullCode where null
    std::vector<double> m_numbers;        ///< NaN where null
    std::vector<std::int8_t> m_decimals;  ///< empty while all are plainDecimals
    std::vector<std::int64_t> m_integers; ///< 0 where null
    std::vector<DateRange> m_dates;
    std::vector<TimePoint> m_times;
    std::vector<Column::Limit> m_limits;   ///< of numbers; empty while there are none
    std::vector<std::uint64_t> m_nullBits; ///< of integers, dates and times; may be shorter than the rows

    void appendFrom(const ColumnBuilder &values, std::size_t at);
    bool isNullAt(std::size_t at) const
    {
        return at / 64 < m_nullBits.size() && (m_nullBits[at / 64] >> (at % 64) & 1u);
    }
    void markNull(std::size_t at);
    void finishText(Column &column, std::span<const std::uint32_t> order);
    void finishTags(Column &column, std::span<const std::uint32_t> order);
    void finishNumbers(Column &column, std::span<const std::uint32_t> order);
    void finishIntegers(Column &column, std::span<const std::uint32_t> order);
    void finishNulls(Column &column, std::span<const std::uint32_t> order) const;
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

template <typename Test>
RowSet Column::rowsWithNumber(Test &&test) const
{
    RowSet rows = m_type == Type::Integer
                      ? m_whole.visit([&](const auto &above) {
                            return RowSet::where(m_rowCount, [&](std::size_t i) {
                                return test(static_cast<double>(m_whole.number(above[i])));
                            });
                        })
                      : m_numbers.visit([&](const auto &numberAt) {
                            return RowSet::where(m_rowCount, [&](std::size_t i) { return test(numberAt(i)); });
                        });
    if (m_nullCount > 0)
        rows &= m_valid;
    for (const RowSet *limited : {&m_below, &m_above})
        if (limited->size() > 0)
            rows -= *limited;
    return rows;
}

template <typename Test>
RowSet Column::rowsWithInteger(Test &&test) const
{
    RowSet rows = m_whole.visit([&](const auto &above) {
        return RowSet::where(m_rowCount, [&](std::size_t i) { return test(m_whole.number(above[i])); });
    });
    if (m_nullCount > 0)
        rows &= m_valid;
    return rows;
}

template <typename Offender>
void ColumnBuilder::retype(Column::Type type, Offender &&offender)
{
    if (m_type == type || (m_type != Column::Type::Text && m_type != Column::Type::Tags))
        return;
    if (type == Column::Type::Text || type == Column::Type::Tags || type == Column::Type::Boolean) {
        m_type = type;
        return;
    }
    ColumnBuilder typed(m_name, type, m_unit);
    typed.m_derived = m_derived;
    typed.reserve(m_size);
    const auto convert = [&](auto parse, auto append) {
        std::vector<decltype(parse(m_distinct[0]))> parsed; // each text once, however many rows have it
        parsed.reserve(m_distinct.size());
        for (const auto &text : m_distinct)
            parsed.push_back(parse(text));
        for (std::size_t i = 0; i < m_size; ++i) {
            const auto code = m_codes[i];
            if (code != Column::nullCode && parsed[code]) {
                append(*parsed[code]);
                continue;
            }
            typed.appendNull();
            if (code != Column::nullCode)
                offender(i, m_distinct[code]);
        }
    };
    if (type == Column::Type::Number)
        convert([](const QString &text) { return parseNumber(text); },
                [&](const ParsedNumber &number) { typed.appendNumber(number.value, number.decimals); });
    else if (type == Column::Type::Integer)
        convert([](const QString &text) { return parseInteger(text); },
                [&](std::int64_t integer) { typed.appendInteger(integer); });
    else if (type == Column::Type::DateTime)
        convert([](const QString &text) { return TimePoint::parse(text); },
                [&](const TimePoint &time) { typed.appendTime(time); });
    else
        convert([](const QString &text) { return DateRange::parse(text); },
                [&](const DateRange &date) { typed.appendDate(date); });
    *this = std::move(typed);
}

} // namespace kohkan
