// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

namespace kohkan {

/// A catalogue of `sites` deposits and `incidents` incidents of ten years over Pakistan, both clustered, with discs of
/// 5 and 25 km as ACLED's geo_precision has them; the same for the same counts.
CataloguePtr benchmarkCatalogue(std::size_t sites, std::size_t incidents);

} // namespace kohkan
