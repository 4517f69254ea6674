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

/// One line of a statement on one basis and in one unit of mass, for standing beside others; never for adding up. Texts
/// with the significant digits of the source, at most `mostDigits`; empty where there is no figure.
struct NormalisedLine {
    QString basis; ///< "100 %", "100 % (50 % share / 0.5)", "50 % attributable", "not said"
    QString tonnage;
    QString contained;
    bool isDerived =
        false; ///< contained is tonnage x grade of the statement, with the digits of the poorer of both, but two
};
NormalisedLine normalised(const Estimate &estimate, const EstimateLine &line, Basis basis, const Unit &mass,
                          int mostDigits = 17);

} // namespace kohkan
