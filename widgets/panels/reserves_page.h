// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/panels/page_writer.h"

namespace kohkan {

/// The Reserves tab: every published statement about a deposit as it was published. Nothing is summed.
class ReservesPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::ReservesPage)
public:
    using PageWriter::PageWriter;
    QString html(Row deposit) const;

private:
    QString statement(const Estimate &estimate) const;
    QStringList facts(const Estimate &estimate) const;
    QString kindText(const QString &kind) const;
};

} // namespace kohkan
