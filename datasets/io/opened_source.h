// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/gdal_handles.h"
#include "datasets/table/layer.h"

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

} // namespace kohkan
