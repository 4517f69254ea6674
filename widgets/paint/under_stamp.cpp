// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/under_stamp.h"

#include <algorithm>
#include <bit>

namespace kohkan {

namespace {

/// `colour` times (255 - alpha) / 255, rounded, two channels at a time.
QRgb faded(QRgb colour, uint keep)
{
    uint odd = (colour & 0xff00ff) * keep;
    uint even = (colour >> 8 & 0xff00ff) * keep;
    odd = (odd + (odd >> 8 & 0xff00ff) + 0x800080) >> 8 & 0xff00ff;
    even = (even + (even >> 8 & 0xff00ff) + 0x800080) & 0xff00ff00;
    return odd | even;
}

} // namespace

UnderStamp::UnderStamp(QImage &image)
    : m_image(image)
    , m_bits(image.bits())
    , m_stride(image.bytesPerLine())
    , m_words((static_cast<std::size_t>(image.width()) + 63) / 64)
    , m_opaque(m_words * static_cast<std::size_t>(image.height()))
{}

bool UnderStamp::put(const QImage &sprite, int x, int y)
{
    const int fromX = std::max(0, x), toX = std::min(m_image.width(), x + sprite.width());
    const int fromY = std::max(0, y), toY = std::min(m_image.height(), y + sprite.height());
    if (fromX >= toX || fromY >= toY)
        return false;
    const uchar *sprites = sprite.constBits();
    const qsizetype spriteStride = sprite.bytesPerLine();
    for (int row = fromY; row < toY; ++row) {
        const auto *source = reinterpret_cast<const QRgb *>(sprites + spriteStride * (row - y)) - x;
        auto *target = reinterpret_cast<QRgb *>(m_bits + m_stride * row);
        std::uint64_t *opaque = m_opaque.data() + m_words * static_cast<std::size_t>(row);
        for (int word = fromX / 64; word <= (toX - 1) / 64; ++word) {
            const int low = std::max(fromX - word * 64, 0), high = std::min(toX - word * 64, 64);
            const std::uint64_t wanted =
                (high == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << high) - 1) & (~std::uint64_t{0} << low);
            std::uint64_t &filled = opaque[word];
            for (std::uint64_t open = wanted & ~filled; open != 0; open &= open - 1) {
                const int i = word * 64 + std::countr_zero(open);
                const QRgb colour = source[i];
                if (colour == 0)
                    continue;
                const uint alpha = target[i] >> 24;
                target[i] = alpha == 0 ? colour : target[i] + faded(colour, 255 - alpha);
                if (target[i] >> 24 == 255)
                    filled |= std::uint64_t{1} << (i % 64);
            }
        }
    }
    return true;
}

} // namespace kohkan
