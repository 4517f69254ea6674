// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/edit/site_desk.h"

#include "app/edit/edit_desk.h"
#include "datasets/security/annotated_place.h"
#include "widgets/map/map_view.h"
#include "widgets/map/measure_tool.h"
#include "widgets/panels/compare_window.h"
#include "widgets/panels/route_dialog.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/exposure_state.h"

#include <QFileDialog>
#include <QMainWindow>

namespace kohkan {

SiteDesk::SiteDesk(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_route(parts.pool, parts.mailbox, Urgency::Tile)
{
    connect(parts.site, &SitePanel::editRequested, parts.edits, &EditDesk::edit);
    connect(parts.site, &SitePanel::takeBackRequested, parts.edits, &EditDesk::takeBack);
    connect(parts.site, &SitePanel::historyRequested, parts.edits, &EditDesk::showHistory);
    connect(parts.site, &SitePanel::routeRequested, this, &SiteDesk::showRoute);
    connect(parts.site, &SitePanel::contributionsChanged, parts.map, &MapView::setContributions);
    connect(parts.map->measureTool(), &MeasureTool::exposureRequested, this, &SiteDesk::showRoute);
    connect(parts.map->measureTool(), &MeasureTool::annotationRequested, this, &SiteDesk::annotateMeasured);
    connect(parts.edits, &EditDesk::siteRequested, this, &SiteDesk::siteRequested);
    connect(parts.edits, &EditDesk::said, parts.messages, &MessageBar::pass);
    connect(parts.exposure, &ExposureState::computed, this,
            [this] { m_parts.site->setExposures(m_parts.exposure->result()); });
    parts.site->awaitExposures();
}

void SiteDesk::compareSites()
{
    if (!m_compare) {
        m_compare = new CompareWindow(m_parts.layers, m_parts.selection, m_parts.tables, m_parts.window);
        connect(m_compare, &CompareWindow::siteRequested, this, &SiteDesk::siteRequested);
        connect(m_compare, &CompareWindow::messageRequested, m_parts.messages, &MessageBar::inform);
        connect(m_compare, &CompareWindow::editRequested, m_parts.edits, &EditDesk::edit);
    }
    m_compare->show();
    m_compare->raise();
    m_compare->activateWindow();
}

void SiteDesk::annotateSite()
{
    const QString site = m_parts.selection->currentDeposit();
    if (site.isEmpty())
        return;
    m_parts.site->showTab(SitePanel::Security);
    m_parts.edits->edit({annotationTable, {}}, site);
}

/// What was measured, kept as an area where it is closed, else as a route.
void SiteDesk::annotateMeasured(const Measurement &measurement)
{
    const auto kind = measurement.isClosed() ? AnnotatedPlace::Kind::Area : AnnotatedPlace::Kind::Route;
    m_parts.edits->annotate({kind, measurement.places()});
}

void SiteDesk::drawPlace()
{
    m_parts.map->setTool(MapView::Tool::Measure);
    m_parts.messages->inform(
        tr("Click the corners. A click on the first one closes an area, a double-click ends a route; then Annotate."));
}

void SiteDesk::exportAnnotations()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Export annotations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Annotation pack (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("annotations.json"));
    connect(dialog, &QFileDialog::fileSelected, m_parts.edits, &EditDesk::exportPack);
    dialog->open();
}

void SiteDesk::mergeAnnotations()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Merge annotations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Annotation pack (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, m_parts.edits, &EditDesk::openPack);
    dialog->open();
}

/// The exposure of a route at the parameters in use, made by a worker.
void SiteDesk::showRoute(const std::vector<LonLat> &route)
{
    const auto exposures = m_parts.exposure->result();
    if (!exposures || route.size() < 2) {
        m_parts.exposure->want();
        return m_parts.messages->inform(tr("The exposure is still being computed; try again in a moment."));
    }
    m_route.ask([exposures, route] { return routeExposure(exposures->model, route); },
                [this, exposures](const RouteExposure &found) {
                    auto *dialog =
                        new RouteDialog(m_parts.tables->catalogue(), exposures->model, found, m_parts.window);
                    connect(dialog, &RouteDialog::placeRequested, m_parts.map, [this](LonLat place) {
                        m_parts.map->zoomTo(place, std::min(m_parts.map->viewport().resolution, 200.0));
                    });
                    dialog->show();
                });
}

} // namespace kohkan
