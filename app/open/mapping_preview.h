// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/recipes/words_to_say.h"

namespace kohkan {

/// What a recipe makes of a table: its first rows under our columns, and counts and remarks over all of it. A value;
/// any thread.
struct MappingPreview {
    static constexpr std::size_t rowsShown = 50;
    QStringList heads;
    std::vector<QStringList> rows;
    QStringList remarks; ///< each with the row that it is about
    std::vector<WordToSay> words;
    QString problem; ///< why it makes nothing; empty where it does
    std::size_t sites = 0, estimates = 0, outputs = 0;

    static MappingPreview of(const LayerPtr &read, const ImportRecipe &recipe, const Catalogue &shipped,
                             const std::stop_token &stop);
    QString summary() const;
    /// The first remarks, and how many more there are.
    QString page() const;
};

} // namespace kohkan
