// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/filter_value_model.h"

#include "widgets/pages/condition_text.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>

namespace kohkan {

FilterValueModel::FilterValueModel(ColumnPtr column, const Label &label, QObject *parent)
    : QAbstractListModel(parent), m_column(std::move(column))
{
    m_counts = countValues(*m_column, RowSet(m_column->rowCount(), true));
    const auto &dictionary = m_column->dictionary();
    for (std::size_t code = 0; code < dictionary.size(); ++code)
        m_values.push_back({static_cast<Column::Code>(code), label(dictionary[code])});
    std::stable_sort(m_values.begin(), m_values.end(), [this](const Value &a, const Value &b) {
        return m_counts.counts[a.code] > m_counts.counts[b.code];
    });
    if (m_counts.nulls > 0)
        m_values.push_back({Column::nullCode, noValueText()});
}

void FilterValueModel::setCounts(ValueCounts counts)
{
    m_counts = std::move(counts);
    if (!m_values.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

bool FilterValueModel::setChosen(QSet<QString> values, bool nulls)
{
    if (m_chosen == values && m_nullChosen == nulls)
        return false;
    m_chosen = std::move(values);
    m_nullChosen = nulls;
    if (!m_values.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    return true;
}

int FilterValueModel::firstChosen() const
{
    const auto at = std::find_if(m_values.begin(), m_values.end(), [this](const Value &v) { return isChosen(v); });
    return at == m_values.end() ? -1 : static_cast<int>(at - m_values.begin());
}

std::optional<Condition> FilterValueModel::condition() const
{
    Condition condition;
    condition.field = m_column->name();
    condition.op = Condition::Op::OneOf;
    condition.orNull = m_nullChosen;
    for (const Value &value : m_values)
        if (value.code != Column::nullCode && isChosen(value))
            condition.values << m_column->dictionary()[value.code];
    if (condition.values.isEmpty() && !condition.orNull)
        return std::nullopt;
    return condition;
}

int FilterValueModel::rowOf(const QString &value) const
{
    const auto code = m_column->codeOf(value);
    const auto at = std::find_if(m_values.begin(), m_values.end(), [&](const Value &v) { return code == v.code; });
    return at == m_values.end() ? -1 : static_cast<int>(at - m_values.begin());
}

int FilterValueModel::rowOfNull() const
{
    return !m_values.empty() && m_values.back().code == Column::nullCode ? rowCount() - 1 : -1;
}

bool FilterValueModel::isChosen(const Value &value) const
{
    return value.code == Column::nullCode ? m_nullChosen : m_chosen.contains(m_column->dictionary()[value.code]);
}

std::size_t FilterValueModel::countOf(const Value &value) const
{
    return value.code == Column::nullCode ? m_counts.nulls : m_counts.counts[value.code];
}

int FilterValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

QVariant FilterValueModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const Value &value = m_values[static_cast<std::size_t>(at.row())];
    const auto count = static_cast<qulonglong>(countOf(value));
    switch (role) {
    case Qt::DisplayRole:
        return value.label;
    case Qt::CheckStateRole:
        return isChosen(value) ? Qt::Checked : Qt::Unchecked;
    case CountRole:
        return count;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2 rows").arg(value.label, QLocale().toString(count));
    case Qt::ForegroundRole: // none left under the other conditions
        return count == 0 && !isChosen(value)
                   ? QVariant(QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text))
                   : QVariant();
    default:
        return {};
    }
}

bool FilterValueModel::setData(const QModelIndex &at, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(at, CheckIndexOption::IndexIsValid))
        return false;
    const bool on = value.value<Qt::CheckState>() == Qt::Checked;
    const Value &changed = m_values[static_cast<std::size_t>(at.row())];
    if (changed.code == Column::nullCode)
        m_nullChosen = on;
    else if (on)
        m_chosen.insert(m_column->dictionary()[changed.code]);
    else
        m_chosen.remove(m_column->dictionary()[changed.code]);
    emit dataChanged(at, at, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

Qt::ItemFlags FilterValueModel::flags(const QModelIndex &at) const
{
    return at.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
                        : Qt::NoItemFlags;
}

} // namespace kohkan
