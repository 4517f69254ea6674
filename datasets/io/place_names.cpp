// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/place_names.h"

#include "datasets/geo/plain_text.h"

#include <QHash>
#include <QSet>

namespace kohkan {

namespace {

/// In small letters, without accents, with the digits of a computer. (The marks of Urdu and Hindi are letters.)
QString folded(const QString &text)
{
    QString plain;
    for (const QChar c : plainSigns(text).toLower().normalized(QString::NormalizationForm_KD))
        if (c.unicode() < 0x300 || c.unicode() > 0x36F)
            plain.append(c);
    return plain;
}

QSet<QString> foldedSet(std::initializer_list<const char16_t *> lines)
{
    QSet<QString> words;
    for (const char16_t *line : lines)
        for (const QString &word : QString::fromUtf16(line).split(u' ', Qt::SkipEmptyParts))
            words.insert(folded(word));
    return words;
}

using Cores = std::vector<std::pair<PlaceRole, QSet<QString>>>;

/// The words of each role, in the order in which they count where a name has several.
const Cores &cores()
{
    static const Cores all{
        {PlaceRole::Longitude,
         foldedSet({u"lon long lng longi longit longitude longitud longitudine longitudes longitudinal lengte",
                    u"laenge länge längengrad laengengrad lengtegraad lengdegrad længdegrad longitudgrad boylam",
                    u"długość dlugosc délka delka dolzina pituusaste bujur longitud longuitud",
                    u"долгота довгота дължина μήκος طول الطول देशांतर रेखांश 经度 經度 経度 경도"})},
        {PlaceRole::Latitude,
         foldedSet({u"lat lati latit latitude latitud latitudine latitudes breite breitengrad breddegrad breedte",
                    u"breedtegraad enlem szerokość szerokosc šířka sirka širina leveysaste lintang",
                    u"широта ширина πλάτος عرض العرض अक्षांश 纬度 緯度 위도"})},
        {PlaceRole::Easting,
         foldedSet({u"easting eastings east este est leste ost rechtswert ostwert oosting utme utmx",
                    u"mest восток مشرق شرق شرقی مشرقی"})},
        {PlaceRole::Northing, foldedSet({u"northing northings north norte nord hochwert nordwert noording utmn utmy",
                                         u"mnord север شمال شمالی"})},
        {PlaceRole::X, foldedSet({u"x xcoord xcoordinate xco coordx xpos xkoordinate"})},
        {PlaceRole::Y, foldedSet({u"y ycoord ycoordinate yco coordy ypos ykoordinate"})},
        {PlaceRole::LatLonPair, foldedSet({u"latlon latlng latlong latitudelongitude"})},
        {PlaceRole::LonLatPair, foldedSet({u"lonlat lnglat longlat longitudelatitude"})},
        {PlaceRole::GridText, foldedSet({u"mgrs usng utmref gridref gridreference"})},
        {PlaceRole::GeometryText,
         foldedSet({u"wkt ewkt wkb ewkb geom geometry geojson geog geography shape thegeom footprint polygon",
                    u"geometrie geometria геометрия هندسه"})},
        {PlaceRole::Zone, foldedSet({u"zone utmzone zona fuseau fuso huso zonen зона زون"})},
        {PlaceRole::System, foldedSet({u"crs srs srid epsg sistema system projection datum geodeticdatum coordsys"})},
        {PlaceRole::Side, foldedSet({u"hemisphere hemi hem dir ns ew hemisferio halbkugel direction"})},
        {PlaceRole::Pair,
         foldedSet(
             {u"location locations coordinates coordinate coords coord position gps geopoint geolocation",
              u"geolokation latlonpair koordinaten koordinate coordonnées coordonnée coordenadas coordenada",
              u"coordinate coordinata coordinaat coördinaten lage standort emplacement ubicación ubicacion posición",
              u"localisation localização координаты местоположение محل موقع احداثيات إحداثيات مختصات point"})},
    };
    return all;
}

/// What says nothing beside a word of a place: units, kinds of notation, the world's one datum.
const QSet<QString> &fillers()
{
    static const QSet<QString> words = foldedSet(
        {u"d dd ddd dms ddm dm deg degs degree degrees decdeg dec decimal decimals grad grado grados degré",
         u"degre gradi m meter meters metre metres mètre metro metros unit units coord coords coordinate",
         u"coordinates co point pt pos position geo geographic geographical geografica geográfica géographique",
         u"geographische geodetic spatial geograficzna geographisch geografische gps map value val wgs utm gis proj "
         u"projected",
         u"grid epsg in of the de du der la le y and und et centroid center centre ref reference num",
         u"разряд градусы географическая географическое بلد خط دائرة درجہ 度 γεωγραφικο γεωγραφικό coordenada",
         u"coordonnee coordonnée koordinate coordinata zeměpisná zemepisna و loc site location"});
    return words;
}

/// The core of a word written with fillers in one (`longdd`, `pointx`, `latwgs`); empty where it is no such word.
QString coreInside(const QString &word, const QSet<QString> &coresOfRole)
{
    const auto isFilled = [](const QString &rest) {
        static const QSet<QString> fused =
            foldedSet({u"d dd ddd dms deg degree degrees dec decimal m coord point pt geo",
                       u"gps wgs utm map centroid center pos"});
        return rest.isEmpty() || fused.contains(rest);
    };
    for (const QString &core : coresOfRole)
        for (qsizetype at = word.indexOf(core); at >= 0; at = word.indexOf(core, at + 1))
            if (isFilled(word.left(at)) && isFilled(word.mid(at + core.size())))
                return core;
    return {};
}

/// The reference system that the words of a name say.
QString systemIn(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        bool isNumber = false;
        const int number = words[i].toInt(&isNumber);
        if (!isNumber)
            continue;
        const bool isUtmCode = (number > 32600 && number <= 32660) || (number > 32700 && number <= 32760);
        if (isUtmCode || (i > 0 && words[i - 1] == QLatin1String("epsg") && number >= 1000))
            return QStringLiteral("EPSG:%1").arg(number);
        const bool isZone = i > 0 && (words[i - 1] == QLatin1String("utm") ||
                                      (words[i - 1] == QLatin1String("zone") && words.contains(QLatin1String("utm"))));
        if (!isZone || number < 1 || number > 60)
            continue;
        const QString side = words.value(i + 1);
        if (side == QLatin1String("n") || side == QLatin1String("north"))
            return QStringLiteral("EPSG:%1").arg(32600 + number);
        if (side == QLatin1String("south"))
            return QStringLiteral("EPSG:%1").arg(32700 + number);
    }
    return {};
}

struct Found {
    PlaceRole role = PlaceRole::None;
    qsizetype at = -1; ///< the word that says it
};

Found findCore(const QStringList &words, PlaceRole role, const QSet<QString> &own)
{
    for (qsizetype i = 0; i < words.size(); ++i)
        if (own.contains(words[i]))
            return {role, i};
    const bool isAxis = role <= PlaceRole::Y || role == PlaceRole::GeometryText;
    for (qsizetype i = 0; isAxis && i < words.size(); ++i)
        if (words[i].size() > 1 && !coreInside(words[i], own).isEmpty())
            return {role, i};
    return {};
}

/// Latitude and longitude in one name make a pair; else the first role that a word has.
Found roleIn(const QStringList &words)
{
    Found first;
    for (const auto &[role, own] : cores()) {
        const Found found = findCore(words, role, own);
        if (found.role == PlaceRole::None)
            continue;
        if (first.role == PlaceRole::Longitude && role == PlaceRole::Latitude)
            return {first.at < found.at ? PlaceRole::LonLatPair : PlaceRole::LatLonPair, first.at};
        if (first.role == PlaceRole::None)
            first = found;
        else if (role == PlaceRole::Side && first.role <= PlaceRole::Latitude)
            return found; // lat_dir
        if (first.role > PlaceRole::Latitude)
            break;
    }
    return first;
}

} // namespace

