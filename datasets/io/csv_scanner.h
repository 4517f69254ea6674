// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kohkan {

/// Takes a text table apart, record by record (RFC 4180, tolerant). Lines end with CR, LF or both; blank lines are no
/// records. A quoted cell may span lines, and a doubled quotation mark in it is one. A quotation mark that no other one
/// closes before a separator or the end of a line - none at all, or only one that itself opens a cell - is a character
/// like others, so that no row behind it is swallowed. A scanner knows nothing but where it is: from the same place it
/// always reads the same, which is what reading a file in pieces rests on.
class CsvScanner {
public:
    static constexpr char noSeparator = '\x1f'; ///< for tables of one column
    /// What is odd in the current record.
    enum Oddity : std::uint8_t { OpenQuote = 1, StrayQuote = 2, Nul = 4, LongQuote = 8 };

    CsvScanner(std::string_view text, char separator, std::size_t from = 0);

    /// False at the end.
    bool next();
    /// Of the current record, until next(). A cell without a value is empty: one of blanks alone is, unless quoted.
    std::span<const std::string_view> cells() const { return m_cells; }
    std::uint8_t oddities() const { return m_oddities; }
    std::int64_t line() const { return m_recordLine; } ///< of the current record, counted from 0 where reading began
    std::int64_t oddLine() const { return m_oddLine; } ///< where the first oddity of the record is
    std::size_t start() const { return m_start; }      ///< of the current record
    std::size_t position() const { return m_at; }      ///< behind the current record
    std::int64_t linesRead() const { return m_line; }
    std::int64_t blankLines() const { return m_blank; }

private:
    enum Kind : std::uint8_t { Plain, Separator, LineEnd, Zero };
    void readCell();
    bool readQuoted(std::size_t quote);
    void readPlain(std::size_t begin);
    void take(std::string_view raw, bool hasPairs, bool hasZero);
    void note(Oddity oddity);
    void passLineEnd();
    bool isCellEnd(std::size_t at) const;
    Kind kindAt(std::size_t at) const { return m_kinds[static_cast<unsigned char>(m_text[at])]; }

    std::string_view m_text;
    std::array<Kind, 256> m_kinds{};
    char m_separator;
    std::size_t m_at;
    std::size_t m_start = 0;
    std::int64_t m_line = 0;
    std::int64_t m_recordLine = 0;
    std::int64_t m_oddLine = 0;
    std::int64_t m_blank = 0;
    std::uint8_t m_oddities = 0;
    std::vector<std::string_view> m_cells;
    struct Rewritten {
        std::size_t cell, begin, length;
    };
    std::vector<Rewritten> m_rewritten; ///< cells that are not as they stand in the text
    std::string m_scratch;
};

} // namespace kohkan
