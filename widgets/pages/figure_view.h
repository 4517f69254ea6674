// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/normalised.h"

namespace kohkan {

/// On which basis and in which units published figures are shown. Pure; any thread.
struct FigureView {
    enum class Units { Published, Metric, OuncesAndPounds };
    Basis basis = Basis::AsReported;
    Units units = Units::Published;
    friend bool operator==(const FigureView &, const FigureView &) = default;

    /// The unit that a mass reads best in; `published` is that of the source. Precious metals go into troy ounces,
    /// other metals into pounds; ore (an empty commodity) stays metric.
    Unit unitFor(double tonnes, const QString &published, const QString &commodity) const;
    static constexpr int mostDigits = 4; ///< shown; the passport has all
};

} // namespace kohkan
