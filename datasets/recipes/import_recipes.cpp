// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/import_recipes.h"

#include <algorithm>

namespace kohkan {

ImportRecipePtr ImportRecipes::kept(const QStringList &columns) const
{
    const auto known = m_kept.constFind(columnsSignature(columns));
    return known == m_kept.constEnd() ? nullptr : std::make_shared<const ImportRecipe>(*known);
}

ImportRecipePtr ImportRecipes::of(const QStringList &columns) const
{
    if (auto said = kept(columns))
        return said;
    const ImportRecipe *best = nullptr; // the one that knows the table closest
    for (const ImportRecipe &recipe : m_shipped)
        if (recipe.isFor(columns) && recipe.whyNot(columns).isEmpty() &&
            (!best || recipe.columns.size() > best->columns.size()))
            best = &recipe;
    return best ? std::make_shared<const ImportRecipe>(*best) : nullptr;
}

IncidentMappingPtr ImportRecipes::incidentsOf(const QStringList &columns) const
{
    const ImportRecipePtr recipe = of(columns);
    return recipe && recipe->kind == ImportRecipe::Kind::Incidents
               ? std::make_shared<const IncidentMapping>(recipe->incidents)
               : nullptr;
}

void ImportRecipes::keep(const QStringList &columns, const ImportRecipe &recipe)
{
    m_kept.insert(columnsSignature(columns), recipe);
    dropDraft(columns);
}

void ImportRecipes::keep(const QStringList &columns, const IncidentMapping &mapping)
{
    ImportRecipe recipe = recipeOf(mapping);
    if (const auto said = kept(columns)) // how it is read stays
        recipe.reading = said->reading;
    keep(columns, recipe);
}

void ImportRecipes::forget(const QStringList &columns)
{
    m_kept.remove(columnsSignature(columns));
}

std::optional<ImportRecipe> ImportRecipes::draft(const QStringList &columns) const
{
    const auto known = m_drafts.constFind(columnsSignature(columns));
    return known == m_drafts.constEnd() ? std::nullopt : std::optional(*known);
}

void ImportRecipes::keepDraft(const QStringList &columns, const ImportRecipe &recipe)
{
    m_drafts.insert(columnsSignature(columns), recipe);
}

void ImportRecipes::dropDraft(const QStringList &columns)
{
    m_drafts.remove(columnsSignature(columns));
}

QJsonArray ImportRecipes::toJson() const
{
    QJsonArray array;
    const auto add = [&](const QHash<QString, ImportRecipe> &recipes, bool isDraft) {
        QStringList signatures = recipes.keys();
        signatures.sort();
        for (const QString &signature : signatures) {
            const ImportRecipe kept = recipes.value(signature).toKeep();
            QJsonObject object{{QStringLiteral("columns"), signature}, {QStringLiteral("draft"), isDraft}};
            if (kept == recipeOf(kept.incidents))
                object.insert(QStringLiteral("mapping"), kept.incidents.toJson());
            else
                object.insert(QStringLiteral("recipe"), kept.toJson());
            array.append(object);
        }
    };
    add(m_kept, false);
    add(m_drafts, true);
    for (const auto each : m_notUnderstood)
        array.append(each);
    return array;
}

ImportRecipes ImportRecipes::fromJson(const QJsonArray &array)
{
    ImportRecipes recipes;
    for (const auto value : array) {
        const QJsonObject object = value.toObject();
        auto &into = object.value(QLatin1String("draft")).toBool() ? recipes.m_drafts : recipes.m_kept;
        const QString signature = object.value(QLatin1String("columns")).toString();
        if (!object.contains(QLatin1String("recipe")))
            into.insert(signature,
                        recipeOf(IncidentMapping::fromJson(object.value(QLatin1String("mapping")).toObject())));
        else if (auto recipe = ImportRecipe::fromJson(object.value(QLatin1String("recipe")).toObject()))
            into.insert(signature, *std::move(recipe));
        else
            recipes.m_notUnderstood.append(object); // of a later version: kept for it
    }
    return recipes;
}

ImportRecipe recipeOf(const IncidentMapping &mapping)
{
    ImportRecipe recipe;
    recipe.kind = ImportRecipe::Kind::Incidents;
    recipe.incidents = mapping;
    recipe.licence = mapping.licence;
    recipe.mayBePassedOn = mapping.mayBePassedOn;
    return recipe;
}

QStringList sourceColumns(const Layer &layer)
{
    QStringList columns;
    for (const auto &column : layer.columns())
        if (!column->isDerived())
            columns << column->name();
    return columns;
}

} // namespace kohkan
