// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geometry_export.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

OGRwkbGeometryType ogrType(GeometryType type)
{
    switch (type) {
    case GeometryType::Point:
        return wkbPoint;
    case GeometryType::LineString:
        return wkbLineString;
    case GeometryType::Polygon:
        return wkbPolygon;
    case GeometryType::MultiPoint:
        return wkbMultiPoint;
    case GeometryType::MultiLineString:
        return wkbMultiLineString;
    case GeometryType::MultiPolygon:
        return wkbMultiPolygon;
    case GeometryType::GeometryCollection:
        return wkbGeometryCollection;
    case GeometryType::None:
        break;
    }
    return wkbNone;
}

/// Rounded to 7 decimals, and a ring the right way round.
std::vector<LonLat> rightHand(std::span<const LonLat> points, GeometryPart::Kind kind)
{
    std::vector<LonLat> turned(points.begin(), points.end());
    double area = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        area += points[i].lon * points[i + 1].lat - points[i + 1].lon * points[i].lat;
    if ((kind == GeometryPart::Kind::OuterRing && area < 0) || (kind == GeometryPart::Kind::InnerRing && area > 0))
        std::reverse(turned.begin(), turned.end());
    for (auto &p : turned)
        p = {std::round(p.lon * 1e7) / 1e7, std::round(p.lat * 1e7) / 1e7};
    return turned;
}

OGRGeometryH simple(OGRwkbGeometryType type, std::span<const LonLat> points)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(type);
    if (type == wkbPoint)
        OGR_G_SetPoint_2D(geometry, 0, points[0].lon, points[0].lat);
    else
        OGR_G_SetPoints(geometry, static_cast<int>(points.size()), &points[0].lon, sizeof(LonLat), &points[0].lat,
                        sizeof(LonLat), nullptr, 0);
    return geometry;
}

} // namespace

GeometryHandle exportGeometry(const Geometry &geometry, Row row, Rings rings)
{
    const GeometryType type = geometry.type(row);
    if (type == GeometryType::None)
        return nullptr;
    const bool isMulti = type == GeometryType::MultiPoint || type == GeometryType::MultiLineString ||
                         type == GeometryType::MultiPolygon || type == GeometryType::GeometryCollection;
    GeometryHandle whole(isMulti ? OGR_G_CreateGeometry(ogrType(type)) : nullptr);
    OGRGeometryH polygon = nullptr;
    const auto place = [&](OGRGeometryH part) {
        if (isMulti)
            OGR_G_AddGeometryDirectly(whole.get(), part);
        else
            whole.reset(part);
    };
    geometry.forEachPart(row, [&](const GeometryPart &part) {
        const auto read = geometry.coordinates(part);
        std::vector<LonLat> turned;
        if (rings == Rings::RightHand)
            turned = rightHand(read, part.kind);
        const std::span<const LonLat> points = turned.empty() ? read : std::span<const LonLat>(turned);
        switch (part.kind) {
        case GeometryPart::Kind::Point:
            place(simple(wkbPoint, points));
            break;
        case GeometryPart::Kind::Line:
            place(simple(wkbLineString, points));
            break;
        case GeometryPart::Kind::OuterRing:
            polygon = OGR_G_CreateGeometry(wkbPolygon);
            OGR_G_AddGeometryDirectly(polygon, simple(wkbLinearRing, points));
            place(polygon);
            break;
        case GeometryPart::Kind::InnerRing:
            if (polygon)
                OGR_G_AddGeometryDirectly(polygon, simple(wkbLinearRing, points));
            break;
        }
    });
    return whole;
}

OGRwkbGeometryType commonGeometryType(const Geometry &geometry, const RowSet &rows)
{
    OGRwkbGeometryType common = wkbNone;
    rows.forEach([&](Row row) {
        const auto own = ogrType(geometry.type(row));
        if (own == wkbNone || own == common)
            return;
        common = common == wkbNone ? own : wkbUnknown;
    });
    return common;
}

} // namespace kohkan
