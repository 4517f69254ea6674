// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/quantity.h"

namespace kohkan {

/// The unit that a table writes in its own way: `tonnes`, `million tonnes`, `pct`, `gpt`, `wt.%`, in any case where
/// that leaves one reading. Nothing where it is not known, or may be two: `MT` may be tonnes or millions of them.
std::optional<Unit> unitOfWords(const QString &words);

/// A cell with a figure, and the unit that it names: `5.9 Mt`, `0.41%`.
struct CellFigure {
    QString number; ///< as it is written, without signs and spaces around it
    QString unit;   ///< as it is written; empty where there is none
};
/// Nothing where the cell is anything else, a limit (`<0.01`) or a range (`1-2`) among it.
std::optional<CellFigure> figureOf(const QString &cell);

} // namespace kohkan
