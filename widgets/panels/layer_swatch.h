// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"

#include <QIcon>
#include <vector>

/// The key to a layer: what the map draws its rows with. Pure functions; GUI thread.
namespace kohkan {

/// One line of a legend.
struct LegendEntry {
    QString label;
    QColor color;
    friend bool operator==(const LegendEntry &, const LegendEntry &) = default;
};

/// The classes of the style that the layer has rows of, and "Other" where some rows are in none; empty where the layer
/// is drawn in one colour.
std::vector<LegendEntry> legendOf(const LayerEntry &entry);
/// A mark, a line or an area of the layer in a colour, as the map draws it.
QIcon swatch(const LayerEntry &entry, const QColor &color, double pixelRatio);
/// The side of a swatch in device-independent pixels.
inline constexpr int swatchSize = 16;

} // namespace kohkan
