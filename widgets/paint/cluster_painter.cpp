// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/cluster_painter.h"

#include "widgets/paint/map_text.h"
#include "widgets/paint/mark_painter.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kohkan {

namespace {

constexpr double smallest = 13, largest = 25; ///< radii, device-independent pixels
constexpr double band = 5;                    ///< width of the ring of colours

struct Cell {
    std::size_t count = 0;
    double x = 0; ///< sums, device pixels from the corner of the cell
    double y = 0;
    std::vector<std::size_t> byClass; ///< the last one: in no class
    Row last{};
};

qint64 cellSide(double pixelRatio)
{
    return std::llround(clusterCell * pixelRatio);
}

qint64 floorDivide(qint64 a, qint64 b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

double radiusOf(std::size_t count)
{
    return std::min(largest, smallest + 3.2 * std::log10(static_cast<double>(count)));
}

void paintCluster(QPainter &painter, const LayerPicture &picture, const Cell &cell, QPointF middle, double ratio)
{
    const double radius = radiusOf(cell.count) * ratio;
    painter.setPen(QPen(QColor(255, 255, 255, 235), 1.5 * ratio));
    painter.setBrush(QColor(255, 255, 255, 235));
    painter.drawEllipse(middle, radius, radius);
    const double inset = band * ratio / 2;
    const QRectF ring(middle.x() - radius + inset, middle.y() - radius + inset, 2 * (radius - inset),
                      2 * (radius - inset));
    double from = 90 * 16;
    for (std::size_t i = 0; i < cell.byClass.size(); ++i) {
        if (cell.byClass[i] == 0)
            continue;
        const int klass = i + 1 == cell.byClass.size() ? RowLooks::noClass : static_cast<int>(i);
        const double span = -360.0 * 16 * static_cast<double>(cell.byClass[i]) / static_cast<double>(cell.count);
        painter.setPen(QPen(picture.looks->color(klass), band * ratio, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(ring, static_cast<int>(std::lround(from)),
                        static_cast<int>(std::lround(from + span)) - static_cast<int>(std::lround(from)));
        from += span;
    }
    QFont font = mapFont(cell.count < 1000 ? 11 : 10, ratio);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(QColor(0x22, 0x22, 0x22));
    painter.drawText(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                     shortCount(cell.count));
}

} // namespace

QString shortCount(std::size_t count)
{
    const auto n = static_cast<double>(count);
    if (count < 1000)
        return QString::number(count);
    if (count < 9950)
        return QStringLiteral("%1k").arg(n / 1e3, 0, 'f', 1);
    if (count < 999'500)
        return QStringLiteral("%1k").arg(n / 1e3, 0, 'f', 0);
    return QStringLiteral("%1M").arg(n / 1e6, 0, 'f', 1);
}

bool paintClusters(QPainter &painter, const LayerPicture &picture, const PixelFrame &frame)
{
    const qint64 side = cellSide(frame.pixelRatio);
    const RowLooks &looks = *picture.looks;
    const auto classes = static_cast<std::size_t>(looks.classCount()) + 1;
    std::map<std::pair<qint64, qint64>, Cell> cells; // by row, then column
    const double reach = static_cast<double>(side) + markerReach(looks.largestDiameter(), frame.pixelRatio);
    forEachPointIn(picture, frame, reach + static_cast<double>(side), [&](Row row, const MapPoint &p) {
        const qint64 x = PixelFrame::column(p.x, frame.resolution), y = PixelFrame::row(p.y, frame.resolution);
        const qint64 column = floorDivide(x, side), line = floorDivide(y, side);
        Cell &cell = cells[{line, column}];
        if (cell.byClass.empty())
            cell.byClass.resize(classes);
        ++cell.count;
        cell.x += static_cast<double>(x - column * side);
        cell.y += static_cast<double>(y - line * side);
        const int klass = looks.classOf(row);
        ++cell.byClass[klass < 0 ? classes - 1 : static_cast<std::size_t>(klass)];
        cell.last = row;
    });
    bool ink = false;
    for (const auto &[place, cell] : cells) {
        const QPointF corner(static_cast<double>(place.second * side - frame.left),
                             static_cast<double>(place.first * side - frame.top));
        const QRectF box(corner, QSizeF(static_cast<double>(side), static_cast<double>(side)));
        if (!box.adjusted(-reach, -reach, reach, reach).intersects(frame.box()))
            continue;
        QPointF middle = QPointF(cell.x, cell.y) / static_cast<double>(cell.count);
        if (cell.count > 1) { // within its cell, so that none covers its neighbour
            const double radius = radiusOf(cell.count) * frame.pixelRatio + 1;
            const double most = static_cast<double>(side) - radius;
            middle = {std::clamp(middle.x(), radius, most), std::clamp(middle.y(), radius, most)};
            middle = QPointF(std::round(middle.x()), std::round(middle.y())) + QPointF(0.5, 0.5);
            paintCluster(painter, picture, cell, corner + middle, frame.pixelRatio);
        } else {
            paintMarker(painter, looks.look(cell.last), corner + middle + QPointF(0.5, 0.5), frame.pixelRatio);
        }
        ink = true;
    }
    return ink;
}

RowSet clusterAt(const LayerPicture &picture, const PixelFrame &frame, MapPoint at)
{
    const qint64 side = cellSide(frame.pixelRatio);
    const qint64 column = floorDivide(PixelFrame::column(at.x, frame.resolution), side);
    const qint64 line = floorDivide(PixelFrame::row(at.y, frame.resolution), side);
    MapRect cell;
    cell.include(MapPoint{static_cast<double>(column * side) * frame.resolution,
                          -static_cast<double>(line * side) * frame.resolution});
    cell.include(MapPoint{static_cast<double>((column + 1) * side) * frame.resolution,
                          -static_cast<double>((line + 1) * side) * frame.resolution});
    RowSet rows = picture.features->rowsIn(cell);
    if (picture.rows)
        rows &= *picture.rows;
    return rows;
}

} // namespace kohkan
