// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/contained_metal.h"

#include "datasets/table/column.h"

#include <algorithm>
#include <array>

namespace kohkan {

namespace {

constexpr double troyOunce = 31.1034768e-6; ///< tonnes; exact by definition
constexpr double pound = 453.59237e-6;      ///< tonnes; the international avoirdupois pound, exact by definition

struct Unit {
    QLatin1StringView name;
    double factor;
};

constexpr std::array masses{
    Unit{QLatin1StringView("Mt"), 1e6},
    Unit{QLatin1StringView("kt"), 1e3},
    Unit{QLatin1StringView("t"), 1},
    Unit{QLatin1StringView("kg"), 1e-3},
    Unit{QLatin1StringView("Moz"), 1e6 * troyOunce},
    Unit{QLatin1StringView("koz"), 1e3 * troyOunce},
    Unit{QLatin1StringView("oz"), troyOunce},
    Unit{QLatin1StringView("Mlb"), 1e6 * pound},
    Unit{QLatin1StringView("lb"), pound},
};
constexpr std::array grades{
    Unit{QLatin1StringView("%"), 1e-2},
    Unit{QLatin1StringView("g/t"), 1e-6},
    Unit{QLatin1StringView("ppm"), 1e-6},
};

template <std::size_t count>
std::optional<double> inUnits(const QString &number, const QString &unit, const std::array<Unit, count> &units)
{
    const auto value = parseNumber(number);
    const auto known = std::find_if(units.begin(), units.end(), [&](const Unit &u) { return u.name == unit; });
    if (!value || value->value <= 0 || known == units.end())
        return std::nullopt;
    return value->value * known->factor;
}

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
    if (!line.contained.isEmpty())
        return inUnits(line.contained, line.containedUnit, masses);
    const auto ore = inUnits(estimate.tonnage, estimate.tonnageUnit, masses);
    const auto share = inUnits(line.grade, line.gradeUnit, grades);
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
