// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "datasets/recipes/mapped_table.h"

namespace kohkan {

/// Reads what a command is given: as it is, or as `--recipe` says. Commands know no recipe of a user's session.
class CommandSource {
public:
    /// Error::Words where --recipe names none.
    static Result<CommandSource> of(const Arguments &arguments);
    /// The same options with what the recipe says of the reading. Where a source has several layers and this is none of
    /// the recipe's, they stay as they are, which is said on stderr.
    ReadOptions optionsFor(const ReadOptions &options, const SourceInfo &source, const LayerInfo &layer) const;
    /// The layer, mapped where the options say so.
    Result<MappedTable> read(const QString &path, const ReadOptions &options) const;
    /// The same by probing first, of a source with one layer or `options.layerName`.
    Result<MappedTable> readOnly(const QString &path, ReadOptions options) const;
    bool hasRecipe() const { return m_recipe.has_value(); }
    const std::optional<ImportRecipe> &recipe() const { return m_recipe; }
    /// Says on stderr which shipped recipe would fit a layer that is read without one.
    void sayFitting(const LayerInfo &layer) const;

private:
    std::optional<ImportRecipe> m_recipe;
    std::vector<ImportRecipe> m_shipped;
    CataloguePtr m_catalogue; ///< where there is a recipe that maps
};

} // namespace kohkan
