// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/table/geometry.h"

#include <vector>

namespace kohkan {

/// Values at the middles of cells that are regular in longitude and latitude, the northernmost row first.
struct ValueGrid {
    LonLat corner;                   ///< the north-western one
    double stepLon = 0, stepLat = 0; ///< degrees, both above zero
    std::size_t columns = 0, rows = 0;
    std::vector<float> values;

    LonLat middle(std::size_t column, std::size_t row) const
    {
        return {corner.lon + (static_cast<double>(column) + 0.5) * stepLon,
                corner.lat - (static_cast<double>(row) + 0.5) * stepLat};
    }
};

/// Where the values of a grid lie from one level to the next, as polygons.
struct ContourBand {
    std::size_t level = 0; ///< the band begins at this one
    std::vector<LonLat> coordinates;
    std::vector<GeometryPart> parts; ///< of `coordinates`; outer rings, each with its inner ones behind it
};

/// The bands of a grid between ascending levels; the last one is open to above, and what is below the first level is
/// in none. By GDAL's contour lines (marching squares on straight lines between the middles of cells). A band without
/// ground is left out. Any thread.
std::vector<ContourBand> contourBands(const ValueGrid &grid, const std::vector<double> &levels);

} // namespace kohkan
