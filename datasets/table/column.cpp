// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/column.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace kohkan {

std::optional<ParsedNumber> parseNumber(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    std::size_t digits = 0, decimals = 0;
    bool point = false, exponent = false;
    for (QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            ++digits;
            decimals += point && !exponent ? 1 : 0;
        } else if (c == u'.' && !point && !exponent) {
            point = true;
        } else if ((c == u'e' || c == u'E') && digits > 0 && !exponent) {
            exponent = true;
        } else if (c != u'-' && c != u'+') {
            return std::nullopt;
        }
    }
    bool ok = false;
    const double value = QLocale::c().toDouble(text, &ok);
    if (!ok || digits == 0 || !std::isfinite(value))
        return std::nullopt;
    const bool fixed = !exponent && decimals <= 17 && digits <= 17;
    return ParsedNumber{value, fixed ? static_cast<std::int8_t>(decimals) : Column::plainDecimals};
}

std::optional<std::int64_t> parseInteger(QStringView text)
{
    bool ok = false;
    text = text.trimmed();
    if (text.size() > 1 && text.startsWith(u'0')) // a code such as 007 is not a quantity
        return std::nullopt;
    const auto value = text.toLongLong(&ok);
    return ok ? std::optional<std::int64_t>(value) : std::nullopt;
}

std::vector<QString> splitTags(QStringView text)
{
    std::vector<QString> tags;
    for (const auto part : text.split(u';')) {
        const QString tag = part.trimmed().toString();
        if (!tag.isEmpty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
            tags.push_back(tag);
    }
    return tags;
}

std::optional<Column::Code> Column::codeOf(const QString &value) const
{
    const auto it = std::lower_bound(m_dictionary.begin(), m_dictionary.end(), value);
    if (it == m_dictionary.end() || *it != value)
        return std::nullopt;
    return static_cast<Code>(it - m_dictionary.begin());
}

double Column::number(Row row) const
{
    if (isNull(row))
        return std::numeric_limits<double>::quiet_NaN();
    return m_type == Type::Integer ? static_cast<double>(m_integers[index(row)]) : m_numbers[index(row)];
}

QString Column::text(Row row) const
{
    if (isNull(row))
        return {};
    const auto i = index(row);
    switch (m_type) {
    case Type::Text:
        return m_dictionary[m_codes[i]];
    case Type::Tags: {
        QString joined;
        for (Code tag : tags(row)) {
            if (!joined.isEmpty())
                joined += u';';
            joined += m_dictionary[tag];
        }
        return joined;
    }
    case Type::Number: {
        const auto decimals = m_decimals.empty() ? plainDecimals : m_decimals[i];
        return decimals == plainDecimals ? QString::number(m_numbers[i], 'g', QLocale::FloatingPointShortest)
                                         : QString::number(m_numbers[i], 'f', decimals);
    }
    case Type::Integer:
        return QString::number(m_integers[i]);
    case Type::Date:
        return m_dates[i].text();
    }
    return {};
}

std::vector<QString> Column::tagTexts(Row row) const
{
    std::vector<QString> texts;
    for (Code tag : tags(row))
        texts.push_back(m_dictionary[tag]);
    return texts;
}

int Column::compare(Row a, Row b) const
{
    const bool nullA = isNull(a), nullB = isNull(b);
    if (nullA || nullB)
        return nullA == nullB ? 0 : (nullA ? 1 : -1);
    const auto order = [](const auto &x, const auto &y) { return x < y ? -1 : (y < x ? 1 : 0); };
    switch (m_type) {
    case Type::Text:
        return order(m_codes[index(a)], m_codes[index(b)]);
    case Type::Tags: {
        const auto x = tags(a), y = tags(b);
        return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end())   ? -1
               : std::lexicographical_compare(y.begin(), y.end(), x.begin(), x.end()) ? 1
                                                                                      : 0;
    }
    case Type::Number:
        return order(m_numbers[index(a)], m_numbers[index(b)]);
    case Type::Integer:
        return order(m_integers[index(a)], m_integers[index(b)]);
    case Type::Date: {
        const auto &x = m_dates[index(a)], &y = m_dates[index(b)];
        return x.first != y.first ? order(x.first, y.first) : order(x.last, y.last);
    }
    }
    return 0;
}

std::size_t Column::bytes() const
{
    std::size_t n = m_codes.size() * sizeof(Code) + m_tagOffsets.size() * 4 + m_numbers.size() * 8 + m_decimals.size() +
                    m_integers.size() * 8 + m_dates.size() * sizeof(DateRange) + m_valid.size() / 8;
    for (const auto &text : m_dictionary)
        n += static_cast<std::size_t>(text.size()) * 2 + sizeof(QString) + 16;
    return n;
}

ColumnBuilder::ColumnBuilder(QString name, Column::Type type, QString unit)
    : m_name(std::move(name)), m_unit(std::move(unit)), m_type(type)
{}

void ColumnBuilder::appendNull()
{
    switch (m_type) {
    case Column::Type::Text:
    case Column::Type::Tags:
        m_codes.push_back(Column::nullCode);
        break;
    case Column::Type::Number:
        m_numbers.push_back(std::numeric_limits<double>::quiet_NaN());
        m_decimals.push_back(Column::plainDecimals);
        break;
    case Column::Type::Integer:
        m_integers.push_back(0);
        break;
    case Column::Type::Date:
        m_dates.push_back({});
        break;
    }
    m_null.push_back(true);
    ++m_size;
}

