// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/gdal_handles.h"
#include "datasets/table/geometry.h"

#include <optional>
#include <span>
#include <vector>

namespace kohkan {

/// The coordinates of one geometry as its source has them: M dropped, curves made straight, collections flattened
/// into parts. Kept and filled again row after row, so that reading allocates nothing.
struct ImportedGeometry {
    GeometryType type = GeometryType::None;
    std::vector<GeometryPart> parts;
    std::vector<LonLat> coordinates; ///< of all parts, in the reference system of the source
    std::vector<double> heights;     ///< one a coordinate, NaN where it has none; empty where none has
    bool hadMeasures = false;        ///< M, which is dropped
    bool hadCurves = false;

    void clear()
    {
        type = GeometryType::None;
        parts.clear();
        coordinates.clear();
        heights.clear();
        hadMeasures = hadCurves = false;
    }
    /// Room for the coordinates of one more part; nothing is added where `count` is 0.
    std::span<LonLat> addPart(GeometryPart::Kind kind, std::size_t count);
    /// Room for the heights of the last `count` coordinates.
    std::span<double> addHeights(std::size_t count);
    std::span<const double> heightsOf(const GeometryPart &part) const
    {
        return heights.empty() ? std::span<const double>() : std::span(heights).subspan(part.first, part.count);
    }
};

/// From an OGR geometry; null gives type None.
void importGeometry(OGRGeometryH geometry, ImportedGeometry &into);
/// From Well-Known Binary (ISO or extended, either byte order), with the same result as by way of OGR; what is not one
/// of the seven Simple Features types goes through OGR. Broken bytes give type None.
void importWkb(std::span<const unsigned char> wkb, ImportedGeometry &into);

/// The place of a point without Z and M, in the byte order of this machine; nothing where it is anything else, or not a
/// place: then importWkb() knows.
std::optional<LonLat> pointOfWkb(std::span<const unsigned char> wkb);

} // namespace kohkan
