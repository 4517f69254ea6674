// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/json_geometry.h"

#include "datasets/io/json_values.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

namespace on = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

constexpr int deepest = 32; // collections in collections

GeometryType typeOf(std::string_view name)
{
    static constexpr std::pair<std::string_view, GeometryType> types[] = {
        {"Point", GeometryType::Point},
        {"LineString", GeometryType::LineString},
        {"Polygon", GeometryType::Polygon},
        {"MultiPoint", GeometryType::MultiPoint},
        {"MultiLineString", GeometryType::MultiLineString},
        {"MultiPolygon", GeometryType::MultiPolygon},
        {"GeometryCollection", GeometryType::GeometryCollection}};
    for (const auto &[known, type] : types)
        if (name == known)
            return type;
    return GeometryType::None;
}

/// The members of an array, each through visit(value); SUCCESS or the first error.
template <typename Visit>
error_code forEachMember(on::array array, Visit &&visit)
{
    for (auto member : array) {
        on::value own;
        if (auto error = member.get(own))
            return error;
        if (auto error = visit(own))
            return error;
    }
    return SUCCESS;
}

bool isArray(on::value value)
{
    on::json_type type;
    return value.type().get(type) == SUCCESS && type == on::json_type::array;
}

} // namespace

/// Not what is wanted here; looked through all the same.
error_code JsonGeometry::spoil(Value value)
{
    m_isBad = true;
    return JsonValues::check(value, 0);
}

error_code JsonGeometry::readPosition(Value value, Position &position, ImportedGeometry &into)
{
    on::array numbers;
    if (!isArray(value))
        return spoil(value);
    if (auto error = value.get_array().get(numbers))
        return error;
    int count = 0;
    auto error = forEachMember(numbers, [&](on::value member) {
        on::json_type type;
        if (auto bad = member.type().get(type))
            return bad;
        if (type != on::json_type::number)
            return spoil(member);
        double number;
        if (auto bad = member.get_double().get(number))
            return bad;
        if (count == 0)
            position.point.lon = number;
        else if (count == 1)
            position.point.lat = number;
        else if (count == 2)
            position.height = number;
        ++count;
        return SUCCESS;
    });
    into.hadMeasures |= count > 3;
    position.isEmpty = count == 0;
    m_isBad |= count == 1;
    return error;
}

error_code JsonGeometry::readPoints(Value value, GeometryPart::Kind kind, ImportedGeometry &into)
{
    if (!isArray(value))
        return spoil(value);
    on::array positions;
    if (auto error = value.get_array().get(positions))
        return error;
    const std::size_t first = into.coordinates.size();
    auto error = forEachMember(positions, [&](on::value member) {
        Position position;
        if (auto bad = readPosition(member, position, into))
            return bad;
        m_isBad |= position.isEmpty;
        into.coordinates.push_back(position.point);
        if (!std::isnan(position.height) || !into.heights.empty())
            into.addHeights(1)[0] = position.height;
        return SUCCESS;
    });
    const std::size_t count = into.coordinates.size() - first;
    if (kind == GeometryPart::Kind::Point) {
        for (std::size_t i = 0; i < count; ++i)
            into.parts.push_back({static_cast<std::uint32_t>(first + i), 1, kind});
    } else if (count > 0) {
        into.parts.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), kind});
    }
    const bool isRing = kind == GeometryPart::Kind::OuterRing || kind == GeometryPart::Kind::InnerRing;
    if (isRing && count > 0) {
        const LonLat &a = into.coordinates[first], &b = into.coordinates.back();
        m_hasOpenRing |= a.lon != b.lon || a.lat != b.lat;
    }
    return error;
}

error_code JsonGeometry::readPolygon(Value value, ImportedGeometry &into)
{
    if (!isArray(value))
        return spoil(value);
    on::array rings;
    if (auto error = value.get_array().get(rings))
        return error;
    const std::size_t before = into.parts.size();
    return forEachMember(rings, [&](on::value ring) {
        const bool isFirst = into.parts.size() == before; // empty ones before it are none
        return readPoints(ring, isFirst ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::InnerRing, into);
    });
}

