// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kohkan {

LonLatBox Geometry::box(Row row) const
{
    LonLatBox box;
    forEachPart(row, [&](GeometryPart::Kind, std::span<const LonLat> points) {
        for (const auto &p : points)
            box.include(p);
    });
    return box;
}

LonLat Geometry::point(Row row) const
{
    if (isPlainPoints())
        return m_places[index(row)];
    if (type(row) == GeometryType::None)
        return {};
    if (type(row) == GeometryType::Point)
        return m_coordinates[parts(row).front().first];
    return box(row).center();
}

bool Geometry::isSameAs(const Geometry &other) const
{
    return m_places.isSameAs(other.m_places) && m_types.data() == other.m_types.data() &&
           m_coordinates.data() == other.m_coordinates.data() && m_parts.data() == other.m_parts.data() &&
           rowCount() == other.rowCount();
}

std::size_t Geometry::bytes() const
{
    return m_places.bytes() + m_types.size() * sizeof(GeometryType) + m_coordinates.size() * sizeof(LonLat) +
           m_heights.size() * sizeof(double) + m_partOffsets.size() * sizeof(std::uint32_t) +
           m_parts.size() * sizeof(GeometryPart);
}

/// Types, offsets and parts of what has come so far as coordinates alone.
void GeometryBuilder::keepParts()
{
    const auto coordinates = std::exchange(m_coordinates, {});
    auto heights = std::exchange(m_heights, {});
    heights.resize(heights.empty() ? 0 : coordinates.size(), noHeight);
    m_isPlain = false;
    m_types.reserve(coordinates.capacity());
    m_partOffsets.reserve(coordinates.capacity() + 1);
    m_coordinates.reserve(coordinates.capacity());
    for (std::size_t i = 0; i < coordinates.size(); ++i) {
        appendPart(coordinates[i]);
        if (!heights.empty() && coordinates[i].isValid())
            addHeights({&heights[i], 1}, 1);
    }
}

/// Of the last `count` coordinates.
void GeometryBuilder::addHeights(std::span<const double> heights, std::size_t count)
{
    if (std::all_of(heights.begin(), heights.end(), [](double height) { return std::isnan(height); }))
        return;
    m_heights.resize(m_coordinates.size() - count, noHeight);
    m_heights.insert(m_heights.end(), heights.begin(), heights.end());
}

void GeometryBuilder::appendPart(LonLat point)
{
    begin(point.isValid() ? GeometryType::Point : GeometryType::None);
    if (point.isValid())
        addPart(GeometryPart::Kind::Point, {&point, 1});
}

void GeometryBuilder::begin(GeometryType type)
{
    if (m_isPlain && (type == GeometryType::Point || type == GeometryType::None)) {
        m_coordinates.push_back({});
        return;
    }
    if (m_isPlain)
        keepParts();
    m_types.push_back(type);
    m_partOffsets.push_back(static_cast<std::uint32_t>(m_parts.size()));
}

void GeometryBuilder::addPart(GeometryPart::Kind kind, std::span<const LonLat> coordinates,
                              std::span<const double> heights)
{
    if (m_isPlain) { // the row was begun as a point
        m_coordinates.back() = coordinates[0].isValid() ? coordinates[0] : LonLat{};
        if (coordinates[0].isValid() && !heights.empty())
            addHeights(heights.first(1), 1);
        return;
    }
    m_parts.push_back(
        {static_cast<std::uint32_t>(m_coordinates.size()), static_cast<std::uint32_t>(coordinates.size()), kind});
    m_coordinates.insert(m_coordinates.end(), coordinates.begin(), coordinates.end());
    m_partOffsets.back() = static_cast<std::uint32_t>(m_parts.size());
    if (!heights.empty())
        addHeights(heights, coordinates.size());
}

