// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/disc_kernel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace kohkan {

namespace {

constexpr std::size_t points = 32;

struct Rule {
    std::array<double, points> at{}, weight{};
};

/// Gauss-Legendre on -1..1, by Newton's method on the Legendre polynomial (Abramowitz and Stegun 25.4.29).
Rule makeRule()
{
    Rule rule;
    constexpr auto n = static_cast<double>(points);
    for (std::size_t i = 0; i < points; ++i) {
        double x = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (n + 0.5)), slope = 1;
        for (int step = 0; step < 100; ++step) {
            double before = 1, now = x;
            for (std::size_t k = 2; k <= points; ++k) {
                const auto order = static_cast<double>(k);
                const double next = ((2 * order - 1) * x * now - (order - 1) * before) / order;
                before = now;
                now = next;
            }
            slope = n * (x * now - before) / (x * x - 1);
            const double move = now / slope;
            x -= move;
            if (std::abs(move) < 1e-16)
                break;
        }
        rule.at[i] = x;
        rule.weight[i] = 2 / ((1 - x * x) * slope * slope);
    }
    return rule;
}

/// The integral of the kernel over the part of the disc that circles around the site lie in only partly. The radius r
/// of those circles runs as middle - half cos t, which takes the square roots out of both ends.
double crossedPart(double distance, double spread, double radius)
{
    static const Rule rule = makeRule();
    const double from = std::abs(distance - spread), to = distance + spread;
    if (radius <= from)
        return 0;
    const double middle = (from + to) / 2, half = (to - from) / 2;
    const double end = radius >= to ? std::numbers::pi : std::acos(std::clamp((middle - radius) / half, -1.0, 1.0));
    double sum = 0;
    for (std::size_t i = 0; i < points; ++i) {
        const double t = end / 2 * (rule.at[i] + 1), r = middle - half * std::cos(t);
        const double cosine = (distance * distance + r * r - spread * spread) / (2 * distance * r);
        sum +=
            rule.weight[i] * (1 - r / radius) * r * 2 * std::acos(std::clamp(cosine, -1.0, 1.0)) * half * std::sin(t);
    }
    return sum * end / 2;
}

} // namespace

double discMean(double distance, double spread, double radius)
{
    if (distance - spread >= radius)
        return 0;
    if (spread < 1e-9 * radius)
        return std::max(0.0, 1 - distance / radius);
    double integral = 0;
    if (distance < spread) { // circles that lie in the disc whole
        const double whole = std::min(radius, spread - distance);
        integral = 2 * std::numbers::pi * (whole * whole / 2 - whole * whole * whole / (3 * radius));
    }
    if (distance > 1e-9 * spread)
        integral += crossedPart(distance, spread, radius);
    return integral / (std::numbers::pi * spread * spread);
}

} // namespace kohkan
