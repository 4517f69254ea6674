// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/geometry.h"

#include <algorithm>

namespace kohkan {

LonLatBox Geometry::box(Row row) const
{
    LonLatBox box;
    forEachPart(row, [&](const GeometryPart &part) {
        for (const auto &p : coordinates(part))
            box.include(p);
    });
    return box;
}

LonLat Geometry::point(Row row) const
{
    if (type(row) == GeometryType::None)
        return {};
    if (isPlainPoints())
        return m_coordinates[index(row)];
    if (type(row) == GeometryType::Point)
        return m_coordinates[parts(row).front().first];
    return box(row).center();
}

void GeometryBuilder::begin(GeometryType type)
{
    m_types.push_back(type);
    m_partOffsets.push_back(static_cast<std::uint32_t>(m_parts.size()));
}

void GeometryBuilder::addPart(GeometryPart::Kind kind, std::span<const LonLat> coordinates)
{
    m_parts.push_back(
        {static_cast<std::uint32_t>(m_coordinates.size()), static_cast<std::uint32_t>(coordinates.size()), kind});
    m_coordinates.insert(m_coordinates.end(), coordinates.begin(), coordinates.end());
    m_partOffsets.back() = static_cast<std::uint32_t>(m_parts.size());
}

LonLatBox GeometryBuilder::box(std::size_t sourceRow) const
{
    LonLatBox box;
    for (auto p = m_partOffsets[sourceRow]; p < m_partOffsets[sourceRow + 1]; ++p)
        for (std::uint32_t c = 0; c < m_parts[p].count; ++c)
            box.include(m_coordinates[m_parts[p].first + c]);
    return box;
}

Geometry GeometryBuilder::finish(std::span<const std::uint32_t> order) const
{
    Geometry geometry;
    const bool plain = std::all_of(m_types.begin(), m_types.end(),
                                   [](auto type) { return type == GeometryType::Point || type == GeometryType::None; });
    geometry.m_types.reserve(order.size());
    geometry.m_coordinates.reserve(plain ? order.size() : m_coordinates.size());
    geometry.m_parts.reserve(plain ? 0 : m_parts.size());
    if (!plain)
        geometry.m_partOffsets.push_back(0);
    for (const auto from : order) {
        geometry.m_types.push_back(m_types[from]);
        if (plain) {
            const bool any = m_partOffsets[from] != m_partOffsets[from + 1];
            geometry.m_coordinates.push_back(any ? m_coordinates[m_parts[m_partOffsets[from]].first] : LonLat{});
            geometry.m_hasPoints |= any;
            continue;
        }
        for (auto p = m_partOffsets[from]; p < m_partOffsets[from + 1]; ++p) {
            GeometryPart part = m_parts[p];
            const auto begin = m_coordinates.begin() + part.first;
            part.first = static_cast<std::uint32_t>(geometry.m_coordinates.size());
            geometry.m_coordinates.insert(geometry.m_coordinates.end(), begin, begin + part.count);
            geometry.m_parts.push_back(part);
            geometry.m_hasPoints |= part.kind == GeometryPart::Kind::Point;
            geometry.m_hasLines |= part.kind == GeometryPart::Kind::Line;
            geometry.m_hasPolygons |= part.kind == GeometryPart::Kind::OuterRing;
        }
        geometry.m_partOffsets.push_back(static_cast<std::uint32_t>(geometry.m_parts.size()));
    }
    return geometry;
}

} // namespace kohkan
