// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_text.h"
#include "datasets/geo/coordinate_text.h"
#include "datasets/io/row_placer.h"
#include "tests/fuzz/fuzzing.h"

#include <cmath>

using namespace kohkan;
using namespace kohkan::fuzz;

namespace {

double turned(double degrees)
{
    return std::abs(std::remainder(degrees, 360));
}

/// What was read is a place, and every way to write it reads as that place again.
void checkCoordinates(const QString &text, AngleOrder order)
{
    const auto read = readCoordinates(text, order);
    if (!read)
        return;
    const LonLat place = read->place;
    expect(place.isValid() && std::abs(place.lat) <= 90 && std::abs(place.lon) <= 180, "a place is on the Earth");
    expect(!read->reading.isEmpty(), "a reading says how");
    for (const auto format :
         {CoordinateFormat::DecimalDegrees, CoordinateFormat::DegreesMinutesSeconds, CoordinateFormat::Utm}) {
        const QString written = coordinateText(place, format);
        const auto again = readCoordinates(written);
        expect(again.has_value(), "a place that was written reads", written);
        expect(std::abs(again->place.lat - place.lat) < 2e-5, "the latitude comes back", written);
        expect(turned(again->place.lon - place.lon) * std::cos(place.lat * M_PI / 180) < 2e-5,
               "the longitude comes back", written);
    }
}

/// Lines as the rows of a table, cells apart by tabs.
void checkTable(const QString &text)
{
    std::vector<QStringList> rows;
    const QStringList lines = text.split(u'\n');
    const QStringList names = lines[0].split(u'\t');
    for (const auto &line : lines.mid(1, 20)) {
        rows.push_back(line.split(u'\t'));
        rows.back().resize(names.size());
    }
    PlacePlan plan = findPlaces(names, rows);
    for (const int column : plan.columns())
        expect(column >= 0 && column < names.size(), "places are in columns that there are");
    RowPlacer placer(std::move(plan), false, false);
    ImportedGeometry geometry;
    for (const auto &row : rows) {
        QStringList cells;
        for (const int column : placer.columns())
            cells << row[column];
        const auto placed = placer.place(cells, geometry);
        expect(placed.reason.isEmpty() || geometry.type == GeometryType::None, "a row has a place or a reason",
               placed.reason);
        if (placed.isLonLat)
            for (const LonLat place : geometry.coordinates)
                (void)place.isValid();
    }
}

} // namespace

/// Any text as a place that somebody typed, as the cell of a table, and as a table.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    for (const auto order : {AngleOrder::ByRegion, AngleOrder::LatitudeLongitude, AngleOrder::LongitudeLatitude})
        checkCoordinates(text, order);
    if (const auto zone = readUtmZone(text))
        expect(zone->zone >= 1 && zone->zone <= 60, "there are 60 zones");
    (void)readSystem(text);
    ImportedGeometry geometry;
    if (const auto read = readGeometryText(text, geometry); !read.isRead)
        expect(geometry.type == GeometryType::None, "what is not read is no geometry");
    checkTable(text);
    return 0;
}
