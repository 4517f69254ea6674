// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/incidents_in_use.h"

#include "app/open/file_opener.h"
#include "app/open/incident_mapping_dialog.h"
#include "app/open/layer_desk.h"
#include "datasets/recipes/import_recipes.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"
#include "datasets/table/layer_builder.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/tables.h"

#include <QMainWindow>

namespace kohkan {

namespace {

bool isShippedIncidents(const LayerEntry &entry)
{
    return entry.bundledTable == QLatin1String("incidents");
}

} // namespace

IncidentsInUse::IncidentsInUse(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_job(parts.pool, parts.mailbox, Urgency::Answer)
{
    connect(parts.layers, &LayerList::changed, this, &IncidentsInUse::followLayers);
    connect(parts.opener, &FileOpener::opened, this, &IncidentsInUse::opened);
    connect(parts.opener, &FileOpener::idle, this, [this] { m_mappedNow = 0; }); // a reading that failed
}

void IncidentsInUse::opened(EntryId id, const ReadOptions &options)
{
    useMapped(id);
    readAsSaid(id, options);
}

bool IncidentsInUse::canUseActive() const
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    return active && active->layer && m_parts.tables->catalogue() &&
           (incidentSourceOf(*active->layer) != IncidentSource::None || mayMap(*active));
}

bool IncidentsInUse::isActiveUsed() const
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    return active && (isShippedIncidents(*active) ? m_of == 0 : m_of == active->id);
}

bool IncidentsInUse::canMapActive() const
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    return active && mayMap(*active);
}

/// The incidents around sites are those of the active layer from now on; of the shipped one where it is that.
void IncidentsInUse::useActive()
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    if (!active || !active->layer)
        return;
    if (isShippedIncidents(*active) || m_of == active->id)
        return take(0, nullptr);
    if (incidentSourceOf(*active->layer) == IncidentSource::None) {
        emit changed(); // the tick waits for the mapping
        return map(active->id);
    }
    make(*active);
    emit changed();
}

void IncidentsInUse::use(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    const bool isSource =
        entry && entry->layer && !isShippedIncidents(*entry) && incidentSourceOf(*entry->layer) != IncidentSource::None;
    if (isSource && id != m_of)
        make(*entry);
    else if (!isSource && m_of != 0)
        take(0, nullptr);
}

/// A file of the user whose columns do not tell, and that may have places.
bool IncidentsInUse::mayMap(const LayerEntry &entry) const
{
    if (!entry.layer || !entry.bundledTable.isEmpty() || entry.path.isEmpty() || entry.tables)
        return false;
    const IncidentSource source = incidentSourceOf(*entry.layer);
    const Geometry &geometry = entry.layer->geometry();
    return (source == IncidentSource::None || source == IncidentSource::Mapped) && !geometry.hasLines() &&
           !geometry.hasPolygons();
}

/// Asks which column says what; what was said of such a table before, or is still being said, stands already.
void IncidentsInUse::map(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !mayMap(*entry))
        return;
    const LayerPtr layer = entry->layer;
    const QStringList columns = sourceColumns(*layer);
    IncidentMapping start = IncidentMapping::guess(*layer);
    if (const auto &known =
            layer->provenance().incidents ? layer->provenance().incidents : m_parts.recipes->incidentsOf(columns))
        start = *known;
    if (const auto draft = m_parts.recipes->draft(columns); draft && draft->kind == ImportRecipe::Kind::Incidents)
        start = draft->incidents;
    auto *dialog = new IncidentMappingDialog(layer, entry->name, start, m_parts.window);
    connect(dialog, &IncidentMappingDialog::edited, this, [this, columns](const IncidentMapping &mapping) {
        m_parts.recipes->keepDraft(columns, recipeOf(mapping));
        emit remembered();
    });
    connect(dialog, &IncidentMappingDialog::discarded, this, [this, columns] {
        m_parts.recipes->dropDraft(columns);
        emit remembered();
    });
    connect(dialog, &IncidentMappingDialog::mapped, this, [this, id, columns](const IncidentMapping &mapping) {
        m_parts.recipes->keep(columns, mapping);
        takeMapping(id, mapping);
        emit remembered();
    });
    dialog->open();
}

