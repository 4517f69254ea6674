// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/filter_state.h"
#include "widgets/state/tables.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace kohkan {

class FilterChip;

/// A row above the map: a chip for each condition on the active layer, how many rows it leaves, and one button that
/// clears them. Hides itself where there is no condition, so it follows the state even while hidden. GUI thread only.
class FilterChips : public QWidget {
    Q_OBJECT
public:
    /// `tables` name commodities.
    FilterChips(LayerList *layers, FilterState *filters, const Tables *tables, QWidget *parent = nullptr);

    QString countText() const;
    const std::vector<FilterChip *> &chips() const { return m_chips; }
    QToolButton *clearButton() const { return m_clear; }
    void flush(); ///< shows the conditions as they are now

private:
    void invalidate();
    void showConditions(const LayerEntry &entry, const std::vector<Condition> &conditions);
    void showCount(const LayerEntry &entry);
    void remove(std::size_t condition);
    LayerList *m_layers;
    FilterState *m_filters;
    const Tables *m_tables;
    std::vector<FilterChip *> m_chips;
    QToolButton *m_clear;
    QLabel *m_count;
    bool m_scheduled = false;
};

} // namespace kohkan
