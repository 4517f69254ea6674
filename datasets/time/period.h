// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/filter.h"

#include <QDate>

namespace kohkan {

/// A closed interval of days that somebody looks at. A value.
struct Period {
    QDate first;
    QDate last; ///< not before `first`

    enum class Step { Day, Week, Month, Quarter, Year };
    /// So many steps later; earlier where `steps` is below zero. By months and more, one that holds whole months keeps
    /// to whole months; else it keeps its length in days.
    Period moved(Step step, int steps) const;
    bool holds(const DateRange &date) const; ///< wholly; never one with an open end
    qint64 days() const { return first.daysTo(last) + 1; }
    /// The rows whose date lies wholly in it.
    Condition condition(const QString &field) const;
    /// What such a condition says; `otherwise` gives the end that it leaves open. Nothing where it is no period.
    static std::optional<Period> of(const Condition &condition, const Period &otherwise);
    QString text() const;
    friend bool operator==(const Period &, const Period &) = default;
};

} // namespace kohkan
