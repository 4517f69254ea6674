// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

#include <optional>

namespace kohkan {

/// Reads text tables (CSV and its kin) by our own means: in pieces on several threads, with a word on everything that
/// is not as it should be. What a table is made of is found by findLayout().
class CsvReader {
public:
    /// Is this a text table for us to read? Not where a schema, a `.csvt` file or a column of geometries called WKT
    /// gives GDAL's reader what ours does not look at, and not where GDAL's is asked for.
    static bool takes(const QString &path, const ReadOptions &options);

    static Result<LayerInfo> probe(const QString &path, const ReadOptions &options);
    static Result<LayerPtr> read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                 const ReportProgress &report);
};

} // namespace kohkan
