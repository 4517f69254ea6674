// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/layer_description.h"

#include <QByteArray>
#include <optional>

namespace kohkan {

/// What a GeoJSON feature collection says besides its features.
struct GeoJsonHead {
    QByteArray before; ///< the file up to the opening bracket of the features, and with it

    /// Nothing where the file is something else, or says too much before its features.
    static std::optional<GeoJsonHead> of(const QString &path);
    /// The layer without its fields: name, reference system and what is to be said of them, by GDAL from the collection
    /// without its features. `after`: the file behind the closing bracket of the features. Nothing where GDAL does not
    /// take it.
    std::optional<LayerDescription> describe(const QString &path, const QByteArray &after) const;
};

} // namespace kohkan