/// Reads the file by what was said of its columns, so that its ids name the rows and its licence holds.
void IncidentsInUse::takeMapping(EntryId id, const IncidentMapping &mapping)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry)
        return;
    ReadOptions reading = m_parts.layerDesk->reading(id);
    reading.incidents = std::make_shared<const IncidentMapping>(mapping);
    m_parts.layerDesk->keepReading(id, reading); // the session has it, though the reading may never end
    m_mappedNow = id;
    const QString path = entry->path;
    if (!mapping.mayBePassedOn && entry->layer->provenance().mayBePassedOn) // whatever becomes of the reading
        m_parts.layers->edit(
            id, [&](LayerEntry &edited) { edited.layer = LayerBuilder::marked(edited.layer, false, mapping.licence); });
    m_parts.opener->fill(id, path, reading);
}

/// A layer that was just mapped is coloured by event type, unless somebody chose otherwise, and used around sites.
void IncidentsInUse::useMapped(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (m_mappedNow != id || !entry || !entry->layer)
        return;
    m_mappedNow = 0;
    if (incidentSourceOf(*entry->layer) != IncidentSource::Mapped)
        return;
    const Column *types = derivedColumn(*entry->layer, mappedTypeColumn);
    if (types && entry->style.colouring == LayerStyle::Colouring::Single)
        m_parts.layers->edit(id, [style = eventTypeStyle(types->name())](LayerEntry &edited) {
            edited.style.colouring = style.colouring;
            edited.style.classColumn = style.classColumn;
            edited.style.classes = style.classes;
            edited.style.color = style.color;
        });
    if (m_of != id) // else followLayers() has seen the new one
        make(*m_parts.layers->value().find(id));
}

void IncidentsInUse::make(const LayerEntry &entry)
{
    m_of = entry.id;
    m_from = entry.layer;
    m_job.ask([layer = entry.layer] { return incidentLayer(layer); },
              [this, id = entry.id](const Result<LayerPtr> &incidents) {
                  if (incidents)
                      return take(id, *incidents);
                  m_parts.messages->say(MessageBar::Level::Error, incidents.error().message, incidents.error().detail);
                  const LayerList::Aside aside(m_parts.layers);
                  take(0, nullptr);
              });
}

void IncidentsInUse::take(EntryId from, const LayerPtr &incidents)
{
    const bool isNews = m_of != from || !m_parts.tables->incidents() != !incidents; // not where it was read again
    m_of = from;
    if (!incidents) {
        m_job.cancel();
        m_from.reset();
    }
    m_parts.tables->setIncidents(incidents);
    const LayerEntry *entry = m_parts.layers->value().find(from);
    if (isNews)
        m_parts.messages->inform(
            entry ? tr("Incidents around sites are those of %1 until the program ends.").arg(entry->name)
                  : tr("Incidents around sites are the shipped ones."));
    emit changed();
}

/// A layer that was read again is used anew; one that is gone no more.
void IncidentsInUse::followLayers()
{
    if (m_of == 0)
        return;
    const LayerEntry *entry = m_parts.layers->value().find(m_of);
    if (!entry)
        take(0, nullptr);
    else if (entry->layer && entry->layer != m_from)
        make(*entry);
}

/// Columns can turn out other than the file said before it was read; then it is read again by what is remembered.
void IncidentsInUse::readAsSaid(EntryId id, const ReadOptions &options)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (options.incidents || !options.recipe.isEmpty() || !entry || !mayMap(*entry))
        return;
    const ImportRecipePtr known = m_parts.recipes->of(sourceColumns(*entry->layer));
    if (known && known->kind != ImportRecipe::Kind::None)
        m_parts.opener->fill(id, QString(entry->path), known->applied(options));
}

} // namespace kohkan
