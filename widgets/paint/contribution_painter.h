// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/map_viewport.h"
#include "widgets/state/contribution_marks.h"

#include <QPainter>

namespace kohkan {

/// Lines from the incidents to the site that they expose, the wider the greater their share, with the share in per cent
/// beside the greatest; the discs that these lie in, and the radius beyond which nothing counts. In device-independent
/// pixels.
void paintContributions(QPainter &painter, const ContributionMarks &marks, const MapViewport &viewport);

} // namespace kohkan
