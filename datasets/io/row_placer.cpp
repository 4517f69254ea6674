// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/row_placer.h"

#include "datasets/gdal/geometry_text.h"
#include "datasets/geo/angle_text.h"
#include "datasets/geo/plain_text.h"
#include "datasets/geo/utm.h"
#include "datasets/io/place_parts.h"
#include "datasets/work/words.h"

#include <cmath>

namespace kohkan {

namespace {

void putPoint(LonLat place, ImportedGeometry &into)
{
    into.clear();
    into.type = GeometryType::Point;
    into.addPart(GeometryPart::Kind::Point, 1)[0] = place;
}

/// "…; the row is kept in the table and not on the map."
RowPlacer::Placed because(const QString &what)
{
    return {false, tr("%1; the row is kept in the table and not on the map.").arg(what), {}};
}

/// A text of the file in a sentence.
QString inQuotes(QString text)
{
    constexpr qsizetype most = 60;
    if (text.size() > most)
        text = text.left(most) + u'…';
    return QStringLiteral("\"%1\"").arg(text);
}

/// The angle with the side that another cell says, one of `letters`; nothing where they contradict each other.
std::optional<double> withSide(const AngleReading &angle, const QString &side, const char *letters)
{
    if (side.isEmpty())
        return angle.degrees;
    const QChar said = sideOfCell(side);
    if (said.isNull() || !QLatin1String(letters).contains(said))
        return std::nullopt;
    if (!angle.letter.isNull())
        return said == angle.letter ? std::optional(angle.degrees) : std::nullopt;
    const bool isMinus = said == u'S' || said == u'W';
    if (angle.degrees < 0)
        return isMinus ? std::optional(angle.degrees) : std::nullopt; // minus and S: said twice, as exports do
    return isMinus ? -angle.degrees : angle.degrees;
}

bool isLongitudeText(const QString &text)
{
    return text == QLatin1String("EPSG:4326");
}

} // namespace

RowPlacer::RowPlacer(PlacePlan plan, bool isSaid, bool isSwapped)
    : m_plan(std::move(plan)), m_isSaid(isSaid), m_isSwapped(isSwapped), m_columns(m_plan.columns())
{}

QString RowPlacer::cell(std::span<const QString> cells, int column) const
{
    for (std::size_t i = 0; column >= 0 && i < m_columns.size() && i < cells.size(); ++i)
        if (m_columns[i] == column)
            return cells[i].trimmed();
    return {};
}

/// `29 30 15` of degrees, minutes and seconds.
QString RowPlacer::withParts(std::span<const QString> cells, int column, const std::vector<int> &parts) const
{
    QString text = cell(cells, column);
    for (const int part : parts)
        if (const QString own = cell(cells, part); !own.isEmpty() && !text.isEmpty())
            text += u' ' + own;
    return text;
}

RowPlacer::Placed RowPlacer::place(std::span<const QString> cells, ImportedGeometry &into)
{
    into.clear();
    Placed placed;
    if (m_plan.wantsSystem)
        return placed; // said once, for the whole table
    m_source = {};
    switch (m_plan.form) {
    case PlacePlan::Form::None:
        break;
    case PlacePlan::Form::LonLat:
        placed = placeAngles(cells, into);
        break;
    case PlacePlan::Form::EastingNorthing:
        placed = placeMetres(cells, into);
        break;
    case PlacePlan::Form::Geometry:
        placed = placeGeometry(cells, into);
        break;
    case PlacePlan::Form::Text:
        placed = placeText(cells, into);
        break;
    }
    if (!placed.reason.isEmpty())
        into.clear();
    placed.source = m_source;
    return placed;
}

RowPlacer::Placed RowPlacer::placeAngles(std::span<const QString> cells, ImportedGeometry &into)
{
    const QString xText = withParts(cells, m_plan.x, m_plan.xParts), yText = withParts(cells, m_plan.y, m_plan.yParts);
    if (xText.isEmpty() && yText.isEmpty())
        return {};
    const auto lon = readAngle(xText), lat = readAngle(yText);
    if (!lon || !lat)
        return because(tr("%1, %2 are not coordinates in degrees").arg(inQuotes(xText), inQuotes(yText)));
    if (!m_isSwapped && (lon->isLatitude() || lat->isLongitude()))
        return because(
            tr("%1, %2: the letters say the other order than the columns").arg(inQuotes(xText), inQuotes(yText)));
    const auto x = withSide(*lon, cell(cells, m_plan.xSide), "EW"), y = withSide(*lat, cell(cells, m_plan.ySide), "NS");
    if (!x || !y)
        return because(tr("%1, %2: sign, letter and hemisphere contradict each other, or the hemisphere cannot be read")
                           .arg(inQuotes(xText), inQuotes(yText)));
    m_source = m_isSwapped ? LonLat{*y, *x} : LonLat{*x, *y};
    putPoint(m_source, into);
    if (m_isSaid)
        return {};
    if (m_plan.system < 0)
        return m_plan.said.isEmpty() || isLongitudeText(m_plan.said) ? Placed{} : inSystem(m_plan.said, into);
    const SystemText system = readSystem(cell(cells, m_plan.system));
    return system.definition.isEmpty() ? Placed{} : inSystem(system.definition, into);
}

RowPlacer::Placed RowPlacer::placeMetres(std::span<const QString> cells, ImportedGeometry &into)
{
    const QString xText = cell(cells, m_plan.x), yText = cell(cells, m_plan.y);
    if (xText.isEmpty() && yText.isEmpty())
        return {};
    const auto x = readMetres(xText), y = readMetres(yText);
    if (!x || !y)
        return because(tr("%1, %2 are not coordinates in metres").arg(inQuotes(xText), inQuotes(yText)));
    const double east = *x * m_plan.unit, north = *y * m_plan.unit;
    const LonLat metres = m_isSwapped ? LonLat{north, east} : LonLat{east, north};
    m_source = metres;
    putPoint(metres, into);
    if (m_isSaid || (!m_plan.isByRow() && m_plan.said.isEmpty()))
        return {};
    if (!m_plan.said.isEmpty())
        return inSystem(m_plan.said, into);
    const QString text = cell(cells, m_plan.zone >= 0 ? m_plan.zone : m_plan.system);
    if (text.isEmpty())
        return because(tr("The row names neither zone nor reference system"));
    if (m_plan.zone >= 0) {
        if (const auto zone = readUtmZone(text))
            return inZone(*zone, metres, cells, into);
    }
    const SystemText system = readSystem(text);
    if (system.zone.zone > 0)
        return inZone(system.zone, metres, cells, into);
    if (m_plan.zone >= 0 && !system.definition.startsWith(QLatin1String("EPSG:")))
        return because(tr("%1 is no UTM zone").arg(inQuotes(text)));
    return inSystem(system.definition, into);
}

RowPlacer::Placed RowPlacer::inZone(UtmZone zone, LonLat metres, std::span<const QString> cells, ImportedGeometry &into)
{
    const QString side = cell(cells, m_plan.ySide);
    if (const QChar letter = sideOfCell(side); zone.letter.isNull() && !side.isEmpty()) {
        if (letter != u'N' && letter != u'S')
            return because(tr("%1 is no hemisphere").arg(inQuotes(side)));
        zone.letter = letter;
        zone.isWord = true;
    }
    constexpr double leastEasting = 10'000;                     // 160 km beyond the edge of a zone at the equator
    if (metres.lon < leastEasting && !(metres == LonLat{0, 0})) // which is said of the whole table
        return because(tr("%1 mE is no easting of UTM (about 100,000 to 900,000 metres)").arg(metres.lon, 0, 'g', 10));
    m_unsaidHemispheres += zone.letter.isNull();
    if (m_plan.areBands && zone.letter == u'S' && !zone.isWord) {
        zone.letter = u'N'; // both bands lie in the north
        zone.isWord = true;
        ++m_bandsOfS;
    }
    const auto place = placeInZone(zone, metres.lon, metres.lat);
    if (!place)
        return because(tr("%1 mE %2 mN lie in no place of UTM zone %3")
                           .arg(QString::number(metres.lon, 'f', 0), QString::number(metres.lat, 'f', 0))
                           .arg(zone.zone));
    m_bandsOfS += zone.letter == u'S' && !zone.isWord && place->lat > 0;
    putPoint(*place, into);
    m_systems.insert(place->lat < 0 ? tr("WGS 84 / UTM zone %1S").arg(zone.zone)
                                    : tr("WGS 84 / UTM zone %1N").arg(zone.zone));
    return {true, {}, {}};
}

RowPlacer::Placed RowPlacer::inSystem(const QString &definition, ImportedGeometry &into)
{
    if (isLongitudeText(definition)) {
        m_systems.insert(QStringLiteral("WGS 84 (EPSG:4326)"));
        return {true, {}, {}};
    }
    auto found = m_projectors.find(definition);
    if (found == m_projectors.end()) {
        auto projector = Projector::create(definition);
        found = m_projectors.emplace(definition, projector ? std::optional(*std::move(projector)) : std::nullopt).first;
    }
    if (!found->second)
        return because(tr("PROJ knows no reference system %1").arg(inQuotes(definition)));
    m_last = &*found->second;
    found->second->toLonLat(into.coordinates);
    m_systems.insert(QStringLiteral("%1 (%2)").arg(found->second->name(), definition));
    for (const LonLat &p : into.coordinates)
        if (!p.isValid())
            return because(tr("The coordinates lie in no place of %1").arg(definition));
    return {true, {}, {}};
}

RowPlacer::Placed RowPlacer::placeGeometry(std::span<const QString> cells, ImportedGeometry &into)
{
    const QString text = cell(cells, m_plan.text);
    if (text.isEmpty())
        return {};
    const GeometryText read = readGeometryText(text, into);
    if (!read.isRead)
        return because(tr("%1 is no geometry as Well-Known Text, Well-Known Binary or GeoJSON").arg(inQuotes(text)));
    if (m_isSwapped)
        for (LonLat &p : into.coordinates)
            std::swap(p.lon, p.lat);
    if (into.coordinates.empty())
        return because(tr("%1 is a geometry without coordinates").arg(inQuotes(text)));
    m_source = into.coordinates.front();
    if (m_isSaid)
        return {};
    QString system = read.system;
    if (system.isEmpty() && m_plan.system >= 0)
        system = readSystem(cell(cells, m_plan.system)).definition;
    if (system.isEmpty())
        system = m_plan.said;
    if (!system.isEmpty())
        return inSystem(system, into);
    for (const LonLat &p : into.coordinates)
        if (std::abs(p.lon) > 1000 || std::abs(p.lat) > 1000)
            return because(tr("The coordinates look like metres and name no reference system"));
    return {};
}

RowPlacer::Placed RowPlacer::placeText(std::span<const QString> cells, ImportedGeometry &into)
{
    const QString text = cell(cells, m_plan.text);
    if (text.isEmpty())
        return {};
    AngleOrder order = m_plan.order;
    if (m_isSwapped)
        order = order == AngleOrder::LongitudeLatitude ? AngleOrder::LatitudeLongitude : AngleOrder::LongitudeLatitude;
    if (const auto reading = readCoordinates(text, order)) {
        putPoint(reading->place, into);
        m_source = reading->place;
        return {true, {}, {}};
    }
    return because(tr("%1 is no place that can be read").arg(inQuotes(text)));
}

void RowPlacer::append(const RowPlacer &rest)
{
    m_systems.insert(rest.m_systems.begin(), rest.m_systems.end());
    m_unsaidHemispheres += rest.m_unsaidHemispheres;
    m_bandsOfS += rest.m_bandsOfS;
    if (rest.m_last) {
        m_projectors.insert(rest.m_projectors.begin(), rest.m_projectors.end());
        for (auto &[definition, projector] : m_projectors)
            if (projector)
                m_last = &*projector;
    }
}

} // namespace kohkan
