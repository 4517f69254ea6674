// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/geometry.h"

#include <cstdint>
#include <vector>

namespace kohkan {

/// True where a coordinate is a place on Earth: latitude within +-90, longitude within +-360 (so that 0..360 tables
/// work).
bool isInRange(LonLat point);
/// Is a row on the map: has it a geometry, all of it in range?
bool isOnMap(const Geometry &geometry, Row row);
/// Position of a point on a Hilbert curve of 2^16 x 2^16 cells over the world's longitudes and latitudes; invalid
/// points come last.
std::uint32_t hilbertKey(LonLat point);
/// Source rows in Hilbert order of their boxes' centres; rows without a place come last, and rows of one cell stand in
/// source order.
std::vector<std::uint32_t> hilbertOrder(const GeometryBuilder &geometry);

} // namespace kohkan
