// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/recipe_files.h"

#include "datasets/work/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace kohkan {

Result<ImportRecipe> readRecipe(const QString &path)
{
    constexpr qint64 mostBytes = 4 << 20; // it is a page of text
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input, tr("The import recipe %1 cannot be read: %2.").arg(path, file.errorString())};
    QJsonParseError wrong;
    const auto document = QJsonDocument::fromJson(file.read(mostBytes), &wrong);
    if (!document.isObject())
        return Error{Error::Kind::Input, wrong.error == QJsonParseError::NoError
                                             ? tr("%1 is no import recipe: it holds no JSON object.").arg(path)
                                             : tr("%1 is no import recipe: %2, at byte %3.")
                                                   .arg(path, wrong.errorString(), QString::number(wrong.offset))};
    auto recipe = ImportRecipe::fromJson(document.object());
    if (!recipe)
        return Error{Error::Kind::Input, tr("%1 cannot be used: %2").arg(path, recipe.error().message)};
    if (recipe->name.isEmpty())
        recipe->name = QFileInfo(path).completeBaseName();
    return recipe;
}

Result<std::vector<ImportRecipe>> shippedRecipes(const QString &dataFolder)
{
    std::vector<ImportRecipe> recipes;
    const QDir folder(dataFolder + QStringLiteral("/recipes"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto recipe = readRecipe(folder.filePath(name));
        if (!recipe)
            return recipe.error();
        recipe->id = QFileInfo(name).completeBaseName();
        recipes.push_back(*std::move(recipe));
    }
    return recipes;
}

Result<ImportRecipe> recipeNamed(const QString &fileOrId, const QString &dataFolder)
{
    if (QFileInfo(fileOrId).isFile())
        return readRecipe(fileOrId);
    auto shipped = shippedRecipes(dataFolder);
    if (!shipped)
        return shipped.error();
    QStringList ids;
    for (ImportRecipe &recipe : *shipped) {
        if (recipe.id == fileOrId)
            return std::move(recipe);
        ids << recipe.id;
    }
    return Error{Error::Kind::Words,
                 tr("\"%1\" is neither the file of an import recipe nor a shipped one; shipped are: %2.")
                     .arg(fileOrId, ids.join(QStringLiteral(", ")))};
}

} // namespace kohkan
