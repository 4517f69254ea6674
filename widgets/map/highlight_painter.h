// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/projected_geometry.h"
#include "widgets/map/map_viewport.h"
#include "widgets/map/pixel_frame.h"

#include <QImage>
#include <QPainter>

namespace kohkan {

/// The selected rows as rings and outlines on a transparent image; null where there is none in the frame.
/// `markerSize`: diameter of the layer's marks, device-independent pixels. Pure; any thread.
QImage paintHighlight(const ProjectedGeometryPtr &features, const RowSet &rows, double markerSize,
                      const PixelFrame &frame);

/// The one row that the panels show: a ring with four ticks, and the circle of its stated accuracy (0: none), metres on
/// the ground. Paints in device-independent pixels.
void paintCurrent(QPainter &painter, const ProjectedGeometry &features, Row row, double accuracy, double markerSize,
                  const MapViewport &viewport);
/// A thin ring under the pointer.
void paintHover(QPainter &painter, const ProjectedGeometry &features, Row row, double markerSize,
                const MapViewport &viewport);
/// The mark of a place that was looked up.
void paintPin(QPainter &painter, QPointF at);

} // namespace kohkan
