// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/export_options.h"

#include <span>

namespace kohkan {

/// Writes rows as one GeoJSON FeatureCollection (RFC 7946) to the new file `path`; messages speak of `target`, the name
/// it is going to have. A feature a line, in source order; `id` is the key, and where no column holds the key, it is a
/// property `row` too; numbers keep all their digits, dates are ISO 8601 texts, missing values null, lists `;`-joined
/// texts; `bbox` for the collection and for all but points. `columns` has the key column, where there is one.
///
/// Workers turn rows into text, a chunk each, and the calling thread writes the chunks in order through CheckedFile,
/// which looks at every write and then reads the file back from the device byte by byte: it holds what was made,
/// feature after feature, and parsing it once more, which takes longer than all the rest, would tell nothing new.
///
/// Any thread. Error::Output where the device takes no more, or a row lies where RFC 7946 has no coordinates;
/// Error::Cancelled.
Result<ExportReport> writeGeoJson(const QString &path, const QString &target, const Layer &layer, const RowSet &rows,
                                  std::span<const Column *const> columns, std::stop_token stop,
                                  const std::function<void(double)> &progress);

} // namespace kohkan
