// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/selection.h"

namespace kohkan {

Selection::Selection(LayerList *layers, QObject *parent) : QObject(parent), m_layers(layers)
{
    connect(layers, &LayerList::changed, this, &Selection::followLayers);
}

RowSet Selection::rows(EntryId entry) const
{
    const auto it = m_selected.find(entry);
    if (it != m_selected.end())
        return it->rows;
    const LayerEntry *known = m_layers->value().find(entry);
    return RowSet(known && known->layer ? known->layer->rowCount() : 0);
}

std::size_t Selection::count(EntryId entry) const
{
    const auto it = m_selected.find(entry);
    return it == m_selected.end() ? 0 : it->rows.count();
}

std::size_t Selection::count() const
{
    std::size_t n = 0;
    for (const auto &selected : m_selected)
        n += selected.rows.count();
    return n;
}

QString Selection::currentDeposit() const
{
    const auto &current = m_current;
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    const bool isDeposit =
        entry && entry->layer && entry->isDeposits() && index(current->row) < entry->layer->rowCount();
    return isDeposit ? entry->layer->key(current->row) : QString();
}

void Selection::apply(EntryId entry, const RowSet &rows, Mode mode)
{
    if (!change(entry, rows, mode))
        return;
    emit changed();
    if (mode == Mode::Replace && m_current && (m_current->entry != entry || !rows.contains(m_current->row)))
        setCurrent(std::nullopt);
}

/// False where the layer is not there or the rows are not its own.
bool Selection::change(EntryId entry, const RowSet &rows, Mode mode)
{
    const LayerEntry *known = m_layers->value().find(entry);
    if (!known || !known->layer || rows.size() != known->layer->rowCount())
        return false;
    RowSet next = this->rows(entry);
    switch (mode) {
    case Mode::Replace:
        m_selected.clear();
        next = rows;
        break;
    case Mode::Add:
        next |= rows;
        break;
    case Mode::Subtract:
        next -= rows;
        break;
    case Mode::Toggle:
        rows.forEach([&](Row row) { next.toggle(row); });
        break;
    }
    QStringList away = mode == Mode::Replace ? QStringList() : m_selected.value(entry).away;
    if (next.isEmpty() && away.isEmpty())
        m_selected.remove(entry);
    else
        m_selected[entry] = {known->layer, std::move(next), std::move(away)};
    return true;
}

void Selection::pick(EntryId entry, Row row, Mode mode)
{
    const LayerEntry *known = m_layers->value().find(entry);
    if (!known || !known->layer || index(row) >= known->layer->rowCount())
        return;
    RowSet one(known->layer->rowCount());
    one.insert(row);
    change(entry, one, mode);
    emit changed();
    if (mode != Mode::Subtract)
        setCurrent(Current{entry, row});
}

void Selection::clear()
{
    m_selected.clear();
    emit changed();
    setCurrent(std::nullopt);
}

Selection::Kept Selection::kept(EntryId entry) const
{
    return {rows(entry), m_selected.value(entry).away};
}

void Selection::put(const QHash<EntryId, Kept> &kept, const std::optional<Current> &current)
{
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        const LayerEntry *entry = m_layers->value().find(it.key());
        const bool isOf = entry && entry->layer && it->rows.size() == entry->layer->rowCount();
        if (isOf && !(it->rows.isEmpty() && it->away.isEmpty()))
            m_selected[it.key()] = {entry->layer, it->rows, it->away};
        else
            m_selected.remove(it.key());
    }
    emit changed();
    setCurrent(current);
}

void Selection::setBrushed(std::optional<Brushed> brushed)
{
    if (!brushed && !m_brushed)
        return;
    m_brushed = std::move(brushed);
    emit brushedChanged();
}

void Selection::setCurrent(std::optional<Current> current)
{
    const bool same = m_current == current;
    m_current = current;
    m_away = 0;
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    m_currentKey = entry && entry->layer ? entry->layer->key(current->row) : QString();
    if (!same)
        emit currentChanged();
}

/// To another version of its layer: by key where its rows are others.
void Selection::move(Selected &selected, const LayerPtr &layer)
{
    if (layer->id() != selected.layer->id()) {
        QStringList keys = selected.layer->keysOf(selected.rows) + selected.away;
        selected.rows = layer->rowsOfKeys(keys);
        if (static_cast<std::size_t>(keys.size()) == selected.rows.count() ||
            static_cast<std::size_t>(keys.size()) > mostAway)
            keys.clear();
        keys.removeIf([&](const QString &key) { return layer->rowOfKey(key).has_value(); });
        selected.away = keys;
    }
    selected.layer = layer;
}

void Selection::followLayers()
{
    const auto &layers = m_layers->value();
    bool moved = false;
    for (auto it = m_selected.begin(); it != m_selected.end();) {
        const LayerEntry *entry = layers.find(it.key());
        if (!entry || !entry->layer) {
            it = m_selected.erase(it);
            moved = true;
            continue;
        }
        if (entry->layer != it->layer) {
            move(*it, entry->layer);
            moved = true;
        }
        ++it;
    }
    if (moved)
        emit changed();
    if (!m_current && m_away == 0)
        return;
    const EntryId id = m_current ? m_current->entry : m_away;
    const QString key = m_currentKey;
    const LayerEntry *entry = layers.find(id);
    const auto row = entry && entry->layer ? entry->layer->rowOfKey(key) : std::nullopt;
    setCurrent(row ? std::optional<Current>(Current{id, *row}) : std::nullopt);
    if (!row && entry) {
        m_away = id;
        m_currentKey = key;
    }
}

} // namespace kohkan
