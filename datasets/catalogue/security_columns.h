// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/security/exposure.h"

namespace kohkan {

/// What is said and computed of the security of sites, as columns of an export, each kind apart from the other.
/// Annotations: `annotation_level`, `annotation_state`, `annotation_text` (all of a site, joined by " | "),
/// `annotation_sources` (who, when and by what sources). Exposure: `exposure_low`, `exposure_index`, `exposure_high`,
/// `exposure_rank`, `exposure_rank_low`, `exposure_rank_high`, `exposure_note` (why a site has neither value nor rank:
/// nothing is reported in reach, or it has no place), `exposure_parameters` (`name=value` joined by "; "),
/// `exposure_sources` (the references that its incidents rest on). Rows without either have no value. `exposures`:
/// null leaves theirs out. Pure; any thread.
std::vector<ColumnPtr> securityColumns(const Layer &deposits, const Catalogue &catalogue,
                                       const SiteExposures *exposures, QDate on);

} // namespace kohkan
