// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/kept_array.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kohkan {

/// The place of a row in a Layer (Hilbert order), not the row number of the source.
enum class Row : std::uint32_t {};
constexpr std::size_t index(Row row)
{
    return static_cast<std::size_t>(row);
}
constexpr Row rowAt(std::size_t i)
{
    return static_cast<Row>(i);
}

/// A bitmap over the rows of one layer: the one currency for filtered, selected and visible. A value, usable on any
/// thread.
class RowSet {
public:
    RowSet() = default;
    explicit RowSet(std::size_t size, bool filled = false);
    /// The rows i for which test(i) holds, made a word at a time.
    template <typename Test>
    static RowSet where(std::size_t size, Test &&test)
    {
        RowSet rows(size);
        for (std::size_t first = 0; first < size; first += 64) {
            std::uint64_t bits = 0;
            for (std::size_t i = first; i < std::min(first + 64, size); ++i)
                bits |= static_cast<std::uint64_t>(bool(test(i))) << (i - first);
            rows.m_words[first / 64] = bits;
        }
        return rows;
    }

    std::size_t size() const { return m_size; } ///< rows of the layer, not rows in the set
    std::size_t count() const;                  ///< rows in the set
    bool isEmpty() const;
    bool isFull() const { return count() == m_size; }
    bool contains(Row row) const { return m_words[index(row) / 64] >> (index(row) % 64) & 1u; }
    void insert(Row row) { m_words[index(row) / 64] |= std::uint64_t{1} << (index(row) % 64); }
    void remove(Row row) { m_words[index(row) / 64] &= ~(std::uint64_t{1} << (index(row) % 64)); }
    void toggle(Row row) { m_words[index(row) / 64] ^= std::uint64_t{1} << (index(row) % 64); }
    /// Inserts rows [from, to).
    void insertRange(std::size_t from, std::size_t to);
    void clear();

    RowSet &operator&=(const RowSet &other);
    RowSet &operator|=(const RowSet &other);
    RowSet &operator-=(const RowSet &other);
    friend RowSet operator&(RowSet a, const RowSet &b) { return a &= b; }
    friend RowSet operator|(RowSet a, const RowSet &b) { return a |= b; }
    friend RowSet operator-(RowSet a, const RowSet &b) { return a -= b; }
    RowSet complement() const;
    friend bool operator==(const RowSet &, const RowSet &) = default;

    /// Calls `visit(Row)` for every row in the set, in row order.
    template <typename Visit>
    void forEach(Visit &&visit) const
    {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::uint64_t bits = m_words[w]; bits != 0; bits &= bits - 1)
                visit(rowAt(w * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }
    std::vector<Row> rows() const;

private:
    friend struct MemberAccess;
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        visit(self.m_size);
        visit(self.m_words);
    }
    void trim();
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace kohkan
