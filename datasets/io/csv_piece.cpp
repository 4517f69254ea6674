// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_piece.h"

#include "datasets/io/cell_number.h"
#include "datasets/table/number_text.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kohkan {

namespace {

constexpr std::size_t mostNotes = 1000;
constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

/// A cell for a warning.
QString quotable(std::string_view cell)
{
    QString text = readableText(std::string(cell.substr(0, 400)).c_str()).simplified();
    if (text.size() > 80 || cell.size() > 400)
        text = text.left(80) + QChar(0x2026);
    return u'"' + text + u'"';
}

class PieceReader {
public:
    PieceReader(const CsvPlan &plan, CsvPiece &piece)
        : m_piece(piece), m_assembler(*piece.assembler), m_numbers(m_assembler.fields().size(), noNumber)
    {
        const auto &nameless = plan.layout.header.isNameless;
        for (std::size_t i = 0; i < nameless.size(); ++i)
            if (!nameless[i])
                m_named = i + 1;
        for (const QString &cell : plan.layout.header.cells)
            m_header.push_back(cell.toStdString());
        while (!m_header.empty() && m_header.back().empty())
            m_header.pop_back();
        if (!kohkan::isHeaderAgain(plan.layout.header.cells,
                                   plan.layout.header.cells)) // of one cell, or of figures alone
            m_header.clear();
    }
    void row(const CsvScanner &record);

private:
    void append(std::size_t at, std::string_view cell);
    bool isHeaderAgain(std::span<const std::string_view> cells) const;
    void placeRow(std::span<const std::string_view> cells);
    void checkLength(const CsvScanner &record);
    void checkQuotes(const CsvScanner &record);
    void note(qint64 line, const QString &text);

    CsvPiece &m_piece;
    LayerAssembler &m_assembler;
    QStringList m_texts;               ///< of the row's place
    std::vector<double> m_numbers;     ///< of the row's cells; NaN for what is no number
    std::vector<std::string> m_header; ///< its cells; none where no row can be told to be the same
    std::size_t m_named = 0;           ///< columns up to the last one with a name
    ImportedGeometry m_nowhere;
};

bool PieceReader::isHeaderAgain(std::span<const std::string_view> cells) const
{
    const auto trimmed = [](std::string_view cell) {
        while (!cell.empty() && cell.front() == ' ')
            cell.remove_prefix(1);
        while (!cell.empty() && cell.back() == ' ')
            cell.remove_suffix(1);
        return cell;
    };
    for (std::size_t i = 0; i < m_header.size(); ++i)
        if (i >= cells.size() || trimmed(cells[i]) != m_header[i])
            return false;
    return !m_header.empty() && std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(m_header.size()), cells.end(),
                                            [](std::string_view cell) { return cell.empty(); });
}

void PieceReader::row(const CsvScanner &record)
{
    const auto cells = record.cells();
    if (isHeaderAgain(cells)) {
        m_piece.headersAgain.push_back(record.line());
        return;
    }
    m_assembler.beginRow();
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        append(i, i < cells.size() ? cells[i] : std::string_view());
    placeRow(cells);
    if (cells.size() < m_named || cells.size() > m_numbers.size())
        checkLength(record);
    if (record.oddities())
        checkQuotes(record);
}

/// Of a whole number that is kept as a double.
static bool keepsDigits(const ParsedNumber &number, std::string_view cell)
{
    constexpr double exact = 9007199254740992; // below it every whole number is
    if (std::abs(number.value) < exact)
        return true;
    const auto whole = integerOfCell(cell);
    return !whole || isExactNumber(*whole);
}

/// A column of numbers stays one as long as every value is one: the first that is not makes the reader begin again with
/// a column of texts, whose type is found once all are there.
void PieceReader::append(std::size_t at, std::string_view cell)
{
    const auto &field = m_assembler.fields()[at];
    ColumnBuilder &column = *field.column;
    m_numbers[at] = noNumber;
    if (cell.empty())
        return column.appendNull();
    if (field.type == FieldType::Text)
        return m_assembler.appendText(column, cell);
    auto &facts = m_piece.columns[at];
    if (facts.isInteger) {
        const auto number = integerOfCell(cell);
        if (number && isSentinel(static_cast<double>(*number))) { // may be no value: the whole column tells
            facts.isInteger = facts.isNumber = false;
        } else if (number && field.type == FieldType::Integer64) {
            m_numbers[at] = static_cast<double>(*number);
            return column.appendInteger(*number);
        } else if (!number) {
            facts.isInteger = false;
        }
    }
    const auto number = facts.isNumber && !isBeyondIntegers(cell) ? numberOfCell(cell) : std::nullopt;
    if (number && !isSentinel(number->value) && keepsDigits(*number, cell)) {
        m_numbers[at] = number->value;
        if (field.type == FieldType::Real)
            return column.appendNumber(number->value, number->decimals);
    } else {
        facts.isNumber = false;
    }
    facts.isOff = true;
    column.appendNull();
}

