// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"

#include <QAbstractTableModel>
#include <memory>
#include <vector>

namespace kohkan {

/// The filtered rows of one layer as a table, in the order of the source or sorted by a column. Sorting is a
/// permutation of row numbers made from the columns, so a million rows are sorted without a QVariant. Nulls come last
/// in either direction; ties keep the order of the source. GUI thread only.
class LayerTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int noRow = -1;
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows these rows of the entry's layer (all of them where `rows` is null); an entry without a layer gives an
    /// empty table.
    void setEntry(const LayerEntry &entry, std::shared_ptr<const RowSet> rows);
    const LayerPtr &layer() const { return m_layer; }
    Row rowOf(int tableRow) const { return rows()[static_cast<std::size_t>(tableRow)]; }
    int tableRowOf(Row row) const; ///< noRow where the row is filtered out
    const Column &column(int section) const { return *m_columns[static_cast<std::size_t>(section)]; }
    /// The rows of the table that are in the set as tab-separated text under a header, in the order of the table.
    QString tabSeparated(const RowSet &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Column -1: the order of the source.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// All rows of the layer in the order of the table.
    const std::vector<Row> &order() const;
    /// Those that the filter lets through.
    const std::vector<Row> &rows() const { return m_isFiltered ? m_passing : order(); }
    void sortRows();
    void filterRows();
    LayerEntry m_entry;
    LayerPtr m_layer;
    ColumnList m_columns; ///< those that are shown
    std::shared_ptr<const RowSet> m_filter;
    QString m_sortField; ///< empty: the order of the source
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    // A million rows in the order of the source need none of these.
    bool m_isSorted = false, m_isFiltered = false;
    std::vector<Row> m_sorted;
    std::vector<Row> m_passing;
    std::vector<std::int32_t> m_tableRows; ///< by row of the layer
};

} // namespace kohkan
