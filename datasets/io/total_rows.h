// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/doubt.h"
#include "datasets/table/layer_builder.h"

#include <optional>

namespace kohkan {

/// The rows of a table that look like sums or means of others by the word that one of their first columns holds
/// (`Total`, `Grand total`, `Average`), and that have no place of their own. Before the columns are typed. Nothing
/// where there is none, or where most rows are like that.
std::optional<Doubt> totalRows(const LayerBuilder &builder);

} // namespace kohkan
