// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

#include <optional>

namespace kohkan {

/// Reads GeoJSON feature collections without GDAL, by simdjson, a window at a time and long files on two threads. The
/// layer is the one that GDAL's reader leads to, but for what that one loses: digits of whole numbers beyond 64 bits,
/// decimals as they are written, and the ids of features. Whatever is not such a collection, or not valid throughout,
/// is left to GDAL. Any thread.
class GeoJsonReader {
public:
    /// Is the file GeoJSON by the word of GDAL, and free to be read by this?
    static bool takes(const QString &path, const ReadOptions &options);
    /// A null layer: GDAL is to read the file, from the start. `objection` then says why, where the file looked right
    /// at first.
    static Result<LayerPtr> read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                 const ReportProgress &report, QString &objection);
    /// Reads the file to its end for what kinds of values there are, and keeps none. Nothing: GDAL is to be asked.
    static std::optional<LayerInfo> probe(const QString &path, const ReadOptions &options);
};

} // namespace kohkan
