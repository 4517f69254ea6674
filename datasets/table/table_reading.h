// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <vector>

namespace kohkan {

/// How a table was taken apart: what was found out of it, or said by a person. Lines are those of the file, rows of a
/// spreadsheet, counted from 1.
struct TableReading {
    struct Skipped {
        qint64 line;
        QString text;
    };
    QString encoding;               ///< of a text table: UTF-8, UTF-16LE, Windows-1256 ...
    bool isEncodingGuessed = false; ///< neither a mark nor the bytes themselves settled it
    QString separator;              ///< of a text table: one character; empty where it has one column
    qint64 headerLine = 0;          ///< 0: the table has none
    std::vector<Skipped> skipped;   ///< titles, notes, tags, units: no rows of the table
    qint64 surplusCells = 0;        ///< cells with values for which there is no column
    qint64 shortRows = 0;           ///< rows with fewer cells than there are columns
    qint64 openQuotes = 0;          ///< quotation marks that were taken as text
};

} // namespace kohkan
