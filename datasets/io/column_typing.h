// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/table_schema.h"
#include "datasets/table/layer_builder.h"

#include <map>
#include <optional>

namespace kohkan {

/// Gives the columns of a table their types: by schema where there is one, else by what every value of the column looks
/// like (integer, number, date). A text column is a tag list where the user says so, or where every value splits at `;`
/// into words of at most 40 letters from fewer than 500 distinct ones and at least one has two.
void typeColumns(LayerBuilder &builder, const TableSchema *schema, const std::map<QString, bool> &tagColumns,
                 bool guessTypes);

/// The columns that hold coordinates, by name (lon, long, longitude, x; lat, latitude, y), else a pair that begins
/// so and ends alike (`Long_NAD83`, `Lat_NAD83`); nothing where either is missing.
struct CoordinateColumns {
    std::size_t lon;
    std::size_t lat;
    bool named = true; ///< false where the names do not say WGS 84: x and y, and pairs with an ending
};
std::optional<CoordinateColumns> findCoordinates(const QStringList &names);

} // namespace kohkan
