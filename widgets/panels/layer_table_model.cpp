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

} // namespace

void LayerTableModel::setEntry(const LayerEntry &entry, std::shared_ptr<const RowSet> rows)
{
    beginResetModel();
    const bool sameLayer = m_layer == entry.layer;
    if (m_entry.id != entry.id)
        m_sortField.clear();
    m_entry = entry;
    m_filter = std::move(rows);
    if (!sameLayer) {
        m_layer = entry.layer;
        m_columns.clear();
        if (m_layer)
            std::copy_if(m_layer->columns().begin(), m_layer->columns().end(), std::back_inserter(m_columns),
                         [](const ColumnPtr &column) { return isShown(*column); });
        sortRows();
    }
    filterRows();
    endResetModel();
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

QString LayerTableModel::tabSeparated(const RowSet &rows) const
{
    QStringList heads;
    for (const ColumnPtr &shown : m_columns)
        heads << cell(fieldHeading(m_entry, *shown));
    QString text = heads.join(u'\t') + u'\n';
    for (Row row : this->rows()) {
        if (!rows.contains(row))
            continue;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (i > 0)
                text += u'\t';
            text += cell(m_columns[i]->text(row));
        }
        text += u'\n';
    }
    return text;
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
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Row> kept;
    for (const QModelIndex &at : before)
        kept.push_back(rowOf(at.row()));
    m_sortField = field;
    m_sortOrder = order;
    sortRows();
    filterRows();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << this->index(tableRowOf(kept[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void LayerTableModel::sortRows()
{
    const Column *by = m_layer && !m_sortField.isEmpty() ? m_layer->column(m_sortField) : nullptr;
    m_isSorted = by != nullptr;
    m_sorted = {};
    if (!by)
        return;
    m_sorted = m_layer->bySourceRow();
    const auto nulls =
        std::stable_partition(m_sorted.begin(), m_sorted.end(), [by](Row row) { return !by->isNull(row); });
    const auto sort = [&](auto &&isLess) {
        if (m_sortOrder == Qt::AscendingOrder)
            std::stable_sort(m_sorted.begin(), nulls, isLess);
        else
            std::stable_sort(m_sorted.begin(), nulls, [&](Row a, Row b) { return isLess(b, a); });
    };
    if (by->isText()) {
        const auto ranks = naturalRanks(by->dictionary());
        sort([&](Row a, Row b) { return ranks[by->code(a)] < ranks[by->code(b)]; });
    } else {
        sort([by](Row a, Row b) { return by->compare(a, b) < 0; });
    }
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
