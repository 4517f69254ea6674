// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/coordinate_text.h"

#include "datasets/geo/projector.h"

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
            degrees += numbers[i] / unit;
        }
        const bool minus = negative || letter == u'S' || letter == u'W';
        return minus ? -degrees : degrees;
    }
    bool isLatitude() const { return letter == u'N' || letter == u'S'; }
    bool isLongitude() const { return letter == u'E' || letter == u'W'; }
};

std::optional<CoordinateReading> readUtm(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^\\s*(?:utm\\s*)?(?:zone\\s*)?(\\d{1,2})\\s*([C-HJ-NP-X]?)[\\s,]+(\\d{5,7}(?:\\.\\d+)?)\\s*m?\\s*E?[\\s,]+"
            "(\\d{5,8}(?:\\.\\d+)?)\\s*m?\\s*N?\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int zone = match.captured(1).toInt();
    const QString band = match.captured(2).toUpper();
    if (zone < 1 || zone > 60)
        return std::nullopt;
    const bool south = !band.isEmpty() && band < QLatin1String("N");
    auto projector = Projector::create(QStringLiteral("EPSG:%1").arg((south ? 32700 : 32600) + zone));
    if (!projector)
        return std::nullopt;
    LonLat place{match.captured(3).toDouble(), match.captured(4).toDouble()};
    projector->toLonLat({&place, 1});
    if (!place.isValid())
        return std::nullopt;
    return CoordinateReading{
        place, tr("%1 (UTM zone %2 %3)").arg(coordinateText(place)).arg(zone).arg(south ? tr("south") : tr("north"))};
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
    const QString trimmed = text.trimmed();
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
