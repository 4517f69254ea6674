// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/pages/figure_view.h"

#include <QStringList>
#include <vector>

namespace kohkan {

/// Two to six sites side by side, a column a site, on one basis and in one unit a row. Of each class stands the best
/// supported statement about the deposit itself; claims, and figures of wider ground, have rows of their own and are
/// never compared. Nothing is summed. A value; any thread.
struct CompareTable {
    static constexpr qsizetype least = 2, most = 6;

    /// One figure or word of a cell.
    struct Part {
        QString text;
        QString note; ///< what it stands on: statement, date, basis, period
        QString link; ///< `estimate:ID`, `production:ID`, `site:ID`; empty where nothing opens
    };
    struct Row {
        enum class Kind { Section, Class, Fact, Figure, Apart };
        /// `Differs`: two figures cannot be the same number rounded, or two words are not the same. `Unlike`: they do
        /// not stand on one basis.
        enum class Difference { None, Differs, Unlike };
        Kind kind = Kind::Fact;
        QString label;
        std::vector<std::vector<Part>> cells; ///< by site; an empty one: not known, or no figure published
        Difference difference = Difference::None;
    };
    QStringList ids;
    QStringList names;
    std::vector<Row> rows;

    /// `view`: published units stand for metric ones here, as a row has one unit.
    static CompareTable of(const Catalogue &catalogue, const QStringList &ids, const FigureView &view);
    /// With tabs between the cells: a line a row, the names of the sites first.
    QString tsv() const;
    static QString missingFigure(); ///< "no figure published"
};

} // namespace kohkan
