// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_viewport.h"

#include <QImage>
#include <QPainter>
#include <QRectF>
#include <optional>

namespace kohkan {

/// Where true north is at the middle of the view: degrees clockwise from the top of the screen. Nothing where no ground
/// is there. In any reference system; any thread.
std::optional<double> northOnScreen(const MapViewport &viewport);

/// An arrow with its N, turned clockwise, around the middle of northArrowBox().
void paintNorthArrow(QPainter &painter, double degrees);
/// The same as a picture.
QImage northArrow(double degrees, double pixelRatio);
/// Where it stands: in the top right corner of the view. Device-independent pixels.
QRectF northArrowBox(const MapViewport &viewport);

} // namespace kohkan
