// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/base_map.h"
#include "widgets/paint/map_viewport.h"

#include <QPainter>
#include <optional>

namespace kohkan {

/// The small map that says where a view lies: the country, or the world where the view lies outside it or shows all of
/// it; nothing where neither tells more than the view itself. In the view's reference system and pixel ratio; its size
/// follows that of the view. Any thread.
std::optional<MapViewport> overviewOf(const MapViewport &view, const BaseMap &base);
/// Where the view is in it, device-independent pixels of the overview.
QRectF frameIn(const MapViewport &overview, const MapViewport &view);
/// The frame of the view and the edge, over the picture of an overview of that size.
void paintOverviewFrame(QPainter &painter, const QSize &size, const QRectF &frame);

} // namespace kohkan
