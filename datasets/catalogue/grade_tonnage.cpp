// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/grade_tonnage.h"

#include "datasets/deposits/contained_metal.h"

#include <algorithm>

namespace kohkan {

namespace {

const EstimateLine *lineOf(const Estimate &estimate, const QString &commodity)
{
    const auto at = std::find_if(estimate.lines.begin(), estimate.lines.end(),
                                 [&](const EstimateLine &line) { return line.commodity == commodity; });
    return at == estimate.lines.end() ? nullptr : &*at;
}

std::optional<Measure> measuredGrade(const EstimateLine &line)
{
    return Measure::parse(line.grade, line.gradeUnit, Unit::Kind::Grade);
}

std::optional<Measure> tonnageOf(const Estimate &estimate)
{
    return Measure::parse(estimate.tonnage, estimate.tonnageUnit, Unit::Kind::Mass);
}

} // namespace

std::optional<GradeTonnage> gradeTonnage(const std::vector<Estimate> &estimates, const QString &commodity)
{
    std::vector<Estimate> onIt, complete;
    for (const Estimate &estimate : estimates) {
        const EstimateLine *line = lineOf(estimate, commodity);
        if (!line)
            continue;
        onIt.push_back(estimate);
        if (canSize(estimate) && tonnageOf(estimate) && measuredGrade(*line))
            complete.push_back(estimate);
    }
    const auto chosen = bestSupported(complete);
    if (chosen.empty())
        return std::nullopt;
    const EstimateLine line = *lineOf(chosen.front().estimate, commodity);
    GradeTonnage found{chosen.front(), line, *tonnageOf(chosen.front().estimate), *measuredGrade(line), {}};
    if (const auto all = bestSupported(onIt); all.front().rank < found.chosen.rank)
        found.firmer = all.front().className;
    return found;
}

GradeTonnageSites gradeTonnageSites(const Catalogue &catalogue, const QString &commodity)
{
    const Layer &deposits = *catalogue.deposits();
    GradeTonnageSites found{{}, RowSet(deposits.rowCount())};
    for (const auto name : {u"primary_commodities", u"secondary_commodities"}) {
        const Column *column = deposits.column(name);
        const auto code = column ? column->codeOf(commodity) : std::nullopt;
        if (!code)
            continue;
        std::vector<std::uint8_t> pass(column->dictionary().size());
        pass[*code] = 1;
        found.carriers |= column->rowsWithCode(pass);
    }
    for (const Row row : deposits.bySourceRow())
        if (auto figures = gradeTonnage(catalogue.estimatesFor(deposits.key(row)), commodity)) {
            found.carriers.insert(row);
            found.sites.emplace_back(row, *std::move(figures));
        }
    return found;
}

QStringList gradeTonnageCommodities(const Catalogue &catalogue)
{
    std::vector<std::pair<QString, int>> counts; // in the order of first sight
    const Layer &deposits = *catalogue.deposits();
    for (const Row row : deposits.bySourceRow()) {
        const auto estimates = catalogue.estimatesFor(deposits.key(row));
        QStringList tokens;
        for (const Estimate &estimate : estimates)
            for (const EstimateLine &line : estimate.lines)
                if (!tokens.contains(line.commodity))
                    tokens << line.commodity;
        for (const QString &token : tokens) {
            if (!gradeTonnage(estimates, token))
                continue;
            const auto known =
                std::find_if(counts.begin(), counts.end(), [&](const auto &count) { return count.first == token; });
            if (known == counts.end())
                counts.emplace_back(token, 1);
            else
                ++known->second;
        }
    }
    std::stable_sort(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList tokens;
    for (const auto &[token, count] : counts)
        tokens << token;
    return tokens;
}

} // namespace kohkan
