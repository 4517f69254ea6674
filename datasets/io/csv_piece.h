// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/csv_layout.h"
#include "datasets/io/layer_assembler.h"

#include <atomic>
#include <memory>

namespace kohkan {

/// What all pieces of a text table are read by.
struct CsvPlan {
    std::string_view text;
    CsvLayout layout;
    LayerDescription description; ///< its types are those that the columns are read as
    const ReadOptions &options;
};

/// The rows of a part of a text table, in an assembler of their own.
struct CsvPiece {
    /// Something odd about a row; both numbers counted from 0 where the piece begins.
    struct Note {
        qint64 row, line;
        QString text; ///< with %1 for the line
    };
    /// What the values of a column have in common.
    struct ColumnFacts {
        bool isInteger = true, isNumber = true;
        bool isOff = false; ///< a value did not fit the type that the column was read as
        FieldType type() const
        {
            return isInteger ? FieldType::Integer64 : isNumber ? FieldType::Real : FieldType::Text;
        }
    };

    std::unique_ptr<LayerAssembler> assembler;
    std::size_t begin = 0, limit = 0; ///< the part; only records that begin in it
    std::size_t end = 0;              ///< behind the last record: beyond the limit where that one goes on
    qint64 lines = 0;                 ///< from begin to end, or to the limit where that is further
    qint64 blankLines = 0;
    std::vector<ColumnFacts> columns;
    std::vector<Note> notes;          ///< the first thousand
    std::vector<qint64> headersAgain; ///< lines, as in a note
    qint64 surplusCells = 0, shortRows = 0, openQuotes = 0;
    bool isWhole = false; ///< it was not stopped

    bool isOff() const;
};

/// Reads the records that begin in a part of the text. Any thread.
CsvPiece readPiece(const CsvPlan &plan, std::size_t begin, std::size_t limit, const std::atomic<bool> &isStopped);

} // namespace kohkan
