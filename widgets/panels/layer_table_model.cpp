// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_table_model.h"

#include "datasets/table/natural_order.h"
#include "widgets/pages/field_text.h"

#include <algorithm>

namespace kohkan {

namespace {

/// One cell of tab-separated text: tabs and line ends would break it.
QString cell(QString text)
{
    for (QChar &c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    return text;
}

/// What tab-separated text is made of: values, for a worker.
struct Writing {
    QString text; ///< the header
    ColumnList columns;
    std::vector<Row> rows;
    QString whole(const std::stop_token &stop) const
    {
        LayerTableModel::lastWorker = std::this_thread::get_id();
        QString whole = text;
        for (std::size_t n = 0; n < rows.size(); ++n) {
            if (n % 4096 == 0 && stop.stop_requested())
                return {};
            for (std::size_t i = 0; i < columns.size(); ++i) {
                if (i > 0)
                    whole += u'\t';
                whole += cell(columns[i]->text(rows[n]));
            }
            whole += u'\n';
        }
        return whole;
    }
};

} // namespace

LayerTableModel::LayerTableModel(WorkerPool *pool, const std::shared_ptr<Mailbox> &mailbox, QObject *parent)
    : QAbstractTableModel(parent), m_sorting(pool, mailbox, Urgency::Answer), m_writing(pool, mailbox, Urgency::Answer)
{}

void LayerTableModel::setEntry(const LayerEntry &entry, std::shared_ptr<const RowSet> rows)
{
    beginResetModel();
    const bool sameLayer = m_layer == entry.layer;
    const bool sameRows = m_layer && entry.layer && m_layer->id() == entry.layer->id();
    if (m_entry.id != entry.id)
        m_sortField.clear();
    m_entry = entry;
    m_filter = std::move(rows);
    if (!sameLayer) {
        m_layer = entry.layer;
        if (!sameRows || m_sortField.isEmpty()) { // else they stand as they did until they are sorted anew
            m_isSorted = false;
            m_sorted = {};
        }
        m_columns.clear();
        if (m_layer)
            std::copy_if(m_layer->columns().begin(), m_layer->columns().end(), std::back_inserter(m_columns),
                         [](const ColumnPtr &column) { return isShown(*column); });
    }
    filterRows();
    endResetModel();
    if (!sameLayer)
        sortRows();
}

const std::vector<Row> &LayerTableModel::order() const
{
    return m_isSorted || !m_layer ? m_sorted : m_layer->bySourceRow();
}

int LayerTableModel::tableRowOf(Row row) const
{
    if (!m_layer || kohkan::index(row) >= m_layer->rowCount())
        return noRow;
    return m_isSorted || m_isFiltered ? m_tableRows[kohkan::index(row)] : static_cast<int>(m_layer->sourceRow(row));
}

void LayerTableModel::writeTabSeparated(const RowSet &rows, std::function<void(const QString &)> take)
{
    QStringList heads;
    for (const ColumnPtr &shown : m_columns)
        heads << cell(fieldHeading(m_entry, *shown));
    Writing writing{heads.join(u'\t') + u'\n', m_columns, {}};
    for (Row row : this->rows())
        if (rows.contains(row))
            writing.rows.push_back(row);
    if (writing.rows.size() <= mostAtOnce) {
        m_writing.cancel();
        return take(writing.whole({}));
    }
    m_writing.ask([writing = std::move(writing)](const std::stop_token &stop) { return writing.whole(stop); },
                  [this, take = std::move(take)](const QString &text) {
                      take(text);
                      emit workChanged();
                  });
    emit workChanged();
}

int LayerTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows().size());
}

int LayerTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant LayerTableModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Column &shown = column(at.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return valueText(shown, rowOf(at.row()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((shown.isNumeric() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant LayerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const Column &shown = column(section);
    switch (role) {
    case Qt::DisplayRole:
        return fieldHeading(m_entry, shown);
    case Qt::ToolTipRole:
        return shown.name();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((shown.isNumeric() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

void LayerTableModel::sort(int section, Qt::SortOrder order)
{
    const QString field = section >= 0 && section < columnCount() ? column(section).name() : QString();
    if (field == m_sortField && (order == m_sortOrder || field.isEmpty()))
        return;
    m_sortField = field;
    m_sortOrder = order;
    sortRows();
}

/// The order of the table; nothing where it is that of the source.
std::optional<std::vector<Row>> LayerTableModel::Sorting::rows() const
{
    const Column *by = layer && !field.isEmpty() ? layer->column(field) : nullptr;
    if (!by)
        return std::nullopt;
    lastWorker = std::this_thread::get_id();
    std::vector<Row> sorted = layer->bySourceRow();
    const auto nulls = std::stable_partition(sorted.begin(), sorted.end(), [by](Row row) { return !by->isNull(row); });
    const auto sort = [&](auto &&isLess) {
        if (order == Qt::AscendingOrder)
            std::stable_sort(sorted.begin(), nulls, isLess);
        else
            std::stable_sort(sorted.begin(), nulls, [&](Row a, Row b) { return isLess(b, a); });
    };
    if (by->isText()) {
        const auto ranks = naturalRanks(by->dictionary());
        sort([&](Row a, Row b) { return ranks[by->code(a)] < ranks[by->code(b)]; });
    } else {
        sort([by](Row a, Row b) { return by->compare(a, b) < 0; });
    }
    return sorted;
}

/// Now, or once a worker has sorted them.
void LayerTableModel::sortRows()
{
    const Sorting sorting{m_layer, m_sortField, m_sortOrder};
    if (!m_layer || m_sortField.isEmpty() || m_layer->rowCount() <= mostAtOnce) {
        m_sorting.cancel();
        takeOrder(sorting.rows());
    } else {
        m_sorting.ask([sorting] { return sorting.rows(); },
                      [this](const std::optional<std::vector<Row>> &order) {
                          takeOrder(order);
                          emit workChanged();
                      });
    }
    emit workChanged();
}

void LayerTableModel::takeOrder(const std::optional<std::vector<Row>> &order)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Row> kept;
    for (const QModelIndex &at : before)
        kept.push_back(rowOf(at.row()));
    m_isSorted = order.has_value();
    m_sorted = order.value_or(std::vector<Row>());
    filterRows();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << this->index(tableRowOf(kept[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void LayerTableModel::filterRows()
{
    const std::vector<Row> &all = order();
    m_isFiltered = m_filter && m_filter->size() == all.size() && m_filter->count() < all.size();
    m_passing = {};
    m_tableRows = {};
    if (m_isFiltered)
        std::copy_if(all.begin(), all.end(), std::back_inserter(m_passing),
                     [this](Row row) { return m_filter->contains(row); });
    if (!m_isFiltered && !m_isSorted)
        return;
    m_tableRows.assign(all.size(), noRow);
    for (std::int32_t at = 0; const Row row : rows())
        m_tableRows[kohkan::index(row)] = at++;
}

} // namespace kohkan
