// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/table_layers.h"

#include "datasets/security/risk_layer.h"

#include <algorithm>

namespace kohkan {

namespace {

const QString riskTable = QStringLiteral("region_risk");

/// Polygons of the user's that were given readings of regional risk.
bool hasReadings(const LayerEntry &entry)
{
    const Column *levels = entry.layer ? entry.layer->column(u"risk_level") : nullptr;
    return entry.bundledTable.isEmpty() && levels && levels->isDerived();
}

} // namespace

TableLayers::TableLayers(Tables *tables, LayerList *layers, const ExposureState *exposure, WorkerPool *pool,
                         std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent)
    , m_tables(tables)
    , m_layers(layers)
    , m_exposure(exposure)
    , m_job(pool, std::move(mailbox), Urgency::Follow)
{
    connect(tables, &Tables::changed, this, &TableLayers::follow);
    connect(layers, &LayerList::changed, this, &TableLayers::followLayers);
}

void TableLayers::setShipped(std::vector<LayerEntry> shipped)
{
    m_shipped = std::move(shipped);
    m_readings = m_tables->catalogue() ? m_tables->catalogue()->table(riskTable) : nullptr;
}

/// Of what the list has now; null where it does not follow the tables.
LayerPtr TableLayers::layerOf(const LayerEntry &entry) const
{
    const Catalogue &catalogue = *m_tables->catalogue();
    if (entry.isDeposits())
        return catalogue.deposits();
    if (entry.bundledTable == QLatin1String("incidents"))
        return catalogue.table(entry.bundledTable);
    const bool isRead = entry.bundledTable != riskTable || catalogue.table(riskTable) == m_readings;
    return isRead || !entry.layer ? nullptr
                                  : withRiskColumns(entry.layer, catalogue.riskReadings()); // of some provinces
}

void TableLayers::follow()
{
    if (!m_tables->catalogue() || m_shipped.empty())
        return;
    const LayerList::Aside aside(m_layers);
    LayersValue next = m_layers->value();
    bool isOther = false;
    for (LayerEntry &own : m_shipped) {
        const LayerPtr now = layerOf(own), dressed = now && own.isDeposits() ? m_exposure->dressed(now) : now;
        for (LayerEntry &entry : next.entries)
            if (now && entry.bundledTable == own.bundledTable && entry.layer != dressed) {
                entry.layer = dressed;
                isOther = true;
            }
        if (now)
            own.layer = now;
    }
    const LayerPtr before = std::exchange(m_readings, m_tables->catalogue()->table(riskTable));
    if (isOther)
        m_layers->change(std::move(next));
    if (before == m_readings)
        return;
    m_reread.clear();
    std::vector<LayerPtr> layers;
    for (const LayerEntry &entry : m_layers->value().entries)
        if (hasReadings(entry))
            layers.push_back(entry.layer);
    if (layers.empty())
        m_job.cancel(); // nothing is left of those that were being read
    else
        readAgain(std::move(layers));
}

void TableLayers::bring(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    for (const LayerEntry &own : m_shipped)
        if (entry && entry->bundledTable == own.bundledTable)
            return m_layers->edit(id, [&](LayerEntry &edited) {
                edited.layer = own.isDeposits() ? m_exposure->dressed(own.layer) : own.layer;
            });
}

/// A file that was opened while an earlier day is shown comes with the readings of today.
void TableLayers::followLayers()
{
    const CataloguePtr &catalogue = m_tables->catalogue();
    if (!catalogue || !catalogue->knownThen() || m_job.isRunning())
        return;
    std::vector<LayerPtr> fresh;
    for (const LayerEntry &entry : m_layers->value().entries)
        if (hasReadings(entry) && !m_reread.contains(entry.layer->id()))
            fresh.push_back(entry.layer);
    if (!fresh.empty())
        readAgain(std::move(fresh));
}

void TableLayers::readAgain(std::vector<LayerPtr> layers)
{
    m_job.ask(
        [layers = std::move(layers), names = m_tables->everything()->riskReadings(),
         then = m_tables->catalogue()->riskReadings()] {
            Readings readings{layers, {}};
            for (const LayerPtr &layer : layers)
                readings.after.push_back(withReadings(layer, names, then));
            return readings;
        },
        [this](const Readings &readings) { put(readings); });
}

/// What was read anew meanwhile, or is gone, is left alone.
void TableLayers::put(const Readings &readings)
{
    const LayerList::Aside aside(m_layers);
    LayersValue next = m_layers->value();
    for (LayerEntry &entry : next.entries) {
        const auto at = std::find(readings.before.begin(), readings.before.end(), entry.layer);
        if (!entry.layer || at == readings.before.end())
            continue;
        entry.layer = readings.after[static_cast<std::size_t>(at - readings.before.begin())];
        m_reread.insert(entry.layer->id());
    }
    m_layers->change(std::move(next));
    std::vector<LayerPtr> left; // whose layer got another version meanwhile
    for (const LayerEntry &entry : m_layers->value().entries)
        if (hasReadings(entry) && !m_reread.contains(entry.layer->id()) &&
            std::any_of(readings.before.begin(), readings.before.end(),
                        [&](const LayerPtr &layer) { return layer->id() == entry.layer->id(); }))
            left.push_back(entry.layer);
    if (!left.empty() && !m_job.isRunning())
        readAgain(std::move(left));
}

} // namespace kohkan
