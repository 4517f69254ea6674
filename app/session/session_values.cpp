// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/session_values.h"

#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_mapping.h"
#include "datasets/security/incident_source.h"
#include "datasets/table/passing_on.h"

namespace kohkan {

namespace {

bool saysValues(const Layer &layer, const QString &name)
{
    const Column *column = layer.column(name);
    const bool isText = !column || column->hasDictionary();
    return isText && !isCodeBookColumn(name);
}

} // namespace

void leaveOutValues(SessionValue::LayerState &state, const Layer &layer)
{
    if (whyNotPassedOn(layer).isEmpty())
        return;
    const Column *mapped = derivedColumn(layer, mappedTypeColumn);
    const auto isMapped = [mapped](const QString &name) { return mapped && name == mapped->name(); };
    const auto areEventTypes = [](const QStringList &words) {
        return std::all_of(words.begin(), words.end(), [](const QString &word) { return eventTypes().contains(word); });
    };
    std::erase_if(state.conditions, [&](const Condition &condition) {
        if (isMapped(condition.field) && condition.op == Condition::Op::OneOf && areEventTypes(condition.values))
            return false;
        const bool asksForNone = condition.op == Condition::Op::IsNull || condition.op == Condition::Op::IsNotNull;
        return !asksForNone && saysValues(layer, condition.field);
    });
    if (!state.style)
        return;
    if (isMapped(state.style->classColumn)) {
        std::erase_if(state.style->classes,
                      [](const LayerStyle::Class &one) { return !eventTypes().contains(one.value); });
    } else if (saysValues(layer, state.style->classColumn)) {
        state.style->classes.clear();
        if (state.style->colouring == LayerStyle::Colouring::Categorised)
            state.style->colouring = LayerStyle::Colouring::Single;
    }
    if (saysValues(layer, state.style->shapeColumn))
        state.style->shapes.clear();
}

} // namespace kohkan
