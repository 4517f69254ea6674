// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/density_ramp.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

/// `share` of a colour, the rest of another.
QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x * share + y * (1 - share))); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

std::size_t densityClass(std::size_t count)
{
    const auto above = std::upper_bound(densityClasses.begin(), densityClasses.end(), std::max<std::size_t>(count, 1));
    return static_cast<std::size_t>(above - densityClasses.begin()) - 1;
}

QString densityText(std::size_t densityClass)
{
    const auto number = [](std::size_t n) { return QLocale().toString(static_cast<qulonglong>(n)); };
    const QString low = number(densityClasses[densityClass]);
    if (densityClass + 1 == densityClasses.size())
        return QCoreApplication::translate("DensityRamp", "%1 and more").arg(low);
    return QCoreApplication::translate("DensityRamp", "%1–%2").arg(low, number(densityClasses[densityClass + 1] - 1));
}

QColor densityColor(const QColor &base, std::size_t count)
{
    switch (densityClass(count)) {
    case 0:
        return mixed(base, Qt::white, 0.28);
    case 1:
        return mixed(base, Qt::white, 0.6);
    case 2:
        return mixed(base, Qt::black, 0.92);
    default:
        return mixed(base, Qt::black, 0.5);
    }
}

} // namespace kohkan
