// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/made_layers.h"

#include "app/open/layer_desk.h"
#include "app/session/session_keeper.h"
#include "app/session/starter.h"
#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure_surface.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/shipped_entry.h"
#include "widgets/state/surface_state.h"

namespace kohkan {

namespace {

/// The levels that the user's own polygons were given because they name districts; null where they were not.
const Column *riskReadingsOf(const LayerEntry *entry)
{
    const Column *levels = entry && entry->layer ? entry->layer->column(u"risk_level") : nullptr;
    return levels && levels->isDerived() ? levels : nullptr;
}

bool isShaded(const LayerEntry &entry)
{
    return entry.style.colouring == LayerStyle::Colouring::Categorised &&
           entry.style.classColumn == QLatin1String("risk");
}

} // namespace

MadeLayers::MadeLayers(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(m_parts.surface, &SurfaceState::made, this,
            [this](const LayerPtr &surface, const QString &title) { show(exposureSurfaceTable, surface, title); });
    connect(m_parts.surface, &SurfaceState::changed, this, [this] {
        const LayerEntry *entry = entryOf(exposureSurfaceTable);
        if (!m_parts.surface->isShown() && entry)
            m_parts.layers->remove(entry->id);
    });
    connect(parts.tables, &Tables::changed, this, &MadeLayers::showPlaces);
    connect(parts.layers, &LayerList::changed, this, &MadeLayers::followLayers);
    connect(parts.layerDesk, &LayerDesk::shown, this, &MadeLayers::offerRisk);
}

bool MadeLayers::canShadeByRisk() const
{
    return riskReadingsOf(m_parts.layers->value().activeEntry());
}

bool MadeLayers::isShadedByRisk() const
{
    return canShadeByRisk() && isShaded(*m_parts.layers->value().activeEntry());
}

const LayerEntry *MadeLayers::entryOf(const QString &table) const
{
    for (const LayerEntry &entry : m_parts.layers->value().entries)
        if (entry.bundledTable == table)
            return &entry;
    return nullptr;
}

/// A layer that the window makes: the next version of the one in the list, or a new entry below the layers of points
/// and the annotated places, or where the session, or the list, had it before.
void MadeLayers::show(const QString &table, const LayerPtr &layer, const QString &gradeTitle)
{
    const LayerList::Aside aside(m_parts.layers);
    LayerEntry made = shippedEntry(table, layer);
    made.style.gradeTitle = gradeTitle;
    if (const LayerEntry *shown = entryOf(table))
        return m_parts.layers->edit(shown->id, [&](LayerEntry &entry) {
            entry.layer = made.layer;
            if (entry.style.gradeColumn == made.style.gradeColumn)
                entry.style.gradeTitle = gradeTitle;
        });
    const auto &entries = m_parts.layers->value().entries;
    if (const auto was = m_parts.session->takeKept(table)) {
        made.name = was->state.name;
        made.visible = was->state.visible;
        made.opacity = was->state.opacity;
        const LayerStyle fresh = std::exchange(made.style, was->state.style.value_or(made.style));
        if (made.style.gradeColumn == fresh.gradeColumn)
            made.style.gradeTitle = gradeTitle;
        const EntryId id = m_parts.layers->add(std::move(made), std::min(was->at, static_cast<int>(entries.size())));
        return m_parts.session->apply(id, was->state);
    }
    if (m_gone.contains(table)) {
        const Gone gone = m_gone.take(table);
        LayerEntry again = gone.entry;
        again.layer = made.layer;
        if (again.style.gradeColumn == made.style.gradeColumn)
            again.style.gradeTitle = gradeTitle;
        m_parts.layers->add(std::move(again), gone.at);
        return;
    }
    const auto below = std::find_if(entries.begin(), entries.end(), [&](const LayerEntry &entry) {
        const bool isPlaces = entry.bundledTable == annotatedPlacesTable;
        return entry.layer && !entry.layer->geometry().hasPoints() && !isPlaces;
    });
    m_parts.layers->add(std::move(made), static_cast<int>(below - entries.begin()));
}

/// The layer of annotated areas and routes is there while there are some.
void MadeLayers::showPlaces()
{
    if (!m_parts.tables->catalogue() || !m_parts.starter->isReady())
        return;
    const QDate on = m_parts.tables->today();
    const LayerPtr places = annotatedPlaces(m_parts.tables->catalogue()->placeAnnotations(on), on);
    const LayerEntry *shown = entryOf(annotatedPlacesTable);
    const bool isNone = places->rowCount() == 0;
    if (isNone && shown && !m_parts.tables->catalogue()->knownThen()) {
        const LayerList::Aside aside(m_parts.layers);
        return m_parts.layers->remove(shown->id);
    }
    if (!isNone || shown)
        show(annotatedPlacesTable, places);
}

/// What goes can come back as it was. Whoever removes the surface does not want it any more.
void MadeLayers::followLayers(const LayersValue &before)
{
    for (std::size_t at = 0; at < before.entries.size(); ++at) {
        const LayerEntry &entry = before.entries[at];
        const bool isMade = entry.bundledTable == exposureSurfaceTable || entry.bundledTable == annotatedPlacesTable;
        if (!isMade || m_parts.layers->value().find(entry.id))
            continue;
        m_gone.insert(entry.bundledTable, {entry, static_cast<int>(at)});
        if (entry.bundledTable == exposureSurfaceTable)
            m_parts.surface->setShown(false);
    }
    if (m_parts.layers->value().entries.empty()) // another project follows
        m_gone.clear();
}

/// Says of a file that was opened how many of its polygons have a reading.
void MadeLayers::offerRisk(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    const Column *levels = riskReadingsOf(entry);
    if (!levels || isShaded(*entry))
        return;
    const auto all = entry->layer->rowCount();
    m_parts.messages->inform(tr("%1 of %2 polygons of %3 name a district that has a reading of regional risk.")
                                 .arg(all - levels->nullCount())
                                 .arg(all)
                                 .arg(entry->name));
    m_parts.messages->offer(tr("Shade by it"), [this, id] {
        m_parts.layers->setActive(id);
        shadeByRisk();
    });
}

/// The polygons of the active layer by the level of their district, or in one colour again.
void MadeLayers::shadeByRisk()
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    if (!riskReadingsOf(active))
        return;
    const auto at = static_cast<std::size_t>(m_parts.layers->value().indexOf(active->id));
    m_parts.layers->edit(active->id, [&](LayerEntry &entry) {
        entry.style = isShaded(entry) ? plainStyle(at) : riskStyle();
        entry.visible = true;
    });
}

} // namespace kohkan
