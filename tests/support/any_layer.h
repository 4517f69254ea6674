// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer_builder.h"

#include <bit>
#include <cmath>
#include <random>

namespace kohkan::test {

/// Layers of anything that GeoJSON can say: longitudes and latitudes of 7 decimals, rings the right way round.
class AnyLayer {
public:
    explicit AnyLayer(unsigned seed) : m_random(seed) {}
    LayerPtr make(int rows, bool onlyPoints)
    {
        LayerBuilder builder(QStringLiteral("any"));
        auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
        auto &texts = builder.addColumn(text(), Column::Type::Text);
        auto &numbers = builder.addColumn(QStringLiteral("number"), Column::Type::Number);
        auto &integers = builder.addColumn(QStringLiteral("integer"), Column::Type::Integer);
        auto &tags = builder.addColumn(QStringLiteral("tags"), Column::Type::Tags);
        auto &days = builder.addColumn(QStringLiteral("day"), Column::Type::Date);
        for (int i = 0; i < rows; ++i) {
            id.appendText(QStringLiteral("r%1 ").arg(i) + text());
            below(4) == 0 ? texts.appendNull() : texts.appendText(below(4) == 0 ? QString() : text());
            const double number = std::bit_cast<double>(m_random());
            std::isfinite(number) ? numbers.appendNumber(number) : numbers.appendNull();
            below(4) == 0 ? integers.appendNull() : integers.appendInteger(static_cast<std::int64_t>(m_random()));
            below(4) == 0 ? tags.appendNull() : tags.appendText(QStringLiteral("Cu;t%1").arg(below(9)));
            const auto date = QDate(1990, 1, 1).addDays(below(20'000)).toString(Qt::ISODate);
            below(4) == 0 ? days.appendNull() : days.appendDate(*DateRange::parse(date));
            addGeometry(builder.geometry(), onlyPoints);
        }
        return builder.finish();
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    double degrees(int limit) { return std::uniform_int_distribution<int>(-limit, limit)(m_random) / 1e7; }
    LonLat place() { return {degrees(1'600'000'000), degrees(800'000'000)}; }
    /// Of a line: no side is so long that it would be read as one across 180 degrees.
    LonLat corner() { return {degrees(1'340'000'000), degrees(800'000'000)}; }
    QString text()
    {
        QString made = QStringLiteral("a"); // the reader trims
        for (int i = below(6); i >= 0; --i) {
            const char32_t ranges[] = {1, 0x3c, 0x620, 0x4e00, 0x1f600}; // without `;`, which makes a list
            const char32_t c = ranges[below(5)] + static_cast<char32_t>(below(40));
            made += QString::fromUcs4(&c, 1);
        }
        return made + u'z';
    }
    void addBox(GeometryBuilder &geometry, GeometryPart::Kind kind, LonLat corner, double size)
    {
        const double east = std::round((corner.lon + size) * 1e7) / 1e7,
                     north = std::round((corner.lat + size) * 1e7) / 1e7;
        std::vector<LonLat> ring{corner, {east, corner.lat}, {east, north}, {corner.lon, north}, corner};
        if (kind == GeometryPart::Kind::InnerRing)
            std::reverse(ring.begin(), ring.end());
        geometry.addPart(kind, ring);
    }
    void addMember(GeometryBuilder &geometry, GeometryType type)
    {
        const LonLat corner = place();
        if (type == GeometryType::Point) {
            geometry.addPart(GeometryPart::Kind::Point, {&corner, 1});
        } else if (type == GeometryType::LineString) {
            const std::vector<LonLat> line{this->corner(), this->corner(), this->corner()};
            geometry.addPart(GeometryPart::Kind::Line, line);
        } else {
            addBox(geometry, GeometryPart::Kind::OuterRing, corner, 3);
            for (int holes = below(3); holes > 0; --holes)
                addBox(geometry, GeometryPart::Kind::InnerRing,
                       {std::round((corner.lon + holes) * 1e7) / 1e7, std::round((corner.lat + 1) * 1e7) / 1e7}, 0.5);
        }
    }
    void addGeometry(GeometryBuilder &geometry, bool onlyPoints)
    {
        const auto type = static_cast<GeometryType>(below(onlyPoints ? 2 : 8));
        geometry.begin(type);
        const int members = 1 + below(4);
        switch (type) {
        case GeometryType::None:
            break;
        case GeometryType::Point:
        case GeometryType::LineString:
        case GeometryType::Polygon:
            addMember(geometry, type);
            break;
        default:
            for (int i = 0; i < members; ++i)
                addMember(geometry, type == GeometryType::MultiPoint        ? GeometryType::Point
                                    : type == GeometryType::MultiLineString ? GeometryType::LineString
                                    : type == GeometryType::MultiPolygon    ? GeometryType::Polygon
                                                                            : static_cast<GeometryType>(1 + below(3)));
        }
    }
    std::mt19937_64 m_random;
};

} // namespace kohkan::test
