// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/projected_geometry.h"
#include "widgets/map/pixel_frame.h"
#include "widgets/state/layer_style.h"

#include <QImage>
#include <memory>

namespace kohkan {

/// What a layer's picture is made of: shared constants and a value.
struct LayerPicture {
    ProjectedGeometryPtr features;
    std::shared_ptr<const RowSet> rows; ///< those that pass the filter; null: all
    LayerStyle style;

    /// Colour of a row: of its class, else the layer's.
    QColor colorOf(Row row) const;
    /// The same for many rows, without looking anything up twice.
    std::vector<QColor> colorsByCode(const Column *column) const;
    const Column *classes() const;
    bool passes(Row row) const { return !rows || rows->contains(row); }
};

/// Paints a layer into a transparent image; a null image where it leaves no ink. Polygons first, then lines, then
/// points: least important first, a white ring around each; of several on one pixel of the view only the last is
/// painted. Pure; any thread.
QImage paintLayer(const LayerPicture &picture, const PixelFrame &frame);

} // namespace kohkan
