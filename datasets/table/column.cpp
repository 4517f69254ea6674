// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/column.h"

#include "datasets/table/list_text.h"

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
    if (isNull(row) || (hasLimits() && limit(row) != Limit::None))
        return std::numeric_limits<double>::quiet_NaN();
    return m_type == Type::Integer ? static_cast<double>(m_whole[index(row)]) : m_numbers[index(row)];
}

QString Column::text(Row row) const
{
    if (isNull(row))
        return {};
    const auto i = index(row);
    switch (m_type) {
    case Type::Text:
    case Type::Boolean:
        return m_dictionary[code(row)];
    case Type::Tags: {
        if (m_shape == Shape::Lists)
            return listText(tagTexts(row));
        QString joined;
        for (Code tag : tags(row)) {
            if (!joined.isEmpty())
                joined += u';';
            joined += m_dictionary[tag];
        }
        return joined;
    }
    case Type::Number: {
        const auto decimals = m_decimals.empty() ? m_allDecimals : m_decimals[i];
        const QString digits = decimals == plainDecimals
                                   ? QString::number(m_numbers[i], 'g', QLocale::FloatingPointShortest)
                                   : QString::number(m_numbers[i], 'f', decimals);
        const Limit only = limit(row);
        return only == Limit::None ? digits : (only == Limit::Below ? u'<' : u'>') + digits;
    }
    case Type::Integer:
        return QString::number(integer(row));
    case Type::Date:
        return m_dates[i].text();
    case Type::DateTime:
        return m_times[i].text();
    }
    return {};
}

QString Column::shortText(Row row, qsizetype most) const
{
    if (isNull(row))
        return {};
    const bool isLongText = isText() && m_dictionary[code(row)].size() > most; // before anything of it is copied
    if (isLongText)
        return m_dictionary[code(row)].left(most) + QChar(0x2026);
    QString text;
    if (m_type != Type::Tags || m_shape != Shape::Lists) {
        text = this->text(row);
    } else {
        for (Code tag : tags(row)) {
            text += (text.isEmpty() ? QString() : QStringLiteral("; ")) + m_dictionary[tag];
            if (text.size() > most)
                break;
        }
    }
    return text.size() > most ? text.left(most) + QChar(0x2026) : text;
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
    case Type::Boolean:
        return order(code(a), code(b));
    case Type::Tags: {
        const auto x = tags(a), y = tags(b);
        return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end())   ? -1
               : std::lexicographical_compare(y.begin(), y.end(), x.begin(), x.end()) ? 1
                                                                                      : 0;
    }
    case Type::Number: {
        const double x = m_numbers[index(a)], y = m_numbers[index(b)];
        if (x != y || !hasLimits())
            return order(x, y);
        const auto side = [this](Row row) { // <5 comes before 5, and >5 behind it
            return limit(row) == Limit::Below ? -1 : limit(row) == Limit::Above ? 1 : 0;
        };
        return order(side(a), side(b));
    }
    case Type::Integer:
        return order(integer(a), integer(b));
    case Type::Date: {
        const auto &x = m_dates[index(a)], &y = m_dates[index(b)];
        return x.first != y.first ? order(x.first, y.first) : order(x.last, y.last);
    }
    case Type::DateTime:
        return order(m_times[index(a)], m_times[index(b)]);
    }
    return 0;
}

std::size_t Column::bytes() const
{
    std::size_t n = m_whole.bytes() + (m_tags.size() + m_tagOffsets.size()) * 4 + m_numbers.bytes() +
                    m_decimals.size() + m_dates.size() * sizeof(DateRange) + m_times.size() * sizeof(TimePoint) +
                    (m_valid.size() + m_below.size() + m_above.size()) / 8;
    for (const auto &text : m_dictionary)
        n += static_cast<std::size_t>(text.size()) * 2 + sizeof(QString) + 16;
    return n;
}

RowSet Column::rowsWithCode(const std::vector<std::uint8_t> &pass) const
{
    const std::size_t lists = m_type == Type::Tags ? m_tagOffsets.size() - 1 : pass.size();
    std::vector<std::uint8_t> passAbove(lists + 1); // null first, as the codes are kept
    for (std::size_t i = 0; i < lists; ++i) {
        const auto tags = m_type == Type::Tags ? tagList(static_cast<Code>(i)) : std::span<const Code>();
        passAbove[i + 1] = m_type == Type::Tags
                               ? std::any_of(tags.begin(), tags.end(), [&](Code tag) { return pass[tag] != 0; })
                               : pass[i];
    }
    return m_whole.visit([&](const auto &above) {
        return RowSet::where(m_rowCount, [&](std::size_t i) { return passAbove[above[i]] != 0; });
    });
}

bool Column::isUnique() const
{
    if (m_nullCount > 0 || m_rowCount == 0)
        return false;
    if (isText())
        return m_dictionary.size() == m_rowCount;
    if (m_type != Type::Integer || m_whole.span() < m_rowCount - 1)
        return false;
    return m_whole.visit([&](const auto &above) {
        if (m_whole.span() / 64 <= m_rowCount) {
            RowSet seen(static_cast<std::size_t>(m_whole.span()) + 1);
            for (const auto value : above)
                seen.insert(rowAt(static_cast<std::size_t>(value)));
            return seen.count() == m_rowCount;
        }
        std::vector sorted(above.begin(), above.end());
        std::sort(sorted.begin(), sorted.end());
        return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    });
}

} // namespace kohkan
