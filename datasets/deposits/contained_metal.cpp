// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/contained_metal.h"

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
    std::map<QString, double> metal;
    std::map<QString, QString> dates; ///< of what was taken
    for (const Estimate &estimate : estimates) {
        if (!canSize(estimate))
            continue;
        for (const EstimateLine &line : estimate.lines) {
            const auto tonnes = containedTonnes(estimate, line);
            if (!tonnes)
                continue;
            const auto [known, isFirst] = metal.try_emplace(line.commodity, *tonnes);
            if (isFirst)
                dates[line.commodity] = estimate.effectiveDate;
            else if (dates[line.commodity] == estimate.effectiveDate)
                known->second = std::max(known->second, *tonnes);
        }
    }
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
