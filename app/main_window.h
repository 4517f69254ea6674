// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/actions.h"
#include "app/bundle.h"
#include "app/chart_exporter.h"
#include "app/export_job.h"
#include "app/session_writer.h"
#include "datasets/geo/coordinate_text.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/recipes/import_recipes.h"
#include "datasets/work/latest_job.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/gui_mailbox.h"
#include "widgets/state/layer_list.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"

#include <QMainWindow>
#include <QPointer>
#include <QSet>
#include <thread>

class QActionGroup;
class QLineEdit;
class QDockWidget;
class QTimer;
class QToolBar;

namespace kohkan {

class ChartsPanel;
class CompareWindow;
class DatasetLoader;
class EditDesk;
class ExposurePanel;
class ExposureState;
class DossierJob;
struct DossierRequest;
class FileOpener;
class FilterChips;
class FilterPanel;
class FindBox;
class ImportDesk;
class LayerPanel;
class MapOutput;
class Outputs;
class MapView;
class Measurement;
class MemoryMenu;
class MessageBar;
class SitePanel;
class StatusPanel;
class SystemMenu;
class SurfaceState;
class TableLayers;
class SymbolsEditor;
class PartnershipPanel;
class AsOfBar;
class TablePanel;
class TimePanel;
struct TimeItem;

/// The window: creates state and panels and wires them; what it does beyond that lives in the classes it holds. GUI
/// thread.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    struct Options {
        QString dataFolder;
        QString workspace; ///< file of the user's edits; empty: none is opened
        bool useSession = true;
        bool quitWhenWhole = false; ///< closes once shipped data and base map are on the screen: to measure the start
        QStringList files;
    };
    explicit MainWindow(Options options);
    ~MainWindow() override;

    LayerList *layers() { return m_layers; }
    FilterState *filters() { return m_filters; }
    Selection *selection() { return m_selection; }
    MapView *map() { return m_map; }
    MessageBar *messages() { return m_messages; }
    StatusPanel *status() { return m_status; }
    SitePanel *sitePanel() { return m_sitePanel; }
    ChartsPanel *chartsPanel() { return m_chartsPanel; }
    ExposurePanel *exposurePanel() { return m_exposurePanel; }
    ExposureState *exposure() { return m_exposure; }
    SurfaceState *surface() { return m_surface; }
    TimePanel *timePanel() { return m_timePanel; }
    PartnershipPanel *partnership() { return m_partnership; }
    FindBox *findBox() { return m_find; }
    EditDesk *editDesk() { return m_desk; }
    FileOpener *opener() { return m_opener; }
    ImportDesk *importDesk() { return m_import; }
    MapOutput *mapOutput() { return m_output; }
    /// Opens files as layers, in the background.
    void open(const QStringList &paths);
    QAction *action(const QString &id) const { return m_actions.value(id); }
    /// Asks where the file of a missing layer is now.
    void locate(EntryId entry);
    bool isReady() const { return m_isReady; } ///< shipped data are in and the session is restored

