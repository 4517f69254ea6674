// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The Summary tab of a deposit: names, type, ages, owners, place, what it is part of, history.
class SummaryPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::SummaryPage)
public:
    using PageWriter::PageWriter;
    QString html(Row deposit) const;

private:
    QString facts(Row deposit) const;
    QString place(Row deposit) const;
    QString family(Row deposit) const;
    QString nearby(Row deposit) const;
    QString way(LonLat from, LonLat to) const;
    QString history(Row deposit) const;
    QString corrected(const QString &id) const; ///< what the user has otherwise than the shipped record
    QString ownNotes(const QString &id) const;
};

} // namespace kohkan
