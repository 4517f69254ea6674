// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/measurement.h"

#include "datasets/work/words.h"

#include <QStringList>

namespace kohkan {

namespace {

constexpr double squareKilometre = 1e6, hectare = 1e4, acre = 4046.8564224; ///< square metres
constexpr double mile = 1609.344, nauticalMile = 1852;                      ///< metres

/// At least four significant digits, none behind the point from a thousand on; thousands apart.
QString digits(double value, int mostDecimals = 3)
{
    const int whole = value < 1 ? 1 : static_cast<int>(std::floor(std::log10(value))) + 1;
    QString text = QString::number(value, 'f', std::clamp(4 - whole, 0, mostDecimals));
    const qsizetype point = text.indexOf(u'.');
    for (qsizetype at = (point < 0 ? text.size() : point) - 3; at > 0 && text.size() > 4; at -= 3)
        text.insert(at, QChar(0x202f)); // narrow no-break space
    return text;
}

} // namespace

void Measurement::removeLast()
{
    if (!m_places.empty() && !std::exchange(m_isClosed, false))
        m_places.pop_back();
}

std::vector<GeodesicLine> Measurement::segments() const
{
    std::vector<GeodesicLine> lines;
    for (std::size_t i = 1; i < m_places.size(); ++i)
        lines.push_back(geodesic(m_places[i - 1], m_places[i]));
    if (m_isClosed)
        lines.push_back(geodesic(m_places.back(), m_places.front()));
    return lines;
}

double Measurement::length() const
{
    double metres = 0;
    for (const auto &line : segments())
        metres += line.metres;
    return metres;
}

std::optional<GeodesicRing> Measurement::ring() const
{
    return canClose() ? std::optional(geodesicRing(m_places)) : std::nullopt;
}

QString lengthText(double metres)
{
    return metres < 999.5 ? tr("%1 m").arg(digits(metres, 1)) : tr("%1 km").arg(digits(metres / 1000));
}

QString areaText(double squareMetres)
{
    if (squareMetres < hectare)
        return tr("%1 m²").arg(digits(squareMetres, 1));
    if (squareMetres < squareKilometre)
        return tr("%1 ha").arg(digits(squareMetres / hectare));
    return tr("%1 km²").arg(digits(squareMetres / squareKilometre));
}

QString bearingText(double degrees)
{
    const double rounded = std::round(degrees * 10) / 10;
    return QStringLiteral("%1°").arg(rounded >= 360 ? 0 : rounded, 0, 'f', 1);
}

QString reportOf(const Measurement &measurement, CoordinateFormat format)
{
    QStringList lines;
    const auto &places = measurement.places();
    const auto length = [](double metres) {
        return tr("%1 m (%2 km, %3 mi, %4 nmi)")
            .arg(metres, 0, 'f', 1)
            .arg(metres / 1000, 0, 'f', 3)
            .arg(metres / mile, 0, 'f', 3)
            .arg(metres / nauticalMile, 0, 'f', 3);
    };
    for (std::size_t i = 0; i < places.size(); ++i)
        lines << tr("Place %1: %2").arg(i + 1).arg(coordinateText(places[i], format));
    const auto segments = measurement.segments();
    for (std::size_t i = 0; i < segments.size(); ++i)
        lines << tr("Segment %1: %2, bearing %3")
                     .arg(i + 1)
                     .arg(length(segments[i].metres), bearingText(segments[i].bearing));
    if (const auto ring = measurement.ring()) {
        if (!measurement.isClosed())
            lines << tr("Total length: %1").arg(length(measurement.length()));
        lines << tr("Perimeter: %1").arg(length(ring->perimeter));
        lines << tr("Area: %1 km² (%2 ha, %3 acres)")
                     .arg(ring->area / squareKilometre, 0, 'f', 6)
                     .arg(ring->area / hectare, 0, 'f', 4)
                     .arg(ring->area / acre, 0, 'f', 3);
    } else {
        lines << tr("Total length: %1").arg(length(measurement.length()));
    }
    lines << tr("Geodesic, on the WGS 84 ellipsoid");
    return lines.join(u'\n') + u'\n';
}

} // namespace kohkan
