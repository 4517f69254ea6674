// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/place_columns.h"

#include "datasets/gdal/geometry_text.h"
#include "datasets/geo/angle_text.h"
#include "datasets/geo/mgrs.h"
#include "datasets/geo/plain_text.h"
#include "datasets/io/place_names.h"
#include "datasets/io/place_parts.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double likeMetres = 1000; ///< no longitude, not even one that went round, and no slip of a digit

/// What the sample says of two columns of numbers.
struct PairCount {
    std::size_t filled = 0;   ///< rows with something in both
    std::size_t read = 0;     ///< of these, that are numbers or angles
    std::size_t metres = 0;   ///< beyond anything in degrees
    std::size_t inRange = 0;  ///< could be degrees as they stand
    std::size_t near = 0;     ///< in Pakistan or around it
    std::size_t fine = 0;     ///< with three decimals or more, or written as angles
    std::size_t fraction = 0; ///< with decimals
};

qsizetype decimalsOf(const QString &cell)
{
    const auto point = cell.indexOf(u'.');
    return point < 0 ? 0 : cell.size() - point - 1;
}

/// `areNamedAngles`: the columns are called longitude and latitude.
PairCount countPair(const std::vector<QStringList> &sample, int x, int y, bool areNamedAngles)
{
    PairCount count;
    for (const QStringList &row : sample) {
        const QString cells[] = {row.value(x).trimmed(), row.value(y).trimmed()};
        if (cells[0].isEmpty() || cells[1].isEmpty())
            continue;
        ++count.filled;
        double values[2];
        bool isRead = true, isAngle = false;
        for (int i = 0; i < 2; ++i) {
            const auto angle = readAngle(cells[i]);
            const auto metres = readMetres(cells[i]);
            const bool isNamed = areNamedAngles && cells[i].count(u',') == 1; // 66,123: no 66 thousand degrees
            const bool isAngleOfName = isNamed && angle && std::abs(angle->degrees) <= (i == 0 ? 180 : 90);
            if (metres && !isAngleOfName && (!angle || std::abs(*metres) > likeMetres)) { // 350 000 is no 350 degrees
                values[i] = *metres;
            } else if (angle) {
                values[i] = angle->degrees;
                isAngle = isAngle || !angle->letter.isNull() || cells[i].contains(u'°');
            } else {
                isRead = false;
            }
        }
        if (!isRead)
            continue;
        ++count.read;
        count.metres += std::abs(values[0]) > likeMetres || std::abs(values[1]) > likeMetres;
        count.inRange += std::abs(values[0]) <= 360 && std::abs(values[1]) <= 90;
        count.near += isNearPakistan({values[0], values[1]}) || isNearPakistan({values[1], values[0]});
        count.fine += isAngle || std::max(decimalsOf(cells[0]), decimalsOf(cells[1])) >= 3;
        count.fraction += isAngle || values[0] != std::floor(values[0]) || values[1] != std::floor(values[1]);
    }
    return count;
}

template <typename Test>
std::pair<std::size_t, std::size_t> countCells(const std::vector<QStringList> &sample, int column, Test &&test)
{
    std::size_t filled = 0, passed = 0;
    for (const QStringList &row : sample) {
        const QString cell = row.value(column).trimmed();
        if (cell.isEmpty())
            continue;
        ++filled;
        passed += static_cast<bool>(test(cell));
    }
    return {filled, passed};
}

bool isMost(std::size_t part, std::size_t whole)
{
    return part * 5 >= whole * 4;
}

/// Works through the ways of writing a place, the surest first.
class PlaceFinder {
public:
    PlaceFinder(const QStringList &names, const std::vector<QStringList> &sample, const PlaceChoice &choice)
        : m_names(names), m_sample(sample), m_choice(choice)
    {
        for (const QString &name : names)
            m_roles.push_back(roleOfName(asInSource(name)));
    }

