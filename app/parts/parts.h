// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/work/mailbox.h"

#include <memory>

class QMainWindow;

namespace kohkan {

class AsOfControl;
class ChartsPanel;
class DatasetLoader;
class Docks;
class EditDesk;
class ExposurePanel;
class ExposureState;
class FileOpener;
class FilterChips;
class FilterPanel;
class FilterState;
class FindBox;
class History;
class ImportDesk;
class ImportRecipes;
class IncidentsInUse;
class LayerDesk;
class LayerList;
class LayerPanel;
class MadeLayers;
class MapOutput;
class MapView;
class MemoryMenu;
class MessageBar;
class Navigator;
class OutputDesk;
class Outputs;
class PartnershipPanel;
class ProjectDesk;
class Selection;
class SessionKeeper;
class SiteDesk;
class SitePanel;
class Starter;
class StatusPanel;
class SurfaceState;
class SystemMenu;
class TableLayers;
class TablePanel;
class Tables;
class TimePanel;
class WindowActions;
class WindowHistory;
class WindowMenus;
class WorkerPool;

/// What a window is made of: the owners of facts, the panels that show them, and the desks that do what the actions
/// say. The window makes all of it before any of it is used, and outlives it. GUI thread only.
struct Parts {
    QMainWindow *window = nullptr;
    WorkerPool *pool = nullptr;
    std::shared_ptr<Mailbox> mailbox = {};
    // facts
    LayerList *layers = nullptr;
    FilterState *filters = nullptr;
    Selection *selection = nullptr;
    Tables *tables = nullptr;
    ExposureState *exposure = nullptr;
    SurfaceState *surface = nullptr;
    TableLayers *tableLayers = nullptr;
    Outputs *outputs = nullptr;
    History *history = nullptr;
    ImportRecipes *recipes = nullptr;
    // the window
    MapView *map = nullptr;
    MessageBar *messages = nullptr;
    StatusPanel *status = nullptr;
    FilterChips *chips = nullptr;
    FindBox *find = nullptr;
    LayerPanel *layerPanel = nullptr;
    FilterPanel *filterPanel = nullptr;
    ExposurePanel *exposurePanel = nullptr;
    SitePanel *site = nullptr;
    TablePanel *table = nullptr;
    ChartsPanel *charts = nullptr;
    TimePanel *time = nullptr;
    PartnershipPanel *partnership = nullptr;
    SystemMenu *systems = nullptr;
    MemoryMenu *memory = nullptr;
    Docks *docks = nullptr;
    WindowActions *actions = nullptr;
    WindowMenus *menus = nullptr;
    // desks
    DatasetLoader *loader = nullptr;
    FileOpener *opener = nullptr;
    ImportDesk *importDesk = nullptr;
    EditDesk *edits = nullptr;
    MapOutput *mapOutput = nullptr;
    Navigator *navigator = nullptr;
    AsOfControl *asOf = nullptr;
    MadeLayers *made = nullptr;
    IncidentsInUse *incidents = nullptr;
    LayerDesk *layerDesk = nullptr;
    SiteDesk *siteDesk = nullptr;
    OutputDesk *outputDesk = nullptr;
    WindowHistory *steps = nullptr;
    SessionKeeper *session = nullptr;
    ProjectDesk *project = nullptr;
    Starter *starter = nullptr;
};

} // namespace kohkan
