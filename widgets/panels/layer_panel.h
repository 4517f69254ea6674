// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/layer_list.h"

#include <QSet>

class QAction;
class QLabel;
class QSlider;
class QToolButton;
class QTreeView;

namespace kohkan {

class LayerTreeModel;

/// The layers of the map with their legends: order, visibility, opacity, name, and which one is active - the layer that
/// is clicked. Every change goes to the LayerList. GUI thread only.
class LayerPanel : public Panel {
    Q_OBJECT
public:
    LayerPanel(LayerList *layers, FilterState *filters, QWidget *parent = nullptr);
    ~LayerPanel() override;

    LayerTreeModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }

signals:
    void openRequested();
    void zoomToLayerRequested(kohkan::EntryId entry);
    void symbolsRequested(kohkan::EntryId entry); ///< how it is drawn is to be edited
    void locateRequested(kohkan::EntryId entry);  ///< of a layer whose file is missing

protected:
    void refresh() override;

private:
    void layOut();
    void createActions();
    QAction *addViewAction(const QString &text, const QKeySequence &key = {});
    void onCurrentChanged(const QModelIndex &at);
    void showMenu(const QPoint &at);
    void showActive();
    void setOpacity(int percent);
    void moveActive(int by);
    EntryId active() const { return m_layers->value().active; }
    LayerList *m_layers;
    LayerTreeModel *m_model;
    QTreeView *m_view;
    QWidget *m_missing;
    QLabel *m_missingText;
    QWidget *m_opacityRow;
    QSlider *m_opacity;
    QLabel *m_opacityText;
    QAction *m_open = nullptr;
    QAction *m_zoom = nullptr;
    QAction *m_symbols = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_locate = nullptr;
    QSet<EntryId> m_collapsed; ///< layers whose legend the user closed
    bool m_refreshing = false;
};

} // namespace kohkan
