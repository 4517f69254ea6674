// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/pixel_frame.h"

#include <QImage>
#include <QPainter>
#include <functional>

namespace kohkan {

/// Paints a layer into a transparent image; a null image where it leaves no ink: circles of accuracy, polygons, lines,
/// then points as marks, clusters or shading, by the style. What a pixel of the view shows does not depend on where the
/// frame begins. Pure; any thread.
QImage paintLayer(const LayerPicture &picture, const PixelFrame &frame);

/// Gives the painter to paint with; asked for only where there is ink.
using Ink = std::function<QPainter &()>;
/// The circles of accuracy, and some rows of lines and polygons, on any device.
void paintCircles(const Ink &ink, const LayerPicture &picture, const PixelFrame &frame);
void paintShapes(const Ink &ink, const LayerPicture &picture, const PixelFrame &frame, std::vector<Row> rows);

} // namespace kohkan
