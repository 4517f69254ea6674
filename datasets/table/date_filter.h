// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/condition.h"
#include "datasets/table/layer.h"

namespace kohkan {

/// The rows with a date for which the comparison is true of every day that the date, which may be known to the month or
/// year alone, may be: it equals another where it lies within it, and is less where it ends before the other starts.
RowSet rowsWithDate(const Column &column, Condition::Op op, const DateRange &than);
/// The rows with a date for which neither the condition nor its opposite is true of every day.
RowSet undecidedDates(const Column &column, const Condition &condition);

} // namespace kohkan
