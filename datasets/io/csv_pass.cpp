// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_pass.h"

#include "datasets/io/csv_text.h"
#include "datasets/work/words.h"
#include "datasets/work/worker_pool.h"

#include <algorithm>
#include <thread>

namespace kohkan {

namespace {

constexpr std::size_t smallestPiece = 1 << 20, largestPiece = 16 << 20;
constexpr qint64 notesKept = 1000;

QString withLine(QString text, qint64 line)
{
    const auto at = text.indexOf(QLatin1String("%1")); // the first: a cell that is quoted behind it may hold one
    return at < 0 ? text : text.replace(at, 2, QString::number(line));
}

unsigned threads()
{
    return std::clamp(std::thread::hardware_concurrency(), 1u, 16u);
}

/// Pieces on their way: read by a pool in any order, taken in theirs.
class Pieces {
public:
    Pieces(const CsvPlan &plan, const std::vector<std::size_t> &beginnings)
        : m_plan(plan), m_beginnings(beginnings), m_pool(threads())
    {
        for (std::size_t i = 0; i < threads() + 2; ++i)
            submitNext();
    }
    ~Pieces() { m_isStopped = true; }
    const std::atomic<bool> &isStopped() const { return m_isStopped; }
    void stop() { m_isStopped = true; }
    std::size_t limitOf(std::size_t at) const
    {
        return at + 1 < m_beginnings.size() ? m_beginnings[at + 1] : m_plan.text.size();
    }
    /// The next one, where it is there within that time.
    std::optional<CsvPiece> next(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, time, [this] { return m_done.contains(m_taken); }))
            return std::nullopt;
        CsvPiece piece = std::move(m_done.extract(m_taken++).mapped());
        lock.unlock();
        submitNext();
        return piece;
    }

private:
    void submitNext()
    {
        if (m_submitted >= m_beginnings.size())
            return;
        m_pool.submit([this, at = m_submitted++] {
            CsvPiece piece = readPiece(m_plan, m_beginnings[at], limitOf(at), m_isStopped);
            const std::scoped_lock lock(m_mutex);
            m_done.emplace(at, std::move(piece));
            m_changed.notify_all();
        });
    }

    const CsvPlan &m_plan;
    const std::vector<std::size_t> &m_beginnings;
    std::atomic<bool> m_isStopped = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::size_t, CsvPiece> m_done;
    std::size_t m_submitted = 0, m_taken = 0;
    WorkerPool m_pool; ///< last: its threads end first
};

} // namespace

CsvPass::CsvPass(const CsvPlan &plan, const CsvText &text, ReadPace &pace)
    : m_plan(plan)
    , m_text(text)
    , m_pace(pace)
    , m_assembler(plan.description, plan.options)
    , m_at(plan.layout.begin)
    , m_line(plan.layout.line)
    , m_columns(plan.description.fields.size())
    , m_reading(plan.description.reading.value_or(TableReading{}))
{}

/// Where a record most likely begins: behind a line end, and the records from there have the table's columns.
std::size_t CsvPass::beginningAfter(std::size_t at) const
{
    const std::string_view text = m_plan.text;
    std::size_t first = 0;
    for (int tries = 0; tries < 50; ++tries) {
        at = text.find_first_of("\r\n", at);
        if (at == std::string_view::npos)
            return text.size();
        at += text.substr(at).starts_with("\r\n") ? 2 : 1;
        first = first > 0 ? first : at;
        const std::size_t end = std::min(text.size(), at + (1 << 20));
        CsvScanner scanner(text.substr(0, end), m_plan.layout.separator, at);
        bool isLikely = true;
        for (int record = 0; isLikely && record < 3 && scanner.next(); ++record)
            isLikely = scanner.cells().size() == m_columns.size() && scanner.oddities() == 0;
        if (isLikely)
            return at;
    }
    return first;
}

