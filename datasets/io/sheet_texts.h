// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/io/table_header.h"

namespace kohkan {

/// What a sheet of an XLSX holds beside what GDAL 3.6.2 says of it.
struct SheetTexts {
    /// Booleans as `true` and `false`; days as Excel shows them: GDAL counts from 1899-12-30 whatever the workbook
    /// says, which is a day off before March 1900 and four years in a workbook that counts from 1904.
    std::shared_ptr<CellTexts> cells = std::make_shared<CellTexts>();
    /// A day number that is no day.
    struct NoDay {
        qint64 row; ///< of the sheet, from 1
        int column; ///< from 0
        QString serial;
        bool isLeapDay; ///< 60, which Excel shows as 29 February 1900
    };
    std::vector<MergedCell> merged; ///< in the order of the file
    std::vector<NoDay> noDays;
    QStringList warnings;           ///< on what else has no value
    std::vector<qint64> uncomputed; ///< rows of the formulas that have none, one a cell
};

/// Reads the XML of one sheet; nothing where it is not as it should be. For XLSX alone.
SheetTexts readSheetTexts(const QString &path, const QString &sheet);

/// The day that Excel shows for a serial number, in ISO form, with the time of day where it has one; empty where there
/// is none: 60 (29 February 1900), below 1, beyond 9999.
QString excelDay(double serial, bool countsFrom1904);

} // namespace kohkan
