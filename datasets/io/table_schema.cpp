// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/table_schema.h"

#include <algorithm>

namespace kohkan {

const ColumnSchema *TableSchema::column(QStringView name) const
{
    const auto it = std::find_if(columns.begin(), columns.end(), [&](const auto &c) { return c.name == name; });
    return it == columns.end() ? nullptr : &*it;
}

} // namespace kohkan
