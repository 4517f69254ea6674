// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/row_set.h"

#include <algorithm>

namespace kohkan {

RowSet::RowSet(std::size_t size, bool filled) : m_size(size), m_words((size + 63) / 64, filled ? ~std::uint64_t{0} : 0)
{
    trim();
}

void RowSet::trim()
{
    if (m_size % 64 != 0 && !m_words.empty())
        m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
}

std::size_t RowSet::count() const
{
    std::size_t n = 0;
    for (auto word : m_words)
        n += static_cast<std::size_t>(std::popcount(word));
    return n;
}

bool RowSet::isEmpty() const
{
    return std::all_of(m_words.begin(), m_words.end(), [](auto word) { return word == 0; });
}

void RowSet::insertRange(std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < std::min(to, m_size);) {
        if (i % 64 == 0 && i + 64 <= to) {
            m_words[i / 64] = ~std::uint64_t{0};
            i += 64;
        } else {
            insert(rowAt(i++));
        }
    }
    trim();
}

void RowSet::clear()
{
    std::fill(m_words.begin(), m_words.end(), 0);
}

RowSet &RowSet::operator&=(const RowSet &other)
{
    for (std::size_t w = 0; w < m_words.size(); ++w)
        m_words[w] &= w < other.m_words.size() ? other.m_words[w] : 0;
    return *this;
}

RowSet &RowSet::operator|=(const RowSet &other)
{
    for (std::size_t w = 0; w < std::min(m_words.size(), other.m_words.size()); ++w)
        m_words[w] |= other.m_words[w];
    trim();
    return *this;
}

RowSet &RowSet::operator-=(const RowSet &other)
{
    for (std::size_t w = 0; w < std::min(m_words.size(), other.m_words.size()); ++w)
        m_words[w] &= ~other.m_words[w];
    return *this;
}

RowSet RowSet::complement() const
{
    RowSet result(*this);
    for (auto &word : result.m_words)
        word = ~word;
    result.trim();
    return result;
}

std::vector<Row> RowSet::rows() const
{
    std::vector<Row> result;
    result.reserve(count());
    forEach([&](Row row) { result.push_back(row); });
    return result;
}

} // namespace kohkan
