// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/base_map.h"
#include "widgets/paint/layer_picture.h"
#include "widgets/paint/legend.h"
#include "widgets/paint/map_labels.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/state/layer_list.h"

#include <QImage>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace kohkan {

/// A layer for a picture: the entry, the rows that pass its filter (null: all), and its layer in the system of the view
/// (null: it is still to be projected).
struct RenderEntry {
    LayerEntry entry;
    std::shared_ptr<const RowSet> rows;
    ProjectedGeometryPtr projected = {};
};

/// All that a picture of the map is painted from at one view: shared constants, and names with their places. `of` may
/// take a second; then it is immutable, and cheap to copy. Any thread.
struct MapScene {
    struct Sheet {
        QString name;
        LayerPicture picture;
        double opacity = 1;
    };
    BaseMapPtr base; ///< null: paper
    Depiction depiction = Depiction::Neutral;
    MapViewport viewport;
    std::vector<Sheet> sheets;    ///< topmost first
    std::vector<MapLabel> labels; ///< of the base map, then of sites

    enum class Names { Shown, Hidden };
    /// `entries`: topmost first; those not visible or without a layer are left out, and projected where they are not.
    /// The base map must be in the system of the view.
    static MapScene of(const BaseMapPtr &base, const std::vector<RenderEntry> &entries, Depiction depiction,
                       const MapViewport &viewport, Names names = Names::Shown);
    std::vector<LegendLine> legend() const;
};

/// Paints a scene into an image of Format_RGB32 of the size of its frame, in bands, on as many threads as there are
/// cores. `progress` hears the share done, on the calling thread. False where it was stopped before it was whole.
bool paintScene(const MapScene &scene, QImage &target, const std::stop_token &stop = {},
                const std::function<void(double)> &progress = {});

} // namespace kohkan