    PlacePlan find()
    {
        if (const int said = indexOf(m_choice.placeColumn); said >= 0)
            return byText(said, true).value_or(PlacePlan{});
        const int lon = indexOf(m_choice.longitudeColumn), lat = indexOf(m_choice.latitudeColumn);
        if (lon >= 0 && lat >= 0)
            return byPair(lon, lat, true).value_or(PlacePlan{});
        std::optional<PlacePlan> unknown; // metres that wait for a system, if nothing better is found
        const auto take = [&](const std::optional<PlacePlan> &plan) {
            if (plan && plan->wantsSystem && !unknown)
                unknown = plan;
            return plan && !plan->wantsSystem;
        };
        using Role = PlaceRole;
        std::optional<PlacePlan> plan;
        if (take(plan = byColumns({Role::GeometryText})) || take(plan = byAxes(Role::Longitude, Role::Latitude)) ||
            take(plan = byColumns({Role::LatLonPair, Role::LonLatPair, Role::GridText})) ||
            take(plan = byAxes(Role::Easting, Role::Northing)) || take(plan = byAxes(Role::X, Role::Y)) ||
            take(plan = byColumns({Role::Pair})) || take(plan = byAnyColumn()))
            return *plan;
        return unknown.value_or(PlacePlan{});
    }

private:
    /// Without the figure that a name has because another column has the same: `N_2` beside `n`.
    QString asInSource(const QString &name) const
    {
        static const QRegularExpression numbered(QStringLiteral("^(.+)_[2-9]$"));
        const QString stem = numbered.match(name).captured(1);
        return m_names.contains(stem, Qt::CaseInsensitive) ? stem : name;
    }
    int indexOf(const QString &name) const { return name.isEmpty() ? -1 : static_cast<int>(m_names.indexOf(name)); }
    const NamedRole &role(int column) const { return m_roles[static_cast<std::size_t>(column)]; }
    int count() const { return static_cast<int>(m_roles.size()); }

