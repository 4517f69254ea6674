// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/shading_painter.h"

#include "widgets/paint/density_ramp.h"
#include "widgets/paint/mark_painter.h"

#include <algorithm>

namespace kohkan {

namespace {

/// The cells that meet a frame, whole ones: counts by class, the last of them for rows in no class.
struct CellCounts {
    qint64 side;
    qint64 left; ///< column of the first cell
    qint64 top;
    qint64 columns;
    qint64 rows;
    std::size_t classes;
    std::vector<std::uint32_t> counts;

    CellCounts(const PixelFrame &frame, std::size_t classCount)
        : side(std::max<qint64>(2, std::llround(shadingCell * frame.pixelRatio))), classes(classCount)
    {
        left = floorDivide(frame.left);
        top = floorDivide(frame.top);
        columns = floorDivide(frame.left + frame.width - 1) - left + 1;
        rows = floorDivide(frame.top + frame.height - 1) - top + 1;
        counts.resize(static_cast<std::size_t>(columns * rows) * classes);
    }
    qint64 floorDivide(qint64 pixel) const { return pixel >= 0 ? pixel / side : -((-pixel + side - 1) / side); }
    std::uint32_t *at(qint64 column, qint64 row)
    {
        return counts.data() + static_cast<std::size_t>(row * columns + column) * classes;
    }
    void add(qint64 x, qint64 y, std::size_t klass)
    {
        const qint64 column = floorDivide(x) - left, row = floorDivide(y) - top;
        if (column >= 0 && row >= 0 && column < columns && row < rows)
            ++at(column, row)[klass];
    }
};

} // namespace

bool paintShading(QImage &image, const LayerPicture &picture, const PixelFrame &frame)
{
    const RowLooks &looks = *picture.looks;
    const bool isDominant = picture.style().shading == LayerStyle::Shading::Dominant;
    const std::size_t classes = isDominant ? static_cast<std::size_t>(looks.classCount()) + 1 : 1;
    CellCounts cells(frame, classes);
    forEachPointIn(picture, frame, static_cast<double>(cells.side), [&](Row row, const MapPoint &p) {
        const int klass = isDominant ? looks.classOf(row) : 0;
        cells.add(PixelFrame::column(p.x, frame.resolution), PixelFrame::row(p.y, frame.resolution),
                  klass < 0 ? classes - 1 : static_cast<std::size_t>(klass));
    });
    QPainter painter(&image);
    bool ink = false;
    for (qint64 row = 0; row < cells.rows; ++row)
        for (qint64 column = 0; column < cells.columns; ++column) {
            const std::span<const std::uint32_t> counts(cells.at(column, row), classes);
            const auto most = std::max_element(counts.begin(), counts.end());
            if (*most == 0)
                continue;
            std::size_t sum = 0;
            for (const auto count : counts)
                sum += count;
            const auto klass = static_cast<std::size_t>(most - counts.begin());
            const bool isClass = isDominant && klass + 1 < classes;
            const QColor base = isClass ? looks.color(static_cast<int>(klass)) : picture.style().color;
            const QPoint corner(static_cast<int>((cells.left + column) * cells.side - frame.left),
                                static_cast<int>((cells.top + row) * cells.side - frame.top));
            painter.fillRect(QRect(corner, QSize(static_cast<int>(cells.side), static_cast<int>(cells.side))),
                             isDominant ? base : densityColor(base, sum));
            ink = true;
        }
    return ink;
}

} // namespace kohkan
