// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/layer.h"
#include "datasets/table/table_reading.h"

#include <QJsonObject>
#include <QStringList>
#include <stop_token>

namespace kohkan {

/// What became of a source when it was read as a layer: what is in, on the map, left out and why, and what a person
/// should look at. Everything is counted; of long lists the first are kept. A value made of a Layer alone.
struct ImportReport {
    static constexpr std::size_t rowsKept = 20;   ///< of one group
    static constexpr std::size_t groupsKept = 50; ///< of ids, near-duplicates, lines

    /// Rows of which the same is said, but for quoted values and figures.
    struct RowGroup {
        QString message; ///< of the first of them
        qint64 count = 0;
        std::vector<qint64> rows; ///< the first of them by their number in the source, from 1
        bool isSame = true;       ///< the message is the same to the letter for all
    };
    /// Who said the unit of a column: nobody, so there is none; the source, or what stands for it; the cells; or
    /// it is guessed by the name of the column.
    enum class UnitFrom { None, Source, Values, Name };
    struct ColumnLine {
        QString name;
        Column::Type type = Column::Type::Text;
        QString unit;
        UnitFrom unitFrom = UnitFrom::None;
        qint64 nulls = 0;
        qint64 below = 0, above = 0; ///< numbers of which only a limit is known
        QString reading;             ///< the rule by which texts became values
    };
    struct RepeatedId {
        QString value;
        qint64 count = 0;
        std::vector<qint64> rows;
    };
    /// A column that looks like ids, though it may be without a repeated one.
    struct IdColumn {
        QString name;
        qint64 values = 0; ///< that come more than once
        qint64 rows = 0;   ///< that have one of them
        std::vector<RepeatedId> listed;
    };
    struct NearGroup {
        QStringList names; ///< as they are written
        qint64 count = 0;
        std::vector<qint64> rows;
        double metres = 0; ///< from the first to the farthest of the others
    };
    struct NearDuplicates {
        QString column;         ///< of the names; empty: the layer has none, nothing was compared
        QString accuracyColumn; ///< empty: the layer has none
        qint64 groups = 0;
        qint64 rows = 0;
        bool isWhole = true; ///< false: so many rows share a name that not all were compared
        std::vector<NearGroup> listed;
    };

    QString layer, path, driver;
    QString whyNoValues; ///< the sentence by which rows may not be passed on: the report holds no value of one
    qint64 rows = 0;     ///< of the layer
    qint64 onMap = 0;
    std::vector<RowGroup> offMap; ///< in the table only, by reason; their counts add up to what is not on the map
    qint64 rowsLeftOut = 0;       ///< of the source: in no row of the layer
    qint64 cellsLeftOut = 0;      ///< with a value, and in no column
    qint64 cellsUnread = 0;       ///< with a text that is no value, so that they have none
    std::optional<TableReading> reading; ///< of a table
    QString referenceSystem;
    QStringList placeColumns;
    std::vector<ColumnLine> columns;
    std::vector<IdColumn> ids;
    NearDuplicates near;
    std::vector<Doubt> doubts;
    /// What did not fit the recipe that the table was read by: each thing once, with the first row that has it.
    struct Misfit {
        QString message;
        std::optional<qint64> row;
    };
    std::vector<Misfit> misfits;
    qint64 rowsWarned = 0; ///< rows that some warning names
    std::vector<RowGroup> rowWarnings;
    QStringList warnings; ///< on the whole, without the doubts

    /// False: rows or cells of the source are in no row and no column.
    bool isComplete() const { return rowsLeftOut == 0 && cellsLeftOut == 0 && cellsUnread == 0; }

    /// `more`: warnings that are not the layer's own, as of its incidents. Nothing where it was stopped. Any thread.
    static std::optional<ImportReport> of(const Layer &layer, const std::stop_token &stop = {},
                                          const std::vector<Warning> &more = {});

    /// The report for a person: sections of sentences. `rows`: those a sentence is about, where they are known.
    struct Line {
        QString text;
        std::vector<qint64> rows = {};
        bool isAllRows = true; ///< no more than these
    };
    struct Section {
        QString title;
        std::vector<Line> lines;
    };
    std::vector<Section> sections() const;
    QString text() const;
    QJsonObject json() const;
};

/// `text`, `tags`, `number`, `integer`, `boolean`, `date-time` or `date`.
QString columnTypeWord(Column::Type type);

} // namespace kohkan
