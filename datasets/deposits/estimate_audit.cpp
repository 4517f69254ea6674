// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/estimate_audit.h"

#include "datasets/deposits/quantity.h"
#include "datasets/table/partial_date.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

using L = QLatin1StringView;
using Kind = Finding::Kind;
using Weight = Finding::Weight;

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::Estimate", text);
}

/// What a figure may be, in the base of its unit.
struct Interval {
    double least = 0, most = 0;
    explicit Interval(const Measure &measure) : Interval(measure.least(), measure.most()) {}
    Interval(double from, double to) : least(from), most(to) {}
    bool meets(const Interval &other) const { return least <= other.most && other.least <= most; }
};

Interval operator*(const Interval &a, const Interval &b)
{
    return {a.least * b.least, a.most * b.most};
}
Interval operator/(const Interval &a, const Interval &b)
{
    return {a.least / b.most, a.most / b.least};
}

/// A mass in tonnes, two or more digits, in the unit that reads best.
QString massText(double tonnes, const QString &unit, int digits)
{
    const auto known = unitNamed(unit);
    return roundedText(tonnes / (known ? known->factor : 1), digits) + u' ' + (known ? unit : QStringLiteral("t"));
}

QString spanText(const Interval &span, const QString &unit, int digits)
{
    const auto known = unitNamed(unit);
    const double factor = known ? known->factor : 1;
    return tr("%1 to %2 %3")
        .arg(roundedText(span.least / factor, digits), roundedText(span.most / factor, digits), unit);
}

QString oreUnit(double tonnes)
{
    return tonnes >= 1e9   ? QStringLiteral("Gt")
           : tonnes >= 1e6 ? QStringLiteral("Mt")
           : tonnes >= 1e3 ? QStringLiteral("kt")
                           : QStringLiteral("t");
}

double shareOf(const Estimate &estimate)
{
    bool ok = false;
    const double percent = estimate.sharePercent.toDouble(&ok);
    return ok && percent > 0 ? percent / 100 : 0;
}

QString scopeText(const QString &scope)
{
    if (scope == L("group"))
        return tr("a group of sites");
    if (scope == L("district"))
        return tr("a whole district");
    if (scope == L("national"))
        return tr("the whole country");
    return scope == L("company") ? tr("a whole company") : scope;
}

bool isComparable(const Estimate &estimate)
{
    return estimate.scope == L("deposit") && estimate.kind != L("claim");
}

QString digitsOf(double percent)
{
    return QString::number(percent * 100, 'g', 4);
}

class Auditor {
public:
    Auditor(const CommodityNames &nameOf, QDate today) : m_nameOf(nameOf), m_today(today) {}

    void check(const Estimate &estimate)
    {
        m_ids = {estimate.id};
        checkStanding(estimate);
        checkDate(estimate);
        for (const EstimateLine &line : estimate.lines)
            checkLine(estimate, line);
        checkOre(estimate);
    }
    void check(const Estimate &a, const Estimate &b)
    {
        m_ids = {a.id, b.id};
        if (!isComparable(a) || !isComparable(b) || sayTheSame(a, b))
            return;
        checkShare(a, b);
    }
    void checkSums(const std::vector<Estimate> &estimates);
    std::vector<Finding> take() { return std::move(m_findings); }

private:
    void find(Kind kind, Weight weight, const QString &sentence)
    {
        m_findings.push_back({kind, weight, sentence, m_ids});
    }
    void checkStanding(const Estimate &estimate);
    void checkDate(const Estimate &estimate);
    void checkLine(const Estimate &estimate, const EstimateLine &line);
    void checkOre(const Estimate &estimate);
    bool sayTheSame(const Estimate &a, const Estimate &b);
    void checkShare(const Estimate &a, const Estimate &b);
    const CommodityNames &m_nameOf;
    QDate m_today;
    QStringList m_ids;
    std::vector<Finding> m_findings;
};

void Auditor::checkStanding(const Estimate &estimate)
{
    if (estimate.kind == L("claim"))
        find(Kind::Claim, Weight::Warns,
             tr("A claim: no coded estimate stands behind the number. It enters no total and is compared with "
                "nothing."));
    if (estimate.scope != L("deposit"))
        find(Kind::Scope, Weight::Warns,
             estimate.scope.isEmpty()
                 ? tr("It does not say what ground it covers, so it cannot size this deposit.")
                 : tr("It covers %1, not this deposit alone, so it cannot size it.").arg(scopeText(estimate.scope)));
}

