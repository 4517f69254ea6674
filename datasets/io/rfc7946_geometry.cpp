// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/rfc7946_geometry.h"

#include "datasets/gdal/geometry_export.h"
#include "datasets/io/json_text.h"
#include "datasets/table/layer_builder.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kohkan {

namespace {

using PartKind = GeometryPart::Kind;

/// GDAL looks for lines that jump from one side of the antimeridian to the other within 10 degrees of it.
constexpr double nearAntimeridian = 170;

/// A point's longitude within +-180, as GDAL wraps it.
double wrapped(double lon)
{
    if (lon > 180)
        return std::fmod(lon + 180, 360) - 180;
    return lon < -180 ? 180 - std::fmod(-lon + 180, 360) : lon;
}

bool isInside(const LonLatBox &box)
{
    return box.minX >= -180 && box.maxX <= 180 && box.minY >= -90 && box.maxY <= 90;
}

/// Twice the signed area in square degrees, positive where counter-clockwise, seen from the first point so that small
/// rings keep their digits.
double turn(std::span<const LonLat> ring)
{
    double area = 0;
    const LonLat origin = ring.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        area += (ring[i].lon - origin.lon) * (ring[i + 1].lat - origin.lat) -
                (ring[i + 1].lon - origin.lon) * (ring[i].lat - origin.lat);
    return area;
}

void append(ImportedGeometry &to, const ImportedGeometry &from)
{
    const auto before = static_cast<std::uint32_t>(to.coordinates.size());
    for (GeometryPart part : from.parts) {
        part.first += before;
        to.parts.push_back(part);
    }
    if (!to.heights.empty() || !from.heights.empty()) {
        to.heights.resize(to.coordinates.size(), noHeight);
        to.heights.insert(to.heights.end(), from.heights.begin(), from.heights.end());
        to.heights.resize(to.coordinates.size() + from.coordinates.size(), noHeight);
    }
    to.coordinates.insert(to.coordinates.end(), from.coordinates.begin(), from.coordinates.end());
}

using TransformerHandle =
    std::unique_ptr<std::remove_pointer_t<OGRGeomTransformerH>, GdalRelease<OGR_GeomTransformer_Destroy>>;

} // namespace

void GeoJsonBox::include(const GeoJsonBox &other)
{
    lowest = std::fmin(lowest, other.lowest); // of NaN and a number the number
    highest = std::fmax(highest, other.highest);
    south = std::min(south, other.south);
    north = std::max(north, other.north);
    if (crosses() == other.crosses()) {
        west = std::min(west, other.west);
        east = std::max(east, other.east);
        return;
    }
    const GeoJsonBox across = crosses() ? *this : other, plain = crosses() ? other : *this;
    west = -180;
    east = 180;
    if (plain.west > 0) {
        west = std::min(across.west, plain.west);
        east = across.east;
    } else if (plain.east < 0) {
        west = across.west;
        east = std::max(across.east, plain.east);
    }
}

void GeoJsonBox::appendTo(std::string &json) const
{
    char before = '[';
    for (const auto &[lon, lat, height] : {std::tuple{west, south, lowest}, {east, north, highest}}) {
        for (const double degrees : {lon, lat}) {
            json += before;
            appendJsonDegrees(json, degrees);
            before = ',';
        }
        if (!std::isnan(height)) {
            json += ',';
            appendJsonReal(json, height);
        }
    }
    json += ']';
}

LonLatBox Rfc7946Geometry::Shape::plainBox() const
{
    LonLatBox box;
    for (const auto &part : parts)
        for (const auto &p : points(part))
            box.include(LonLat{longitude(p.lon, part.kind), p.lat});
    return box;
}

/// Where all members lie on either side of the antimeridian and are nearer to each other across it, the box crosses it.
GeoJsonBox Rfc7946Geometry::Shape::box() const
{
    const LonLatBox plain = plainBox();
    GeoJsonBox whole{plain.minX, plain.minY, plain.maxX, plain.maxY};
    includeHeights(whole);
    if (plain.width() <= 180)
        return whole;
    double west = 180, east = -180;
    for (const auto &part : parts) {
        const LonLatBox own = Shape{type, {&part, 1}, coordinates, heights, shift}.plainBox();
        if (own.minX < 0 && own.maxX > 0)
            return whole;
        if (own.minX >= 0)
            west = std::min(west, own.minX);
        else
            east = std::max(east, own.maxX);
    }
    return west > east && east + 360 - west < 180
               ? GeoJsonBox{west, plain.minY, east, plain.maxY, whole.lowest, whole.highest}
               : whole;
}

