// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/geometry_import.h"

#include <simdjson.h>

namespace kohkan {

/// Reads geometries of GeoJSON, with the same result as by way of OGR. Kept and used again, one thread.
class JsonGeometry {
public:
    /// What was to say of the last geometry.
    bool isBad() const { return m_isBad; }               ///< it is not what its type says, and there is none
    bool hasLostPart() const { return m_hasLostPart; }   ///< the same of a part of a collection
    bool hasOpenRing() const { return m_hasOpenRing; }   ///< a ring ends elsewhere than it begins; kept as it is
    bool hasOwnSystem() const { return m_hasOwnSystem; } ///< it has a `crs` member
    GeometryType declared() const { return m_declared; }

    /// The same where the type comes behind the coordinates. An error where it is no JSON.
    simdjson::error_code read(simdjson::ondemand::object geometry, ImportedGeometry &into);

private:
    using Value = simdjson::ondemand::value;
    struct Position {
        LonLat point;
        double height = noHeight;
        bool isEmpty = false;
    };
    simdjson::error_code readObject(simdjson::ondemand::object geometry, ImportedGeometry &into, int depth,
                                    GeometryType &type);
    simdjson::error_code readCoordinates(Value value, GeometryType type, ImportedGeometry &into);
    simdjson::error_code readPosition(Value value, Position &position, ImportedGeometry &into);
    simdjson::error_code readPoints(Value value, GeometryPart::Kind kind, ImportedGeometry &into);
    simdjson::error_code readPolygon(Value value, ImportedGeometry &into);
    simdjson::error_code readMembers(Value value, ImportedGeometry &into, int depth);
    simdjson::error_code spoil(Value value);

    bool m_isBad = false, m_hasLostPart = false, m_hasOpenRing = false, m_hasOwnSystem = false;
    GeometryType m_declared = GeometryType::None;
};

} // namespace kohkan
