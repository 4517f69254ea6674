// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/table/packed_places.h"
#include "datasets/table/row_set.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace kohkan {

constexpr double noHeight = std::numeric_limits<double>::quiet_NaN();

/// The type of one row's geometry, by its Simple Features name; None: the row has none, or an empty one.
enum class GeometryType : std::uint8_t {
    None,
    Point,
    LineString,
    Polygon,
    MultiPoint,
    MultiLineString,
    MultiPolygon,
    GeometryCollection
};

/// A run of coordinates inside one row.
struct GeometryPart {
    enum class Kind : std::uint8_t {
        Point,
        Line,
        OuterRing,
        InnerRing
    };                       ///< an inner ring belongs to the outer ring before it
    std::uint32_t first = 0; ///< index of its first coordinate
    std::uint32_t count = 0;
    Kind kind = Kind::Point;
};

/// The geometries of all rows in flat arrays, longitude and latitude of WGS 84, immutable once in a Layer.
/// A layer of plain points keeps neither types nor parts: row i is place i, NaN where there is none.
class Geometry {
public:
    std::size_t rowCount() const { return isPlainPoints() ? m_places.size() : m_types.size(); }
    GeometryType type(Row row) const
    {
        if (!isPlainPoints())
            return m_types[index(row)];
        return m_places[index(row)].isValid() ? GeometryType::Point : GeometryType::None;
    }
    bool isPlainPoints() const { return m_partOffsets.empty(); }
    /// That GeometryPart::first counts from; a layer of plain points has none.
    std::span<const LonLat> coordinates() const { return m_coordinates; }
    /// Has any row a height (Z)? In the unit of the source, above what the source says; NaN where a coordinate has
    /// none.
    bool hasHeights() const { return !m_heights.empty(); }
    /// Of a part's coordinates; empty where the layer has no heights. Not of plain points.
    std::span<const double> heights(const GeometryPart &part) const
    {
        return m_heights.empty() ? std::span<const double>()
                                 : std::span<const double>(m_heights).subspan(part.first, part.count);
    }
    /// That GeometryPart::first counts from; null where there are none. Of a layer of plain points one a row.
    const double *allHeights() const { return m_heights.empty() ? nullptr : m_heights.data(); }
    /// Of a row of plain points; NaN where it has none.
    double height(Row row) const { return m_heights.empty() ? noHeight : m_heights[index(row)]; }
    /// The parts of a row; a layer of plain points has none, so use forEachPart() where either may come.
    std::span<const GeometryPart> parts(Row row) const
    {
        if (isPlainPoints())
            return {};
        const auto from = m_partOffsets[index(row)];
        return {m_parts.data() + from, m_partOffsets[index(row) + 1] - from};
    }
    /// Calls visit(kind, coordinates) for each part of a row, plain points included; the span lives as long as the
    /// call.
    template <typename Visit>
    void forEachPart(Row row, Visit &&visit) const
    {
        if (isPlainPoints()) {
            if (const LonLat place = m_places[index(row)]; place.isValid())
                visit(GeometryPart::Kind::Point, std::span<const LonLat>(&place, 1));
            return;
        }
        for (const auto &part : parts(row))
            visit(part.kind, coordinates().subspan(part.first, part.count));
    }
    LonLatBox box(Row row) const; ///< empty where the row has no geometry
    LonLat
    point(Row row) const; ///< first coordinate of a point row, centre of the box of any other; invalid where none
    /// Of a layer of plain points.
    const PackedPlaces &places() const { return m_places; }
    std::size_t bytes() const; ///< memory held
    /// The same arrays, not only the same places.
    bool isSameAs(const Geometry &other) const;
    bool hasPoints() const { return m_hasPoints; }
    bool hasLines() const { return m_hasLines; }
    bool hasPolygons() const { return m_hasPolygons; }

private:
    friend class GeometryBuilder;
    friend struct MemberAccess;
    template <typename Self, typename Visit>
    static void members(Self &self, Visit &visit)
    {
        const auto all = [&](auto &...each) { (visit(each), ...); };
        all(self.m_places, self.m_heights, self.m_types, self.m_coordinates, self.m_partOffsets, self.m_parts,
            self.m_hasPoints, self.m_hasLines, self.m_hasPolygons);
    }
    PackedPlaces m_places;       ///< of plain points; all else but the heights is of the others
    KeptArray<double> m_heights; ///< one a coordinate, or a row of plain points; empty where there is none
    KeptArray<GeometryType> m_types;
    KeptArray<LonLat> m_coordinates;
    KeptArray<std::uint32_t> m_partOffsets; ///< rowCount + 1 entries, or none for plain points
    KeptArray<GeometryPart> m_parts;
    bool m_hasPoints = false;
    bool m_hasLines = false;
    bool m_hasPolygons = false;
};

/// Collects geometries in source order. Per row: begin(type), then addPart() for each part. While all rows are points
/// or nothing, only a coordinate a row is kept. Owned by one thread, one use.
class GeometryBuilder {
public:
    /// Room for that many rows in all.
    void reserve(std::size_t rows) { m_coordinates.reserve(rows); }
    void begin(GeometryType type);
    /// `heights`: one a coordinate, or none at all.
    void addPart(GeometryPart::Kind kind, std::span<const LonLat> coordinates, std::span<const double> heights = {});
    /// begin and add in one; a point that is not valid is none
    void appendPoint(LonLat point)
    {
        if (m_isPlain)
            m_coordinates.push_back(point.isValid() ? point : LonLat{});
        else
            appendPart(point);
    }
    void appendNone() { appendPoint({}); }
    /// The rows of another builder behind these.
    void append(GeometryBuilder &&rest);
    std::size_t rowCount() const { return m_isPlain ? m_coordinates.size() : m_types.size(); }
    /// Of the row's box; invalid where the row has no geometry.
    LonLat center(std::size_t sourceRow) const;
    /// The geometry with row i taken from source position order[i]. The builder is spent.
    Geometry finish(std::span<const std::uint32_t> order);

private:
    void appendPart(LonLat point);
    void keepParts();
    void addHeights(std::span<const double> heights, std::size_t count);
    Geometry finishPoints(std::span<const std::uint32_t> order) const;

    bool m_isPlain = true; ///< no types, offsets and parts yet; row i is coordinate i
    std::vector<GeometryType> m_types;
    std::vector<LonLat> m_coordinates;
    std::vector<double> m_heights; ///< of the first coordinates; the others have none
    std::vector<std::uint32_t> m_partOffsets{0};
    std::vector<GeometryPart> m_parts;
};

} // namespace kohkan
