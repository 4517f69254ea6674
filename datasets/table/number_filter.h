// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/condition.h"
#include "datasets/table/layer.h"

#include <optional>

namespace kohkan {

/// Rows of a Number or Integer column that meet a comparison with a number, written as a text: integers to the digit,
/// values of which only a limit is known where it is true of all that they may be. Nothing where the text is no number.
std::optional<RowSet> rowsComparedTo(const Column &column, Condition::Op op, const QString &than);

} // namespace kohkan
