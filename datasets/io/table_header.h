// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/source_opener.h"

#include <QStringList>

namespace kohkan {

/// What the first rows of a layer are: the column names and how many rows to skip before the data.
struct TableHeader {
    QStringList names;
    int skip = 0;
    QString note; ///< a warning where a row was left out
};

/// The names of a layer's fields as the driver has them, made readable.
QStringList fieldNames(OGRLayerH layer);

/// For a spreadsheet whose first row GDAL could not tell from data (it reads every cell as text here), that row is the
/// header if it is all words, all different, one for each column with values, and numbers stand below it. A second row
/// of HXL tags (`#geo+lat`), as humanitarian data sets have, is left out with a note. For any other layer just the
/// names.
TableHeader readTableHeader(OGRLayerH layer, const OpenedSource &source);

} // namespace kohkan
