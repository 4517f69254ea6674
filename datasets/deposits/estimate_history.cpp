// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/estimate_history.h"

#include <algorithm>

namespace kohkan {

namespace {

bool isApart(const Estimate &estimate)
{
    return estimate.kind == QLatin1String("claim") || estimate.scope != QLatin1String("deposit");
}

std::optional<DateRange> boundedDate(const QString &text)
{
    const auto date = DateRange::parse(text);
    return date && date->firstDay().isValid() && date->lastDay().isValid() ? date : std::nullopt;
}

} // namespace

EstimateHistory estimateHistory(const std::vector<Estimate> &estimates, const QString &commodity)
{
    EstimateHistory history;
    for (const Estimate &estimate : estimates)
        for (const EstimateLine &line : estimate.lines) {
            if (line.commodity != commodity)
                continue;
            const NormalisedLine own = normalised(estimate, line, Basis::AsReported);
            if (!own.metal) {
                ++history.withoutMetal;
                continue;
            }
            HistoryPoint point{estimate, line, *own.metal, own.isDerived, boundedDate(estimate.effectiveDate)};
            auto &list = isApart(estimate) ? history.apart : point.date ? history.dated : history.undated;
            list.push_back(std::move(point));
        }
    std::stable_sort(history.dated.begin(), history.dated.end(), [](const HistoryPoint &a, const HistoryPoint &b) {
        return a.date->first != b.date->first ? a.date->first < b.date->first : a.date->last < b.date->last;
    });
    return history;
}

QStringList historyCommodities(const std::vector<Estimate> &estimates)
{
    QStringList tokens;
    for (const Estimate &estimate : estimates)
        for (const EstimateLine &line : estimate.lines)
            if (!tokens.contains(line.commodity))
                tokens << line.commodity;
    const auto count = [&](const QString &token) {
        const EstimateHistory history = estimateHistory(estimates, token);
        return history.dated.size() + history.undated.size() + history.apart.size();
    };
    tokens.removeIf([&](const QString &token) { return count(token) == 0; });
    std::stable_sort(tokens.begin(), tokens.end(),
                     [&](const QString &a, const QString &b) { return count(a) > count(b); });
    return tokens;
}

} // namespace kohkan
