// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/csv_scanner.h"
#include "datasets/io/layer_description.h"
#include "datasets/io/table_header.h"

#include <QChar>

namespace kohkan {

class CsvText;
struct ReadOptions;

/// How a text table lies in its file.
struct CsvLayout {
    char separator = ',';  ///< CsvScanner::noSeparator where there is one column
    std::size_t begin = 0; ///< of the first row, in the text
    qint64 line = 1;       ///< of the first row, counted from 1
    TableHeader header;
    double bytesPerRow = 0;             ///< of the first rows; 0 where there is none
    std::vector<QStringList> firstRows; ///< texts of the first rows
    std::vector<FieldType> types;       ///< as the rows that were looked at lead to expect: Integer64, Real or Text
};

/// Looks at the first hundred records and, for the types, at some more all over the file.
CsvLayout findLayout(const CsvText &text, const ReadOptions &options);

/// The separator that takes most records apart into the same number of cells: comma, semicolon, tab or bar.
char findSeparator(std::string_view text);

} // namespace kohkan
