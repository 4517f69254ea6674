// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/deposits/best_supported.h"
#include "datasets/deposits/quantity.h"

namespace kohkan {

/// Tonnage and grade of one site, both of one published statement.
struct GradeTonnage {
    SupportedEstimate chosen; ///< the statement, its class, and why it was chosen
    EstimateLine line;        ///< of the commodity
    Measure tonnage;          ///< of ore
    Measure grade;
    QString firmer; ///< the class of a firmer statement on the commodity that has not both; empty where there is none
};

/// Of the statements on a site that can size it (canSize()) and give tonnage and grade of the commodity in units that
/// are known, the best supported one of the firmest class; nothing where there is none. Pure; any thread.
std::optional<GradeTonnage> gradeTonnage(const std::vector<Estimate> &estimates, const QString &commodity);

/// The sites that have both, and those that carry the commodity.
struct GradeTonnageSites {
    std::vector<std::pair<Row, GradeTonnage>> sites;
    RowSet carriers; ///< as a primary or secondary commodity, or with a figure
};
GradeTonnageSites gradeTonnageSites(const Catalogue &catalogue, const QString &commodity);

/// Commodities that at least one site has both of, those of most sites first.
QStringList gradeTonnageCommodities(const Catalogue &catalogue);

} // namespace kohkan
