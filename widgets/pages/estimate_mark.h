// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/deposits/estimate.h"

namespace kohkan {

/// How firm a statement is, as a mark: the same in the Reserves tab and in charts.
enum class EstimateMark {
    Solid,   ///< reserves, and measured or indicated resources
    Outline, ///< with inferred ones
    Dotted   ///< of no stated category, or not of a kind that has categories
};
EstimateMark markOf(const Estimate &estimate);
/// The sign for text: filled, hollow or dotted circle.
QChar signOf(EstimateMark mark);
/// What it stands for, in words for a legend.
QString meaningOf(EstimateMark mark);

} // namespace kohkan
