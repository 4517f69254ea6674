// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/place_watch.h"

#include "datasets/geo/coordinate_text.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr std::size_t sampleSize = 1000;
constexpr std::size_t fewestForMiddle = 10; ///< rows below which nothing is a middle
constexpr double leastDiagonal = 0.05;      ///< degrees: a single site has no outliers within some kilometres

bool isZero(LonLat place)
{
    return place.lon == 0 && place.lat == 0;
}

bool looksLikeMetres(LonLat place)
{
    return std::abs(place.lon) > 1000 || std::abs(place.lat) > 1000;
}

LonLat swapped(LonLat place)
{
    return {place.lat, place.lon};
}

/// The least and the most of what is left when a hundredth of the values, and at least one, is cut off at either end.
std::pair<double, double> middleOf(std::vector<double> values)
{
    const std::size_t cut = std::max<std::size_t>(1, values.size() / 100);
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(cut),
               high = values.end() - static_cast<std::ptrdiff_t>(cut) - 1;
    std::nth_element(values.begin(), low, values.end());
    const double least = *low;
    std::nth_element(values.begin(), high, values.end());
    return {least, *high};
}

} // namespace

void PlaceWatch::Rows::append(const Rows &rest, qint64 rows)
{
    for (const qint64 row : rest.first)
        if (first.size() < Doubt::rowsKept)
            first.push_back(row + rows);
    count += rest.count;
}

QString PlaceWatch::Rows::list() const
{
    QStringList rows;
    for (const qint64 row : first)
        rows << QString::number(row);
    return rows.join(QStringLiteral(", ")) + (count > qint64(first.size()) ? QStringLiteral(", …") : QString());
}

void PlaceWatch::note(qint64 row, LonLat first, bool isWhole)
{
    if (!first.isValid())
        return;
    if (isWhole && isZero(first)) {
        m_zeros.push_back(static_cast<std::uint32_t>(row - 1));
        return;
    }
    ++m_count;
    m_mostX = std::max(m_mostX, std::abs(first.lon));
    m_mostY = std::max(m_mostY, std::abs(first.lat));
    if (looksLikeMetres(first))
        m_metres.add(row);
    if (m_sample.size() < sampleSize)
        m_sample.push_back(first);
}

void PlaceWatch::noteWaiting(qint64 row)
{
    m_waiting.add(row);
}

void PlaceWatch::append(const PlaceWatch &rest, qint64 rows)
{
    for (const std::uint32_t zero : rest.m_zeros)
        m_zeros.push_back(zero + static_cast<std::uint32_t>(rows));
    m_waiting.append(rest.m_waiting, rows);
    m_metres.append(rest.m_metres, rows);
    m_sample.insert(m_sample.end(), rest.m_sample.begin(), rest.m_sample.end());
    m_count += rest.m_count;
    m_mostX = std::max(m_mostX, rest.m_mostX);
    m_mostY = std::max(m_mostY, rest.m_mostY);
}

Doubt PlaceWatch::doubtOf(Doubt::Kind kind, const Rows &rows, QString message)
{
    return {kind, rows.count, rows.first, std::move(message)};
}

/// Does (nearly) nothing of the layer lie where Pakistan is, and (nearly) all of it with the axes changed round? Or are
/// most latitudes none, and would be longitudes?
bool PlaceWatch::areSwapped(const Reading &reading) const
{
    if (!reading.hasAxes || m_sample.empty())
        return false;
    std::vector<LonLat> as = m_sample, round;
    std::size_t impossible = 0;
    for (const LonLat place : m_sample) {
        round.push_back(swapped(place));
        impossible += std::abs(place.lat) > 90 && std::abs(place.lat) <= 180 && std::abs(place.lon) <= 90;
    }
    if (reading.projector) {
        reading.projector->toLonLat(as);
        reading.projector->toLonLat(round);
    } else if (impossible * 2 > m_sample.size()) {
        return true;
    }
    const auto near = [](const std::vector<LonLat> &places) {
        return static_cast<std::size_t>(std::count_if(places.begin(), places.end(), isNearPakistan));
    };
    return near(as) * 10 <= as.size() && near(round) * 10 >= round.size() * 9;
}

/// Where nearly all rows lie in and around Pakistan: those that would, too, with the axes changed round; in `all` each
/// of them, counted from 0.
PlaceWatch::Rows PlaceWatch::someSwapped(const LayerBuilder &builder, std::vector<std::uint32_t> &all) const
{
    const GeometryBuilder &geometry = builder.geometry();
    Rows some;
    qint64 near = 0, others = 0;
    for (std::size_t row = 0; row < geometry.rowCount(); ++row) {
        const LonLat place = geometry.center(row);
        if (!place.isValid() || isZero(place))
            continue;
        if (isNearPakistan(place)) {
            ++near;
        } else if (isNearPakistan(swapped(place))) {
            some.add(static_cast<qint64>(row) + 1);
            all.push_back(static_cast<std::uint32_t>(row));
        } else {
            ++others;
        }
    }
    if (near >= 4 * some.count && near >= 4 * others)
        return some;
    all.clear();
    return {};
}

