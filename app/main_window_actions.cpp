// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/dossier/dossier_job.h"
#include "app/edit_desk.h"
#include "app/file_opener.h"
#include "app/find_box.h"
#include "app/import_desk.h"
#include "app/map_output.h"
#include "app/memory_menu.h"
#include "app/message_bar.h"
#include "app/reading_dialog.h"
#include "app/status_panel.h"
#include "app/system_menu.h"
#include "datasets/io/data_folder.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/symbols_editor.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/table_layers.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QToolBar>

namespace kohkan {

void MainWindow::createActions()
{
    auto *toolbar = addToolBar(tr("Tools"));
    toolbar->setObjectName(QStringLiteral("tools"));
    toolbar->setMovable(false);
    toolbar->setIconSize({20, 20});
    toolbar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_table =
        fileActions() + editActions() + viewActions() + timeActions() + asOfActions() + layerActions() + helpActions();
    m_actions = buildActions(this, toolbar, m_table);
    addAsOfDay(toolbar);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolbar->addWidget(space);
    m_find = new FindBox;
    m_find->setMinimumWidth(180);
    m_find->setMaximumWidth(420);
    toolbar->addWidget(m_find);
    addRecentMenu();
    addDraftsMenu();
    addShippedMenu();
    addDepictionMenu();
    addSystemMenu();
    addCoordinateMenu();
    addPanelMenu();
}

void MainWindow::addRecentMenu()
{
    auto *recent = new QMenu(tr("Open &recent"), this);
    menuOf(this, action(QStringLiteral("export")))->insertMenu(action(QStringLiteral("export")), recent);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const auto &path : std::as_const(m_session.recentFiles))
            recent->addAction(path, this, [this, path] { open({path}); });
        if (recent->isEmpty())
            recent->addAction(tr("No file was opened yet"))->setEnabled(false);
    });
}

void MainWindow::addDraftsMenu()
{
    auto *drafts = new QMenu(tr("Unfinished &edits"), this);
    QAction *corrections = action(QStringLiteral("corrections"));
    menuOf(this, corrections)->insertMenu(corrections, drafts);
    connect(drafts, &QMenu::aboutToShow, this, [this, drafts] { m_desk->fillDrafts(drafts); });
    const auto name = [this](const char *id, const QString &verb, const QString &text) {
        action(QString::fromLatin1(id))->setText(text.isEmpty() ? verb : verb + u' ' + text);
    };
    QUndoStack *stack = m_desk->undoStack();
    connect(stack, &QUndoStack::indexChanged, this, [this, stack, name] {
        name("undo", tr("&Undo"), stack->undoText());
        name("redo", tr("&Redo"), stack->redoText());
        updateActions();
    });
}

void MainWindow::addShippedMenu()
{
    auto *shipped = new QMenu(tr("&Add shipped layer"), this);
    menuOf(this, action(QStringLiteral("zoomToLayer")))->insertMenu(action(QStringLiteral("zoomToLayer")), shipped);
    connect(shipped, &QMenu::aboutToShow, this, [this, shipped] {
        shipped->clear();
        for (const auto &entry : m_tableLayers->shipped()) {
            const auto &entries = m_layers->value().entries;
            if (std::none_of(entries.begin(), entries.end(),
                             [&](const LayerEntry &known) { return known.bundledTable == entry.bundledTable; }))
                shipped->addAction(entry.name, this, [this, entry] {
                    const EntryId id = m_layers->add(entry);
                    m_layers->edit(id, [](LayerEntry &added) { added.visible = true; });
                });
        }
        if (shipped->isEmpty())
            shipped->addAction(tr("All of them are in the list"))->setEnabled(false);
    });
}

