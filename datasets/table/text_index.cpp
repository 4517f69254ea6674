// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/text_index.h"

#include <QString>
#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace kohkan {

namespace {

template <typename T>
std::uint64_t loaded(const char *from)
{
    T value;
    std::memcpy(&value, from, sizeof(T));
    return value;
}

} // namespace

TextIndex::Ends TextIndex::endsOf(std::string_view text)
{
    const char *from = text.data(), *end = from + text.size();
    if (text.size() >= 8)
        return {loaded<std::uint64_t>(from), loaded<std::uint64_t>(end - 8)};
    if (text.size() >= 4)
        return {loaded<std::uint32_t>(from), loaded<std::uint32_t>(end - 4)};
    if (text.size() >= 2)
        return {loaded<std::uint16_t>(from), loaded<std::uint16_t>(end - 2)};
    return {text.empty() ? 0 : loaded<std::uint8_t>(from), 0};
}

TextIndex::Found TextIndex::intern(std::string_view text)
{
    constexpr std::size_t whole = sizeof(Ends);
    if (m_starts.size() * 2 > m_slots.size())
        grow();
    const Ends ends = endsOf(text);
    std::uint64_t hash = ends.first * 0x9e3779b97f4a7c15u; // golden ratio, then a multiplier of MurmurHash
    hash = (hash ^ hash >> 32 ^ ends.last) * 0xff51afd7ed558ccdu;
    if (text.size() > whole)
        hash ^= std::hash<std::string_view>{}(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32 & ~std::uint64_t{31}) |
                     static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), 31));
    std::size_t slot = slotOf(tag);
    for (; m_slots[slot].code != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        const std::uint32_t code = m_slots[slot].code - 1;
        if (m_slots[slot].tag == tag && m_ends[code] == ends && (text.size() <= whole || this->text(code) == text))
            return {code, false};
    }
    const auto code = static_cast<std::uint32_t>(m_ends.size());
    m_slots[slot] = {tag, code + 1};
    m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    m_starts.push_back(m_bytes.size());
    m_ends.push_back(ends);
    return {code, true};
}

void TextIndex::grow()
{
    const auto old = std::exchange(m_slots, std::vector<Slot>(std::max<std::size_t>(64, m_slots.size() * 2)));
    for (const auto &kept : old) {
        if (kept.code == 0)
            continue;
        std::size_t slot = slotOf(kept.tag);
        while (m_slots[slot].code != 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = kept;
    }
}

std::vector<std::uint32_t> sortedPositions(std::span<const QString> texts)
{
    qsizetype shared = texts.empty() ? 0 : texts[0].size();
    bool isLatin = true;
    for (const auto &text : texts) {
        const auto differs = std::mismatch(text.begin(), text.end(), texts[0].begin(), texts[0].begin() + shared);
        shared = std::min<qsizetype>(shared, differs.first - text.begin());
        isLatin = isLatin && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 256; });
    }
    struct Keyed {
        std::uint64_t key; ///< what follows, most significant first, zeros behind the end
        std::uint32_t position;
    };
    std::vector<Keyed> keyed(texts.size());
    const int width = isLatin ? 8 : 16;
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        std::uint64_t key = 0;
        for (qsizetype at = shared; at < shared + 64 / width; ++at)
            key = key << width | (at < texts[i].size() ? texts[i][at].unicode() : 0u);
        keyed[i] = {key, i};
    }
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed &a, const Keyed &b) {
        return a.key != b.key ? a.key < b.key : texts[a.position] < texts[b.position];
    });
    std::vector<std::uint32_t> positions(texts.size());
    std::transform(keyed.begin(), keyed.end(), positions.begin(), [](const Keyed &k) { return k.position; });
    return positions;
}

} // namespace kohkan
