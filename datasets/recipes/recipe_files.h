// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/recipes/import_recipe.h"

namespace kohkan {

/// Reads a recipe from a JSON file. Error::Input, with the name of the file, where it cannot be read or is none.
Result<ImportRecipe> readRecipe(const QString &path);
/// The recipes of a data folder, by name of file; none where it has no folder `recipes`. Error::Input where one is off.
Result<std::vector<ImportRecipe>> shippedRecipes(const QString &dataFolder);
/// What `--recipe` names: a file, or the id of a shipped recipe. Error::Words where it is neither.
Result<ImportRecipe> recipeNamed(const QString &fileOrId, const QString &dataFolder);

} // namespace kohkan
