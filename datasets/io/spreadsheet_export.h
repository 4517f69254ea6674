// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/table/layer.h"

#include <span>

namespace kohkan {

/// What a sheet of a workbook (ISO/IEC 29500, as Excel reads it) can hold of a layer. Any thread.

/// Does a column keep its values as cells of its own type? Not integers of more than 15 digits, which a double cannot
/// tell apart, numbers that are infinite, or days before 1900-03-01, where spreadsheets disagree; they leave as text.
bool fitsCells(const Column &column, const RowSet &rows);

/// The name of the sheet: at most 31 letters, none of []:*?/\, no apostrophe at either end.
QString sheetName(const QString &layer);

/// Error::Output for more than 1,048,575 rows, 16,384 columns, or a text of more than 32,767 letters.
Outcome fitsSheet(std::span<const Column *const> columns, const RowSet &rows, const QString &target);

/// What is not in the sheet as it is in the layer, each in a sentence.
std::vector<Warning> sheetWarnings(const Layer &layer, const QString &name, std::span<const Column *const> columns,
                                   const RowSet &rows);

} // namespace kohkan
