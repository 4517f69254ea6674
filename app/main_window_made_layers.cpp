// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"

#include "datasets/security/annotated_place.h"
#include "datasets/security/exposure_surface.h"
#include "widgets/state/shipped_entry.h"
#include "widgets/state/surface_state.h"

namespace kohkan {

const LayerEntry *MainWindow::entryOf(const QString &table) const
{
    for (const LayerEntry &entry : m_layers->value().entries)
        if (entry.bundledTable == table)
            return &entry;
    return nullptr;
}

/// A layer that the window makes: the next version of the one in the list, or a new entry below the layers of points
/// and the annotated places, or where the session had it.
void MainWindow::showMade(const QString &table, const LayerPtr &layer, const QString &gradeTitle)
{
    LayerEntry made = shippedEntry(table, layer);
    made.style.gradeTitle = gradeTitle;
    if (const LayerEntry *shown = entryOf(table))
        return m_layers->edit(shown->id, [&](LayerEntry &entry) {
            entry.layer = made.layer;
            if (entry.style.gradeColumn == made.style.gradeColumn)
                entry.style.gradeTitle = gradeTitle;
        });
    const auto &entries = m_layers->value().entries;
    const auto kept = m_keptStates.constFind(table);
    if (kept != m_keptStates.constEnd()) {
        const KeptState was = m_keptStates.take(table);
        made.name = was.state.name;
        made.visible = was.state.visible;
        made.opacity = was.state.opacity;
        const LayerStyle fresh = std::exchange(made.style, was.state.style.value_or(made.style));
        if (made.style.gradeColumn == fresh.gradeColumn)
            made.style.gradeTitle = gradeTitle;
        const EntryId id = m_layers->add(std::move(made), std::min(was.at, static_cast<int>(entries.size())));
        m_pending.insert(id, was.state);
        return applyPending(id);
    }
    const auto below = std::find_if(entries.begin(), entries.end(), [&](const LayerEntry &entry) {
        const bool isPlaces = entry.bundledTable == annotatedPlacesTable;
        return entry.layer && !entry.layer->geometry().hasPoints() && !isPlaces;
    });
    m_layers->add(std::move(made), static_cast<int>(below - entries.begin()));
}

void MainWindow::wireSurface()
{
    connect(m_surface, &SurfaceState::made, this, [this](const LayerPtr &surface, const QString &title) {
        showMade(exposureSurfaceTable, surface, title);
        m_surfaceEntry = entryOf(exposureSurfaceTable)->id;
    });
    connect(m_surface, &SurfaceState::changed, this, [this] {
        const EntryId id = std::exchange(m_surfaceEntry, 0);
        if (!m_surface->isShown() && id != 0)
            m_layers->remove(id);
        saveSoon();
    });
}

/// Whoever removes its layer does not want it any more.
void MainWindow::followSurface()
{
    if (m_surfaceEntry == 0 || m_layers->value().find(m_surfaceEntry))
        return;
    m_surfaceEntry = 0;
    m_surface->setShown(false);
}

} // namespace kohkan
