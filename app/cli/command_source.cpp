// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_source.h"

#include "datasets/io/data_folder.h"
#include "datasets/io/reader_process.h"
#include "datasets/recipes/import_recipes.h"
#include "datasets/recipes/recipe_files.h"
#include "datasets/work/words.h"

namespace kohkan {

namespace {

QStringList fieldNames(const LayerInfo &layer)
{
    QStringList names;
    for (const FieldInfo &field : layer.fields)
        names << field.name;
    return names;
}

} // namespace

Result<CommandSource> CommandSource::of(const Arguments &arguments)
{
    CommandSource source;
    const auto folder = dataFolder();
    if (!arguments.has(QStringLiteral("recipe"))) {
        if (folder)
            if (auto shipped = shippedRecipes(*folder))
                source.m_shipped = *std::move(shipped);
        return source;
    }
    if (!folder)
        return folder.error();
    auto recipe = recipeNamed(arguments.option(QStringLiteral("recipe")), *folder);
    if (!recipe)
        return recipe.error();
    source.m_recipe = *std::move(recipe);
    if (source.m_recipe->kind == ImportRecipe::Kind::None || source.m_recipe->kind == ImportRecipe::Kind::Incidents)
        return source;
    auto catalogue = Catalogue::load(*folder);
    if (!catalogue)
        return catalogue.error();
    source.m_catalogue = *std::move(catalogue);
    return source;
}

ReadOptions CommandSource::optionsFor(const ReadOptions &options, const SourceInfo &source,
                                      const LayerInfo &layer) const
{
    if (!m_recipe)
        return options;
    const bool mayTurnOut = m_recipe->reading.contains(QLatin1String("headerRow")); // what its columns are called
    const QString why = mayTurnOut ? QString() : m_recipe->whyNot(fieldNames(layer));
    if (source.layers.size() > 1 && !why.isEmpty()) {
        complain(tr("%1: the recipe %2 is not for this layer, which is read as it is. %3")
                     .arg(layer.name, m_recipe->name, why));
        return options;
    }
    return m_recipe->applied(options);
}

Result<MappedTable> CommandSource::read(const QString &path, const ReadOptions &options) const
{
    auto layer = ReaderProcess::read(path, options);
    if (!layer)
        return layer.error();
    if (options.recipe.isEmpty() || !m_catalogue)
        return MappedTable{*std::move(layer), nullptr};
    return mappedAs(*layer, options, *m_catalogue);
}

Result<MappedTable> CommandSource::readOnly(const QString &path, ReadOptions options) const
{
    const auto source = ReaderProcess::probe(path);
    if (!source)
        return source.error();
    options.driver = source->driver;
    for (const LayerInfo &layer : source->layers)
        if (layer.name == options.layerName || source->layers.size() == 1)
            return read(path, optionsFor(options, *source, layer));
    for (const LayerInfo &layer : source->layers) // the first that the recipe is for
        if (m_recipe && m_recipe->whyNot(fieldNames(layer)).isEmpty()) {
            options.layerName = layer.name;
            return read(path, m_recipe->applied(options));
        }
    return read(path, options);
}

void CommandSource::sayFitting(const LayerInfo &layer) const
{
    if (m_recipe)
        return;
    ImportRecipes recipes;
    recipes.setShipped(m_shipped);
    if (const ImportRecipePtr fitting = recipes.of(fieldNames(layer)))
        complain(tr("%1 is laid out as %2 is; --recipe %3 reads it so.").arg(layer.name, fitting->name, fitting->id));
}

} // namespace kohkan
