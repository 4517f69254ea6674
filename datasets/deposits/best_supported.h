// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/estimate.h"

#include <vector>

namespace kohkan {

/// The statement that stands best for one class of a deposit, and why it was chosen.
struct SupportedEstimate {
    QString className; ///< "Reserve", "Resource, measured or indicated", ...
    Estimate estimate;
    QString why; ///< what it has before the others of its class
};

/// One statement a class, the firmest class first: reserves, resources, historical figures, recoverable and
/// unclassified ones, and within these measured or indicated before inferred before not stated. Claims, and figures
/// whose scope is not the deposit, are never chosen. Within a class counts, in this order: a reporting code, a later
/// effective date, tonnage with grade, a basis of 100 %. The statements come newest first. Pure; any thread.
std::vector<SupportedEstimate> bestSupported(const std::vector<Estimate> &estimates);

} // namespace kohkan
