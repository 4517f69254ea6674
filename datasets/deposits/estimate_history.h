// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/normalised.h"
#include "datasets/table/partial_date.h"

#include <vector>

namespace kohkan {

/// Contained metal of one statement as it was reported.
struct HistoryPoint {
    Estimate estimate;
    EstimateLine line;
    NormalisedMass metal;
    bool isDerived = false;        ///< tonnage x grade, not published as such
    std::optional<DateRange> date; ///< nothing where the statement has no date with two ends
};

/// What was published on one commodity of one site, as it can be drawn over time.
struct EstimateHistory {
    std::vector<HistoryPoint> dated;   ///< about the deposit itself, earliest first
    std::vector<HistoryPoint> undated; ///< about the deposit itself
    std::vector<HistoryPoint> apart;   ///< claims, and statements about other ground: never among the others
    std::size_t withoutMetal = 0;      ///< statements on the commodity that give no contained metal
};
EstimateHistory estimateHistory(const std::vector<Estimate> &estimates, const QString &commodity);

/// Commodities with at least one statement of contained metal, those of most statements first.
QStringList historyCommodities(const std::vector<Estimate> &estimates);

} // namespace kohkan
