// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/as_of_bar.h"
#include "app/dataset_loader.h"
#include "app/dossier/dossier_job.h"
#include "app/edit_desk.h"
#include "app/file_opener.h"
#include "app/find_box.h"
#include "app/import_desk.h"
#include "app/map_output.h"
#include "app/message_bar.h"
#include "app/status_panel.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/compare_window.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/filter_chips.h"
#include "widgets/panels/filter_panel.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/panels/symbols_editor.h"
#include "widgets/panels/table_panel.h"
#include "widgets/state/table_layers.h"
#include "widgets/time/partnership_panel.h"
#include "widgets/time/time_panel.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QIcon>
#include <QMimeData>
#include <QScreen>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

namespace kohkan {

namespace {

/// What has details has something to look at.
MessageBar::Level levelOf(const QString &details, bool isError)
{
    using Level = MessageBar::Level;
    return isError ? Level::Error : details.isEmpty() ? Level::Information : Level::Warning;
}

constexpr int saveDelay = 1000; ///< milliseconds from a change to the session on disk
constexpr int leastChart = 230; ///< pixels: the dock of the charts is made as high once

} // namespace

MainWindow::MainWindow(Options options)
    : m_options(std::move(options))
    , m_layers(new LayerList(this))
    , m_filters(new FilterState(m_layers, this))
    , m_selection(new Selection(m_layers, this))
    , m_tables(new Tables(&m_pool, m_mailbox.box(), this))
    , m_loader(new DatasetLoader(m_mailbox.box(), m_tables, this))
    , m_opener(new FileOpener(m_loader, m_layers, &m_recipes, this))
    , m_import(new ImportDesk(m_opener, m_loader, &m_recipes, &m_pool, m_mailbox.box(), this))
    , m_outputs(new Outputs(m_mailbox.box(), m_tables, this))
    , m_export(new ExportJob(m_outputs, this))
    , m_desk(new EditDesk(m_tables, m_outputs, m_mailbox.box(), &m_pool, this))
    , m_exposure(new ExposureState(m_layers, m_tables, &m_pool, m_mailbox.box(), this))
    , m_surface(new SurfaceState(m_exposure, &m_pool, m_mailbox.box(), this))
    , m_tableLayers(new TableLayers(m_tables, m_layers, m_exposure, &m_pool, m_mailbox.box(), this))
    , m_index(&m_pool, m_mailbox.box(), Urgency::Follow)
    , m_route(&m_pool, m_mailbox.box(), Urgency::Tile)
    , m_incidentsJob(&m_pool, m_mailbox.box(), Urgency::Answer)
    , m_dossiers(new DossierJob(m_outputs, this))
    , m_chartExporter(new ChartExporter(m_outputs, this))
    , m_writer([this, sender = m_letters.sender()](const QString &sentence) {
        sender.post([this, sentence] { m_messages->say(MessageBar::Level::Error, sentence); });
    })
    , m_saveTimer(new QTimer(this))
{
    setWindowTitle(tr("Kohkan"));
    setWindowIcon(QIcon(QStringLiteral(":/kohkan/icons/kohkan.svg")));
    setAcceptDrops(true);
    constexpr int edge = 60; ///< of the screen, for what the desktop shows beside
    resize(QSize(1400, 900).boundedTo(screen()->availableSize() - QSize(0, edge)));
    createPanels();
    createActions();
    resetLayout();
    wire();
    m_saveTimer->setSingleShot(true);
    m_saveTimer->setInterval(saveDelay);
    connect(m_saveTimer, &QTimer::timeout, this, &MainWindow::saveNow);
    restoreWindow();
    updateActions();
    m_map->setFocus(); // its keys work from the start
    if (!m_options.workspace.isEmpty())
        m_desk->open(m_options.workspace);
    loadShipped(); // after all that may ask for a session bus, whose fork among threads has been seen to hang
}

MainWindow::~MainWindow()
{
    for (auto &thread : m_startup)
        thread.join();
    delete m_desk;              // its undo stack speaks to the actions,
    delete takeCentralWidget(); // the map uses the pool to its end,
    qDeleteAll(m_docks);        // and the panels use the state
}

// ---- wiring

void MainWindow::wire()
{
    connect(m_layers, &LayerList::changed, this, &MainWindow::layersChanged);
    connect(m_filters, &FilterState::changed, this, &MainWindow::updateActions);
    connect(m_selection, &Selection::changed, this, &MainWindow::updateActions);
    connect(m_selection, &Selection::currentChanged, this, &MainWindow::updateActions);
    connect(m_layers, &LayerList::changed, this, &MainWindow::saveSoon);
    connect(m_filters, &FilterState::changed, this, &MainWindow::saveSoon);
    connect(m_selection, &Selection::changed, this, &MainWindow::saveSoon);
    connect(m_map, &MapView::viewChanged, this, &MainWindow::saveSoon);
    connect(m_map, &MapView::viewChanged, this, [this] { m_status->showScale(m_map->viewport().scaleDenominator()); });
    connect(m_map, &MapView::historyChanged, this, &MainWindow::updateActions);
    connect(m_map, &MapView::toolChanged, this, &MainWindow::updateActions);
    connect(m_map->surround(), &MapSurround::changed, this, &MainWindow::updateActions);
    connect(m_map->surround(), &MapSurround::changed, this, &MainWindow::saveSoon);
    connect(m_map, &MapView::pointerMoved, m_status, &StatusPanel::showPlace);
    connect(m_map, &MapView::copied, this, [this](const QString &what) { inform(tr("Copied: %1").arg(what)); });
    connect(m_map, &MapView::featureActivated, this, [this] {
        showDock(QStringLiteral("site"));
        m_sitePanel->setFocus();
    });
    connect(m_sitePanel, &SitePanel::showLocation, this,
            [this](LonLat place) { m_map->zoomTo(place, siteResolution); });
    connect(m_sitePanel, &SitePanel::siteRequested, this, &MainWindow::showSite);
    connect(m_sitePanel, &SitePanel::messageRequested, this, &MainWindow::inform);
    connect(m_tablePanel, &TablePanel::messageRequested, this, &MainWindow::inform);
    connect(m_tablePanel, &TablePanel::zoomToRowRequested, this, &MainWindow::zoomToRow);
    connect(m_layerPanel, &LayerPanel::openRequested, this, &MainWindow::openFiles);
    connect(m_layerPanel, &LayerPanel::zoomToLayerRequested, this, &MainWindow::zoomToLayer);
    connect(m_layerPanel, &LayerPanel::symbolsRequested, this, &MainWindow::editSymbols);
    connect(m_layerPanel, &LayerPanel::locateRequested, this, &MainWindow::locate);
    connect(m_find, &FindBox::chosen, this, &MainWindow::goTo);
    connect(m_find, &FindBox::left, m_map, qOverload<>(&QWidget::setFocus));
    if (m_options.quitWhenWhole) {
        const auto quit = [this] {
            if (!m_isReady || m_opener->isBusy() || !m_map->isWhole())
                return;
            m_map->repaint();
            close();
        };
        connect(m_map, &MapView::becameWhole, this, quit);
        connect(m_opener, &FileOpener::idle, this, quit, Qt::QueuedConnection);
    }
    connect(m_filters, &FilterState::dropped, this, [this](EntryId id, const QString &sentence) {
        const LayerEntry *entry = m_layers->value().find(id);
        m_messages->say(
            MessageBar::Level::Warning,
            tr("A filter of %1 no longer fits and was left out: %2").arg(entry ? entry->name : QString(), sentence));
    });
    wireWork();
    wireEdits();
    wireCharts();
    wireExposure();
    wireSurface();
    wireTime();
}

void MainWindow::wireEdits()
{
    connect(m_sitePanel, &SitePanel::editRequested, m_desk, &EditDesk::edit);
    connect(m_sitePanel, &SitePanel::takeBackRequested, m_desk, &EditDesk::takeBack);
    connect(m_sitePanel, &SitePanel::historyRequested, m_desk, &EditDesk::showHistory);
    connect(m_tables, &Tables::changed, this, &MainWindow::showTables);
    connect(m_desk->store(), &WorkspaceStore::opened, this, &MainWindow::updateActions);
    connect(m_desk, &EditDesk::siteRequested, this, &MainWindow::showSite);
    connect(m_desk, &EditDesk::said, this, [this](const QString &sentence, const QString &details, bool isError) {
        m_messages->say(levelOf(details, isError), sentence, details);
    });
}

void MainWindow::wireCharts()
{
    connect(m_chartsPanel, &ChartsPanel::messageRequested, this, &MainWindow::inform);
    connect(m_chartsPanel, &ChartsPanel::linkFollowed, m_sitePanel, &SitePanel::follow);
    connect(m_chartsPanel, &ChartsPanel::exportRequested, this,
            [this](const ChartFigurePtr &figure, const QSizeF &size) {
                if (const QString why = m_outputs->whyNot(); !why.isEmpty())
                    return inform(why);
                m_chartExporter->ask(figure, size, this);
            });
    connect(m_chartExporter, &ChartExporter::finished, this,
            [this](const QString &path) { inform(tr("The chart was written to %1.").arg(path)); });
    connect(m_chartExporter, &ChartExporter::failed, this,
            [this](const Error &error) { m_messages->say(MessageBar::Level::Error, error.message, error.detail); });
    QDockWidget *charts = dock(QStringLiteral("charts"));
    connect(charts, &QDockWidget::visibilityChanged, this, [this, charts](bool isSeen) {
        if (!isSeen || !m_isReady || std::exchange(m_chartsHaveRoom, true))
            return;
        QTimer::singleShot(0, charts, [this, charts] { // the height of a table is too little for a chart
            if (charts->height() < leastChart)
                resizeDocks({charts}, {std::clamp(height() * 2 / 5, leastChart, 360)}, Qt::Vertical);
        });
    });
}

void MainWindow::wireWork()
{
    connect(m_opener, &FileOpener::said, this, [this](const QString &sentence, const QString &details, bool isError) {
        m_messages->say(levelOf(details, isError), sentence, details);
    });
    connect(m_opener, &FileOpener::doubted, this, &MainWindow::offerRemedy);
    connect(m_opener, &FileOpener::progressed, m_status, &StatusPanel::showProgress);
    connect(m_opener, &FileOpener::idle, m_status, &StatusPanel::hideProgress);
    connect(m_opener, &FileOpener::idle, this, [this] {
        m_justOpened.clear();
        m_mappedNow = 0; // a reading that failed, or was cancelled
    });
    connect(m_opener, &FileOpener::opened, this, &MainWindow::layerOpened);
    m_opener->setAsks(!m_options.quitWhenWhole); // nobody is there to answer
    connect(m_import, &ImportDesk::said, this, [this](const QString &sentence, const QString &details, bool isError) {
        m_messages->say(levelOf(details, isError), sentence, details);
    });
    connect(m_import, &ImportDesk::noTable, this, [this](const QString &path) { open({path}); });
    connect(m_import, &ImportDesk::settled, this, &MainWindow::noteOpened);
    connect(m_import, &ImportDesk::remembered, this, &MainWindow::saveSoon);
    connect(m_export, &ExportJob::finished, this, &MainWindow::exported);
    connect(m_export, &ExportJob::failed, this,
            [this](const Error &error) { m_messages->say(MessageBar::Level::Error, error.message, error.detail); });
    connect(m_status, &StatusPanel::cancelRequested, this, [this] {
        if (m_opener->isBusy())
            return m_opener->cancelAll();
        m_outputs->cancel();
    });
    wireDossiers();
    wireOutput();
}

void MainWindow::inform(const QString &sentence)
{
    m_messages->say(MessageBar::Level::Information, sentence);
}

void MainWindow::layersChanged()
{
    followIncidents();
    followSurface();
    updateActions();
    const LayerEntry *active = m_layers->value().activeEntry();
    dock(QStringLiteral("table"))->setWindowTitle(active ? tr("Table: %1").arg(active->name) : tr("Table"));
}

// ---- shipped data

void MainWindow::loadShipped()
{
    const Letters::Sender sender = m_letters.sender();
    m_startup.emplace_back([this, sender, folder = m_options.dataFolder] {
        auto shipped = loadShippedLayers(folder);
        sender.post([this, shipped = std::move(shipped)] {
            if (shipped)
                return takeShipped(*shipped);
            m_messages->say(MessageBar::Level::Error, shipped.error().message, shipped.error().detail);
            becomeReady({});
        });
    });
    m_startup.emplace_back([this, sender, folder = m_options.dataFolder] {
        auto base = loadBaseMap(folder);
        sender.post([this, base = std::move(base)] {
            if (base)
                takeBaseMap(*base);
            else
                m_messages->say(MessageBar::Level::Error, base.error().message, base.error().detail);
        });
    });
}

void MainWindow::takeBaseMap(const BaseMapPtr &base)
{
    m_map->setBaseMap(base);
    m_output->setBaseMap(base);
    m_base = base;
    updateActions();
    makeIndex();
}

void MainWindow::takeShipped(const ShippedLayers &shipped)
{
    m_tables->setShipped(shipped.catalogue);
    m_recipes.setShipped(shipped.recipes);
    becomeReady(shipped.entries);
}

void MainWindow::showTables()
{
    const CataloguePtr &catalogue = m_tables->catalogue();
    const KnownThen *known = catalogue ? catalogue->knownThen() : nullptr;
    known ? m_asOfBar->showDay(*known) : m_asOfBar->hide();
    setWindowTitle(known ? tr("Kohkan as of %1").arg(known->day.toString(Qt::ISODate)) : tr("Kohkan"));
    if (m_isReady && catalogue)
        showPlaces();
    applyLate();
    updateActions();
    makeIndex();
}

void MainWindow::becomeReady(std::vector<LayerEntry> shipped)
{
    m_tableLayers->setShipped(shipped);
    restoreLayers(std::move(shipped));
    restoreExposure();
    m_isReady = true;
    open(std::exchange(m_options.files, {}));
    emit ready();
}

/// Find needs the sites and the provinces; its index is made once both are there.
void MainWindow::makeIndex()
{
    const CataloguePtr &everything = m_tables->everything();
    if (!everything || !m_base || std::exchange(m_indexed, everything) == everything)
        return;
    m_index.ask([everything, regions = m_base->layers.regions] { return SearchIndex::create(*everything, regions); },
                [this](const Result<std::shared_ptr<SearchIndex>> &index) {
                    if (index)
                        m_find->setIndex(*index);
                    else
                        m_messages->say(MessageBar::Level::Error, index.error().message, index.error().detail);
                });
}

// ---- files

void MainWindow::layerOpened(EntryId id, const ReadOptions &options)
{
    m_readings.insert(id, options);
    applyPending(id);
    useMapped(id);
    readAsSaid(id, options);
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !m_justOpened.contains(entry->path))
        return;
    std::optional<LonLatBox> &all = m_justOpened[entry->path]; // of the layers of the file, once there is one
    if (!all && entry->layer->provenance().doubts.empty())     // whose remedy stands there
        offerRisk(id);
    all = all.value_or(LonLatBox());
    all->include(entry->layer->viewExtent());
    if (!all->isEmpty())
        m_map->zoomTo(*all);
}

