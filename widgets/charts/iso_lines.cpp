// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/iso_lines.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double labelGap = 6; ///< pixels between two labels, and between a label and the plot's corner

QLineF lineOf(double sum, const LogAxis &x, const LogAxis &y)
{
    const double left = std::max(x.low, sum - y.high), right = std::min(x.high, sum - y.low);
    if (left >= right)
        return {};
    return {x.pixel(left), y.pixel(sum - left), x.pixel(right), y.pixel(sum - right)};
}

void placeLabel(IsoLine &iso, const LogAxis &x, const LogAxis &y, QSizeF size)
{
    const auto isAt = [](double a, double b) { return std::abs(a - b) < 0.01; };
    if (isAt(iso.line.y1(), y.to)) {
        iso.labelAt = IsoLine::LabelAt::Top;
        iso.label = QRectF(QPointF(iso.line.x1() - size.width() / 2, y.to - size.height() - 1), size);
    } else if (isAt(iso.line.x2(), x.to)) {
        iso.labelAt = IsoLine::LabelAt::Right;
        iso.label = QRectF(QPointF(x.to + 4, iso.line.y2() - size.height() / 2), size);
    } else {
        iso.labelAt = IsoLine::LabelAt::Left;
        iso.label = QRectF(QPointF(x.from + 5, iso.line.y1() - size.height() - 2), size);
    }
}

} // namespace

std::vector<IsoLine> isoLines(const LogAxis &x, const LogAxis &y, double unit,
                              const std::function<QString(double amount)> &textOf,
                              const std::function<QSizeF(const QString &text)> &sizeOf)
{
    const auto collect = [&](int every) {
        std::vector<IsoLine> lines;
        const int first = static_cast<int>(std::ceil(x.low + y.low - unit)),
                  last = static_cast<int>(std::floor(x.high + y.high - unit));
        for (int exponent = first; exponent <= last; ++exponent) {
            if (((exponent % every) + every) % every != 0)
                continue;
            IsoLine iso;
            iso.amount = std::pow(10, exponent + unit);
            iso.line = lineOf(exponent + unit, x, y);
            if (iso.line.isNull() || iso.line.length() < 12)
                continue;
            iso.text = textOf(iso.amount);
            placeLabel(iso, x, y, sizeOf(iso.text));
            lines.push_back(std::move(iso));
        }
        return lines;
    };
    const auto overlaps = [](const std::vector<IsoLine> &lines) {
        for (std::size_t i = 1; i < lines.size(); ++i)
            if (lines[i].label.adjusted(-labelGap, 0, labelGap, 0).intersects(lines[i - 1].label))
                return true;
        return false;
    };
    std::vector<IsoLine> lines = collect(1);
    for (int every = 2; every < 8 && overlaps(lines); ++every)
        lines = collect(every);
    for (std::size_t i = 0; i < lines.size(); ++i) { // what still meets one before it goes without
        const bool meets =
            std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i), [&](const IsoLine &other) {
                return other.labelAt != IsoLine::LabelAt::None &&
                       other.label.adjusted(-labelGap, 0, labelGap, 0).intersects(lines[i].label);
            });
        const bool fits = lines[i].labelAt != IsoLine::LabelAt::Left || lines[i].label.top() > y.to;
        if (meets || !fits)
            lines[i].labelAt = IsoLine::LabelAt::None;
    }
    return lines;
}

} // namespace kohkan
