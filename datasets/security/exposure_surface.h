// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/gdal/contour_bands.h"
#include "datasets/security/exposure.h"

namespace kohkan {

/// Where one band of the incident exposure index ends and the next begins, on the map of sites and on the surface; what
/// is below the first is nothing at three decimals. Each four times the one before it: the index has no natural
/// classes, and steps that stay can be compared from one set of parameters to the next.
inline constexpr std::array<double, 5> exposureLevels{5e-4, 0.25, 1, 4, 16};

/// What the layer of exposureSurface() is called among the shipped ones.
inline const QString exposureSurfaceTable = QStringLiteral("exposure_surface");

/// The side of the cells that a surface is computed in, kilometres: a sixteenth of the radius, 1.25 to 4.
double surfaceCellKm(double radiusKm);

/// The index of ExposureModel::exposure() at the best toll, at the middles of cells over a box. Distances are those of
/// the ellipsoid's curvature at the latitude between the two places, within 0.1 % of the geodesic at 200 km; discs are
/// rounded to 100 m and their kernels read from tables: within 0.2 % of the site's own figure, or 0.002. At most four
/// million cells, which are larger then. On two threads, about 2 µs a distinct place; not for the GUI thread.
ValueGrid exposureGrid(const ExposureModel &model, const LonLatBox &box);

/// The same as polygons between exposureLevels, a row a band: `id`, `exposure_index` ("0.25 to 1"), `exposure_from` and
/// `exposure_to` (null of the last), `kernel`, `exposure_parameters`, `based_on` and `caveat` in words. Mark and
/// licence are those of the incidents. A band without ground has no row.
LayerPtr exposureSurface(const ExposureModel &model, const LonLatBox &box);

/// The box that a surface covers: the places of deposits, and 100 km around them.
LonLatBox surfaceBox(const Layer &deposits);

/// "Below 0.25", "0.25 to 1", ..., "16 and more": from the level of that index on.
QString exposureLevelText(std::size_t level);

/// All that shapes the index, `name=value` joined with "; ".
QString exposureParametersText(const ExposureModel &model);

} // namespace kohkan
