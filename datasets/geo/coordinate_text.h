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

/// Reads decimal degrees, degrees and minutes, and degrees-minutes-seconds with or without letters, and UTM with zone
/// (`41N 605000 3222000`, `42S ...` is the band). Two bare numbers are latitude, longitude; or the other order where
/// only that falls within 59-79 E, 22-38 N. Nothing where it is no coordinate.
std::optional<CoordinateReading> readCoordinates(const QString &text);

/// `29.12280° N, 62.07890° E`.
QString coordinateText(LonLat place, int decimals = 5);

} // namespace kohkan
