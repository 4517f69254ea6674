// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/export_target.h"
#include "datasets/table/layer.h"

#include <QStringList>

namespace kohkan {

/// What goes where.
struct ExportOptions {
    QString path;
    QString driver;     ///< empty: by the ending of the path
    QStringList fields; ///< empty: every column that came from the source
    std::vector<ColumnPtr>
        extraColumns;      ///< columns in the layer's row order that go along (references of each figure, say)
    QString layerName{};   ///< empty: that of the layer
    QStringList sources{}; ///< files that are read, beside the layer's own: never a target
    /// What may be lost, because a person has agreed to it: a layer of a GeoPackage, or a file. Anything else that is
    /// there refuses the export.
    ExportTarget::Action agreed = ExportTarget::Action::NewFile;
};

/// What came of it.
struct ExportReport {
    std::size_t written = 0;
    std::size_t withoutGeometry = 0; ///< rows left out because the format cannot hold them (FlatGeobuf)
    std::vector<Warning> warnings;
    QString keyColumn;                       ///< as it is called in the file, where the layer has one and GDAL wrote it
    QString longitudeColumn, latitudeColumn; ///< that were added to a table; empty where its own columns say the places
    ExportTarget target;                     ///< what was there, and what became of it
};

} // namespace kohkan
