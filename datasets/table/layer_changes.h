// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <optional>

namespace kohkan {

/// What a later reading of a source has that the one before had not, by the keys of the rows. A row has changed where
/// its place, or a value of a column that both have, is another. A value; any thread.
struct LayerChanges {
    QStringList added, changed, removed; ///< keys, in the order of the source

    bool isNone() const { return added.isEmpty() && changed.isEmpty() && removed.isEmpty(); }
    /// Nothing where either has no column that names its rows.
    static std::optional<LayerChanges> between(const Layer &before, const Layer &after);
};

} // namespace kohkan
