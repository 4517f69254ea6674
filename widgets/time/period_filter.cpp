// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/period_filter.h"

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
        for (const QStringView name : {QStringView(u"incident_date"), QStringView(u"date")}) {
            const Column *column = entry.layer ? entry.layer->column(name) : nullptr;
            if (!column || column->type() != Column::Type::Date)
                continue;
            dated.emplace_back(entry.id, column->name());
            break;
        }
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
    std::optional<Condition> period;
    for (const auto &[entry, field] : dated)
        if (m_known.contains(entry) && !period)
            period = conditionOf(entry, field);
    const QSet<EntryId> before = std::exchange(m_known, {});
    for (const auto &[entry, field] : dated)
        m_known.insert(entry);
    for (const auto &[entry, field] : dated)
        if (period && !before.contains(entry) && !conditionOf(entry, field)) {
            period->field = field;
            m_filters->setCondition(entry, field, period);
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