void GeometryBuilder::append(GeometryBuilder &&rest)
{
    if (!m_isPlain || !rest.m_isPlain) {
        for (auto *builder : {this, &rest})
            if (builder->m_isPlain)
                builder->keepParts();
        const auto parts = static_cast<std::uint32_t>(m_parts.size()),
                   coordinates = static_cast<std::uint32_t>(m_coordinates.size());
        m_types.insert(m_types.end(), rest.m_types.begin(), rest.m_types.end());
        for (std::size_t i = 1; i < rest.m_partOffsets.size(); ++i)
            m_partOffsets.push_back(parts + rest.m_partOffsets[i]);
        for (auto part : rest.m_parts) {
            part.first += coordinates;
            m_parts.push_back(part);
        }
    }
    if (!rest.m_heights.empty()) {
        m_heights.resize(m_coordinates.size(), noHeight);
        m_heights.insert(m_heights.end(), rest.m_heights.begin(), rest.m_heights.end());
    }
    m_coordinates.insert(m_coordinates.end(), rest.m_coordinates.begin(), rest.m_coordinates.end());
    rest = {};
}

LonLat GeometryBuilder::center(std::size_t sourceRow) const
{
    if (m_isPlain)
        return m_coordinates[sourceRow];
    LonLatBox box;
    for (auto p = m_partOffsets[sourceRow]; p < m_partOffsets[sourceRow + 1]; ++p)
        for (std::uint32_t c = 0; c < m_parts[p].count; ++c)
            box.include(m_coordinates[m_parts[p].first + c]);
    return box.isEmpty() ? LonLat{} : box.center();
}

Geometry GeometryBuilder::finishPoints(std::span<const std::uint32_t> order) const
{
    Geometry geometry;
    geometry.m_places = PackedPlaces(m_coordinates, order);
    std::vector<double> heights;
    if (!m_heights.empty())
        for (const auto from : order)
            heights.push_back(from < m_heights.size() ? m_heights[from] : noHeight);
    geometry.m_heights = std::move(heights);
    geometry.m_hasPoints =
        std::any_of(m_coordinates.begin(), m_coordinates.end(), [](const LonLat &place) { return place.isValid(); });
    return geometry;
}

Geometry GeometryBuilder::finish(std::span<const std::uint32_t> order)
{
    GeometryBuilder source = std::exchange(*this, {});
    source.m_heights.resize(source.m_heights.empty() ? 0 : source.m_coordinates.size(), noHeight);
    if (source.m_isPlain)
        return source.finishPoints(order);
    Geometry geometry;
    std::vector<GeometryType> types;
    std::vector<LonLat> coordinates;
    std::vector<double> allHeights;
    std::vector<GeometryPart> parts;
    std::vector<std::uint32_t> partOffsets{0};
    types.reserve(order.size());
    coordinates.reserve(source.m_coordinates.size());
    parts.reserve(source.m_parts.size());
    partOffsets.reserve(order.size() + 1);
    for (const auto from : order) {
        types.push_back(source.m_types[from]);
        for (auto p = source.m_partOffsets[from]; p < source.m_partOffsets[from + 1]; ++p) {
            GeometryPart part = source.m_parts[p];
            const auto begin = source.m_coordinates.begin() + part.first;
            if (!source.m_heights.empty()) {
                const auto heights = source.m_heights.begin() + part.first;
                allHeights.insert(allHeights.end(), heights, heights + part.count);
            }
            part.first = static_cast<std::uint32_t>(coordinates.size());
            coordinates.insert(coordinates.end(), begin, begin + part.count);
            parts.push_back(part);
            geometry.m_hasPoints |= part.kind == GeometryPart::Kind::Point;
            geometry.m_hasLines |= part.kind == GeometryPart::Kind::Line;
            geometry.m_hasPolygons |= part.kind == GeometryPart::Kind::OuterRing;
        }
        partOffsets.push_back(static_cast<std::uint32_t>(parts.size()));
    }
    geometry.m_types = std::move(types);
    geometry.m_coordinates = std::move(coordinates);
    geometry.m_heights = std::move(allHeights);
    geometry.m_parts = std::move(parts);
    geometry.m_partOffsets = std::move(partOffsets);
    return geometry;
}

} // namespace kohkan
