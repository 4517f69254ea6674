// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/map/map_viewport.h"

#include <QPainter>
#include <optional>

namespace kohkan {

/// Where true north is at the middle of the view: degrees clockwise from the top of the screen. Nothing where no ground
/// is there. In any reference system; any thread.
std::optional<double> northOnScreen(const MapViewport &viewport);

/// An arrow with its N, in the top right corner of the view.
void paintNorthArrow(QPainter &painter, const MapViewport &viewport, double degrees);
/// What it covers, in device-independent pixels.
QRectF northArrowBox(const MapViewport &viewport);

} // namespace kohkan
