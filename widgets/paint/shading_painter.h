// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/pixel_frame.h"

#include <QImage>

namespace kohkan {

/// Side of the cells that a layer is shaded by, squares of the view-wide grid; device-independent pixels.
inline constexpr double shadingCell = 6;

/// Shades the cells that points of the layer lie in, by their number or by the class that most of them are of; of equal
/// ones the more important class. True where it left ink. Pure; any thread.
bool paintShading(QImage &image, const LayerPicture &picture, const PixelFrame &frame);

} // namespace kohkan
