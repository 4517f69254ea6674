// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/window_actions.h"

#include "app/edit/edit_desk.h"
#include "app/edit/site_desk.h"
#include "app/open/import_desk.h"
#include "app/open/incidents_in_use.h"
#include "app/open/layer_desk.h"
#include "app/output/map_output.h"
#include "app/output/output_desk.h"
#include "app/project/project_desk.h"
#include "app/session/starter.h"
#include "app/window/about.h"
#include "app/window/as_of_control.h"
#include "app/window/docks.h"
#include "app/window/made_layers.h"
#include "app/window/navigator.h"
#include "app/window/window_history.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/history/history.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/parts/find_box.h"
#include "widgets/time/partnership_panel.h"
#include "widgets/time/time_panel.h"

#include <QMainWindow>

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

bool hasRows(const Parts &p)
{
    const LayerEntry *active = p.layers->value().activeEntry();
    return active && active->layer;
}

bool isOwnFile(const Parts &p)
{
    return hasRows(p) && p.layers->value().activeEntry()->bundledTable.isEmpty();
}

bool mayEdit(const Parts &p)
{
    return p.tables->catalogue() && p.edits->store()->whyNot().isEmpty();
}

QList<ActionSpec> fileActions(const Parts &p)
{
    const QString file = WindowActions::tr("&File");
    return {
        {"newProject", file, WindowActions::tr("&New project"), keys("Ctrl+N"), nullptr, Place::MenuOnly, false,
         [&p] { p.project->makeNew(); }},
        {"openProject", file, WindowActions::tr("Open pro&ject..."), keys("Ctrl+Alt+O"), nullptr, Place::MenuOnly,
         false, [&p] { p.project->askFile(); }},
        {"saveProject", file, WindowActions::tr("&Save project"), keys("Ctrl+S"), nullptr, Place::MenuOnly, false,
         [&p] { p.project->save(); }},
        {"saveProjectAs", file, WindowActions::tr("Save project &as..."), keys("Ctrl+Shift+S"), nullptr,
         Place::MenuOnly, false, [&p] { p.project->saveAs(); }},
        {"revertProject",
         file,
         WindowActions::tr("Re&vert to saved"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.project->revert(); },
         [&p] { return p.project->hasProject() && p.project->isDirty(); }},
        {"bundle",
         file,
         WindowActions::tr("Write a &bundle..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.project->bundles()->ask(); }},
        {"projectNotes",
         file,
         WindowActions::tr("No&tes of the project..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.project->editNotes(); },
         [&p] { return p.project->hasProject(); }},
        {"open", file, WindowActions::tr("&Open data..."), keys("Ctrl+O"), "open", Place::MenuAndToolbarAfterLine,
         false, [&p] { p.layerDesk->openFiles(); }},
        {"importTable", file, WindowActions::tr("&Import table..."), keys("Ctrl+Shift+O"), nullptr, Place::MenuOnly,
         false, [&p] { p.importDesk->askFile(); }},
        {"export", file, WindowActions::tr("&Export..."), keys("Ctrl+E"), "export", Place::MenuAndToolbar, false,
         [&p] { p.outputDesk->openExport(); }, [&p] { return hasRows(p) && p.outputs->whyNot().isEmpty(); }},
        {"dossier",
         file,
         WindowActions::tr("&Dossier..."),
         keys("Ctrl+D"),
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.outputDesk->openDossier(); },
         {},
         {},
         [&p] { return p.outputDesk->whyNoDossier(); },
         WindowActions::tr("Write what is known of the selected sites as documents")},
        {"exportMap", file, WindowActions::tr("Export &map..."), keys("Ctrl+Shift+E"), nullptr, Place::MenuOnly, false,
         [&p] { p.mapOutput->openExport(); }, [&p] { return p.outputs->whyNot().isEmpty(); }},
        {"printPreview", file, WindowActions::tr("&Print preview..."), keys("Ctrl+P"), nullptr, Place::MenuOnly, false,
         [&p] { p.mapOutput->openPrintPreview(); }, [&p] { return p.outputs->whyNot().isEmpty(); }},
        {"quit", file, WindowActions::tr("&Quit"), keys("Ctrl+Q"), nullptr, Place::MenuAfterLine, false,
         [&p] { p.window->close(); }},
    };
}

QList<ActionSpec> editActions(const Parts &p)
{
    const QString edit = WindowActions::tr("&Edit");
    return {
        {"undo", edit, WindowActions::tr("&Undo"), keys("Ctrl+Z"), nullptr, Place::MenuOnly, false,
         [&p] { p.history->undo(); }, [&p] { return p.history->stack()->canUndo(); }},
        {"redo", edit, WindowActions::tr("&Redo"), keys("Ctrl+Shift+Z", "Ctrl+Y"), nullptr, Place::MenuOnly, false,
         [&p] { p.history->redo(); }, [&p] { return p.history->stack()->canRedo(); }},
        {"history", edit, WindowActions::tr("&History"), keys("Ctrl+Alt+H"), nullptr, Place::MenuOnly, false,
         [&p] { p.steps->showList(); }},
        {"corrections",
         edit,
         WindowActions::tr("&Your corrections..."),
         {},
         nullptr,
         Place::MenuAfterLine,
         false,
         [&p] { p.edits->showList(); }},
        {"annotate", edit, WindowActions::tr("&Annotate site..."), keys("Ctrl+Alt+A"), nullptr, Place::MenuAfterLine,
         false, [&p] { p.siteDesk->annotateSite(); }, [&p] { return !p.selection->currentDeposit().isEmpty(); }},
        {"annotatePlace",
         edit,
         WindowActions::tr("Annotate an area or &route..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.siteDesk->drawPlace(); },
         [&p] { return mayEdit(p); }},
        {"exportPack",
         edit,
         WindowActions::tr("E&xport annotations..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.siteDesk->exportAnnotations(); },
         [&p] { return p.tables->catalogue() && p.tables->catalogue()->hasAnnotations(); }},
        {"mergePack",
         edit,
         WindowActions::tr("&Merge annotations..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.siteDesk->mergeAnnotations(); },
         [&p] { return mayEdit(p); }},
        {"find", edit, WindowActions::tr("&Find..."), keys("Ctrl+K"), nullptr, Place::MenuAfterLine, false,
         [&p] {
             p.find->setFocus();
             p.find->selectAll();
         }},
        {"copyPlace", edit, WindowActions::tr("&Copy coordinates"), keys("Ctrl+Shift+C"), nullptr, Place::MenuOnly,
         false, [&p] { p.map->copyPlace(); }},
    };
}

QList<ActionSpec> viewActions(const Parts &p)
{
    const QString view = WindowActions::tr("&View");
    const auto toggle = [&p, &view](const char *id, const QString &text, MapSurround::Part part, Place place) {
        return ActionSpec{id,
                          view,
                          text,
                          {},
                          nullptr,
                          place,
                          true,
                          [&p, part] {
                              MapSurround *surround = p.map->surround();
                              surround->setShown(part, !surround->isShown(part));
                          },
                          {},
                          [&p, part] { return p.map->surround()->isShown(part); }};
    };
    return {
        {"pan",
         view,
         WindowActions::tr("&Pan\tEsc"),
         {},
         "pan",
         Place::MenuAndToolbarAfterLine,
         true,
         [&p] { p.map->setTool(MapView::Tool::Pan); },
         {},
         [&p] { return p.map->tool() == MapView::Tool::Pan; }},
        {"measure",
         view,
         WindowActions::tr("&Measure\tM"),
         {},
         "measure",
         Place::MenuAndToolbar,
         true,
         [&p] { p.map->setTool(MapView::Tool::Measure); },
         {},
         [&p] { return p.map->tool() == MapView::Tool::Measure; }},
        {"zoomIn", view, WindowActions::tr("Zoom &in"), keys("Ctrl++", "Ctrl+="), nullptr, Place::MenuAfterLine, false,
         [&p] { p.map->zoomBy(1); }},
        {"zoomOut", view, WindowActions::tr("Zoom &out"), keys("Ctrl+-"), nullptr, Place::MenuOnly, false,
         [&p] { p.map->zoomBy(-1); }},
        {"fullExtent", view, WindowActions::tr("&Full extent"), keys("Ctrl+Shift+F"), "full-extent",
         Place::MenuAndToolbar, false, [&p] { p.map->fullExtent(); }},
        {"zoomToSelection", view, WindowActions::tr("Zoom to &selection"), keys("Ctrl+J"), "zoom-selection",
         Place::MenuAndToolbar, false, [&p] { p.map->zoomToSelection(); }, [&p] { return p.selection->count() > 0; }},
        {"back", view, WindowActions::tr("&Back"), keys("Alt+Left"), "back", Place::MenuAndToolbar, false,
         [&p] { p.map->go(-1); }, [&p] { return p.map->canGo(-1); }},
        {"forward", view, WindowActions::tr("For&ward"), keys("Alt+Right"), "forward", Place::MenuAndToolbar, false,
         [&p] { p.map->go(1); }, [&p] { return p.map->canGo(1); }},
        toggle("graticule", WindowActions::tr("&Graticule"), MapSurround::Part::Graticule, Place::MenuAfterLine),
        toggle("northArrow", WindowActions::tr("&North arrow"), MapSurround::Part::NorthArrow, Place::MenuOnly),
        toggle("overview", WindowActions::tr("&Overview"), MapSurround::Part::Overview, Place::MenuOnly),
        {"fullScreen",
         view,
         WindowActions::tr("F&ull screen"),
         keys("F11"),
         nullptr,
         Place::MenuAfterLine,
         true,
         [&p] { p.window->setWindowState(p.window->windowState() ^ Qt::WindowFullScreen); },
         {},
         [&p] { return p.window->isFullScreen(); }},
    };
}

QList<ActionSpec> timeActions(const Parts &p)
{
    const QString view = WindowActions::tr("&View");
    return {{"time",
             view,
             WindowActions::tr("&Time lanes"),
             {QKeySequence(Qt::Key_F10)},
             nullptr,
             Place::MenuAfterLine,
             false,
             [&p] {
                 p.docks->show(QStringLiteral("time"));
                 p.time->setFocus();
             }},
            {"partnership",
             view,
             WindowActions::tr("Pa&rtnership"),
             {QKeySequence(Qt::SHIFT | Qt::Key_F10)},
             nullptr,
             Place::MenuOnly,
             false,
             [&p] {
                 p.docks->show(QStringLiteral("partnership"));
                 p.partnership->setFocus();
             }}};
}

QList<ActionSpec> asOfActions(const Parts &p)
{
    return {{"asOf",
             WindowActions::tr("&View"),
             WindowActions::tr("&As of"),
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
             nullptr,
             ActionSpec::Place::MenuAndToolbarAfterLine,
             true,
             [&p] { p.asOf->toggle(); },
             {},
             [&p] { return p.tables->asOf().has_value(); }}};
}

QList<ActionSpec> layerActions(const Parts &p)
{
    const QString layer = WindowActions::tr("&Layer"), select = WindowActions::tr("&Select");
    return {
        {"zoomToLayer",
         layer,
         WindowActions::tr("&Zoom to layer"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.navigator->zoomToLayer(p.layers->value().active); },
         [&p] { return hasRows(p); }},
        {"table", layer, WindowActions::tr("Attribute &table"), keys("F6"), nullptr, Place::MenuOnly, false,
         [&p] { p.docks->show(QStringLiteral("table")); }},
        {"charts", layer, WindowActions::tr("&Charts"), keys("F8"), nullptr, Place::MenuOnly, false,
         [&p] {
             p.docks->show(QStringLiteral("charts"));
             p.charts->setFocus();
         }},
        {"exposure", layer, WindowActions::tr("&Exposure"), keys("F4"), nullptr, Place::MenuOnly, false,
         [&p] { p.docks->show(QStringLiteral("exposure")); }},
        {"symbols", layer, WindowActions::tr("&Symbols..."), keys("F7"), nullptr, Place::MenuAfterLine, false,
         [&p] { p.layerDesk->editSymbols(p.layers->value().active); }, [&p] { return hasRows(p); }},
        {"reading",
         layer,
         WindowActions::tr("&Reading..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.layerDesk->changeReading(p.layers->value().active); },
         [&p] { return isOwnFile(p); }},
        {"report",
         layer,
         WindowActions::tr("Re&port..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.layerDesk->openReport(p.layers->value().active); },
         [&p] { return hasRows(p); }},
        {"readAgain",
         layer,
         WindowActions::tr("Read a&gain"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.layerDesk->readAgain(p.layers->value().active); },
         [&p] { return isOwnFile(p); }},
        {"useIncidents",
         layer,
         WindowActions::tr("Use for &incidents around sites"),
         {},
         nullptr,
         Place::MenuOnly,
         true,
         [&p] { p.incidents->useActive(); },
         [&p] { return p.incidents->canUseActive(); },
         [&p] { return p.incidents->isActiveUsed(); }},
        {"mapIncidents",
         layer,
         WindowActions::tr("&Incident columns..."),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.incidents->map(p.layers->value().active); },
         [&p] { return p.incidents->canMapActive(); }},
        {"shadeByRisk",
         layer,
         WindowActions::tr("Shade by re&gional risk"),
         {},
         nullptr,
         Place::MenuOnly,
         true,
         [&p] { p.made->shadeByRisk(); },
         [&p] { return p.made->canShadeByRisk(); },
         [&p] { return p.made->isShadedByRisk(); }},
        {"removeLayer",
         layer,
         WindowActions::tr("Re&move layer"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.layers->remove(p.layers->value().active); },
         [&p] { return p.layers->value().activeEntry() != nullptr; }},
        {"rectangle",
         select,
         WindowActions::tr("&Rectangle\tS"),
         {},
         "rectangle",
         Place::MenuAndToolbar,
         true,
         [&p] { p.map->setTool(MapView::Tool::Rectangle); },
         {},
         [&p] { return p.map->tool() == MapView::Tool::Rectangle; }},
        {"lasso",
         select,
         WindowActions::tr("&Lasso\tL"),
         {},
         "lasso",
         Place::MenuAndToolbar,
         true,
         [&p] { p.map->setTool(MapView::Tool::Lasso); },
         {},
         [&p] { return p.map->tool() == MapView::Tool::Lasso; }},
        {"selectFiltered", select, WindowActions::tr("Everything the &filter shows"), keys("Ctrl+Shift+A"), nullptr,
         Place::MenuAfterLine, false, [&p] { p.navigator->selectFiltered(); }, [&p] { return hasRows(p); }},
        {"invert", select, WindowActions::tr("&Invert"), keys("Ctrl+I"), nullptr, Place::MenuOnly, false,
         [&p] { p.navigator->invertSelection(); }, [&p] { return hasRows(p); }},
        {"clear", select, WindowActions::tr("&Clear"), keys("Ctrl+Shift+D"), nullptr, Place::MenuOnly, false,
         [&p] { p.selection->clear(); }, [&p] { return p.selection->count() > 0 || p.selection->current(); }},
        {"compare", select, WindowActions::tr("C&ompare sites"), keys("F9"), nullptr, Place::MenuAfterLine, false,
         [&p] { p.siteDesk->compareSites(); }, [&p] { return p.tables->catalogue() != nullptr; }},
        {"next",
         select,
         WindowActions::tr("&Next site in view\tN"),
         {},
         nullptr,
         Place::MenuAfterLine,
         false,
         [&p] { p.map->stepFeature(1); }},
        {"previous",
         select,
         WindowActions::tr("&Previous site in view\tP"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.map->stepFeature(-1); }},
    };
}

QList<ActionSpec> helpActions(const Parts &p)
{
    const QString window = WindowActions::tr("&Window"), help = WindowActions::tr("&Help");
    return {
        {"resetLayout",
         window,
         WindowActions::tr("&Reset layout"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { p.docks->reset(); }},
        {"manual", help, WindowActions::tr("&Manual"), keys("Ctrl+F1"), nullptr, Place::MenuOnly, false,
         [&p] { p.actions->showManual(); }},
        {"shortcuts", help, WindowActions::tr("&Shortcuts"), keys("F1"), nullptr, Place::MenuOnly, false,
         [&p] { p.actions->showShortcuts(); }},
        {"about",
         help,
         WindowActions::tr("&About Kohkan"),
         {},
         nullptr,
         Place::MenuOnly,
         false,
         [&p] { showAbout(p.window, p.starter->dataFolder(), p.tables->catalogue().get()); }},
    };
}

} // namespace

QList<ActionSpec> actionTable(const Parts &parts)
{
    return fileActions(parts) + editActions(parts) + viewActions(parts) + timeActions(parts) + asOfActions(parts) +
           layerActions(parts) + helpActions(parts);
}

} // namespace kohkan
