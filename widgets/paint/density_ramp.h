// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>
#include <array>

/// How the number of points in a cell is shaded, on the map and in its legend. Pure functions; any thread.
namespace kohkan {

/// The least number of each class of density; the classes are fixed, so that shades mean one thing at every scale.
inline constexpr std::array<std::size_t, 4> densityClasses{1, 10, 100, 1000};
/// Index of the class of a number of points, which is above 0.
std::size_t densityClass(std::size_t count);
/// "1-9", ..., "1000 and more".
QString densityText(std::size_t densityClass);
/// The shade of a number of points: the paler the fewer, of the layer's colour. Opaque.
QColor densityColor(const QColor &base, std::size_t count);

} // namespace kohkan
