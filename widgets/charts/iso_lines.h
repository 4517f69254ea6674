// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/axis_ticks.h"

#include <QLineF>
#include <QSizeF>
#include <functional>

namespace kohkan {

/// A line of equal contained metal: where the product of both axes is `amount`.
struct IsoLine {
    /// Which edge of the plot its upper left end lies on, or where no other line leaves room, its lower right end.
    enum class LabelAt { Top, Right, Left, None };
    double amount = 0;
    QLineF line; ///< from its upper left to its lower right end, pixels
    LabelAt labelAt = LabelAt::None;
    QRectF label; ///< where its text stands, beside the plot (Top, Right) or inside it (Left)
    QString text;
};

/// Lines at powers of ten of `unit` (decimal logarithm; 0: of the product itself) that cross a plot whose x axis goes
/// from left to right and whose y axis from bottom to top, with labels that do not overlap; where the lines of each
/// decade stand closer than their labels, every second, third, ... decade.
std::vector<IsoLine> isoLines(const LogAxis &x, const LogAxis &y, double unit,
                              const std::function<QString(double amount)> &textOf,
                              const std::function<QSizeF(const QString &text)> &sizeOf);

} // namespace kohkan
