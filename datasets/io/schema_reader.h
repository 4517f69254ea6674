// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/table_schema.h"
#include "datasets/result.h"

#include <map>

namespace kohkan {

/// Reads `schema.csv` of a data folder: one TableSchema a table, by table name. Error::Input where it is missing or a
/// line is off.
Result<std::map<QString, TableSchema>> readSchemas(const QString &dataFolder);

} // namespace kohkan
