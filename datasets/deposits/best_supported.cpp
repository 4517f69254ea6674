// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/best_supported.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <optional>
#include <tuple>

namespace kohkan {

namespace {

using L = QLatin1StringView;

QString tr(const char *text)
{
    return QCoreApplication::translate("kohkan::Estimate", text);
}

/// What a statement is compared within: its kind and, where that matters, how firm its categories are.
struct Class {
    int kind = 0; ///< place in kinds
    enum Firmness { Firm, Inferred, NotStated } firmness = NotStated;
    auto operator<=>(const Class &) const = default;
};

constexpr std::array kinds{L("reserve"), L("resource"), L("historical"), L("recoverable"), L("unclassified")};

Class::Firmness firmnessOf(const Estimate &estimate)
{
    const QStringList categories = estimate.category.split(u'+', Qt::SkipEmptyParts);
    if (categories == QStringList{QStringLiteral("inferred")})
        return Class::Inferred;
    const bool isFirm =
        !categories.isEmpty() && std::all_of(categories.begin(), categories.end(), [](const QString &own) {
            return own == L("measured") || own == L("indicated") || own == L("proved") || own == L("probable");
        });
    return isFirm ? Class::Firm : Class::NotStated;
}

/// Nothing where it may not size the deposit.
std::optional<Class> classOf(const Estimate &estimate)
{
    const auto kind = std::find(kinds.begin(), kinds.end(), estimate.kind);
    if (estimate.scope != L("deposit") || kind == kinds.end())
        return std::nullopt;
    return Class{static_cast<int>(kind - kinds.begin()), firmnessOf(estimate)};
}

QString nameOf(const Class &own)
{
    const std::array names{tr("Reserve"), tr("Resource"), tr("Historical figure"), tr("Recoverable by a mine plan"),
                           tr("Unclassified figure")};
    const QString name = names[static_cast<std::size_t>(own.kind)];
    const bool hasResourceCategories = own.kind == 1 || own.kind == 2;
    switch (own.firmness) {
    case Class::Firm:
        return hasResourceCategories ? tr("%1, measured or indicated").arg(name) : name;
    case Class::Inferred:
        return tr("%1, inferred").arg(name);
    case Class::NotStated:
        break;
    }
    return own.kind <= 2 ? tr("%1, category not stated").arg(name) : name;
}

/// What supports a statement, most important first; greater is better.
struct Support {
    bool hasCode;
    QString date;
    bool isComplete;
    bool isWhole;
    static Support of(const Estimate &estimate)
    {
        const bool coded = !estimate.code.isEmpty() && estimate.code != L("unknown") && estimate.code != L("none");
        const bool complete =
            !estimate.tonnage.isEmpty() && std::any_of(estimate.lines.begin(), estimate.lines.end(),
                                                       [](const EstimateLine &line) { return !line.grade.isEmpty(); });
        return {coded, estimate.effectiveDate, complete, estimate.sharePercent.toDouble() == 100.0};
    }
    friend bool operator<(const Support &a, const Support &b)
    {
        return std::tie(a.hasCode, a.date, a.isComplete, a.isWhole) <
               std::tie(b.hasCode, b.date, b.isComplete, b.isWhole);
    }
};

QString reason(const Estimate &best, const Support &own, const std::vector<Support> &others)
{
    if (others.empty())
        return tr("the only one of its class");
    const Support &next = *std::max_element(others.begin(), others.end());
    const QString of = tr(" of %1").arg(others.size() + 1);
    if (own.hasCode != next.hasCode)
        return tr("the only one%1 reported under a code (%2)").arg(of, best.code);
    if (own.date != next.date)
        return tr("the latest%1, effective %2").arg(of, own.date);
    if (own.isComplete != next.isComplete)
        return tr("the latest date%1, and the one with tonnage and grade").arg(of);
    if (own.isWhole != next.isWhole)
        return tr("the latest date%1, and the one on a 100 % basis").arg(of);
    return tr("the first%1 that are supported alike").arg(of);
}

} // namespace

std::vector<SupportedEstimate> bestSupported(const std::vector<Estimate> &estimates)
{
    std::map<Class, std::vector<const Estimate *>> classes; // firmest first
    for (const Estimate &estimate : estimates)
        if (const auto own = classOf(estimate))
            classes[*own].push_back(&estimate);
    std::vector<SupportedEstimate> chosen;
    for (const auto &[own, members] : classes) {
        const Estimate &best =
            **std::max_element(members.begin(), members.end(),
                               [](const Estimate *a, const Estimate *b) { return Support::of(*a) < Support::of(*b); });
        std::vector<Support> others;
        for (const Estimate *member : members)
            if (member != &best)
                others.push_back(Support::of(*member));
        chosen.push_back({nameOf(own), best, reason(best, Support::of(best), others)});
    }
    return chosen;
}

} // namespace kohkan