Column::Code ColumnBuilder::intern(std::string_view utf8)
{
    const auto found = m_index.intern(utf8);
    if (found.isNew)
        m_distinct.push_back(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
    return found.code;
}

void ColumnBuilder::appendText(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    appendUtf8({utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

void ColumnBuilder::appendUtf8(std::string_view value)
{
    m_codes.push_back(intern(value));
    m_null.push_back(false);
    ++m_size;
}

void ColumnBuilder::appendNumber(double value, std::int8_t decimals)
{
    if (std::isnan(value)) {
        appendNull();
        return;
    }
    m_numbers.push_back(value);
    m_decimals.push_back(decimals);
    m_null.push_back(false);
    ++m_size;
}

void ColumnBuilder::appendInteger(std::int64_t value)
{
    m_integers.push_back(value);
    m_null.push_back(false);
    ++m_size;
}

void ColumnBuilder::appendDate(const DateRange &value)
{
    m_dates.push_back(value);
    m_null.push_back(false);
    ++m_size;
}

bool ColumnBuilder::saysNothing() const
{
    const auto isOne = [](const auto &values) {
        return !values.empty() && std::all_of(values.begin(), values.end(), [&](auto v) { return v == values[0]; });
    };
    const bool isNull = std::all_of(m_null.begin(), m_null.end(), [](bool null) { return null; });
    return isNull || isOne(m_numbers) || isOne(m_integers);
}

namespace {

template <typename T>
std::vector<T> inOrder(const std::vector<T> &values, std::span<const std::uint32_t> order)
{
    std::vector<T> taken(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        taken[i] = values[order[i]];
    return taken;
}

} // namespace

void ColumnBuilder::finishText(Column &column, std::span<const std::uint32_t> order) const
{
    std::vector<Column::Code> sorted(m_distinct.size()); // by code of first sight
    column.m_dictionary.reserve(m_distinct.size());
    for (const auto code : sortedPositions(m_distinct)) {
        if (column.m_dictionary.empty() || column.m_dictionary.back() != m_distinct[code])
            column.m_dictionary.push_back(m_distinct[code]);
        sorted[code] = static_cast<Column::Code>(column.m_dictionary.size() - 1);
    }
    column.m_codes = inOrder(m_codes, order);
    for (auto &code : column.m_codes)
        if (code != Column::nullCode)
            code = sorted[code];
}

void ColumnBuilder::finishTags(Column &column, std::span<const std::uint32_t> order, RowSet &valid) const
{
    std::vector<std::vector<QString>> split(m_distinct.size());
    for (std::size_t i = 0; i < m_distinct.size(); ++i) {
        split[i] = splitTags(m_distinct[i]);
        column.m_dictionary.insert(column.m_dictionary.end(), split[i].begin(), split[i].end());
    }
    std::sort(column.m_dictionary.begin(), column.m_dictionary.end());
    column.m_dictionary.erase(std::unique(column.m_dictionary.begin(), column.m_dictionary.end()),
                              column.m_dictionary.end());
    std::vector<std::vector<Column::Code>> tags(m_distinct.size());
    for (std::size_t i = 0; i < m_distinct.size(); ++i)
        for (const auto &tag : split[i])
            tags[i].push_back(*column.codeOf(tag));
    column.m_tagOffsets.reserve(order.size() + 1);
    column.m_tagOffsets.push_back(0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (const auto code = m_codes[order[i]]; code != Column::nullCode) {
            column.m_codes.insert(column.m_codes.end(), tags[code].begin(), tags[code].end());
            if (tags[code].empty()) // `;` alone
                valid.remove(rowAt(i));
        }
        column.m_tagOffsets.push_back(static_cast<std::uint32_t>(column.m_codes.size()));
    }
}

ColumnPtr ColumnBuilder::finish(std::span<const std::uint32_t> order) const
{
    auto column = std::shared_ptr<Column>(new Column);
    column->m_name = m_name;
    column->m_unit = m_unit;
    column->m_type = m_type;
    column->m_derived = m_derived;
    column->m_rowCount = order.size();

    RowSet valid(order.size(), true);
    if (std::find(m_null.begin(), m_null.end(), true) != m_null.end())
        for (std::size_t i = 0; i < order.size(); ++i)
            if (m_null[order[i]])
                valid.remove(rowAt(i));
    switch (m_type) {
    case Column::Type::Text:
        finishText(*column, order);
        break;
    case Column::Type::Tags:
        finishTags(*column, order, valid);
        break;
    case Column::Type::Number:
        column->m_numbers = inOrder(m_numbers, order);
        if (std::any_of(m_decimals.begin(), m_decimals.end(), [](auto n) { return n != Column::plainDecimals; }))
            column->m_decimals = inOrder(m_decimals, order);
        break;
    case Column::Type::Integer:
        column->m_integers = inOrder(m_integers, order);
        break;
    case Column::Type::Date:
        column->m_dates = inOrder(m_dates, order);
        break;
    }
    column->m_nullCount = order.size() - valid.count();
    if (column->m_nullCount > 0)
        column->m_valid = std::move(valid);
    return column;
}

} // namespace kohkan
