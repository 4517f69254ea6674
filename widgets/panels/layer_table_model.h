// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/latest_job.h"
#include "widgets/state/layer_list.h"

#include <QAbstractTableModel>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace kohkan {

/// The filtered rows of one layer as a table, in the order of the source or sorted by a column. Sorting is a
/// permutation of row numbers made from the columns, so a million rows are sorted without a QVariant. Nulls come last
/// in either direction; ties keep the order of the source. Tables of more than `mostAtOnce` rows are sorted, and their
/// rows made into text, by a worker: they stand as they stood until that is done. GUI thread only.
class LayerTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int noRow = -1;
    static constexpr std::size_t mostAtOnce = 20'000;
    LayerTableModel(WorkerPool *pool, const std::shared_ptr<Mailbox> &mailbox, QObject *parent = nullptr);

    /// Shows these rows of the entry's layer (all of them where `rows` is null); an entry without a layer gives an
    /// empty table.
    void setEntry(const LayerEntry &entry, std::shared_ptr<const RowSet> rows);
    const LayerPtr &layer() const { return m_layer; }
    Row rowOf(int tableRow) const { return rows()[static_cast<std::size_t>(tableRow)]; }
    int tableRowOf(Row row) const; ///< noRow where the row is filtered out
    const Column &column(int section) const { return *m_columns[static_cast<std::size_t>(section)]; }
    /// Gives `take` the rows of the table that are in the set as tab-separated text under a header, in the order of the
    /// table; of several that are asked for the last.
    void writeTabSeparated(const RowSet &rows, std::function<void(const QString &)> take);
    bool isSorting() const { return m_sorting.isRunning(); }
    bool isWriting() const { return m_writing.isRunning(); }
    /// Where the last table was sorted or written as text, for the test of it.
    static inline std::atomic<std::thread::id> lastWorker{};

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Column -1: the order of the source.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void workChanged(); ///< isSorting() or isWriting()

private:
    /// All rows of the layer in the order of the table.
    const std::vector<Row> &order() const;
    /// Those that the filter lets through.
    const std::vector<Row> &rows() const { return m_isFiltered ? m_passing : order(); }
    /// What makes the order: a value, for a worker.
    struct Sorting {
        LayerPtr layer;
        QString field; ///< empty, or of no column: the order of the source
        Qt::SortOrder order = Qt::AscendingOrder;
        std::optional<std::vector<Row>> rows() const;
    };
    void sortRows();
    void takeOrder(const std::optional<std::vector<Row>> &order);
    void filterRows();
    LayerEntry m_entry;
    LayerPtr m_layer;
    ColumnList m_columns; ///< those that are shown
    std::shared_ptr<const RowSet> m_filter;
    QString m_sortField; ///< empty: the order of the source
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    LatestJob m_sorting, m_writing;
    // A million rows in the order of the source need none of these.
    bool m_isSorted = false, m_isFiltered = false;
    std::vector<Row> m_sorted;
    std::vector<Row> m_passing;
    std::vector<std::int32_t> m_tableRows; ///< by row of the layer
};

} // namespace kohkan