/// `besides`: rows of which something else is said already.
PlaceWatch::Rows PlaceWatch::farAway(const LayerBuilder &builder, const std::vector<std::uint32_t> &besides) const
{
    const GeometryBuilder &geometry = builder.geometry();
    const auto forEach = [&](auto &&visit) {
        std::size_t zero = 0;
        for (std::size_t row = 0; row < geometry.rowCount(); ++row) {
            const bool isZeroRow = zero < m_zeros.size() && m_zeros[zero] == row;
            zero += isZeroRow;
            const LonLat place = geometry.center(row);
            if (!isZeroRow && place.isValid() && std::abs(place.lon) <= 360 && std::abs(place.lat) <= 90)
                visit(static_cast<qint64>(row) + 1, place);
        }
    };
    Rows far;
    std::vector<double> lons, lats;
    forEach([&](qint64, LonLat place) {
        lons.push_back(place.lon);
        lats.push_back(place.lat);
    });
    if (lons.size() < fewestForMiddle)
        return far;
    const auto [west, east] = middleOf(std::move(lons));
    const auto [south, north] = middleOf(std::move(lats));
    const LonLatBox middle{west, south, east, north};
    const double most = 2 * std::max(std::hypot(middle.width(), middle.height()), leastDiagonal);
    forEach([&](qint64 row, LonLat place) {
        const double x = std::max({middle.minX - place.lon, 0.0, place.lon - middle.maxX}),
                     y = std::max({middle.minY - place.lat, 0.0, place.lat - middle.maxY});
        if (std::hypot(x, y) > most &&
            !std::binary_search(besides.begin(), besides.end(), static_cast<std::uint32_t>(row - 1)))
            far.add(row);
    });
    return far;
}

std::vector<Doubt> PlaceWatch::doubts(LayerBuilder &builder, const Reading &reading) const
{
    std::vector<Doubt> found;
    if (m_waiting.count > 0)
        found.push_back(doubtOf(Doubt::Kind::MetresWithoutSystem, m_waiting,
                                tr("The coordinates look like metres, not degrees (rows: %1), and name no reference "
                                   "system, so nothing is placed; state the reference system under Layer > Reading...")
                                    .arg(m_waiting.count)));
    else if (reading.isAssumed && m_metres.count > 0)
        found.push_back(doubtOf(Doubt::Kind::MetresWithoutSystem, m_metres,
                                tr("The coordinates look like metres, not degrees (rows: %1); state the reference "
                                   "system under Layer > Reading...")
                                    .arg(m_metres.count)));
    if (!m_zeros.empty()) {
        Rows zeros;
        for (const std::uint32_t row : m_zeros)
            zeros.add(qint64(row) + 1);
        found.push_back(doubtOf(Doubt::Kind::ZeroZero, zeros,
                                tr("The coordinates are 0, 0 (rows: %1), which often stands for an unknown place; they "
                                   "do not count where the map goes to this layer. Empty cells would be right.")
                                    .arg(zeros.count)));
        if (m_count > 0)
            builder.leaveOutOfView(m_zeros);
    }
    const bool isMetric = reading.projector && reading.projector->isProjected();
    if (isMetric && m_count > 0 && m_mostX <= 360 && m_mostY <= 90) {
        Rows all;
        all.count = m_count;
        found.push_back(doubtOf(Doubt::Kind::DegreesUnderMetric, all,
                                tr("All coordinates look like degrees, but are read as metres of %1; reading them as "
                                   "degrees (WGS 84, EPSG:4326) would place them by longitude and latitude.")
                                    .arg(reading.system)));
    } else if (areSwapped(reading)) {
        Rows all;
        all.count = m_count;
        found.push_back(doubtOf(Doubt::Kind::Swapped, all,
                                tr("Latitude and longitude look changed round: the rows lie around Pakistan, or on "
                                   "Earth at all, only the other way. Layer > Reading... swaps them.")));
    }
    std::vector<std::uint32_t> swappedRows;
    const Rows some = reading.hasAxes && !isMetric ? someSwapped(builder, swappedRows) : Rows();
    if (some.count > 0)
        found.push_back(doubtOf(Doubt::Kind::SomeSwapped, some,
                                tr("Latitude and longitude look changed round in some rows, which lie among the others "
                                   "only the other way (rows %1); correct them in the file.")
                                    .arg(some.list())));
    if (const Rows far = farAway(builder, swappedRows); far.count > 0) {
        found.push_back(doubtOf(Doubt::Kind::FarAway, far,
                                tr("%1 rows lie far from all others, farther than twice the extent of the middle 98 % "
                                   "(rows %2); check their coordinates.")
                                    .arg(far.count)
                                    .arg(far.list())));
    }
    return found;
}

} // namespace kohkan
