// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"

#include <stop_token>

namespace kohkan {

/// A name as it is compared: without letter case, accents, the vowel signs and the tatweel of Arabic script, spaces and
/// punctuation; the forms of yeh, kaf and heh are one each, digits those of a computer. Empty where nothing is left.
QString foldedName(const QString &name);

/// Rows of one name (folded) that lie so near each other that they may be one thing entered twice.
struct NearRows {
    std::vector<Row> rows; ///< in the order of the source
    double metres = 0;     ///< from the first to the farthest of the others
};
struct NearNames {
    qint64 groups = 0;            ///< of all
    qint64 rows = 0;              ///< in them
    bool isWhole = true;          ///< false: so many rows share a name that not all of them were compared
    std::vector<NearRows> listed; ///< the first groups, by their first row
};

/// Two rows are near when their places are nearer than 500 m, or than the larger of what `accuracy` (metres, may be
/// null) says of both. Groups are what hangs together by such pairs. `names` is a column of text. Work is bounded,
/// whatever the rows are. Any thread; what is found by a `stop` is worth nothing.
NearNames nearNames(const Layer &layer, const Column &names, const Column *accuracy, std::size_t mostListed,
                    const std::stop_token &stop = {});

} // namespace kohkan
