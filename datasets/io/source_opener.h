// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/gdal_handles.h"
#include "datasets/result.h"
#include "datasets/table/layer.h"

#include <QString>
#include <optional>
#include <vector>

namespace kohkan {

/// A source that GDAL has open, and what had to be said on the way.
struct OpenedSource {
    std::shared_ptr<void> memory; ///< what the data set reads from, where that is no file
    DatasetHandle dataset;
    QString path;
    QString driver;
    bool isUntypedTable = false; ///< CSV or a spreadsheet: every value arrives as text, without GDAL's own guesses
    bool hasUnknownReference =
        false; ///< PROJ does not know the system the file names, and GDAL put another in its place
    std::vector<Warning> warnings;
    qint64 rowsLeftOut = 0;  ///< as a warning says
    QString layerWithLosses; ///< of which they would be rows
};

/// Why a path is not opened at all, whatever is in it; nothing where it may be.
std::optional<Error> refusal(const QString &path);
/// By its name.
bool isKml(const QString &path);
/// Which of the allowed drivers a file is for, by its begin and its name; empty where none takes it.
QString driverOf(const QString &path);

/// Opens a local vector file with one of the allowed drivers. Refuses, each with its sentence: what does not exist, an
/// empty file, a folder without a data set, network and /vsi paths, VRT, zip files, rasters. `encoding`: of the texts
/// of a Shapefile; empty: found out. Error::Words where nobody knows it. A Shapefile without its index gets one in
/// memory.
Result<OpenedSource> openSource(const QString &path, const QString &driver = {}, const QString &encoding = {});

} // namespace kohkan
