// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/column.h"

#include "datasets/table/list_text.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace kohkan {

ColumnBuilder::ColumnBuilder(QString name, Column::Type type, QString unit)
    : m_name(std::move(name)), m_unit(std::move(unit)), m_type(type)
{}

void ColumnBuilder::reserve(std::size_t rows)
{
    switch (m_type) {
    case Column::Type::Text:
    case Column::Type::Tags:
    case Column::Type::Boolean:
        m_codes.reserve(rows);
        break;
    case Column::Type::Number:
        m_numbers.reserve(rows);
        break;
    case Column::Type::Integer:
        m_integers.reserve(rows);
        break;
    case Column::Type::Date:
        m_dates.reserve(rows);
        break;
    case Column::Type::DateTime:
        m_times.reserve(rows);
        break;
    }
}

void ColumnBuilder::markNull(std::size_t at)
{
    if (m_nullBits.size() <= at / 64)
        m_nullBits.resize(at / 64 + 1);
    m_nullBits[at / 64] |= std::uint64_t{1} << (at % 64);
}

void ColumnBuilder::appendNull()
{
    switch (m_type) {
    case Column::Type::Text:
    case Column::Type::Tags:
    case Column::Type::Boolean:
        m_codes.push_back(Column::nullCode);
        break;
    case Column::Type::Number:
        appendNumber(std::numeric_limits<double>::quiet_NaN());
        return;
    case Column::Type::Integer:
        markNull(m_size);
        m_integers.push_back(0);
        break;
    case Column::Type::Date:
        markNull(m_size);
        m_dates.push_back({});
        break;
    case Column::Type::DateTime:
        markNull(m_size);
        m_times.push_back({});
        break;
    }
    ++m_nullCount;
    ++m_size;
}

