// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

class QString;

namespace kohkan {

/// Numbers texts in order of first sight. The bytes of all texts lie in one block and the table is open, so that a
/// million texts cost a few allocations; texts of up to 16 bytes are compared without touching that block. Owned by one
/// thread.
class TextIndex {
public:
    struct Found {
        std::uint32_t code;
        bool isNew;
    };
    Found intern(std::string_view text);
    /// The text of a code, until the next intern().
    std::string_view text(std::uint32_t code) const
    {
        return {m_bytes.data() + m_starts[code], m_starts[code + 1] - m_starts[code]};
    }

private:
    /// Sixteen bytes that say, together with its length, all of a text that has no more.
    struct Ends {
        std::uint64_t first;
        std::uint64_t last;
        friend bool operator==(const Ends &, const Ends &) = default;
    };
    struct Slot {
        std::uint32_t tag;  ///< of hash and length
        std::uint32_t code; ///< code + 1, or 0
    };
    static Ends endsOf(std::string_view text);
    void grow();
    std::size_t slotOf(std::uint32_t tag) const { return tag >> 5 & (m_slots.size() - 1); }

    std::vector<char> m_bytes;
    std::vector<std::size_t> m_starts{0};
    std::vector<Ends> m_ends;  ///< by code
    std::vector<Slot> m_slots; ///< a power of two of them
};

/// The positions of texts in the order of QString::compare. Compares eight bytes at once behind what all texts begin
/// with.
std::vector<std::uint32_t> sortedPositions(std::span<const QString> texts);

} // namespace kohkan
