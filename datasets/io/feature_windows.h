// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kohkan {

/// Follows JSON byte by byte as far as it takes to know where the members of an array end: strings, escapes and the
/// depth of brackets. Whether it is JSON at all, it does not ask.
class JsonCuts {
public:
    /// Goes on over the bytes; another 64 behind them must be readable. Stops behind the bracket that closes the array.
    void scan(const char *bytes, std::size_t count);
    void forgetComma() { m_comma.reset(); }
    /// Of the last comma between members, counted from the bytes last scanned.
    std::optional<std::size_t> comma() const { return m_comma; }
    /// Of the bracket that closes the array, counted likewise.
    std::optional<std::size_t> end() const { return m_end; }
    bool isBetween() const { return m_depth == 0 && m_inString == 0; }

private:
    std::uint64_t escapedIn(std::uint64_t backslashes, std::size_t count);
    void brackets(std::uint64_t all, std::uint64_t closing, std::uint64_t commas, std::size_t at);
    void noteComma(std::uint64_t commas, std::size_t at);

    std::uint64_t m_inString = 0; ///< all bits or none
    bool m_isEscaped = false;     ///< the next byte, by a backslash
    int m_depth = 0;
    std::optional<std::size_t> m_comma, m_end;
};

/// Reads the members of a JSON array out of a file, a window of about a megabyte at a time, cut between two members.
/// One use, one thread.
class FeatureWindows {
public:
    enum class Next {
        Window, ///< text() holds whole members
        Last,   ///< the same, and the array ends
        Limit,  ///< nothing more before `limit`, where a member may begin
        Within, ///< `limit` lies within a member; a later one may be tried
        Broken  ///< the file ends within the array, or a comma leads nowhere
    };
    static constexpr std::size_t windowSize = std::size_t{1} << 20;
    static constexpr std::size_t padding = 64; ///< readable behind text()

    /// `from`: behind the opening bracket of the array, or where a member begins.
    FeatureWindows(const QString &path, qint64 from);
    /// The next members that lie before `limit`, an offset in the file.
    Next next(qint64 limit);
    /// An array of them.
    std::string_view text() const { return {m_buffer.data(), m_textSize}; }
    qint64 position() const { return m_position; } ///< bytes of the file that have been read
    qint64 arrayEnd() const { return m_arrayEnd; } ///< behind the closing bracket, once that was met

private:
    bool isBlank(std::size_t to) const;

    QFile m_file;
    JsonCuts m_cuts;
    std::vector<char> m_buffer;
    std::size_t m_used = 1;  ///< of the buffer; its first byte is an opening bracket
    std::size_t m_carry = 1; ///< where the bytes behind text() begin
    std::size_t m_textSize = 0;
    qint64 m_position = 0;
    qint64 m_arrayEnd = -1;
    bool m_isFirst = true;
};

/// A place near `from` where, by the look of it, a feature begins behind a comma; nothing where none is found.
std::optional<qint64> likelyFeature(const QString &path, qint64 from);

} // namespace kohkan
