// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_text.h"

#include <QString>
#include <array>
#include <charconv>
#include <cmath>

namespace kohkan {

namespace {

void appendEscape(std::string &to, char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"':
    case '\\':
        to += {'\\', c};
        break;
    case '\b':
        to += "\\b";
        break;
    case '\f':
        to += "\\f";
        break;
    case '\n':
        to += "\\n";
        break;
    case '\r':
        to += "\\r";
        break;
    case '\t':
        to += "\\t";
        break;
    default:
        to += "\\u00";
        to += {hex[static_cast<std::size_t>(c) >> 4], hex[static_cast<std::size_t>(c) & 15]};
    }
}

} // namespace

void appendJsonEscaped(std::string &to, std::string_view utf8)
{
    std::size_t plain = 0; // from here on nothing has needed an escape
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\')
            continue;
        to.append(utf8, plain, i - plain);
        appendEscape(to, c);
        plain = i + 1;
    }
    to.append(utf8, plain);
}

void appendJsonEscaped(std::string &to, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    appendJsonEscaped(to, std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

void appendJsonInteger(std::string &to, std::int64_t value)
{
    std::array<char, 24> digits;
    to.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

void appendJsonReal(std::string &to, double value)
{
    if (!std::isfinite(value)) {
        to += "null";
        return;
    }
    const double size = std::abs(value);
    const bool isFixed = size == 0 || (size >= 1e-5 && size < 1e16);
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), value,
                                   isFixed ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    to += text;
    if (isFixed && text.find('.') == std::string_view::npos)
        to += ".0";
}

void appendJsonDegrees(std::string &to, double degrees)
{
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), degrees, std::chars_format::fixed, 7).ptr;
    std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    text = text.substr(0, text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.remove_suffix(1);
    to += text == "-0" ? "0" : text;
}

} // namespace kohkan
