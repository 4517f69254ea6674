// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/main_window.h"

#include "app/edit/edit_desk.h"
#include "app/edit/site_desk.h"
#include "app/open/file_opener.h"
#include "app/open/import_desk.h"
#include "app/open/incidents_in_use.h"
#include "app/open/layer_desk.h"
#include "app/output/map_output.h"
#include "app/output/output_desk.h"
#include "app/project/project_bundle.h"
#include "app/project/project_desk.h"
#include "app/session/session_keeper.h"
#include "app/session/starter.h"
#include "app/window/as_of_control.h"
#include "app/window/docks.h"
#include "app/window/made_layers.h"
#include "app/window/navigator.h"
#include "app/window/window_actions.h"
#include "app/window/window_history.h"
#include "app/window/window_menus.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/history/history.h"
#include "widgets/map/map_view.h"
#include "widgets/map/memory_menu.h"
#include "widgets/map/system_menu.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/filter_chips.h"
#include "widgets/panels/filter_panel.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/panels/table_panel.h"
#include "widgets/parts/as_of_bar.h"
#include "widgets/parts/find_box.h"
#include "widgets/parts/message_bar.h"
#include "widgets/parts/status_panel.h"
#include "widgets/state/surface_state.h"
#include "widgets/state/table_layers.h"
#include "widgets/time/partnership_panel.h"
#include "widgets/time/time_panel.h"

#include <QAction>
#include <QCloseEvent>
#include <QIcon>
#include <QMimeData>
#include <QScreen>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>
#include <cstdio>
#include <cstdlib>

