// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/starter.h"

#include "app/output/map_output.h"
#include "app/session/session_keeper.h"
#include "datasets/recipes/import_recipes.h"
#include "widgets/map/map_view.h"
#include "widgets/parts/find_box.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/table_layers.h"

namespace kohkan {

Starter::Starter(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_letters(parts.mailbox), m_index(parts.pool, parts.mailbox, Urgency::Follow)
{
    connect(parts.tables, &Tables::changed, this, &Starter::makeIndex);
}

Starter::~Starter()
{
    for (auto &thread : m_threads)
        thread.join();
}

void Starter::start(const QString &dataFolder)
{
    m_dataFolder = dataFolder;
    const Letters::Sender sender = m_letters.sender();
    m_threads.emplace_back([this, sender, dataFolder] {
        sender.post([this, shipped = loadShippedLayers(dataFolder)] { takeShipped(shipped); });
    });
    m_threads.emplace_back(
        [this, sender, dataFolder] { sender.post([this, base = loadBaseMap(dataFolder)] { takeBase(base); }); });
}

void Starter::takeBase(const Result<BaseMapPtr> &base)
{
    if (!base)
        return m_parts.messages->say(base.error());
    m_base = *base;
    m_parts.map->setBaseMap(m_base);
    m_parts.mapOutput->setBaseMap(m_base);
    makeIndex();
    emit baseArrived();
}

void Starter::takeShipped(const Result<ShippedLayers> &shipped)
{
    if (!shipped) {
        m_parts.messages->say(shipped.error());
        return becomeReady({});
    }
    m_parts.tables->setShipped(shipped->catalogue);
    m_parts.recipes->setShipped(shipped->recipes);
    becomeReady(shipped->entries);
}

void Starter::becomeReady(std::vector<LayerEntry> shipped)
{
    m_parts.tableLayers->setShipped(shipped);
    m_parts.session->restoreLayers(std::move(shipped));
    m_parts.session->restoreExposure();
    m_isReady = true;
    emit ready();
}

/// Find needs the sites and the provinces; its index is made once both are there.
void Starter::makeIndex()
{
    const CataloguePtr &everything = m_parts.tables->everything();
    if (!everything || !m_base || std::exchange(m_indexed, everything) == everything)
        return;
    m_index.ask([everything, regions = m_base->layers.regions] { return SearchIndex::create(*everything, regions); },
                [this](const Result<std::shared_ptr<SearchIndex>> &index) {
                    if (index)
                        m_parts.find->setIndex(*index);
                    else
                        m_parts.messages->say(index.error());
                });
}

} // namespace kohkan
