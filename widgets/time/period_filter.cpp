// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/period_filter.h"

#include "datasets/security/incident_layer.h"

namespace kohkan {

PeriodFilter::PeriodFilter(LayerList *layers, FilterState *filters, QObject *parent)
    : QObject(parent), m_layers(layers), m_filters(filters)
{
    connect(filters, &FilterState::changed, this, &PeriodFilter::changed);
    connect(layers, &LayerList::changed, this, &PeriodFilter::filterNew);
    filterNew();
}

PeriodFilter::DatedLayers PeriodFilter::datedLayers() const
{
    DatedLayers dated;
    for (const LayerEntry &entry : m_layers->value().entries) {
        if (!entry.layer)
            continue;
        const Column *column = derivedColumn(*entry.layer, incidentDateColumn);
        if (!column)
            column = entry.layer->column(u"date");
        if (column && column->type() == Column::Type::Date)
            dated.emplace_back(entry.id, column->name());
    }
    return dated;
}

std::optional<Condition> PeriodFilter::conditionOf(EntryId entry, const QString &field) const
{
    for (const Condition &condition : m_filters->conditions(entry))
        if (condition.field == field && Period::of(condition, {QDate(1, 1, 1), QDate(9999, 12, 31)}))
            return condition;
    return std::nullopt;
}

/// A layer that was not there before is filtered by the period of those that were, unless it comes with one.
void PeriodFilter::filterNew()
{
    const DatedLayers dated = datedLayers();
    const QHash<EntryId, QString> before = std::exchange(m_known, {});
    std::optional<Condition> period;
    for (const auto &[entry, field] : dated) {
        m_known.insert(entry, field);
        if (before.contains(entry) && !period)
            period = conditionOf(entry, before.value(entry));
    }
    for (const auto &[entry, field] : dated) {
        if (before.value(entry) == field)
            continue;
        if (before.contains(entry)) // it says its days in another column now
            m_filters->setCondition(entry, before.value(entry), std::nullopt);
        if (period && !conditionOf(entry, field)) {
            period->field = field;
            m_filters->setCondition(entry, field, period);
        }
    }
    emit changed();
}

std::optional<Period> PeriodFilter::period(const Period &whole) const
{
    for (const auto &[entry, field] : datedLayers())
        for (const Condition &condition : m_filters->conditions(entry))
            if (condition.field == field)
                if (const auto period = Period::of(condition, whole))
                    return period;
    return std::nullopt;
}

bool PeriodFilter::set(const std::optional<Period> &period)
{
    const auto layers = datedLayers();
    for (const auto &[entry, field] : layers)
        m_filters->setCondition(entry, field, period ? std::optional(period->condition(field)) : std::nullopt);
    return !layers.empty();
}

} // namespace kohkan
