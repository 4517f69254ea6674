// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/tables.h"

#include <QHash>
#include <map>

class QLabel;
class QMenu;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace kohkan {

class FilterSection;

/// The columns of the active layer to filter by, each with live counts that reflect the conditions on the others.
/// Deposits begin with province, commodity, status, type and confidence; any other column can be added. Every choice
/// goes to the FilterState. GUI thread only.
class FilterPanel : public Panel {
    Q_OBJECT
public:
    /// `tables` name commodities.
    FilterPanel(LayerList *layers, FilterState *filters, const Tables *tables, QWidget *parent = nullptr);

    /// The columns listed now, in order.
    QStringList columns() const;
    FilterSection *section(const QString &column) const; ///< null where it is not listed
    /// Lists a column of the active layer and opens it.
    void addColumn(const QString &column);

protected:
    void refresh() override;

private:
    void layOut();
    void rebuild(const LayerEntry &entry);
    void addSection(const LayerEntry &entry, const QString &column, bool removable);
    void removeColumn(const QString &column);
    void showCount(const LayerEntry &entry);
    void showMenu();
    QStringList defaultColumns(const LayerEntry &entry) const;
    LayerList *m_layers;
    FilterState *m_filters;
    const Tables *m_tables;
    QLabel *m_count;
    QToolButton *m_clear;
    QToolButton *m_add;
    QMenu *m_menu;
    QScrollArea *m_scroll;
    QVBoxLayout *m_stack = nullptr;
    std::vector<std::pair<QString, FilterSection *>> m_sections;
    QHash<EntryId, QStringList> m_added; ///< columns that the user added, by layer
    QHash<EntryId, QHash<QString, bool>> m_open;
    EntryId m_entry = 0;
    quint64 m_layerId = 0;
    int m_version = 0;
};

} // namespace kohkan
