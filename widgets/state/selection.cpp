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
    if (next.isEmpty())
        m_selected.remove(entry);
    else
        m_selected[entry] = {known->layer, std::move(next)};
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
    const LayerEntry *entry = current ? m_layers->value().find(current->entry) : nullptr;
    m_currentKey = entry && entry->layer ? entry->layer->key(current->row) : QString();
    if (!same)
        emit currentChanged();
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
            if (entry->layer->id() != it->layer->id())
                it->rows = entry->layer->rowsOfKeys(it->layer->keysOf(it->rows));
            it->layer = entry->layer;
            moved = true;
        }
        ++it;
    }
    if (moved)
        emit changed();
    if (!m_current)
        return;
    const LayerEntry *entry = layers.find(m_current->entry);
    const auto row = entry && entry->layer ? entry->layer->rowOfKey(m_currentKey) : std::nullopt;
    setCurrent(row ? std::optional<Current>(Current{m_current->entry, *row}) : std::nullopt);
}

} // namespace kohkan
