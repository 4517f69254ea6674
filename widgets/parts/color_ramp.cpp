// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/color_ramp.h"

#include <QCoreApplication>
#include <QPainter>
#include <array>
#include <cmath>
#include <vector>

namespace kohkan {

namespace {

constexpr std::array<QRgb, 9> viridis{0xff440154, 0xff472d7b, 0xff3b528b, 0xff2c728e, 0xff21908c,
                                      0xff27ad81, 0xff5dc863, 0xffaadc32, 0xfffde725};
constexpr std::array<QRgb, 10> cividis{0xff00204d, 0xff00336f, 0xff39486b, 0xff575c6d, 0xff707173,
                                       0xff8a8779, 0xffa69d75, 0xffc4b56c, 0xffe4cf5b, 0xffffea46};
constexpr std::array<QRgb, 8> ylOrRd{0xffffeda0, 0xfffed976, 0xfffeb24c, 0xfffd8d3c,
                                     0xfffc4e2a, 0xffe31a1c, 0xffbd0026, 0xff800026};
constexpr std::array<QRgb, 7> blues{0xffc6dbef, 0xff9ecae1, 0xff6baed6, 0xff4292c6, 0xff2171b5, 0xff08519c, 0xff08306b};
constexpr std::array<QRgb, 7> purples{0xffdadaeb, 0xffbcbddc, 0xff9e9ac8, 0xff807dba,
                                      0xff6a51a3, 0xff54278f, 0xff3f007d};
constexpr std::array<QRgb, 7> greys{0xffd9d9d9, 0xffbdbdbd, 0xff969696, 0xff737373, 0xff525252, 0xff252525, 0xff000000};

} // namespace

QColor ColorRamp::color(int i, int count) const
{
    const double last = static_cast<double>(stops.size() - 1);
    const double at = count > 1 ? last * i / (count - 1) : last / 2;
    const auto low = static_cast<std::size_t>(std::floor(at)), high = std::min(low + 1, stops.size() - 1);
    const double share = at - std::floor(at);
    const auto part = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    const QColor a = QColor::fromRgb(stops[low]), b = QColor::fromRgb(stops[high]);
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QIcon ColorRamp::icon(QSize size) const
{
    QPixmap pixmap(size);
    QPainter painter(&pixmap);
    for (int x = 0; x < size.width(); ++x)
        painter.fillRect(x, 0, 1, size.height(), color(x, size.width()));
    painter.end();
    return QIcon(pixmap);
}

std::span<const ColorRamp> colorRamps()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ColorRamp", text); };
    static const std::vector<ColorRamp> ramps{{tr("Viridis"), viridis},      {tr("Cividis"), cividis},
                                              {tr("Yellow to red"), ylOrRd}, {tr("Blues"), blues},
                                              {tr("Purples"), purples},      {tr("Greys"), greys}};
    return ramps;
}

QColor categoryColor(std::size_t i)
{
    static constexpr std::array<QRgb, 7> known{0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7,
                                               0xffe69f00, 0xff56b4e9, 0xff3a3a3a};
    if (i < known.size())
        return QColor::fromRgb(known[i]);
    constexpr double golden = 0.61803398875; // hues at this step never come near one another
    const double hue = std::fmod(0.08 + static_cast<double>(i - known.size()) * golden, 1.0);
    const bool isDark = (i - known.size()) % 2 == 1;
    return QColor::fromHsvF(static_cast<float>(hue), isDark ? 0.85f : 0.6f, isDark ? 0.5f : 0.8f);
}

} // namespace kohkan
