// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/history/filters_fact.h"

#include "widgets/pages/condition_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace kohkan {

namespace {

class FiltersChange : public HistoryChange {
    Q_DECLARE_TR_FUNCTIONS(kohkan::FiltersFact)
public:
    struct Change {
        EntryId entry = 0;
        std::vector<Condition> before, after;
    };
    FiltersChange(FilterState *filters, std::vector<Change> changes, const QString &text)
        : m_filters(filters), m_changes(std::move(changes)), m_text(text)
    {}
    void put(Side side) override
    {
        for (const Change &change : m_changes)
            m_filters->setConditions(change.entry, side == Side::Before ? change.before : change.after);
    }
    QString text() const override { return m_text; }
    /// A slider of one column is dragged, a box typed into.
    QString subject() const override
    {
        const QString field = m_changes.size() == 1 ? onlyField() : QString();
        return field.isEmpty() ? QString() : QStringLiteral("filter/%1/%2").arg(m_changes.front().entry).arg(field);
    }
    void follow(const HistoryChange &later) override
    {
        m_changes.front().after = static_cast<const FiltersChange &>(later).m_changes.front().after;
        m_text = later.text();
    }
    bool isNothing() const override { return m_changes.front().before == m_changes.front().after; }

    static QString textOf(const Change &change, const LayerEntry *entry, const Catalogue *catalogue);

private:
    /// The column whose conditions differ; empty where there are several.
    QString onlyField() const;
    FilterState *m_filters;
    std::vector<Change> m_changes;
    QString m_text;
};

std::vector<Condition> without(const std::vector<Condition> &some, const std::vector<Condition> &others)
{
    std::vector<Condition> left;
    std::copy_if(some.begin(), some.end(), std::back_inserter(left), [&](const Condition &condition) {
        return std::find(others.begin(), others.end(), condition) == others.end();
    });
    return left;
}

QString FiltersChange::onlyField() const
{
    const Change &change = m_changes.front();
    QStringList fields;
    for (const auto &list : {without(change.before, change.after), without(change.after, change.before)})
        for (const Condition &condition : list)
            fields << condition.field;
    fields.removeDuplicates();
    return fields.size() == 1 ? fields.front() : QString();
}

QString FiltersChange::textOf(const Change &change, const LayerEntry *entry, const Catalogue *catalogue)
{
    const auto come = without(change.after, change.before), gone = without(change.before, change.after);
    if (!entry)
        return tr("filter a layer");
    if (come.size() == 1)
        return tr("filter %1 by %2").arg(entry->name, conditionText(*entry, come.front(), catalogue));
    if (come.empty() && gone.size() == 1)
        return tr("drop the filter of %1 by %2").arg(entry->name, conditionText(*entry, gone.front(), catalogue));
    return change.after.empty() ? tr("drop the filters of %1").arg(entry->name) : tr("filters of %1").arg(entry->name);
}

} // namespace

FiltersFact::FiltersFact(LayerList *layers, FilterState *filters, const Tables *tables)
    : m_layers(layers), m_filters(filters), m_tables(tables)
{}

std::unique_ptr<HistoryChange> FiltersFact::look()
{
    Conditions now;
    for (const LayerEntry &entry : m_layers->value().entries)
        if (const auto &conditions = m_filters->conditions(entry.id); !conditions.empty())
            now.insert(entry.id, conditions);
    const Conditions before = std::exchange(m_known, now);
    std::vector<FiltersChange::Change> changes;
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        if (const auto after = now.value(it.key()); after != it.value())
            changes.push_back({it.key(), it.value(), after});
    for (auto it = now.cbegin(); it != now.cend(); ++it)
        if (!before.contains(it.key()))
            changes.push_back({it.key(), {}, it.value()});
    if (changes.empty())
        return nullptr;
    const QString text = FiltersChange::textOf(changes.front(), m_layers->value().find(changes.front().entry),
                                               m_tables->catalogue().get());
    return std::make_unique<FiltersChange>(m_filters, std::move(changes), text);
}

} // namespace kohkan
