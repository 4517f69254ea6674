// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/table_reading.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace kohkan {

constexpr std::size_t rowsForHeader = 100; ///< that findHeader() looks at

/// The first rows of a table as texts, trimmed; an empty text where a cell has no value.
struct FirstRows {
    std::vector<QStringList> cells;
    std::vector<qint64> lines; ///< of each, as the file counts them from 1
    bool isSheet = false;      ///< a spreadsheet: for the words of a warning
};

/// What a person says of the header: nothing, that there is none, or its line.
struct HeaderWish {
    enum class Kind { Find, None, Line, Likely } kind = Kind::Find; ///< Likely: by merged cells
    qint64 line = 0;
    /// Of a line, where 0 says that there is no header.
    static HeaderWish of(std::optional<qint64> line)
    {
        if (!line)
            return {};
        return {*line > 0 ? Kind::Line : Kind::None, *line};
    }
};

/// Where the data begin and what their columns are called.
struct TableHeader {
    QStringList cells;            ///< the row of the header as it stands there; empty where there is none
    QStringList names;            ///< one a column: different from each other whatever the letter case, none empty
    QStringList units;            ///< one a column, empty where none is given; empty altogether without a row of units
    std::vector<bool> isNameless; ///< the source gives no name, and `column_3` stands for it
    qint64 rowsLeftOut = 0;       ///< of another table above this one
    int skip = 0;                 ///< rows before the data
    qint64 line = 0;              ///< of the header; 0: there is none
    std::vector<TableReading::Skipped> skipped;
    QStringList notes; ///< warnings on what was left out or renamed
};

/// The header is the first row that is as wide as the table, stands above the data and is made of words: titles, notes
/// and comments (`#`) above it are skipped. Years and counted numbers (2021, 2022) are names where the rows below are
/// unlike them. Where numbers or dates stand in the first row as they do below, there is no header. A row of HXL tags
/// (`#geo+lat`) or of units (`g/t`, `%`) under it is left out of the rows. All that is left out is said. `columns`: of
/// the table at least.
TableHeader findHeader(const FirstRows &rows, const HeaderWish &wish, int columns);

/// Is this the header once more, as it stands above each part of a table that was put together of several? `cells` and
/// `row` are trimmed.
bool isHeaderAgain(const QStringList &cells, const QStringList &row);
/// That it was left out so many times, for a person.
QString headersAgainText(qint64 times, qint64 firstLine, bool isSheet);

/// Is this the row of HXL tags (`#geo+lat`) that humanitarian data sets have under the header?
bool isTagRow(const QStringList &row);

/// Different names, whatever the letter case: `grade`, `grade_2`. Each change is added to `notes`.
QStringList distinctNames(const QStringList &names, QStringList &notes);

} // namespace kohkan
