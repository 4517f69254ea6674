// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"
#include "datasets/result.h"

#include <QString>
#include <memory>
#include <span>

namespace kohkan {

/// Transforms coordinates of one reference system to longitude and latitude of WGS 84, through PROJ. Owned by one
/// thread.
class Projector {
public:
    /// `definition`: anything PROJ understands (`EPSG:32642`, WKT). Error::Words where it understands nothing.
    static Result<Projector> create(const QString &definition);
    /// Transforms in place, x/y in, longitude/latitude out; what cannot be transformed becomes invalid.
    void toLonLat(std::span<LonLat> coordinates);
    QString name() const;     ///< of the reference system
    bool isProjected() const; ///< metres or feet of a plane, not degrees
    /// Name of the operation PROJ used last, and its accuracy in metres (negative: unknown).
    QString operation() const;
    double accuracy() const;

private:
    struct Handles;
    std::shared_ptr<Handles> m_handles;
};

} // namespace kohkan
