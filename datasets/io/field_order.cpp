// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/field_order.h"

#include <numeric>
#include <set>

namespace kohkan {

namespace {

using Graph = std::vector<std::vector<std::size_t>>;

/// Is there a way from one column to another?
bool leads(const Graph &graph, std::size_t from, std::size_t to)
{
    std::vector<bool> seen(graph.size());
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (at == to)
            return true;
        if (seen[at])
            continue;
        seen[at] = true;
        open.insert(open.end(), graph[at].begin(), graph[at].end());
    }
    return false;
}

} // namespace

std::vector<std::size_t> fieldOrder(const JsonFeatures &features)
{
    const auto &columns = features.columns();
    constexpr std::size_t mostPairs = 20'000; // beyond, the order of first sight is as good as any
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (features.pairs().size() > mostPairs)
        return order;
    Graph graph(columns.size());
    std::vector<std::size_t> incoming(columns.size());
    for (const auto &[before, behind] : features.pairs())
        if (!leads(graph, behind, before)) {
            graph[before].push_back(behind);
            ++incoming[behind];
        }
    const auto byName = [&](std::size_t a, std::size_t b) { return columns[a].name() < columns[b].name(); };
    std::set<std::size_t, decltype(byName)> free(byName);
    for (const std::size_t column : order)
        if (incoming[column] == 0)
            free.insert(column);
    order.clear();
    while (!free.empty()) {
        const std::size_t next = *free.begin();
        free.erase(free.begin());
        order.push_back(next);
        for (const std::size_t behind : graph[next])
            if (--incoming[behind] == 0)
                free.insert(behind);
    }
    return order;
}

} // namespace kohkan
