// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/session_keeper.h"

#include "app/open/file_opener.h"
#include "app/open/import_desk.h"
#include "app/open/incidents_in_use.h"
#include "app/open/layer_desk.h"
#include "app/output/map_output.h"
#include "app/output/output_desk.h"
#include "app/session/session_values.h"
#include "datasets/io/reading_words.h"
#include "datasets/recipes/import_recipes.h"
#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure_surface.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/map/memory_menu.h"
#include "widgets/map/system_menu.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/surface_state.h"
#include "widgets/state/table_layers.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QMainWindow>
#include <QTimer>
#include <utility>

namespace kohkan {

namespace {

constexpr int saveDelay = 1000; ///< milliseconds from a change to the session on disk
constexpr int layoutVersion = 3;

const std::pair<CoordinateFormat, const char *> formatWords[] = {{CoordinateFormat::DecimalDegrees, "dd"},
                                                                 {CoordinateFormat::DegreesMinutesSeconds, "dms"},
                                                                 {CoordinateFormat::Utm, "utm"}};

QString wordOf(CoordinateFormat format)
{
    for (const auto &[known, word] : formatWords)
        if (known == format)
            return QString::fromLatin1(word);
    return {};
}

CoordinateFormat formatOf(const QString &word)
{
    for (const auto &[known, name] : formatWords)
        if (word == QLatin1String(name))
            return known;
    return CoordinateFormat::DecimalDegrees;
}

/// Columns that the deposits have only once a workspace is open or exposure is shown.
bool comesLater(const QString &column)
{
    return column.startsWith(QLatin1String("annotation_")) || column.startsWith(QLatin1String("exposure_"));
}

} // namespace

SessionKeeper::SessionKeeper(const Parts &parts, bool isUsed, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_isUsed(isUsed)
    , m_letters(parts.mailbox)
    , m_writer([this, sender = m_letters.sender()](const QString &sentence) {
        sender.post([this, sentence] { m_parts.messages->say(MessageBar::Level::Error, sentence); });
    })
    , m_saveTimer(new QTimer(this))
{
    m_saveTimer->setSingleShot(true);
    m_saveTimer->setInterval(saveDelay);
    connect(m_saveTimer, &QTimer::timeout, this, [this] {
        emit changed();
        saveNow();
    });
    connect(parts.layers, &LayerList::changed, this, &SessionKeeper::saveSoon);
    connect(parts.filters, &FilterState::changed, this, &SessionKeeper::saveSoon);
    connect(parts.selection, &Selection::changed, this, &SessionKeeper::saveSoon);
    connect(parts.map, &MapView::viewChanged, this, &SessionKeeper::saveSoon);
    connect(parts.map->surround(), &MapSurround::changed, this, &SessionKeeper::saveSoon);
    connect(parts.exposure, &ExposureState::changed, this, &SessionKeeper::saveSoon);
    connect(parts.surface, &SurfaceState::changed, this, &SessionKeeper::saveSoon);
    connect(parts.map, &MapView::coordinateFormatChanged, this, &SessionKeeper::saveSoon);
    connect(parts.mapOutput, &MapOutput::stateChanged, this, &SessionKeeper::saveSoon);
    connect(parts.outputDesk, &OutputDesk::stateChanged, this, &SessionKeeper::saveSoon);
    connect(parts.incidents, &IncidentsInUse::remembered, this, &SessionKeeper::saveSoon);
    connect(parts.layerDesk, &LayerDesk::arrived, this, &SessionKeeper::applyPending);
    connect(parts.importDesk, &ImportDesk::remembered, this, &SessionKeeper::saveSoon);
    connect(parts.exposure, &ExposureState::computed, this, &SessionKeeper::applyLate);
    connect(parts.tables, &Tables::changed, this, &SessionKeeper::applyLate);
}

void SessionKeeper::apply(EntryId id, const SessionValue::LayerState &state)
{
    m_pending.insert(id, state);
    applyPending(id);
}

std::optional<SessionKeeper::Kept> SessionKeeper::takeKept(const QString &table)
{
    return m_kept.contains(table) ? std::optional(m_kept.take(table)) : std::nullopt;
}

QString SessionKeeper::finish()
{
    m_saveTimer->stop();
    if (m_isRestored)
        saveNow();
    m_maySave = false;
    return m_writer.finish();
}

SessionValue::LayerState SessionKeeper::stateOf(const LayerEntry &entry) const
{
    SessionValue::LayerState state = m_pending.value(entry.id); // of a file that is still on its way, or missing
    state.bundledTable = entry.bundledTable;
    state.path = entry.path;
    state.sourceLayer = entry.sourceLayer;
    state.name = entry.name;
    state.visible = entry.visible;
    state.opacity = entry.opacity;
    state.isActive = entry.id == m_parts.layers->value().active;
    state.style.reset();
    const LayerStyle style = entry.isDeposits() ? m_parts.exposure->plainStyle(entry.style) : entry.style;
    if (entry.bundledTable.isEmpty() || style != shippedStyle(entry.bundledTable))
        state.style = style;
    ReadOptions reading = m_parts.layerDesk->reading(entry.id);
    if (const auto recipe = ImportRecipe::fromJson(reading.recipe); !reading.recipe.isEmpty() && recipe)
        reading.recipe = recipe->toKeep().toJson();
    state.reading = readingToJson(reading);
    state.incidents = reading.incidents ? reading.incidents->toKeep().toJson() : QJsonObject();
    if (!entry.layer)
        return state;
    state.fileSize = entry.layer->provenance().fileSize;
    state.fileTime = entry.layer->provenance().fileTime;
    state.conditions = m_parts.filters->conditions(entry.id);
    state.selectedKeys.clear();
    if (m_parts.selection->count(entry.id) <= mostKeys)
        state.selectedKeys = entry.layer->keysOf(m_parts.selection->rows(entry.id));
    leaveOutValues(state, *entry.layer);
    return state;
}

SessionValue SessionKeeper::collect() const
{
    SessionValue session;
    for (const auto &entry : m_parts.layers->value().entries)
        session.layers.push_back(stateOf(entry));
    for (const Kept &kept : m_kept) // what has not come yet
        session.layers.insert(session.layers.begin() + std::min<std::ptrdiff_t>(kept.at, std::ssize(session.layers)),
                              kept.state);
    const MapViewport &view = m_parts.map->viewport();
    if (!m_parts.map->isFullExtent()) {
        const LonLat center = view.system->toLonLat(view.center);
        session.lon = center.lon;
        session.lat = center.lat;
        session.resolution = view.inSystem(ViewSystem::webMercator()).resolution;
    }
    if (!m_parts.map->system()->isWebMercator())
        session.system = m_parts.map->system()->code();
    session.depiction = wordOf(m_parts.layers->value().depiction);
    session.coordinateFormat = wordOf(m_parts.map->coordinateFormat());
    session.graticule = m_parts.map->surround()->isShown(MapSurround::Part::Graticule);
    session.northArrow = m_parts.map->surround()->isShown(MapSurround::Part::NorthArrow);
    session.overview = m_parts.map->surround()->isShown(MapSurround::Part::Overview);
    session.tileMegabytes = m_parts.memory->megabytes();
    session.geometry = m_parts.window->saveGeometry();
    session.docks = m_parts.window->saveState(layoutVersion);
    session.recentFiles = m_parts.layerDesk->recentFiles();
    session.dossierFolder = m_parts.outputDesk->dossierFolder();
    session.dossierFormats = m_parts.outputDesk->dossierFormats();
    session.exposure = exposureState();
    session.importRecipes = m_parts.recipes->toJson();
    session.mapPage = m_parts.mapOutput->state();
    session.project = m_session.project;
    for (const auto &entry : m_parts.tableLayers->shipped())
        session.knownTables << entry.bundledTable;
    return session;
}

void SessionKeeper::restore()
{
    if (!m_isUsed)
        return;
    auto session = readSession();
    if (!session) {
        m_parts.messages->say(MessageBar::Level::Warning, session.error().message, session.error().detail);
        m_maySave = !QFileInfo::exists(sessionPath()); // one that could not be put aside is not written over
        return;
    }
    if (!*session)
        return;
    m_session = **std::move(session);
    if (!m_session.geometry.isEmpty() && m_parts.window->restoreGeometry(m_session.geometry))
        m_parts.window->restoreState(m_session.docks, layoutVersion);
    restoreView();
}

void SessionKeeper::keepProject(const QJsonObject &project)
{
    if (project == m_session.project)
        return;
    m_session.project = project;
    saveSoon();
}

void SessionKeeper::show(SessionValue value)
{
    const LayerList::Aside aside(m_parts.layers);
    const SessionValue own = collect();
    m_isRestored = false; // nothing is saved in between
    m_parts.opener->forget();
    m_parts.surface->setShown(false);
    m_parts.exposure->setShown(false);
    m_pending.clear();
    m_kept.clear();
    m_late.clear();
    value.tileMegabytes = own.tileMegabytes;
    value.recentFiles = own.recentFiles;
    value.dossierFolder = own.dossierFolder;
    value.dossierFormats = own.dossierFormats;
    value.importRecipes = own.importRecipes;
    value.project = own.project;
    if (value.mapPage.isEmpty())
        value.mapPage = own.mapPage;
    value.knownTables = value.layers.empty() ? QStringList() : own.knownTables;
    m_session = std::move(value);
    if (!m_session.docks.isEmpty())
        m_parts.window->restoreState(m_session.docks, layoutVersion);
    restoreView();
    if (m_session.resolution <= 0)
        m_parts.map->fullExtent();
    if (m_session.system.isEmpty())
        m_parts.systems->choose(ViewSystem::webMercator()->code());
    restoreLayers(m_parts.tableLayers->shipped());
    restoreExposure();
}

void SessionKeeper::restoreView()
{
    m_parts.map->setCoordinateFormat(formatOf(m_session.coordinateFormat));
    m_parts.memory->choose(m_session.tileMegabytes);
    MapSurround *surround = m_parts.map->surround();
    surround->setShown(MapSurround::Part::Graticule, m_session.graticule);
    surround->setShown(MapSurround::Part::NorthArrow, m_session.northArrow);
    surround->setShown(MapSurround::Part::Overview, m_session.overview);
    m_parts.mapOutput->restore(m_session.mapPage);
    m_parts.layerDesk->setRecentFiles(m_session.recentFiles);
    m_parts.outputDesk->restore(m_session.dossierFolder, m_session.dossierFormats);
    auto recipes = ImportRecipes::fromJson(m_session.importRecipes);
    recipes.setShipped(m_parts.recipes->shipped());
    *m_parts.recipes = std::move(recipes);
}

void SessionKeeper::restoreLayers(std::vector<LayerEntry> shipped)
{
    const SessionValue session = m_session;
    LayersValue none;
    none.depiction = depictionOf(session.depiction);
    m_parts.layers->change(none);
    EntryId active = 0;
    // Topmost first, and each one is added below those before.
    for (const auto &state : session.layers) {
        const EntryId id = state.bundledTable.isEmpty() ? restoreFile(state) : restoreShipped(state, shipped);
        if (state.isActive)
            active = id;
        const bool isMade = state.bundledTable == annotatedPlacesTable || state.bundledTable == exposureSurfaceTable;
        if (id == 0 && isMade) // what it is made of is still on its way
            m_kept.insert(state.bundledTable, Kept{state, static_cast<int>(m_parts.layers->value().entries.size())});
    }
    for (auto &entry : shipped) // what this version ships and the session does not know
        if (!session.knownTables.contains(entry.bundledTable))
            m_parts.layers->add(std::move(entry), static_cast<int>(m_parts.layers->value().entries.size()));
    const auto &entries = m_parts.layers->value().entries;
    if (m_parts.layers->value().find(active))
        m_parts.layers->setActive(active);
    else if (!entries.empty())
        m_parts.layers->setActive(entries.front().id);
    if (session.resolution > 0)
        m_parts.map->zoomTo(LonLat{session.lon, session.lat}, session.resolution);
    if (!session.system.isEmpty()) // after the view, which is kept as in Web Mercator
        m_parts.systems->choose(session.system);
}

EntryId SessionKeeper::restoreShipped(const SessionValue::LayerState &state, std::vector<LayerEntry> &shipped)
{
    for (auto it = shipped.begin(); it != shipped.end(); ++it) {
        if (it->bundledTable != state.bundledTable)
            continue;
        LayerEntry entry = std::move(*it);
        shipped.erase(it);
        entry.name = state.name;
        entry.visible = state.visible;
        entry.opacity = state.opacity;
        entry.style = state.style.value_or(entry.style);
        const EntryId id =
            m_parts.layers->add(std::move(entry), static_cast<int>(m_parts.layers->value().entries.size()));
        m_pending.insert(id, state);
        applyPending(id);
        return id;
    }
    return 0;
}

EntryId SessionKeeper::restoreFile(const SessionValue::LayerState &state)
{
    LayerEntry entry;
    entry.name = state.name;
    entry.visible = state.visible;
    entry.opacity = state.opacity;
    entry.style = state.style.value_or(plainStyle(m_parts.layers->value().entries.size()));
    entry.path = state.path;
    entry.sourceLayer = state.sourceLayer;
    const bool exists = QFileInfo::exists(state.path);
    entry.missing = exists ? tr("%1 is being read.").arg(state.path)
                           : tr("%1 is not there. Use Locate... to say where it is now.").arg(state.path);
    const EntryId id = m_parts.layers->add(std::move(entry), static_cast<int>(m_parts.layers->value().entries.size()));
    m_pending.insert(id, state);
    ReadOptions reading = readingFromJson(state.reading);
    reading.layerName = state.sourceLayer;
    if (!state.incidents.isEmpty())
        reading.incidents = std::make_shared<const IncidentMapping>(IncidentMapping::fromJson(state.incidents));
    m_parts.layerDesk->keepReading(id, reading);
    if (exists)
        m_parts.opener->fill(id, state.path, reading, FileOpener::Asker::Session);
    else
        m_parts.messages->say(
            MessageBar::Level::Warning,
            tr("%1 of the last session is not there; its layer is grey until you locate it.").arg(state.path));
    return id;
}

void SessionKeeper::applyPending(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer || !m_pending.contains(id))
        return;
    const LayerList::Aside aside(m_parts.layers);
    const LayerPtr layer = entry->layer;
    const QString name = entry->name;
    SessionValue::LayerState state = m_pending.take(id);
    putLateAside(id, state.conditions);
    if (!state.conditions.empty())
        if (const QString dropped = m_parts.filters->setConditions(id, state.conditions); !dropped.isEmpty())
            m_parts.messages->say(MessageBar::Level::Warning,
                                  tr("A filter of %1 no longer fits and was left out: %2").arg(name, dropped));
    if (state.selectedKeys.size() == 1 && layer->rowOfKey(state.selectedKeys.front()))
        m_parts.selection->pick(id, *layer->rowOfKey(state.selectedKeys.front()), Selection::Mode::Add);
    else if (!state.selectedKeys.isEmpty())
        m_parts.selection->apply(id, layer->rowsOfKeys(state.selectedKeys), Selection::Mode::Add);
    if (state.bundledTable.isEmpty() && state.fileSize > 0 && state.sha256.isEmpty() && // of a project that is said

        (state.fileSize != layer->provenance().fileSize ||
         state.fileTime.toSecsSinceEpoch() != layer->provenance().fileTime.toSecsSinceEpoch()))
        m_parts.messages->inform(tr("%1 has changed since the last session.").arg(state.path));
}

QJsonObject SessionKeeper::exposureState() const
{
    const ExposureParameters &parameters = m_parts.exposure->parameters();
    QJsonObject types;
    for (const auto &[type, weight] : parameters.typeWeights)
        types.insert(type, weight);
    return {{QStringLiteral("shown"), m_parts.exposure->isShown()},
            {QStringLiteral("surface"), m_parts.surface->isShown()},
            {QStringLiteral("radiusKm"), parameters.radiusKm},
            {QStringLiteral("halfLifeDays"), parameters.halfLifeDays},
            {QStringLiteral("windowYears"), parameters.windowYears},
            {QStringLiteral("mostSeverity"), parameters.mostSeverity},
            {QStringLiteral("typeWeights"), types}};
}

/// A session of an earlier version says nothing of it, and a value that is no number is as it was.
void SessionKeeper::restoreExposure()
{
    const QJsonObject state = m_session.exposure;
    ExposureParameters parameters;
    const auto number = [&](const char *name, double otherwise) {
        const double value = state.value(QLatin1String(name)).toDouble(otherwise);
        return value > 0 && value < 1e6 ? value : otherwise;
    };
    parameters.radiusKm = number("radiusKm", parameters.radiusKm);
    parameters.halfLifeDays = number("halfLifeDays", parameters.halfLifeDays);
    parameters.windowYears = static_cast<int>(number("windowYears", parameters.windowYears));
    parameters.mostSeverity = number("mostSeverity", parameters.mostSeverity);
    const QJsonObject types = state.value(QLatin1String("typeWeights")).toObject();
    for (auto it = types.begin(); it != types.end(); ++it)
        parameters.typeWeights[it.key()] = it.value().toDouble(1);
    m_parts.exposure->setParameters(parameters);
    m_parts.exposure->setShown(state.value(QLatin1String("shown")).toBool());
    m_parts.surface->setShown(state.value(QLatin1String("surface")).toBool());
    m_parts.exposure->want(); // the Security tab has it when somebody looks
    m_isRestored = true;
}

void SessionKeeper::putLateAside(EntryId id, std::vector<Condition> &conditions)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->isDeposits())
        return;
    std::erase_if(conditions, [&](const Condition &condition) {
        const bool isLate = comesLater(condition.field) && !entry->layer->column(condition.field);
        if (isLate)
            m_late[id].push_back(condition);
        return isLate;
    });
}

void SessionKeeper::applyLate()
{
    const LayerList::Aside aside(m_parts.layers);
    for (auto it = m_late.begin(); it != m_late.end(); ++it) {
        const EntryId id = it.key();
        std::erase_if(it.value(), [&](const Condition &condition) {
            const LayerEntry *entry = m_parts.layers->value().find(id);
            const bool isThere = entry && entry->layer && entry->layer->column(condition.field);
            if (isThere)
                m_parts.filters->setCondition(id, condition.field, condition);
            return isThere;
        });
    }
}

void SessionKeeper::saveSoon()
{
    if (m_isRestored && !m_saveTimer->isActive())
        m_saveTimer->start();
}

void SessionKeeper::saveNow()
{
    if (m_isUsed && m_maySave)
        m_writer.write(collect());
}

} // namespace kohkan
