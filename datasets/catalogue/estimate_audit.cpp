// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/estimate_audit.h"

#include "datasets/deposits/quantity.h"
#include "datasets/table/partial_date.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kohkan {

namespace {

using L = QLatin1StringView;
using FindingKind = Finding::Kind;
using Weight = Finding::Weight;

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

/// A mass in a unit.
QString massText(double tonnes, const QString &unit, int digits)
{
    return roundedText(tonnes / unitNamed(unit)->factor, digits) + u' ' + unit;
}

/// To so many digits, away from the value where `up` says; what is whole but for the rounding of a division stays.
QString outwards(double value, int digits, bool up)
{
    const double step = std::pow(10, std::floor(std::log10(value)) - digits + 1);
    const double steps = value / step, whole = std::nearbyint(steps);
    if (std::abs(steps - whole) < 1e-6)
        return roundedText(whole * step, digits);
    return roundedText((up ? std::ceil(steps) : std::floor(steps)) * step, digits);
}

/// Rounded outwards, with as many digits as tell the ends apart.
QString spanText(const Interval &span, const QString &unit, int digits)
{
    constexpr int mostDigits = 9;
    const double factor = unitNamed(unit)->factor;
    QString from, to;
    for (int count = std::max(3, digits); count <= mostDigits && from == to; ++count) {
        from = outwards(span.least / factor, count, false);
        to = outwards(span.most / factor, count, true);
    }
    return tr("%1 to %2 %3").arg(from, to, unit);
}

/// The digits of the poorer of two figures, and two at least.
int digitsOf(const Measure &a, const Measure &b)
{
    return std::max(2, std::min(a.figure.digits, b.figure.digits));
}

QString oreUnit(double tonnes)
{
    return tonnes >= 1e9   ? QStringLiteral("Gt")
           : tonnes >= 1e6 ? QStringLiteral("Mt")
           : tonnes >= 1e3 ? QStringLiteral("kt")
                           : QStringLiteral("t");
}

QString percentText(double share)
{
    return QString::number(share * 100, 'g', 4);
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

bool haveCommonCommodity(const Estimate &a, const Estimate &b)
{
    return std::any_of(a.lines.begin(), a.lines.end(), [&](const EstimateLine &line) {
        return std::any_of(b.lines.begin(), b.lines.end(),
                           [&](const EstimateLine &other) { return other.commodity == line.commodity; });
    });
}

bool holds(const QStringList &wide, const QStringList &narrow)
{
    return std::all_of(narrow.begin(), narrow.end(), [&](const QString &own) { return wide.contains(own); });
}

/// Do the codes forbid to add them: inferred to firmer categories, or resources to reserves?
bool mayNotBeAdded(const std::vector<const Estimate *> &parts)
{
    bool hasInferred = false, hasFirmer = false, hasResource = false, hasReserve = false;
    for (const Estimate *part : parts) {
        for (const QString &category : part->categories())
            (category == L("inferred") ? hasInferred : hasFirmer) = true;
        hasResource = hasResource || part->kind == L("resource");
        hasReserve = hasReserve || part->kind == L("reserve");
    }
    return (hasInferred && hasFirmer) || (hasResource && hasReserve);
}

std::optional<Measure> oreOf(const Estimate &estimate)
{
    return Measure::parse(estimate.tonnage, estimate.tonnageUnit, Unit::Kind::Mass);
}
std::optional<Measure> gradeOf(const EstimateLine &line)
{
    return Measure::parse(line.grade, line.gradeUnit, Unit::Kind::Grade);
}
std::optional<Measure> metalOf(const EstimateLine &line)
{
    return Measure::parse(line.contained, line.containedUnit, Unit::Kind::Mass);
}

/// One thing that a statement says, and how it says it.
struct Said {
    QString what; ///< ore, or grade or metal of a commodity
    Interval span;
    QString text;
    bool isDerived = false; ///< tonnage x grade
};

std::vector<Said> saidBy(const Estimate &estimate)
{
    std::vector<Said> all;
    const auto ore = oreOf(estimate);
    if (ore)
        all.push_back({QStringLiteral("ore"), Interval(*ore), ore->text()});
    for (const EstimateLine &line : estimate.lines) {
        const auto grade = gradeOf(line), metal = metalOf(line);
        if (grade)
            all.push_back({QStringLiteral("grade ") + line.commodity, Interval(*grade), grade->text()});
        if (metal)
            all.push_back({QStringLiteral("metal ") + line.commodity, Interval(*metal), metal->text()});
        else if (ore && grade)
            all.push_back({QStringLiteral("metal ") + line.commodity, Interval(*ore) * Interval(*grade),
                           tr("%1 x %2").arg(ore->text(), grade->text()), true});
    }
    return all;
}

class Auditor {
public:
    Auditor(const CommodityNames &nameOf, QDate today) : m_nameOf(nameOf), m_today(today) {}

    void check(const Estimate &estimate)
    {
        m_ids = {estimate.id};
        checkStanding(estimate);
        checkDate(estimate);
        checkUnit(estimate.tonnage, estimate.tonnageUnit, Unit::Kind::Mass);
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
    void find(FindingKind kind, Weight weight, const QString &sentence)
    {
        m_findings.push_back({kind, weight, sentence, m_ids});
    }
    void checkStanding(const Estimate &estimate);
    void checkDate(const Estimate &estimate);
    void checkUnit(const QString &number, const QString &unit, Unit::Kind kind);
    void checkLine(const Estimate &estimate, const EstimateLine &line);
    void checkOre(const Estimate &estimate);
    bool sayTheSame(const Estimate &a, const Estimate &b);
    void checkShare(const Estimate &a, const Estimate &b);
    void checkSum(const Estimate &sum, const std::vector<const Estimate *> &parts);
    const CommodityNames &m_nameOf;
    QDate m_today;
    QStringList m_ids;
    std::vector<Finding> m_findings;
};

void Auditor::checkStanding(const Estimate &estimate)
{
    if (estimate.kind == L("claim"))
        find(FindingKind::Claim, Weight::Warns,
             tr("A claim: no coded estimate stands behind the number. It enters no total and is compared with "
                "nothing."));
    if (!estimate.sharePercent.isEmpty() && estimate.share() == 0)
        find(FindingKind::Share, Weight::Warns,
             tr("A share of %1 % is none: it has to be above 0 and at most 100.").arg(estimate.sharePercent));
    if (estimate.scope != L("deposit"))
        find(FindingKind::Scope, Weight::Warns,
             estimate.scope.isEmpty()
                 ? tr("It does not say what ground it covers, so it cannot size this deposit.")
                 : tr("It covers %1, not this deposit alone, so it cannot size it.").arg(scopeText(estimate.scope)));
}

void Auditor::checkDate(const Estimate &estimate)
{
    const auto date = DateRange::parse(estimate.effectiveDate);
    if (!date) {
        find(FindingKind::Stale, Weight::Warns,
             tr("It has no effective date that can be read, so nobody can tell whether it still holds."));
        return;
    }
    const QDate last = date->lastDay();
    if (last.isValid() && last.addYears(staleAfter) < m_today)
        find(FindingKind::Stale, Weight::Warns,
             tr("Effective %1; %2 + %3 years = %4 is before %5. Prices, costs and drilling have moved on since.")
                 .arg(estimate.effectiveDate, last.toString(Qt::ISODate), QString::number(staleAfter),
                      last.addYears(staleAfter).toString(Qt::ISODate), m_today.toString(Qt::ISODate)));
}

/// A number that cannot be checked because its unit is not known, or is of another kind.
void Auditor::checkUnit(const QString &number, const QString &unit, Unit::Kind kind)
{
    if (Figure::parse(number) && !Measure::parse(number, unit, kind))
        find(FindingKind::Unit, Weight::Warns,
             (kind == Unit::Kind::Mass
                  ? tr("%1 %2: that is no unit of mass that is known, so the figure is not checked.")
                  : tr("%1 %2: that is no unit of a grade that is known, so the figure is not checked."))
                 .arg(number, unit.isEmpty() ? tr("(no unit)") : unit));
}

void Auditor::checkLine(const Estimate &estimate, const EstimateLine &line)
{
    checkUnit(line.grade, line.gradeUnit, Unit::Kind::Grade);
    checkUnit(line.contained, line.containedUnit, Unit::Kind::Mass);
    const auto ore = oreOf(estimate), grade = gradeOf(line), metal = metalOf(line);
    if (grade && grade->least() > 1)
        find(FindingKind::Impossible, Weight::Warns,
             tr("%1 of %2 is more metal than ore.").arg(grade->text(), m_nameOf(line.commodity)));
    if (!grade || !ore || !metal)
        return;
    const Interval product = Interval(*ore) * Interval(*grade);
    const double value = ore->value() * grade->value();
    const int digits = std::max(digitsOf(*ore, *grade), std::min(3, metal->figure.digits));
    const QString arithmetic =
        tr("%1 x %2 = %3 of %4 (%5 within the rounding of the published digits); published: %6")
            .arg(ore->text(), grade->text(), massText(value, metal->unit.name, digits), m_nameOf(line.commodity),
                 spanText(product, metal->unit.name, digits), metal->text());
    if (estimate.kind == L("recoverable")) { // what a mine plan loses is no disagreement
        const bool fits = metal->least() <= product.most;
        find(FindingKind::Contained, fits ? Weight::Explains : Weight::Warns,
             fits ? tr("%1. That is a recovery of %2 %.").arg(arithmetic, roundedText(metal->value() / value * 100, 2))
                  : tr("%1. More is recovered than the ore holds.").arg(arithmetic));
        return;
    }
    const bool agrees = product.meets(Interval(*metal));
    find(FindingKind::Contained, agrees ? Weight::Explains : Weight::Warns,
         agrees ? tr("%1. They agree.").arg(arithmetic) : tr("%1. They do not agree.").arg(arithmetic));
}

/// Where the tonnage is left out, each metal with its grade implies one, and it has to be the same ore.
void Auditor::checkOre(const Estimate &estimate)
{
    if (!estimate.tonnage.isEmpty() || estimate.kind == L("recoverable"))
        return;
    Interval common(0, std::numeric_limits<double>::infinity());
    QStringList sentences;
    for (const EstimateLine &line : estimate.lines) {
        const auto grade = gradeOf(line), metal = metalOf(line);
        if (!grade || !metal)
            continue;
        const double ore = metal->value() / grade->value();
        const Interval span = Interval(*metal) / Interval(*grade);
        common = {std::max(common.least, span.least), std::min(common.most, span.most)};
        sentences << tr("%1 / %2 = %3 of ore (%4)")
                         .arg(metal->text(), grade->text(), massText(ore, oreUnit(ore), digitsOf(*metal, *grade)),
                              spanText(span, oreUnit(ore), 3));
    }
    if (sentences.size() < 2)
        return;
    const bool agrees = common.least <= common.most;
    const QString all = sentences.join(tr(" and "));
    find(FindingKind::Ore, agrees ? Weight::Explains : Weight::Warns,
         agrees ? tr("%1: consistent within the rounding of the published digits.").arg(all)
                : tr("%1: more apart than the rounding of the published digits allows.").arg(all));
}

/// Two statements of one kind, basis and set of categories about a common commodity, whose common figures all agree
/// within their rounding, the tonnage among them.
bool Auditor::sayTheSame(const Estimate &a, const Estimate &b)
{
    if (a.share() != b.share() || a.kind != b.kind || a.categories() != b.categories() || !haveCommonCommodity(a, b))
        return false;
    QStringList pairs;
    bool hasOre = false, hasMore = false;
    for (const Said &own : saidBy(a))
        for (const Said &other : saidBy(b)) {
            if (own.what != other.what)
                continue;
            if (!own.span.meets(other.span))
                return false;
            const bool isOre = own.what == L("ore");
            hasOre = hasOre || isOre;
            hasMore = hasMore || !isOre;
            if (!own.isDerived || !other.isDerived)
                pairs << tr("%1 and %2").arg(own.text, other.text);
        }
    if (!hasOre)
        return false;
    const QString all = pairs.join(QStringLiteral(", "));
    find(FindingKind::Same, Weight::Explains,
         hasMore ? tr("They say the same within their rounding: %1.").arg(all)
                 : tr("They give the same tonnage within its rounding: %1.").arg(all));
    return true;
}

/// A statement on a 100 % basis and one of a stated share, of one date and kind and of the same categories or fewer:
/// does the share explain the factor between the metals?
void Auditor::checkShare(const Estimate &a, const Estimate &b)
{
    const Estimate &part = a.share() == 1 ? b : a, &whole = a.share() == 1 ? a : b;
    const double share = part.share();
    if (whole.share() != 1 || share == 0 || share == 1 || a.effectiveDate != b.effectiveDate || a.kind != b.kind ||
        !holds(whole.categories(), part.categories()))
        return;
    QStringList sentences;
    bool agrees = true;
    for (const EstimateLine &line : part.lines)
        for (const EstimateLine &other : whole.lines) {
            const auto own = metalOf(line), full = metalOf(other);
            if (line.commodity != other.commodity || !own || !full)
                continue;
            const Interval scaled(own->least() / share, own->most() / share);
            agrees = agrees && scaled.meets(Interval(*full));
            sentences << tr("%1 / %2 % = %3 of %4 (%5), published: %6")
                             .arg(own->text(), percentText(share), massText(own->value() / share, full->unit.name, 3),
                                  m_nameOf(line.commodity), spanText(scaled, full->unit.name, 3), full->text());
        }
    const bool isSameSet = whole.categories() == part.categories();
    if (sentences.isEmpty() || (!agrees && !isSameSet)) // fewer categories may hold less
        return;
    const QString arithmetic = sentences.join(QStringLiteral("; "));
    const QString sets = isSameSet ? QString() : tr(" (%1 and %2)").arg(part.categoryText(), whole.categoryText());
    find(FindingKind::Share, agrees ? Weight::Explains : Weight::Warns,
         agrees ? tr("%1 agrees with a share of %2 % of %3%4: %5.")
                      .arg(part.id, percentText(share), whole.id, sets, arithmetic)
                : tr("A share of %2 % does not explain the difference of %1 from %3: %4.")
                      .arg(part.id, percentText(share), whole.id, arithmetic));
}

void Auditor::checkSum(const Estimate &sum, const std::vector<const Estimate *> &parts)
{
    const auto whole = oreOf(sum);
    double total = 0;
    QStringList texts, ids{sum.id};
    for (const Estimate *part : parts) {
        const auto own = oreOf(*part);
        if (!own)
            return;
        total += own->value();
        texts << tr("%1 (%2)").arg(own->text(), part->categoryText());
        ids << part->id;
    }
    if (!whole || std::abs(total - whole->value()) > whole->figure.halfStep * whole->unit.factor)
        return;
    m_ids = ids;
    find(FindingKind::Sum, Weight::Warns,
         tr("%1 = %2: it looks like all added, which the reporting codes do not allow.")
             .arg(texts.join(QStringLiteral(" + ")), whole->text()));
}

/// A figure that does not state its categories and is the sum of two or three that may not be added.
void Auditor::checkSums(const std::vector<Estimate> &estimates)
{
    std::vector<const Estimate *> stated;
    for (const Estimate &estimate : estimates)
        if (!estimate.categories().isEmpty() && isComparable(estimate))
            stated.push_back(&estimate);
    const auto fit = [](const Estimate &a, const Estimate &b) {
        return a.effectiveDate == b.effectiveDate && a.share() == b.share() && a.categories() != b.categories() &&
               haveCommonCommodity(a, b);
    };
    for (const Estimate &sum : estimates) {
        if (!sum.categories().isEmpty() || !isComparable(sum))
            continue;
        const auto check = [&](const std::vector<const Estimate *> &parts) {
            const bool isBasisAlike = sum.share() == 0 || sum.share() == parts[0]->share();
            if (isBasisAlike && haveCommonCommodity(sum, *parts[0]) && mayNotBeAdded(parts))
                checkSum(sum, parts);
        };
        for (std::size_t i = 0; i < stated.size(); ++i)
            for (std::size_t j = i + 1; j < stated.size(); ++j) {
                if (!fit(*stated[i], *stated[j]))
                    continue;
                check({stated[i], stated[j]});
                for (std::size_t k = j + 1; k < stated.size(); ++k)
                    if (fit(*stated[i], *stated[k]) && fit(*stated[j], *stated[k]))
                        check({stated[i], stated[j], stated[k]});
            }
    }
}

} // namespace

QString findingName(Finding::Kind kind)
{
    static const char *const names[] = {"contained", "ore",   "impossible", "share", "sum",
                                        "same",      "stale", "scope",      "claim", "unit"};
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
