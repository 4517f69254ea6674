// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_export.h"
#include "datasets/gdal/geometry_import.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace kohkan;
using namespace kohkan::fuzz;

namespace {

bool isSame(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// Empty where no coordinate has one; as texts, in which what is no number is equal.
QStringList heightsOf(const ImportedGeometry &geometry)
{
    QStringList texts;
    if (std::any_of(geometry.heights.begin(), geometry.heights.end(),
                    [](double height) { return !std::isnan(height); }))
        for (const double height : geometry.heights)
            texts << QString::number(height, 'g', 17);
    return texts;
}

bool areSame(const ImportedGeometry &a, const ImportedGeometry &b)
{
    return a.type == b.type &&
           std::equal(a.coordinates.begin(), a.coordinates.end(), b.coordinates.begin(), b.coordinates.end(),
                      [](LonLat x, LonLat y) { return isSame(x.lon, y.lon) && isSame(x.lat, y.lat); }) &&
           heightsOf(a) == heightsOf(b) &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                      [](const GeometryPart &x, const GeometryPart &y) {
                          return x.first == y.first && x.count == y.count && x.kind == y.kind;
                      });
}

void expectSound(const ImportedGeometry &geometry)
{
    std::size_t next = 0;
    for (const auto &part : geometry.parts) {
        expect(part.first == next && part.count > 0, "parts follow each other and have coordinates");
        next += part.count;
    }
    expect(next == geometry.coordinates.size(), "every coordinate is in a part");
    expect(geometry.heights.empty() || geometry.heights.size() == next, "heights are one a coordinate");
    expect((geometry.type == GeometryType::None) == geometry.parts.empty(), "a geometry has parts");
}

std::vector<unsigned char> bytesOf(OGRGeometryH geometry)
{
    std::vector<unsigned char> bytes(static_cast<std::size_t>(OGR_G_WkbSize(geometry)));
    OGR_G_ExportToIsoWkb(geometry, wkbNDR, bytes.data());
    return bytes;
}

/// As a row of a layer, written and read again.
void expectSameAgain(const ImportedGeometry &geometry)
{
    if (!std::all_of(geometry.coordinates.begin(), geometry.coordinates.end(), [](LonLat p) { return p.isValid(); }))
        return;
    GeometryBuilder builder;
    builder.begin(geometry.type);
    for (const auto &part : geometry.parts)
        builder.addPart(part.kind, std::span(geometry.coordinates).subspan(part.first, part.count),
                        geometry.heightsOf(part));
    const std::uint32_t order[] = {0};
    const Geometry rows = builder.finish(order);
    const auto written = exportGeometry(rows, rowAt(0));
    expect(written != nullptr, "what was read can be written");
    ImportedGeometry again;
    importWkb(bytesOf(written.get()), again);
    expectSound(again);
    expect(again.type == geometry.type, "the type comes back");
    if (geometry.type != GeometryType::GeometryCollection)
        expect(areSame(again, geometry), "what was written is read again");
}

} // namespace

/// Any bytes as Well-Known Binary: a sound geometry or none, the one that GDAL makes of them where it takes them, and
/// the same after it was written and read again.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const GdalMessages quiet;
    const std::span<const unsigned char> bytes(data, size);
    ImportedGeometry own;
    importWkb(bytes, own);
    expectSound(own);
    if (const auto point = pointOfWkb(bytes))
        expect(own.type == GeometryType::Point && own.coordinates[0] == *point, "a point by the short way is the same");
    // GDAL takes the reference system that PostGIS puts behind a type for coordinates.
    const bool mayHaveSystem =
        std::any_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return (byte & 0x3fu) == 0x20u; });
    OGRGeometryH made = nullptr;
    const bool isTaken = size > 0 && !mayHaveSystem &&
                         OGR_G_CreateFromWkb(data, nullptr, &made, static_cast<int>(size)) == OGRERR_NONE && made;
    const GeometryHandle owner(made);
    if (isTaken) {
        ImportedGeometry gdal;
        importGeometry(made, gdal);
        expectSound(gdal);
        expect(areSame(own, gdal), "the geometry is GDAL's");
    }
    if (own.type != GeometryType::None)
        expectSameAgain(own);
    return 0;
}
