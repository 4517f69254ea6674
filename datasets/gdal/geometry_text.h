// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/geometry_import.h"

#include <QString>

namespace kohkan {

/// Could the cell be a geometry as text: Well-Known Text (with `SRID=...;` or without), Well-Known Binary in
/// hexadecimal digits, as PostGIS dumps it, or GeoJSON? A look at its beginning, no more.
bool looksLikeGeometry(const QString &cell);

/// How the reading of such a cell went.
struct GeometryText {
    bool isRead = false;
    QString system; ///< that the cell names (`EPSG:32642`); empty where it names none
};

/// The geometry of a cell, in the reference system of the cell; not read where it is no such text to its end.
GeometryText readGeometryText(const QString &cell, ImportedGeometry &into);

} // namespace kohkan
