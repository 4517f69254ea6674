// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "datasets/io/data_folder.h"
#include "datasets/recipes/recipe_files.h"
#include "datasets/work/words.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace kohkan {

int recipesCommand(const QStringList &words)
{
    const auto arguments = Arguments::parse(words, {}, {QStringLiteral("json")});
    if (!arguments)
        return fail(arguments.error());
    if (!arguments->words.isEmpty())
        return fail({Error::Kind::Words, tr("recipes wants no words but --json.")});
    const auto folder = dataFolder();
    if (!folder)
        return fail(folder.error());
    const auto recipes = shippedRecipes(*folder);
    if (!recipes)
        return fail(recipes.error());
    QJsonArray all;
    for (const ImportRecipe &recipe : *recipes) {
        all.append(recipe.toJson());
        if (!arguments->has(QStringLiteral("json")))
            print(QStringLiteral("%1: %2 (%3)\n  %4\n  %5")
                      .arg(recipe.id, recipe.name, recipeKindWord(recipe.kind), recipe.about,
                           tr("columns: %1").arg(recipe.columns.join(QStringLiteral(", ")))));
    }
    if (arguments->has(QStringLiteral("json")))
        print(QString::fromUtf8(QJsonDocument(all).toJson()).trimmed());
    return 0;
}

} // namespace kohkan
