// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_mark.h"

#include <QFontMetricsF>
#include <vector>

namespace kohkan {

/// What the marks and colours of a chart mean: one line a sign, or signs side by side where there is no room beside
/// the chart. A value.
class ChartLegend {
public:
    enum class Sign { Mark, Swatch, Line, None };
    struct Item {
        Sign sign = Sign::None;
        ChartMark mark; ///< of Mark; its colour is that of Swatch and Line, too
        QString text;
    };
    enum class Flow { Column, Rows };

    std::vector<Item> items;
    QSizeF size(const QFontMetricsF &metrics, double width, Flow flow) const;
    void paint(QPainter &painter, const QRectF &place, const ChartColors &colors, Flow flow) const;

private:
    std::vector<QRectF> places(const QFontMetricsF &metrics, double width, Flow flow) const;
};

} // namespace kohkan