namespace kohkan {

MainWindow::MainWindow(const Options &options)
{
    setWindowIcon(QIcon(QStringLiteral(":/kohkan/icons/kohkan.svg")));
    setAcceptDrops(true);
    constexpr int edge = 60; ///< of the screen, for what the desktop shows beside
    resize(QSize(1400, 900).boundedTo(screen()->availableSize() - QSize(0, edge)));
    m_parts.window = this;
    m_parts.pool = &m_pool;
    m_parts.mailbox = m_mailbox.box();
    m_parts.recipes = &m_recipes;
    makeFacts();
    makePanels();
    makeDesks(options);
    makeActions();
    m_parts.docks->reset();
    wire();
    m_parts.session->restore();
    m_parts.actions->update();
    m_parts.map->setFocus(); // its keys work from the start
    if (options.quitWhenWhole)
        quitWhenWhole();
    if (!options.workspace.isEmpty())
        m_parts.edits->open(options.workspace);
    open(options.files);
    // after all that may ask for a session bus, whose fork among threads has been seen to hang
    m_parts.starter->start(options.dataFolder);
}

MainWindow::~MainWindow()
{
    disconnect(m_parts.outputs, nullptr, this, nullptr); // a question that is open ends with the window
    disconnect(m_parts.layers, nullptr, this, nullptr);
    delete m_parts.menus; // what an editor that is still open says last is nobody's any more
    delete m_parts.actions;
    delete m_parts.starter; // its threads end,
    delete m_parts.edits;
    delete m_parts.history;     // its stack speaks to nobody,
    delete takeCentralWidget(); // the map uses the pool to its end,
    m_parts.docks->clear();     // and the panels use the facts
}

// ---- parts

void MainWindow::makeFacts()
{
    Parts &p = m_parts;
    p.layers = new LayerList(this);
    p.filters = new FilterState(p.layers, this);
    p.selection = new Selection(p.layers, this);
    p.tables = new Tables(p.pool, p.mailbox, this);
    p.exposure = new ExposureState(p.layers, p.tables, p.pool, p.mailbox, this);
    p.surface = new SurfaceState(p.exposure, p.pool, p.mailbox, this);
    p.outputs = new Outputs(p.mailbox, p.tables, this);
    p.history = new History(p.layers, this);
}

void MainWindow::makePanels()
{
    Parts &p = m_parts;
    p.messages = new MessageBar;
    p.chips = new FilterChips(p.layers, p.filters, p.tables);
    p.map = new MapView(p.layers, p.filters, p.selection, p.tables, p.pool, p.mailbox);
    auto *bar = new AsOfBar;
    auto *center = new QWidget;
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(p.messages);
    column->addWidget(p.chips);
    column->addWidget(p.map, 1);
    setCentralWidget(center);
    p.layerPanel = new LayerPanel(p.layers, p.filters);
    p.filterPanel = new FilterPanel(p.layers, p.filters, p.tables);
    p.exposurePanel = new ExposurePanel(p.exposure, p.surface, p.layers, p.selection);
    p.site = new SitePanel(p.layers, p.filters, p.selection, p.tables);
    p.table = new TablePanel(p.layers, p.filters, p.selection, p.pool, p.mailbox);
    p.charts = new ChartsPanel(p.layers, p.filters, p.selection, p.tables);
    p.time = new TimePanel(p.layers, p.filters, p.selection, p.tables);
    p.partnership = new PartnershipPanel(p.tables);
    p.docks = new Docks(this);
    p.docks->add(QStringLiteral("layers"), tr("Layers"), p.layerPanel);
    p.docks->add(QStringLiteral("filters"), tr("Filters"), p.filterPanel);
    p.docks->add(QStringLiteral("exposure"), tr("Exposure"), p.exposurePanel);
    p.docks->add(QStringLiteral("site"), tr("Site"), p.site);
    p.docks->add(QStringLiteral("table"), tr("Table"), p.table);
    p.docks->add(QStringLiteral("charts"), tr("Charts"), p.charts);
    p.docks->add(QStringLiteral("time"), tr("Time"), p.time);
    p.docks->add(QStringLiteral("partnership"), tr("Partnership"), p.partnership);
    p.status = new StatusPanel;
    statusBar()->addPermanentWidget(p.status, 1);
    statusBar()->setSizeGripEnabled(false);
    setTabOrder(p.map, p.site);
    p.systems = new SystemMenu(p.map, this);
    p.memory = new MemoryMenu(p.map, this);
    p.asOf = new AsOfControl(p, bar, this);
}

/// Each may connect to those before it.
void MainWindow::makeDesks(const Options &options)
{
    Parts &p = m_parts;
    // after the panels: they have the tables before the layers follow
    p.tableLayers = new TableLayers(p.tables, p.layers, p.exposure, p.pool, p.mailbox, this);
    p.loader = new DatasetLoader(
        p.mailbox, [tables = p.tables] { return tables->shipped(); }, this);
    p.opener = new FileOpener(p.loader, p.layers, p.recipes, this);
    p.opener->setAsks(!options.quitWhenWhole); // nobody is there to answer
    p.importDesk = new ImportDesk(p.opener, p.loader, p.recipes, p.pool, p.mailbox, this);
    p.edits = new EditDesk(p.tables, p.history, p.outputs, p.mailbox, p.pool, this);
    p.mapOutput = new MapOutput(p.layers, p.filters, p.map, p.outputs, p.pool, p.mailbox, this);
    p.find = new FindBox;
    p.navigator = new Navigator(p, this);
    p.starter = new Starter(p, this);
    p.layerDesk = new LayerDesk(p, this);
    p.incidents = new IncidentsInUse(p, this);
    p.made = new MadeLayers(p, this);
    p.siteDesk = new SiteDesk(p, this);
    p.outputDesk = new OutputDesk(p, this);
    p.session = new SessionKeeper(p, options.useSession, this);
    p.steps = new WindowHistory(p, this);
    p.project = new ProjectDesk(p, this);
    p.project->setAsks(!options.quitWhenWhole);
}

void MainWindow::makeActions()
{
    auto *toolbar = addToolBar(tr("Tools"));
    toolbar->setObjectName(QStringLiteral("tools"));
    toolbar->setMovable(false);
    toolbar->setIconSize({20, 20});
    toolbar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_parts.actions = new WindowActions(m_parts, toolbar, this);
    m_parts.asOf->addTo(toolbar);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolbar->addWidget(space);
    m_parts.find->setMinimumWidth(180);
    m_parts.find->setMaximumWidth(420);
    toolbar->addWidget(m_parts.find);
    m_parts.menus = new WindowMenus(m_parts, this);
}

void MainWindow::wire()
{
    const Parts &p = m_parts;
    connect(p.map, &MapView::viewChanged, p.status,
            [this] { m_parts.status->showScale(m_parts.map->viewport().scaleDenominator()); });
    connect(p.map, &MapView::pointerMoved, p.status, &StatusPanel::showPlace);
    connect(p.map, &MapView::copied, this,
            [this](const QString &what) { m_parts.messages->inform(tr("Copied: %1").arg(what)); });
    connect(p.site, &SitePanel::messageRequested, p.messages, &MessageBar::inform);
    connect(p.table, &TablePanel::messageRequested, p.messages, &MessageBar::inform);
    connect(p.charts, &ChartsPanel::messageRequested, p.messages, &MessageBar::inform);
    connect(p.time, &TimePanel::messageRequested, p.messages, &MessageBar::inform);
    connect(p.map, &MapView::coordinateFormatChanged, p.status,
            [this] { m_parts.status->setCoordinateFormat(m_parts.map->coordinateFormat()); });
    connect(p.status, &StatusPanel::cancelRequested, this,
            [this] { m_parts.opener->isBusy() ? m_parts.opener->cancelAll() : m_parts.outputs->cancel(); });
    connect(p.layerDesk, &LayerDesk::rowsRequested, p.navigator, &Navigator::selectRows);
    connect(p.layerDesk, &LayerDesk::reportSaveRequested, p.outputDesk, &OutputDesk::saveReport);
    connect(p.siteDesk, &SiteDesk::siteRequested, p.navigator, &Navigator::showSite);
    connect(p.filters, &FilterState::dropped, this, [this](EntryId id, const QString &sentence) {
        const LayerEntry *entry = m_parts.layers->value().find(id);
        m_parts.messages->say(
            MessageBar::Level::Warning,
            tr("A filter of %1 no longer fits and was left out: %2").arg(entry ? entry->name : QString(), sentence));
    });
    connect(p.layers, &LayerList::changed, this, [this] {
        const LayerEntry *active = m_parts.layers->value().activeEntry();
        m_parts.docks->dock(QStringLiteral("table"))
            ->setWindowTitle(active ? tr("Table: %1").arg(active->name) : tr("Table"));
    });
    connect(p.starter, &Starter::ready, this, [this] {
        m_parts.docks->giveRoom(QStringLiteral("charts"), 230, 360); // pixels
        m_parts.docks->giveRoom(QStringLiteral("time"), 240, 380);   // five lanes
        m_parts.history->begin();
        m_parts.layerDesk->begin();
        m_parts.project->begin();
        emit ready();
    });
    connect(p.outputs, &Outputs::exhausted, p.messages, qOverload<const Error &>(&MessageBar::say));
    connect(p.edits->store(), &WorkspaceStore::changed, this, [this] { m_closesAnyway = false; });
    connect(p.outputs, &Outputs::idle, this, [this] {
        if (m_closesAfterOutput)
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
}

void MainWindow::quitWhenWhole()
{
    const auto quit = [this] {
        if (!isReady() || m_parts.opener->isBusy() || !m_parts.map->isWhole())
            return;
        m_parts.map->repaint();
        close();
    };
    connect(m_parts.map, &MapView::becameWhole, this, quit);
    connect(m_parts.opener, &FileOpener::idle, this, quit, Qt::QueuedConnection);
}

void MainWindow::sayExhausted()
{
    m_letters.sender().post([this] {
        m_parts.messages->say(MessageBar::Level::Error,
                              tr("There is not enough memory for all that is open: something was left undone. Close "
                                 "layers or other programs, then try again."));
    });
}

// ---- what the window is asked

QAction *MainWindow::action(const QString &id) const
{
    return m_parts.actions->action(id);
}

void MainWindow::open(const QStringList &paths)
{
    QStringList data;
    for (const QString &path : paths)
        isProjectPath(path) || isBundlePath(path) ? m_parts.project->open(path) : data.append(path);
    m_parts.layerDesk->open(data);
}

bool MainWindow::isReady() const
{
    return m_parts.starter->isReady();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    for (const auto &url : event->mimeData()->urls())
        if (url.isLocalFile())
            return event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const auto &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    event->acceptProposedAction();
    open(paths);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const Parts &p = m_parts;
    if (p.outputs->isRunning() && !std::exchange(m_closesAfterOutput, true)) {
        event->ignore();
        return p.messages->inform(
            tr("A file is still being written (%1); the window closes once it is whole. Close again to drop it.")
                .arg(p.outputs->what()));
    }
    if (p.project->mustAskBeforeClosing()) {
        event->ignore();
        m_closesAfterOutput = false;
        return p.project->leave(ProjectDesk::Leaving::Close,
                                [this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); });
    }
    if (const QString failure = p.edits->finish(); !failure.isEmpty() && !std::exchange(m_closesAnyway, true)) {
        event->ignore();
        m_closesAfterOutput = false; // a file that ends now does not close it
        return p.messages->say(MessageBar::Level::Error, tr("%1 Close again to leave without it.").arg(failure));
    }
    if (const QString failure = p.session->finish(); !failure.isEmpty())
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure));
    event->accept();
    hide();
    p.outputs->cancel();
    if (!p.loader->finishWithin(1000))
        std::_Exit(0); // GDAL cannot be interrupted; everything of ours is on disk
}

} // namespace kohkan
