// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/layer_list.h"

#include <algorithm>

namespace kohkan {

QString depictionName(Depiction depiction)
{
    switch (depiction) {
    case Depiction::Pakistan:
        return LayerList::tr("Pakistan");
    case Depiction::India:
        return LayerList::tr("India");
    default:
        return LayerList::tr("Neutral");
    }
}

QString LayerEntry::siteOf(Row row) const
{
    const Column *sites = tables && !layer->keyColumn() ? layer->column(u"deposit_id") : nullptr; // rows of statements
    return sites ? sites->text(row) : layer->key(row);
}

const LayerEntry *LayersValue::find(EntryId id) const
{
    const int at = indexOf(id);
    return at < 0 ? nullptr : &entries[static_cast<std::size_t>(at)];
}

LayerEntry *LayersValue::find(EntryId id)
{
    const int at = indexOf(id);
    return at < 0 ? nullptr : &entries[static_cast<std::size_t>(at)];
}

const LayerEntry *LayersValue::deposits() const
{
    const auto it = std::find_if(entries.begin(), entries.end(),
                                 [](const LayerEntry &entry) { return entry.isDeposits() && entry.layer; });
    return it == entries.end() ? nullptr : &*it;
}

int LayersValue::indexOf(EntryId id) const
{
    const auto it =
        std::find_if(entries.begin(), entries.end(), [id](const LayerEntry &entry) { return entry.id == id; });
    return it == entries.end() ? -1 : static_cast<int>(it - entries.begin());
}

void LayerList::change(LayersValue value)
{
    if (!value.find(value.active))
        value.active = value.entries.empty() ? 0 : value.entries.front().id;
    const LayersValue before = std::exchange(m_value, std::move(value));
    emit changed(before);
}

EntryId LayerList::add(LayerEntry entry, int at)
{
    if (entry.id == 0 || m_value.find(entry.id))
        entry.id = m_next++;
    const EntryId id = entry.id;
    LayersValue next = m_value;
    const auto place = std::clamp<std::ptrdiff_t>(at, 0, static_cast<std::ptrdiff_t>(next.entries.size()));
    next.entries.insert(next.entries.begin() + place, std::move(entry));
    change(std::move(next));
    return id;
}

void LayerList::remove(EntryId id)
{
    LayersValue next = m_value;
    std::erase_if(next.entries, [id](const LayerEntry &entry) { return entry.id == id; });
    change(std::move(next));
}

void LayerList::move(EntryId id, int to)
{
    LayersValue next = m_value;
    const int from = next.indexOf(id);
    to = std::clamp(to, 0, static_cast<int>(next.entries.size()) - 1);
    if (from < 0 || from == to)
        return;
    LayerEntry entry = std::move(next.entries[static_cast<std::size_t>(from)]);
    next.entries.erase(next.entries.begin() + from);
    next.entries.insert(next.entries.begin() + to, std::move(entry));
    change(std::move(next));
}

void LayerList::setActive(EntryId id)
{
    if (id == m_value.active)
        return;
    LayersValue next = m_value;
    next.active = id;
    change(std::move(next));
}

LayerList::Aside::Aside(LayerList *layers) : m_layers(layers)
{
    if (layers->m_asides == 0)
        emit layers->asideBegun();
    ++layers->m_asides;
}

LayerList::Aside::~Aside()
{
    if (m_layers && --m_layers->m_asides == 0)
        emit m_layers->asideEnded();
}

void LayerList::setDepiction(Depiction depiction)
{
    LayersValue next = m_value;
    next.depiction = depiction;
    change(std::move(next));
}

} // namespace kohkan
