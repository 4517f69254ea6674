// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit_desk.h"
#include "app/main_window.h"
#include "datasets/security/annotated_place.h"
#include "widgets/map/map_view.h"
#include "widgets/map/measurement.h"
#include "widgets/panels/site_panel.h"

#include <QFileDialog>

namespace kohkan {

QString MainWindow::currentDeposit() const
{
    const auto &current = m_selection->current();
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    const bool isDeposit =
        entry && entry->layer && entry->isDeposits() && index(current->row) < entry->layer->rowCount();
    return isDeposit ? entry->layer->key(current->row) : QString();
}

void MainWindow::annotateSite()
{
    const QString site = currentDeposit();
    if (site.isEmpty())
        return;
    m_sitePanel->showTab(SitePanel::Security);
    m_desk->edit({annotationTable, {}}, site);
}

/// What was measured, kept as an area where it is closed, else as a route.
void MainWindow::annotateMeasured(const Measurement &measurement)
{
    const auto kind = measurement.isClosed() ? AnnotatedPlace::Kind::Area : AnnotatedPlace::Kind::Route;
    m_desk->annotate({kind, measurement.places()});
}

void MainWindow::drawPlace()
{
    m_map->setTool(MapView::Tool::Measure);
    updateActions();
    inform(
        tr("Click the corners. A click on the first one closes an area, a double-click ends a route; then Annotate."));
}

const LayerEntry *MainWindow::placesEntry() const
{
    for (const LayerEntry &entry : m_layers->value().entries)
        if (entry.bundledTable == annotatedPlacesTable)
            return &entry;
    return nullptr;
}

/// The layer of annotated areas and routes is there while there are some: below the layers of points, or where the
/// session had it.
void MainWindow::showPlaces()
{
    const QDate on = m_asOf.value_or(QDate::currentDate());
    const LayerPtr places = annotatedPlaces(m_tables->placeAnnotations(on), on);
    const LayerEntry *shown = placesEntry();
    const bool isNone = places->rowCount() == 0;
    if (isNone && shown && !m_asOf)
        return m_layers->remove(shown->id);
    if (isNone && !shown)
        return;
    LayerEntry made = shippedEntry(annotatedPlacesTable, places);
    if (shown)
        return m_layers->edit(shown->id, [&](LayerEntry &entry) {
            entry.layer = made.layer;
            entry.projected = made.projected;
        });
    const auto &entries = m_layers->value().entries;
    if (const auto kept = std::exchange(m_placesState, {})) {
        made.name = kept->state.name;
        made.visible = kept->state.visible;
        made.opacity = kept->state.opacity;
        made.style = kept->state.style.value_or(made.style);
        const EntryId id = m_layers->add(std::move(made), std::min(kept->at, static_cast<int>(entries.size())));
        m_pending.insert(id, kept->state);
        return applyPending(id);
    }
    const auto below = std::find_if(entries.begin(), entries.end(), [](const LayerEntry &entry) {
        return entry.layer && !entry.layer->geometry().hasPoints();
    });
    m_layers->add(std::move(made), static_cast<int>(below - entries.begin()));
}

void MainWindow::exportAnnotations()
{
    auto *dialog = new QFileDialog(this, tr("Export annotations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Annotation pack (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("annotations.json"));
    connect(dialog, &QFileDialog::fileSelected, m_desk, &EditDesk::exportPack);
    dialog->open();
}

void MainWindow::mergeAnnotations()
{
    auto *dialog = new QFileDialog(this, tr("Merge annotations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Annotation pack (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, m_desk, &EditDesk::openPack);
    dialog->open();
}

} // namespace kohkan
