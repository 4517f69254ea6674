// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/projected_geometry.h"
#include "widgets/paint/pixel_frame.h"
#include "widgets/state/layer_list.h"

#include <QPointF>
#include <QString>
#include <functional>
#include <stop_token>
#include <vector>

namespace kohkan {

/// Where the name of a line stands: beside it, turned along it.
struct LineName {
    QString text;
    QPointF middle;   ///< device pixels of the frame
    double angle = 0; ///< degrees clockwise, -90..90
};

/// How a boundary is drawn: the column `depiction_*` of the boundaries; null where it is missing.
const Column *depictionColumn(const Layer &boundaries, Depiction depiction);

/// The names of lines of control and of claims that the depiction draws, again and again along long ones; none where a
/// line is too short for its name. Where they stand is counted along the whole line, so that it does not depend on the
/// frame; only those whose middle is within `reach` pixels of it are made. `widthOf`: pixels of a text. Pure; any
/// thread.
std::vector<LineName> lineNames(const ProjectedGeometry &boundaries, Depiction depiction, const PixelFrame &frame,
                                double reach, const std::function<double(const QString &)> &widthOf,
                                const std::stop_token &stop = {});

} // namespace kohkan
