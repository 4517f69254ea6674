// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/estimate.h"

#include <vector>

namespace kohkan {

/// The statement that stands best for one class of a deposit, and why it was chosen.
struct SupportedEstimate {
    QString className; ///< kind and categories: "Reserve, Probable", "Historical figure, Measured + Indicated", ...
    int rank = 0;      ///< of kind and firmness, the same for every deposit; 0 is the firmest
    Estimate estimate;
    QString why; ///< what it has before the others of its class
};

/// One statement a class, the firmest class first: reserves, resources, historical figures, recoverable and
/// unclassified ones. Statements compete where kind and set of categories are the same and they share a commodity:
/// others are no alternatives. Claims, and figures whose scope is not the deposit, are never chosen. Within a class
/// counts, in this order: a reporting code, a later effective date, tonnage with grade, a basis of 100 %. Pure; any
/// thread.
std::vector<SupportedEstimate> bestSupported(const std::vector<Estimate> &estimates);

/// "Reserve", "Resource, measured or indicated", ...: what statements of one rank have in common.
QString classNameOf(int rank);

} // namespace kohkan
