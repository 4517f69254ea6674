// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/result.h"

#include <QString>
#include <cstdint>
#include <vector>

namespace kohkan {

/// An 8-bit picture with its place in EPSG:3857, top row first.
struct GreyGrid {
    int width = 0;
    int height = 0;
    MapRect extent;
    std::vector<std::uint8_t> values;
};

/// Reads the first band of a shipped EPSG:3857 raster whole. Error::Input where it cannot.
Result<GreyGrid> readGreyGrid(const QString &path);

} // namespace kohkan
