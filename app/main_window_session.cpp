// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "app/file_opener.h"
#include "app/map_output.h"
#include "app/memory_menu.h"
#include "app/message_bar.h"
#include "app/session_values.h"
#include "app/system_menu.h"
#include "datasets/io/reading_words.h"
#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure_surface.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/state/exposure_state.h"
#include "widgets/state/table_layers.h"

#include <QFileInfo>
#include <QTimer>
#include <utility>

namespace kohkan {

namespace {

constexpr int layoutVersion = 3;
constexpr std::size_t mostKeys = 20000; ///< a larger selection is not remembered

const std::pair<Depiction, const char *> depictionWords[] = {
    {Depiction::Neutral, "neutral"}, {Depiction::Pakistan, "pakistan"}, {Depiction::India, "india"}};

QString wordOf(Depiction depiction)
{
    for (const auto &[known, word] : depictionWords)
        if (known == depiction)
            return QString::fromLatin1(word);
    return {};
}

Depiction depictionOf(const QString &word)
{
    for (const auto &[known, name] : depictionWords)
        if (word == QLatin1String(name))
            return known;
    return Depiction::Neutral;
}

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

} // namespace

SessionValue::LayerState MainWindow::stateOf(const LayerEntry &entry) const
{
    SessionValue::LayerState state = m_pending.value(entry.id); // of a file that is still on its way, or missing
    state.bundledTable = entry.bundledTable;
    state.path = entry.path;
    state.sourceLayer = entry.sourceLayer;
    state.name = entry.name;
    state.visible = entry.visible;
    state.opacity = entry.opacity;
    state.isActive = entry.id == m_layers->value().active;
    state.style.reset();
    const LayerStyle style = entry.isDeposits() ? m_exposure->plainStyle(entry.style) : entry.style;
    if (entry.bundledTable.isEmpty() || style != shippedStyle(entry.bundledTable))
        state.style = style;
    ReadOptions reading = m_readings.value(entry.id);
    if (const auto recipe = ImportRecipe::fromJson(reading.recipe); !reading.recipe.isEmpty() && recipe)
        reading.recipe = recipe->toKeep().toJson();
    state.reading = readingToJson(reading);
    state.incidents = reading.incidents ? reading.incidents->toKeep().toJson() : QJsonObject();
    if (!entry.layer)
        return state;
    state.fileSize = entry.layer->provenance().fileSize;
    state.fileTime = entry.layer->provenance().fileTime;
    state.conditions = m_filters->conditions(entry.id);
    state.selectedKeys.clear();
    if (m_selection->count(entry.id) <= mostKeys)
        state.selectedKeys = entry.layer->keysOf(m_selection->rows(entry.id));
    leaveOutValues(state, *entry.layer);
    return state;
}

SessionValue MainWindow::collectSession() const
{
    SessionValue session;
    for (const auto &entry : m_layers->value().entries)
        session.layers.push_back(stateOf(entry));
    for (const KeptState &kept : m_keptStates) // what has not come yet
        session.layers.insert(session.layers.begin() + std::min<std::ptrdiff_t>(kept.at, std::ssize(session.layers)),
                              kept.state);
    const MapViewport &view = m_map->viewport();
    if (!m_map->isFullExtent()) {
        const LonLat center = view.system->toLonLat(view.center);
        session.lon = center.lon;
        session.lat = center.lat;
        session.resolution = view.inSystem(ViewSystem::webMercator()).resolution;
    }
    if (!m_map->system()->isWebMercator())
        session.system = m_map->system()->code();
    session.depiction = wordOf(m_layers->value().depiction);
    session.coordinateFormat = wordOf(m_map->coordinateFormat());
    session.graticule = m_map->surround()->isShown(MapSurround::Part::Graticule);
    session.northArrow = m_map->surround()->isShown(MapSurround::Part::NorthArrow);
    session.overview = m_map->surround()->isShown(MapSurround::Part::Overview);
    session.tileMegabytes = m_memory->megabytes();
    session.geometry = saveGeometry();
    session.docks = saveState(layoutVersion);
    session.recentFiles = m_session.recentFiles;
    session.dossierFolder = m_session.dossierFolder;
    session.dossierFormats = m_session.dossierFormats;
    session.exposure = exposureState();
    session.importRecipes = m_recipes.toJson();
    session.mapPage = m_output->state();
    for (const auto &entry : m_tableLayers->shipped())
        session.knownTables << entry.bundledTable;
    return session;
}

void MainWindow::restoreWindow()
{
    if (!m_options.useSession)
        return;
    auto session = readSession();
    if (!session) {
        m_messages->say(MessageBar::Level::Warning, session.error().message, session.error().detail);
        m_maySave = !QFileInfo::exists(sessionPath()); // one that could not be put aside is not written over
        return;
    }
    if (!*session)
        return;
    m_session = **std::move(session);
    if (!m_session.geometry.isEmpty() && restoreGeometry(m_session.geometry))
        restoreState(m_session.docks, layoutVersion);
    restoreView();
}

void MainWindow::restoreView()
{
    setCoordinateFormat(formatOf(m_session.coordinateFormat));
    m_memory->choose(m_session.tileMegabytes);
    MapSurround *surround = m_map->surround();
    surround->setShown(MapSurround::Part::Graticule, m_session.graticule);
    surround->setShown(MapSurround::Part::NorthArrow, m_session.northArrow);
    surround->setShown(MapSurround::Part::Overview, m_session.overview);
    m_output->restore(m_session.mapPage);
    auto recipes = ImportRecipes::fromJson(m_session.importRecipes);
    recipes.setShipped(m_recipes.shipped());
    m_recipes = std::move(recipes);
}

void MainWindow::restoreLayers(std::vector<LayerEntry> shipped)
{
    const SessionValue session = m_session;
    LayersValue none;
    none.depiction = depictionOf(session.depiction);
    m_layers->change(none);
    EntryId active = 0;
    // Topmost first, and each one is added below those before.
    for (const auto &state : session.layers) {
        const EntryId id = state.bundledTable.isEmpty() ? restoreFile(state) : restoreShipped(state, shipped);
        if (state.isActive)
            active = id;
        const bool isMade = state.bundledTable == annotatedPlacesTable || state.bundledTable == exposureSurfaceTable;
        if (id == 0 && isMade) // what it is made of is still on its way
            m_keptStates.insert(state.bundledTable,
                                KeptState{state, static_cast<int>(m_layers->value().entries.size())});
    }
    for (auto &entry : shipped) // what this version ships and the session does not know
        if (!session.knownTables.contains(entry.bundledTable))
            m_layers->add(std::move(entry), static_cast<int>(m_layers->value().entries.size()));
    const auto &entries = m_layers->value().entries;
    if (m_layers->value().find(active))
        m_layers->setActive(active);
    else if (!entries.empty())
        m_layers->setActive(entries.front().id);
    if (session.resolution > 0)
        m_map->zoomTo(LonLat{session.lon, session.lat}, session.resolution);
    if (!session.system.isEmpty()) // after the view, which is kept as in Web Mercator
        m_systems->choose(session.system);
}

EntryId MainWindow::restoreShipped(const SessionValue::LayerState &state, std::vector<LayerEntry> &shipped)
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
        const EntryId id = m_layers->add(std::move(entry), static_cast<int>(m_layers->value().entries.size()));
        m_pending.insert(id, state);
        applyPending(id);
        return id;
    }
    return 0;
}

