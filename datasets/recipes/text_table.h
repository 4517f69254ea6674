// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/table_schema.h"
#include "datasets/records/user_edit.h"
#include "datasets/table/layer.h"

namespace kohkan {

/// One of our tables in the making: rows of texts by column, typed at the end. Owned by one thread.
struct TextTable {
    QString name;
    std::vector<ColumnSchema> columns;
    std::vector<RowTexts> rows;
    std::vector<LonLat> places; ///< one a row, or none at all

    LayerPtr layer(const Provenance &provenance) const;
};

/// The columns of our tables of estimates, production and sources, as far as a recipe fills them.
std::vector<ColumnSchema> estimateColumns();
std::vector<ColumnSchema> productionColumns();
std::vector<ColumnSchema> sourceColumnsOfTable();

} // namespace kohkan