void ColumnBuilder::appendText(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    appendUtf8({utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

void ColumnBuilder::appendUtf8(std::string_view value)
{
    appendBytes(value, [](std::string_view utf8) {
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    });
}

void ColumnBuilder::appendNumber(double value, std::int8_t decimals)
{
    appendNumber(value);
    if (m_decimals.empty() && decimals != Column::plainDecimals)
        m_decimals.assign(m_size, Column::plainDecimals);
    if (!m_decimals.empty())
        m_decimals.back() = decimals;
}

void ColumnBuilder::appendLimit(Column::Limit limit, double value, std::int8_t decimals)
{
    appendNumber(value, decimals);
    m_limits.resize(m_size, Column::Limit::None);
    m_limits.back() = limit;
}

void ColumnBuilder::appendDate(const DateRange &value)
{
    m_dates.push_back(value);
    ++m_size;
}

void ColumnBuilder::appendTime(const TimePoint &value)
{
    m_times.push_back(value);
    ++m_size;
}

void ColumnBuilder::appendList(const QStringList &members)
{
    appendText(listText(members));
}

std::size_t ColumnBuilder::dropInfinite()
{
    std::size_t dropped = 0;
    for (double &number : m_numbers)
        if (std::isinf(number)) {
            number = std::numeric_limits<double>::quiet_NaN();
            ++dropped;
        }
    m_nullCount += dropped;
    return dropped;
}

std::size_t ColumnBuilder::countWhere(const std::function<bool(double)> &test) const
{
    return static_cast<std::size_t>(std::count_if(m_numbers.begin(), m_numbers.end(), test)) +
           static_cast<std::size_t>(std::count_if(m_integers.begin(), m_integers.end(), [&](std::int64_t integer) {
               return test(static_cast<double>(integer));
           }));
}

std::vector<std::size_t> ColumnBuilder::distinctCounts() const
{
    std::vector<std::size_t> counts(m_distinct.size());
    for (const auto code : m_codes)
        if (code != Column::nullCode)
            ++counts[code];
    return counts;
}

std::vector<std::size_t> ColumnBuilder::rowsWith(const std::function<bool(const QString &)> &test) const
{
    std::vector<bool> passes;
    std::transform(m_distinct.begin(), m_distinct.end(), std::back_inserter(passes), test);
    std::vector<std::size_t> rows;
    if (std::find(passes.begin(), passes.end(), true) == passes.end())
        return rows;
    for (std::size_t row = 0; row < m_codes.size(); ++row)
        if (m_codes[row] != Column::nullCode && passes[m_codes[row]])
            rows.push_back(row);
    return rows;
}

void ColumnBuilder::appendFrom(const ColumnBuilder &values, std::size_t at)
{
    switch (m_type) {
    case Column::Type::Number:
        if (!values.m_limits.empty() && at < values.m_limits.size() && values.m_limits[at] != Column::Limit::None)
            appendLimit(values.m_limits[at], values.m_numbers[at],
                        values.m_decimals.empty() ? Column::plainDecimals : values.m_decimals[at]);
        else if (values.m_decimals.empty())
            appendNumber(values.m_numbers[at]);
        else
            appendNumber(values.m_numbers[at], values.m_decimals[at]);
        return;
    case Column::Type::Integer:
        return values.isNullAt(at) ? appendNull() : appendInteger(values.m_integers[at]);
    case Column::Type::Date:
        return values.isNullAt(at) ? appendNull() : appendDate(values.m_dates[at]);
    case Column::Type::DateTime:
        return values.isNullAt(at) ? appendNull() : appendTime(values.m_times[at]);
    default:
        return appendNull();
    }
}

void ColumnBuilder::convert(Column::Type type, const std::function<void(const QString &, ColumnBuilder &)> &parse)
{
    ColumnBuilder values(m_name, type), typed(m_name, type, m_unit);
    for (const auto &text : m_distinct)
        parse(text, values);
    if (type == Column::Type::Text || type == Column::Type::Tags || type == Column::Type::Boolean) {
        std::vector<QString> texts(m_distinct.size());
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (const auto code = values.m_codes[i]; code != Column::nullCode)
                texts[i] = values.m_distinct[code];
        for (auto &code : m_codes)
            if (code != Column::nullCode && values.m_codes[code] == Column::nullCode) {
                code = Column::nullCode;
                ++m_nullCount;
            }
        m_distinct = std::move(texts);
        m_type = type;
        return;
    }
    typed.m_derived = m_derived;
    typed.m_reading = m_reading;
    typed.reserve(m_size);
    for (const auto code : m_codes)
        code == Column::nullCode ? typed.appendNull() : typed.appendFrom(values, code);
    *this = std::move(typed);
}

void ColumnBuilder::append(ColumnBuilder &&rest)
{
    const auto add = [](auto &to, auto &from) {
        to.insert(to.end(), from.begin(), from.end());
        from = {};
    };
    std::vector<Column::Code> own(rest.m_distinct.size());
    for (std::uint32_t code = 0; code < own.size(); ++code) {
        const auto found = m_index.intern(rest.m_index.text(code));
        if (found.isNew)
            m_distinct.push_back(std::move(rest.m_distinct[code]));
        own[code] = found.code;
    }
    for (auto &code : rest.m_codes)
        if (code != Column::nullCode)
            code = own[code];
    add(m_codes, rest.m_codes);
    if (!m_decimals.empty() || !rest.m_decimals.empty()) {
        m_decimals.resize(m_numbers.size(), Column::plainDecimals);
        rest.m_decimals.resize(rest.m_numbers.size(), Column::plainDecimals);
        add(m_decimals, rest.m_decimals);
    }
    if (!m_limits.empty() || !rest.m_limits.empty()) {
        m_limits.resize(m_numbers.size(), Column::Limit::None);
        rest.m_limits.resize(rest.m_numbers.size(), Column::Limit::None);
        add(m_limits, rest.m_limits);
    }
    add(m_numbers, rest.m_numbers);
    add(m_integers, rest.m_integers);
    add(m_dates, rest.m_dates);
    add(m_times, rest.m_times);
    for (std::size_t i = 0; i < rest.m_nullBits.size() * 64; ++i)
        if (rest.isNullAt(i))
            markNull(m_size + i);
    m_size += rest.m_size;
    m_nullCount += rest.m_nullCount;
}

void ColumnBuilder::widenIntegers(Column::Type type)
{
    if (m_type != Column::Type::Integer || type == m_type)
        return;
    ColumnBuilder wide(m_name, type, m_unit);
    wide.reserve(std::max(m_size, m_integers.capacity()));
    for (std::size_t i = 0; i < m_size; ++i) {
        if (isNullAt(i))
            wide.appendNull();
        else if (type == Column::Type::Number)
            wide.appendNumber(static_cast<double>(m_integers[i]), 0);
        else
            wide.appendUtf8(std::to_string(m_integers[i]));
    }
    *this = std::move(wide);
}

std::optional<ColumnBuilder::Repeat> ColumnBuilder::firstRepeat() const
{
    const bool areIntegers = m_type == Column::Type::Integer;
    std::vector<std::size_t> rows;
    rows.reserve(m_size);
    for (std::size_t i = 0; i < m_size; ++i)
        if (areIntegers ? !isNullAt(i) : m_codes[i] != Column::nullCode)
            rows.push_back(i);
    const auto value = [&](std::size_t row) {
        return areIntegers ? m_integers[row] : static_cast<std::int64_t>(m_codes[row]);
    };
    std::sort(rows.begin(), rows.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(value(a), a) < std::pair(value(b), b); });
    std::optional<Repeat> first;
    std::size_t count = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (value(rows[i]) != value(rows[i - 1]))
            continue;
        ++count;
        if (!first || rows[i] < first->later)
            first = Repeat{rows[i - 1], rows[i], 0, {}};
    }
    if (first) {
        first->more = count - 1;
        first->value = areIntegers ? QString::number(m_integers[first->later]) : m_distinct[m_codes[first->later]];
    }
    return first;
}

bool ColumnBuilder::isSameAs(const ColumnBuilder &other) const
{
    if (m_type != other.m_type || m_size != other.m_size ||
        (m_type != Column::Type::Integer && m_type != Column::Type::Text))
        return false;
    for (std::size_t i = 0; i < m_size; ++i) {
        if (m_type == Column::Type::Integer) {
            if (isNullAt(i) != other.isNullAt(i) || m_integers[i] != other.m_integers[i])
                return false;
        } else if (const auto a = m_codes[i], b = other.m_codes[i];
                   (a == Column::nullCode) != (b == Column::nullCode) ||
                   (a != Column::nullCode && m_distinct[a] != other.m_distinct[b])) {
            return false;
        }
    }
    return true;
}

bool ColumnBuilder::looksGrouped() const
{
    if (m_type != Column::Type::Number || m_decimals.empty() || !m_limits.empty())
        return false;
    bool areGroups = false;
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const double value = std::abs(m_numbers[i]);
        if (std::isnan(value) || (m_decimals[i] <= 0 && value == std::floor(value)))
            continue;
        if (m_decimals[i] != 3 || value < 1 || value >= 1000)
            return false;
        areGroups = true;
    }
    return areGroups;
}

