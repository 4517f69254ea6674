// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/table_schema.h"
#include "datasets/table/date_text.h"
#include "datasets/table/layer_builder.h"
#include "datasets/table/number_text.h"

#include <map>
#include <optional>
#include <set>

namespace kohkan {

/// What is known of the texts of a source before its columns are typed.
struct TypingHints {
    /// Which columns are typed by their values: none, those of numbers and dates (JSON and KML quote them), or booleans
    /// as well (tables of texts alone).
    enum class Guess { Nothing, Figures, Everything } guess = Guess::Nothing;
    DecimalSign decimalSign = DecimalSign::Detect;
    DateOrder dateOrder = DateOrder::Detect;
    std::set<QString> textColumns;   ///< stay as they are
    std::set<QString> typedColumns;  ///< are typed by their values whatever `guess` says
    bool semicolonSeparated = false; ///< the cells of the table are parted by semicolons
    bool commaSeparated = false;     ///< a comma within a cell is then rather one of thousands
};

/// Gives the columns of a table their types: by schema where there is one, else by what every value of the column looks
/// like (integer, number, date, date-time, boolean); by what rule is a warning where it was more than plain figures. A
/// text column is a tag list where the user says so, or where every value splits at `;` into words of at most 40
/// letters from fewer than 500 distinct ones, at least one has two, and words come back or most values have several;
/// that is said where the texts do not read so to the letter.
void typeColumns(LayerBuilder &builder, const TableSchema *schema, const std::map<QString, bool> &tagColumns,
                 const TypingHints &hints);

} // namespace kohkan
