// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/contained_metal.h"

#include "datasets/deposits/best_supported.h"
#include "datasets/deposits/quantity.h"

#include <algorithm>

namespace kohkan {

namespace {

QString columnPrefix()
{
    return QStringLiteral("_contained_t_");
}

} // namespace

bool canSize(const Estimate &estimate)
{
    const bool isWhole = estimate.sharePercent.isEmpty() || estimate.sharePercent.toDouble() == 100.0;
    return isWhole && estimate.scope == QLatin1String("deposit") && estimate.kind != QLatin1String("claim");
}

std::optional<double> containedTonnes(const Estimate &estimate, const EstimateLine &line)
{
    const auto value = [](const QString &number, const QString &unit, Unit::Kind kind) {
        const auto measure = Measure::parse(number, unit, kind);
        return measure ? std::optional(measure->value()) : std::nullopt;
    };
    if (!line.contained.isEmpty())
        return value(line.contained, line.containedUnit, Unit::Kind::Mass);
    const auto ore = value(estimate.tonnage, estimate.tonnageUnit, Unit::Kind::Mass),
               share = value(line.grade, line.gradeUnit, Unit::Kind::Grade);
    return ore && share ? std::optional(*ore * *share) : std::nullopt;
}

std::map<QString, double> containedMetal(const std::vector<Estimate> &estimates)
{
    std::vector<Estimate> usable;
    std::copy_if(estimates.begin(), estimates.end(), std::back_inserter(usable), canSize);
    std::map<QString, double> metal;
    const auto take = [&](const Estimate &estimate) {
        for (const EstimateLine &line : estimate.lines)
            if (const auto tonnes = containedTonnes(estimate, line))
                metal.try_emplace(line.commodity, *tonnes);
    };
    for (const SupportedEstimate &best : bestSupported(usable)) // the firmest class first
        take(best.estimate);
    for (const Estimate &other : usable) // where none of those gives the metal
        take(other);
    return metal;
}

QString containedColumn(const QString &token)
{
    return columnPrefix() + token;
}

QString containedCommodity(const QString &column)
{
    return column.startsWith(columnPrefix()) ? column.mid(columnPrefix().size()) : QString();
}

} // namespace kohkan
