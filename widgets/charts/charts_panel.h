// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/chart_figure.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace kohkan {

class BreakdownChart;
class ChartView;
class HistoryChart;
class ScatterChart;

/// Three charts, one at a time, each following the shared state, with what copies and exports them. GUI thread only.
class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    enum Chart { GradeTonnage, Breakdown, History };
    ChartsPanel(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                QWidget *parent = nullptr);
    void showChart(Chart chart);
    ScatterChart *gradeTonnage() const { return m_scatter; }
    BreakdownChart *breakdown() const { return m_breakdown; }
    HistoryChart *history() const { return m_history; }
    QString summary() const;
    void copyImage();
    void copyData();
    void exportChart();

signals:
    void messageRequested(const QString &sentence);
    void exportRequested(kohkan::ChartFigurePtr figure, const QSizeF &size);
    void linkFollowed(const QUrl &link);

private:
    void makeHeader();
    void makeActions();
    void showSummary();
    ChartView *current() const;
    /// The figure as it may leave the program; null, with a sentence, where it may not.
    ChartFigurePtr leaving();
    ScatterChart *m_scatter;
    BreakdownChart *m_breakdown;
    HistoryChart *m_history;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_summary;
    QWidget *m_header;
};

} // namespace kohkan
