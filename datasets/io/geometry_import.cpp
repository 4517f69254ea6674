// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geometry_import.h"

namespace kohkan {

namespace {

GeometryType typeOf(OGRwkbGeometryType flat)
{
    switch (flat) {
    case wkbPoint:
        return GeometryType::Point;
    case wkbLineString:
        return GeometryType::LineString;
    case wkbPolygon:
    case wkbTriangle:
        return GeometryType::Polygon;
    case wkbMultiPoint:
        return GeometryType::MultiPoint;
    case wkbMultiLineString:
        return GeometryType::MultiLineString;
    case wkbMultiPolygon:
    case wkbPolyhedralSurface:
    case wkbTIN:
        return GeometryType::MultiPolygon;
    case wkbGeometryCollection:
        return GeometryType::GeometryCollection;
    default:
        return GeometryType::None;
    }
}

std::vector<LonLat> pointsOf(OGRGeometryH geometry)
{
    const int count = OGR_G_GetPointCount(geometry);
    std::vector<LonLat> points(count > 0 ? static_cast<std::size_t>(count) : 0);
    if (!points.empty())
        OGR_G_GetPoints(geometry, &points[0].lon, sizeof(LonLat), &points[0].lat, sizeof(LonLat), nullptr, 0);
    return points;
}

void addParts(OGRGeometryH geometry, ImportedGeometry &into)
{
    const auto flat = wkbFlatten(OGR_G_GetGeometryType(geometry));
    const auto add = [&](GeometryPart::Kind kind, OGRGeometryH from) {
        auto points = pointsOf(from);
        if (!points.empty())
            into.parts.push_back({kind, std::move(points)});
    };
    switch (flat) {
    case wkbPoint:
        if (!OGR_G_IsEmpty(geometry))
            add(GeometryPart::Kind::Point, geometry);
        break;
    case wkbLineString:
        add(GeometryPart::Kind::Line, geometry);
        break;
    case wkbPolygon:
    case wkbTriangle: {
        const std::size_t before = into.parts.size();
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
            const bool first = into.parts.size() == before;
            add(first ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::InnerRing,
                OGR_G_GetGeometryRef(geometry, i));
        }
        break;
    }
    default:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i)
            addParts(OGR_G_GetGeometryRef(geometry, i), into);
    }
}

} // namespace

ImportedGeometry importGeometry(OGRGeometryH geometry)
{
    ImportedGeometry imported;
    if (!geometry)
        return imported;
    imported.hadZ = OGR_G_Is3D(geometry) || OGR_G_IsMeasured(geometry);
    GeometryHandle linear;
    if (OGR_G_HasCurveGeometry(geometry, true)) {
        imported.hadCurves = true;
        linear.reset(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
        geometry = linear.get();
    }
    if (!geometry)
        return imported;
    addParts(geometry, imported);
    if (!imported.parts.empty())
        imported.type = typeOf(wkbFlatten(OGR_G_GetGeometryType(geometry)));
    return imported;
}

} // namespace kohkan