void MainWindow::open(const QStringList &paths)
{
    if (!m_isReady) { // the list of layers is still to be restored
        m_options.files += paths;
        return;
    }
    for (const auto &path : paths)
        noteOpened(path);
    m_opener->open(paths);
}

/// The map goes to it, and it is among the files that were opened last.
void MainWindow::noteOpened(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_justOpened.insert(absolute, {});
    m_session.recentFiles.removeAll(absolute);
    m_session.recentFiles.prepend(absolute);
    while (m_session.recentFiles.size() > 10)
        m_session.recentFiles.removeLast();
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
    if (m_outputs->isRunning() && !std::exchange(m_closesAfterOutput, true)) {
        event->ignore();
        return inform(
            tr("A file is still being written (%1); the window closes once it is whole. Close again to drop it.")
                .arg(m_outputs->what()));
    }
    if (const QString failure = m_desk->finish(); !failure.isEmpty() && !std::exchange(m_closesAnyway, true)) {
        event->ignore();
        return m_messages->say(MessageBar::Level::Error, tr("%1 Close again to leave without it.").arg(failure));
    }
    m_saveTimer->stop();
    if (m_isReady)
        saveNow();
    m_isReady = false;
    if (const QString failure = m_writer.finish(); !failure.isEmpty())
        std::fprintf(stderr, "%s\n", qUtf8Printable(failure));
    event->accept();
    hide();
    m_outputs->cancel();
    if (!m_loader->finishWithin(1000))
        std::_Exit(0); // GDAL cannot be interrupted; everything of ours is on disk
}

} // namespace kohkan
