// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/near_ids.h"

#include "datasets/work/words.h"

#include <algorithm>
#include <numeric>

namespace kohkan {

namespace {

/// Letters to insert, drop or change (Levenshtein).
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> costs(static_cast<std::size_t>(b.size()) + 1);
    std::iota(costs.begin(), costs.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = costs[0];
        costs[0] = i + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const qsizetype changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = costs[at + 1];
            costs[at + 1] = std::min({changed, costs[at] + 1, diagonal + 1});
        }
    }
    return costs.back();
}

} // namespace

QStringList nearIds(const Layer &table, const QString &typed)
{
    constexpr std::size_t most = 3;
    constexpr qsizetype leastPart = 3;
    const QString wanted = typed.toLower();
    std::vector<std::pair<qsizetype, QString>> found;
    for (const Row row : table.bySourceRow()) {
        const QString key = table.key(row), lower = key.toLower();
        const qsizetype letters = distance(wanted, lower);
        const bool isPart = wanted.size() >= leastPart && (lower.contains(wanted) || wanted.contains(lower));
        if (letters * 3 <= std::max(wanted.size(), lower.size()) || isPart)
            found.emplace_back(letters, key);
    }
    std::sort(found.begin(), found.end());
    QStringList ids;
    for (std::size_t i = 0; i < std::min(most, found.size()); ++i)
        ids << found[i].second;
    return ids;
}

QString noSuchDeposit(const Layer &deposits, const QString &typed)
{
    const QStringList near = nearIds(deposits, typed);
    if (near.isEmpty())
        return tr("There is no deposit %1; the ids are in the column id of the deposits.").arg(typed);
    return tr("There is no deposit %1; did you mean %2?").arg(typed, near.join(tr(" or ")));
}

} // namespace kohkan
