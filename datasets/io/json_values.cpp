// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_values.h"

#include "datasets/table/number_text.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace kohkan {

namespace {

namespace on = simdjson::ondemand;
using simdjson::error_code;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() && isSpace(token.back()))
        token.remove_suffix(1);
    return token;
}

/// Digits behind the point of a number as it is written; plainDecimals where an exponent, or more digits than a double
/// holds, leave no such thing to keep.
std::int8_t decimalsOf(std::string_view token)
{
    constexpr std::ptrdiff_t mostDigits = 17;
    const auto point = token.find('.');
    if (token.find_first_of("eE") != std::string_view::npos)
        return Column::plainDecimals;
    const auto first = token.find_first_of("123456789");
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (first != std::string_view::npos &&
        std::count_if(token.begin() + static_cast<std::ptrdiff_t>(first), token.end(), isDigit) > mostDigits)
        return Column::plainDecimals;
    const std::size_t decimals = point == std::string_view::npos ? 0 : token.size() - point - 1;
    return decimals > 100 ? Column::plainDecimals : static_cast<std::int8_t>(decimals);
}

} // namespace

error_code JsonValues::check(on::value value, int depth)
{
    if (depth > deepest)
        return simdjson::DEPTH_ERROR;
    on::json_type type;
    if (auto error = value.type().get(type))
        return error;
    switch (type) {
    case on::json_type::array: {
        on::array array;
        if (auto error = value.get_array().get(array))
            return error;
        for (auto member : array) {
            on::value own;
            if (auto error = member.get(own))
                return error;
            if (auto error = check(own, depth + 1))
                return error;
        }
        return simdjson::SUCCESS;
    }
    case on::json_type::object: {
        on::object object;
        if (auto error = value.get_object().get(object))
            return error;
        for (auto member : object) {
            std::string_view key;
            if (auto error = member.unescaped_key().get(key))
                return error;
            on::value own;
            if (auto error = member.value().get(own))
                return error;
            if (auto error = check(own, depth + 1))
                return error;
        }
        return simdjson::SUCCESS;
    }
    case on::json_type::number: {
        JsonValue number;
        return JsonValues(false).readNumber(value, number);
    }
    case on::json_type::string: {
        std::string_view text;
        return value.get_string().get(text);
    }
    case on::json_type::boolean: {
        bool flag;
        return value.get_bool().get(flag);
    }
    case on::json_type::null:
        return checkNull(value);
    }
    return simdjson::TAPE_ERROR;
}

bool isInOtherCase(std::string_view key, std::initializer_list<std::string_view> names)
{
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return key != name && std::equal(key.begin(), key.end(), name.begin(), name.end(),
                                         [&](char a, char b) { return small(a) == small(b); });
    });
}

error_code JsonValues::checkNull(on::value value)
{
    bool isNull = false;
    if (auto error = value.is_null().get(isNull))
        return error;
    return isNull ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
}

error_code JsonValues::readNumber(on::value value, JsonValue &into)
{
    const std::string_view token = trimmed(value.raw_json_token());
    into.written = token;
    const std::size_t sign = !token.empty() && token[0] == '-' ? 1 : 0;
    const std::string_view digits = token.substr(sign);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos || token == "-0") {
        into.kind = JsonKind::Real;
        into.decimals = decimalsOf(token);
        return value.get_double().get(into.number);
    }
    if (digits.size() > 1 && digits[0] == '0')
        return simdjson::NUMBER_ERROR;
    into.decimals = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), into.integer);
    if (error != std::errc() || end != token.data() + token.size()) {
        into.kind = JsonKind::BeyondInteger;
        return simdjson::SUCCESS;
    }
    into.number = static_cast<double>(into.integer);
    const bool isShort = into.integer >= std::numeric_limits<std::int32_t>::min() &&
                         into.integer <= std::numeric_limits<std::int32_t>::max();
    into.kind = isShort                       ? JsonKind::Integer
                : isExactNumber(into.integer) ? JsonKind::LongInteger
                                              : JsonKind::LongestInteger;
    return simdjson::SUCCESS;
}

/// Without the white space between the parts.
std::string_view JsonValues::compact(std::string_view json)
{
    json = trimmed(json);
    bool isInString = false, isEscaped = false;
    const auto isKept = [&](char c) {
        const bool isKeptHere = isInString || !isSpace(c);
        if (isEscaped)
            isEscaped = false;
        else if (isInString && c == '\\')
            isEscaped = true;
        else if (c == '"')
            isInString = !isInString;
        return isKeptHere;
    };
    if (std::all_of(json.begin(), json.end(), isKept))
        return json;
    if (m_used == m_compacted.size())
        m_compacted.emplace_back();
    std::string &text = m_compacted[m_used++];
    text.clear();
    isInString = isEscaped = false;
    std::copy_if(json.begin(), json.end(), std::back_inserter(text), isKept);
    return text;
}

error_code JsonValues::readArray(on::value value, JsonValue &into)
{
    on::array array;
    if (auto error = value.get_array().get(array))
        return error;
    std::string_view json;
    if (auto error = array.raw_json().get(json))
        return error;
    into.written = compact(json);
    bool isFresh;
    if (auto error = array.reset().get(isFresh))
        return error;
    into.kind = JsonKind::EmptyList;
    for (auto member : array) {
        on::value own;
        on::json_type type;
        if (auto error = member.get(own))
            return error;
        if (auto error = own.type().get(type))
            return error;
        if (type != on::json_type::string)
            into.kind = JsonKind::Other;
        else if (into.kind == JsonKind::EmptyList)
            into.kind = JsonKind::TextList;
        if (auto error = check(own, 1))
            return error;
    }
    return simdjson::SUCCESS;
}

error_code JsonValues::readObject(on::value value, JsonValue &into)
{
    on::object object;
    if (auto error = value.get_object().get(object))
        return error;
    std::string_view json;
    if (auto error = object.raw_json().get(json))
        return error;
    into.written = compact(json);
    into.kind = JsonKind::Other;
    bool isFresh;
    if (auto error = object.reset().get(isFresh))
        return error;
    for (auto member : object) {
        std::string_view key;
        on::value own;
        if (auto error = member.unescaped_key().get(key))
            return error;
        if (auto error = member.value().get(own))
            return error;
        if (auto error = check(own, 1))
            return error;
    }
    return simdjson::SUCCESS;
}

error_code JsonValues::read(on::value value, JsonValue &into)
{
    on::json_type type;
    if (auto error = value.type().get(type))
        return error;
    into.kind = JsonKind::Null;
    switch (type) {
    case on::json_type::array:
        return readArray(value, into);
    case on::json_type::object:
        return readObject(value, into);
    case on::json_type::number:
        return readNumber(value, into);
    case on::json_type::string:
        into.written = trimmed(value.raw_json_token());
        if (auto error = value.get_string().get(into.text))
            return error;
        into.kind = m_tellsDays ? kindOfText(into.text) : unsigned{JsonKind::Text};
        return simdjson::SUCCESS;
    case on::json_type::boolean: {
        bool flag;
        if (auto error = value.get_bool().get(flag))
            return error;
        into.kind = JsonKind::Boolean;
        into.written = flag ? "true" : "false";
        return simdjson::SUCCESS;
    }
    case on::json_type::null:
        return checkNull(value);
    }
    return simdjson::TAPE_ERROR;
}

} // namespace kohkan
