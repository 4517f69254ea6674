// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"
#include "app/message_bar.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"

#include <QAction>

namespace kohkan {

namespace {

bool isShippedIncidents(const LayerEntry &entry)
{
    return entry.bundledTable == QLatin1String("incidents");
}

} // namespace

/// The incidents around sites are those of the active layer from now on; of the shipped one where it is that.
void MainWindow::useIncidents()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    if (!active || !active->layer)
        return;
    if (isShippedIncidents(*active) || m_incidentsOf == active->id)
        return takeIncidents(0, nullptr);
    makeIncidents(*active);
}

void MainWindow::makeIncidents(const LayerEntry &entry)
{
    m_incidentsOf = entry.id;
    m_incidentsFrom = entry.layer;
    m_pool.submit(
        [this, id = entry.id, layer = entry.layer, box = m_mailbox.box(), alive = std::weak_ptr(m_alive)] {
            auto incidents = incidentLayer(layer);
            box->post([this, id, layer, alive, incidents = std::move(incidents)] {
                if (alive.expired() || m_incidentsFrom != layer)
                    return;
                if (incidents)
                    return takeIncidents(id, *incidents);
                m_messages->say(MessageBar::Level::Error, incidents.error().message, incidents.error().detail);
                takeIncidents(0, nullptr);
            });
        },
        500);
}

void MainWindow::takeIncidents(EntryId from, const LayerPtr &incidents)
{
    m_incidentsOf = from;
    m_incidents = incidents;
    if (!incidents)
        m_incidentsFrom.reset();
    if (m_tables)
        setCatalogue(m_tables);
    const LayerEntry *entry = m_layers->value().find(from);
    inform(entry ? tr("Incidents around sites are those of %1 until the program ends.").arg(entry->name)
                 : tr("Incidents around sites are the shipped ones."));
    updateActions();
}

/// Those in use, as far as they were known on the day that the window shows.
LayerPtr MainWindow::incidentsThen() const
{
    const KnownThen *known = m_tables->knownThen();
    QHash<QString, LayerPtr> table{{QStringLiteral("incidents"), m_incidents}};
    if (known)
        knownThen(table, known->day);
    return table.value(QStringLiteral("incidents"));
}

/// A layer that was read again is used anew; one that is gone no more.
void MainWindow::followIncidents()
{
    if (m_incidentsOf == 0)
        return;
    const LayerEntry *entry = m_layers->value().find(m_incidentsOf);
    if (!entry)
        takeIncidents(0, nullptr);
    else if (entry->layer && entry->layer != m_incidentsFrom)
        makeIncidents(*entry);
}

void MainWindow::updateIncidentAction()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    QAction *use = action(QStringLiteral("useIncidents"));
    use->setEnabled(active && active->layer && m_tables && incidentSourceOf(*active->layer) != IncidentSource::None);
    use->setChecked(active && (isShippedIncidents(*active) ? m_incidentsOf == 0 : m_incidentsOf == active->id));
}

} // namespace kohkan
