// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

namespace kohkan {

/// What a total is made from: one site, the sites it is part of, what it carries, and what is published about it.
struct TotalledSite {
    QString id;
    QStringList wholes; ///< the site it is part of, the one that is part of, and so on
    QStringList commodities;
    std::vector<Estimate> estimates; ///< newest first
};

/// Contained metal of several sites in one class and on one basis.
struct MetalTotal {
    QString commodity;
    QString className;                      ///< classNameOf(rank)
    int rank = 0;                           ///< SupportedEstimate::rank: totals of two ranks are not to be added
    bool isWhole = false;                   ///< basis 100 %; else it is not said. Attributable shares enter no total
    double tonnes = 0, least = 0, most = 0; ///< the sum, and the sums of what the rounding of each figure allows
    std::size_t withFigure = 0;             ///< sites that are in the sum,
    std::size_t sites = 0;                  ///< of so many that carry the commodity; a site and its parts are one
    std::size_t partsLeftOut = 0;           ///< parts with a figure whose whole has one in the same class
};

/// Totals by commodity in the order of first sight, class and basis. Of each site enters the best supported statement
/// of a class that covers the deposit itself on a basis of 100 % or not said, and of several sets of categories in one
/// class the widest; claims never do. Where a site and its parts have figures in one class the site counts, else the
/// parts. Pure; any thread.
std::vector<MetalTotal> metalTotals(const std::vector<TotalledSite> &sites);
/// The deposits among `rows`.
std::vector<MetalTotal> metalTotals(const Catalogue &catalogue, const RowSet &rows);

} // namespace kohkan
