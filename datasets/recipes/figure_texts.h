// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/quantity.h"
#include "datasets/recipes/recipe_rows.h"

namespace kohkan {

/// A figure of a row as our tables have it.
struct SaidFigure {
    QString number; ///< with the digits of the source; empty: there is none, or none that can be used
    QString unit;   ///< our name of it where it is known, else as it is written; empty: nobody says
    std::optional<Unit> known = std::nullopt;
    bool isEmpty() const { return number.isEmpty(); }
};

/// The figures of one column, read all together: what a text says as a number depends on its neighbours (1,234).
/// Owned by one thread; the rows outlive it.
class FigureTexts {
public:
    FigureTexts(const FigureColumn &figure, RecipeRows &rows);
    const FigureColumn &figure() const { return m_figure; }
    /// What does not fit goes to the remarks of the rows.
    SaidFigure at(Row row) const;

private:
    void readCells();
    QString unitAt(Row row, const QString &ofCell) const;
    const FigureColumn &m_figure;
    RecipeRows &m_rows;
    const Column *m_column;
    const Column *m_units;
    QHash<QString, std::pair<QString, QString>>
        m_cells; ///< number and unit, by the text of a cell; no number: it is none
};

} // namespace kohkan
