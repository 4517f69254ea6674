// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/exporter.h"

#include <vector>

namespace kohkan {

/// One of several layers that go into a file together.
struct LayerToWrite {
    LayerPtr layer;
    RowSet rows;
    QString name; ///< in the file
};

/// Names that differ from each other whatever the letter case, as a GeoPackage wants them: `Points`, `Points_2`.
QStringList distinctLayerNames(const QStringList &names);

/// Writes several layers into one GeoPackage, new or there already, whole or not at all: each is added by exportLayer()
/// to a file beside it, which gets the name once the last is in. `options` as for one layer, without a name; agreed is
/// what may be lost for any of them. Their names differ. One report a layer. Any thread. Errors as of exportLayer().
Result<std::vector<ExportReport>> exportLayers(const std::vector<LayerToWrite> &layers, const ExportOptions &options,
                                               std::stop_token stop = {});

} // namespace kohkan
