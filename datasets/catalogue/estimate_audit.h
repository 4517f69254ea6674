// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"

#include <QDate>
#include <functional>
#include <vector>

namespace kohkan {

/// What a check of published figures found, with its arithmetic.
struct Finding {
    enum class Kind {
        Contained,  ///< tonnage x grade against the contained metal of one statement
        Ore,        ///< the ore that two metals of one statement imply
        Impossible, ///< a grade of more metal than ore
        Share,      ///< an attributable share that explains a factor between two statements
        Sum,        ///< a tonnage that is the sum of others, which are not to be added
        Same,       ///< two statements with the same figures
        Stale,      ///< effective long ago, or never dated
        Scope,      ///< wider ground than the deposit
        Claim,      ///< no coded estimate behind it
        Unit        ///< a unit that is not known, or of another kind
    };
    /// Explains: what agrees, or why two figures differ. Warns: what should be known before the figure is used.
    enum class Weight { Explains, Warns };
    Kind kind;
    Weight weight;
    QString sentence;
    QStringList estimates; ///< ids of the one or two statements it is about
};

QString findingName(Finding::Kind kind); ///< `contained`, `ore`, ...: part of the JSON of the commands

/// Name of a commodity for a sentence.
using CommodityNames = std::function<QString(const QString &token)>;

/// Checks each statement about one deposit, then each pair of them. Two figures agree where the intervals of their
/// rounding meet. `today` decides what is stale. Pure; any thread.
std::vector<Finding> auditEstimates(const std::vector<Estimate> &estimates, const CommodityNames &nameOf, QDate today);

/// Of all statements about a deposit; sentences name commodities as the catalogue does.
std::vector<Finding> auditDeposit(const Catalogue &catalogue, const QString &depositId, QDate today);

/// An estimate older than this is stale: years.
inline constexpr int staleAfter = 10;

} // namespace kohkan
