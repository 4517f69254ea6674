// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/label_place.h"

#include <algorithm>

namespace kohkan {

std::optional<QRectF> placeBeside(const QRectF &mark, QSizeF label, const QRectF &within, std::vector<QRectF> &taken)
{
    const QPointF middle = mark.center() - QPointF(label.width(), label.height()) / 2;
    const QPointF right(mark.right() + 4, middle.y()), left(mark.left() - 4 - label.width(), middle.y()),
        above(middle.x(), mark.top() - label.height() - 1), below(middle.x(), mark.bottom() + 1);
    const QPointF lift(0, label.height() * 0.7);
    for (const QPointF at : {right, above, below, left, right - lift, right + lift, left - lift, left + lift}) {
        const QRectF tried(at, label);
        if (!within.contains(tried) ||
            std::any_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(tried); }))
            continue;
        taken.push_back(tried);
        return tried;
    }
    return std::nullopt;
}

} // namespace kohkan
