// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/panels/layer_table_model.h"
#include "widgets/state/selection.h"

#include <QItemSelectionModel>

namespace kohkan {

/// Turns what a person does in the table into changes of the shared Selection and keeps no selection of its own: a row
/// set is a bitmap, while Qt's list of ranges is searched for every painted cell and stalls on a scattered selection of
/// many rows. GUI thread only.
class RowSelectionModel : public QItemSelectionModel {
    Q_OBJECT
public:
    RowSelectionModel(LayerTableModel *model, Selection *selection, QObject *parent);

    void setEntry(EntryId entry);
    const RowSet &rows() const { return m_shown; } ///< the selected rows of the layer

    using QItemSelectionModel::select;
    void select(const QItemSelection &ranges, QItemSelectionModel::SelectionFlags command) override;
    void reset() override;

signals:
    void rowsChanged();

private:
    void follow();
    RowSet rowsOf(const QItemSelection &ranges) const;
    RowSet merged() const;
    LayerTableModel *m_table;
    Selection *m_selection;
    EntryId m_entry = 0;
    RowSet m_shown;
    RowSet m_base;    ///< before the gesture
    RowSet m_gesture; ///< a drag or a Shift range that still changes
    QItemSelectionModel::SelectionFlags m_command = QItemSelectionModel::NoUpdate;
    bool m_applying = false;
    bool m_resetting = false;
};

} // namespace kohkan
