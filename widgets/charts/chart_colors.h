// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>
#include <array>

namespace kohkan {

/// The colours of a chart, as a value.
struct ChartColors {
    QColor paper, ink, quiet, grid, faint; ///< `quiet`: secondary text; `faint`: what the filter leaves out
    QColor accent;                         ///< data that have no colour of their own
    bool isDark = false;

    static ChartColors of(const QPalette &palette);
    static ChartColors print(); ///< on white paper
    /// The same colour, lighter or darker where it could not be told from the paper.
    QColor legible(QColor color) const;
    /// Colours of stacked values that any colour vision can tell apart (Okabe and Ito 2008, with grey for black);
    /// darker past eight.
    QColor series(std::size_t i) const;
};

/// What is selected, in charts and on the map.
inline constexpr QRgb selectionGlow = 0xffffd400;
inline constexpr QRgb selectionEdge = 0xff202020;

} // namespace kohkan