/// The one place where a row of a text table gets its place.
void PieceReader::placeRow(std::span<const std::string_view> cells)
{
    const auto &fields = m_assembler.placeFields();
    if (fields.empty())
        return m_assembler.place(m_nowhere);
    if (m_assembler.arePlainAngles()) {
        const LonLat point{m_numbers[static_cast<std::size_t>(fields[0])],
                           m_numbers[static_cast<std::size_t>(fields[1])]};
        if (!std::isnan(point.lon) && !std::isnan(point.lat))
            return m_assembler.placePoint(point);
    }
    m_texts.clear();
    for (const int field : fields) {
        const auto at = static_cast<std::size_t>(field);
        m_texts << (at < cells.size() ? readableText(std::string(cells[at]).c_str()).trimmed() : QString());
    }
    m_assembler.placeByTexts(m_texts);
}

void PieceReader::note(qint64 line, const QString &text)
{
    if (m_piece.notes.size() < mostNotes)
        m_piece.notes.push_back({m_assembler.row() - 1, line, text});
}

void PieceReader::checkLength(const CsvScanner &record)
{
    const auto cells = record.cells();
    if (cells.size() < m_named) {
        ++m_piece.shortRows;
        if (m_piece.notes.size() < mostNotes)
            note(record.line(),
                 tr("Line %1 has fewer cells (%2) than the table has columns (%3); the others are empty.")
                     .arg(QStringLiteral("%1"), QString::number(cells.size()), QString::number(m_named)));
        return;
    }
    QStringList surplus;
    for (std::size_t i = m_numbers.size(); i < cells.size(); ++i)
        if (!cells[i].empty()) {
            ++m_piece.surplusCells;
            if (surplus.size() < 20)
                surplus << quotable(cells[i]);
        }
    if (!surplus.isEmpty() && m_piece.notes.size() < mostNotes)
        note(record.line(), tr("Line %1 has more cells (%2) than the table has columns (%3); no column holds %4.")
                                .arg(QStringLiteral("%1"), QString::number(cells.size()),
                                     QString::number(m_numbers.size()), surplus.join(QStringLiteral(", "))));
}

void PieceReader::checkQuotes(const CsvScanner &record)
{
    const auto odd = record.oddities();
    if (odd & (CsvScanner::OpenQuote | CsvScanner::StrayQuote))
        ++m_piece.openQuotes;
    if (odd & CsvScanner::OpenQuote)
        note(record.oddLine(), tr("In line %1 a quotation mark is not closed; it is read as a character like others."));
    else if (odd & CsvScanner::StrayQuote)
        note(record.oddLine(), tr("In line %1 a quotation mark stands inside a quoted text and is not doubled; it is "
                                  "read as a character like others."));
    if (odd & CsvScanner::LongQuote)
        note(record.oddLine(), tr("In line %1 a quoted text begins that goes on for more than 30 lines; check that it "
                                  "is meant to."));
    if (odd & CsvScanner::Nul)
        note(record.oddLine(), tr("In line %1 there are NUL bytes in the text; they are left out."));
}

} // namespace

bool CsvPiece::isOff() const
{
    return std::any_of(columns.begin(), columns.end(), [](const ColumnFacts &column) { return column.isOff; });
}

CsvPiece readPiece(const CsvPlan &plan, std::size_t begin, std::size_t limit, const std::atomic<bool> &isStopped)
{
    CsvPiece piece;
    piece.begin = piece.end = begin;
    piece.limit = limit;
    piece.columns.resize(plan.description.fields.size());
    piece.assembler = std::make_unique<LayerAssembler>(plan.description, plan.options);
    if (!piece.assembler->prepare())
        return piece;
    if (plan.layout.bytesPerRow > 0)
        piece.assembler->reserve(static_cast<qint64>(static_cast<double>(limit - begin) / plan.layout.bytesPerRow));
    PieceReader reader(plan, piece);
    CsvScanner scanner(plan.text, plan.layout.separator, begin);
    while (scanner.position() < limit && scanner.next() && scanner.start() < limit) {
        reader.row(scanner);
        piece.end = scanner.position();
        piece.lines = scanner.linesRead();
        piece.blankLines = scanner.blankLines();
        if (piece.assembler->row() % 256 == 0 && isStopped)
            return piece;
    }
    for (std::size_t at = piece.end; at < limit; ++piece.blankLines, ++piece.lines) // blank lines at the end
        at += plan.text[at] == '\r' && at + 1 < limit && plan.text[at + 1] == '\n' ? 2 : 1;
    piece.isWhole = true;
    return piece;
}

} // namespace kohkan
