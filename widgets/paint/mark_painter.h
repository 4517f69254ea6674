// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/layer_picture.h"
#include "widgets/paint/pixel_frame.h"

#include <QImage>
#include <QPainter>

namespace kohkan {

/// Calls visit(Row, MapPoint) for every point of the rows that pass and lie within the frame grown by `margin` pixels,
/// in row order.
template <typename Visit>
void forEachPointIn(const LayerPicture &picture, const PixelFrame &frame, double margin, Visit &&visit)
{
    const ProjectedGeometry &features = *picture.features;
    const MapRect box = frame.rect(margin);
    features.tree().search(box, [&](std::size_t first, std::size_t last, bool isInside) {
        for (std::size_t i = first; i < last; ++i) {
            const Row row = rowAt(i);
            if (!picture.passes(row))
                continue;
            if (features.isPlainPoints()) {
                if (const MapPoint p = features.point(row); isInside ? p.isValid() : box.contains(p))
                    visit(row, p);
                continue;
            }
            features.forEachPart(row, frame.resolution, [&](GeometryPart::Kind kind, std::span<const MapPoint> points) {
                if (kind == GeometryPart::Kind::Point && box.contains(points[0]))
                    visit(row, points[0]);
            });
        }
        return true;
    });
}

/// Paints the points of a layer as marks on an image of Format_ARGB32_Premultiplied. Of several on one pixel of the
/// view only the one over the others (isOver) is painted. True where it left ink. Pure; any thread.
bool paintMarks(QImage &image, const LayerPicture &picture, const PixelFrame &frame);
/// The same for a device that takes lines rather than pixels: every mark, those over others last.
void drawMarks(QPainter &painter, const LayerPicture &picture, const PixelFrame &frame);

} // namespace kohkan
