// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/annotation.h"

namespace kohkan {

/// What was drawn for an annotation that speaks of no site: an area or a route, whose sides are geodesics. Stored as
/// Well-Known Text in longitude and latitude. A value; any thread.
class AnnotatedPlace {
public:
    enum class Kind { Area, Route };

    /// The corners of an area without the first one again.
    AnnotatedPlace(Kind kind, std::vector<LonLat> corners) : m_kind(kind), m_corners(std::move(corners)) {}
    /// Nothing where the text is neither a POLYGON of one ring with three corners and more nor a LINESTRING of two
    /// places and more, all of them on the globe.
    static std::optional<AnnotatedPlace> fromWkt(const QString &wkt);
    /// With seven decimals, a centimetre.
    QString wkt() const;

    Kind kind() const { return m_kind; }
    const std::vector<LonLat> &corners() const { return m_corners; }
    /// Along the geodesics, a place every 20 km and less; an area ends where it began.
    std::vector<LonLat> line() const;
    /// Is a place inside the area? Never of a route.
    bool holds(LonLat place) const;
    double length() const; ///< metres; of an area that of its boundary
    double area() const;   ///< square metres; 0 of a route

private:
    Kind m_kind;
    std::vector<LonLat> m_corners;
};

/// Columns of the record of such an annotation, beside those of any.
inline const QString placeNameColumn = QStringLiteral("place_name"), placeColumn = QStringLiteral("geometry");

/// What the layer of annotatedPlaces() is called among the shipped ones.
inline const QString annotatedPlacesTable = QStringLiteral("annotated_places");

/// The annotations that speak of an area or a route, as a layer: id, `name`, `what` (`area` or `route`), `level`
/// (integer), `risk` (the level in words, `expired` where it has), `state`, category, kind, text, author, date,
/// valid_until, incidents and source_ref.
LayerPtr annotatedPlaces(const std::vector<Annotation> &annotations, QDate on);
/// Those whose area holds a place.
std::vector<Annotation> annotationsAround(const std::vector<Annotation> &annotations, LonLat place);

} // namespace kohkan
