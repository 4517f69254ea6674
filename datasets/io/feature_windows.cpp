// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/feature_windows.h"

#include <QRegularExpression>
#include <algorithm>
#include <bit>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kohkan {

namespace {

constexpr std::size_t scanBlock = 64;

/// Where in 64 bytes what is: a bit a byte.
struct Marks {
    std::uint64_t quotes = 0, backslashes = 0, opening = 0, closing = 0, commas = 0;
};

#if defined(__SSE2__)
Marks marksOf(const char *block)
{
    Marks marks;
    const __m128i blank = _mm_set1_epi8(0x20);
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + 16 * i));
        const auto bits = [i](__m128i from, char wanted) {
            const auto mask =
                static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(from, _mm_set1_epi8(wanted))));
            return std::uint64_t{mask} << (16 * i);
        };
        const __m128i lower = _mm_or_si128(bytes, blank); // [ and ] become { and }
        marks.quotes |= bits(bytes, '"');
        marks.backslashes |= bits(bytes, '\\');
        marks.opening |= bits(lower, '{');
        marks.closing |= bits(lower, '}');
        marks.commas |= bits(bytes, ',');
    }
    return marks;
}
#else
Marks marksOf(const char *block)
{
    Marks marks;
    for (unsigned i = 0; i < scanBlock; ++i) {
        const auto bit = std::uint64_t{1} << i;
        const char byte = block[i];
        marks.quotes |= byte == '"' ? bit : 0;
        marks.backslashes |= byte == '\\' ? bit : 0;
        marks.opening |= byte == '{' || byte == '[' ? bit : 0;
        marks.closing |= byte == '}' || byte == ']' ? bit : 0;
        marks.commas |= byte == ',' ? bit : 0;
    }
    return marks;
}
#endif

/// Each bit becomes the parity of those up to and with it.
std::uint64_t parityUpTo(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < scanBlock; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

} // namespace

/// Which of the first `count` bytes a backslash goes before.
std::uint64_t JsonCuts::escapedIn(std::uint64_t backslashes, std::size_t count)
{
    if (backslashes == 0 && !m_isEscaped)
        return 0;
    std::uint64_t escaped = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto bit = std::uint64_t{1} << i;
        if (m_isEscaped)
            escaped |= bit;
        m_isEscaped = !m_isEscaped && (backslashes & bit) != 0;
    }
    return escaped;
}

void JsonCuts::noteComma(std::uint64_t commas, std::size_t at)
{
    if (commas != 0)
        m_comma = at + scanBlock - 1 - static_cast<std::size_t>(std::countl_zero(commas));
}

void JsonCuts::brackets(std::uint64_t all, std::uint64_t closing, std::uint64_t commas, std::size_t at)
{
    std::uint64_t from = ~std::uint64_t{0}; // the bytes not passed yet
    while (all != 0) {
        const auto first = static_cast<unsigned>(std::countr_zero(all));
        const std::uint64_t bit = std::uint64_t{1} << first;
        if (m_depth == 0)
            noteComma(commas & from & (bit - 1), at);
        m_depth += (closing & bit) != 0 ? -1 : 1;
        if (m_depth < 0) {
            m_end = at + first;
            return;
        }
        all &= all - 1;
        from = first == scanBlock - 1 ? 0 : ~std::uint64_t{0} << (first + 1);
    }
    if (m_depth == 0)
        noteComma(commas & from, at);
}

void JsonCuts::scan(const char *bytes, std::size_t count)
{
    for (std::size_t at = 0; at < count && !m_end; at += scanBlock) {
        const Marks marks = marksOf(bytes + at);
        const std::size_t valid = std::min(scanBlock, count - at);
        const std::uint64_t within = valid == scanBlock ? ~std::uint64_t{0} : (std::uint64_t{1} << valid) - 1;
        const std::uint64_t escaped = escapedIn(marks.backslashes & within, valid);
        const std::uint64_t strings = parityUpTo(marks.quotes & within & ~escaped) ^ m_inString;
        m_inString = std::uint64_t{0} - (strings >> (scanBlock - 1));
        const std::uint64_t outside = within & ~strings;
        const std::uint64_t all = (marks.opening | marks.closing) & outside;
        brackets(all, marks.closing & outside, marks.commas & outside, at);
    }
}

FeatureWindows::FeatureWindows(const QString &path, qint64 from) : m_file(path), m_position(from)
{
    m_buffer.resize(1 + 2 * windowSize + padding);
    m_buffer[0] = '[';
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !m_file.seek(from))
        m_file.close();
}

/// Is there nothing but white space in the text so far?
bool FeatureWindows::isBlank(std::size_t to) const
{
    return std::all_of(m_buffer.begin() + 1, m_buffer.begin() + static_cast<std::ptrdiff_t>(to),
                       [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

FeatureWindows::Next FeatureWindows::next(qint64 limit)
{
    std::memmove(m_buffer.data() + 1, m_buffer.data() + m_carry, m_used - m_carry);
    m_used -= m_carry - 1;
    m_carry = 1;
    while (m_file.isOpen()) {
        if (m_buffer.size() < m_used + windowSize + padding)
            m_buffer.resize(2 * m_buffer.size());
        const qint64 wanted = std::min(limit - m_position, static_cast<qint64>(windowSize));
        const qint64 got = wanted > 0 ? m_file.read(m_buffer.data() + m_used, wanted) : 0;
        if (got < 0)
            return Next::Broken;
        const std::size_t scanned = m_used;
        m_used += static_cast<std::size_t>(got);
        m_position += got;
        m_cuts.forgetComma();
        m_cuts.scan(m_buffer.data() + scanned, static_cast<std::size_t>(got));
        if (const auto end = m_cuts.end()) {
            m_textSize = scanned + *end + 1;
            m_arrayEnd = m_position - got + static_cast<qint64>(*end) + 1;
            return m_isFirst || !isBlank(m_textSize - 1) ? Next::Last : Next::Broken;
        }
        if (const auto comma = m_cuts.comma()) {
            m_buffer[scanned + *comma] = ']';
            m_textSize = scanned + *comma + 1;
            m_carry = m_textSize;
            m_isFirst = false;
            return isBlank(m_textSize - 1) ? Next::Broken : Next::Window;
        }
        if (got == 0 && wanted > 0)
            return Next::Broken;
        if (got == 0)
            return m_cuts.isBetween() && isBlank(m_used) ? Next::Limit : Next::Within;
    }
    return Next::Broken;
}

std::optional<qint64> likelyFeature(const QString &path, qint64 from)
{
    constexpr qint64 most = 4 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
        return std::nullopt;
    static const QRegularExpression begins(
        QStringLiteral("\\}\\s*,\\s*\\{\\s*\"(?:type\"\\s*:\\s*\"Feature\"|properties\"\\s*:\\s*\\{|geometry\"\\s*:\\s*"
                       "\\{\\s*\"type\")"));
    const QString text = QString::fromLatin1(file.read(most)); // a letter a byte
    const auto match = begins.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return from + text.indexOf(u'{', match.capturedStart() + 1);
}

} // namespace kohkan
