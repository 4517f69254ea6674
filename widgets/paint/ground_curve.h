// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_viewport.h"

#include <QPolygonF>
#include <functional>
#include <vector>

namespace kohkan {

/// Where a place is on the screen, in device-independent pixels; NaN where the view's reference system does not show
/// it, also where it would only come out as another place.
QPointF shownAt(const MapViewport &viewport, LonLat place);
bool isOnScreen(QPointF point); ///< is a point: not NaN, not infinite

/// A line over the ground, given as `place` at every position between two ends, as the view shows it: sampled as finely
/// as it bends, in pieces where it leaves the reference system or jumps from one edge of it to the other, clipped to a
/// little more than the view. Right in any reference system. Device-independent pixels.
std::vector<QPolygonF> groundCurve(const MapViewport &viewport, const std::function<LonLat(double)> &place, double from,
                                   double to);
/// The geodesic between two places.
std::vector<QPolygonF> geodesicCurve(const MapViewport &viewport, LonLat from, LonLat to);

} // namespace kohkan
