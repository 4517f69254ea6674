// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_table_model.h"

#include "widgets/panels/field_text.h"

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

int LayerTableModel::tableRowOf(Row row) const
{
    return kohkan::index(row) < m_tableRows.size() ? m_tableRows[kohkan::index(row)] : noRow;
}

QString LayerTableModel::tabSeparated(const RowSet &rows) const
{
    QStringList heads;
    for (const ColumnPtr &shown : m_columns)
        heads << cell(fieldHeading(m_entry, *shown));
    QString text = heads.join(u'\t') + u'\n';
    for (Row row : m_rows) {
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
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
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
    m_order = m_layer ? m_layer->bySourceRow() : std::vector<Row>();
    const Column *by = m_layer && !m_sortField.isEmpty() ? m_layer->column(m_sortField) : nullptr;
    if (!by)
        return;
    const auto nulls =
        std::stable_partition(m_order.begin(), m_order.end(), [by](Row row) { return !by->isNull(row); });
    if (m_sortOrder == Qt::AscendingOrder)
        std::stable_sort(m_order.begin(), nulls, [by](Row a, Row b) { return by->compare(a, b) < 0; });
    else
        std::stable_sort(m_order.begin(), nulls, [by](Row a, Row b) { return by->compare(b, a) < 0; });
}

void LayerTableModel::filterRows()
{
    m_rows.clear();
    m_tableRows.assign(m_order.size(), noRow);
    const bool all = !m_filter || m_filter->size() != m_order.size();
    for (Row row : m_order) {
        if (!all && !m_filter->contains(row))
            continue;
        m_tableRows[kohkan::index(row)] = static_cast<std::int32_t>(m_rows.size());
        m_rows.push_back(row);
    }
}

} // namespace kohkan
