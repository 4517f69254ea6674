// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/cell_number.h"

#include <charconv>

namespace kohkan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `-12.50` without blanks; nothing where the cell is not written so. Digits in all and behind the point.
struct PlainForm {
    int digits;
    int decimals;
    bool hasPoint;
};
std::optional<PlainForm> plainForm(std::string_view cell)
{
    PlainForm form{0, 0, false};
    for (std::size_t i = cell.starts_with('-') ? 1 : 0; i < cell.size(); ++i) {
        if (isDigit(cell[i])) {
            ++form.digits;
            form.decimals += form.hasPoint;
        } else if (cell[i] == '.' && !form.hasPoint) {
            form.hasPoint = true;
        } else {
            return std::nullopt;
        }
    }
    return form.digits > 0 && form.digits <= 17 ? std::optional(form) : std::nullopt;
}

/// Could the cell be a number at all? Saves making a QString of what is not.
bool mayBeNumber(std::string_view cell)
{
    return cell.size() <= 400 && cell.find_first_not_of("0123456789+-.eE \t") == std::string_view::npos;
}

QString cellText(std::string_view cell)
{
    return QString::fromLatin1(cell.data(), static_cast<qsizetype>(cell.size()));
}

} // namespace

std::optional<ParsedNumber> numberOfCell(std::string_view cell)
{
    if (cell.size() > 1 && cell[0] == '0' && isDigit(cell[1]))
        return std::nullopt;
    if (const auto form = plainForm(cell)) {
        ParsedNumber number{0, static_cast<std::int8_t>(form->decimals)};
        const auto end = cell.data() + cell.size();
        const auto [to, error] = std::from_chars(cell.data(), end, number.value);
        if (error == std::errc() && to == end)
            return number;
    }
    if (!mayBeNumber(cell))
        return std::nullopt;
    const QString text = cellText(cell).trimmed();
    if (text.size() > 1 && text[0] == u'0' && text[1].isDigit())
        return std::nullopt;
    return parseNumber(text);
}

std::optional<std::int64_t> integerOfCell(std::string_view cell)
{
    if (cell.size() > 1 && cell[0] == '0')
        return std::nullopt;
    if (const auto form = plainForm(cell); form && !form->hasPoint) {
        std::int64_t number = 0;
        std::from_chars(cell.data(), cell.data() + cell.size(), number);
        return number;
    }
    return mayBeNumber(cell) ? parseInteger(cellText(cell)) : std::nullopt;
}

bool isBeyondIntegers(std::string_view cell)
{
    return cell.size() > 18 && cell.find_first_not_of("0123456789+- ") == std::string_view::npos &&
           !integerOfCell(cell);
}

} // namespace kohkan
