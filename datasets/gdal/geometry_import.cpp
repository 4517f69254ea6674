// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_import.h"

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

void addPoints(GeometryPart::Kind kind, OGRGeometryH geometry, ImportedGeometry &into)
{
    const int count = OGR_G_GetPointCount(geometry);
    const auto points = into.addPart(kind, count > 0 ? static_cast<std::size_t>(count) : 0);
    if (points.empty())
        return;
    const bool hasZ = OGR_G_Is3D(geometry);
    double *heights = hasZ ? into.addHeights(points.size()).data() : nullptr;
    OGR_G_GetPoints(geometry, &points[0].lon, sizeof(LonLat), &points[0].lat, sizeof(LonLat), heights,
                    hasZ ? sizeof(double) : 0);
}

void addParts(OGRGeometryH geometry, ImportedGeometry &into)
{
    const auto flat = wkbFlatten(OGR_G_GetGeometryType(geometry));
    switch (flat) {
    case wkbPoint:
        if (!OGR_G_IsEmpty(geometry))
            addPoints(GeometryPart::Kind::Point, geometry, into);
        break;
    case wkbLineString:
        addPoints(GeometryPart::Kind::Line, geometry, into);
        break;
    case wkbPolygon:
    case wkbTriangle: {
        const std::size_t before = into.parts.size();
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
            const bool first = into.parts.size() == before;
            addPoints(first ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::InnerRing,
                      OGR_G_GetGeometryRef(geometry, i), into);
        }
        break;
    }
    default:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i)
            addParts(OGR_G_GetGeometryRef(geometry, i), into);
    }
}

} // namespace

std::span<LonLat> ImportedGeometry::addPart(GeometryPart::Kind kind, std::size_t count)
{
    const std::size_t first = coordinates.size();
    if (count > 0)
        parts.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), kind});
    coordinates.resize(first + count);
    if (!heights.empty())
        heights.resize(coordinates.size(), noHeight);
    return {coordinates.data() + first, count};
}

std::span<double> ImportedGeometry::addHeights(std::size_t count)
{
    heights.resize(coordinates.size(), noHeight);
    return {heights.data() + heights.size() - count, count};
}

void importGeometry(OGRGeometryH geometry, ImportedGeometry &into)
{
    into.clear();
    if (!geometry)
        return;
    into.hadMeasures = OGR_G_IsMeasured(geometry);
    GeometryHandle linear;
    if (OGR_G_HasCurveGeometry(geometry, false)) { // of a curve type, though its pieces may be straight
        into.hadCurves = OGR_G_HasCurveGeometry(geometry, true);
        linear.reset(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
        geometry = linear.get();
    }
    if (!geometry)
        return;
    addParts(geometry, into);
    if (!into.parts.empty())
        into.type = typeOf(wkbFlatten(OGR_G_GetGeometryType(geometry)));
}

} // namespace kohkan