error_code JsonGeometry::readCoordinates(Value value, GeometryType type, ImportedGeometry &into)
{
    if (!isArray(value))
        return spoil(value);
    const auto each = [&](auto &&read) {
        on::array array;
        if (auto error = value.get_array().get(array))
            return error;
        return forEachMember(array, read);
    };
    switch (type) {
    case GeometryType::Point: {
        Position position;
        if (auto error = readPosition(value, position, into))
            return error;
        if (position.isEmpty)
            return SUCCESS;
        into.addPart(GeometryPart::Kind::Point, 1)[0] = position.point;
        if (!std::isnan(position.height))
            into.addHeights(1)[0] = position.height;
        return SUCCESS;
    }
    case GeometryType::MultiPoint:
        return readPoints(value, GeometryPart::Kind::Point, into);
    case GeometryType::LineString:
        return readPoints(value, GeometryPart::Kind::Line, into);
    case GeometryType::MultiLineString:
        return each([&](on::value line) { return readPoints(line, GeometryPart::Kind::Line, into); });
    case GeometryType::Polygon:
        return readPolygon(value, into);
    case GeometryType::MultiPolygon:
        return each([&](on::value polygon) { return readPolygon(polygon, into); });
    default:
        return spoil(value);
    }
}

error_code JsonGeometry::readMembers(Value value, ImportedGeometry &into, int depth)
{
    if (depth > deepest)
        return simdjson::DEPTH_ERROR;
    if (!isArray(value))
        return spoil(value);
    on::array members;
    if (auto error = value.get_array().get(members))
        return error;
    return forEachMember(members, [&](on::value member) {
        on::json_type type;
        if (auto error = member.type().get(type))
            return error;
        const std::size_t parts = into.parts.size(), points = into.coordinates.size();
        auto error = SUCCESS;
        if (type == on::json_type::object) {
            on::object own;
            GeometryType ownType = GeometryType::None;
            if (auto bad = member.get_object().get(own))
                return bad;
            error = readObject(own, into, depth + 1, ownType);
        } else {
            error = spoil(member);
        }
        if (m_isBad) {
            into.parts.resize(parts);
            into.coordinates.resize(points);
            into.heights.resize(std::min(into.heights.size(), points));
            m_hasLostPart = true;
            m_isBad = false;
        }
        return error;
    });
}

error_code JsonGeometry::readObject(on::object geometry, ImportedGeometry &into, int depth, GeometryType &type)
{
    bool isThere = false, isEarly = false; // the coordinates; before the type
    const auto pass = [&](bool isSecond) -> error_code {
        for (auto field : geometry) {
            std::string_view key;
            on::value value;
            if (auto error = field.unescaped_key().get(key))
                return error;
            if (auto error = field.value().get(value))
                return error;
            const bool isCoordinates = key == "coordinates", isMembers = key == "geometries";
            auto error = SUCCESS;
            if (key == "type" && !isSecond) {
                std::string_view name;
                if (type != GeometryType::None || value.get_string().get(name) != SUCCESS)
                    return simdjson::INCORRECT_TYPE;
                type = typeOf(name);
                if (isInOtherCase(name, {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString",
                                         "MultiPolygon", "GeometryCollection"}))
                    return simdjson::INCORRECT_TYPE;
            } else if ((isCoordinates || isMembers) && !isSecond && type == GeometryType::None) {
                isEarly = true;
                error = JsonValues::check(value, 0);
            } else if ((isCoordinates || isMembers) && isMembers == (type == GeometryType::GeometryCollection)) {
                if (isThere) // which of the two is meant?
                    return simdjson::INCORRECT_TYPE;
                isThere = true;
                error = isMembers ? readMembers(value, into, depth) : readCoordinates(value, type, into);
            } else {
                if (isInOtherCase(key, {"type", "coordinates", "geometries", "crs"}))
                    return simdjson::INCORRECT_TYPE;
                m_hasOwnSystem |= key == "crs";
                error = JsonValues::check(value, 0);
            }
            if (error)
                return error;
        }
        return SUCCESS;
    };
    if (auto error = pass(false))
        return error;
    if (isEarly && type != GeometryType::None) {
        bool isFresh;
        if (auto error = geometry.reset().get(isFresh))
            return error;
        if (auto error = pass(true))
            return error;
    }
    m_isBad |= !isThere;
    return SUCCESS;
}

error_code JsonGeometry::read(on::object geometry, ImportedGeometry &into)
{
    m_isBad = m_hasLostPart = m_hasOpenRing = m_hasOwnSystem = false;
    into.clear();
    m_declared = GeometryType::None;
    if (auto error = readObject(geometry, into, 0, m_declared))
        return error;
    if (m_isBad)
        into.clear();
    if (!into.parts.empty())
        into.type = m_declared;
    return SUCCESS;
}

} // namespace kohkan
