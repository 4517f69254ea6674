// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/column.h"

#include <optional>
#include <string_view>

namespace kohkan {

/// The number of a cell, with the same result as parseNumber() and parseInteger() of its text, in a fraction of the
/// time where it is written plainly. A code such as 007 is no number.
std::optional<ParsedNumber> numberOfCell(std::string_view cell);
std::optional<std::int64_t> integerOfCell(std::string_view cell);
/// A whole number that no integer holds: its digits are only kept as text.
bool isBeyondIntegers(std::string_view cell);

} // namespace kohkan