void Auditor::checkDate(const Estimate &estimate)
{
    const auto date = DateRange::parse(estimate.effectiveDate);
    if (!date) {
        find(Kind::Stale, Weight::Warns, tr("It has no effective date, so nobody can tell whether it still holds."));
        return;
    }
    const QDate last = date->lastDay();
    if (last.isValid() && last.addYears(staleAfter) < m_today)
        find(Kind::Stale, Weight::Warns,
             tr("Effective %1; %2 + %3 years = %4 is before %5. Prices, costs and drilling have moved on since.")
                 .arg(estimate.effectiveDate, last.toString(Qt::ISODate), QString::number(staleAfter),
                      last.addYears(staleAfter).toString(Qt::ISODate), m_today.toString(Qt::ISODate)));
}

void Auditor::checkLine(const Estimate &estimate, const EstimateLine &line)
{
    const auto grade = Measure::parse(line.grade, line.gradeUnit);
    if (grade && grade->least() > 1)
        find(Kind::Impossible, Weight::Warns,
             tr("%1 of %2 is more metal than ore.").arg(grade->text(), m_nameOf(line.commodity)));
    const auto ore = Measure::parse(estimate.tonnage, estimate.tonnageUnit),
               metal = Measure::parse(line.contained, line.containedUnit);
    if (!grade || !ore || !metal)
        return;
    const Interval product = Interval(*ore) * Interval(*grade);
    const bool agrees = product.meets(Interval(*metal));
    const QString arithmetic =
        tr("%1 x %2 = %3 of %4 (%5 within the rounding of the published digits); published: %6")
            .arg(ore->text(), grade->text(), massText(ore->value() * grade->value(), metal->unit.name, 3),
                 m_nameOf(line.commodity), spanText(product, metal->unit.name, 3), metal->text());
    find(Kind::Contained, agrees ? Weight::Explains : Weight::Warns,
         agrees ? tr("%1. They agree.").arg(arithmetic) : tr("%1. They do not agree.").arg(arithmetic));
}

/// Where the tonnage is left out, each metal with its grade implies one, and it has to be the same ore.
void Auditor::checkOre(const Estimate &estimate)
{
    if (!estimate.tonnage.isEmpty())
        return;
    struct Implied {
        Interval ore;
        double value;
        QString text;
    };
    std::vector<Implied> implied;
    for (const EstimateLine &line : estimate.lines) {
        const auto grade = Measure::parse(line.grade, line.gradeUnit);
        const auto metal = Measure::parse(line.contained, line.containedUnit);
        if (!grade || !metal)
            continue;
        const double ore = metal->value() / grade->value();
        implied.push_back(
            {Interval(*metal) / Interval(*grade), ore,
             tr("%1 / %2 = %3 of ore").arg(metal->text(), grade->text(), massText(ore, oreUnit(ore), 2))});
    }
    for (std::size_t i = 1; i < implied.size(); ++i) {
        const Implied &a = implied[i - 1], &b = implied[i];
        const QString unit = oreUnit(a.value);
        const QString both =
            tr("%1 (%2) and %3 (%4)").arg(a.text, spanText(a.ore, unit, 3), b.text, spanText(b.ore, unit, 3));
        const bool agrees = a.ore.meets(b.ore);
        find(Kind::Ore, agrees ? Weight::Explains : Weight::Warns,
             agrees ? tr("%1: consistent within the rounding of the published digits.").arg(both)
                    : tr("%1: more apart than the rounding of the published digits allows.").arg(both));
    }
}

/// The values of a statement by what they are: tonnage, and grade and metal of each commodity.
std::vector<std::pair<QString, Measure>> measuresOf(const Estimate &estimate)
{
    std::vector<std::pair<QString, Measure>> measures;
    const auto add = [&](const QString &what, const QString &number, const QString &unit) {
        if (auto measure = Measure::parse(number, unit))
            measures.emplace_back(what, *std::move(measure));
    };
    add(QStringLiteral("ore"), estimate.tonnage, estimate.tonnageUnit);
    for (const EstimateLine &line : estimate.lines) {
        add(QStringLiteral("grade ") + line.commodity, line.grade, line.gradeUnit);
        add(QStringLiteral("metal ") + line.commodity, line.contained, line.containedUnit);
    }
    return measures;
}

/// Two statements of one basis whose common figures all agree within their rounding, the tonnage among them.
bool Auditor::sayTheSame(const Estimate &a, const Estimate &b)
{
    if (shareOf(a) != shareOf(b) || a.category != b.category)
        return false;
    QStringList pairs;
    bool hasOre = false;
    for (const auto &[what, measure] : measuresOf(a))
        for (const auto &[other, second] : measuresOf(b)) {
            if (what != other)
                continue;
            if (!Interval(measure).meets(Interval(second)))
                return false;
            hasOre = hasOre || what == L("ore");
            pairs << tr("%1 and %2").arg(measure.text(), second.text());
        }
    if (!hasOre)
        return false;
    find(Kind::Same, Weight::Explains,
         tr("They say the same within their rounding: %1.").arg(pairs.join(QStringLiteral(", "))));
    return true;
}

