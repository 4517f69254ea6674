// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace kohkan {

/// What the name of a column promises of a place.
enum class PlaceRole {
    None,
    Longitude,
    Latitude,
    Easting,
    Northing,
    X,
    Y,
    Pair,       ///< both in one cell: `location`, `coordinates`
    LatLonPair, ///< `lat/long`
    LonLatPair, ///< `lon_lat`
    GridText,   ///< `mgrs`, `grid reference`
    GeometryText,
    Zone,
    System,
    Side ///< of the equator or of Greenwich
};

struct NamedRole {
    PlaceRole role = PlaceRole::None;
    QString rest;           ///< the words that say something else, in their order: `collar` of `Collar_E`
    QString system;         ///< that the name says: `EPSG:32642` of `E_UTM42N`
    bool isLetter = false;  ///< one letter is all there is: E, N
    bool isMeasure = false; ///< the word alone is also that for a length or a width
    bool isUtm = false;     ///< `UTM_E`, `utm_zone`
    bool isWgs84 = false;   ///< `LAT_WGS84`
    friend bool operator==(const NamedRole &, const NamedRole &) = default;
};

/// The words of a name in small letters, without accents: cut at what is neither letter nor digit, between letters and
/// digits, and at `aB`.
QStringList wordsOfName(const QString &name);

/// By words in the languages that tables of this field come in, in any case, with units (`lon (deg)`, `x_coord_m`,
/// `Longitude [°E]`) and with what stands for nothing (`decimalLatitude`, `POINT_Y`).
NamedRole roleOfName(const QString &name);

} // namespace kohkan
