// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"
#include "widgets/map/map_view.h"
#include "widgets/map/measure_tool.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/route_dialog.h"
#include "widgets/panels/site_panel.h"
#include "widgets/state/surface_state.h"

#include <QJsonObject>

namespace kohkan {

namespace {

/// Columns that the deposits have only once a workspace is open or exposure is shown.
bool comesLater(const QString &column)
{
    return column.startsWith(QLatin1String("annotation_")) || column.startsWith(QLatin1String("exposure_"));
}

} // namespace

void MainWindow::wireExposure()
{
    m_sitePanel->awaitExposures();
    connect(m_exposure, &ExposureState::changed, this, &MainWindow::saveSoon);
    connect(m_exposure, &ExposureState::computed, this, &MainWindow::passExposure);
    connect(m_map->measureTool(), &MeasureTool::exposureRequested, this, &MainWindow::showRoute);
    connect(m_map->measureTool(), &MeasureTool::annotationRequested, this, &MainWindow::annotateMeasured);
    connect(m_sitePanel, &SitePanel::routeRequested, this, &MainWindow::showRoute);
    connect(m_sitePanel, &SitePanel::contributionsChanged, m_map, &MapView::setContributions);
    connect(m_exposurePanel, &ExposurePanel::siteRequested, this, &MainWindow::showSite);
}

/// The exposure of a route at the parameters in use, made by a worker.
void MainWindow::showRoute(const std::vector<LonLat> &route)
{
    const auto exposures = m_exposure->result();
    if (!exposures || route.size() < 2) {
        m_exposure->want();
        return inform(tr("The exposure is still being computed; try again in a moment."));
    }
    m_route.ask([exposures, route] { return routeExposure(exposures->model, route); },
                [this, exposures](const RouteExposure &found) {
                    auto *dialog = new RouteDialog(m_tables->catalogue(), exposures->model, found, this);
                    connect(dialog, &RouteDialog::placeRequested, m_map, [this](LonLat place) {
                        m_map->zoomTo(place, std::min(m_map->viewport().resolution, 200.0));
                    });
                    dialog->show();
                });
}

void MainWindow::passExposure()
{
    m_sitePanel->setExposures(m_exposure->result());
    applyLate();
}

QJsonObject MainWindow::exposureState() const
{
    const ExposureParameters &parameters = m_exposure->parameters();
    QJsonObject types;
    for (const auto &[type, weight] : parameters.typeWeights)
        types.insert(type, weight);
    return {{QStringLiteral("shown"), m_exposure->isShown()},
            {QStringLiteral("surface"), m_surface->isShown()},
            {QStringLiteral("radiusKm"), parameters.radiusKm},
            {QStringLiteral("halfLifeDays"), parameters.halfLifeDays},
            {QStringLiteral("windowYears"), parameters.windowYears},
            {QStringLiteral("mostSeverity"), parameters.mostSeverity},
            {QStringLiteral("typeWeights"), types}};
}

/// A session of an earlier version says nothing of it, and a value that is no number is as it was.
void MainWindow::restoreExposure()
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
    m_exposure->setParameters(parameters);
    m_exposure->setShown(state.value(QLatin1String("shown")).toBool());
    m_surface->setShown(state.value(QLatin1String("surface")).toBool());
    m_exposure->want(); // the Security tab has it when somebody looks
}

// ---- conditions of a session on columns that are not there yet

void MainWindow::putLateAside(EntryId id, std::vector<Condition> &conditions)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->isDeposits())
        return;
    std::erase_if(conditions, [&](const Condition &condition) {
        const bool isLate = comesLater(condition.field) && !entry->layer->column(condition.field);
        if (isLate)
            m_late[id].push_back(condition);
        return isLate;
    });
}

void MainWindow::applyLate()
{
    for (auto it = m_late.begin(); it != m_late.end(); ++it) {
        const EntryId id = it.key();
        std::erase_if(it.value(), [&](const Condition &condition) {
            const LayerEntry *entry = m_layers->value().find(id);
            const bool isThere = entry && entry->layer && entry->layer->column(condition.field);
            if (isThere)
                m_filters->setCondition(id, condition.field, condition);
            return isThere;
        });
    }
}

} // namespace kohkan
