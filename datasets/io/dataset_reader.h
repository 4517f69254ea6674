// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/read_options.h"

namespace kohkan {

/// Opens files through GDAL and reads their layers into memory. All functions may run on any thread, several at once;
/// nothing throws; GDAL's messages become warnings or the detail of the error. Only local files of known vector drivers
/// are opened: network paths, `/vsicurl`-like names, a VRT that points elsewhere, rasters and files inside a zip are
/// refused with a sentence.
class DatasetReader {
public:
    /// Lists layers, fields, reference system and counts without reading rows. Error::Input where the file cannot be
    /// opened.
    static Result<SourceInfo> probe(const QString &path, const ReadOptions &options = {});

    /// Reads one layer whole. A bad row becomes a warning with its number; only an unreadable source, an unknown layer
    /// name (Error::Words) or `stop` (Error::Cancelled) is an error.
    static Result<LayerPtr> read(const QString &path, const ReadOptions &options = {}, std::stop_token stop = {},
                                 const ReportProgress &report = {});
};

} // namespace kohkan
