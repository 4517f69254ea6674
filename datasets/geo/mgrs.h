// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinates.h"

#include <QString>
#include <optional>

namespace kohkan {

/// A square of the Military Grid Reference System.
struct MgrsSquare {
    LonLat centre;
    double side = 0; ///< metres: 1 to 1,000 (or less, with more digits)
};

/// `42RXU1234567890`, `42R XU 12345 67890`, in either case; the polar regions as well. By GeographicLib, on WGS 84.
/// Nothing where it is none, says less than a kilometre does, or names a square that its band does not have. Any
/// thread.
std::optional<MgrsSquare> readMgrs(const QString &text);

} // namespace kohkan
