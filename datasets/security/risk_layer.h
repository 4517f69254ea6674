// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/catalogue.h"

namespace kohkan {

/// The regions with our reading of published risk as columns: `risk_level` (1 to 5), `risk` (the level in words),
/// `risk_basis` ("advisories alone" where every source of the reading is one by its title, else "advisories and
/// counts"), `risk_drivers`, `risk_rationale`, `risk_as_of` and `risk_sources`. Null for a region without a reading.
LayerPtr withRiskColumns(const LayerPtr &regions, const Catalogue &catalogue);

/// "4, high".
QString riskText(int level);

} // namespace kohkan