/// Statements of one date on two stated bases: does the smaller share explain the factor between the metals?
void Auditor::checkShare(const Estimate &a, const Estimate &b)
{
    const double shareA = shareOf(a), shareB = shareOf(b);
    if (shareA == 0 || shareB == 0 || shareA == shareB || a.effectiveDate != b.effectiveDate || a.kind != b.kind)
        return;
    const Estimate &part = shareA < shareB ? a : b, &whole = shareA < shareB ? b : a;
    const double share = std::min(shareA, shareB) / std::max(shareA, shareB);
    QStringList sentences;
    bool agrees = true;
    for (const EstimateLine &line : part.lines)
        for (const EstimateLine &other : whole.lines) {
            const auto own = Measure::parse(line.contained, line.containedUnit),
                       full = Measure::parse(other.contained, other.containedUnit);
            if (line.commodity != other.commodity || !own || !full)
                continue;
            const Interval scaled(own->least() / share, own->most() / share);
            agrees = agrees && scaled.meets(Interval(*full));
            sentences << tr("%1 / %2 % = %3 of %4 (%5), published: %6")
                             .arg(own->text(), digitsOf(share), massText(own->value() / share, full->unit.name, 3),
                                  m_nameOf(line.commodity), spanText(scaled, full->unit.name, 3), full->text());
        }
    if (sentences.isEmpty())
        return;
    const QString arithmetic = sentences.join(QStringLiteral("; "));
    find(Kind::Share, agrees ? Weight::Explains : Weight::Warns,
         agrees ? tr("%1 is the %2 % share of %3: %4.").arg(part.id, digitsOf(share), whole.id, arithmetic)
                : tr("The share of %2 % does not explain the difference of %1 from %3: %4.")
                      .arg(part.id, digitsOf(share), whole.id, arithmetic));
}

/// A figure that does not state its categories and is the sum of two that may not be added.
void Auditor::checkSums(const std::vector<Estimate> &estimates)
{
    const auto isStated = [](const Estimate &estimate) {
        return !estimate.category.isEmpty() && estimate.category != L("total");
    };
    for (const Estimate &sum : estimates)
        for (std::size_t i = 0; !isStated(sum) && isComparable(sum) && i < estimates.size(); ++i)
            for (std::size_t j = i + 1; j < estimates.size(); ++j) {
                const Estimate &a = estimates[i], &b = estimates[j];
                if (!isStated(a) || !isStated(b) || a.category == b.category || !isComparable(a) || !isComparable(b) ||
                    a.effectiveDate != b.effectiveDate || shareOf(a) != shareOf(b))
                    continue;
                const auto whole = Measure::parse(sum.tonnage, sum.tonnageUnit),
                           first = Measure::parse(a.tonnage, a.tonnageUnit),
                           second = Measure::parse(b.tonnage, b.tonnageUnit);
                if (!whole || !first || !second ||
                    std::abs(first->value() + second->value() - whole->value()) >
                        whole->figure.halfStep * whole->unit.factor)
                    continue;
                m_ids = {sum.id, a.id, b.id};
                find(Kind::Sum, Weight::Warns,
                     tr("%1 (%2) + %3 (%4) = %5: it looks like both added, which the reporting codes do not allow.")
                         .arg(first->text(), a.categoryText(), second->text(), b.categoryText(), whole->text()));
            }
}

} // namespace

QString findingName(Finding::Kind kind)
{
    static const char *const names[] = {"contained", "ore",   "impossible", "share", "sum",
                                        "same",      "stale", "scope",      "claim"};
    return QLatin1String(names[static_cast<int>(kind)]);
}

std::vector<Finding> auditEstimates(const std::vector<Estimate> &estimates, const CommodityNames &nameOf, QDate today)
{
    Auditor auditor(nameOf, today);
    for (const Estimate &estimate : estimates)
        auditor.check(estimate);
    for (std::size_t i = 0; i < estimates.size(); ++i)
        for (std::size_t j = i + 1; j < estimates.size(); ++j)
            auditor.check(estimates[i], estimates[j]);
    auditor.checkSums(estimates);
    return auditor.take();
}

std::vector<Finding> auditDeposit(const Catalogue &catalogue, const QString &depositId, QDate today)
{
    return auditEstimates(
        catalogue.estimatesFor(depositId), [&](const QString &token) { return catalogue.commodityName(token); }, today);
}

} // namespace kohkan
