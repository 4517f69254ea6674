// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/selection.h"

class QLabel;
class QTableView;

namespace kohkan {

class LayerTableModel;
class RowSelectionModel;

/// The filtered rows of the active layer as a table, a million deep, sortable by its header, with the selection of the
/// map. Ctrl+C copies the selected rows under a header as tab-separated text. GUI thread only.
class TablePanel : public Panel {
    Q_OBJECT
public:
    TablePanel(LayerList *layers, FilterState *filters, Selection *selection, WorkerPool *pool,
               const std::shared_ptr<Mailbox> &mailbox, QWidget *parent = nullptr);

    LayerTableModel *model() const { return m_model; }
    QTableView *view() const { return m_view; }
    /// Copies the selected rows to the clipboard; a sentence in messageRequested() where that is not possible.
    void copySelection();

signals:
    void messageRequested(const QString &sentence);
    void zoomToRowRequested(kohkan::EntryId entry, kohkan::Row row); ///< a row was double-clicked

protected:
    void refresh() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCurrent();
    void showCount();
    void sizeColumns();
    LayerList *m_layers;
    FilterState *m_filters;
    Selection *m_selection;
    LayerTableModel *m_model;
    RowSelectionModel *m_selected;
    QTableView *m_view;
    QLabel *m_count;
    EntryId m_entry = 0;
    quint64 m_layerId = 0;
};

} // namespace kohkan
