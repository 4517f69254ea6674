// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/reprojector.h"

#include <algorithm>

namespace kohkan {

Reprojector::Reprojector(LayerList *layers, WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QObject *parent)
    : QObject(parent)
    , m_layers(layers)
    , m_switch(pool, mailbox, Urgency::Projection)
    , m_following(pool, mailbox, Urgency::Projection)
{
    connect(layers, &LayerList::changed, this, &Reprojector::followLayers);
    followLayers();
}

ProjectedGeometryPtr Reprojector::projected(const LayerEntry &entry) const
{
    const ProjectedGeometryPtr known = m_projected.value(entry.id);
    return known && known->layerPointer() == entry.layer ? known : nullptr;
}

bool Reprojector::bring(const BaseMapPtr &base)
{
    if (!base || (!m_switch.isRunning() && base->system == m_wanted))
        return false;
    change(m_wanted, base);
    return true;
}

void Reprojector::change(ViewSystemPtr system, BaseMapPtr base)
{
    m_wanted = std::move(system);
    std::vector<LayerPtr> layers;
    for (const auto &entry : m_layers->value().entries)
        if (entry.layer)
            layers.push_back(entry.layer);
    m_following.cancel(); // what it makes is in the system before
    m_switch.ask(
        [system = m_wanted, base = std::move(base), layers = std::move(layers)](const std::stop_token &stop) {
            Switched made;
            made.base = !base || base->system == system ? base : base->inSystem(system);
            for (const auto &layer : layers)
                if (!stop.stop_requested())
                    made.layers.push_back(ProjectedGeometry::create(layer, system));
            return made;
        },
        [this, system = m_wanted](const Switched &made) {
            m_shown = system;
            m_projected.clear();
            for (const auto &entry : m_layers->value().entries)
                share(entry, made.layers);
            emit switched(system, made.base);
            askForMissing(); // what came in the meantime
        });
}

/// Takes what is there of the same geometry, if anything is.
bool Reprojector::share(const LayerEntry &entry, const Projected &known)
{
    for (const auto &features : known)
        if (entry.layer && features)
            if (const auto own = features->layerPointer() == entry.layer ? features : features->of(entry.layer)) {
                m_projected.insert(entry.id, own);
                return true;
            }
    return false;
}

std::vector<LayerPtr> Reprojector::missing() const
{
    std::vector<LayerPtr> layers;
    for (const auto &entry : m_layers->value().entries)
        if (entry.layer && !projected(entry))
            layers.push_back(entry.layer);
    return layers;
}

void Reprojector::followLayers()
{
    const LayersValue &layers = m_layers->value();
    for (const auto &entry : layers.entries)
        if (entry.layer && !projected(entry))
            share(entry, {m_projected.begin(), m_projected.end()});
    m_projected.removeIf([&](const auto &item) {
        const LayerEntry *entry = layers.find(item.key());
        return !entry || !entry->layer;
    });
    if (!m_switch.isRunning())
        askForMissing();
}

/// One round at a time: what changes while one is made is seen to after it.
void Reprojector::askForMissing()
{
    if (missing().empty())
        return;
    m_following.askWhenFree(
        [this] {
            return [system = m_shown, layers = missing()] {
                Projected made;
                for (const auto &layer : layers)
                    made.push_back(ProjectedGeometry::create(layer, system));
                return made;
            };
        },
        [this](const Projected &made) {
            for (const auto &entry : m_layers->value().entries)
                if (entry.layer && !projected(entry))
                    share(entry, made);
            emit arrived();
        });
}

} // namespace kohkan
