// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/charts_panel.h"

#include "widgets/charts/bar_canvas.h"
#include "widgets/charts/breakdown_chart.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/history_chart.h"
#include "widgets/charts/scatter_chart.h"
#include "widgets/parts/compact_tab_bar.h"
#include "widgets/parts/flow_layout.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace kohkan {

ChartsPanel::ChartsPanel(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                         QWidget *parent)
    : QWidget(parent)
    , m_scatter(new ScatterChart(layers, filters, selection, tables))
    , m_breakdown(new BreakdownChart(layers, filters, tables))
    , m_history(new HistoryChart(layers, selection, tables))
    , m_tabs(new CompactTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_summary(new QLabel(this))
    , m_header(new QWidget(this))
{
    const std::pair<ChartView *, QString> charts[] = {
        {m_scatter, tr("Grade-tonnage")}, {m_breakdown, tr("Breakdown")}, {m_history, tr("Estimate history")}};
    for (const auto &[chart, name] : charts) {
        m_tabs->addTab(name);
        m_stack->addWidget(chart);
        connect(chart, &ChartView::summaryChanged, this, &ChartsPanel::showSummary);
        connect(chart, &ChartView::messageRequested, this, &ChartsPanel::messageRequested);
    }
    connect(m_scatter, &ScatterChart::linkFollowed, this, &ChartsPanel::linkFollowed);
    connect(m_history, &HistoryChart::linkFollowed, this, &ChartsPanel::linkFollowed);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int chart) { showChart(static_cast<Chart>(chart)); });
    makeHeader();
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    showChart(GradeTonnage);
}

void ChartsPanel::makeHeader()
{
    auto *row = new FlowLayout(m_header);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(8);
    row->addWidget(m_tabs);
    for (int i = 0; i < m_stack->count(); ++i)
        row->addWidget(static_cast<ChartView *>(m_stack->widget(i))->choosers());
    auto *menu = new QToolButton(m_header);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->setText(tr("Copy, export"));
    menu->setAutoRaise(true);
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setMenu(new QMenu(menu));
    row->addWidget(menu);
    row->addWidget(m_summary);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setMinimumWidth(80); // cut rather than wider than the dock; the tip has all
}

void ChartsPanel::makeActions()
{
    QMenu *menu = m_header->findChild<QToolButton *>(QStringLiteral("chartMenu"))->menu();
    QAction *asImage = menu->addAction(tr("Copy as &image"), this, &ChartsPanel::copyImage);
    QAction *asData = menu->addAction(tr("Copy as &data"), this, &ChartsPanel::copyData);
    QAction *toFile = menu->addAction(tr("&Export..."), this, &ChartsPanel::exportChart);
    for (QWidget *chart : {static_cast<QWidget *>(m_scatter), static_cast<QWidget *>(m_breakdown->canvas()),
                           static_cast<QWidget *>(m_history)}) {
        chart->setContextMenuPolicy(Qt::ActionsContextMenu);
        if (chart == m_scatter)
            chart->addAction(m_scatter->passportAction());
        chart->addActions({asImage, asData, toFile});
    }
}

ChartView *ChartsPanel::current() const
{
    return static_cast<ChartView *>(m_stack->currentWidget());
}

void ChartsPanel::showChart(Chart chart)
{
    m_tabs->setCurrentIndex(chart);
    m_stack->setCurrentIndex(chart);
    for (int i = 0; i < m_stack->count(); ++i)
        static_cast<ChartView *>(m_stack->widget(i))->choosers()->setVisible(i == chart);
    setFocusProxy(current());
    showSummary();
}

QString ChartsPanel::summary() const
{
    return current()->summary();
}

void ChartsPanel::showSummary()
{
    m_summary->setText(summary());
    m_summary->setToolTip(summary());
    m_header->updateGeometry();
}

ChartFigurePtr ChartsPanel::leaving()
{
    ChartFigurePtr figure = current()->figure();
    if (figure->refusal.isEmpty() && figure->empty.isEmpty())
        return figure;
    emit messageRequested(figure->refusal.isEmpty()
                              ? tr("There is nothing in the chart to hand on. %1").arg(figure->empty)
                              : figure->refusal);
    return nullptr;
}

void ChartsPanel::copyImage()
{
    const ChartFigurePtr figure = leaving();
    if (!figure)
        return;
    QApplication::clipboard()->setImage(chartImage(*figure, chartSheetSize(*figure, current()->size())));
    emit messageRequested(tr("Copied: the chart as an image"));
}

void ChartsPanel::copyData()
{
    const ChartFigurePtr figure = leaving();
    if (!figure)
        return;
    QApplication::clipboard()->setText(figure->tabSeparated());
    emit messageRequested(tr("Copied: the figures of the chart"));
}

void ChartsPanel::exportChart()
{
    if (const ChartFigurePtr figure = leaving())
        emit exportRequested(figure, chartSheetSize(*figure, current()->size()));
}

} // namespace kohkan
