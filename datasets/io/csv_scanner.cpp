// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/csv_scanner.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr std::int64_t manyLines = 30; ///< a quoted cell of more lines is worth a word

/// Lines that end in a text; CR and LF together are one end.
std::int64_t lineEndsIn(std::string_view text)
{
    std::int64_t lines = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        lines += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    return lines;
}

bool hasLineEnd(std::string_view text)
{
    return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
}

} // namespace

CsvScanner::CsvScanner(std::string_view text, char separator, std::size_t from)
    : m_text(text), m_separator(separator), m_at(from)
{
    m_kinds[static_cast<unsigned char>('\n')] = m_kinds[static_cast<unsigned char>('\r')] = LineEnd;
    m_kinds[0] = Zero;
    m_kinds[static_cast<unsigned char>(separator)] = Separator;
}

void CsvScanner::note(Oddity oddity)
{
    if (m_oddities == 0)
        m_oddLine = m_line;
    m_oddities |= oddity;
}

void CsvScanner::passLineEnd()
{
    m_at += m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n' ? 2 : 1;
    ++m_line;
}

bool CsvScanner::isCellEnd(std::size_t at) const
{
    return at >= m_text.size() || kindAt(at) == Separator || kindAt(at) == LineEnd;
}

bool CsvScanner::next()
{
    for (; m_at < m_text.size() && kindAt(m_at) == LineEnd; ++m_blank)
        passLineEnd();
    if (m_at >= m_text.size())
        return false;
    m_cells.clear();
    m_rewritten.clear();
    m_scratch.clear();
    m_oddities = 0;
    m_start = m_at;
    m_recordLine = m_line;
    readCell();
    while (m_at < m_text.size() && kindAt(m_at) == Separator) {
        ++m_at;
        readCell();
    }
    if (m_at < m_text.size())
        passLineEnd();
    for (const auto &cell : m_rewritten)
        m_cells[cell.cell] = std::string_view(m_scratch).substr(cell.begin, cell.length);
    return true;
}

void CsvScanner::readCell()
{
    std::size_t first = m_at;
    while (first < m_text.size() && m_text[first] == ' ')
        ++first;
    if (first < m_text.size() && m_text[first] == '"' && readQuoted(first))
        return;
    readPlain(m_at);
}

/// Leaves the place at the end of the cell. False where the mark does not open a quoted cell.
bool CsvScanner::readQuoted(std::size_t quote)
{
    bool hasPairs = false, hasStray = false;
    for (std::size_t from = quote + 1;;) {
        const std::size_t mark = m_text.find('"', from);
        const bool isBroken = hasStray && hasLineEnd(m_text.substr(from, mark - from));
        if (mark == std::string_view::npos || isBroken)
            break;
        if (mark + 1 < m_text.size() && m_text[mark + 1] == '"') {
            hasPairs = true;
            from = mark + 2;
            continue;
        }
        std::size_t end = mark + 1;
        while (end < m_text.size() && m_text[end] == ' ')
            ++end;
        const std::string_view inside = m_text.substr(quote + 1, mark - quote - 1);
        if (isCellEnd(end)) {
            if (hasStray)
                note(StrayQuote);
            const std::int64_t lines = lineEndsIn(inside);
            if (lines > manyLines)
                note(LongQuote);
            take(inside, hasPairs, inside.find('\0') != std::string_view::npos);
            m_line += lines;
            m_at = end;
            return true;
        }
        if (hasLineEnd(inside))
            break;
        hasStray = true;
        from = mark + 1;
    }
    note(OpenQuote);
    return false;
}

void CsvScanner::readPlain(std::size_t begin)
{
    std::size_t end = begin;
    bool hasZero = false;
    const auto *bytes = reinterpret_cast<const unsigned char *>(m_text.data());
    while (end < m_text.size()) {
        const Kind kind = m_kinds[bytes[end]];
        if (kind == Separator || kind == LineEnd)
            break;
        hasZero |= kind == Zero;
        ++end;
    }
    const std::string_view raw = m_text.substr(begin, end - begin);
    m_at = end;
    if (!raw.empty() && raw.front() == ' ' && raw.find_first_not_of(' ') == std::string_view::npos)
        m_cells.emplace_back();
    else
        take(raw, false, hasZero);
}

void CsvScanner::take(std::string_view raw, bool hasPairs, bool hasZero)
{
    m_cells.push_back(raw);
    if (hasZero)
        note(Nul);
    if (!hasPairs && !hasZero)
        return;
    const std::size_t begin = m_scratch.size();
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\0')
            m_scratch += raw[i];
        if (hasPairs && raw[i] == '"' && i + 1 < raw.size() && raw[i + 1] == '"')
            ++i;
    }
    m_rewritten.push_back({m_cells.size() - 1, begin, m_scratch.size() - begin});
}

} // namespace kohkan
