// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/base_map.h"
#include "widgets/paint/pixel_frame.h"

namespace kohkan {

/// Darkens and lightens an opaque picture by the hillshade, lightly; fades out at scales larger than 1:1,500,000, where
/// its pixels would show, and towards the edge of the hillshade. `levels`: the hillshade, which lies in Web Mercator,
/// and its halvings; `system`: of the picture. Pure; any thread.
void shadeRelief(QImage &image, const std::vector<ReliefImage> &levels, const PixelFrame &frame,
                 const ViewSystem &system);
/// Does it change anything there?
bool isShaded(const std::vector<ReliefImage> &levels, const PixelFrame &frame, const ViewSystem &system);

} // namespace kohkan
