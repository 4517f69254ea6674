// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/history/selection_fact.h"

#include "widgets/pages/feature_text.h"

#include <QCoreApplication>
#include <utility>

namespace kohkan {

namespace {

using PickedPtr = SelectionFact::PickedPtr;

/// In another version by key; what that one does not have is away there.
Selection::Kept keptIn(const LayerPtr &layer, const PickedPtr &picked)
{
    if (!picked)
        return {RowSet(layer->rowCount()), {}};
    if (picked->layer->id() == layer->id())
        return picked->kept;
    QStringList keys = picked->layer->keysOf(picked->kept.rows) + picked->kept.away;
    Selection::Kept kept{layer->rowsOfKeys(keys), {}};
    if (static_cast<std::size_t>(keys.size()) != kept.rows.count()) {
        keys.removeIf([&](const QString &key) { return layer->rowOfKey(key).has_value(); });
        kept.away = keys;
    }
    return kept;
}

bool isSame(const Selection::Kept &a, const Selection::Kept &b)
{
    return a.rows == b.rows && a.away == b.away;
}

bool isSame(const PickedPtr &a, const PickedPtr &b)
{
    return a == b || (a && b && isSame(keptIn(b->layer, a), b->kept));
}

class SelectionChange : public HistoryChange {
    Q_DECLARE_TR_FUNCTIONS(kohkan::SelectionFact)
public:
    struct Shown {
        EntryId entry = 0;
        QString key;
        friend bool operator==(const Shown &, const Shown &) = default;
    };
    struct Change {
        EntryId entry = 0;
        PickedPtr before, after;
    };
    SelectionChange(LayerList *layers, Selection *selection) : m_layers(layers), m_selection(selection) {}
    void put(Side side) override;
    QString text() const override { return m_text; }

    std::vector<Change> changes;
    Shown before, after;
    void word();

private:
    LayerList *m_layers;
    Selection *m_selection;
    QString m_text;
};

void SelectionChange::put(Side side)
{
    QHash<EntryId, Selection::Kept> kept;
    for (const Change &change : changes)
        if (const LayerEntry *entry = m_layers->value().find(change.entry); entry && entry->layer)
            kept.insert(change.entry, keptIn(entry->layer, side == Side::Before ? change.before : change.after));
    const Shown &shown = side == Side::Before ? before : after;
    const LayerEntry *entry = m_layers->value().find(shown.entry);
    const auto row = entry && entry->layer ? entry->layer->rowOfKey(shown.key) : std::nullopt;
    m_selection->put(kept, row ? std::optional(Selection::Current{shown.entry, *row}) : std::nullopt);
}

/// Says what is selected now, of the layer that it is about.
void SelectionChange::word()
{
    const std::size_t all = m_selection->count();
    const EntryId about = after.entry != 0 ? after.entry : changes.empty() ? 0 : changes.back().entry;
    const LayerEntry *entry = m_layers->value().find(about);
    if (all == 0 || !entry || !entry->layer)
        m_text = after.entry != 0 && entry ? tr("look into %1").arg(entry->name) : tr("clear the selection");
    else if (const auto rows = m_selection->rows(about); rows.count() == 1)
        m_text = tr("select %1").arg(describeFeature(*entry, rows.rows().front(), nullptr).title);
    else
        m_text = tr("select %1 of %2").arg(rows.count()).arg(entry->name);
}

} // namespace

SelectionFact::SelectionFact(LayerList *layers, Selection *selection)
    : m_layers(layers), m_selection(selection), m_known(now())
{}

SelectionFact::Value SelectionFact::now() const
{
    Value value;
    for (const LayerEntry &entry : m_layers->value().entries) {
        if (!m_selection->hasAny(entry.id) || !entry.layer)
            continue;
        PickedPtr picked = std::make_shared<const Picked>(Picked{entry.layer, m_selection->kept(entry.id)});
        const PickedPtr known = m_known.picked.value(entry.id);
        const bool isKnown = known && known->layer->id() == entry.layer->id() && isSame(known->kept, picked->kept);
        value.picked.insert(entry.id, isKnown ? known : std::move(picked));
    }
    if (const auto &current = m_selection->current()) {
        const LayerEntry *entry = m_layers->value().find(current->entry);
        if (entry && entry->layer && index(current->row) < entry->layer->rowCount()) {
            value.currentEntry = current->entry;
            value.currentKey = entry->layer->key(current->row);
        }
    }
    return value;
}

std::unique_ptr<HistoryChange> SelectionFact::look()
{
    Value next = now();
    const Value before = std::exchange(m_known, std::move(next));
    auto change = std::make_unique<SelectionChange>(m_layers, m_selection);
    for (auto it = before.picked.cbegin(); it != before.picked.cend(); ++it)
        if (const PickedPtr after = m_known.picked.value(it.key()); !isSame(it.value(), after))
            change->changes.push_back({it.key(), it.value(), after});
    for (auto it = m_known.picked.cbegin(); it != m_known.picked.cend(); ++it)
        if (!before.picked.contains(it.key()))
            change->changes.push_back({it.key(), nullptr, it.value()});
    change->before = {before.currentEntry, before.currentKey};
    change->after = {m_known.currentEntry, m_known.currentKey};
    if (change->changes.empty() && change->before == change->after)
        return nullptr;
    change->word();
    return change;
}

} // namespace kohkan
