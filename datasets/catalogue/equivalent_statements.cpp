// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/equivalent_statements.h"

namespace kohkan {

std::vector<Price> equivalentPrices(const Catalogue &catalogue, const QString &token)
{
    const Commodity *commodity = catalogue.commodity(token);
    return commodity ? catalogue.pricesFor(*commodity) : std::vector<Price>();
}

bool canLeadEquivalent(const QString &token)
{
    return token == QLatin1String("Cu") || token == QLatin1String("Au");
}

bool takesPartInEquivalent(const Catalogue &catalogue, const EstimateLine &line)
{
    return !line.grade.isEmpty() && !line.gradeUnit.isEmpty() && !equivalentPrices(catalogue, line.commodity).empty();
}

std::vector<Estimate> equivalentStatements(const Catalogue &catalogue, const QString &depositId)
{
    std::vector<Estimate> statements;
    for (const Estimate &estimate : catalogue.estimatesFor(depositId)) {
        int metals = 0, mains = 0;
        for (const EstimateLine &line : estimate.lines) {
            metals += takesPartInEquivalent(catalogue, line) ? 1 : 0;
            mains += takesPartInEquivalent(catalogue, line) && canLeadEquivalent(line.commodity) ? 1 : 0;
        }
        if (metals > 1 && mains > 0 && estimate.kind != QLatin1String("claim") &&
            estimate.scope == QLatin1String("deposit"))
            statements.push_back(estimate);
    }
    return statements;
}

} // namespace kohkan
