// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/projected_geometry.h"
#include "widgets/paint/pixel_frame.h"

#include <QBrush>
#include <QColor>
#include <QPainter>
#include <functional>
#include <vector>

namespace kohkan {

/// How a line is stroked, in device pixels. `pattern`: lengths on, off, on, off; empty for a solid line.
struct Stroke {
    QColor color;
    double width = 1;
    std::vector<double> pattern = {};
};

/// Calls visit(Row) for the rows whose box meets the frame grown by `margin` pixels, in row order.
template <typename Visit>
void forEachRowIn(const ProjectedGeometry &features, const PixelFrame &frame, double margin, Visit &&visit)
{
    const MapRect box = frame.rect(margin);
    features.tree().search(box, [&](std::size_t first, std::size_t last, bool isInside) {
        for (std::size_t i = first; i < last; ++i)
            if (const MapRect own = features.box(rowAt(i)); !own.isEmpty() && (isInside || box.intersects(own)))
                visit(rowAt(i));
        return true;
    });
}

/// The lines of one row, outlines of its polygons included, clipped to the frame.
void strokeRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
               const Stroke &stroke);
/// The polygons of one row, clipped to the frame.
void fillRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
             const QBrush &brush);
/// Diagonal lines over the polygons of one row, every so many pixels of the view-wide grid: for devices and resolutions
/// on which Qt's pattern of eight pixels is too fine.
void hatchRow(QPainter &painter, const ProjectedGeometry &features, Row row, const PixelFrame &frame,
              const Stroke &stroke, double spacing);
/// One ring, clipped to the frame.
void fillRing(QPainter &painter, std::span<const MapPoint> ring, const PixelFrame &frame, const QBrush &brush);
/// Every row in the frame.
void strokeAll(QPainter &painter, const ProjectedGeometry &features, const PixelFrame &frame, const Stroke &stroke);
void fillAll(QPainter &painter, const ProjectedGeometry &features, const PixelFrame &frame, const QBrush &brush);

} // namespace kohkan
