// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/brush_overlay.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kohkan {

namespace {

constexpr QRgb glowColor = 0xffffd400, edgeColor = 0xff202020;

/// Eight bits as eight pixels of all ones or none.
using Pixels = std::array<QRgb, 8>;
constexpr std::array<Pixels, 256> spread = [] {
    std::array<Pixels, 256> table{};
    for (std::size_t byte = 0; byte < 256; ++byte)
        for (std::size_t k = 0; k < 8; ++k)
            table[byte][k] = byte >> k & 1u ? ~QRgb{0} : QRgb{0};
    return table;
}();

void colorWord(QRgb *to, std::uint64_t edge, std::uint64_t glow, int count)
{
    for (int from = 0; from < count; from += 8, edge >>= 8, glow >>= 8) {
        const Pixels &outer = spread[edge & 0xff], &inner = spread[glow & 0xff];
        Pixels made;
        for (std::size_t k = 0; k < 8; ++k)
            made[k] = (inner[k] & glowColor) | (outer[k] & ~inner[k] & edgeColor);
        std::copy_n(made.data(), std::min(8, count - from), to + from);
    }
}

} // namespace

bool BrushOverlay::markMiddles(const LayerPicture &picture, const RowSet &rows, const PixelFrame &frame)
{
    const ProjectedGeometry &features = *picture.features;
    const double scale = 1 / frame.resolution, left = static_cast<double>(frame.left),
                 top = static_cast<double>(frame.top);
    m_words = (static_cast<std::size_t>(frame.width) + 63) / 64;
    m_height = frame.height;
    m_top = frame.height;
    m_bottom = -1;
    m_middles.assign(m_words * static_cast<std::size_t>(frame.height), 0);
    rows.forEach([&](Row row) {
        const MapPoint p = features.point(row);
        double x = p.x * scale - left, y = -p.y * scale - top;
        if (picture.displacement) {
            const QPointF offset = picture.offsetOf(row) * frame.pixelRatio;
            x += offset.x();
            y += offset.y();
        }
        if (!(x >= 0 && y >= 0 && x < frame.width && y < frame.height)) // NaN is nowhere
            return;
        const auto column = static_cast<std::size_t>(x);
        const int line = static_cast<int>(y);
        m_middles[static_cast<std::size_t>(line) * m_words + column / 64] |= std::uint64_t{1} << (column % 64);
        m_top = std::min(m_top, line);
        m_bottom = std::max(m_bottom, line);
    });
    return m_bottom >= 0;
}

/// Every pixel within `reach` of a middle, in both directions.
void BrushOverlay::grow(Bits &grown, int reach)
{
    const std::size_t words = m_words;
    m_lines.assign(m_middles.size(), 0);
    for (int y = m_top; y <= m_bottom; ++y) {
        const std::uint64_t *from = m_middles.data() + static_cast<std::size_t>(y) * words;
        std::uint64_t *to = m_lines.data() + static_cast<std::size_t>(y) * words;
        for (std::size_t i = 0; i < words; ++i) {
            const std::uint64_t before = i > 0 ? from[i - 1] : 0, own = from[i],
                                after = i + 1 < words ? from[i + 1] : 0;
            std::uint64_t all = own;
            if ((before | own | after) != 0)
                for (int k = 1; k <= reach; ++k)
                    all |= (own << k | before >> (64 - k)) | (own >> k | after << (64 - k));
            to[i] = all;
        }
    }
    grown.assign(m_middles.size(), 0);
    for (int y = std::max(0, m_top - reach); y <= std::min(m_height - 1, m_bottom + reach); ++y) {
        std::uint64_t *to = grown.data() + static_cast<std::size_t>(y) * words;
        for (int line = std::max(m_top, y - reach); line <= std::min(m_bottom, y + reach); ++line) {
            const std::uint64_t *from = m_lines.data() + static_cast<std::size_t>(line) * words;
            for (std::size_t i = 0; i < words; ++i)
                to[i] |= from[i];
        }
    }
}

/// The lines between m_top and m_bottom of the image, a word of pixels at a time.
void BrushOverlay::color(int width)
{
    const qsizetype stride = m_image.bytesPerLine();
    uchar *bits = m_image.bits();
    for (int y = m_top; y <= m_bottom; ++y) {
        auto *line = reinterpret_cast<QRgb *>(bits + stride * y);
        for (std::size_t i = 0; i < m_words; ++i) {
            const std::size_t at = static_cast<std::size_t>(y) * m_words + i;
            const std::uint64_t edge = m_edge[at], glow = m_glow[at];
            const auto first = static_cast<int>(i) * 64;
            const int count = std::min(64, width - first);
            if (edge == 0 || glow == ~std::uint64_t{0})
                std::fill_n(line + first, count, edge == 0 ? QRgb{0} : glowColor);
            else
                colorWord(line + first, edge, glow, count);
        }
    }
}

void BrushOverlay::paint(QPainter &painter, const LayerPicture &picture, const RowSet &rows,
                         const MapViewport &viewport)
{
    const ProjectedGeometry &features = *picture.features;
    const PixelFrame frame = viewport.frame();
    if (!features.isPlainPoints() || rows.size() != features.layer().rowCount() || !markMiddles(picture, rows, frame))
        return;
    const int reach = std::clamp(static_cast<int>(std::lround(3 * frame.pixelRatio)), 2, 12);
    grow(m_edge, reach);
    grow(m_glow, reach - 1);
    m_top = std::max(0, m_top - reach);
    m_bottom = std::min(m_height - 1, m_bottom + reach);
    if (m_image.size() != QSize(frame.width, frame.height))
        m_image = QImage(frame.width, frame.height, QImage::Format_ARGB32_Premultiplied);
    color(frame.width);
    painter.save();
    painter.scale(1 / frame.pixelRatio, 1 / frame.pixelRatio);
    const QRect part(0, m_top, frame.width, m_bottom - m_top + 1);
    painter.drawImage(part.topLeft(), m_image, part);
    painter.restore();
}

} // namespace kohkan
