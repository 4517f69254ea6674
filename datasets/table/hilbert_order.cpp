// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/hilbert_order.h"

#include "datasets/work/in_parallel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kohkan {

namespace {

constexpr std::size_t parallelFrom = 50'000; ///< rows from which a second thread pays

/// The curve, four levels at a step: by how the square is turned (bit 0: x and y swapped, bit 1: both mirrored) and
/// four bits of x and of y, the eight bits of the key and how the square at the end is turned. Level by level it is the
/// usual iterative form (Hacker's Delight, 16-3).
struct CurveStep {
    std::uint8_t key;
    std::uint8_t turn;
};

constexpr std::array<CurveStep, 4 * 256> makeSteps()
{
    std::array<CurveStep, 4 * 256> curveSteps{};
    for (unsigned from = 0; from < curveSteps.size(); ++from) {
        unsigned turn = from >> 8, key = 0;
        for (unsigned level = 4; level-- > 0;) {
            const unsigned x = from >> (4 + level) & 1u, y = from >> level & 1u, mirrored = turn >> 1;
            const unsigned rx = ((turn & 1u) ? y : x) ^ mirrored, ry = ((turn & 1u) ? x : y) ^ mirrored;
            key = key << 2 | ((3 * rx) ^ ry);
            if (ry == 0)
                turn ^= rx << 1 | 1u;
        }
        curveSteps[from] = {static_cast<std::uint8_t>(key), static_cast<std::uint8_t>(turn)};
    }
    return curveSteps;
}

constexpr auto curveSteps = makeSteps();

struct Keyed {
    std::uint32_t key;
    std::uint32_t row;
};

void keyRows(const GeometryBuilder &geometry, std::size_t from, std::size_t to, std::vector<Keyed> &keyed)
{
    for (std::size_t i = from; i < to; ++i)
        keyed[i] = {hilbertKey(geometry.center(i)), static_cast<std::uint32_t>(i)};
}

/// Sorts by key, stable: three passes over eleven bits each.
void radixSort(std::vector<Keyed> &keyed)
{
    constexpr unsigned bits = 11, buckets = 1u << bits;
    std::vector<Keyed> other(keyed.size());
    for (unsigned shift = 0; shift < 32; shift += bits) {
        std::array<std::uint32_t, buckets> place{};
        for (const auto &row : keyed)
            ++place[row.key >> shift & (buckets - 1)];
        std::uint32_t first = 0;
        for (auto &count : place)
            first += std::exchange(count, first);
        for (const auto &row : keyed)
            other[place[row.key >> shift & (buckets - 1)]++] = row;
        keyed.swap(other);
    }
}

} // namespace

bool isInRange(LonLat p)
{
    return std::abs(p.lat) <= 90.0 && std::abs(p.lon) <= 360.0; // neither NaN nor infinite
}

bool isOnMap(const Geometry &geometry, Row row)
{
    const LonLatBox own = geometry.box(row);
    return !own.isEmpty() && isInRange({own.minX, own.minY}) && isInRange({own.maxX, own.maxY});
}

std::uint32_t hilbertKey(LonLat point)
{
    if (!isInRange(point))
        return 0xffffffffu;
    const auto cell = [](double value, double low, double high) {
        return static_cast<std::uint32_t>(std::clamp((value - low) / (high - low), 0.0, 1.0) * 65535.0);
    };
    const std::uint32_t x = cell(point.lon > 180 ? point.lon - 360 : point.lon, -180, 180),
                        y = cell(point.lat, -90, 90);
    std::uint32_t key = 0, turn = 0;
    for (unsigned shift = 16; shift > 0;) {
        shift -= 4;
        const CurveStep step = curveSteps[turn << 8 | (x >> shift & 15u) << 4 | (y >> shift & 15u)];
        key = key << 8 | step.key;
        turn = step.turn;
    }
    return key;
}

std::vector<std::uint32_t> hilbertOrder(const GeometryBuilder &geometry)
{
    const std::size_t rows = geometry.rowCount(), half = rows / 2;
    std::vector<Keyed> keyed(rows);
    if (rows < parallelFrom)
        keyRows(geometry, 0, rows, keyed);
    else
        runInParallel({[&] { keyRows(geometry, 0, half, keyed); }, [&] { keyRows(geometry, half, rows, keyed); }});
    radixSort(keyed);
    std::vector<std::uint32_t> order(rows);
    std::transform(keyed.begin(), keyed.end(), order.begin(), [](const Keyed &row) { return row.row; });
    return order;
}

} // namespace kohkan
