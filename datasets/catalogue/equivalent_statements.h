// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

namespace kohkan {

/// The statements that an equivalent can be made of: grades of copper or gold and of another metal, each with a
/// price in the table.
std::vector<Estimate> equivalentStatements(const Catalogue &catalogue, const QString &depositId);
/// The prices of a commodity that are per mass, or none.
std::vector<Price> equivalentPrices(const Catalogue &catalogue, const QString &token);
/// Can the equivalent be of that metal?
bool canLeadEquivalent(const QString &token);
/// Has a line a grade, and its metal a price?
bool takesPartInEquivalent(const Catalogue &catalogue, const EstimateLine &line);

} // namespace kohkan
