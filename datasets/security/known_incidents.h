// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <QDate>

namespace kohkan {

/// To which day the incidents of a layer are known, as one sees it on some day: after it nobody has looked, so that
/// nothing there is "no data" and not none. It is the last day that the date of the newest incident covers. A date with
/// an open end says nothing of it; of one that goes beyond the day that is asked for only the first day is certain; a
/// row dated wholly after that day is wrong or not known yet, and only counted. A value.
struct KnownIncidents {
    QDate day;              ///< null: no incident has such a date, and nothing is known at all
    QDate asOf;             ///< the day it is asked for
    std::size_t later = 0;  ///< rows dated after `asOf`
    std::size_t events = 0; ///< rows of the layer

    bool isKnown() const { return day.isValid(); }
    /// From `day` to `asOf`; nothing where no day is known.
    qint64 daysWithout() const { return isKnown() ? day.daysTo(asOf) : 0; }
    /// "reports to 22 Feb 2026"; "no report with a date".
    QString text() const;
    /// "no data since 22 Feb 2026 (281 days)"; empty where they are known to the very day.
    QString gapText() const;
    /// "2 rows dated after 30 Nov 2026 count nowhere"; empty where there is none.
    QString laterText() const;
    /// What there is to say of all of it, joined with "; ".
    QString sentence() const;
    friend bool operator==(const KnownIncidents &, const KnownIncidents &) = default;
};

/// Of a layer with a column `date`, as incidentLayer() makes it. Pure; any thread.
KnownIncidents knownIncidents(const Layer &incidents, QDate asOf);

/// "22 Feb 2026".
QString knownDayText(QDate day);

} // namespace kohkan
