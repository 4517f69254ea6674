// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

namespace kohkan {

/// What a row says, as one text: a line `NAME<tab>VALUE<line feed>` a column that has a value, in the order of the
/// names by code point, values as their source wrote them, with `\`, tab and line feed in them as `\\`, `\t` and `\n`.
/// Columns that the program derives are no part of it. Any thread.
QString canonicalRow(const Layer &table, Row row);
/// SHA-256 of the UTF-8 of canonicalRow(), in lower-case hexadecimal digits: the same as long as no value of the row
/// changes, whatever becomes of other rows, of the order of columns, and of columns that are empty here.
QString rowHash(const Layer &table, Row row);

/// The id that names a row of a shipped table: `id`, of estimates `id/line`, of sources `ref`, of commodities `token`.
QString rowName(const QString &tableName, const Layer &table, Row row);

} // namespace kohkan
