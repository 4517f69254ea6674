// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/best_supported.h"

#include "datasets/table/partial_date.h"
#include "datasets/work/words.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <tuple>

namespace kohkan {

namespace {

using L = QLatin1StringView;

constexpr std::array kinds{L("reserve"), L("resource"), L("historical"), L("recoverable"), L("unclassified")};
enum Firmness { OfReserves, Firm, Inferred, Mixed, NotStated, FirmnessCount };

Firmness firmnessOf(const Estimate &estimate)
{
    const QStringList categories = estimate.categories();
    const auto areAll = [&](std::initializer_list<L> words) {
        return std::all_of(categories.begin(), categories.end(), [&](const QString &own) {
            return std::any_of(words.begin(), words.end(), [&](L word) { return own == word; });
        });
    };
    if (categories.isEmpty())
        return NotStated;
    if (areAll({L("proved"), L("probable")}))
        return OfReserves;
    if (areAll({L("measured"), L("indicated")}))
        return Firm;
    return areAll({L("inferred")}) ? Inferred : Mixed;
}

/// Nothing where it may not size the deposit.
std::optional<int> rankOf(const Estimate &estimate)
{
    const auto kind = std::find(kinds.begin(), kinds.end(), estimate.kind);
    if (estimate.scope != L("deposit") || kind == kinds.end())
        return std::nullopt;
    return static_cast<int>(kind - kinds.begin()) * FirmnessCount + firmnessOf(estimate);
}

QString kindName(int kind)
{
    const std::array names{tr("Reserve"), tr("Resource"), tr("Historical figure"), tr("Recoverable by a mine plan"),
                           tr("Unclassified figure")};
    return names[static_cast<std::size_t>(kind)];
}

/// Does it matter that no category is stated?
bool hasCategories(int kind)
{
    return kind < 3;
}

/// What supports a statement, most important first; greater is better.
struct Support {
    bool hasCode;
    std::int32_t date; ///< last day it may be of
    bool isComplete;
    bool isWhole;
    static Support of(const Estimate &estimate)
    {
        const bool coded = !estimate.code.isEmpty() && estimate.code != L("unknown") && estimate.code != L("none");
        const bool complete =
            !estimate.tonnage.isEmpty() && std::any_of(estimate.lines.begin(), estimate.lines.end(),
                                                       [](const EstimateLine &line) { return !line.grade.isEmpty(); });
        const auto date = DateRange::parse(estimate.effectiveDate);
        return {coded, date ? date->last : undated, complete, estimate.share() == 1};
    }
    friend bool operator<(const Support &a, const Support &b)
    {
        return std::tie(a.hasCode, a.date, a.isComplete, a.isWhole) <
               std::tie(b.hasCode, b.date, b.isComplete, b.isWhole);
    }
    static constexpr std::int32_t undated = std::numeric_limits<std::int32_t>::min();
};

QString reason(const Estimate &best, const std::vector<Support> &others)
{
    if (others.empty())
        return tr("the only one of its class");
    const Support own = Support::of(best), next = *std::max_element(others.begin(), others.end());
    const auto all = others.size() + 1;
    if (own.hasCode != next.hasCode)
        return tr("the only one of %1 reported under a code (%2)").arg(all).arg(best.code);
    // The others that come near it are reported under a code, or not, as it is.
    const auto peers = 1 + static_cast<std::size_t>(std::count_if(others.begin(), others.end(), [&](const Support &s) {
                           return s.hasCode == own.hasCode;
                       }));
    const QString of = peers == all ? tr("of %1").arg(all) : tr("of the %1 reported under a code").arg(peers);
    if (own.date != next.date)
        return tr("the latest %1, effective %2").arg(of, best.effectiveDate);
    const QString date = own.date == Support::undated ? tr("undated") : tr("effective %1").arg(best.effectiveDate);
    if (own.isComplete != next.isComplete)
        return tr("the one %1 and %2 with tonnage and grade").arg(of, date);
    if (own.isWhole != next.isWhole)
        return tr("the one %1 and %2 on a basis of 100 %").arg(of, date);
    return tr("the first %1 that are supported alike").arg(of);
}

bool shareCommodity(const Estimate &a, const Estimate &b)
{
    return std::any_of(a.lines.begin(), a.lines.end(), [&](const EstimateLine &line) {
        return std::any_of(b.lines.begin(), b.lines.end(),
                           [&](const EstimateLine &other) { return other.commodity == line.commodity; });
    });
}

/// Statements that are alternatives to each other.
struct Rivals {
    int rank;
    std::vector<const Estimate *> members;
    bool admit(const Estimate &estimate) const
    {
        return estimate.kind == members[0]->kind && estimate.categories() == members[0]->categories() &&
               std::any_of(members.begin(), members.end(),
                           [&](const Estimate *member) { return shareCommodity(*member, estimate); });
    }
};

SupportedEstimate bestOf(const Rivals &rivals)
{
    const Estimate &best =
        **std::max_element(rivals.members.begin(), rivals.members.end(),
                           [](const Estimate *a, const Estimate *b) { return Support::of(*a) < Support::of(*b); });
    std::vector<Support> others;
    for (const Estimate *member : rivals.members)
        if (member != &best)
            others.push_back(Support::of(*member));
    const int kind = rivals.rank / FirmnessCount;
    const bool isStated = !best.categories().isEmpty();
    const QString name = isStated              ? tr("%1, %2").arg(kindName(kind), best.categoryText())
                         : hasCategories(kind) ? classNameOf(rivals.rank)
                                               : kindName(kind);
    return {name, rivals.rank, best, reason(best, others)};
}

} // namespace

QString classNameOf(int rank)
{
    const int kind = rank / FirmnessCount;
    const QString name = kindName(kind);
    switch (rank % FirmnessCount) {
    case OfReserves:
        return kind == 0 ? name : tr("%1, proved or probable").arg(name);
    case Firm:
        return tr("%1, measured or indicated").arg(name);
    case Inferred:
        return tr("%1, inferred").arg(name);
    case Mixed:
        return tr("%1, of mixed categories").arg(name);
    default:
        return hasCategories(kind) ? tr("%1, category not stated").arg(name) : name;
    }
}

std::vector<SupportedEstimate> bestSupported(const std::vector<Estimate> &estimates)
{
    std::vector<Rivals> classes;
    for (const Estimate &estimate : estimates) {
        const auto rank = rankOf(estimate);
        if (!rank)
            continue;
        const auto known =
            std::find_if(classes.begin(), classes.end(), [&](const Rivals &rivals) { return rivals.admit(estimate); });
        if (known == classes.end())
            classes.push_back({*rank, {&estimate}});
        else
            known->members.push_back(&estimate);
    }
    std::stable_sort(classes.begin(), classes.end(), [](const Rivals &a, const Rivals &b) { return a.rank < b.rank; });
    std::vector<SupportedEstimate> chosen;
    for (const Rivals &rivals : classes)
        chosen.push_back(bestOf(rivals));
    return chosen;
}

} // namespace kohkan
