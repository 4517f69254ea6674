// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/map/base_map.h"
#include "widgets/state/layer_list.h"

#include <QImage>
#include <QSize>
#include <memory>
#include <vector>

namespace kohkan {

/// A layer for a picture: the entry, and the rows that pass its filter (null: all).
struct RenderEntry {
    LayerEntry entry;
    std::shared_ptr<const RowSet> rows;
};

/// What a picture shows beyond the map itself, and in which reference system.
struct RenderExtras {
    bool graticule = false;
    ViewSystemPtr system = ViewSystem::webMercator();
};

/// Paints the map as the window shows it, names, legend, scale bar and attribution included, at any scale. `entries`:
/// topmost first; those not visible or without a layer are left out. The box grows to the picture's shape; an empty one
/// is the full extent. Base map and entries must be projected to the system of `extras`. `size` in device-independent
/// pixels. Needs no display, but a QGuiApplication for its fonts; any thread.
QImage renderMap(const BaseMapPtr &base, const std::vector<RenderEntry> &entries, Depiction depiction,
                 const QSize &size, const LonLatBox &box, double pixelRatio = 1, const RenderExtras &extras = {});

} // namespace kohkan
