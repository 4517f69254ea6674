// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"
#include "datasets/table/column.h"

#include <QString>
#include <map>
#include <vector>

namespace kohkan {

/// What `schema.csv` of the bundled tables says of one column.
struct ColumnSchema {
    QString name;
    Column::Type type = Column::Type::Text;
    QString unit;
    bool isKey = false;
    QString reference; ///< `table.column` that every value must be found in; empty where none
};

/// The columns of one table in the order of the file.
struct TableSchema {
    QString table;
    std::vector<ColumnSchema> columns;
    const ColumnSchema *column(QStringView name) const;
};

} // namespace kohkan