void Rfc7946Geometry::Shape::includeHeights(GeoJsonBox &box) const
{
    for (const auto &part : parts)
        for (std::size_t i = 0; heights && i < part.count; ++i) {
            box.lowest = std::fmin(box.lowest, heights[part.first + i]);
            box.highest = std::fmax(box.highest, heights[part.first + i]);
        }
}

double Rfc7946Geometry::Shape::longitude(double read, PartKind kind) const
{
    return kind == PartKind::Point ? wrapped(read) : read + shift;
}

Rfc7946Geometry::Shape Rfc7946Geometry::shapeOf(Row row, Plain &plain) const
{
    if (!m_replaced.empty())
        if (const auto found = m_replaced.find(static_cast<std::uint32_t>(row)); found != m_replaced.end())
            return {found->second.type, found->second.parts, found->second.coordinates.data(),
                    found->second.heights.empty() ? nullptr : found->second.heights.data()};
    Shape shape{m_geometry.type(row), m_geometry.parts(row), m_geometry.coordinates().data(), m_geometry.allHeights()};
    if (m_geometry.isPlainPoints() && shape.type != GeometryType::None) {
        plain.place = m_geometry.point(row);
        shape.parts = {&plain.part, 1};
        shape.coordinates = &plain.place;
        plain.height = m_geometry.height(row);
        shape.heights = std::isnan(plain.height) ? nullptr : &plain.height;
    }
    if (shape.type != GeometryType::Point && shape.type != GeometryType::None) {
        const LonLatBox box = shape.plainBox();
        if (box.minX >= 180 && box.maxX <= 360)
            shape.shift = -360;
        else if (box.minX >= -360 && box.maxX <= -180)
            shape.shift = 360;
    }
    return shape;
}

bool Rfc7946Geometry::prepare(Row row)
{
    Plain plain;
    Shape shape = shapeOf(row, plain);
    if (shape.type == GeometryType::None)
        return true;
    bool isPlaced = !shape.parts.empty(), isOnEarth = true;
    for (const auto &part : shape.parts) {
        isPlaced = isPlaced && part.count > 0;
        for (const auto &point : shape.points(part)) {
            isPlaced = isPlaced && point.isValid();
            isOnEarth = isOnEarth && isInRange(point);
        }
    }
    if (!isPlaced) {
        m_replaced[static_cast<std::uint32_t>(row)] = {};
        ++m_unplaced;
        return true;
    }
    if (!isOnEarth) {
        m_replaced[static_cast<std::uint32_t>(row)] = {};
        ++m_beyond;
        return true;
    }
    const bool hasLines = std::any_of(shape.parts.begin(), shape.parts.end(),
                                      [](const GeometryPart &part) { return part.kind != PartKind::Point; });
    LonLatBox box = shape.plainBox();
    const bool mayCross =
        box.minX < -180 || box.maxX > 180 || (box.minX < -nearAntimeridian && box.maxX > nearAntimeridian);
    if (hasLines && mayCross) {
        if (!cut(row))
            return false;
        shape = shapeOf(row, plain);
        box = shape.plainBox();
    }
    if (!isInside(box))
        return false;
    const GeoJsonBox own = shape.box();
    auto &whole = own.crosses() ? m_crossingBox : m_plainBox;
    whole ? whole->include(own) : void(whole = own);
    return true;
}

std::optional<GeoJsonBox> Rfc7946Geometry::box() const
{
    auto whole = m_plainBox ? m_plainBox : m_crossingBox;
    if (m_plainBox && m_crossingBox)
        whole->include(*m_crossingBox);
    return whole;
}

void Rfc7946Geometry::fetch(std::span<const Row> rows) const
{
    if (m_geometry.isPlainPoints())
        for (const Row row : rows)
            m_geometry.places().prefetch(index(row));
}

bool Rfc7946Geometry::cut(Row row)
{
    const char *const options[] = {"WRAPDATELINE=YES", nullptr};
    const TransformerHandle transformer(OGR_GeomTransformer_Create(nullptr, const_cast<char **>(options)));
    const GeometryHandle whole = exportGeometry(m_geometry, row);
    const GeometryType type = m_geometry.type(row);
    const bool isCollection = type == GeometryType::GeometryCollection;
    ImportedGeometry result, member;
    // GDAL 3.6.2 loses the points of a collection: its members go one by one.
    for (int i = 0; i < (isCollection ? OGR_G_GetGeometryCount(whole.get()) : 1); ++i) {
        OGRGeometryH from = isCollection ? OGR_G_GetGeometryRef(whole.get(), i) : whole.get();
        if (wkbFlatten(OGR_G_GetGeometryType(from)) == wkbPoint) {
            importGeometry(from, member);
        } else {
            const GeometryHandle turned(OGR_GeomTransformer_Transform(transformer.get(), from));
            if (!turned)
                return false;
            importGeometry(turned.get(), member);
        }
        append(result, member);
    }
    // GDAL makes a multi-geometry of one member a plain one, which its reader did not ask for.
    const bool isSimple = type == GeometryType::LineString || type == GeometryType::Polygon;
    result.type = isSimple ? member.type : type;
    const bool isAny = !result.parts.empty();
    m_replaced[static_cast<std::uint32_t>(row)] = std::move(result);
    return isAny;
}

