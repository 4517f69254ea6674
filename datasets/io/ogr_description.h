// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"
#include "datasets/io/source_opener.h"

namespace kohkan {

struct ReadOptions;

/// Name and code of a reference system, for a person; empty for none, or one that says it is undefined.
QString referenceText(OGRSpatialReferenceH reference);

/// What GDAL says of a layer; of a table, after a look at its first rows.
LayerDescription describeLayer(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options);

} // namespace kohkan
