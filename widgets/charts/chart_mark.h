// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_colors.h"
#include "widgets/pages/estimate_mark.h"

#include <QImage>
#include <QPainter>

namespace kohkan {

/// How a point of a chart looks.
struct ChartMark {
    EstimateMark mark = EstimateMark::Solid;
    QColor color;
    double diameter = 9;     ///< device-independent pixels
    bool isSelected = false; ///< with the ring that selected sites have on the map
};

/// Paints a mark around a middle.
void paintChartMark(QPainter &painter, QPointF middle, const ChartMark &mark, const QColor &paper);
/// The same as a picture, an odd number of device pixels wide, its middle on the middle pixel.
QImage chartMarkSprite(const ChartMark &mark, const QColor &paper, double pixelRatio);

} // namespace kohkan
