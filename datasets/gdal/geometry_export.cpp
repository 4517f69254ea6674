// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_export.h"

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

bool hasAny(std::span<const double> heights)
{
    return std::any_of(heights.begin(), heights.end(), [](double height) { return !std::isnan(height); });
}

/// `heights`: one a coordinate, or none at all.
OGRGeometryH simple(OGRwkbGeometryType type, std::span<const LonLat> points, std::span<const double> heights)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(type);
    const bool hasZ = !heights.empty();
    if (type == wkbPoint && hasZ)
        OGR_G_SetPoint(geometry, 0, points[0].lon, points[0].lat, heights[0]);
    else if (hasZ)
        OGR_G_SetPoints(geometry, static_cast<int>(points.size()), &points[0].lon, sizeof(LonLat), &points[0].lat,
                        sizeof(LonLat), heights.data(), sizeof(double));
    else if (type == wkbPoint)
        OGR_G_SetPoint_2D(geometry, 0, points[0].lon, points[0].lat);
    else
        OGR_G_SetPoints(geometry, static_cast<int>(points.size()), &points[0].lon, sizeof(LonLat), &points[0].lat,
                        sizeof(LonLat), nullptr, 0);
    return geometry;
}

} // namespace

GeometryHandle exportGeometry(const Geometry &geometry, Row row, double unknown)
{
    const GeometryType type = geometry.type(row);
    if (type == GeometryType::None)
        return nullptr;
    const bool isMulti = type == GeometryType::MultiPoint || type == GeometryType::MultiLineString ||
                         type == GeometryType::MultiPolygon || type == GeometryType::GeometryCollection;
    GeometryHandle whole(isMulti ? OGR_G_CreateGeometry(ogrType(type)) : nullptr);
    const auto parts = geometry.parts(row);
    const double point = geometry.isPlainPoints() ? geometry.height(row) : noHeight;
    const bool hasZ = !std::isnan(point) || std::any_of(parts.begin(), parts.end(), [&](const GeometryPart &part) {
        return hasAny(geometry.heights(part));
    });
    std::vector<double> known; // of a part; OGR takes 0 for those of a part without
    const auto heightsOf = [&](std::span<const double> heights, std::size_t count) {
        known.assign(heights.begin(), heights.end());
        known.resize(hasZ ? count : 0, noHeight);
        std::replace_if(
            known.begin(), known.end(), [](double height) { return std::isnan(height); }, unknown);
        return std::span<const double>(known);
    };
    OGRGeometryH polygon = nullptr;
    const auto place = [&](OGRGeometryH part) {
        if (isMulti)
            OGR_G_AddGeometryDirectly(whole.get(), part);
        else
            whole.reset(part);
    };
    const auto add = [&](GeometryPart::Kind kind, std::span<const LonLat> points, std::span<const double> heights) {
        switch (kind) {
        case GeometryPart::Kind::Point:
            place(simple(wkbPoint, points, heights));
            break;
        case GeometryPart::Kind::Line:
            place(simple(wkbLineString, points, heights));
            break;
        case GeometryPart::Kind::OuterRing:
            polygon = OGR_G_CreateGeometry(wkbPolygon);
            OGR_G_AddGeometryDirectly(polygon, simple(wkbLinearRing, points, heights));
            place(polygon);
            break;
        case GeometryPart::Kind::InnerRing:
            if (polygon)
                OGR_G_AddGeometryDirectly(polygon, simple(wkbLinearRing, points, heights));
            break;
        }
    };
    if (geometry.isPlainPoints()) {
        const LonLat own = geometry.point(row);
        add(GeometryPart::Kind::Point, {&own, 1}, heightsOf({&point, 1}, 1));
    }
    for (const auto &part : parts)
        add(part.kind, geometry.coordinates().subspan(part.first, part.count),
            heightsOf(geometry.heights(part), part.count));
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
    const bool hasZ = geometry.hasHeights() && common != wkbNone;
    return hasZ ? OGR_GT_SetZ(common) : common;
}

} // namespace kohkan