    /// Columns of two axes whose names say the same otherwise (`from_lon`, `from_lat`); those that say nothing else, or
    /// WGS 84, first.
    std::optional<PlacePlan> byAxes(PlaceRole xRole, PlaceRole yRole)
    {
        std::vector<std::pair<int, int>> pairs;
        for (int x = 0; x < count(); ++x)
            for (int y = 0; y < count(); ++y)
                if (role(x).role == xRole && role(y).role == yRole && role(x).rest == role(y).rest &&
                    role(x).isWgs84 == role(y).isWgs84 && role(x).isLetter == role(y).isLetter)
                    pairs.emplace_back(x, y);
        const auto rank = [&](const auto &pair) {
            const NamedRole &named = role(pair.first);
            return std::tuple(!named.isWgs84, named.isLetter, !named.rest.isEmpty());
        };
        std::stable_sort(pairs.begin(), pairs.end(), [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
        std::optional<PlacePlan> unknown;
        for (const auto &[x, y] : pairs)
            if (const auto plan = byPair(x, y, false)) {
                if (!plan->wantsSystem)
                    return plan;
                if (!unknown)
                    unknown = plan;
            }
        return unknown;
    }

    std::optional<PlacePlan> byPair(int x, int y, bool isSaid)
    {
        const NamedRole &named = role(x);
        const PairCount seen =
            countPair(m_sample, x, y, named.role == PlaceRole::Longitude && !named.isLetter && !named.isMeasure);
        const bool isLonLat = isSaid || named.role == PlaceRole::Longitude;
        const bool isSure = isLonLat && (isSaid || (named.rest.isEmpty() && !named.isMeasure));
        if (!isSaid && seen.filled > 0 && (seen.read == 0 || (!isSure && !isMost(seen.read, seen.filled))))
            return std::nullopt;
        PlacePlan plan;
        plan.x = x;
        plan.y = y;
        plan.said = named.system.isEmpty() ? role(y).system : named.system;
        plan.isCorner = std::any_of(m_roles.begin(), m_roles.end(), [&](const NamedRole &other) {
            return other.role == named.role && named.rest.contains(QLatin1String("min")) &&
                   other.rest == QString(named.rest).replace(QLatin1String("min"), QLatin1String("max"));
        });
        const bool areMetres = seen.metres * 2 > seen.read;
        const bool areDegrees = !areMetres && (isSure || looksLikeDegrees(seen, named));
        if (areDegrees && (plan.said.isEmpty() || isLonLat)) {
            plan.form = PlacePlan::Form::LonLat;
            plan.isWgs84 = isSaid || (isLonLat && named.rest.isEmpty());
            plan.xParts = angleParts(m_names, m_sample, x);
            plan.yParts = angleParts(m_names, m_sample, y);
            if (plan.xParts.empty() || plan.yParts.empty()) // minutes of one axis alone are something else
                plan.xParts = plan.yParts = {};
            findSides(plan);
            findSystem(plan);
            findOtherDatum(plan);
            return plan;
        }
        if (named.isMeasure)
            return std::nullopt; // the length and the width of something
        plan.form = PlacePlan::Form::EastingNorthing;
        plan.unit = isInKilometres(x) && isInKilometres(y) ? 1000 : 1;
        plan.isWgs84 = !plan.said.isEmpty();
        findZone(plan);
        findSystem(plan);
        findSides(plan);
        plan.wantsSystem = m_choice.referenceSystem.isEmpty() && plan.said.isEmpty() && !plan.isByRow();
        if (plan.wantsSystem && seen.filled == 0)
            return std::nullopt;
        return plan;
    }

    bool isInKilometres(int column) const
    {
        static const QRegularExpression words(QStringLiteral("(?:^|[^a-z])(?:km|kms|kilomet(?:er|re)s?)(?:[^a-z]|$)"),
                                              QRegularExpression::CaseInsensitiveOption);
        return words.match(m_names.value(column)).hasMatch();
    }

    /// Of columns that do not say that they are degrees.
    bool looksLikeDegrees(const PairCount &seen, const NamedRole &named) const
    {
        if (!m_choice.referenceSystem.isEmpty() && named.role != PlaceRole::Longitude)
            return false; // in whatever unit that has
        if (seen.read == 0)
            return named.role == PlaceRole::Longitude || named.role == PlaceRole::X;
        if (seen.inRange * 2 < seen.read)
            return false;
        if (seen.near * 2 >= seen.read)
            return true;
        const bool isLoose = named.role == PlaceRole::X || (named.role == PlaceRole::Longitude && !named.isMeasure);
        return (isLoose ? seen.fraction : seen.fine) * 2 > seen.read;
    }

    /// `N/S`, `hemisphere`, `lat_dir`; a direction alone may be that of a slope.
    bool saysHemisphere(int column) const
    {
        static const QStringList words{
            QStringLiteral("hemisphere"), QStringLiteral("hemi"),      QStringLiteral("hem"),
            QStringLiteral("hemisferio"), QStringLiteral("halbkugel"), QStringLiteral("ns"),
            QStringLiteral("ew"),         QStringLiteral("n"),         QStringLiteral("e"),
            QStringLiteral("lat"),        QStringLiteral("lon"),       QStringLiteral("long"),
            QStringLiteral("latitude"),   QStringLiteral("lng"),       QStringLiteral("longitude")};
        const QStringList own = wordsOfName(m_names.value(column));
        return std::any_of(own.begin(), own.end(), [](const QString &word) { return words.contains(word); });
    }

    /// A column whose cells all say a side, beside the axis or named so.
    void findSides(PlacePlan &plan) const
    {
        const auto saysSides = [&](int column, const char *letters) {
            const bool isWord = role(column).role == PlaceRole::Side; // else "west" may be the name of a site
            const auto [filled, sides] = countCells(m_sample, column, [&](const QString &cell) {
                const QChar side = isWord || cell.trimmed().size() == 1 ? sideOfCell(cell) : QChar();
                return !side.isNull() && QLatin1String(letters).contains(side);
            });
            return filled > 0 && (isWord && saysHemisphere(column) ? sides * 2 >= filled : sides == filled);
        };
        for (int i = 0; i < count(); ++i) {
            const auto isPartOf = [i](const std::vector<int> &parts) {
                return std::find(parts.begin(), parts.end(), i) != parts.end();
            };
            if (i == plan.x || i == plan.y || i == plan.zone || i == plan.system || isPartOf(plan.xParts) ||
                isPartOf(plan.yParts))
                continue;
            const bool isNamed = role(i).role == PlaceRole::Side;
            const int last = plan.yParts.empty() ? plan.y : plan.yParts.back(),
                      lastOfX = plan.xParts.empty() ? plan.x : plan.xParts.back();
            if (plan.ySide < 0 && (isNamed || i == plan.y - 1 || i == last + 1) && saysSides(i, "NS"))
                plan.ySide = i;
            else if (plan.xSide < 0 && (isNamed || i == plan.x - 1 || i == lastOfX + 1) && saysSides(i, "EW"))
                plan.xSide = i;
        }
    }

    /// X and Y may be of any grid: a zone counts where it, or its column, says that it is one of UTM, or where they are
    /// what those of UTM are at the latitudes of Pakistan.
    bool isZoneOfAnyGrid(const PlacePlan &plan, int column) const
    {
        return plan.x >= 0 && role(plan.x).role == PlaceRole::X && role(column).role == PlaceRole::Zone &&
               !role(column).isUtm && !areLikeUtm(plan.x, plan.y);
    }

    bool areLikeUtm(int x, int y) const
    {
        std::size_t filled = 0, like = 0;
        for (const QStringList &row : m_sample) {
            const auto east = readMetres(row.value(x)), north = readMetres(row.value(y));
            if (!east || !north)
                continue;
            ++filled;
            like += *east > 100'000 && *east < 900'000 && *north > 2'500'000 && *north < 4'200'000;
        }
        return filled > 0 && isMost(like, filled);
    }

    void findZone(PlacePlan &plan) const
    {
        plan.zone = indexOf(m_choice.zoneColumn);
        if (plan.zone >= 0 || !m_choice.referenceSystem.isEmpty() || !plan.said.isEmpty())
            return;
        for (int i = 0; i < count() && plan.zone < 0; ++i) {
            const bool isUtm = role(i).isUtm && i != plan.x && i != plan.y;
            if (role(i).role != PlaceRole::Zone && !isUtm)
                continue;
            const bool isVague = isZoneOfAnyGrid(plan, i);
            bool hasBare = false, hasBands = false;
            const auto [filled, zones] = countCells(m_sample, i, [&](const QString &cell) {
                if (isVague && !cell.contains(QLatin1String("UTM"), Qt::CaseInsensitive))
                    return false;
                const auto zone = readUtmZone(cell);
                const bool isBare = zone && zone->letter.isNull();
                hasBands =
                    hasBands || (zone && !isBare && !zone->isWord && zone->letter != u'N' && zone->letter != u'S');
                hasBare = hasBare || isBare;
                // a bare number is a zone where the name says so, or it is one of those around Pakistan
                return zone && (!isBare || isUtm || (zone->zone >= 40 && zone->zone <= 45));
            });
            if (zones > 0 && (role(i).role == PlaceRole::Zone || isUtm ? zones * 2 > filled : isMost(zones, filled))) {
                plan.zone = i;
                plan.hasBareZones = hasBare;
                plan.areBands = hasBands;
            }
        }
        for (int i = 0; i < count() && plan.zone >= 0; ++i) {
            if (i == plan.zone || role(i).role != PlaceRole::System)
                continue;
            for (const QStringList &row : m_sample) {
                const SystemText system = readSystem(row.value(i));
                const bool isUtm = system.zone.zone > 0 || system.definition.startsWith(QLatin1String("EPSG:32"));
                if (!system.definition.isEmpty() && system.definition != QLatin1String("EPSG:4326") && !isUtm)
                    plan.otherDatum = row.value(i);
            }
        }
    }

    /// A datum that the name of an axis says, or a column of systems of which none is known.
    void findOtherDatum(PlacePlan &plan) const
    {
        static const QRegularExpression datum(QStringLiteral("kalianpur|everest|indian|nad ?\\d|pulkovo|ed ?50|osgb"));
        if (datum.match(role(plan.x).rest).hasMatch())
            plan.otherDatum = role(plan.x).rest;
        for (int i = 0; i < count() && plan.system < 0 && m_choice.referenceSystem.isEmpty(); ++i)
            for (const QStringList &row : m_sample)
                if (const QString system = readSystem(row.value(i)).definition;
                    role(i).role == PlaceRole::System && !system.isEmpty() && system != QLatin1String("EPSG:4326") &&
                    datum.match(system.toLower()).hasMatch())
                    plan.otherDatum = row.value(i);
    }

    void findSystem(PlacePlan &plan) const
    {
        if (!m_choice.referenceSystem.isEmpty() || plan.zone >= 0)
            return;
        for (int i = 0; i < count() && plan.system < 0; ++i) {
            if (role(i).role != PlaceRole::System && role(i).role != PlaceRole::Zone)
                continue;
            const bool isMetric = plan.form == PlacePlan::Form::EastingNorthing;
            const bool isVague = isMetric && isZoneOfAnyGrid(plan, i);
            const auto [filled, systems] = countCells(m_sample, i, [&](const QString &cell) {
                if (isVague && !cell.contains(QLatin1String("UTM"), Qt::CaseInsensitive))
                    return false;
                const SystemText system = readSystem(cell);
                const int code =
                    system.definition.startsWith(QLatin1String("EPSG:")) ? system.definition.mid(5).toInt() : 0;
                const bool isInDegrees = code >= 4001 && code < 5000; // where EPSG has such systems
                if (system.zone.zone > 0 || isMetric)
                    return isMetric && (system.zone.zone > 0 || (code > 0 && (!isInDegrees || code == 4326)));
                return isInDegrees;
            });
            const auto [all, degrees] = countCells(m_sample, i, [&](const QString &cell) {
                return readSystem(cell).definition == QLatin1String("EPSG:4326");
            });
            const bool areEnough = isMetric ? isMost(systems, filled) : systems * 2 > filled;
            if (systems > 0 && areEnough && !(isMetric && degrees == all))
                plan.system = i;
        }
    }

    std::optional<PlacePlan> byColumns(std::initializer_list<PlaceRole> wanted)
    {
        std::optional<PlacePlan> unknown;
        for (int i = 0; i < count(); ++i)
            if (std::find(wanted.begin(), wanted.end(), role(i).role) != wanted.end())
                if (const auto plan = byText(i, true)) {
                    if (!plan->wantsSystem)
                        return plan;
                    unknown = plan;
                }
        return unknown;
    }

    /// Any column whose values leave no doubt of what they are.
    std::optional<PlacePlan> byAnyColumn()
    {
        for (int i = 0; i < count(); ++i)
            if (const auto plan = byText(i, false))
                return plan;
        return std::nullopt;
    }

    std::optional<PlacePlan> byText(int column, bool isNamed)
    {
        const auto [filled, geometries] = countCells(m_sample, column, looksLikeGeometry);
        PlacePlan plan;
        plan.text = column;
        const bool isSaid = !m_choice.placeColumn.isEmpty() && m_names.value(column) == m_choice.placeColumn;
        if (geometries > 0 && (isNamed || isMost(geometries, filled))) {
            plan.form = PlacePlan::Form::Geometry;
            findSystem(plan);
            plan.said = role(column).system;
            plan.wantsSystem = m_choice.referenceSystem.isEmpty() && plan.said.isEmpty() && plan.system < 0 &&
                               areMetresOfNoSystem(column);
            return plan;
        }
        const auto [cells, places] = countCells(m_sample, column, [&](const QString &cell) {
            if (isNamed)
                return readCoordinates(cell).has_value() || hasSwappedPair(cell);
            return readMgrs(cell).has_value() || saysSides(cell);
        });
        if (places == 0 ? !isSaid : !isNamed && places < cells)
            return std::nullopt;
        plan.form = PlacePlan::Form::Text;
        plan.isWgs84 = true;
        chooseOrder(plan);
        return plan;
    }

    /// A pair of which only the other order is one.
    static bool hasSwappedPair(const QString &cell)
    {
        return readCoordinates(cell, AngleOrder::LongitudeLatitude).has_value();
    }

    /// Two angles with their letters.
    static bool saysSides(const QString &cell)
    {
        const auto angles = readAngles(cell);
        return angles && angles->size() == 2 && !angles->front().letter.isNull() && !angles->back().letter.isNull();
    }

    /// Do the first coordinates of texts that name no system lie beyond degrees?
    bool areMetresOfNoSystem(int column) const
    {
        ImportedGeometry geometry;
        std::size_t read = 0, metres = 0;
        for (const QStringList &row : m_sample) {
            const GeometryText text = readGeometryText(row.value(column), geometry);
            if (!text.isRead || geometry.coordinates.empty())
                continue;
            if (!text.system.isEmpty())
                return false;
            ++read;
            const LonLat first = geometry.coordinates.front();
            metres += std::abs(first.lon) > likeMetres || std::abs(first.lat) > likeMetres;
        }
        return metres * 2 > read;
    }

    /// By the name, else by what only one order can be, else by where the places are; for the whole column.
    void chooseOrder(PlacePlan &plan) const
    {
        const PlaceRole named = role(plan.text).role;
        if (named == PlaceRole::LatLonPair || named == PlaceRole::LonLatPair) {
            plan.order = named == PlaceRole::LatLonPair ? AngleOrder::LatitudeLongitude : AngleOrder::LongitudeLatitude;
            return;
        }
        std::size_t bare = 0, latFirst = 0, lonFirst = 0, nearLat = 0, nearLon = 0;
        for (const QStringList &row : m_sample) {
            const auto angles = readAngles(row.value(plan.text));
            if (!angles || angles->size() != 2 || !angles->front().letter.isNull() || !angles->back().letter.isNull())
                continue;
            const double a = angles->front().degrees, b = angles->back().degrees;
            ++bare;
            lonFirst += std::abs(a) > 90 && std::abs(b) <= 90;
            latFirst += std::abs(b) > 90 && std::abs(a) <= 90;
            nearLat += isNearPakistan({b, a});
            nearLon += isNearPakistan({a, b});
        }
        if (lonFirst > latFirst || (lonFirst == latFirst && nearLon > nearLat))
            plan.order = AngleOrder::LongitudeLatitude;
        plan.hasUnsureOrder = bare > 0 && lonFirst == latFirst && nearLon == nearLat;
    }

    const QStringList &m_names;
    const std::vector<QStringList> &m_sample;
    const PlaceChoice &m_choice;
    std::vector<NamedRole> m_roles;
};

} // namespace

std::vector<int> PlacePlan::columns() const
{
    std::vector<int> all;
    for (const int column : {x, y, text, zone, system, xSide, ySide})
        if (column >= 0)
            all.push_back(column);
    all.insert(all.end(), xParts.begin(), xParts.end());
    all.insert(all.end(), yParts.begin(), yParts.end());
    return all;
}

PlacePlan findPlaces(const QStringList &names, const std::vector<QStringList> &sample, const PlaceChoice &choice)
{
    return PlaceFinder(names, sample, choice).find();
}

SystemText readSystem(const QString &cell)
{
    SystemText system;
    const QString plain = plainSigns(cell);
    static const QRegularExpression code(
        QStringLiteral("^(?:(?:urn:ogc:def:crs:)?EPSG\\s*:*\\s*|SRID\\s*=\\s*)?(\\d{4,6})(?:\\.0*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wgs84(
        QStringLiteral("^(?:GCS[ _-]?)?(?:WGS[ _-]?(?:19)?84|World Geodetic System 1984|(?:urn:ogc:def:crs:)?OGC:+"
                       "(?:1\\.3:)?CRS84)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, int> datums{
        {QStringLiteral("nad27"), 4267},         {QStringLiteral("nad83"), 4269},
        {QStringLiteral("ed50"), 4230},          {QStringLiteral("kalianpur1880"), 4243},
        {QStringLiteral("kalianpur1937"), 4144}, {QStringLiteral("kalianpur1962"), 4145},
        {QStringLiteral("kalianpur1975"), 4146}, {QStringLiteral("indian1954"), 4239},
        {QStringLiteral("indian1960"), 4131},    {QStringLiteral("indian1975"), 4240},
        {QStringLiteral("pulkovo1942"), 4284},   {QStringLiteral("osgb36"), 4277}};
    static const QRegularExpression marks(QStringLiteral("[^A-Za-z0-9]"));
    if (const int known = datums.value(QString(plain).remove(marks).toLower())) {
        system.definition = QStringLiteral("EPSG:%1").arg(known);
    } else if (const auto match = code.match(plain); match.hasMatch()) {
        system.definition = QStringLiteral("EPSG:%1").arg(match.captured(1).toInt());
    } else if (wgs84.match(plain).hasMatch()) {
        system.definition = QStringLiteral("EPSG:4326");
    } else if (const auto zone = readUtmZone(plain); zone && (!zone->letter.isNull() || plain.size() > 2)) {
        system.zone = *zone;
    } else {
        system.definition = plain;
    }
    return system;
}

} // namespace kohkan
