// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinate_text.h"
#include "datasets/geo/geodesy.h"

#include <QString>
#include <optional>
#include <vector>

namespace kohkan {

/// Places one after the other, and what is measured along them on the WGS 84 ellipsoid: geodesics between the places,
/// and the area they go round. A value.
class Measurement {
public:
    void add(LonLat place) { m_places.push_back(place); }
    void removeLast();
    /// Joins the last place to the first; takes three places.
    void close() { m_isClosed = canClose(); }
    bool canClose() const { return m_places.size() >= 3; }
    bool isClosed() const { return m_isClosed; }
    const std::vector<LonLat> &places() const { return m_places; }
    /// From place to place; back to the first where it is closed.
    std::vector<GeodesicLine> segments() const;
    double length() const; ///< metres
    /// Perimeter and area once the last place is joined to the first; nothing below three places.
    std::optional<GeodesicRing> ring() const;

private:
    std::vector<LonLat> m_places;
    bool m_isClosed = false;
};

/// With four significant digits, metres to the tenth: `8.5 m`, `834.1 m`, `12.35 km`, `12 345 km`.
QString lengthText(double metres);
/// `8345 m²` below a hectare, `83.45 ha` below a square kilometre, `12.35 km²`.
QString areaText(double squareMetres);
/// `123.4°`, clockwise from true north.
QString bearingText(double degrees);
/// All of it as lines of text, places in a format, lengths in metres, kilometres and miles, areas in km², ha and acres.
QString reportOf(const Measurement &measurement, CoordinateFormat format);

} // namespace kohkan
