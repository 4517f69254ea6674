// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/sheet_rows.h"

#include "datasets/io/table_header.h"
#include "datasets/work/words.h"

#include <string_view>

namespace kohkan {

namespace {

constexpr qint64 headersListed = 1000;

std::string_view textOf(OGRFeatureH row, int field)
{
    return OGR_F_IsFieldSetAndNotNull(row, field) ? OGR_F_GetFieldAsString(row, field) : "";
}

} // namespace

SheetRows::SheetRows(LayerAssembler &assembler)
    : m_assembler(assembler)
    , m_source(assembler.description())
    , m_isSheet(m_source.isUntypedTable && m_source.driver != QLatin1String("CSV"))
    , m_sourceRow(m_source.skippedRows)
    , m_reading(m_source.reading.value_or(TableReading{}))
{
    for (const MergedCell &cell : m_source.merged)
        m_merged[cell.firstRow].push_back(&cell);
}

bool SheetRows::take(OGRFeatureH row)
{
    ++m_sourceRow;
    if (!m_isSheet)
        return true;
    if (isHeader(row)) {
        if (m_headers++ < headersListed)
            m_reading.skipped.push_back({m_sourceRow, m_source.header.join(QStringLiteral(", "))});
        return false;
    }
    fill(row);
    const bool isNone = isBlank(row);
    m_blanks += isNone;
    return !isNone;
}

bool SheetRows::isHeader(OGRFeatureH row) const
{
    if (m_source.header.isEmpty())
        return false;
    QStringList cells;
    for (int i = 0; i < OGR_F_GetFieldCount(row); ++i) {
        cells << readableText(std::string(textOf(row, i)).c_str()).trimmed();
        if (cells.back() != m_source.header.value(i))
            return false;
    }
    return isHeaderAgain(m_source.header, cells);
}

bool SheetRows::isBlank(OGRFeatureH row) const
{
    for (int i = 0; i < OGR_F_GetFieldCount(row); ++i) {
        const QString *own = m_source.texts ? m_source.texts->find(m_sourceRow, i) : nullptr;
        if (own ? !own->isEmpty() : textOf(row, i).find_first_not_of(' ') != std::string_view::npos)
            return false;
    }
    return true;
}

void SheetRows::fill(OGRFeatureH row)
{
    std::erase_if(m_open, [&](const auto &open) { return open.second.lastRow < m_sourceRow; });
    for (const auto &[column, open] : m_open)
        if (!OGR_F_IsFieldSetAndNotNull(row, column))
            OGR_F_SetFieldString(row, column, open.text.c_str());
    const auto found = m_merged.find(m_sourceRow);
    if (found == m_merged.end())
        return;
    for (const MergedCell *cell : found->second)
        if (cell->column < OGR_F_GetFieldCount(row) && OGR_F_IsFieldSetAndNotNull(row, cell->column))
            m_open[cell->column] = {cell->lastRow, OGR_F_GetFieldAsString(row, cell->column)};
}

void SheetRows::say()
{
    if (m_headers > 0) {
        const auto first = m_reading.skipped.end() - std::min(m_headers, headersListed);
        m_assembler.warn(headersAgainText(m_headers, first->line, true), std::nullopt);
        m_assembler.setReading(m_reading);
    }
    if (m_blanks > 0)
        m_assembler.warn(tr("Empty rows are no rows of the table (%1 of them); the rows behind them have lower numbers "
                            "than in the sheet.")
                             .arg(m_blanks),
                         std::nullopt);
}

} // namespace kohkan
