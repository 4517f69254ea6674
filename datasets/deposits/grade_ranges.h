// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/quantity.h"
#include "datasets/table/layer.h"

#include <QHash>

namespace kohkan {

/// Between which grades a commodity has been mined, each end with who says so. What lies outside is most often a wrong
/// unit or a slipped decimal sign; it may be true, so it is only pointed out.
struct GradeRange {
    QString id;
    QString commodity;
    QString unit;
    QString lowest, highest;             ///< digits as in the table
    QString lowestSource, highestSource; ///< in words
};

/// The ranges of a table `grade_ranges`. A value; any thread.
class GradeRanges {
public:
    /// None where the table is null.
    static GradeRanges of(const Layer *table);
    /// Null where the commodity has none.
    const GradeRange *find(const QString &commodity) const;
    /// Why a grade lies outside its range, as a sentence with value, range and source; empty where it does not, or
    /// where there is no range.
    QString objection(const QString &commodity, const QString &grade, const Unit &unit) const;

private:
    QHash<QString, GradeRange> m_ranges;
};

} // namespace kohkan
