// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/file_opener.h"
#include "app/incident_mapping_dialog.h"
#include "app/main_window.h"
#include "app/message_bar.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"
#include "datasets/table/layer_builder.h"

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
    if (incidentSourceOf(*active->layer) == IncidentSource::None) {
        updateActions(); // the tick waits for the mapping
        return mapIncidents(active->id);
    }
    makeIncidents(*active);
}

/// A file of the user whose columns do not tell, and that may have places.
bool MainWindow::mayMapIncidents(const LayerEntry &entry) const
{
    if (!entry.layer || !entry.bundledTable.isEmpty() || entry.path.isEmpty() || entry.tables)
        return false;
    const IncidentSource source = incidentSourceOf(*entry.layer);
    const Geometry &geometry = entry.layer->geometry();
    return (source == IncidentSource::None || source == IncidentSource::Mapped) && !geometry.hasLines() &&
           !geometry.hasPolygons();
}

/// Asks which column says what; what was said of such a table before, or is still being said, stands already.
void MainWindow::mapIncidents(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !mayMapIncidents(*entry))
        return;
    const LayerPtr layer = entry->layer;
    const QStringList columns = sourceColumns(*layer);
    IncidentMapping start = IncidentMapping::guess(*layer);
    if (const auto &known =
            layer->provenance().incidents ? layer->provenance().incidents : m_recipes.incidentsOf(columns))
        start = *known;
    if (const auto draft = m_recipes.draft(columns); draft && draft->kind == ImportRecipe::Kind::Incidents)
        start = draft->incidents;
    auto *dialog = new IncidentMappingDialog(layer, entry->name, start, this);
    connect(dialog, &IncidentMappingDialog::edited, this, [this, columns](const IncidentMapping &mapping) {
        m_recipes.keepDraft(columns, recipeOf(mapping));
        saveSoon();
    });
    connect(dialog, &IncidentMappingDialog::discarded, this, [this, columns] {
        m_recipes.dropDraft(columns);
        saveSoon();
    });
    connect(dialog, &IncidentMappingDialog::mapped, this, [this, id, columns](const IncidentMapping &mapping) {
        m_recipes.keep(columns, mapping);
        takeMapping(id, mapping);
        saveSoon();
    });
    dialog->open();
}

/// Reads the file by what was said of its columns, so that its ids name the rows and its licence holds.
void MainWindow::takeMapping(EntryId id, const IncidentMapping &mapping)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry)
        return;
    ReadOptions reading = m_readings.value(id);
    reading.incidents = std::make_shared<const IncidentMapping>(mapping);
    m_readings.insert(id, reading); // the session has it, though the reading may never end
    m_mappedNow = id;
    const QString path = entry->path;
    if (!mapping.mayBePassedOn && entry->layer->provenance().mayBePassedOn) // whatever becomes of the reading
        m_layers->edit(
            id, [&](LayerEntry &edited) { edited.layer = LayerBuilder::marked(edited.layer, false, mapping.licence); });
    m_opener->fill(id, path, reading);
}

/// A layer that was just mapped is coloured by event type, unless somebody chose otherwise, and used around sites.
void MainWindow::useMapped(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (m_mappedNow != id || !entry || !entry->layer)
        return;
    m_mappedNow = 0;
    if (incidentSourceOf(*entry->layer) != IncidentSource::Mapped)
        return;
    const Column *types = derivedColumn(*entry->layer, mappedTypeColumn);
    if (types && entry->style.colouring == LayerStyle::Colouring::Single)
        m_layers->edit(id, [style = eventTypeStyle(types->name())](LayerEntry &edited) {
            edited.style.colouring = style.colouring;
            edited.style.classColumn = style.classColumn;
            edited.style.classes = style.classes;
            edited.style.color = style.color;
        });
    if (m_incidentsOf != id) // else followIncidents() has seen the new one
        makeIncidents(*m_layers->value().find(id));
}

void MainWindow::makeIncidents(const LayerEntry &entry)
{
    m_incidentsOf = entry.id;
    m_incidentsFrom = entry.layer;
    m_incidentsJob.ask([layer = entry.layer] { return incidentLayer(layer); },
                       [this, id = entry.id](const Result<LayerPtr> &incidents) {
                           if (incidents)
                               return takeIncidents(id, *incidents);
                           m_messages->say(MessageBar::Level::Error, incidents.error().message,
                                           incidents.error().detail);
                           takeIncidents(0, nullptr);
                       });
}

void MainWindow::takeIncidents(EntryId from, const LayerPtr &incidents)
{
    const bool isNews = m_incidentsOf != from || !m_tables->incidents() != !incidents; // not where it was read again
    m_incidentsOf = from;
    if (!incidents) {
        m_incidentsJob.cancel();
        m_incidentsFrom.reset();
    }
    m_tables->setIncidents(incidents);
    const LayerEntry *entry = m_layers->value().find(from);
    if (isNews)
        inform(entry ? tr("Incidents around sites are those of %1 until the program ends.").arg(entry->name)
                     : tr("Incidents around sites are the shipped ones."));
    updateActions();
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

/// Columns can turn out other than the file said before it was read; then it is read again by what is remembered.
void MainWindow::readAsSaid(EntryId id, const ReadOptions &options)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (options.incidents || !options.recipe.isEmpty() || !entry || !mayMapIncidents(*entry))
        return;
    const ImportRecipePtr known = m_recipes.of(sourceColumns(*entry->layer));
    if (known && known->kind != ImportRecipe::Kind::None)
        m_opener->fill(id, QString(entry->path), known->applied(options));
}

void MainWindow::updateIncidentAction()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    QAction *use = action(QStringLiteral("useIncidents"));
    use->setEnabled(active && active->layer && m_tables->catalogue() &&
                    (incidentSourceOf(*active->layer) != IncidentSource::None || mayMapIncidents(*active)));
    action(QStringLiteral("mapIncidents"))->setEnabled(active && mayMapIncidents(*active));
    use->setChecked(active && (isShippedIncidents(*active) ? m_incidentsOf == 0 : m_incidentsOf == active->id));
}

} // namespace kohkan
