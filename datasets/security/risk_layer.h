// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/region_risk.h"
#include "datasets/table/layer.h"

namespace kohkan {

/// The value of `risk_basis` where every source of a reading is an advisory.
inline const QString advisoriesAlone = QStringLiteral("advisories alone");

/// The regions with our reading of published risk as columns: `risk_level` (1 to 5), `risk` (the level in words),
/// `risk_basis` ("advisories alone" where every source of the reading is one by its title, else "advisories and
/// counts"), `risk_drivers`, `risk_rationale`, `risk_as_of` and `risk_sources`. Null for a region without a reading.
LayerPtr withRiskColumns(const LayerPtr &regions, const RiskReadings &readings);

/// The deposits with derived columns `district_risk`, the level of our reading of their own district (`district_join`),
/// and `district_risk_basis`; null where the district has no reading of its own.
LayerPtr withDistrictRisk(const LayerPtr &deposits, const RiskReadings &readings);

/// A layer of polygons one column of which names districts, with the columns of withRiskColumns(), derived; any other
/// as it is. The column is the one with the most names of districts that have a reading: three, or half of its values.
/// Letter case, what stands between words and the word "district" do not count; where another column names provinces,
/// that has to fit.
LayerPtr withReadings(const LayerPtr &layer, const RiskReadings &readings);
/// The same with other readings, such as those of an earlier day; `names` has the districts and
/// provinces that the columns are known by.
LayerPtr withReadings(const LayerPtr &layer, const RiskReadings &names, const RiskReadings &readings);

} // namespace kohkan
