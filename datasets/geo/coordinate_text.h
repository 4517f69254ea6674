// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <QString>
#include <optional>

namespace kohkan {

/// A place as somebody typed it, and how it was read.
struct CoordinateReading {
    LonLat place;
    QString reading; ///< for a person: "29.12280° N, 62.07890° E (latitude, longitude)"
};

/// In which order two bare numbers stand.
enum class AngleOrder {
    ByRegion,          ///< latitude, longitude; or the other order where only that falls within 59-79 E, 22-38 N
    LatitudeLongitude, ///< as somebody said it, or the whole column shows it
    LongitudeLatitude
};

/// Reads decimal degrees (with a point or a comma, in digits of any script), degrees and minutes, and
/// degrees-minutes-seconds with or without letters; MGRS, of which the middle of the square is taken; and UTM on WGS 84
/// with the zone first or last (`42R 512345 3345678`, `512345 mE 3345678 mN 42 north`). The letter after a zone is its
/// band; N and S are the hemisphere where the northing does not lie in the band of that name, and a band that the place
/// does not lie in is said in the reading. Nothing where it is no coordinate, or contradicts itself. Any thread.
std::optional<CoordinateReading> readCoordinates(const QString &text, AngleOrder order = AngleOrder::ByRegion);

/// Is it near Pakistan: within 59-79 E, 22-38 N?
bool isNearPakistan(LonLat place);

/// The zone of a grid as a column of zones writes it: `42R`, `42N`, `42`, `UTM Zone 42 N`, `42 north`.
struct UtmZone {
    int zone = 0;
    QChar letter;        ///< N or S where the hemisphere was written out, else as written; null where there is none
    bool isWord = false; ///< the hemisphere was written out
};
std::optional<UtmZone> readUtmZone(const QString &text);

/// The place in a zone: where N and S may be the band or the hemisphere, as readCoordinates() takes them; north where
/// nothing is said.
std::optional<LonLat> placeInZone(const UtmZone &zone, double easting, double northing);

/// How a place is written.
enum class CoordinateFormat { DecimalDegrees, DegreesMinutesSeconds, Utm };

/// `29.12280° N, 62.07890° E`.
QString coordinateText(LonLat place, int decimals = 5);
/// `29°07'22.08"N 62°04'44.04"E`.
QString sexagesimalText(LonLat place, int decimals = 2);
/// `41R 604990 mE 3222051 mN`; decimal degrees outside 80° S to 84° N, where there is no UTM.
QString utmText(LonLat place);
/// In one of the forms above, all of which readCoordinates() reads.
QString coordinateText(LonLat place, CoordinateFormat format);

} // namespace kohkan
