// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/breakdown_figure.h"
#include "widgets/charts/chart_view.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/tables.h"

class QComboBox;
class QScrollArea;

namespace kohkan {

class BarCanvas;

/// How many rows of the active layer pass the filter, by one column and stacked by another. A click on a bar, or Space
/// on it, adds its value to the filter or takes it away.
class BreakdownChart : public ChartView {
    Q_OBJECT
public:
    BreakdownChart(LayerList *layers, FilterState *filters, const Tables *tables, QWidget *parent = nullptr);

    ChartFigurePtr figure() override;
    QString summary() const override;
    QWidget *choosers() override { return m_choosers; }
    QComboBox *byChooser() const { return m_by; }
    QComboBox *stackChooser() const { return m_stack; }
    BarCanvas *canvas() const { return m_canvas; }

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillChoosers(const LayerEntry &entry);
    void toggle(std::size_t bar);
    LayerList *m_layers;
    FilterState *m_filters;
    const Tables *m_tables;
    QWidget *m_choosers;
    QComboBox *m_by, *m_stack;
    QScrollArea *m_scroll;
    BarCanvas *m_canvas;
    EntryId m_entry = 0;
    LayerPtr m_layer;
    BreakdownFigurePtr m_figure;
    QString m_empty;
};

} // namespace kohkan
