// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/filter_state.h"

#include <algorithm>

namespace kohkan {

FilterState::FilterState(LayerList *layers, QObject *parent) : QObject(parent), m_layers(layers)
{
    connect(layers, &LayerList::changed, this, &FilterState::followLayers);
    followLayers();
}

const std::vector<Condition> &FilterState::conditions(EntryId entry) const
{
    static const std::vector<Condition> none;
    const auto it = m_filtered.find(entry);
    return it == m_filtered.end() ? none : it->conditions;
}

std::shared_ptr<const RowSet> FilterState::rows(EntryId entry) const
{
    return m_filtered.value(entry).rows;
}

RowSet FilterState::rowsWithout(EntryId entry, const QString &field) const
{
    const LayerEntry *known = m_layers->value().find(entry);
    if (!known || !known->layer)
        return {};
    RowSet rows = known->layer->allRows();
    const auto it = m_filtered.find(entry);
    if (it != m_filtered.end())
        for (std::size_t i = 0; i < it->sets.size(); ++i)
            if (it->conditions[i].field != field)
                rows &= it->sets[i];
    return rows;
}

const RowSet &FilterState::met(EntryId entry, std::size_t condition) const
{
    static const RowSet none;
    const auto it = m_filtered.find(entry);
    return it == m_filtered.end() || condition >= it->sets.size() ? none : it->sets[condition];
}

QString FilterState::setConditions(EntryId entry, std::vector<Condition> conditions)
{
    const LayerEntry *known = m_layers->value().find(entry);
    if (!known || !known->layer)
        return {};
    Filtered &filtered = m_filtered[entry];
    const bool sameLayer = filtered.layerId == known->layer->id() && filtered.version == known->layer->version();
    QStringList sentences;
    Filtered next;
    next.layerId = known->layer->id();
    next.version = known->layer->version();
    RowSet rows = known->layer->allRows();
    for (auto &condition : conditions) {
        const auto cached = std::find(filtered.conditions.begin(), filtered.conditions.end(), condition);
        if (sameLayer && cached != filtered.conditions.end()) {
            next.sets.push_back(filtered.sets[static_cast<std::size_t>(cached - filtered.conditions.begin())]);
        } else {
            auto met = evaluate(*known->layer, condition);
            if (!met) {
                sentences << met.error().message;
                continue;
            }
            next.sets.push_back(*std::move(met));
        }
        rows &= next.sets.back();
        next.conditions.push_back(std::move(condition));
    }
    next.rows = std::make_shared<const RowSet>(std::move(rows));
    filtered = std::move(next);
    emit changed(entry);
    return sentences.join(u' ');
}

void FilterState::setCondition(EntryId entry, const QString &field, std::optional<Condition> condition)
{
    auto next = conditions(entry);
    const auto at = std::find_if(next.begin(), next.end(), [&](const Condition &c) { return c.field == field; });
    if (condition && at != next.end())
        *at = *std::move(condition);
    else if (condition)
        next.push_back(*std::move(condition));
    else
        std::erase_if(next, [&](const Condition &c) { return c.field == field; });
    setConditions(entry, std::move(next));
}

void FilterState::followLayers()
{
    const auto &layers = m_layers->value();
    m_filtered.removeIf([&](const auto &item) { return !layers.find(item.key()); });
    std::vector<EntryId> stale; // by id, as whoever hears of a change may change the list
    for (const auto &entry : layers.entries) {
        if (!entry.layer)
            continue;
        const auto it = m_filtered.find(entry.id);
        if (it == m_filtered.end() || it->layerId != entry.layer->id() || it->version != entry.layer->version())
            stale.push_back(entry.id);
    }
    for (const EntryId id : stale)
        if (const QString sentence = setConditions(id, conditions(id)); !sentence.isEmpty())
            emit dropped(id, sentence);
}

} // namespace kohkan
