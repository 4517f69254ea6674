// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/map_labels.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/state/layer_list.h"

#include <stop_token>

namespace kohkan {

/// The name of a row as it is painted beside its mark.
struct SiteLabel {
    EntryId entry = 0;
    Row row{};
    QPoint beside; ///< corner of the name from the pixel of the mark, device pixels
    MapLabel label;
};
using SiteLabelsPtr = std::shared_ptr<const std::vector<SiteLabel>>;

/// Are rows named at the scale of a view?
bool showsNames(const LayerPicture &picture, const MapViewport &viewport);

/// A layer whose rows are to be named.
struct NamedLayer {
    EntryId entry = 0;
    LayerPicture picture;
};

/// Places the names of rows in `frame` so that none covers another, nor a name of `obstacles`: those of `before` first,
/// where they were, then the more important rows. The upper layer comes first in `layers`. Not whole where `stop` was
/// requested. `outlines` keeps those of the names for the next call. Any thread.
std::vector<SiteLabel> placeSiteLabels(const std::vector<NamedLayer> &layers, const std::vector<MapLabel> &obstacles,
                                       const std::vector<SiteLabel> &before, const PixelFrame &frame,
                                       const std::stop_token &stop = {}, TextOutlines *outlines = nullptr);

} // namespace kohkan
