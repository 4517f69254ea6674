// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <QPointF>
#include <QRect>
#include <cmath>

namespace kohkan {

/// A rectangle of the view-wide grid of device pixels at one scale: a tile, a window or a whole picture. The grid's
/// origin is the origin of the map plane, y downwards, so that what is decided in its coordinates does not depend on
/// where a tile begins. A value.
struct PixelFrame {
    double resolution = 1; ///< map units a device pixel
    qint64 left = 0;
    qint64 top = 0;
    int width = 0;
    int height = 0;
    double pixelRatio = 1; ///< device pixels a device-independent pixel: pens and marks are scaled by it

    static qint64 column(double x, double resolution) { return static_cast<qint64>(std::floor(x / resolution)); }
    static qint64 row(double y, double resolution) { return static_cast<qint64>(std::floor(-y / resolution)); }

    QPointF local(MapPoint p) const
    {
        return {p.x / resolution - static_cast<double>(left), -p.y / resolution - static_cast<double>(top)};
    }
    MapPoint map(QPointF local) const
    {
        return {(local.x() + static_cast<double>(left)) * resolution,
                -(local.y() + static_cast<double>(top)) * resolution};
    }
    /// What the frame covers, grown by some pixels on each side.
    MapRect rect(double pixels = 0) const
    {
        MapRect rect;
        rect.include(map({-pixels, -pixels}));
        rect.include(map({width + pixels, height + pixels}));
        return rect;
    }
    QRectF box(double pixels = 0) const { return {-pixels, -pixels, width + 2 * pixels, height + 2 * pixels}; }
};

} // namespace kohkan