void ColumnBuilder::textAsWritten()
{
    ColumnBuilder texts(m_name, Column::Type::Text);
    texts.m_unit = m_unit;
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        if (std::isnan(m_numbers[i]))
            texts.appendNull();
        else
            texts.appendText(m_decimals[i] >= 0 ? QString::number(m_numbers[i], 'f', m_decimals[i])
                                                : QString::number(m_numbers[i], 'g', QLocale::FloatingPointShortest));
    *this = std::move(texts);
}

bool ColumnBuilder::saysNothing() const
{
    const auto isOne = [this](const auto &values) { // beside rows without a value
        const auto isAbsent = [&](std::size_t i) { return isNullAt(i) || values[i] != values[i]; }; // NaN is null
        std::size_t first = 0;
        while (first < values.size() && isAbsent(first))
            ++first;
        for (std::size_t i = first; i < values.size(); ++i)
            if (values[i] != values[first] && !isAbsent(i))
                return false;
        return first < values.size();
    };
    return m_nullCount == m_size || isOne(m_numbers) || isOne(m_integers);
}

namespace {

template <typename T>
std::vector<T> inOrder(std::vector<T> &values, std::span<const std::uint32_t> order)
{
    std::vector<T> taken(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        taken[i] = values[order[i]];
    values = {};
    return taken;
}

} // namespace

void ColumnBuilder::finishText(Column &column, std::span<const std::uint32_t> order)
{
    std::vector<std::uint32_t> above(m_distinct.size() + 1); // by code of first sight; null comes first
    column.m_dictionary.reserve(m_distinct.size());
    for (const auto code : sortedPositions(m_distinct)) {
        if (column.m_dictionary.empty() || column.m_dictionary.back() != m_distinct[code])
            column.m_dictionary.push_back(std::move(m_distinct[code]));
        above[code + 1] = static_cast<std::uint32_t>(column.m_dictionary.size());
    }
    m_distinct = {};
    static_assert(Column::nullCode + 1 == 0);
    column.m_whole = NarrowIntegers(order.size(), -1, column.m_dictionary.size(),
                                    [&](std::size_t i) { return above[m_codes[order[i]] + 1]; });
    m_codes = {};
}

void ColumnBuilder::finishTags(Column &column, std::span<const std::uint32_t> order)
{
    std::vector<std::vector<QString>> split(m_distinct.size());
    for (std::size_t i = 0; i < m_distinct.size(); ++i) {
        split[i] = m_shape == Column::Shape::Lists ? listMembers(m_distinct[i]) : splitTags(m_distinct[i]);
        column.m_dictionary.insert(column.m_dictionary.end(), split[i].begin(), split[i].end());
    }
    m_distinct = {};
    std::sort(column.m_dictionary.begin(), column.m_dictionary.end());
    column.m_dictionary.erase(std::unique(column.m_dictionary.begin(), column.m_dictionary.end()),
                              column.m_dictionary.end());
    std::vector<std::uint32_t> above(split.size() + 1);
    std::vector<std::uint32_t> offsets{0};
    std::vector<Column::Code> tags;
    for (std::size_t i = 0; i < split.size(); ++i) {
        if (split[i].empty() && m_shape != Column::Shape::Lists) { // `;` alone
            m_nullCount = std::max<std::size_t>(m_nullCount, 1);
            continue;
        }
        for (const auto &tag : split[i])
            tags.push_back(*column.codeOf(tag));
        above[i + 1] = static_cast<std::uint32_t>(offsets.size());
        offsets.push_back(static_cast<std::uint32_t>(tags.size()));
    }
    column.m_whole = NarrowIntegers(order.size(), -1, offsets.size() - 1,
                                    [&](std::size_t i) { return above[m_codes[order[i]] + 1]; });
    column.m_tagOffsets = std::move(offsets);
    column.m_tags = std::move(tags);
    m_codes = {};
}

void ColumnBuilder::finishNumbers(Column &column, std::span<const std::uint32_t> order)
{
    std::optional<std::int8_t> same;
    bool isSame = true;
    for (std::size_t i = 0; i < m_decimals.size() && isSame; ++i)
        if (!std::isnan(m_numbers[i])) {
            isSame = m_decimals[i] == same.value_or(m_decimals[i]);
            same = m_decimals[i];
        }
    if (isSame)
        column.m_allDecimals = same.value_or(Column::plainDecimals);
    else
        column.m_decimals = inOrder(m_decimals, order);
    column.m_numbers = PackedNumbers(m_numbers, order);
    if (m_limits.empty())
        return;
    m_limits.resize(m_numbers.size(), Column::Limit::None);
    for (const auto &[limit, rows] :
         {std::pair{Column::Limit::Below, &column.m_below}, {Column::Limit::Above, &column.m_above}}) {
        auto limited = RowSet::where(order.size(), [&, wanted = limit](std::size_t i) {
            return m_limits[order[i]] == wanted && !std::isnan(m_numbers[order[i]]);
        });
        if (!limited.isEmpty())
            *rows = std::move(limited);
    }
}

void ColumnBuilder::finishIntegers(Column &column, std::span<const std::uint32_t> order)
{
    const auto [least, most] = std::minmax_element(m_integers.begin(), m_integers.end());
    const std::int64_t base = m_integers.empty() ? 0 : *least;
    const auto above = [base](std::int64_t value) {
        return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(base);
    };
    column.m_whole = NarrowIntegers(order.size(), base, m_integers.empty() ? 0 : above(*most),
                                    [&](std::size_t i) { return above(m_integers[order[i]]); });
    m_integers = {};
}

void ColumnBuilder::finishNulls(Column &column, std::span<const std::uint32_t> order) const
{
    if (m_nullCount == 0)
        return;
    RowSet valid;
    switch (m_type) {
    case Column::Type::Text:
    case Column::Type::Tags:
    case Column::Type::Boolean:
        valid = column.m_whole.visit([&](const auto &above) {
            return RowSet::where(order.size(), [&](std::size_t i) { return above[i] != 0; });
        });
        break;
    case Column::Type::Number:
        valid = RowSet::where(order.size(), [&](std::size_t i) { return !std::isnan(m_numbers[order[i]]); });
        break;
    case Column::Type::Integer:
    case Column::Type::Date:
    case Column::Type::DateTime:
        valid = RowSet::where(order.size(), [&](std::size_t i) { return !isNullAt(order[i]); });
        break;
    }
    column.m_nullCount = order.size() - valid.count();
    if (column.m_nullCount > 0)
        column.m_valid = std::move(valid);
}

ColumnPtr ColumnBuilder::finish(std::span<const std::uint32_t> order)
{
    auto column = std::shared_ptr<Column>(new Column);
    column->m_name = m_name;
    column->m_unit = m_unit;
    column->m_type = m_type;
    column->m_derived = m_derived;
    column->m_shape = m_shape;
    column->m_reading = m_reading;
    column->m_rowCount = order.size();
    m_index = {};
    switch (m_type) {
    case Column::Type::Text:
    case Column::Type::Boolean:
        finishText(*column, order);
        break;
    case Column::Type::Tags:
        finishTags(*column, order);
        break;
    case Column::Type::Number:
        finishNumbers(*column, order);
        break;
    case Column::Type::Integer:
        finishIntegers(*column, order);
        break;
    case Column::Type::Date:
        column->m_dates = inOrder(m_dates, order);
        break;
    case Column::Type::DateTime:
        column->m_times = inOrder(m_times, order);
        break;
    }
    finishNulls(*column, order);
    m_numbers = {};
    return column;
}

ColumnPtr ColumnBuilder::renamed(const ColumnPtr &column, const QString &name)
{
    auto next = std::make_shared<Column>(*column);
    next->m_name = name;
    return next;
}

} // namespace kohkan