void MainWindow::addSystemMenu()
{
    m_systems = new SystemMenu(m_map, this);
    m_memory = new MemoryMenu(m_map, this);
    QAction *last = action(QStringLiteral("fullScreen"));
    menuOf(this, last)->insertMenu(last, m_systems);
    menuOf(this, last)->insertMenu(last, m_memory);
    connect(m_systems, &SystemMenu::refused, m_messages, [this](const QString &sentence) { inform(sentence); });
    const auto show = [this] { m_status->showSystem(*m_map->system()); };
    connect(m_map, &MapView::systemChanged, m_status, show);
    show();
}

void MainWindow::addDepictionMenu()
{
    auto *menu = new QMenu(tr("Boundary &depiction"), this);
    m_depictions = new QActionGroup(this);
    for (const auto depiction : {Depiction::Neutral, Depiction::Pakistan, Depiction::India}) {
        QAction *choice = menu->addAction(depictionName(depiction));
        choice->setCheckable(true);
        choice->setData(static_cast<int>(depiction));
        m_depictions->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, depiction] { m_layers->setDepiction(depiction); });
    }
    menuOf(this, action(QStringLiteral("fullScreen")))->insertMenu(action(QStringLiteral("fullScreen")), menu);
}

void MainWindow::addCoordinateMenu()
{
    auto *menu = new QMenu(tr("&Coordinates"), this);
    m_formats = new QActionGroup(this);
    const std::pair<CoordinateFormat, QString> forms[] = {
        {CoordinateFormat::DecimalDegrees, tr("&Decimal degrees")},
        {CoordinateFormat::DegreesMinutesSeconds, tr("Degrees, &minutes, seconds")},
        {CoordinateFormat::Utm, tr("&UTM on WGS 84")}};
    for (const auto &[format, name] : forms) {
        QAction *choice = menu->addAction(name);
        choice->setCheckable(true);
        choice->setData(static_cast<int>(format));
        m_formats->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, to = format] { setCoordinateFormat(to); });
    }
    menuOf(this, action(QStringLiteral("fullScreen")))->insertMenu(action(QStringLiteral("fullScreen")), menu);
    m_status->setCoordinateMenu(menu);
}

void MainWindow::addPanelMenu()
{
    QAction *reset = action(QStringLiteral("resetLayout"));
    QMenu *menu = menuOf(this, reset);
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        QDockWidget *dock = m_docks[i];
        auto *show = new QAction(dock->windowTitle(), this);
        show->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))));
        connect(show, &QAction::triggered, this, [this, dock] {
            const bool isSeen = dock->isVisible() && !dock->visibleRegion().isEmpty();
            isSeen ? dock->hide() : showDock(dock->objectName());
        });
        menu->insertAction(reset, show);
        m_table.push_back({"",
                           {},
                           tr("Show or hide %1").arg(dock->windowTitle()),
                           {show->shortcut()},
                           nullptr,
                           ActionSpec::Place::MenuOnly,
                           false,
                           {}});
    }
    menu->insertSeparator(reset);
}

