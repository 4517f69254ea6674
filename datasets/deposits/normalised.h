// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/estimate.h"
#include "datasets/deposits/quantity.h"

namespace kohkan {

/// Which ground share figures are shown on.
enum class Basis {
    AsReported,
    Whole ///< 100 %: divided by the share where one is stated; otherwise as reported, which `basis` then says
};

/// A mass with the significant digits that its source supports.
struct NormalisedMass {
    double tonnes = 0;
    int digits = 0;
    QString text(const Unit &mass, int mostDigits = 17) const; ///< the number alone
};

/// One line of a statement on one basis, for standing beside others; never for adding up.
struct NormalisedLine {
    QString basis; ///< "100 %", "100 % (50 % share / 0.5)", "50 % attributable", "not said"
    std::optional<NormalisedMass> ore;
    std::optional<NormalisedMass> metal;
    bool isDerived =
        false; ///< metal is tonnage x grade of the statement, with the digits of the poorer of both, but two
};
NormalisedLine normalised(const Estimate &estimate, const EstimateLine &line, Basis basis);

} // namespace kohkan
