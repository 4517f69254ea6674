// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/recipes/import_recipe.h"
#include "datasets/search/search_index.h"
#include "widgets/paint/base_map.h"
#include "widgets/state/layer_list.h"

namespace kohkan {

/// The shipped base map: land, borders, regions, boundaries, relief. `infrastructure` gives the cities; read here where
/// it is null. Any thread.
Result<BaseMapPtr> loadBaseMap(const QString &dataFolder, LayerPtr infrastructure = {});

/// The entries of the list that every start begins with, topmost first: deposits, and incidents and infrastructure
/// switched off.
struct ShippedLayers {
    CataloguePtr catalogue;
    std::vector<LayerEntry> entries;
    std::vector<ImportRecipe> recipes;
};
Result<ShippedLayers> loadShippedLayers(const QString &dataFolder);

} // namespace kohkan
