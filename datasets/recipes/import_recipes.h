// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/recipes/import_recipe.h"

#include <QHash>
#include <QJsonArray>

namespace kohkan {

/// What was said of tables, by the names of their columns, so that the next table of the same source needs no saying;
/// what somebody is still about to say; and what is shipped. A value.
class ImportRecipes {
public:
    /// The recipe that was kept for a table with these columns, else the shipped one that is for it; null where there
    /// is neither.
    ImportRecipePtr of(const QStringList &columns) const;
    /// The one that a person has kept; null where nothing was said of such a table.
    ImportRecipePtr kept(const QStringList &columns) const;
    /// The mapping of one of incidents; null where of() gives none of that kind.
    IncidentMappingPtr incidentsOf(const QStringList &columns) const;
    void keep(const QStringList &columns, const ImportRecipe &recipe);
    void keep(const QStringList &columns, const IncidentMapping &mapping);
    /// A kept recipe is no more; a shipped one counts again.
    void forget(const QStringList &columns);

    /// Unfinished: kept until it is finished or given up.
    std::optional<ImportRecipe> draft(const QStringList &columns) const;
    void keepDraft(const QStringList &columns, const ImportRecipe &recipe);
    void dropDraft(const QStringList &columns);

    void setShipped(std::vector<ImportRecipe> shipped) { m_shipped = std::move(shipped); }
    const std::vector<ImportRecipe> &shipped() const { return m_shipped; }

    /// Without the shipped ones. Mappings of incidents stand as sessions have always had them.
    QJsonArray toJson() const;
    static ImportRecipes fromJson(const QJsonArray &array);

private:
    QHash<QString, ImportRecipe> m_kept;
    QHash<QString, ImportRecipe> m_drafts;
    std::vector<ImportRecipe> m_shipped;
    QJsonArray m_notUnderstood; ///< as it was read, to be written again
};

/// A recipe of a mapping of incidents.
ImportRecipe recipeOf(const IncidentMapping &mapping);

/// The columns of the file of a layer, without those that were derived.
QStringList sourceColumns(const Layer &layer);

} // namespace kohkan
