// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/export_formats.h"
#include "datasets/io/export_options.h"
#include "datasets/result.h"
#include "datasets/table/layer.h"

#include <functional>
#include <stop_token>

namespace kohkan {

/// How many of these rows FlatGeobuf would have to leave out, to be said before writing: those without a place on
/// Earth.
std::size_t rowsWithoutGeometry(const Layer &layer, const RowSet &rows);

/// What an export would do to what is there: examineTarget() with the layer's own file among the sources. Not for the
/// GUI thread. Error::Output, Error::Words.
Result<ExportTarget> exportTargetOf(const Layer &layer, const ExportOptions &options);

/// Writes rows in source order with the longitude and latitude of WGS 84 they were read with: GeoJSON by RFC 7946
/// (right-hand rings, bbox, at most 7 decimals, the key both as `id` and as a property, ids of features as `id` alone,
/// no `crs` member), GeoPackage, CSV, KML, FlatGeobuf, XLSX; lists leave as planFields() says. What is there is lost
/// only where that was agreed to (examineTarget()): into a GeoPackage the layer is added, and every row of the others
/// is compared before the file gets its name. Whole or not at all: a temporary file in the target's folder, fsync, read
/// back and compared, renamed. What GDAL wrote is read through GDAL (count, keys, box), because it reports success on a
/// full device; GeoJSON is written by writeGeoJson(), which checks every write, and is compared byte by byte. On
/// failure the target is untouched and the temporary file gone. Any thread. Error::Output where it cannot be written,
/// Error::Words for an unknown field or driver, Error::Cancelled.
Result<ExportReport> exportLayer(const Layer &layer, const RowSet &rows, const ExportOptions &options,
                                 std::stop_token stop = {}, const std::function<void(double)> &progress = {});

} // namespace kohkan
