// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/coordinate_text.h"

#include "datasets/geo/utm.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <vector>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CoordinateText", text);
}

/// Degrees, minutes and seconds with at most one letter.
struct Angle {
    std::vector<double> numbers;
    bool negative = false;
    QChar letter;

    std::optional<double> value() const
    {
        if (numbers.empty() || numbers.size() > 3)
            return std::nullopt;
        double degrees = 0, unit = 1;
        for (std::size_t i = 0; i < numbers.size(); ++i, unit *= 60) {
            if (i > 0 && numbers[i] >= 60)
                return std::nullopt;
            if (i + 1 < numbers.size() && numbers[i] != std::floor(numbers[i]))
                return std::nullopt; // 30.5 degrees and 12 minutes
            degrees += numbers[i] / unit;
        }
        if (negative && !letter.isNull())
            return std::nullopt; // a minus sign to the south is north, or a slip
        const bool minus = negative || letter == u'S' || letter == u'W';
        return minus ? -degrees : degrees;
    }
    bool isLatitude() const { return letter == u'N' || letter == u'S'; }
    bool isLongitude() const { return letter == u'E' || letter == u'W'; }
};

/// `42R 512345 3345678` or `512345 mE 3345678 mN 42R`.
QRegularExpressionMatch matchUtm(const QString &text)
{
    const QString zone =
        QStringLiteral("(?:utm\\s*)?(?:zone\\s*)?(?<zone>\\d{1,2})\\s*(?<band>north|south|[C-HJ-NP-X])?");
    const QString place = QStringLiteral("(?<east>\\d{5,7}(?:\\.\\d+)?)\\s*m?\\s*E?[\\s,]+"
                                         "(?<north>\\d{1,8}(?:\\.\\d+)?)\\s*m?\\s*N?");
    static const QRegularExpression zoneFirst(QStringLiteral("^%1[\\s,]+%2$").arg(zone, place),
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression zoneLast(QStringLiteral("^%1[\\s,]+%2$").arg(place, zone),
                                             QRegularExpression::CaseInsensitiveOption);
    const auto match = zoneFirst.match(text.trimmed());
    return match.hasMatch() ? match : zoneLast.match(text.trimmed());
}

std::optional<CoordinateReading> readUtm(const QString &text)
{
    const auto match = matchUtm(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString letters = match.captured(QStringLiteral("band")).toUpper();
    const QChar band = letters.size() == 1 ? letters[0] : QChar();
    UtmPlace utm{match.captured(QStringLiteral("zone")).toInt(), letters != QLatin1String("SOUTH"),
                 match.captured(QStringLiteral("east")).toDouble(), match.captured(QStringLiteral("north")).toDouble()};
    if (!band.isNull() && band < u'N')
        utm.isNorth = false;
    auto place = fromUtm(utm);
    if (band == u'S' && !(place && utmBand(place->lat) == band)) { // not the band S: the south
        utm.isNorth = false;
        place = fromUtm(utm);
    }
    if (!place)
        return std::nullopt;
    QString how = utm.isNorth ? tr("UTM zone %1 north").arg(utm.zone) : tr("UTM zone %1 south").arg(utm.zone);
    const QChar lies = utmBand(place->lat);
    if (!band.isNull() && band != u'N' && band != u'S' && band != lies)
        how = tr("%1; the place lies in band %2, not %3").arg(how, lies, band);
    return CoordinateReading{*place, QStringLiteral("%1 (%2)").arg(coordinateText(*place), how)};
}

/// The numbers and letters of a text; nothing where it has anything else.
struct Tokens {
    std::vector<Angle> angles; ///< cut at letters and commas
    std::size_t numbers = 0;
};

std::optional<Tokens> tokenize(const QString &text)
{
    static const QRegularExpression token(
        QStringLiteral("\\s*(?:([+-]?\\d+(?:\\.\\d+)?)|([NSEW])|([,;])|[°º'′\"″’”:d]+)"),
        QRegularExpression::CaseInsensitiveOption);
    Tokens tokens;
    Angle angle;
    bool letterFirst = false;
    const auto close = [&] {
        if (!angle.numbers.empty())
            tokens.angles.push_back(angle);
        angle = {};
    };
    qsizetype at = 0;
    const QString trimmed = text.trimmed().replace(QChar(0x2212), u'-'); // the minus sign of typography
    while (at < trimmed.size()) {
        const auto match =
            token.match(trimmed, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch() || match.capturedLength() == 0)
            return std::nullopt;
        at = match.capturedEnd();
        if (match.hasCaptured(1) && !match.captured(1).isEmpty()) {
            const QString number = match.captured(1);
            angle.negative |= number.startsWith(u'-');
            angle.numbers.push_back(std::abs(number.toDouble()));
            ++tokens.numbers;
        } else if (!match.captured(2).isEmpty()) {
            const QChar letter = match.captured(2)[0].toUpper();
            if (angle.numbers.empty() && tokens.angles.empty())
                letterFirst = true;
            if (letterFirst) {
                close();
                angle.letter = letter;
            } else {
                angle.letter = letter;
                close();
            }
        } else if (!match.captured(3).isEmpty() && !letterFirst) {
            close();
        }
    }
    close();
    return tokens;
}

bool nearPakistan(LonLat p)
{
    return p.lon >= 59 && p.lon <= 79 && p.lat >= 22 && p.lat <= 38;
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
    const auto utm = toUtm(place);
    if (!utm)
        return coordinateText(place);
    return QStringLiteral("%1%2 %3 mE %4 mN")
        .arg(utm->zone)
        .arg(utmBand(place.lat))
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

std::optional<CoordinateReading> readCoordinates(const QString &text)
{
    if (const auto utm = readUtm(text))
        return utm;
    auto tokens = tokenize(text);
    if (!tokens)
        return std::nullopt;
    auto &angles = tokens->angles;
    if (angles.size() == 1 && angles[0].letter.isNull() && tokens->numbers >= 2 && tokens->numbers % 2 == 0) {
        const auto &all = angles[0].numbers; // `29 7 22 62 4 44`, or two bare numbers
        const auto half = static_cast<std::ptrdiff_t>(all.size() / 2);
        if (angles[0].negative && all.size() > 2)
            return std::nullopt;
        static const QRegularExpression second(QStringLiteral("[\\s]-"));
        const bool minusSecond = text.trimmed().contains(second);
        const bool minusFirst = text.trimmed().startsWith(u'-');
        angles = {Angle{{all.begin(), all.begin() + half}, minusFirst, {}},
                  Angle{{all.begin() + half, all.end()}, minusSecond, {}}};
    }
    if (angles.size() != 2)
        return std::nullopt;
    const bool hasLetters = !angles[0].letter.isNull() && !angles[1].letter.isNull();
    if (!hasLetters && angles[0].numbers.size() != angles[1].numbers.size())
        return std::nullopt;
    const auto first = angles[0].value(), second = angles[1].value();
    if (!first || !second)
        return std::nullopt;
    LonLat place{*second, *first};
    QString order = tr("latitude, longitude");
    if (angles[0].isLongitude() || angles[1].isLatitude()) {
        if (angles[0].isLatitude() || angles[1].isLongitude())
            return std::nullopt;
        place = {*first, *second};
        order = tr("longitude, latitude");
    } else if (angles[0].letter.isNull() && angles[1].letter.isNull() && !nearPakistan(place) &&
               nearPakistan({*first, *second})) {
        place = {*first, *second};
        order = tr("read as longitude, latitude");
    }
    if (std::abs(place.lat) > 90 || std::abs(place.lon) > 180)
        return std::nullopt;
    return CoordinateReading{place, QStringLiteral("%1 (%2)").arg(coordinateText(place), order)};
}

} // namespace kohkan
