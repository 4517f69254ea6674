// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/coordinate_text.h"

#include "datasets/geo/angle_text.h"
#include "datasets/geo/mgrs.h"
#include "datasets/geo/plain_text.h"
#include "datasets/geo/utm.h"
#include "datasets/work/words.h"

#include <QRegularExpression>
#include <cmath>

namespace kohkan {

namespace {

const QString zonePattern()
{
    return QStringLiteral("(?:utm\\s*)?(?:zone\\s*)?(?<zone>\\d{1,2})\\s*(?<band>north|south|[C-HJ-NP-X])?");
}

/// `42R 512345 3345678` or `512345 mE 3345678 mN 42R`.
QRegularExpressionMatch matchUtm(const QString &text)
{
    const QString place = QStringLiteral("(?:E[\\s=:]*)?(?<east>\\d{5,7}(?:[.,]\\d+)?)\\s*m?\\s*E?[\\s,;]+"
                                         "(?:N[\\s=:]*)?(?<north>\\d{1,8}(?:[.,]\\d+)?)\\s*m?\\s*N?");
    static const QRegularExpression zoneFirst(QStringLiteral("^%1[\\s,;]+%2$").arg(zonePattern(), place),
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression zoneLast(QStringLiteral("^%1[\\s,;]+%2$").arg(place, zonePattern()),
                                             QRegularExpression::CaseInsensitiveOption);
    const auto match = zoneFirst.match(text);
    return match.hasMatch() ? match : zoneLast.match(text);
}

/// Which half of the Earth a northing is counted in.
bool isNorthOf(const UtmZone &zone, double easting, double northing)
{
    if (zone.isWord || zone.letter.isNull())
        return zone.letter != u'S';
    if (zone.letter != u'S')
        return zone.letter >= u'N';
    const auto inBand = fromUtm({zone.zone, true, easting, northing}); // the band S, or else the south
    return inBand && utmBand(inBand->lat) == u'S';
}

std::optional<CoordinateReading> readUtm(const QString &text)
{
    const auto match = matchUtm(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString letters = match.captured(QStringLiteral("band")).toUpper();
    const UtmZone zone{match.captured(QStringLiteral("zone")).toInt(), letters.isEmpty() ? QChar() : letters[0],
                       letters.size() > 1};
    const auto number = [&](const char *name) {
        return match.captured(QLatin1String(name)).replace(u',', u'.').toDouble();
    };
    const double easting = number("east"), northing = number("north");
    const auto place = placeInZone(zone, easting, northing);
    if (!place)
        return std::nullopt;
    QString how = isNorthOf(zone, easting, northing) ? tr("UTM zone %1 north").arg(zone.zone)
                                                     : tr("UTM zone %1 south").arg(zone.zone);
    const QChar lies = utmBand(place->lat);
    if (!zone.isWord && !zone.letter.isNull() && zone.letter != u'N' && zone.letter != u'S' && zone.letter != lies)
        how = tr("%1; the place lies in band %2, not %3").arg(how, lies, zone.letter);
    return CoordinateReading{*place, QStringLiteral("%1 (%2)").arg(coordinateText(*place), how)};
}

std::optional<CoordinateReading> readGrid(const QString &text)
{
    const auto square = readMgrs(text);
    if (!square)
        return std::nullopt;
    return CoordinateReading{
        square->centre, QStringLiteral("%1 (%2)").arg(coordinateText(square->centre),
                                                      tr("MGRS, the middle of a square of %1 m").arg(square->side))};
}

} // namespace

QString coordinateText(LonLat place, int decimals)
{
    return QStringLiteral("%1° %2, %3° %4")
        .arg(std::abs(place.lat), 0, 'f', decimals)
        .arg(QChar(place.lat < 0 ? u'S' : u'N'))
        .arg(std::abs(place.lon), 0, 'f', decimals)
        .arg(QChar(place.lon < 0 ? u'W' : u'E'));
}

QString sexagesimalText(LonLat place, int decimals)
{
    const double unit = std::pow(10, decimals);
    const auto part = [&](double degrees, QChar letter) {
        const auto total = std::llround(std::abs(degrees) * 3600 * unit); // rounded once, so that 60" never shows
        const auto perMinute = std::llround(60 * unit);
        const auto minutes = total / perMinute;
        return QStringLiteral("%1°%2'%3\"%4")
            .arg(minutes / 60)
            .arg(minutes % 60, 2, 10, QLatin1Char('0'))
            .arg(static_cast<double>(total % perMinute) / unit, decimals > 0 ? decimals + 3 : 2, 'f', decimals,
                 QLatin1Char('0'))
            .arg(letter);
    };
    return part(place.lat, place.lat < 0 ? u'S' : u'N') + u' ' + part(place.lon, place.lon < 0 ? u'W' : u'E');
}

QString utmText(LonLat place)
{
    auto utm = toUtm(place);
    if (!utm)
        return coordinateText(place);
    utm->easting = std::round(utm->easting);
    utm->northing = std::round(utm->northing);
    const auto whole = fromUtm(*utm); // may lie in the next band, whose letter says how the metres count
    if (!whole)
        return coordinateText(place);
    return QStringLiteral("%1%2 %3 mE %4 mN")
        .arg(utm->zone)
        .arg(utm->isNorth == (whole->lat >= 0) ? utmBand(whole->lat) : utmBand(place.lat))
        .arg(std::llround(utm->easting))
        .arg(std::llround(utm->northing));
}

QString coordinateText(LonLat place, CoordinateFormat format)
{
    switch (format) {
    case CoordinateFormat::DegreesMinutesSeconds:
        return sexagesimalText(place);
    case CoordinateFormat::Utm:
        return utmText(place);
    case CoordinateFormat::DecimalDegrees:
        break;
    }
    return coordinateText(place);
}

bool isNearPakistan(LonLat place)
{
    return place.lon >= 59 && place.lon <= 79 && place.lat >= 22 && place.lat <= 38;
}

std::optional<UtmZone> readUtmZone(const QString &text)
{
    static const QRegularExpression zone(
        QStringLiteral("^(?:wgs[ _-]?(?:19)?84)?[ _/-]*(?:utm)?[ _-]*(?:zone)?[ _-]*(?<zone>\\d{1,2})(?:\\.0*)?[ _-]*"
                       "(?<band>north|south|[C-HJ-NP-X])?$"),
        QRegularExpression::CaseInsensitiveOption);
    auto match = zone.match(plainSigns(text));
    bool isWord = match.captured(QStringLiteral("band")).size() > 1;
    if (!match.hasMatch()) {
        match = zone.match(plainCoordinateText(text)); // words of other languages
        isWord = true;
    }
    const int number = match.captured(QStringLiteral("zone")).toInt();
    if (number < 1 || number > 60)
        return std::nullopt;
    const QString letters = match.captured(QStringLiteral("band")).toUpper();
    return UtmZone{number, letters.isEmpty() ? QChar() : letters[0], isWord && !letters.isEmpty()};
}

std::optional<LonLat> placeInZone(const UtmZone &zone, double easting, double northing)
{
    return fromUtm({zone.zone, isNorthOf(zone, easting, northing), easting, northing});
}

std::optional<CoordinateReading> readCoordinates(const QString &text, AngleOrder asked)
{
    const QString plain = plainSigns(text);
    if (const auto grid = readGrid(plain))
        return grid;
    if (const auto utm = readUtm(plain))
        return utm;
    const auto angles = readAngles(plain);
    if (!angles || angles->size() != 2)
        return std::nullopt;
    const AngleReading &first = angles->front(), &second = angles->back();
    if ((first.isLongitude() && second.isLongitude()) || (first.isLatitude() && second.isLatitude()))
        return std::nullopt;
    const bool isBare = first.letter.isNull() && second.letter.isNull();
    LonLat place{second.degrees, first.degrees};
    QString order = tr("latitude, longitude");
    if (first.isLongitude() || second.isLatitude() || (isBare && asked == AngleOrder::LongitudeLatitude)) {
        place = {first.degrees, second.degrees};
        order = tr("longitude, latitude");
    } else if (isBare && asked == AngleOrder::ByRegion && !isNearPakistan(place) &&
               isNearPakistan({first.degrees, second.degrees})) {
        place = {first.degrees, second.degrees};
        order = tr("read as longitude, latitude");
    }
    if (std::abs(place.lat) > 90 || std::abs(place.lon) > 180)
        return std::nullopt;
    return CoordinateReading{place, QStringLiteral("%1 (%2)").arg(coordinateText(place), order)};
}

} // namespace kohkan