EntryId MainWindow::restoreFile(const SessionValue::LayerState &state)
{
    LayerEntry entry;
    entry.name = state.name;
    entry.visible = state.visible;
    entry.opacity = state.opacity;
    entry.style = state.style.value_or(plainStyle(m_layers->value().entries.size()));
    entry.path = state.path;
    entry.sourceLayer = state.sourceLayer;
    const bool exists = QFileInfo::exists(state.path);
    entry.missing = exists ? tr("%1 is being read.").arg(state.path)
                           : tr("%1 is not there. Use Locate... to say where it is now.").arg(state.path);
    const EntryId id = m_layers->add(std::move(entry), static_cast<int>(m_layers->value().entries.size()));
    m_pending.insert(id, state);
    ReadOptions reading = readingFromJson(state.reading);
    reading.layerName = state.sourceLayer;
    if (!state.incidents.isEmpty())
        reading.incidents = std::make_shared<const IncidentMapping>(IncidentMapping::fromJson(state.incidents));
    m_readings.insert(id, reading);
    if (exists)
        m_opener->fill(id, state.path, reading, FileOpener::Asker::Session);
    else
        m_messages->say(
            MessageBar::Level::Warning,
            tr("%1 of the last session is not there; its layer is grey until you locate it.").arg(state.path));
    return id;
}

/// Gives a layer that has just arrived the filter and the selection that the session keeps for it.
void MainWindow::applyPending(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer || !m_pending.contains(id))
        return;
    const LayerPtr layer = entry->layer;
    const QString name = entry->name;
    SessionValue::LayerState state = m_pending.take(id);
    putLateAside(id, state.conditions);
    if (!state.conditions.empty())
        if (const QString dropped = m_filters->setConditions(id, state.conditions); !dropped.isEmpty())
            m_messages->say(MessageBar::Level::Warning,
                            tr("A filter of %1 no longer fits and was left out: %2").arg(name, dropped));
    if (state.selectedKeys.size() == 1 && layer->rowOfKey(state.selectedKeys.front()))
        m_selection->pick(id, *layer->rowOfKey(state.selectedKeys.front()), Selection::Mode::Add);
    else if (!state.selectedKeys.isEmpty())
        m_selection->apply(id, layer->rowsOfKeys(state.selectedKeys), Selection::Mode::Add);
    if (state.bundledTable.isEmpty() && state.fileSize > 0 &&
        (state.fileSize != layer->provenance().fileSize ||
         state.fileTime.toSecsSinceEpoch() != layer->provenance().fileTime.toSecsSinceEpoch()))
        inform(tr("%1 has changed since the last session.").arg(state.path));
}

void MainWindow::saveSoon()
{
    if (m_isReady && !m_saveTimer->isActive())
        m_saveTimer->start();
}

void MainWindow::saveNow()
{
    if (m_options.useSession && m_maySave)
        m_writer.write(collectSession());
}

} // namespace kohkan