std::vector<std::size_t> CsvPass::beginnings() const
{
    std::vector<std::size_t> all{m_plan.layout.begin};
    const std::size_t length = m_plan.text.size() - all[0];
    const std::size_t piece = std::clamp(length / (threads() * 8), smallestPiece, largestPiece);
    while (all.back() + piece * 3 / 2 < m_plan.text.size()) {
        const std::size_t next = beginningAfter(all.back() + piece);
        if (next >= m_plan.text.size())
            break;
        all.push_back(next);
    }
    return all;
}

Result<bool> CsvPass::read()
{
    if (auto prepared = m_assembler.prepare(); !prepared)
        return prepared.error();
    const double rows =
        m_plan.layout.bytesPerRow > 0 ? static_cast<double>(m_plan.text.size() - m_at) / m_plan.layout.bytesPerRow : 0;
    m_assembler.reserve(static_cast<qint64>(rows * 1.05));
    if (auto read = readPieces(beginnings()); !read)
        return read.error();
    return !m_isOff;
}

Outcome CsvPass::readPieces(const std::vector<std::size_t> &beginnings)
{
    Pieces pieces(m_plan, beginnings);
    for (std::size_t i = 0; i < beginnings.size();) {
        auto piece = pieces.next(std::chrono::milliseconds(50));
        const double share =
            static_cast<double>(m_at) / static_cast<double>(std::max<std::size_t>(1, m_plan.text.size()));
        if (auto on = m_pace.at(m_rows, share); !on) {
            pieces.stop();
            return on;
        }
        if (!piece)
            continue;
        const std::size_t limit = pieces.limitOf(i++);
        if (m_at >= limit && m_at > beginnings[i - 1]) // all of it belongs to a record that began before
            continue;
        if (m_at > beginnings[i - 1])
            *piece = readPiece(m_plan, m_at, limit, pieces.isStopped());
        take(*std::move(piece));
    }
    return Done{};
}

void CsvPass::take(CsvPiece piece)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i].isInteger &= piece.columns[i].isInteger;
        m_columns[i].isNumber &= piece.columns[i].isNumber;
        m_columns[i].isOff |= piece.columns[i].isOff;
    }
    m_isOff = m_isOff || piece.isOff();
    const qint64 rows = piece.assembler->row();
    if (!m_isOff)
        m_assembler.append(std::move(*piece.assembler));
    for (const auto &note : piece.notes)
        if (m_notes++ < notesKept && !m_isOff)
            m_assembler.warn(withLine(note.text, m_line + note.line), m_rows + note.row + 1);
    for (const qint64 line : piece.headersAgain) {
        if (m_headersAgain++ == 0)
            m_firstHeaderAgain = m_line + line;
        if (m_headersAgain <= notesKept)
            m_reading.skipped.push_back({m_line + line, m_plan.layout.header.cells.join(QStringLiteral(", "))});
    }
    m_reading.surplusCells += piece.surplusCells;
    m_reading.shortRows += piece.shortRows;
    m_reading.openQuotes += piece.openQuotes;
    m_rows += rows;
    m_line += piece.lines;
    m_blankLines += piece.blankLines;
    m_at = std::max(piece.end, piece.limit);
    m_text.forget(piece.begin, m_at);
}

FieldType CsvPass::type(std::size_t column) const
{
    return m_columns[column].isOff ? m_columns[column].type() : m_plan.description.fields[column].type;
}

void CsvPass::sayTotals()
{
    if (m_notes > notesKept)
        m_assembler.warn(tr("In all, %1 rows have fewer cells than the table has columns, %2 cells with values are in "
                            "no column, and in %3 rows quotation marks are amiss; the first of them are listed.")
                             .arg(m_reading.shortRows)
                             .arg(m_reading.surplusCells)
                             .arg(m_reading.openQuotes),
                         std::nullopt);
    if (m_headersAgain > 0)
        m_assembler.warn(headersAgainText(m_headersAgain, m_firstHeaderAgain, false), std::nullopt);
    if (m_columns.size() == 1 && m_blankLines > 0)
        m_assembler.warn(tr("Blank lines are no rows of the table (%1 of them).").arg(m_blankLines), std::nullopt);
}

Result<LayerPtr> CsvPass::finish()
{
    sayTotals();
    m_assembler.setReading(m_reading);
    return m_assembler.finish();
}

} // namespace kohkan
