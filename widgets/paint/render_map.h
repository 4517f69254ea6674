// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_scene.h"

#include <QImage>
#include <QSize>
#include <vector>

namespace kohkan {

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
