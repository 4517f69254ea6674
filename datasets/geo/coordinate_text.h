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

/// Reads decimal degrees, degrees and minutes, and degrees-minutes-seconds with or without letters, and UTM on WGS 84
/// with the zone first or last (`42R 512345 3345678`, `512345 mE 3345678 mN 42 north`). Two bare numbers are latitude,
/// longitude; or the other order where only that falls within 59-79 E, 22-38 N. The letter after a zone is its band; N
/// and S are the hemisphere where the northing does not lie in the band of that name, and a band that the place does
/// not lie in is said in the reading. Nothing where it is no coordinate, or contradicts itself. Any thread.
std::optional<CoordinateReading> readCoordinates(const QString &text);

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
