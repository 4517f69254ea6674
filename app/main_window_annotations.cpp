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

/// The layer of annotated areas and routes is there while there are some.
void MainWindow::showPlaces()
{
    const QDate on = m_tables->today();
    const LayerPtr places = annotatedPlaces(m_tables->catalogue()->placeAnnotations(on), on);
    const LayerEntry *shown = entryOf(annotatedPlacesTable);
    const bool isNone = places->rowCount() == 0;
    if (isNone && shown && !m_tables->catalogue()->knownThen())
        return m_layers->remove(shown->id);
    if (!isNone || shown)
        showMade(annotatedPlacesTable, places);
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
