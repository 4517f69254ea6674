// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/as_of_bar.h"
#include "app/main_window.h"
#include "app/map_output.h"
#include "app/message_bar.h"
#include "app/status_panel.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/filter_chips.h"
#include "widgets/panels/filter_panel.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/panels/table_panel.h"

#include <QDockWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace kohkan {

void MainWindow::sayExhausted()
{
    m_letters.sender().post([this] {
        m_messages->say(MessageBar::Level::Error,
                        tr("There is not enough memory for all that is open: something was left undone. Close "
                           "layers or other programs, then try again."));
    });
}

QDockWidget *MainWindow::addDock(const QString &id, const QString &title, QWidget *panel, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(id);
    dock->setWidget(panel);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    addDockWidget(area, dock);
    m_docks << dock;
    return dock;
}

void MainWindow::createPanels()
{
    m_messages = new MessageBar;
    m_chips = new FilterChips(m_layers, m_filters, m_tables);
    m_map = new MapView(m_layers, m_filters, m_selection, m_tables, &m_pool, m_mailbox.box());
    m_output = new MapOutput(m_layers, m_filters, m_map, m_outputs, &m_pool, m_mailbox.box(), this);
    auto *center = new QWidget;
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_asOfBar = new AsOfBar;
    column->addWidget(m_asOfBar);
    column->addWidget(m_messages);
    column->addWidget(m_chips);
    column->addWidget(m_map, 1);
    setCentralWidget(center);
    m_layerPanel = new LayerPanel(m_layers, m_filters);
    m_filterPanel = new FilterPanel(m_layers, m_filters, m_tables);
    m_sitePanel = new SitePanel(m_layers, m_filters, m_selection, m_tables);
    m_tablePanel = new TablePanel(m_layers, m_filters, m_selection);
    m_chartsPanel = new ChartsPanel(m_layers, m_filters, m_selection, m_tables);
    m_exposurePanel = new ExposurePanel(m_exposure, m_surface, m_layers, m_selection);
    addDock(QStringLiteral("layers"), tr("Layers"), m_layerPanel, Qt::LeftDockWidgetArea);
    addDock(QStringLiteral("filters"), tr("Filters"), m_filterPanel, Qt::LeftDockWidgetArea);
    addDock(QStringLiteral("exposure"), tr("Exposure"), m_exposurePanel, Qt::LeftDockWidgetArea);
    addDock(QStringLiteral("site"), tr("Site"), m_sitePanel, Qt::RightDockWidgetArea);
    addDock(QStringLiteral("table"), tr("Table"), m_tablePanel, Qt::BottomDockWidgetArea);
    addDock(QStringLiteral("charts"), tr("Charts"), m_chartsPanel, Qt::BottomDockWidgetArea);
    createTimePanels();
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_status = new StatusPanel;
    statusBar()->addPermanentWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    setTabOrder(m_map, m_sitePanel);
}

void MainWindow::resetLayout()
{
    const std::pair<const char *, Qt::DockWidgetArea> places[] = {
        {"layers", Qt::LeftDockWidgetArea}, {"filters", Qt::LeftDockWidgetArea}, {"exposure", Qt::LeftDockWidgetArea},
        {"site", Qt::RightDockWidgetArea},  {"table", Qt::BottomDockWidgetArea}, {"charts", Qt::BottomDockWidgetArea}};
    for (const auto &[id, area] : places) {
        addDockWidget(area, dock(QString::fromLatin1(id)));
        dock(QString::fromLatin1(id))->show();
    }
    QDockWidget *layers = dock(QStringLiteral("layers")), *site = dock(QStringLiteral("site"));
    tabifyDockWidget(layers, dock(QStringLiteral("filters")));
    tabifyDockWidget(dock(QStringLiteral("filters")), dock(QStringLiteral("exposure")));
    layers->raise();
    tabifyDockWidget(dock(QStringLiteral("table")), dock(QStringLiteral("charts")));
    placeTimePanels();
    dock(QStringLiteral("table"))->raise();
    resizeDocks({layers, site}, {std::clamp(width() / 6, 210, 290), std::clamp(width() / 4, 280, 420)}, Qt::Horizontal);
    resizeDocks({dock(QStringLiteral("table"))}, {std::clamp(height() / 5, 120, 240)}, Qt::Vertical);
}

QDockWidget *MainWindow::dock(const QString &id) const
{
    for (auto *dock : m_docks)
        if (dock->objectName() == id)
            return dock;
    return nullptr;
}

void MainWindow::showDock(const QString &id)
{
    dock(id)->show();
    dock(id)->raise();
}

} // namespace kohkan
