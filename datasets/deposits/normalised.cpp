// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/normalised.h"

#include <QCoreApplication>
#include <algorithm>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::Estimate", text);
}

} // namespace

NormalisedLine normalised(const Estimate &estimate, const EstimateLine &line, Basis basis, const Unit &mass,
                          int mostDigits)
{
    NormalisedLine result;
    result.basis = estimate.basisText();
    double share = 1;
    if (const auto percent = Figure::parse(estimate.sharePercent);
        basis == Basis::Whole && percent && percent->value < 100) {
        share = percent->value / 100;
        result.basis = tr("100 % (%1 % share / %2)").arg(percent->text, QString::number(share));
    }
    const auto text = [&](double tonnes, int digits) {
        return roundedText(tonnes / share / mass.factor, std::min(digits, mostDigits));
    };
    const auto isMass = [](const std::optional<Measure> &measure) {
        return measure && measure->unit.kind == Unit::Kind::Mass;
    };
    const auto ore = Measure::parse(estimate.tonnage, estimate.tonnageUnit),
               metal = Measure::parse(line.contained, line.containedUnit),
               grade = Measure::parse(line.grade, line.gradeUnit);
    if (isMass(ore))
        result.tonnage = text(ore->value(), ore->figure.digits);
    if (isMass(metal)) {
        result.contained = text(metal->value(), metal->figure.digits);
    } else if (isMass(ore) && grade && grade->unit.kind == Unit::Kind::Grade) {
        result.isDerived = true;
        result.contained =
            text(ore->value() * grade->value(), std::max(2, std::min(ore->figure.digits, grade->figure.digits)));
    }
    return result;
}

} // namespace kohkan
