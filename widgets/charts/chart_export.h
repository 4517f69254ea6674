// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_figure.h"

#include <QImage>

namespace kohkan {

/// The chart as it leaves the program: on white paper, with its title and notes. Any thread.
QSizeF chartSheetSize(const ChartFigure &figure, const QSizeF &size); ///< at least 640 x 420 device-independent pixels
QImage chartImage(const ChartFigure &figure, const QSizeF &size, double pixelRatio = 2);
QByteArray chartSvg(const ChartFigure &figure, const QSizeF &size);
QByteArray chartPdf(const ChartFigure &figure, const QSizeF &size);

} // namespace kohkan
