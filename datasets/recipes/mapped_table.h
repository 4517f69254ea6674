// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/recipes/import_recipe.h"

#include <stop_token>

namespace kohkan {

/// A table as a recipe of deposits, estimates or production has it.
struct MappedTable {
    /// The rows of the source, each once and in place, under the columns of our table; those of the source stand behind
    /// them, under their names. Everything that did not fit is among its warnings.
    LayerPtr layer;
    /// Answers for its sites: deposits (those of `layer`, or the sites that its statements are about), estimates,
    /// production and the sources of them; prices, names of commodities, infrastructure, incidents and risks are the
    /// shipped ones. `layer` is its deposits() where a row is a site.
    CataloguePtr catalogue;
};

/// Error::Words where the recipe is of another kind, or does not fit the columns. `shipped` knows the commodities.
/// Error::Cancelled by `stop`.
/// Pure; any thread.
Result<MappedTable> mapped(const LayerPtr &read, const ImportRecipe &recipe, const Catalogue &shipped,
                           const std::stop_token &stop = {});

/// What ReadOptions::recipe says, applied to a layer that was read so: the layer as it is, and no catalogue, where it
/// says nothing of columns.
Result<MappedTable> mappedAs(const LayerPtr &read, const ReadOptions &options, const Catalogue &shipped,
                             const std::stop_token &stop = {});

} // namespace kohkan
