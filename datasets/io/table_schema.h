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

/// Reads `schema.csv` of a data folder: one TableSchema a table, by table name. Error::Input where it is missing or a
/// line is off.
Result<std::map<QString, TableSchema>> readSchemas(const QString &dataFolder);

} // namespace kohkan
