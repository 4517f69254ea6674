// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/csv_piece.h"
#include "datasets/io/read_pace.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace kohkan {

class CsvText;

/// One reading of a text table from its first row to its last, in pieces on as many threads as there are cores. Where a
/// piece begins is a guess; the piece before it knows, and one that began in the middle of a record is read again, so
/// that the rows are those of a single reading from start to end. One use, one thread.
class CsvPass {
public:
    CsvPass(const CsvPlan &plan, const CsvText &text, ReadPace &pace);
    /// False where a column did not fit its type: then type() says what it fits, and the table is to be read again.
    Result<bool> read();
    FieldType type(std::size_t column) const;
    Result<LayerPtr> finish();

private:
    std::vector<std::size_t> beginnings() const;
    std::size_t beginningAfter(std::size_t at) const;
    Outcome readPieces(const std::vector<std::size_t> &beginnings);
    void take(CsvPiece piece);
    void sayTotals();

    const CsvPlan &m_plan;
    const CsvText &m_text;
    ReadPace &m_pace;
    LayerAssembler m_assembler;
    std::size_t m_at; ///< behind the last record that was taken
    qint64 m_line;    ///< there
    qint64 m_rows = 0;
    qint64 m_blankLines = 0;
    qint64 m_notes = 0;
    qint64 m_headersAgain = 0;
    qint64 m_firstHeaderAgain = 0; ///< its line
    bool m_isOff = false;
    std::vector<CsvPiece::ColumnFacts> m_columns;
    TableReading m_reading;
};

} // namespace kohkan
