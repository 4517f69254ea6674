// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/panels/page_writer.h"

namespace kohkan {

/// The Commodity tab: each commodity of a deposit with group, price and other sites, and its production; or how many of
/// the sites shown carry each commodity.
class CommodityPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::CommodityPage)
public:
    using PageWriter::PageWriter;
    QString html(Row deposit) const;
    QString breakdown(const RowSet &rows) const;

private:
    QString block(const QString &token, const QString &depositId) const;
    QString price(const Commodity &commodity) const;
    QString elsewhere(const QString &token, const QString &depositId) const;
    QString production(const QString &depositId) const;
};

} // namespace kohkan
