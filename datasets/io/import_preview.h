// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/io/place_columns.h"
#include "datasets/io/read_options.h"

#include <QString>
#include <vector>

namespace kohkan {

/// The first rows of a table as a layer has them, each cell beside what the source has in it and with what became of
/// it. Made of two readings of one source: as it shall be, and with columns kept as text. A value; any thread.
struct ImportPreview {
    static constexpr std::size_t rowsShown = 200;

    enum class Fate : std::uint8_t {
        Nothing, ///< there is nothing in the source
        Text,    ///< as it is written
        Number,
        Day, ///< or a day with its time
        Boolean,
        List,
        Limit,   ///< a number of which only a limit is known
        NoValue, ///< something is written that the column cannot hold, or that stands for nothing
        Place,   ///< part of the place of a row that is on the map
        NoPlace  ///< of one that is not
    };
    /// What a column says of places. Other: one more that the place of a row needs, a side or a system.
    enum class Role : std::uint8_t { None, X, Y, Zone, Whole, Other };
    struct Cell {
        QString text;     ///< of the layer; empty where it has no value
        QString original; ///< of the source
        Fate fate = Fate::Nothing;
    };
    struct ColumnHead {
        QString name;
        kohkan::Column::Type type = kohkan::Column::Type::Text;
        QString unit, reading;
        Role role = Role::None;
        bool areMetres = false; ///< X and Y: easting and northing
    };
    std::vector<ColumnHead> columns;
    std::vector<qint64> numbers;          ///< of the rows, as the source counts them from 1
    std::vector<std::vector<Cell>> cells; ///< by row and column

    /// `originals`: the same source with columns kept as text; null, or a column of it that is not text: values stand
    /// for themselves. `options`: by which `layer` was read.
    static ImportPreview of(const Layer &layer, const Layer *originals, const ReadOptions &options);
    /// The column of that role, or an empty text.
    QString nameOf(Role role) const;
};

/// Values of a column of the source that the layer does not have.
struct UnfitValues {
    QString column;
    qint64 count = 0;
    std::vector<qint64> rows; ///< the first of them, from 1
    QStringList texts;        ///< the first different ones
};
/// By column, of all rows; columns without any are left out. The two as in ImportPreview::of().
std::vector<UnfitValues> unfitValues(const Layer &layer, const Layer &originals);

/// Might the column lack values that its source has?
bool mayLackValues(const Column &column);

} // namespace kohkan
