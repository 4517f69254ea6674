// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/row_selection_model.h"

#include <QScopedValueRollback>

namespace kohkan {

RowSelectionModel::RowSelectionModel(LayerTableModel *model, Selection *selection, QObject *parent)
    : QItemSelectionModel(model, parent), m_table(model), m_selection(selection)
{
    connect(selection, &Selection::changed, this, &RowSelectionModel::follow);
}

void RowSelectionModel::setEntry(EntryId entry)
{
    m_entry = entry;
    follow();
}

void RowSelectionModel::follow()
{
    m_shown = m_selection->rows(m_entry);
    if (!m_applying) {
        m_base = m_shown;
        m_gesture = RowSet(m_shown.size());
        m_command = NoUpdate;
    }
    emit rowsChanged();
}

RowSet RowSelectionModel::rowsOf(const QItemSelection &ranges) const
{
    RowSet rows(m_shown.size());
    for (const QItemSelectionRange &range : ranges)
        for (int i = range.top(); i >= 0 && i <= range.bottom(); ++i)
            rows.insert(m_table->rowOf(i));
    return rows;
}

RowSet RowSelectionModel::merged() const
{
    if (m_command & Deselect)
        return m_base - m_gesture;
    if (m_command & Toggle)
        return (m_base | m_gesture) - (m_base & m_gesture);
    return m_base | m_gesture;
}

void RowSelectionModel::select(const QItemSelection &ranges, QItemSelectionModel::SelectionFlags command)
{
    const LayerPtr &layer = m_table->layer();
    if (m_resetting || command == NoUpdate || !layer || m_shown.size() != layer->rowCount())
        return;
    if (command & Clear) {
        m_base.clear();
        m_gesture.clear();
    }
    if (!(command & Current)) {
        m_base = merged();
        m_gesture.clear();
    }
    if (command & (Select | Deselect | Toggle)) {
        m_command = command;
        m_gesture = rowsOf(ranges);
    }
    const RowSet next = merged();
    const QScopedValueRollback applying(m_applying, true);
    if (command & Clear) {
        m_selection->apply(m_entry, next, Selection::Mode::Replace);
    } else {
        const RowSet before = m_selection->rows(m_entry);
        m_selection->apply(m_entry, (before | next) - (before & next), Selection::Mode::Toggle);
    }
    const bool one = m_gesture.count() == 1 && (command & (Select | Toggle));
    if (one && (m_gesture & next) == m_gesture)
        m_selection->pick(m_entry, m_gesture.rows().front(), Selection::Mode::Add);
}

void RowSelectionModel::reset()
{
    const QScopedValueRollback resetting(m_resetting, true);
    QItemSelectionModel::reset();
}

} // namespace kohkan
