// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinate_text.h"

#include <QStringList>
#include <vector>

namespace kohkan {

/// What a person has said of the places of a table; empty where nothing.
struct PlaceChoice {
    QString longitudeColumn, latitudeColumn; ///< degrees, or easting and northing
    QString placeColumn;                     ///< geometry as text, a pair in one cell, or a grid reference
    QString zoneColumn;                      ///< UTM zones
    QString referenceSystem;                 ///< of numbers that name none
};

/// How the rows of a table say where they are: which columns, and how they are written.
struct PlacePlan {
    enum class Form {
        None,
        LonLat,          ///< two columns of angles
        EastingNorthing, ///< two columns of metres
        Geometry,        ///< WKT, EWKT, WKB in hexadecimal digits, GeoJSON
        Text             ///< a pair of angles in one cell, UTM, MGRS
    };
    Form form = Form::None;
    int x = -1, y = -1;                               ///< columns of longitude and latitude, or easting and northing
    int text = -1;                                    ///< column of Geometry and Text
    int zone = -1;                                    ///< column of UTM zones
    int system = -1;                                  ///< column of reference systems
    std::vector<int> xParts = {}, yParts = {};        ///< columns of the minutes, and seconds, of x and y
    double unit = 1;                                  ///< metres of a figure of easting and northing: 1000 for km
    bool areBands = false;                            ///< letters of zones are bands: 42S lies beside 42R
    int xSide = -1;                                   ///< column of E and W
    int ySide = -1;                                   ///< column of N and S
    AngleOrder order = AngleOrder::LatitudeLongitude; ///< of a pair in one cell
    QString said;                ///< the reference system that the names of the columns say: `EPSG:32642`
    bool isWgs84 = false;        ///< names or texts say WGS 84; else it would be an assumption
    bool wantsSystem = false;    ///< metres of nobody knows which system: no row is placed until it is said
    bool hasUnsureOrder = false; ///< nothing says which of two numbers in a cell is the latitude
    bool isCorner = false;       ///< the least of two: the table has the greatest, too, and says boxes
    bool hasBareZones = false;   ///< zones without a word on the hemisphere: north is taken
    QString otherDatum;          ///< that the table names beside its zones, though these are read on WGS 84

    bool isByRow() const { return zone >= 0 || system >= 0; } ///< each row names its reference system
    std::vector<int> columns() const;                         ///< all of the above
};

/// Finds how places are written, by the names of the columns and by their values: words in a column `x` are no
/// coordinates, and numbers in the millions no degrees. `sample`: the texts of the first rows, null or empty where a
/// cell is. A column that a person has named is taken at its word. Pure.
PlacePlan findPlaces(const QStringList &names, const std::vector<QStringList> &sample, const PlaceChoice &choice = {});

/// A reference system as a cell says it: `EPSG:32642`, `32642`, `WGS 84`; or its UTM zone. Empty definition and zone 0:
/// it says none. A name that only PROJ may know comes back as it is.
struct SystemText {
    QString definition;
    UtmZone zone;
};
SystemText readSystem(const QString &cell);

} // namespace kohkan
