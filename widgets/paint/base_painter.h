// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/base_map.h"
#include "widgets/paint/pixel_frame.h"
#include "widgets/state/layer_list.h"

#include <QImage>
#include <QPainter>

namespace kohkan {

/// Paints the base map into one opaque image: sea, land, provinces, relief, water, boundaries by the depiction. Pure;
/// any thread.
QImage paintBase(const BaseMap &base, Depiction depiction, const PixelFrame &frame);
/// Its two halves, for devices that take lines rather than pixels: sea, land and provinces, over which the relief goes,
bool hasRelief(const BaseMap &base, const PixelFrame &frame);
void paintGround(QPainter &painter, const BaseMap &base, const PixelFrame &frame);
QImage paintShadedGround(const BaseMap &base, const PixelFrame &frame);
/// and water, coast and boundaries above it.
void paintLines(QPainter &painter, const BaseMap &base, Depiction depiction, const PixelFrame &frame);
/// What stands where there is no base map.
QColor paperColor();
QColor seaColor();

} // namespace kohkan
