// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/export_options.h"

namespace kohkan {

/// Writes rows in source order as OGC KML 2.2, feature by feature: the placemarks of one folder called `name`, their
/// values as SimpleData; the columns `name` and `description` are those of the placemarks. `path` is the file written,
/// `target` the name it is going to have. GDAL's drivers do not do: LIBKML copies all that it has for every element,
/// KML writes names of columns as they are and changes that of the layer. Error::Output, Error::Cancelled. Any thread.
Result<ExportReport> writeKml(const QString &path, const QString &target, const QString &name, const Layer &layer,
                              const RowSet &rows, const std::vector<const Column *> &columns, std::stop_token stop,
                              const std::function<void(double)> &progress);

} // namespace kohkan
