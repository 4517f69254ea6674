// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/legend.h"

#include <QIcon>

/// The key of the map as icons for a list. Pure functions; GUI thread.
namespace kohkan {

/// The key of a line of the legend as the map draws it, `side` device-independent pixels wide; as high as it must be.
QIcon swatch(const LegendLine &line, int side, double pixelRatio);
/// The size of a swatch in device-independent pixels. QIcon::actualSize() has it too large on a display of 200 %.
QSize sizeOf(const QIcon &swatch);
/// The side of a usual swatch in device-independent pixels.
inline constexpr int swatchSize = 16;
/// The width that lets a mark of true size be seen whole; swatchSize for other lines.
int swatchWidth(const LegendLine &line);

} // namespace kohkan
