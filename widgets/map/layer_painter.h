// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/map/layer_picture.h"
#include "widgets/map/pixel_frame.h"

#include <QImage>

namespace kohkan {

/// Paints a layer into a transparent image; a null image where it leaves no ink: circles of accuracy, polygons, lines,
/// then points as marks, clusters or shading, by the style. What a pixel of the view shows does not depend on where the
/// frame begins. Pure; any thread.
QImage paintLayer(const LayerPicture &picture, const PixelFrame &frame);

} // namespace kohkan
