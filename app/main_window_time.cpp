// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/message_bar.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/site_panel.h"
#include "widgets/time/partnership_panel.h"
#include "widgets/time/time_panel.h"

#include <QDockWidget>
#include <QTimer>
#include <QUrl>

namespace kohkan {

namespace {
constexpr int leastLanes = 240; ///< pixels: the dock of the time lanes is made as high once
}

void MainWindow::createTimePanels()
{
    m_timePanel = new TimePanel(m_layers, m_filters, m_selection, m_tables);
    m_partnership = new PartnershipPanel(m_tables);
    addDock(QStringLiteral("time"), tr("Time"), m_timePanel, Qt::BottomDockWidgetArea);
    addDock(QStringLiteral("partnership"), tr("Partnership"), m_partnership, Qt::RightDockWidgetArea);
}

/// Each behind the panel that the window shows first in its place.
void MainWindow::placeTimePanels()
{
    QDockWidget *time = dock(QStringLiteral("time")), *partnership = dock(QStringLiteral("partnership"));
    addDockWidget(Qt::BottomDockWidgetArea, time);
    addDockWidget(Qt::RightDockWidgetArea, partnership);
    time->show();
    partnership->show();
    tabifyDockWidget(dock(QStringLiteral("charts")), time);
    tabifyDockWidget(dock(QStringLiteral("site")), partnership);
    dock(QStringLiteral("site"))->raise();
}

QList<ActionSpec> MainWindow::timeActions()
{
    using Place = ActionSpec::Place;
    const QString view = tr("&View");
    return {{"time",
             view,
             tr("&Time lanes"),
             {QKeySequence(Qt::Key_F10)},
             nullptr,
             Place::MenuAfterLine,
             false,
             [this] {
                 showDock(QStringLiteral("time"));
                 m_timePanel->setFocus();
             }},
            {"partnership",
             view,
             tr("Pa&rtnership"),
             {QKeySequence(Qt::SHIFT | Qt::Key_F10)},
             nullptr,
             Place::MenuOnly,
             false,
             [this] {
                 showDock(QStringLiteral("partnership"));
                 m_partnership->setFocus();
             }}};
}

void MainWindow::wireTime()
{
    connect(m_timePanel, &TimePanel::messageRequested, this, &MainWindow::inform);
    connect(m_timePanel, &TimePanel::linkFollowed, m_sitePanel, &SitePanel::follow);
    connect(m_timePanel->lanes(), &TimeLanes::itemChosen, this, &MainWindow::goToItem);
    connect(m_partnership, &PartnershipPanel::linkFollowed, m_sitePanel, &SitePanel::follow);
    connect(m_partnership, &PartnershipPanel::eventRequested, this, [this](const QString &id) {
        showDock(QStringLiteral("time"));
        if (!m_timePanel->lanes()->goTo(id))
            inform(tr("This event has no date, so it stands on no time line."));
    });
    connect(m_timePanel->lanes(), &TimeLanes::periodBegun, this, [this] {
        for (const LayerEntry &entry : m_layers->value().entries)
            if (entry.bundledTable == QLatin1String("incidents") && entry.layer && !entry.visible)
                return offerIncidents(entry.id);
    });
    QDockWidget *time = dock(QStringLiteral("time"));
    connect(time, &QDockWidget::visibilityChanged, this, [this, time](bool isSeen) {
        if (!isSeen || !m_isReady || std::exchange(m_lanesHaveRoom, true))
            return;
        QTimer::singleShot(0, time, [this, time] { // the height of a table is too little for five lanes
            if (time->height() < leastLanes)
                resizeDocks({time}, {std::clamp(height() * 2 / 5, leastLanes, 380)}, Qt::Vertical);
        });
    });
}

/// They are switched off at first, so the map says nothing of what a period or an item is about.
void MainWindow::offerIncidents(EntryId id)
{
    inform(tr("The reported incidents are switched off on the map."));
    m_messages->offer(tr("Show them"),
                      [this, id] { m_layers->edit(id, [](LayerEntry &entry) { entry.visible = true; }); });
}

/// Every view goes to what an item of the time line is about: its incident, its one site, or all its sites.
void MainWindow::goToItem(const TimeItem &item)
{
    if (item.table == QLatin1String("timeline"))
        m_partnership->showEventOf(item.id);
    if (item.table == QLatin1String("incidents")) {
        for (const LayerEntry &entry : m_layers->value().entries) {
            const auto row =
                entry.bundledTable == item.table && entry.layer ? entry.layer->rowOfKey(item.id) : std::nullopt;
            if (!row)
                continue;
            const EntryId id = entry.id;
            const bool isShown = entry.visible;
            zoomToRow(id, *row);
            m_selection->pick(id, *row);
            showDock(QStringLiteral("site"));
            if (!isShown)
                offerIncidents(id);
            return;
        }
        return inform(tr("The reported incidents are not in the list of layers. Layer > Add shipped layer brings them "
                         "back."));
    }
    const LayerEntry *deposits = depositsEntry();
    const RowSet rows = deposits ? deposits->layer->rowsOfKeys(item.depositIds) : RowSet();
    if (rows.count() > 1) {
        m_selection->apply(deposits->id, rows, Selection::Mode::Replace);
        m_map->zoomToSelection();
    } else if (!item.depositIds.isEmpty()) {
        showSite(item.depositIds.front());
    } else {
        inform(tr("%1: %2. It names no site of the deposits.").arg(item.date, item.title));
    }
}

} // namespace kohkan
