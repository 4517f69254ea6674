// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/state/layer_list.h"

#include <functional>
#include <vector>

namespace kohkan {

/// A row of a layer of the list.
struct FeatureHit {
    EntryId entry = 0;
    Row row{};
    friend bool operator==(const FeatureHit &, const FeatureHit &) = default;
};

/// The picture of an entry as it is painted; null where none is.
using PictureOf = std::function<const LayerPicture *(EntryId)>;

/// What lies within `radius` map units of a point: the topmost visible layer first, in it the marks that cover the
/// point, as they are painted, then the nearest row first (`resolution`: map units a device-independent pixel); only
/// rows that pass the filter. Areas count only where there is neither a point nor a line.
std::vector<FeatureHit> featuresAt(const LayersValue &layers, const PictureOf &pictureOf, MapPoint at, double radius,
                                   double resolution);
/// The rows of a picture within a rectangle or an outline that pass its filter.
RowSet featuresIn(const LayerPicture &picture, const MapRect &rect);
RowSet featuresIn(const LayerPicture &picture, std::span<const MapPoint> outline);

} // namespace kohkan
