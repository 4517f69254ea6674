// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>
#include <vector>

namespace kohkan {

/// A driver that the exporter can write.
struct ExportFormat {
    QString driver;    ///< GDAL short name: GeoJSON, GPKG, CSV, LIBKML, FlatGeobuf, XLSX
    QString title;     ///< for a person
    QString extension; ///< without the dot
};
const std::vector<ExportFormat> &exportFormats();
/// The format for a driver name (letter case ignored) or, where `driver` is empty, for the ending of the path.
/// Error::Words where there is none.
Result<ExportFormat> exportFormatFor(const QString &path, const QString &driver = {});

/// The name that a layer gets in a file of a format; empty in a format without such names.
QString layerNameIn(const ExportFormat &format, const QString &layerName);

} // namespace kohkan
