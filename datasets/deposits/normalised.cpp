// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/normalised.h"

#include "datasets/work/words.h"

#include <algorithm>

namespace kohkan {

QString NormalisedMass::text(const Unit &mass, int mostDigits) const
{
    return roundedText(tonnes / mass.factor, std::min(digits, mostDigits));
}

NormalisedLine normalised(const Estimate &estimate, const EstimateLine &line, Basis basis)
{
    NormalisedLine result;
    result.basis = estimate.basisText();
    double share = 1;
    const auto percent = Figure::parse(estimate.sharePercent);
    if (basis == Basis::Whole && percent && percent->value < 100) {
        share = percent->value / 100;
        result.basis = tr("100 % (%1 % share / %2)").arg(percent->text, QString::number(share));
    }
    const auto ore = Measure::parse(estimate.tonnage, estimate.tonnageUnit, Unit::Kind::Mass),
               metal = Measure::parse(line.contained, line.containedUnit, Unit::Kind::Mass),
               grade = Measure::parse(line.grade, line.gradeUnit, Unit::Kind::Grade);
    if (ore)
        result.ore = NormalisedMass{ore->value() / share, ore->figure.digits};
    if (metal) {
        result.metal = NormalisedMass{metal->value() / share, metal->figure.digits};
    } else if (ore && grade) {
        result.isDerived = true;
        result.metal = NormalisedMass{ore->value() * grade->value() / share,
                                      std::max(2, std::min(ore->figure.digits, grade->figure.digits))};
    }
    return result;
}

} // namespace kohkan
