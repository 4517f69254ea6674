// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/table/column.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kohkan {

/// What a JSON value is, as far as it decides what its column becomes; those of a column are or-ed together.
struct JsonKind {
    enum Bits : unsigned {
        Null = 0,
        Boolean = 1u << 0,
        Integer = 1u << 1,     ///< of 32 bits
        LongInteger = 1u << 2, ///< of 64 bits
        BeyondInteger = 1u << 3,
        Real = 1u << 4,
        Text = 1u << 5,
        DayText = 1u << 6,  ///< a day as ISO 8601 writes it; told from Text only where asked for
        TimeText = 1u << 7, ///< the same with a time of day
        TextList = 1u << 8,
        EmptyList = 1u << 9,
        Other = 1u << 10,         ///< an object, or an array of anything but texts
        LongestInteger = 1u << 11 ///< of 64 bits, and no double is the same number
    };
    static constexpr unsigned integers = Integer | LongInteger | LongestInteger, texts = Text | DayText | TimeText,
                              lists = TextList | EmptyList;
};

/// One value, its views valid until the next window is read.
struct JsonValue {
    unsigned kind = JsonKind::Null;
    std::string_view written; ///< as the file has it; of a list or an object without white space between its parts
    std::string_view text;    ///< of a text: what it says
    std::int64_t integer = 0;
    double number = 0;
    std::int8_t decimals = Column::plainDecimals;
};

/// The kind of a day or time as ISO 8601 writes it, else Text.
unsigned kindOfText(std::string_view text);

/// The values of one property of many features, kept in the narrowest form that holds all kinds that were met. Where an
/// earlier value cannot be had any more in a wider form, isBehind() turns true: then the rows are to be read again by a
/// column that knows the kinds from the start. One thread.
class JsonColumn {
public:
    enum class Keeps { Values, Kinds }; ///< kinds alone: to say what a file holds
    JsonColumn(std::string name, Keeps keeps, unsigned kinds = 0);

    const std::string &name() const { return m_name; }
    unsigned kinds() const { return m_kinds; }
    bool isBehind() const { return m_isBehind; }
    std::size_t size() const { return m_size; }
    void reserve(std::size_t rows);
    void append(const JsonValue &value);
    void appendNulls(std::size_t count);
    /// Takes over the kinds of another part of the rows.
    void widen(unsigned kinds);
    /// The rows of another part, of the same kinds, behind these.
    void append(JsonColumn &&rest);
    /// What it is as a field of a source; without its name.
    SourceField field() const;
    ColumnBuilder &values(); ///< one a row

private:
    enum class Form { None, Booleans, Integers, Numbers, Texts, Json };
    static Form formOf(unsigned kinds);
    static ColumnBuilder builderOf(Form form);
    std::string m_name;
    Keeps m_keeps;
    unsigned m_kinds;
    Form m_form;
    bool m_isBehind = false;
    std::size_t m_size = 0;
    std::size_t m_reserved = 0;
    ColumnBuilder m_builder;
};

} // namespace kohkan
