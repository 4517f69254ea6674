// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/period_filter.h"

namespace kohkan {

PeriodFilter::PeriodFilter(LayerList *layers, FilterState *filters, QObject *parent)
    : QObject(parent), m_layers(layers), m_filters(filters)
{
    connect(filters, &FilterState::changed, this, &PeriodFilter::changed);
    connect(layers, &LayerList::changed, this, &PeriodFilter::changed);
}

std::vector<std::pair<EntryId, QString>> PeriodFilter::datedLayers() const
{
    std::vector<std::pair<EntryId, QString>> dated;
    for (const LayerEntry &entry : m_layers->value().entries) {
        const Column *column = entry.layer ? entry.layer->column(u"date") : nullptr;
        if (column && column->type() == Column::Type::Date)
            dated.emplace_back(entry.id, column->name());
    }
    return dated;
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
