// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/reading_words.h"
#include "datasets/recipes/import_recipes.h"
#include "tests/fuzz/fuzzing.h"

#include <QJsonDocument>

using namespace kohkan;
using namespace kohkan::fuzz;

namespace {

void checkReading(const QJsonObject &object)
{
    const QJsonObject kept = readingToJson(readingFromJson(object));
    expect(readingToJson(readingFromJson(kept)) == kept, "a reading is written as it was read");
}

void checkMapping(const QJsonObject &object)
{
    const auto mapping = IncidentMapping::fromJson(object);
    expect(IncidentMapping::fromJson(mapping.toJson()) == mapping, "a mapping is read as it was written");
    const auto kept = mapping.toKeep();
    expect(kept.toKeep() == kept, "what may be kept stays");
    (void)mapping.whyNot({mapping.date, mapping.id});
    for (const QString &text : {mapping.date, mapping.id, mapping.place})
        for (const auto order : {IncidentMapping::DayOrder::DayFirst, IncidentMapping::DayOrder::MonthFirst})
            if (const auto date = mappedDate(text, order))
                expect(date->first <= date->last, "a date ends after it begins", text);
}

void checkRecipes(const QJsonArray &array)
{
    const QJsonArray kept = ImportRecipes::fromJson(array).toJson();
    expect(ImportRecipes::fromJson(kept).toJson() == kept, "recipes are written as they were read");
}

void checkRecipe(const QJsonObject &object)
{
    const auto recipe = ImportRecipe::fromJson(object);
    if (!recipe)
        return expect(!recipe.error().message.isEmpty(), "what is no recipe is said");
    const auto back = ImportRecipe::fromJson(recipe->toJson());
    expect(back && *back == *recipe, "a recipe is read as it was written");
    expect(recipe->toKeep().toKeep() == recipe->toKeep(), "what may be kept of a recipe stays");
    if (!recipe->columns.isEmpty())
        expect(recipe->isFor(recipe->columns), "a recipe is for its own columns");
    (void)recipe->whyNot(recipe->usedColumns());
}

} // namespace

/// Any JSON as everything that is kept of how files are read: each is written and read again as it is. One check for
/// each kind of thing that is kept.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = QJsonDocument::fromJson(bytesOf(data, size));
    if (document.isNull())
        return 0;
    checkReading(document.object());
    checkMapping(document.object());
    checkRecipe(document.object());
    checkRecipes(document.array());
    return 0;
}