void MainWindow::updateActions()
{
    const LayersValue &layers = m_layers->value();
    const LayerEntry *active = layers.activeEntry();
    const bool hasRows = active && active->layer;
    for (const char *id : {"export", "zoomToLayer", "symbols", "report", "selectFiltered", "invert"})
        action(QString::fromLatin1(id))->setEnabled(hasRows);
    const bool makesFiles = m_outputs->whyNot().isEmpty();
    action(QStringLiteral("export"))->setEnabled(hasRows && makesFiles);
    for (const char *id : {"exportMap", "printPreview"})
        action(QString::fromLatin1(id))->setEnabled(makesFiles);
    action(QStringLiteral("undo"))->setEnabled(m_desk->undoStack()->canUndo());
    action(QStringLiteral("redo"))->setEnabled(m_desk->undoStack()->canRedo());
    action(QStringLiteral("compare"))->setEnabled(m_tables->catalogue() != nullptr);
    action(QStringLiteral("annotate"))->setEnabled(!currentDeposit().isEmpty());
    action(QStringLiteral("exportPack"))->setEnabled(m_tables->catalogue() && m_tables->catalogue()->hasAnnotations());
    action(QStringLiteral("mergePack"))->setEnabled(m_tables->catalogue() && m_desk->store()->whyNot().isEmpty());
    action(QStringLiteral("removeLayer"))->setEnabled(active);
    const QString noDossier = whyNoDossier();
    action(QStringLiteral("dossier"))->setEnabled(noDossier.isEmpty());
    menuOf(this, action(QStringLiteral("dossier")))->setToolTipsVisible(!noDossier.isEmpty()); // why it is disabled
    action(QStringLiteral("dossier"))
        ->setToolTip(noDossier.isEmpty() ? tr("Write what is known of the selected sites as documents") : noDossier);
    for (const char *id : {"reading", "readAgain"})
        action(QString::fromLatin1(id))->setEnabled(hasRows && active->bundledTable.isEmpty());
    updateIncidentAction();
    updateRiskAction();
    action(QStringLiteral("annotatePlace"))->setEnabled(m_tables->catalogue() && m_desk->store()->whyNot().isEmpty());
    action(QStringLiteral("zoomToSelection"))->setEnabled(m_selection->count() > 0);
    action(QStringLiteral("clear"))->setEnabled(m_selection->count() > 0 || m_selection->current());
    action(QStringLiteral("back"))->setEnabled(m_map->canGo(-1));
    action(QStringLiteral("forward"))->setEnabled(m_map->canGo(1));
    action(QStringLiteral("pan"))->setChecked(m_map->tool() == MapView::Tool::Pan);
    action(QStringLiteral("rectangle"))->setChecked(m_map->tool() == MapView::Tool::Rectangle);
    action(QStringLiteral("lasso"))->setChecked(m_map->tool() == MapView::Tool::Lasso);
    action(QStringLiteral("measure"))->setChecked(m_map->tool() == MapView::Tool::Measure);
    const MapSurround &surround = *m_map->surround();
    action(QStringLiteral("graticule"))->setChecked(surround.isShown(MapSurround::Part::Graticule));
    action(QStringLiteral("northArrow"))->setChecked(surround.isShown(MapSurround::Part::NorthArrow));
    action(QStringLiteral("overview"))->setChecked(surround.isShown(MapSurround::Part::Overview));
    for (QAction *choice : m_formats->actions())
        choice->setChecked(choice->data().toInt() == static_cast<int>(m_map->coordinateFormat()));
    for (QAction *choice : m_depictions->actions())
        choice->setChecked(choice->data().toInt() == static_cast<int>(layers.depiction));
    m_status->showSelection(m_selection->count());
}

// ---- what the actions do

void MainWindow::setCoordinateFormat(CoordinateFormat format)
{
    m_map->setCoordinateFormat(format);
    m_status->setCoordinateFormat(format);
    updateActions();
    saveSoon();
}

void MainWindow::openFiles()
{
    auto *dialog = new QFileDialog(this, tr("Open data"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Vector data (*.geojson *.json *.gpkg *.shp *.fgb *.kml *.kmz *.csv *.tsv *.txt *.xlsx *.ods "
            "*.gml *.gpx *.tab *.mif)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::openExport()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    if (!active || !active->layer)
        return;
    const auto shown = m_filters->rows(active->id);
    QStringList sources;
    for (const LayerEntry &entry : m_layers->value().entries)
        sources << entry.path;
    if (const auto shipped = dataFolder())
        sources << *shipped;
    auto *dialog = new ExportDialog(*active, shown ? *shown : active->layer->allRows(), m_selection->rows(active->id),
                                    sources, this);
    connect(dialog, &ExportDialog::exportRequested, this, [this](const ExportDialog::Request &request) {
        m_export->start(request, m_tables->catalogue(), m_exposure->result());
    });
    dialog->open();
}

void MainWindow::exported(const ExportReport &report, const QString &path)
{
    QString sentence = (report.written == 1 ? tr("1 row written to %1.").arg(path)
                                            : tr("%1 rows written to %2.").arg(report.written).arg(path));
    if (report.withoutGeometry > 0)
        sentence += u' ' + tr("Rows without a place on the map, which were left out: %1.").arg(report.withoutGeometry);
    QStringList details;
    for (const auto &warning : report.warnings)
        details << warning.message;
    m_messages->say(details.isEmpty() ? MessageBar::Level::Information : MessageBar::Level::Warning, sentence,
                    details.join(u'\n'));
}

void MainWindow::locate(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry)
        return;
    auto *dialog = new QFileDialog(this, tr("Where is %1 now?").arg(entry->path));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id, oldPath = entry->path](const QString &path) {
        ReadOptions reading = m_readings.value(id);
        reading.driver.clear();
        if (reading.layerName == QFileInfo(oldPath).completeBaseName()) // the layer is named for the file
            reading.layerName.clear();
        m_opener->fill(id, path, reading);
    });
    dialog->open();
}

