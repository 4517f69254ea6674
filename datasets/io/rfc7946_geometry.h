// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/geometry_import.h"
#include "datasets/result.h"
#include "datasets/table/geometry.h"

#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>

namespace kohkan {

/// A box in the sense of RFC 7946, section 5: west is greater than east where it crosses the antimeridian.
struct GeoJsonBox {
    double west, south, east, north;
    double lowest = noHeight, highest = noHeight; ///< NaN: no height
    bool crosses() const { return west > east; }
    /// Grown by another, by the rules of GDAL's GeoJSON writer where one of the two crosses the antimeridian.
    void include(const GeoJsonBox &other);
    /// `[west,south,east,north]`, or with heights `[west,south,lowest,east,north,highest]`.
    void appendTo(std::string &json) const;
};

/// Geometries as RFC 7946 wants them: outer rings counter-clockwise, inner ones clockwise, all closed; longitudes
/// within +-180, lines and polygons cut where they cross the antimeridian (by GDAL's WRAPDATELINE, member by member in
/// a collection); at most 7 decimals, heights behind. The geometry has to outlive it. prepare() on one thread;
/// afterwards any.
class Rfc7946Geometry {
public:
    explicit Rfc7946Geometry(const Geometry &geometry) : m_geometry(geometry) {}
    /// Looks at one row before it is written. False where GDAL cannot cut it. One with a latitude beyond +-90 or a
    /// longitude beyond +-360, from where no single turn brings it back, gets no geometry.
    bool prepare(Row row);
    /// Of all rows prepared; none where no row has a place.
    std::optional<GeoJsonBox> box() const;
    /// Rows whose coordinates are not finite: written without geometry.
    std::size_t unplaced() const { return m_unplaced; }
    std::size_t beyond() const { return m_beyond; } ///< rows beyond latitude ±90 or longitude ±360, which get no place
    /// Asks for rows from memory that are to be written next.
    void fetch(std::span<const Row> rows) const;
    /// The members `bbox` (where a row is more than a point: a point is its own box) and `geometry` of a feature.
    void appendMembers(std::string &json, Row row) const;

private:
    /// One row's geometry, wherever it stands.
    struct Shape {
        GeometryType type = GeometryType::None;
        std::span<const GeometryPart> parts;
        const LonLat *coordinates = nullptr; ///< that GeometryPart::first counts from
        const double *heights = nullptr;     ///< the same; null where there are none
        double shift = 0;                    ///< a whole turn, to be added to every longitude
        std::span<const LonLat> points(const GeometryPart &part) const
        {
            return {coordinates + part.first, part.count};
        }
        LonLatBox plainBox() const;
        GeoJsonBox box() const;
        double longitude(double read, GeometryPart::Kind kind) const;
        void appendMember(std::string &json, std::size_t &part) const;
        void appendPolygon(std::string &json, std::size_t &part) const;
        void appendRing(std::string &json, const GeometryPart &part) const;
        void appendLine(std::string &json, const GeometryPart &part) const;
        void appendPosition(std::string &json, const GeometryPart &part, std::size_t at) const;
        void includeHeights(GeoJsonBox &box) const;
        void appendTo(std::string &json) const;
    };
    /// What a row of plain points has instead of parts and coordinates.
    struct Plain {
        GeometryPart part{0, 1, GeometryPart::Kind::Point};
        LonLat place;
        double height = noHeight;
    };
    Shape shapeOf(Row row, Plain &plain) const;
    bool cut(Row row);

    const Geometry &m_geometry;
    std::unordered_map<std::uint32_t, ImportedGeometry> m_replaced; ///< rows cut, and without a type those unplaced
    std::optional<GeoJsonBox> m_plainBox, m_crossingBox; ///< of the rows that do not and that do cross the antimeridian
    std::size_t m_unplaced = 0, m_beyond = 0;
};

} // namespace kohkan
