// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/gdal_handles.h"
#include "datasets/table/geometry.h"

#include <vector>

namespace kohkan {

/// Takes the coordinates out of an OGR geometry: Z and M dropped, curves made straight, collections flattened into
/// parts.
struct ImportedGeometry {
    struct Part {
        GeometryPart::Kind kind;
        std::vector<LonLat> coordinates; ///< in the reference system of the source
    };
    GeometryType type = GeometryType::None;
    std::vector<Part> parts;
    bool hadZ = false;
    bool hadCurves = false;
};
ImportedGeometry importGeometry(OGRGeometryH geometry);

} // namespace kohkan
