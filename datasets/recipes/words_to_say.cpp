// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/words_to_say.h"

#include "datasets/recipes/recipe_rows.h"

#include <algorithm>

namespace kohkan {

namespace {

constexpr std::size_t mostOfPart = 100;
const QString commodityWords = QStringLiteral("commodities");

bool isOfCommodities(const QString &part)
{
    return part.endsWith(commodityWords);
}

/// Words with the number of their rows, in order of first sight.
class WordCounts {
public:
    void add(const QString &word)
    {
        const auto known = m_index.constFind(word);
        if (known != m_index.constEnd())
            ++m_words[*known].rows;
        else if (m_words.size() < mostOfPart) {
            m_index.insert(word, m_words.size());
            m_words.push_back({m_part, word, 1});
        }
    }
    explicit WordCounts(QString part) : m_part(std::move(part)) {}
    std::vector<WordToSay> sorted()
    {
        std::stable_sort(m_words.begin(), m_words.end(),
                         [](const WordToSay &a, const WordToSay &b) { return a.rows > b.rows; });
        return std::move(m_words);
    }

private:
    QString m_part;
    QHash<QString, std::size_t> m_index;
    std::vector<WordToSay> m_words;
};

/// Whatever has a remark made is not known.
void countWords(RecipeRows &rows, const RecipePart &part, const QStringList &known, WordCounts &counts)
{
    const QByteArray name = part.name.toLatin1();
    const bool isCategory = part.name == QLatin1String("category");
    QHash<QString, bool> isKnown;
    for (const Row row : rows.layer().bySourceRow()) {
        const QStringList said = rows.texts(name.constData(), row);
        if (said.isEmpty())
            continue;
        const QString key = said.join(QChar(0));
        auto found = isKnown.constFind(key);
        if (found == isKnown.constEnd()) {
            const std::size_t before = rows.remarks().differentOfRows();
            if (isCategory)
                rows.category(said.front(), row);
            else
                rows.word(name.constData(), row, known, QString());
            found = isKnown.insert(key, rows.remarks().differentOfRows() == before);
        }
        if (!*found)
            counts.add(said.front());
    }
}

void countCommodities(const RecipeRows &rows, const RecipePart &part, const CommodityWords &words, WordCounts &counts)
{
    const QByteArray name = part.name.toLatin1();
    QHash<QString, QStringList> unknown;
    for (const Row row : rows.layer().bySourceRow())
        for (const QString &cell : rows.texts(name.constData(), row)) {
            auto found = unknown.constFind(cell);
            if (found == unknown.constEnd())
                found = unknown.insert(cell, words.read(cell).unknown);
            for (const QString &word : *found)
                counts.add(word);
        }
}

} // namespace

std::vector<WordToSay> wordsToSay(const Layer &layer, const ImportRecipe &recipe,
                                  const std::vector<Commodity> &commodities)
{
    ImportRecipe bare = recipe;
    bare.words.clear();
    bare.fixed.clear();
    RecipeRows rows(layer, bare, commodities);
    const CommodityWords words(commodities);
    WordCounts minerals(commodityWords);
    std::vector<WordToSay> all;
    const auto take = [&](WordCounts &counts) {
        std::vector<WordToSay> sorted = counts.sorted();
        std::move(sorted.begin(), sorted.end(), std::back_inserter(all));
    };
    for (const RecipePart &part : recipePartsOf(recipe.kind)) {
        if (!part.isWords || recipe.choices.value(part.name).isEmpty())
            continue;
        if (isOfCommodities(part.name)) {
            countCommodities(rows, part, words, minerals);
            continue;
        }
        WordCounts counts(part.name);
        countWords(rows, part, wordsToChoose(part.name, recipe.kind, commodities), counts);
        take(counts);
    }
    take(minerals);
    return all;
}

QStringList wordsToChoose(const QString &part, ImportRecipe::Kind kind, const std::vector<Commodity> &commodities)
{
    if (isOfCommodities(part)) {
        QStringList tokens;
        for (const Commodity &each : commodities)
            tokens << each.token;
        return tokens;
    }
    const bool isOutput = kind == ImportRecipe::Kind::Production && part == QLatin1String("kind");
    return recipeWordsOf(isOutput ? QStringLiteral("production_kind") : part);
}

} // namespace kohkan
