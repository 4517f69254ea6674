// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/map/base_map.h"
#include "widgets/map/pixel_frame.h"
#include "widgets/state/layer_list.h"

#include <QImage>

namespace kohkan {

/// Paints the base map into one opaque image: sea, land, provinces, relief, water, boundaries by the depiction. Pure;
/// any thread.
QImage paintBase(const BaseMap &base, Depiction depiction, const PixelFrame &frame);
/// What stands where there is no base map.
QColor paperColor();
QColor seaColor();

} // namespace kohkan
