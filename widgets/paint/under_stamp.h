// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <cstdint>
#include <vector>

namespace kohkan {

/// Puts sprites under what an image holds already: those in front come first, and pixels that are opaque are not
/// touched again, 64 of them being skipped at once. Image and sprites of Format_ARGB32_Premultiplied. The image must
/// live as long. Used on one thread.
class UnderStamp {
public:
    explicit UnderStamp(QImage &image);
    /// Clipped to the image. True where a pixel of the sprite's box lay inside.
    bool put(const QImage &sprite, int x, int y);

private:
    QImage &m_image;
    uchar *m_bits;
    qsizetype m_stride;
    std::size_t m_words; ///< of a line
    std::vector<std::uint64_t> m_opaque;
};

} // namespace kohkan
