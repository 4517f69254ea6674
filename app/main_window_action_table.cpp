// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/about.h"
#include "app/edit_desk.h"
#include "app/file_opener.h"
#include "app/find_box.h"
#include "app/import_desk.h"
#include "app/main_window.h"
#include "app/map_output.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"

#include <QAction>

namespace kohkan {

namespace {

using Place = ActionSpec::Place;

QList<QKeySequence> keys(const char *first, const char *second = nullptr)
{
    QList<QKeySequence> list{QKeySequence(QString::fromLatin1(first))};
    if (second)
        list << QKeySequence(QString::fromLatin1(second));
    return list;
}

} // namespace

QList<ActionSpec> MainWindow::fileActions()
{
    const QString file = tr("&File");
    return {
        {"open", file, tr("&Open data..."), keys("Ctrl+O"), "open", Place::MenuAndToolbar, false,
         [this] { openFiles(); }},
        {"importTable", file, tr("&Import table..."), keys("Ctrl+Shift+O"), nullptr, Place::MenuOnly, false,
         [this] { m_import->askFile(); }},
        {"export", file, tr("&Export..."), keys("Ctrl+E"), "export", Place::MenuAndToolbar, false,
         [this] { openExport(); }},
        {"dossier", file, tr("&Dossier..."), keys("Ctrl+D"), nullptr, Place::MenuOnly, false,
         [this] { openDossier(); }},
        {"exportMap", file, tr("Export &map..."), keys("Ctrl+Shift+E"), nullptr, Place::MenuOnly, false,
         [this] { m_output->openExport(); }},
        {"printPreview", file, tr("&Print preview..."), keys("Ctrl+P"), nullptr, Place::MenuOnly, false,
         [this] { m_output->openPrintPreview(); }},
        {"quit", file, tr("&Quit"), keys("Ctrl+Q"), nullptr, Place::MenuAfterLine, false, [this] { close(); }},
    };
}

QList<ActionSpec> MainWindow::editActions()
{
    const QString edit = tr("&Edit");
    return {
        {"undo", edit, tr("&Undo"), keys("Ctrl+Z"), nullptr, Place::MenuOnly, false,
         [this] { m_desk->undoStack()->undo(); }},
        {"redo", edit, tr("&Redo"), keys("Ctrl+Shift+Z", "Ctrl+Y"), nullptr, Place::MenuOnly, false,
         [this] { m_desk->undoStack()->redo(); }},
        {"corrections",
         edit,
         tr("&Your corrections..."),
         {},
         nullptr,
         Place::MenuAfterLine,
         false,
         [this] { m_desk->showList(); }},
        {"annotate", edit, tr("&Annotate site..."), keys("Ctrl+Alt+A"), nullptr, Place::MenuAfterLine, false,
         [this] { annotateSite(); }},
        {"annotatePlace",
         edit,
         tr("Annotate an area or &route..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { drawPlace(); }},
        {"exportPack",
         edit,
         tr("E&xport annotations..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { exportAnnotations(); }},
        {"mergePack",
         edit,
         tr("&Merge annotations..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { mergeAnnotations(); }},
        {"find", edit, tr("&Find..."), keys("Ctrl+K"), nullptr, Place::MenuAfterLine, false,
         [this] {
             m_find->setFocus();
             m_find->selectAll();
         }},
        {"copyPlace", edit, tr("&Copy coordinates"), keys("Ctrl+Shift+C"), nullptr, Place::MenuOnly, false,
         [this] { m_map->copyPlace(); }},
    };
}

QList<ActionSpec> MainWindow::viewActions()
{
    const QString view = tr("&View");
    const auto toggle = [&](const char *id, const QString &text, MapSurround::Part part, Place place) {
        return ActionSpec{id, view, text, {}, nullptr, place, true, [this, part] {
                              MapSurround *surround = m_map->surround();
                              surround->setShown(part, !surround->isShown(part));
                          }};
    };
    return {
        {"pan",
         view,
         tr("&Pan\tEsc"),
         {},
         "pan",
         Place::MenuAndToolbarAfterLine,
         true,
         [this] { m_map->setTool(MapView::Tool::Pan); }},
        {"measure",
         view,
         tr("&Measure\tM"),
         {},
         "measure",
         Place::MenuAndToolbar,
         true,
         [this] { m_map->setTool(MapView::Tool::Measure); }},
        {"zoomIn", view, tr("Zoom &in"), keys("Ctrl++", "Ctrl+="), nullptr, Place::MenuAfterLine, false,
         [this] { m_map->zoomBy(1); }},
        {"zoomOut", view, tr("Zoom &out"), keys("Ctrl+-"), nullptr, Place::MenuOnly, false,
         [this] { m_map->zoomBy(-1); }},
        {"fullExtent", view, tr("&Full extent"), keys("Ctrl+Shift+F"), "full-extent", Place::MenuAndToolbar, false,
         [this] { m_map->fullExtent(); }},
        {"zoomToSelection", view, tr("Zoom to &selection"), keys("Ctrl+J"), "zoom-selection", Place::MenuAndToolbar,
         false, [this] { m_map->zoomToSelection(); }},
        {"back", view, tr("&Back"), keys("Alt+Left"), "back", Place::MenuAndToolbar, false, [this] { m_map->go(-1); }},
        {"forward", view, tr("For&ward"), keys("Alt+Right"), "forward", Place::MenuAndToolbar, false,
         [this] { m_map->go(1); }},
        toggle("graticule", tr("&Graticule"), MapSurround::Part::Graticule, Place::MenuAfterLine),
        toggle("northArrow", tr("&North arrow"), MapSurround::Part::NorthArrow, Place::MenuOnly),
        toggle("overview", tr("&Overview"), MapSurround::Part::Overview, Place::MenuOnly),
        {"fullScreen", view, tr("F&ull screen"), keys("F11"), nullptr, Place::MenuAfterLine, true,
         [this] { isFullScreen() ? showNormal() : showFullScreen(); }},
    };
}

QList<ActionSpec> MainWindow::layerActions()
{
    const QString layer = tr("&Layer"), select = tr("&Select");
    return {
        {"zoomToLayer",
         layer,
         tr("&Zoom to layer"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { zoomToLayer(m_layers->value().active); }},
        {"table", layer, tr("Attribute &table"), keys("F6"), nullptr, Place::MenuOnly, false,
         [this] { showDock(QStringLiteral("table")); }},
        {"charts", layer, tr("&Charts"), keys("F8"), nullptr, Place::MenuOnly, false,
         [this] {
             showDock(QStringLiteral("charts"));
             m_chartsPanel->setFocus();
         }},
        {"exposure", layer, tr("&Exposure"), keys("F4"), nullptr, Place::MenuOnly, false,
         [this] { showDock(QStringLiteral("exposure")); }},
        {"symbols", layer, tr("&Symbols..."), keys("F7"), nullptr, Place::MenuAfterLine, false,
         [this] { editSymbols(m_layers->value().active); }},
        {"reading",
         layer,
         tr("&Reading..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { changeReading(m_layers->value().active); }},
        {"report",
         layer,
         tr("Re&port..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { openReport(m_layers->value().active); }},
        {"readAgain",
         layer,
         tr("Read a&gain"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] {
             if (const LayerEntry *active = m_layers->value().activeEntry())
                 m_opener->fill(active->id, active->path, m_readings.value(active->id));
         }},
        {"useIncidents",
         layer,
         tr("Use for &incidents around sites"),
         {},
         nullptr,
         Place::MenuOnly,
         true,
         [this] { useIncidents(); }},
        {"mapIncidents",
         layer,
         tr("&Incident columns..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { mapIncidents(m_layers->value().active); }},
        {"shadeByRisk",
         layer,
         tr("Shade by re&gional risk"),
         {},
         nullptr,
         Place::MenuOnly,
         true,
         [this] { shadeByRisk(); }},
        {"removeLayer",
         layer,
         tr("Re&move layer"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { m_layers->remove(m_layers->value().active); }},
        {"rectangle",
         select,
         tr("&Rectangle\tS"),
         {},
         "rectangle",
         Place::MenuAndToolbar,
         true,
         [this] { m_map->setTool(MapView::Tool::Rectangle); }},
        {"lasso",
         select,
         tr("&Lasso\tL"),
         {},
         "lasso",
         Place::MenuAndToolbar,
         true,
         [this] { m_map->setTool(MapView::Tool::Lasso); }},
        {"selectFiltered", select, tr("Everything the &filter shows"), keys("Ctrl+Shift+A"), nullptr,
         Place::MenuAfterLine, false, [this] { selectFiltered(); }},
        {"invert", select, tr("&Invert"), keys("Ctrl+I"), nullptr, Place::MenuOnly, false,
         [this] { invertSelection(); }},
        {"clear", select, tr("&Clear"), keys("Ctrl+Shift+D"), nullptr, Place::MenuOnly, false,
         [this] { m_selection->clear(); }},
        {"compare", select, tr("C&ompare sites"), keys("F9"), nullptr, Place::MenuAfterLine, false,
         [this] { compareSites(); }},
        {"next",
         select,
         tr("&Next site in view\tN"),
         {},
         nullptr,
         Place::MenuAfterLine,
         false,
         [this] { m_map->stepFeature(1); }},
        {"previous",
         select,
         tr("&Previous site in view\tP"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { m_map->stepFeature(-1); }},
    };
}

QList<ActionSpec> MainWindow::helpActions()
{
    const QString window = tr("&Window"), help = tr("&Help");
    return {
        {"resetLayout", window, tr("&Reset layout"), {}, nullptr, Place::MenuOnly, false, [this] { resetLayout(); }},
        {"shortcuts", help, tr("&Shortcuts"), keys("F1"), nullptr, Place::MenuOnly, false, [this] { showShortcuts(); }},
        {"about",
         help,
         tr("&About Kohkan"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [this] { showAbout(this, m_options.dataFolder, m_tables->catalogue().get()); }},
    };
}

} // namespace kohkan
