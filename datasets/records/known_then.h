// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/records/edited_tables.h"
#include "datasets/table/layer.h"

#include <QDate>
#include <QHash>
#include <map>

namespace kohkan {

/// What the tables knew on a day, and how much of them that leaves out.
struct KnownThen {
    struct Hidden {
        int later = 0;   ///< rows that were known only after the day
        int undated = 0; ///< rows of which nobody can say when they were known
    };
    QDate day;
    std::map<QString, Hidden> hidden; ///< by table, those of which any row is hidden
    Hidden sum() const;
};

/// Takes from tables by name what was not known on a day. A row of `estimates`, `production`, `incidents`, `timeline`,
/// `commodity_prices`, `region_risk` or `national_facts` is known from the last day that its own date covers (for a
/// period or price that is when it is over); an estimate without a date from 31 December of the year of its earliest
/// source; a row with neither is hidden and counted. Every other table, the deposits among them, has no history and
/// stays. Untouched tables are shared; a touched one is a layer of its own identity. Pure; any thread.
KnownThen knownThen(QHash<QString, LayerPtr> &tables, QDate day, DerivedColumns derived = DerivedColumns::LeftOut);

} // namespace kohkan
