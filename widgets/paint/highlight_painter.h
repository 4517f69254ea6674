// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/paint/pixel_frame.h"

#include <QImage>
#include <QPainter>

namespace kohkan {

/// The selected rows as rings and outlines on a transparent image; null where there is none in the frame. Pure; any
/// thread.
QImage paintHighlight(const LayerPicture &picture, const RowSet &rows, const PixelFrame &frame);

/// The one row that the panels show: a ring with four ticks, and the circle of its stated accuracy (0: none), metres on
/// the ground. Paints in device-independent pixels.
void paintCurrent(QPainter &painter, const LayerPicture &picture, Row row, double accuracy,
                  const MapViewport &viewport);
/// A thin ring under the pointer.
void paintHover(QPainter &painter, const LayerPicture &picture, Row row, const MapViewport &viewport);
/// The mark of a place that was looked up.
void paintPin(QPainter &painter, QPointF at);

} // namespace kohkan