signals:
    void ready();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    static constexpr double siteResolution = 150; ///< map units a pixel at which a site that was looked up is shown
    // main_window.cpp
    void wire();
    void wireWork();
    void wireEdits();
    void wireCharts();
    void inform(const QString &sentence);
    void layersChanged();
    void loadShipped();
    void takeShipped(const ShippedLayers &shipped);
    void becomeReady(std::vector<LayerEntry> shipped);
    void showTables();
    void takeBaseMap(const BaseMapPtr &base);
    void makeIndex();
    void noteOpened(const QString &path);
    void layerOpened(EntryId entry, const ReadOptions &options);
    void offerRemedy(EntryId entry, const Doubt &doubt);
    void remedy(EntryId entry, Doubt::Remedy remedy);
    // main_window_panels.cpp
    void createPanels();
    QDockWidget *addDock(const QString &id, const QString &title, QWidget *panel, Qt::DockWidgetArea area);
    QDockWidget *dock(const QString &id) const;
    void showDock(const QString &id);
    void resetLayout();
    // main_window_places.cpp
    const LayerEntry *depositsEntry() const;
    void goTo(const SearchHit &hit);
    void showSite(const QString &depositId);
    void zoomToRow(EntryId entry, Row row);
    void zoomToLayer(EntryId entry);
    // main_window_action_table.cpp
    QList<ActionSpec> fileActions();
    QList<ActionSpec> editActions();
    QList<ActionSpec> viewActions();
    QList<ActionSpec> layerActions();
    QList<ActionSpec> helpActions();
    // main_window_actions.cpp
    void createActions();
    void addRecentMenu();
    void addDraftsMenu();
    void addShippedMenu();
    void addDepictionMenu();
    void addSystemMenu();
    void addCoordinateMenu();
    void addPanelMenu();
    void updateActions();
    void setCoordinateFormat(CoordinateFormat format);
    void openFiles();
    void openExport();
    void exported(const ExportReport &report, const QString &path);
    void askToReplace(const ExportTarget &target, const ExportDialog::Request &request);
    // main_window_dossier.cpp
    void wireDossiers();
    QString whyNoDossier() const; ///< empty where one can be made
    void openDossier();
    void startDossiers(const DossierRequest &request);
    void dossiersWritten(const QStringList &files, const QString &problem);
    // main_window_actions.cpp again
    void changeReading(EntryId entry);
    void editSymbols(EntryId entry);
    void selectFiltered();
    void invertSelection();
    void showShortcuts();
    // main_window_annotations.cpp
    QString currentDeposit() const; ///< id of the site that the panels show; empty where it is none of the deposits
    void annotateSite();
    void annotateMeasured(const Measurement &measurement);
    void drawPlace();
    void showPlaces();
    // main_window_made_layers.cpp
    const LayerEntry *entryOf(const QString &table) const; ///< of the list; null where it has none
    void showMade(const QString &table, const LayerPtr &layer, const QString &gradeTitle = {});
    void wireSurface();
    void followSurface();
    // main_window_risk.cpp
    void offerRisk(EntryId entry);
    void shadeByRisk();
    void updateRiskAction();
    void exportAnnotations();
    void mergeAnnotations();
    // main_window_exposure.cpp
    void wireExposure();
    void passExposure();
    void showRoute(const std::vector<LonLat> &route);
    QJsonObject exposureState() const;
    void restoreExposure();
    void putLateAside(EntryId entry, std::vector<Condition> &conditions);
    void applyLate();
    // main_window_output.cpp
    void wireOutput();
    void compareSites();
    // main_window_report.cpp
    void openReport(EntryId entry);
    void selectRows(EntryId entry, quint64 layer, const std::vector<qint64> &rows);
    void saveReport(const QByteArray &bytes, const QString &path);
    // main_window_incidents.cpp
    void useIncidents();
    void makeIncidents(const LayerEntry &entry);
    void takeIncidents(EntryId from, const LayerPtr &incidents);
    void followIncidents();
    bool mayMapIncidents(const LayerEntry &entry) const;
    void mapIncidents(EntryId entry);
    void takeMapping(EntryId entry, const IncidentMapping &mapping);
    void useMapped(EntryId entry);
    void readAsSaid(EntryId entry, const ReadOptions &options);
    void updateIncidentAction();
    // main_window_time.cpp
    void createTimePanels();
    void placeTimePanels();
    QList<ActionSpec> timeActions();
    void wireTime();
    void offerIncidents(EntryId id);
    void goToItem(const TimeItem &item);
    // main_window_as_of.cpp
    QList<ActionSpec> asOfActions();
    void addAsOfDay(QToolBar *toolbar);
    void takeAsOfDay();
    void showAsOf(std::optional<QDate> day); ///< nothing: today
    // main_window_session.cpp
    SessionValue::LayerState stateOf(const LayerEntry &entry) const;
    SessionValue collectSession() const;
    void restoreWindow();
    void restoreView();
    void restoreLayers(std::vector<LayerEntry> shipped);
    EntryId restoreShipped(const SessionValue::LayerState &state, std::vector<LayerEntry> &shipped);
    EntryId restoreFile(const SessionValue::LayerState &state);
    void applyPending(EntryId entry);
    void saveSoon();
    void sayExhausted(); ///< memory ran out in the pool, on one of whose threads this is called
    void saveNow();

    Options m_options;
    GuiMailbox m_mailbox;
    Letters m_letters{m_mailbox.box()};
    WorkerPool m_pool{WorkerPool::defaultThreads(), [this] { sayExhausted(); }};
    LayerList *m_layers;
    FilterState *m_filters;
    Selection *m_selection;
    Tables *m_tables;
    DatasetLoader *m_loader;
    FileOpener *m_opener;
    ImportDesk *m_import;
    Outputs *m_outputs;
    ExportJob *m_export;
    EditDesk *m_desk;
    ExposureState *m_exposure;
    SurfaceState *m_surface;
    TableLayers *m_tableLayers;
    LatestJob m_index, m_route, m_incidentsJob;
    DossierJob *m_dossiers;
    ChartExporter *m_chartExporter;
    MapOutput *m_output = nullptr;
    SessionWriter m_writer;
    MapView *m_map = nullptr;
    MessageBar *m_messages = nullptr;
    FilterChips *m_chips = nullptr;
    FindBox *m_find = nullptr;
    LayerPanel *m_layerPanel = nullptr;
    FilterPanel *m_filterPanel = nullptr;
    SitePanel *m_sitePanel = nullptr;
    TablePanel *m_tablePanel = nullptr;
    ChartsPanel *m_chartsPanel = nullptr;
    ExposurePanel *m_exposurePanel = nullptr;
    TimePanel *m_timePanel = nullptr;
    PartnershipPanel *m_partnership = nullptr;
    StatusPanel *m_status = nullptr;
    QPointer<SymbolsEditor> m_symbols;
    QPointer<CompareWindow> m_compare;
    QList<QDockWidget *> m_docks;
    QList<ActionSpec> m_table;
    QHash<QString, QAction *> m_actions;
    QActionGroup *m_depictions = nullptr;
    SystemMenu *m_systems = nullptr;
    MemoryMenu *m_memory = nullptr;
    QActionGroup *m_formats = nullptr;
    AsOfBar *m_asOfBar = nullptr;
    QLineEdit *m_asOfDay = nullptr;
    LayerPtr m_incidentsFrom;  ///< what the incidents in use are made of
    EntryId m_incidentsOf = 0; ///< its entry
    EntryId m_mappedNow = 0;   ///< is being read by what was said of its columns, then used
    ImportRecipes m_recipes;
    BaseMapPtr m_base;
    CataloguePtr m_indexed; ///< by Find
    SessionValue m_session;
    QHash<EntryId, ReadOptions> m_readings;                ///< what the user said against a file's own word
    QHash<EntryId, SessionValue::LayerState> m_pending;    ///< of layers whose file is not read yet
    QHash<EntryId, std::vector<Condition>> m_late;         ///< of the session, on columns that come later
    QHash<QString, std::optional<LonLatBox>> m_justOpened; ///< files that the map goes to once they are read
    QTimer *m_saveTimer;
    std::vector<std::thread> m_startup;
    /// How the session had a layer that the window makes, once there is something to make it of.
    struct KeptState {
        SessionValue::LayerState state;
        int at = 0; ///< in the list
    };
    QHash<QString, KeptState> m_keptStates; ///< by table
    EntryId m_surfaceEntry = 0;             ///< of the exposure surface; 0: there is none
    bool m_isReady = false;
    bool m_maySave = true; ///< false where there is a session that could not be read
    bool m_closesAfterOutput = false;
    bool m_closesAnyway = false;   ///< though edits could not be written, as was said
    bool m_chartsHaveRoom = false; ///< their dock was grown once, or was high enough
    bool m_lanesHaveRoom = false;  ///< likewise
};

} // namespace kohkan
