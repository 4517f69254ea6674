// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/pages/page_writer.h"

namespace kohkan {

/// The Commodity tab: each commodity of a deposit with group, price and other sites, and its production; or how many of
/// the sites shown carry each commodity. Further links: `price:ID` and `production:ID`, the passports of figures.
class CommodityPage : public PageWriter {
    Q_DECLARE_TR_FUNCTIONS(kohkan::CommodityPage)
public:
    using PageWriter::PageWriter;
    QString html(Row deposit) const;
    enum class Sites { Shown, Selected };
    QString breakdown(const RowSet &rows, Sites sites = Sites::Shown) const;

private:
    QString block(const QString &token, Row deposit) const;
    QString price(const Commodity &commodity) const;
    /// How many other sites carry a commodity; the parts of a site and what it is part of are no other sites.
    QString elsewhere(const QString &token, Row deposit) const;
    /// Contained metal by commodity, class and basis.
    QString totals(const RowSet &rows) const;
    std::size_t partsAmong(const RowSet &rows) const; ///< sites that are parts of another
    QString production(const QString &depositId) const;
};

} // namespace kohkan
