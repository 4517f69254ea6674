// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/class_breaks.h"

#include "datasets/table/filter.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr std::size_t mostDistinct = 5000; ///< values that natural breaks are sought among

/// Distinct ascending values with sums up to each, so that the squared deviation of any run of them is one look-up.
class Runs {
public:
    explicit Runs(std::span<const double> sorted)
    {
        const double origin = sorted.front(); // small numbers keep their digits
        for (const double value : sorted) {
            if (values.empty() || value != values.back()) {
                values.push_back(value);
                m_count.push_back(m_count.back());
                m_sum.push_back(m_sum.back());
                m_squares.push_back(m_squares.back());
            }
            const double d = value - origin;
            m_count.back() += 1;
            m_sum.back() += d;
            m_squares.back() += d * d;
        }
    }
    /// Sum of squared deviations from the mean of values [from, to).
    double deviation(std::size_t from, std::size_t to) const
    {
        const double n = m_count[to] - m_count[from], sum = m_sum[to] - m_sum[from];
        return std::max(0.0, m_squares[to] - m_squares[from] - sum * sum / n);
    }
    std::vector<double> values;

private:
    std::vector<double> m_count{0}, m_sum{0}, m_squares{0};
};

/// One step of the dynamic programme: the best cut of the first `to` values into one class more. The place of the last
/// cut never moves back as `to` grows, so that halving finds them all in n log n.
class Step {
public:
    Step(const Runs &runs, const std::vector<double> &before)
        : best(before.size(), HUGE_VAL), cut(before.size(), 0), m_runs(runs), m_before(before)
    {}
    void solve(std::size_t from, std::size_t to, std::size_t leastCut, std::size_t mostCut)
    {
        if (from >= to)
            return;
        const std::size_t at = from + (to - from) / 2;
        for (std::size_t c = leastCut; c <= std::min(mostCut, at - 1); ++c)
            if (const double sum = m_before[c] + m_runs.deviation(c, at); sum < best[at]) {
                best[at] = sum;
                cut[at] = c;
            }
        const std::size_t found = best[at] < HUGE_VAL ? cut[at] : leastCut;
        solve(from, at, leastCut, found);
        solve(at + 1, to, found, mostCut);
    }
    std::vector<double> best;
    std::vector<std::size_t> cut;

private:
    const Runs &m_runs;
    const std::vector<double> &m_before;
};

/// Where the second and each further class begins.
std::vector<double> naturalStarts(const Runs &runs, std::size_t count)
{
    const std::size_t n = runs.values.size();
    std::vector<double> best(n + 1, HUGE_VAL);
    for (std::size_t to = 1; to <= n; ++to)
        best[to] = runs.deviation(0, to);
    std::vector<std::vector<std::size_t>> cuts;
    for (std::size_t k = 2; k <= count; ++k) {
        Step step(runs, best);
        step.solve(k, n + 1, k - 1, n);
        best = std::move(step.best);
        cuts.push_back(std::move(step.cut));
    }
    std::vector<double> starts;
    std::size_t to = n;
    for (auto cut = cuts.rbegin(); cut != cuts.rend(); ++cut) {
        to = (*cut)[to];
        starts.push_back(runs.values[to]);
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
}

std::vector<double> naturalStarts(std::span<const double> sorted, int count)
{
    Runs all(sorted);
    if (all.values.size() > mostDistinct) {
        std::vector<double> thinned;
        for (std::size_t i = 0; i < mostDistinct; ++i)
            thinned.push_back(sorted[i * (sorted.size() - 1) / (mostDistinct - 1)]);
        all = Runs(thinned);
    }
    return naturalStarts(all, std::min(static_cast<std::size_t>(count), all.values.size()));
}

} // namespace

std::vector<double> sortedSample(const Column &column, const RowSet &rows, std::size_t most)
{
    std::vector<double> values;
    const auto range = column.isNumeric() ? valueRange(column, rows) : std::nullopt;
    if (!range)
        return values;
    const std::size_t stride = most == 0 ? 1 : (rows.count() + most - 1) / most;
    std::size_t at = 0;
    rows.forEach([&](Row row) {
        if (at++ % stride == 0 && !column.isNull(row))
            values.push_back(column.number(row));
    });
    if (stride > 1) {
        values.push_back(range->low);
        values.push_back(range->high);
    }
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    std::sort(values.begin(), values.end());
    return values;
}

std::vector<double> classBreaks(std::span<const double> sorted, int count, BreakMethod method)
{
    if (sorted.empty() || count < 1)
        return {};
    const double least = sorted.front(), greatest = sorted.back();
    std::vector<double> bounds{least};
    if (method == BreakMethod::NaturalBreaks) {
        const auto starts = naturalStarts(sorted, count);
        bounds.insert(bounds.end(), starts.begin(), starts.end());
    } else {
        const auto n = static_cast<std::size_t>(count);
        for (std::size_t i = 1; i < n; ++i)
            bounds.push_back(method == BreakMethod::Quantiles
                                 ? sorted[i * sorted.size() / n]
                                 : least + (greatest - least) * static_cast<double>(i) / static_cast<double>(n));
    }
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    bounds.push_back(greatest); // equal to the one before where the last class is a single value
    return bounds;
}

std::vector<ValueCount> commonestValues(const Column &column, const RowSet &rows, std::size_t most)
{
    std::vector<ValueCount> values;
    const ValueCounts counted = countValues(column, rows);
    for (std::size_t code = 0; code < counted.counts.size(); ++code)
        if (counted.counts[code] > 0)
            values.push_back({static_cast<Column::Code>(code), counted.counts[code]});
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(std::min(most, values.size()));
    std::partial_sort(values.begin(), last, values.end(), [](const ValueCount &a, const ValueCount &b) {
        return a.rows != b.rows ? a.rows > b.rows : a.code < b.code;
    });
    values.erase(last, values.end());
    return values;
}

} // namespace kohkan
