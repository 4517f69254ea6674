// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>
#include <span>

/// Colours for classes. Pure functions and constants.
namespace kohkan {

/// Colours for numbers: ordered by lightness, so that their order is seen with any colour vision and in grey.
struct ColorRamp {
    QString name;
    std::span<const QRgb> stops; ///< evenly spaced, lowest first
    /// The colour of class i of `count`.
    QColor color(int i, int count) const;
    QIcon icon(QSize size) const; ///< GUI thread
};

/// Viridis (Smith and van der Walt, CC0), Cividis (Nunez, Anderton and Renslow, PLoS ONE 13, 2018) and four of
/// ColorBrewer (Cynthia A. Brewer, Apache-2.0), the palest colours of which are left out: they would not be seen on the
/// map.
std::span<const ColorRamp> colorRamps();

/// Colours for names: first those of Okabe and Ito (Color Universal Design, 2008) that are seen on the map, then hues
/// as far from each other as can be.
QColor categoryColor(std::size_t i);

} // namespace kohkan
