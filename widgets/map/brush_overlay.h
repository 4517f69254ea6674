// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/map_viewport.h"

#include <QImage>
#include <QPainter>
#include <cstdint>
#include <vector>

namespace kohkan {

/// Paints rows that are being brushed elsewhere as dots over the view, in one pass, so that they follow the pointer:
/// the rings of a selection are made by workers and come a moment later. A bit a pixel, 64 of them grown and coloured
/// at once; the memory is kept while the brush moves. Layers of points only. GUI thread only.
class BrushOverlay {
public:
    void paint(QPainter &painter, const LayerPicture &picture, const RowSet &rows, const MapViewport &viewport);
    void clear() { *this = {}; } ///< gives the memory back

private:
    using Bits = std::vector<std::uint64_t>;
    bool markMiddles(const LayerPicture &picture, const RowSet &rows, const PixelFrame &frame);
    void grow(Bits &grown, int reach);
    void color(int width);
    std::size_t m_words = 0;      ///< of a line
    int m_top = 0, m_bottom = -1; ///< lines with a dot in them
    int m_height = 0;
    Bits m_middles, m_lines, m_edge, m_glow;
    QImage m_image;
};

} // namespace kohkan
