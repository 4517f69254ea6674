// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/gdal_handles.h"
#include "datasets/table/geometry.h"

namespace kohkan {

/// The geometry of one row as OGR holds it; null where the row has none. Where some of its coordinates have heights,
/// `unknown` stands for those that are not there.
GeometryHandle exportGeometry(const Geometry &geometry, Row row, double unknown = noHeight);
/// The OGR type that fits all rows: theirs where they agree (rows without one aside), wkbUnknown where they differ,
/// wkbNone where none has one.
OGRwkbGeometryType commonGeometryType(const Geometry &geometry, const RowSet &rows);

} // namespace kohkan
