// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/equivalent_grade.h"

#include "datasets/deposits/quantity.h"
#include "datasets/work/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

/// Prices are quoted for the troy ounce by that name.
std::optional<Unit> priceUnit(const QString &name)
{
    return unitNamed(name == QLatin1String("troy oz") ? QStringLiteral("oz") : name);
}

QString bandText(const Band &band)
{
    const QString low = QString::number(band.low), high = QString::number(band.high);
    return low == high ? low : tr("%1 to %2").arg(low, high);
}

/// The sentence about what is wrong with one metal; empty where nothing is.
QString problemOf(const EquivalentMetal &metal)
{
    if (!Measure::parse(metal.grade, metal.gradeUnit, Unit::Kind::Grade))
        return tr("%1 has no grade.").arg(metal.name);
    if (!(metal.recovery.low > 0) || !(metal.recovery.high > 0))
        return tr("%1 needs a recovery above zero.").arg(metal.name);
    if (metal.recovery.high > 100)
        return tr("%1: more than 100 percent cannot be recovered.").arg(metal.name);
    if (!(metal.price.low > 0) || !(metal.price.high > 0))
        return tr("%1 needs a price above zero.").arg(metal.name);
    if (metal.recovery.low > metal.recovery.high || metal.price.low > metal.price.high)
        return tr("%1: the low value is above the high one.").arg(metal.name);
    const auto unit = priceUnit(metal.priceUnit);
    if (!unit || unit->kind != Unit::Kind::Mass)
        return tr("%1: %2 is no unit that a price can be for.").arg(metal.name, metal.priceUnit);
    return {};
}

double perTonne(double price, const QString &unit)
{
    return price / priceUnit(unit)->factor;
}

/// To so many digits, away from the other end of the band.
QString outward(double value, int digits, bool down)
{
    const double step = std::pow(10.0, std::floor(std::log10(value)) - digits + 1);
    const double slack = 1e-9; // what is a step already stays
    const double rounded = down ? std::floor(value / step + slack) * step : std::ceil(value / step - slack) * step;
    return roundedText(rounded, digits);
}

QString formulaOf(const std::vector<EquivalentMetal> &metals)
{
    const EquivalentMetal &main = metals.front();
    QString formula = tr("%1 %2").arg(main.grade, main.gradeUnit);
    QStringList assumed;
    for (const EquivalentMetal &metal : metals) {
        if (&metal != &main)
            formula += tr(" + %1 %2 %3 x (R %3 / R %4) x (P %3 / P %4)")
                           .arg(metal.grade, metal.gradeUnit, metal.name, main.name);
        assumed << tr("%1: recovery %2 %, price %3 USD per %4")
                       .arg(metal.name, bandText(metal.recovery), bandText(metal.price), metal.priceUnit);
    }
    return formula + QStringLiteral("; ") + assumed.join(QStringLiteral("; "));
}

} // namespace

Result<EquivalentGrade> equivalentGrade(const std::vector<EquivalentMetal> &metals)
{
    if (metals.size() < 2)
        return Error{Error::Kind::Words, tr("An equivalent takes at least two metals.")};
    for (const EquivalentMetal &metal : metals)
        if (const QString problem = problemOf(metal); !problem.isEmpty())
            return Error{Error::Kind::Words, problem};
    const EquivalentMetal &main = metals.front();
    const Measure mainGrade = *Measure::parse(main.grade, main.gradeUnit, Unit::Kind::Grade);
    EquivalentGrade result{main.name, main.gradeUnit,   {mainGrade.value(), mainGrade.value()}, mainGrade.figure.digits,
                           {},        formulaOf(metals)};
    for (std::size_t i = 1; i < metals.size(); ++i) {
        const EquivalentMetal &other = metals[i];
        const Measure grade = *Measure::parse(other.grade, other.gradeUnit, Unit::Kind::Grade);
        const auto worth = [&](double recovery, double price, double mainRecovery, double mainPrice) {
            return grade.value() * (recovery / mainRecovery) *
                   (perTonne(price, other.priceUnit) / perTonne(mainPrice, main.priceUnit));
        };
        result.value.low += worth(other.recovery.low, other.price.low, main.recovery.high, main.price.high);
        result.value.high += worth(other.recovery.high, other.price.high, main.recovery.low, main.price.low);
        result.digits = std::min(result.digits, grade.figure.digits);
    }
    result.value.low /= mainGrade.unit.factor;
    result.value.high /= mainGrade.unit.factor;
    const QString low = outward(result.value.low, result.digits, true),
                  high = outward(result.value.high, result.digits, false);
    result.text = (low == high ? low : tr("%1 to %2").arg(low, high)) + u' ' + result.unit;
    return result;
}

} // namespace kohkan
