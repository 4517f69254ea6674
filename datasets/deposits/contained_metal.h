// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/estimate.h"

#include <map>
#include <optional>

namespace kohkan {

/// True where a statement can say how large a deposit is: it covers the deposit itself, is no claim, and stands on a
/// 100 % basis or does not say its basis. Attributable shares are left out, never scaled up.
bool canSize(const Estimate &estimate);
/// Metal of one line of a statement in tonnes: contained as published, else tonnage x grade of the same statement;
/// nothing where neither is given in a unit that is known (unitNamed()).
std::optional<double> containedTonnes(const Estimate &estimate, const EstimateLine &line);
/// Metal in tonnes by commodity token, of statements that can size the deposit: from the best supported one of the
/// firmest class that gives it (bestSupported()), else from the latest. Never added up. The statements come newest
/// first, as Catalogue::estimatesFor() gives them.
std::map<QString, double> containedMetal(const std::vector<Estimate> &estimates);

/// Name of the derived column of the deposits with the contained metal of a commodity: `_contained_t_Cu`.
QString containedColumn(const QString &token);
/// The commodity token of such a column; empty for any other.
QString containedCommodity(const QString &column);

} // namespace kohkan
