// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>

namespace kohkan {

/// The mark of a point: a disc with a white ring, an odd number of device pixels wide, its middle on the middle pixel.
QImage markerSprite(const QColor &color, double diameter, double pixelRatio);
/// Blends a sprite into an image of Format_ARGB32_Premultiplied, clipped to it. True where a pixel of it lay inside.
bool stamp(QImage &image, const QImage &sprite, int x, int y);

} // namespace kohkan
