// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/overview.h"

#include "widgets/paint/ground_curve.h"

#include <QPainterPath>

namespace kohkan {

namespace {

constexpr int leastWidth = 112, mostWidth = 168;
constexpr double flattest = 0.5, tallest = 0.85; ///< height to width
constexpr double leastFrame = 7;                 ///< pixels: a smaller view is shown as a frame of that size
constexpr double mostShare = 0.8;                ///< of the overview that a view may fill
const LonLatBox world{-180, -58, 180, 78};

/// A box on the ground in the plane of a view; nothing where the view's reference system does not show all of it.
std::optional<MapRect> planeBox(const MapViewport &view, const LonLatBox &box)
{
    MapRect plane;
    constexpr int parts = 8;
    for (int row = 0; row <= parts; ++row)
        for (int column = 0; column <= parts; ++column) {
            // A little inside, where 180 degrees are on one side only.
            const double x = std::clamp(column / double{parts}, 0.001, 0.999);
            const LonLat place{box.minX + x * box.width(), box.minY + row * box.height() / parts};
            const QPointF point = shownAt(view, place);
            if (!isOnScreen(point))
                return std::nullopt;
            plane.include(view.toMap(point));
        }
    return plane;
}

/// The overview over a box, for that view; nothing where it would not tell more than the view itself.
std::optional<MapViewport> overviewOver(const MapViewport &view, const LonLatBox &box)
{
    const auto plane = planeBox(view, box);
    if (!plane || plane->height() <= 0 || !plane->grown(plane->width() * 0.05).contains(view.center))
        return std::nullopt;
    const MapRect shown = view.rect();
    if (shown.width() > plane->width() * mostShare || shown.height() > plane->height() * mostShare)
        return std::nullopt;
    const double shape = std::clamp(plane->height() / plane->width(), flattest, tallest);
    const int width = std::clamp(view.size.width() / 5, leastWidth, mostWidth);
    MapViewport overview = view;
    overview.size = {width, static_cast<int>(std::lround(width * shape))};
    return overview.fitted(*plane, false, 4);
}

} // namespace

std::optional<MapViewport> overviewOf(const MapViewport &view, const BaseMap &base)
{
    const auto overview = overviewOver(view, base.fullExtent());
    return overview ? overview : overviewOver(view, world);
}

QRectF frameIn(const MapViewport &overview, const MapViewport &view)
{
    const MapRect shown = view.rect();
    QRectF frame(overview.toScreen(MapPoint{shown.minX, shown.maxY}),
                 overview.toScreen(MapPoint{shown.maxX, shown.minY}));
    const double across = std::max(0.0, leastFrame - frame.width()) / 2;
    const double down = std::max(0.0, leastFrame - frame.height()) / 2;
    return frame.adjusted(-across, -down, across, down);
}

void paintOverviewFrame(QPainter &painter, const QSize &size, const QRectF &frame)
{
    const QRectF whole(QPointF(0, 0), QSizeF(size));
    QPainterPath outside; // odd-even: all but the frame
    outside.addRect(whole);
    outside.addRect(frame);
    painter.fillPath(outside, QColor(255, 255, 255, 60));
    painter.setBrush(Qt::NoBrush);
    for (const auto &pen : {QPen(QColor(255, 255, 255, 220), 3.4), QPen(QColor(0x1f, 0x6f, 0xb5), 1.6)}) {
        painter.setPen(pen);
        painter.drawRect(frame);
    }
    painter.setPen(QPen(QColor(0x70, 0x74, 0x78), 1));
    painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace kohkan
