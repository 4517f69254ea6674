// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/catalogue/catalogue.h"
#include "widgets/state/layer_list.h"

namespace kohkan {

/// How one row is named where there is room for a line only: hover tips, pick lists, titles.
struct FeatureText {
    QString title;     ///< its name, else its key
    QString primary;   ///< a deposit's primary commodities in words; another row's kind; may be empty
    QString secondary; ///< its secondary commodities
    QString status;    ///< of a deposit; may be empty
    QString html() const;
    QString line() const; ///< title, primary and status
};
/// The catalogue gives commodities their names; without one the tokens are shown.
FeatureText describeFeature(const LayerEntry &entry, Row row, const Catalogue *catalogue);

} // namespace kohkan
