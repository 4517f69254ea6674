// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/grade_ranges.h"
#include "datasets/recipes/figure_texts.h"
#include "datasets/recipes/text_table.h"

namespace kohkan {

/// What the rows of a table state about their sites: lines of estimates, and output. Owned by one thread; the rows
/// outlive it.
class Statements {
public:
    Statements(RecipeRows &rows, GradeRanges ranges);

    struct About {
        QString site;
        QString id;              ///< what ids of statements begin with
        QStringList commodities; ///< of the row
        QString sourceRef;
    };
    /// The first line of the row, or nothing where it states nothing.
    std::optional<RowTexts> add(Row row, const About &about);
    const std::vector<RowTexts> &estimates() const { return m_estimates; }
    const std::vector<RowTexts> &production() const { return m_production; }

private:
    /// The columns of figures of one statement.
    struct Group {
        QString kind, category, dateColumn;
        std::vector<const FigureTexts *> figures;
    };
    RowTexts headOf(const Group &group, Row row, const About &about, const SaidFigure &tonnage, const QString &id);
    std::optional<RowTexts> addEstimate(const Group &group, Row row, const About &about, const QString &id);
    std::optional<RowTexts> addOutput(const FigureTexts &figure, Row row, const About &about, const QString &id);
    QString commodityOf(const FigureTexts &figure, const SaidFigure &said, Row row, const About &about);
    QString dateOf(const QString &dateColumn, const char *part, Row row);
    void checkShare(RowTexts &head, Row row);

    RecipeRows &m_rows;
    GradeRanges m_ranges;
    std::vector<FigureTexts> m_figures;
    std::vector<Group> m_groups;
    std::vector<const FigureTexts *> m_outputs;
    QHash<QString, int> m_lines; ///< of a statement so far
    std::vector<RowTexts> m_estimates, m_production;
};

} // namespace kohkan
