// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/result.h"

#include <QString>
#include <memory>
#include <span>
#include <vector>

namespace kohkan {

class ViewSystem;
using ViewSystemPtr = std::shared_ptr<const ViewSystem>;

/// The reference system of the map plane: Web Mercator by its closed form, or any geographic or projected system of
/// EPSG through PROJ. Map units are metres in all of them: a geographic system is laid out as degrees of the equator's
/// length, another unit is turned into metres. Immutable; every function on any thread.
class ViewSystem {
public:
    static ViewSystemPtr webMercator(); ///< EPSG:3857
    /// The code of our own conformal conic for Pakistan: WGS 84, parallels 25 and 35 N, origin 30 N 70 E.
    static const QString &pakistanConic();
    /// `code`: `EPSG:n`, the number alone, or pakistanConic(). Error::Words for a code that EPSG does not have and for
    /// systems that are neither geographic nor projected.
    static Result<ViewSystemPtr> create(const QString &code);

    const QString &code() const { return m_code; }
    const QString &name() const { return m_name; }
    bool isWebMercator() const { return m_kind == Kind::WebMercator; }

    /// NaN for places outside domain() and where PROJ has no point.
    MapPoint fromLonLat(LonLat place) const;
    /// The same for many; `to` is as long as `places`.
    void fromLonLat(std::span<const LonLat> places, std::span<MapPoint> to) const;
    /// Invalid off the plane.
    LonLat toLonLat(MapPoint point) const;
    void toLonLat(std::span<const MapPoint> points, std::span<LonLat> to) const;
    /// A box around the part of a box of longitudes and latitudes that the system shows, found by sampling.
    MapRect fromLonLat(const LonLatBox &box) const;

    /// What the system shows: longitudes may run beyond +-180 where it is cut elsewhere. For a projected system the
    /// area of use that EPSG states, grown by 25 degrees on each side; beyond it distortion makes no map.
    const LonLatBox &domain() const { return m_domain; }
    const MapRect &bounds() const { return m_bounds; } ///< of the domain on the plane
    /// The longitude brought into the domain by whole turns; as it is where it lies outside.
    double wrapped(double lon) const;

    /// The operation PROJ uses from WGS 84, and its accuracy in metres (0: none needed; negative: unknown).
    const QString &operation() const { return m_operation; }
    double accuracy() const { return m_accuracy; }

    ViewSystem(const ViewSystem &) = delete;
    ViewSystem &operator=(const ViewSystem &) = delete;
    ~ViewSystem();

private:
    enum class Kind { WebMercator, PlateCarree, Proj };
    struct Handles;
    ViewSystem();
    void measure();
    quint64 m_id;
    Kind m_kind = Kind::WebMercator;
    QString m_code;
    QString m_name;
    QString m_definition; ///< what PROJ makes the system from
    double m_metres = 1;  ///< map units (metres) of one unit of the system
    LonLatBox m_domain;
    MapRect m_bounds;
    QString m_operation;
    double m_accuracy = 0;
};

} // namespace kohkan
