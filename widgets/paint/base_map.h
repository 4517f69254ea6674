// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/projected_geometry.h"

#include <QImage>
#include <memory>
#include <vector>

namespace kohkan {

/// A hillshade over a rectangle of EPSG:3857, row 0 in the north. `neutral` is flat ground: it leaves the colour under
/// it as it is.
struct ReliefImage {
    QImage grey; ///< Format_Grayscale8
    MapRect extent;
    int neutral = 181;
};

/// The layers of the base map as they come from the data room; each may be null.
struct BaseLayers {
    LayerPtr land;
    LayerPtr borders;
    LayerPtr rivers;
    LayerPtr lakes;
    LayerPtr regions;
    LayerPtr boundaries;
    LayerPtr places;
    LayerPtr cities; ///< infrastructure: its rows of kind `city`
};

/// What lies under the data: land, relief, water, borders, provinces and names, projected to one reference system.
/// Immutable, made by a worker, shared between threads.
struct BaseMap {
    BaseLayers layers;
    ViewSystemPtr system;
    std::vector<MapPoint> sheet; ///< outline of what the system shows, a ring
    ProjectedGeometryPtr land;
    ProjectedGeometryPtr borders;
    ProjectedGeometryPtr rivers;
    ProjectedGeometryPtr lakes;
    ProjectedGeometryPtr regions;
    ProjectedGeometryPtr boundaries;
    ProjectedGeometryPtr places;
    ProjectedGeometryPtr cities;
    std::vector<ReliefImage>
        relief; ///< as read, then halved again and again for small scales; empty where there is none

    static std::shared_ptr<const BaseMap> create(BaseLayers layers, std::shared_ptr<const ReliefImage> relief = {},
                                                 ViewSystemPtr system = ViewSystem::webMercator());
    /// The same in another system.
    std::shared_ptr<const BaseMap> inSystem(ViewSystemPtr other) const;
    /// The extent of the regions; that of Pakistan where there are none.
    LonLatBox fullExtent() const;
};

using BaseMapPtr = std::shared_ptr<const BaseMap>;

/// The extent that the map opens on while no base map is there, degrees.
LonLatBox defaultExtent();

} // namespace kohkan
