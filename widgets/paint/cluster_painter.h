// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/pixel_frame.h"

#include <QPainter>

namespace kohkan {

/// The cells that points are gathered in, squares of the view-wide grid of pixels.
inline constexpr double clusterCell = 64; ///< side, device-independent pixels

/// Paints the points of a layer gathered by cells: a ring of the colours of the classes in it, each as long as its
/// share, with the number of points in the middle; a point alone in its cell as its mark. True where it left ink. Pure;
/// any thread.
bool paintClusters(QPainter &painter, const LayerPicture &picture, const PixelFrame &frame);

/// The rows of the cell at a place of the plane, at `frame`'s scale.
RowSet clusterAt(const LayerPicture &picture, const PixelFrame &frame, MapPoint at);

/// A count as it is written in a cluster: 999, 1.2k, 34k, 5.6M.
QString shortCount(std::size_t count);

} // namespace kohkan
