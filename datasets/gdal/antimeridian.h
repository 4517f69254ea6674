// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/geometry_import.h"

namespace kohkan {

/// Lines and rings that jump from one side of the antimeridian to the other, as an uncut shape does that crosses it
/// (177, -178), are made to go on beyond 180 (177, 182), as map, boxes and export understand it. A jump is a side of
/// more than 270 and less than 360 degrees; a ring that does not come back to where it began (one about a pole) stays
/// as it is. True where something was changed.
bool goOnBeyond180(ImportedGeometry &geometry);

} // namespace kohkan