void Rfc7946Geometry::Shape::appendPosition(std::string &json, const GeometryPart &part, std::size_t at) const
{
    const LonLat point = points(part)[at];
    json += '[';
    appendJsonDegrees(json, longitude(point.lon, part.kind));
    json += ',';
    appendJsonDegrees(json, point.lat);
    if (heights && std::isfinite(heights[part.first + at])) {
        json += ',';
        appendJsonReal(json, heights[part.first + at]);
    }
    json += ']';
}

void Rfc7946Geometry::Shape::appendLine(std::string &json, const GeometryPart &part) const
{
    char before = '[';
    for (std::size_t i = 0; i < part.count; ++i) {
        json += before;
        appendPosition(json, part, i);
        before = ',';
    }
    json += ']';
}

void Rfc7946Geometry::Shape::appendRing(std::string &json, const GeometryPart &part) const
{
    const auto ring = points(part);
    const double area = turn(ring);
    const bool isTurned = part.kind == PartKind::OuterRing ? area < 0 : area > 0;
    const bool isClosed = ring.front() == ring.back() && ring.size() > 1;
    const std::size_t count = ring.size() + (isClosed ? 0 : 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = (isTurned ? count - 1 - i : i) % ring.size();
        json += i == 0 ? '[' : ',';
        appendPosition(json, part, at);
    }
    json += ']';
}

/// The rings from `part` up to the next outer one.
void Rfc7946Geometry::Shape::appendPolygon(std::string &json, std::size_t &part) const
{
    json += '[';
    appendRing(json, parts[part]);
    for (++part; part < parts.size() && parts[part].kind == PartKind::InnerRing; ++part) {
        json += ',';
        appendRing(json, parts[part]);
    }
    json += ']';
}

/// The coordinates of the member that begins at `part`, which then stands at the next one.
void Rfc7946Geometry::Shape::appendMember(std::string &json, std::size_t &part) const
{
    switch (parts[part].kind) {
    case PartKind::Point:
        appendPosition(json, parts[part], 0);
        ++part;
        break;
    case PartKind::Line:
        appendLine(json, parts[part++]);
        break;
    case PartKind::OuterRing:
    case PartKind::InnerRing:
        appendPolygon(json, part);
        break;
    }
}

void Rfc7946Geometry::Shape::appendTo(std::string &json) const
{
    static constexpr std::string_view names[] = {"",           "Point",           "LineString",   "Polygon",
                                                 "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
    static constexpr GeometryType memberTypes[] = {GeometryType::Point, GeometryType::LineString, GeometryType::Polygon,
                                                   GeometryType::Polygon};
    const auto open = [&](GeometryType own) {
        json += R"({"type":")";
        json += names[static_cast<std::size_t>(own)];
        json += own == GeometryType::GeometryCollection ? R"(","geometries":)" : R"(","coordinates":)";
    };
    open(type);
    std::size_t part = 0;
    if (type == GeometryType::Point || type == GeometryType::LineString || type == GeometryType::Polygon) {
        appendMember(json, part);
    } else {
        char before = '[';
        while (part < parts.size()) {
            json += before;
            before = ',';
            if (type == GeometryType::GeometryCollection)
                open(memberTypes[static_cast<std::size_t>(parts[part].kind)]);
            appendMember(json, part);
            if (type == GeometryType::GeometryCollection)
                json += '}';
        }
        json += ']';
    }
    json += '}';
}

void Rfc7946Geometry::appendMembers(std::string &json, Row row) const
{
    Plain plain;
    const Shape shape = shapeOf(row, plain);
    if (shape.type == GeometryType::None) {
        json += R"("geometry":null)";
        return;
    }
    if (shape.type != GeometryType::Point) {
        json += R"("bbox":)";
        shape.box().appendTo(json);
        json += ',';
    }
    json += R"("geometry":)";
    shape.appendTo(json);
}

} // namespace kohkan
