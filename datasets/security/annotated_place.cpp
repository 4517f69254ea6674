// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/annotated_place.h"

#include "datasets/gdal/geometry_import.h"
#include "datasets/geo/geodesy.h"
#include "datasets/table/layer_builder.h"

#include <cmath>

namespace kohkan {

namespace {

constexpr double longestStep = 20'000; ///< metres

bool isOnGlobe(LonLat place)
{
    return place.isValid() && std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90;
}

GeometryHandle geometryOf(const QString &wkt)
{
    const QByteArray bytes = wkt.toUtf8();
    char *at = const_cast<char *>(bytes.constData()); // moved on by GDAL, never written
    OGRGeometryH geometry = nullptr;
    if (OGR_G_CreateFromWkt(&at, nullptr, &geometry) != OGRERR_NONE)
        return {};
    return GeometryHandle(geometry);
}

} // namespace

std::optional<AnnotatedPlace> AnnotatedPlace::fromWkt(const QString &wkt)
{
    const GdalMessages unheard;
    const GeometryHandle geometry = geometryOf(wkt);
    ImportedGeometry read;
    importGeometry(geometry.get(), read);
    const bool isArea = read.type == GeometryType::Polygon;
    if ((!isArea && read.type != GeometryType::LineString) || read.parts.size() != 1)
        return std::nullopt;
    std::vector<LonLat> corners = std::move(read.coordinates);
    if (isArea && corners.size() > 1 && corners.front() == corners.back())
        corners.pop_back();
    if (corners.size() < (isArea ? 3 : 2) || !std::all_of(corners.begin(), corners.end(), isOnGlobe))
        return std::nullopt;
    return AnnotatedPlace(isArea ? Kind::Area : Kind::Route, std::move(corners));
}

QString AnnotatedPlace::wkt() const
{
    QStringList places;
    const auto add = [&](LonLat place) {
        places << QStringLiteral("%1 %2").arg(QString::number(place.lon, 'f', 7), QString::number(place.lat, 'f', 7));
    };
    for (const LonLat corner : m_corners)
        add(corner);
    if (m_kind == Kind::Route)
        return QStringLiteral("LINESTRING (%1)").arg(places.join(QStringLiteral(", ")));
    add(m_corners.front());
    return QStringLiteral("POLYGON ((%1))").arg(places.join(QStringLiteral(", ")));
}

std::vector<LonLat> AnnotatedPlace::line() const
{
    std::vector<LonLat> ends = m_corners;
    if (m_kind == Kind::Area)
        ends.push_back(ends.front());
    std::vector<LonLat> line{ends.front()};
    for (std::size_t i = 1; i < ends.size(); ++i) {
        const GeodesicLine side = geodesic(ends[i - 1], ends[i]);
        const int steps = std::max(1, static_cast<int>(std::ceil(side.metres / longestStep)));
        for (int step = 1; step < steps; ++step)
            line.push_back(geodesicPoint(ends[i - 1], side.bearing, side.metres * step / steps));
        line.push_back(ends[i]);
    }
    return line;
}

/// By the crossings of a ray to the east.
bool AnnotatedPlace::holds(LonLat place) const
{
    if (m_kind != Kind::Area || !place.isValid())
        return false;
    const std::vector<LonLat> ring = line();
    bool isInside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat a = ring[i - 1], b = ring[i];
        if ((a.lat > place.lat) == (b.lat > place.lat))
            continue;
        const double crossing = a.lon + (place.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon);
        isInside ^= crossing > place.lon;
    }
    return isInside;
}

double AnnotatedPlace::length() const
{
    if (m_kind == Kind::Area)
        return geodesicRing(m_corners).perimeter;
    double metres = 0;
    for (std::size_t i = 1; i < m_corners.size(); ++i)
        metres += geodesic(m_corners[i - 1], m_corners[i]).metres;
    return metres;
}

double AnnotatedPlace::area() const
{
    return m_kind == Kind::Area ? geodesicRing(m_corners).area : 0;
}

LayerPtr annotatedPlaces(const std::vector<Annotation> &annotations, QDate on)
{
    LayerBuilder builder(annotatedPlacesTable);
    builder.setKeyColumn(QStringLiteral("id"));
    std::vector<ColumnBuilder *> texts;
    for (const char *name : {"id", "name", "what", "risk", "state", "category", "kind", "text", "author", "date",
                             "valid_until", "incidents", "source_ref"})
        texts.push_back(&builder.addColumn(QString::fromLatin1(name), Column::Type::Text));
    ColumnBuilder &level = builder.addColumn(QStringLiteral("level"), Column::Type::Integer);
    for (const Annotation &one : annotations) {
        const auto place = AnnotatedPlace::fromWkt(one.geometry);
        if (!place)
            continue;
        const bool isArea = place->kind() == AnnotatedPlace::Kind::Area;
        const bool isExpired = one.state(on) == Annotation::State::Expired;
        const QString expired = QStringLiteral("expired");
        const QStringList said{one.id,
                               one.placeName,
                               isArea ? QStringLiteral("area") : QStringLiteral("route"),
                               isExpired ? expired : riskText(one.level),
                               isExpired ? expired : QStringLiteral("current"),
                               one.category,
                               one.kind,
                               one.text,
                               one.author,
                               one.date,
                               one.validUntil,
                               one.incidents.join(u';'),
                               one.sourceRefs.join(u';')};
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (const QString &text = said[static_cast<qsizetype>(i)]; text.isEmpty())
                texts[i]->appendNull();
            else
                texts[i]->appendText(text);
        level.appendInteger(one.level);
        builder.geometry().begin(isArea ? GeometryType::Polygon : GeometryType::LineString);
        builder.geometry().addPart(isArea ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::Line, place->line());
    }
    return builder.finish();
}

std::vector<Annotation> annotationsAround(const std::vector<Annotation> &annotations, LonLat place)
{
    std::vector<Annotation> around;
    for (const Annotation &one : annotations)
        if (const auto area = AnnotatedPlace::fromWkt(one.geometry); area && area->holds(place))
            around.push_back(one);
    return around;
}

} // namespace kohkan
