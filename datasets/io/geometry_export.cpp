// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geometry_export.h"

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

GeometryHandle exportGeometry(const Geometry &geometry, Row row)
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
    geometry.forEachPart(row, [&](GeometryPart::Kind kind, std::span<const LonLat> points) {
        switch (kind) {
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
