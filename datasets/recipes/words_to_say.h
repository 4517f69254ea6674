// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "datasets/recipes/import_recipe.h"

namespace kohkan {

/// A word of a source that only a translation makes one of ours.
struct WordToSay {
    QString part; ///< a key of ImportRecipe::words
    QString word;
    qint64 rows = 0;
    friend bool operator==(const WordToSay &, const WordToSay &) = default;
};

/// The words of the chosen columns that are not known without what the recipe says of them, by part, the most frequent
/// first; of very many the first. Pure; any thread.
std::vector<WordToSay> wordsToSay(const Layer &layer, const ImportRecipe &recipe,
                                  const std::vector<Commodity> &commodities);
/// What a word of a part can be translated to.
QStringList wordsToChoose(const QString &part, ImportRecipe::Kind kind, const std::vector<Commodity> &commodities);

} // namespace kohkan
