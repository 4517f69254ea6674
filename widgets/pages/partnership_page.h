// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/fact_groups.h"
#include "widgets/pages/time_page.h"

namespace kohkan {

/// Which events of the partnership a page shows.
struct PartnershipFilter {
    QString kind;             ///< one of them; empty: those of partnership and finance
    bool withHistory = false; ///< those of the projects' history too; only where `kind` is empty
    QString words;            ///< each of them must be said somewhere in the record, letter case ignored

    bool passes(const TimeItem &event) const;
};

/// The agreements, financings, shipments and meetings of the time line, the newest first, and the national facts with
/// those beside each other that disagree. Amounts are shown one by one and never added. Links as PageWriter has them,
/// and `time:ID`. A value for one refresh; GUI thread.
class PartnershipPage : public TimePage {
    Q_DECLARE_TR_FUNCTIONS(kohkan::PartnershipPage)
public:
    using TimePage::TimePage;
    QString events(const TimeLine &line, const PartnershipFilter &filter) const;
    QString facts(const QString &words) const;
    /// The kinds of the events, each once, in alphabetical order.
    static QStringList kinds(const TimeLine &line);

private:
    QString event(const TimeItem &event) const;
    QString group(const FactGroup &group) const;
};

} // namespace kohkan
