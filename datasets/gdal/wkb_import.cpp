// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_import.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace kohkan {

namespace {

// The numbers of the seven Simple Features types in WKB are ours.
static_assert(int(GeometryType::Point) == wkbPoint && int(GeometryType::LineString) == wkbLineString &&
              int(GeometryType::Polygon) == wkbPolygon && int(GeometryType::MultiPoint) == wkbMultiPoint &&
              int(GeometryType::MultiLineString) == wkbMultiLineString &&
              int(GeometryType::MultiPolygon) == wkbMultiPolygon &&
              int(GeometryType::GeometryCollection) == wkbGeometryCollection);

constexpr int deepestNesting = 32; // collections in collections, as OGR bounds them

/// Walks over the bytes of one geometry. `ok` turns false where they end early or hold another type.
class WkbWalk {
public:
    WkbWalk(std::span<const unsigned char> bytes, ImportedGeometry &into) : m_bytes(bytes), m_into(into) {}

    /// `only`: the one type that a part of a multi-geometry has; 0: any.
    bool geometry(int depth, std::uint32_t only = 0);

private:
    template <typename T>
    T number();
    struct Layout {
        bool isSwapped, hasZ;
        std::size_t width; ///< numbers a coordinate
    };
    void points(GeometryPart::Kind kind, std::size_t count, const Layout &layout);
    bool polygon(const Layout &layout);

    std::span<const unsigned char> m_bytes;
    ImportedGeometry &m_into;
    bool m_isSwapped = false;
    bool m_ok = true;
};

template <typename T>
T reversed(T value)
{
    unsigned char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    for (std::size_t i = 0; i < sizeof(T) / 2; ++i)
        std::swap(bytes[i], bytes[sizeof(T) - 1 - i]);
    std::memcpy(&value, bytes, sizeof(T));
    return value;
}

template <typename T>
T WkbWalk::number()
{
    T value{};
    if (m_bytes.size() < sizeof(T)) {
        m_ok = false;
        return value;
    }
    std::memcpy(&value, m_bytes.data(), sizeof(T));
    m_bytes = m_bytes.subspan(sizeof(T));
    return m_isSwapped ? reversed(value) : value;
}

void WkbWalk::points(GeometryPart::Kind kind, std::size_t count, const Layout &layout)
{
    const auto [isSwapped, hasZ, width] = layout;
    if (count > m_bytes.size() / (width * 8)) {
        m_ok = false;
        return;
    }
    const auto to = m_into.addPart(kind, count);
    const unsigned char *from = m_bytes.data();
    for (auto &point : to) {
        std::memcpy(&point, from, sizeof(LonLat));
        if (isSwapped)
            point = {reversed(point.lon), reversed(point.lat)};
        from += width * 8;
    }
    if (hasZ) {
        from = m_bytes.data() + sizeof(LonLat);
        for (double &height : m_into.addHeights(count)) {
            std::memcpy(&height, from, sizeof(double));
            height = isSwapped ? reversed(height) : height;
            from += width * 8;
        }
    }
    m_bytes = m_bytes.subspan(count * width * 8);
}

bool WkbWalk::polygon(const Layout &layout)
{
    const auto rings = number<std::uint32_t>();
    const std::size_t before = m_into.parts.size();
    for (std::uint32_t i = 0; m_ok && i < rings; ++i) {
        const auto count = number<std::uint32_t>();
        const bool isFirst = m_into.parts.size() == before;
        if (m_ok)
            points(isFirst ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::InnerRing, count, layout);
    }
    return m_ok;
}

bool WkbWalk::geometry(int depth, std::uint32_t only)
{
    if (m_bytes.empty() || m_bytes[0] > 1 || depth > deepestNesting)
        return false;
    const bool isSwapped = (m_bytes[0] == 1) != (std::endian::native == std::endian::little);
    m_isSwapped = isSwapped;
    m_bytes = m_bytes.subspan(1);
    const auto code = number<std::uint32_t>();
    const std::uint32_t iso = code & 0x1fffffffu;
    const bool hasZ = (code & 0x80000000u) || iso / 1000 == 1 || iso / 1000 == 3,
               hasM = (code & 0x40000000u) || iso / 1000 == 2 || iso / 1000 == 3;
    if (code & 0x20000000u) // a reference system of its own, which the layer states already
        number<std::uint32_t>();
    const std::uint32_t type = iso % 1000;
    if (!m_ok || iso >= 4000 || type < wkbPoint || type > wkbGeometryCollection || (only && type != only))
        return false;
    if (depth == 0) {
        m_into.hadMeasures = hasM;
        m_into.type = static_cast<GeometryType>(type);
    }
    const Layout layout{isSwapped, hasZ, 2u + hasZ + hasM};
    if (type == wkbPoint) {
        points(GeometryPart::Kind::Point, 1, layout);
        if (m_ok && std::isnan(m_into.coordinates.back().lon) && std::isnan(m_into.coordinates.back().lat)) {
            m_into.coordinates.pop_back(); // how WKB writes POINT EMPTY
            m_into.heights.resize(std::min(m_into.heights.size(), m_into.coordinates.size()));
            m_into.parts.pop_back();
        }
        return m_ok;
    }
    if (type == wkbPolygon)
        return polygon(layout);
    const auto count = number<std::uint32_t>();
    if (type == wkbLineString) {
        if (m_ok)
            points(GeometryPart::Kind::Line, count, layout);
        return m_ok;
    }
    const std::uint32_t parts = type == wkbGeometryCollection ? 0 : type - wkbMultiPoint + wkbPoint;
    for (std::uint32_t i = 0; m_ok && i < count; ++i) {
        if (!geometry(depth + 1, parts))
            return false;
        m_isSwapped = isSwapped;
    }
    return m_ok;
}

} // namespace

std::optional<LonLat> pointOfWkb(std::span<const unsigned char> wkb)
{
    struct {
        std::uint32_t type;
        LonLat place;
    } point{};
    constexpr bool isLittle = std::endian::native == std::endian::little;
    if (wkb.size() != 1 + sizeof(point.type) + sizeof(point.place) || wkb[0] != (isLittle ? 1 : 0))
        return std::nullopt;
    std::memcpy(&point.type, wkb.data() + 1, sizeof(point.type));
    std::memcpy(&point.place, wkb.data() + 1 + sizeof(point.type), sizeof(point.place));
    return point.type == wkbPoint && point.place.isValid() ? std::optional(point.place) : std::nullopt;
}

void importWkb(std::span<const unsigned char> wkb, ImportedGeometry &into)
{
    into.clear();
    if (wkb.empty())
        return;
    if (WkbWalk(wkb, into).geometry(0)) {
        if (into.parts.empty())
            into.type = GeometryType::None;
        return;
    }
    OGRGeometryH geometry = nullptr;
    const bool ok = OGR_G_CreateFromWkb(wkb.data(), nullptr, &geometry, static_cast<int>(wkb.size())) == OGRERR_NONE;
    const GeometryHandle owner(geometry);
    importGeometry(ok ? geometry : nullptr, into);
}

} // namespace kohkan