void MainWindow::changeReading(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer || !entry->bundledTable.isEmpty())
        return;
    const Provenance &from = entry->layer->provenance();
    if (from.reading || !from.placeColumns.isEmpty()) // a table, whose rows can be shown
        return m_import->change(*entry, m_readings.value(id));
    auto *dialog = new ReadingDialog(*entry, m_readings.value(id), this);
    connect(dialog, &ReadingDialog::readingChosen, this,
            [this, id, path = entry->path](const ReadOptions &reading) { m_opener->fill(id, path, reading); });
    dialog->open();
}

/// A button for what would put right what has just been said of a layer's places.
void MainWindow::offerRemedy(EntryId id, const Doubt &doubt)
{
    QString text;
    switch (doubt.remedy()) {
    case Doubt::Remedy::SwapAxes:
        text = tr("Swap latitude and longitude");
        break;
    case Doubt::Remedy::ReadAsDegrees:
        text = tr("Read as degrees (WGS 84)");
        break;
    case Doubt::Remedy::StateSystem:
        text = tr("State the reference system...");
        break;
    case Doubt::Remedy::None:
        return;
    }
    m_messages->offer(text, [this, id, remedy = doubt.remedy()] { this->remedy(id, remedy); });
}

/// Reads the layer again the other way, as Layer > Reading... does.
void MainWindow::remedy(EntryId id, Doubt::Remedy remedy)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || entry->path.isEmpty() || !entry->bundledTable.isEmpty())
        return; // it was removed meanwhile
    if (remedy == Doubt::Remedy::StateSystem)
        return changeReading(id);
    ReadOptions reading = m_readings.value(id);
    if (remedy == Doubt::Remedy::SwapAxes)
        reading.swapAxes = !reading.swapAxes;
    else
        reading.referenceSystem = QStringLiteral("EPSG:4326");
    m_justOpened.insert(entry->path, {}); // and shown where it lies now
    m_opener->fill(id, entry->path, reading);
}

void MainWindow::editSymbols(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    if (m_symbols && m_symbols->entry() != id)
        m_symbols->accept(); // one at a time
    if (!m_symbols || m_symbols->entry() != id)
        m_symbols = new SymbolsEditor(m_layers, id, *m_tables, this);
    m_symbols->show();
    m_symbols->raise();
    m_symbols->activateWindow();
}

void MainWindow::selectFiltered()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    if (const auto shown = active ? m_filters->rows(active->id) : nullptr)
        m_selection->apply(active->id, *shown, Selection::Mode::Replace);
}

void MainWindow::invertSelection()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    const auto shown = active ? m_filters->rows(active->id) : nullptr;
    if (!shown)
        return;
    m_selection->apply(active->id, *shown - m_selection->rows(active->id), Selection::Mode::Replace);
}

void MainWindow::showShortcuts()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Shortcuts"), shortcutsPage(m_table), QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::RichText);
    box->open();
}

} // namespace kohkan
