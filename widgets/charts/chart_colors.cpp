// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chart_colors.h"

#include <cmath>

namespace kohkan {

namespace {

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

ChartColors colorsOf(const QColor &paper, const QColor &ink)
{
    ChartColors colors;
    colors.isDark = paper.lightness() < ink.lightness();
    colors.paper = paper;
    colors.ink = ink;
    colors.quiet = mixed(ink, paper, 0.35);
    colors.grid = mixed(ink, paper, 0.84);
    colors.faint = mixed(ink, paper, 0.74);
    colors.accent = colors.legible(QColor(0x1f, 0x6f, 0xb5));
    return colors;
}

} // namespace

ChartColors ChartColors::of(const QPalette &palette)
{
    return colorsOf(palette.color(QPalette::Base), palette.color(QPalette::Text));
}

ChartColors ChartColors::print()
{
    return colorsOf(Qt::white, QColor(0x1c, 0x1c, 0x1c));
}

QColor ChartColors::legible(QColor color) const
{
    constexpr int least = 60; // of 255
    for (int i = 0; i < 8 && std::abs(qGray(color.rgb()) - qGray(paper.rgb())) < least; ++i)
        color = mixed(color, ink, 0.2);
    return color;
}

QColor ChartColors::series(std::size_t i) const
{
    static constexpr std::array<QRgb, 8> colors{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                                0xff56b4e9, 0xffd55e00, 0xfff0e442, 0xff999999};
    const QColor own = legible(QColor(colors[i % colors.size()]));
    return i < colors.size() ? own : mixed(own, ink, 0.45);
}

} // namespace kohkan
