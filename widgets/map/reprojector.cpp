// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/reprojector.h"

#include <algorithm>

namespace kohkan {

Reprojector::Reprojector(LayerList *layers, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent)
    , m_layers(layers)
    , m_pool(pool)
    , m_mailbox(std::move(mailbox))
    , m_self(std::make_shared<Reprojector *>(this))
{
    connect(layers, &LayerList::changed, this, &Reprojector::followLayers);
}

bool Reprojector::bring(const BaseMapPtr &base)
{
    if (!base || (!m_isSwitching && base->system == m_wanted))
        return false;
    change(m_wanted, base);
    return true;
}

void Reprojector::change(ViewSystemPtr system, BaseMapPtr base)
{
    m_wanted = std::move(system);
    m_isSwitching = true;
    ++m_pending;
    std::vector<std::pair<EntryId, LayerPtr>> layers;
    for (const auto &entry : m_layers->value().entries)
        if (entry.layer)
            layers.emplace_back(entry.id, entry.layer);
    m_pool->submit(
        [system = m_wanted, base = std::move(base), layers = std::move(layers), generation = ++m_generation,
         mailbox = m_mailbox, self = std::weak_ptr(m_self)] {
            if (self.expired())
                return;
            const BaseMapPtr moved = !base || base->system == system ? base : base->inSystem(system);
            std::vector<Projected> projected;
            for (const auto &[id, layer] : layers)
                projected.push_back({id, ProjectedGeometry::create(layer, system)});
            mailbox->post([=] {
                const auto own = self.lock();
                if (!own)
                    return;
                --(*own)->m_pending;
                if ((*own)->m_generation != generation)
                    return;
                (*own)->m_isSwitching = false;
                emit(*own)->switched(system, moved);
                (*own)->apply(projected);
            });
        },
        -2);
}

void Reprojector::followLayers()
{
    if (m_isSwitching)
        return;
    for (const auto &entry : m_layers->value().entries) {
        if (!entry.projected || entry.projected->system() == m_wanted ||
            std::find(m_underWay.begin(), m_underWay.end(), entry.layer) != m_underWay.end())
            continue;
        m_underWay.push_back(entry.layer);
        ++m_pending;
        m_pool->submit(
            [system = m_wanted, id = entry.id, layer = entry.layer, mailbox = m_mailbox, self = std::weak_ptr(m_self)] {
                if (self.expired())
                    return;
                const Projected projected{id, ProjectedGeometry::create(layer, system)};
                mailbox->post([=] {
                    const auto own = self.lock();
                    if (!own)
                        return;
                    --(*own)->m_pending;
                    std::erase((*own)->m_underWay, layer);
                    (*own)->apply({projected});
                });
            },
            -2);
    }
}

/// Only what is still of the layer that the list holds, and in the system that is wanted.
void Reprojector::apply(const std::vector<Projected> &projected)
{
    LayersValue next = m_layers->value();
    for (const auto &[id, features] : projected)
        if (LayerEntry *entry = next.find(id);
            entry && entry->layer == features->layerPointer() && features->system() == m_wanted)
            entry->projected = features;
    m_layers->change(std::move(next)); // those that came in the meantime are brought along from here
}

} // namespace kohkan
