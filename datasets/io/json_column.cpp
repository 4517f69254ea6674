// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_column.h"

#include <algorithm>

namespace kohkan {

unsigned kindOfText(std::string_view text)
{
    static constexpr std::string_view pattern = "dddd-dd-dd";
    if (text.size() < pattern.size())
        return JsonKind::Text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == 'd' ? !isDigit : text[i] != '-' && text[i] != '/')
            return JsonKind::Text;
    }
    if (text.size() == pattern.size())
        return JsonKind::DayText;
    const auto whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 64)));
    return TimePoint::parse(whole) ? JsonKind::TimeText : JsonKind::Text;
}

JsonColumn::JsonColumn(std::string name, Keeps keeps, unsigned kinds)
    : m_name(std::move(name)), m_keeps(keeps), m_kinds(kinds), m_form(formOf(kinds)), m_builder(builderOf(m_form))
{}

JsonColumn::Form JsonColumn::formOf(unsigned kinds)
{
    using K = JsonKind;
    if (kinds == 0)
        return Form::None;
    if ((kinds & (K::Other | K::lists)) != 0)
        return Form::Json;
    if (kinds == K::Boolean)
        return Form::Booleans;
    if ((kinds & ~K::integers) == 0)
        return Form::Integers;
    const bool areNumbers = (kinds & ~(K::Integer | K::LongInteger | K::Real)) == 0; // with every digit of them
    return areNumbers ? Form::Numbers : Form::Texts;
}

ColumnBuilder JsonColumn::builderOf(Form form)
{
    return ColumnBuilder({}, form == Form::Integers  ? Column::Type::Integer
                             : form == Form::Numbers ? Column::Type::Number
                                                     : Column::Type::Text);
}

void JsonColumn::reserve(std::size_t rows)
{
    m_reserved = rows;
    if (m_keeps == Keeps::Values && m_form != Form::None)
        m_builder.reserve(rows);
}

void JsonColumn::widen(unsigned kinds)
{
    m_kinds |= kinds;
    const Form form = formOf(m_kinds);
    if (form == m_form || m_isBehind)
        return;
    if (m_form == Form::None) {
        m_builder = builderOf(form);
        m_form = form;
        if (m_keeps == Keeps::Values) {
            m_builder.reserve(std::max(m_reserved, m_size));
            for (std::size_t i = 0; i < m_size; ++i)
                m_builder.appendNull();
        }
        return;
    }
    if (m_form == Form::Integers)
        m_builder.widenIntegers(builderOf(form).type());
    else if (m_form != Form::Booleans) // how a number was written, or that a text was one, is not kept
        m_isBehind = m_size > 0 && m_keeps == Keeps::Values;
    m_form = form;
}

void JsonColumn::append(const JsonValue &value)
{
    if ((value.kind & ~m_kinds) != 0)
        widen(value.kind);
    ++m_size;
    if (m_isBehind || m_keeps == Keeps::Kinds)
        return;
    if (value.kind == JsonKind::Null) {
        if (m_form != Form::None)
            m_builder.appendNull();
        return;
    }
    switch (m_form) {
    case Form::None:
        break;
    case Form::Integers:
        m_builder.appendInteger(value.integer);
        break;
    case Form::Numbers:
        m_builder.appendNumber(value.number, value.decimals);
        break;
    case Form::Booleans:
    case Form::Texts:
        m_builder.appendUtf8((value.kind & JsonKind::texts) != 0 ? value.text : value.written);
        break;
    case Form::Json:
        m_builder.appendUtf8(value.written);
        break;
    }
}

void JsonColumn::appendNulls(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        append(JsonValue{});
}

void JsonColumn::append(JsonColumn &&rest)
{
    m_size += rest.m_size;
    if (m_form != Form::None)
        m_builder.append(std::move(rest.m_builder));
}

ColumnBuilder &JsonColumn::values()
{
    while (m_form == Form::None && m_builder.size() < m_size)
        m_builder.appendNull();
    return m_builder;
}

SourceField JsonColumn::field() const
{
    using K = JsonKind;
    SourceField field;
    switch (m_form) {
    case Form::None:
        break;
    case Form::Booleans:
        field.type = FieldType::Integer;
        field.isBoolean = true;
        break;
    case Form::Integers:
        field.type = (m_kinds & (K::LongInteger | K::LongestInteger)) != 0 ? FieldType::Integer64 : FieldType::Integer;
        break;
    case Form::Numbers:
        field.type = FieldType::Real;
        break;
    case Form::Texts:
        if ((m_kinds & ~(K::DayText | K::TimeText)) == 0)
            field.type = (m_kinds & K::TimeText) != 0 ? FieldType::DateTime : FieldType::Date;
        field.staysText = (m_kinds & K::BeyondInteger) != 0;
        break;
    case Form::Json:
        field.type =
            (m_kinds & ~K::lists) == 0 && (m_kinds & K::TextList) != 0 ? FieldType::StringList : FieldType::Json;
        break;
    }
    return field;
}

} // namespace kohkan
