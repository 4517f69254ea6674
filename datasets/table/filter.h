// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/table/condition.h"
#include "datasets/table/layer.h"

#include <map>
#include <vector>

namespace kohkan {

/// The rows of a layer that meet a condition for certain. Text is equal exactly (`~` ignores letter case) and has no
/// order; a tag column matches when any tag does; integers compare to the digit, numbers as such, date-times as
/// instants. A number of which only a limit is known (`<0.01`), or a date of which only the month or year is, meets
/// what is true of all that it may be: see undecidedRows(). A row without a value meets only IsNull and orNull.
/// Error::Words where the column is unknown, the value does not fit its type, or the comparison means nothing for it.
Result<RowSet> evaluate(const Layer &layer, const Condition &condition);
/// The rows that the condition could be true or false of, because only a limit, month or year is known; they are not
/// among those that meet it.
RowSet undecidedRows(const Layer &layer, const Condition &condition);
/// How many they are (undecidedRows()), in a sentence that says how such values are treated; empty where there are
/// none.
QString undecidedText(const Layer &layer, const Condition &condition, const RowSet &undecided);
/// The rows that meet all conditions.
Result<RowSet> evaluateAll(const Layer &layer, const std::vector<Condition> &conditions);
/// The rows with a place in the box; minX > maxX crosses the antimeridian.
RowSet rowsInBox(const Layer &layer, const LonLatBox &box);

/// How often each value of a column with a dictionary occurs within `rows`, by dictionary code; and how many rows have
/// none.
struct ValueCounts {
    std::vector<std::size_t> counts;
    std::size_t nulls = 0;
};
ValueCounts countValues(const Column &column, const RowSet &rows);

/// The least and the greatest value of a number, integer, date or date-time column (Julian days) within `rows`; nothing
/// where all are null.
struct ValueRange {
    double low = 0;
    double high = 0;
};
std::optional<ValueRange> valueRange(const Column &column, const RowSet &rows);

} // namespace kohkan
