// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/natural_order.h"

#include <algorithm>
#include <numeric>

namespace kohkan {

namespace {

/// The digits at `at`, without zeros in front; `at` moves behind them.
QStringView takeDigits(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at].digitValue() == 0)
        ++at;
    const qsizetype first = at;
    while (at < text.size() && text[at].isDigit())
        ++at;
    return text.mid(first, at - first);
}

int order(int a, int b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

int compareDigits(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    for (qsizetype i = 0; i < a.size(); ++i)
        if (const int way = order(a[i].digitValue(), b[i].digitValue()); way != 0)
            return way;
    return 0;
}

} // namespace

int compareNaturally(QStringView a, QStringView b)
{
    qsizetype i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].isDigit() && b[j].isDigit()) {
            const QStringView x = takeDigits(a, i), y = takeDigits(b, j);
            if (const int way = compareDigits(x, y); way != 0)
                return way;
            continue;
        }
        if (const int way = order(a[i].toCaseFolded().unicode(), b[j].toCaseFolded().unicode()); way != 0)
            return way;
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

std::vector<std::uint32_t> naturalRanks(const std::vector<QString> &texts)
{
    std::vector<std::uint32_t> order(texts.size()), ranks(texts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return compareNaturally(texts[a], texts[b]) < 0; });
    for (std::uint32_t i = 0; i < order.size(); ++i)
        ranks[order[i]] = i;
    return ranks;
}

} // namespace kohkan