QStringList wordsOfName(const QString &name)
{
    QStringList words;
    QString word;
    QChar before;
    const auto close = [&] {
        if (const QString plain = folded(word); !plain.isEmpty()) // marks alone say nothing
            words << plain;
        word.clear();
    };
    for (const QChar c : name) {
        constexpr char16_t ordinal = 0xBA; // that stands for a degree sign
        const bool isWord = (c.isLetterOrNumber() || c.isMark()) && c != QChar(ordinal);
        if (!isWord || (before.isLower() && c.isUpper()) || (before.isDigit() != c.isDigit() && !c.isMark()))
            close();
        if (isWord)
            word.append(c);
        before = c;
    }
    close();
    return words;
}

NamedRole roleOfName(const QString &name)
{
    const QStringList words = wordsOfName(name);
    NamedRole named;
    named.system = systemIn(words);
    named.isUtm = words.contains(QLatin1String("utm")) || name.contains(QLatin1String("utm"), Qt::CaseInsensitive);
    named.isWgs84 = name.contains(QLatin1String("wgs"), Qt::CaseInsensitive) || words.contains(QLatin1String("epsg"));
    Found found = roleIn(words);
    const QSet<QString> different(words.begin(), words.end());
    if (different == QSet<QString>{QStringLiteral("n"), QStringLiteral("s")} ||
        different == QSet<QString>{QStringLiteral("e"), QStringLiteral("w")}) { // N/S
        named.role = PlaceRole::Side;
        return named;
    }
    if (found.role == PlaceRole::None || found.role == PlaceRole::Pair) {
        const auto letter = [&](QLatin1String wanted) { // and not that of a zone: UTM42N
            for (qsizetype i = 0; i < words.size(); ++i)
                if (words[i] == wanted && (i == 0 || !words[i - 1][0].isDigit()))
                    return i;
            return qsizetype(-1);
        };
        const auto e = letter(QLatin1String("e")), n = letter(QLatin1String("n"));
        if ((e < 0) != (n < 0)) {
            found = e < 0 ? Found{PlaceRole::Northing, n} : Found{PlaceRole::Easting, e};
            named.isLetter = true;
        }
    }
    if (found.role == PlaceRole::None && words.contains(QLatin1String("utm")))
        found = {PlaceRole::GridText, words.indexOf(QLatin1String("utm"))};
    named.role = found.role;
    if (found.role == PlaceRole::None)
        return named;
    static const QSet<QString> measures =
        foldedSet({u"طول عرض länge laenge breite lengte breedte délka delka šířka sirka szerokość długość"});
    named.isMeasure = words.size() == 1 && measures.contains(words.front());
    const QStringList sides{QStringLiteral("e"), QStringLiteral("w"), QStringLiteral("n"), QStringLiteral("s")};
    const bool saysSystem = !named.system.isEmpty() || named.isWgs84;
    const bool isOfAxes = found.role <= PlaceRole::Y || found.role == PlaceRole::LatLonPair ||
                          found.role == PlaceRole::LonLatPair || found.role == PlaceRole::Side;
    QStringList rest;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isDigits = words[i][0].isDigit();
        const PlaceRole own = roleIn({words[i]}).role;
        const bool isCore =
            i == found.at || own == found.role || (isOfAxes && own != PlaceRole::None && own <= PlaceRole::Y);
        if (!isCore && !fillers().contains(words[i]) && !sides.contains(words[i]) && !(isDigits && saysSystem))
            rest << words[i];
    }
    named.rest = rest.join(u' ');
    return named;
}

} // namespace kohkan
