// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/history/history_fact.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/tables.h"

namespace kohkan {

/// The conditions on each layer of the list.
class FiltersFact : public HistoryFact {
public:
    FiltersFact(LayerList *layers, FilterState *filters, const Tables *tables);
    std::unique_ptr<HistoryChange> look() override;

private:
    using Conditions = QHash<EntryId, std::vector<Condition>>; ///< of the entries that have some
    LayerList *m_layers;
    FilterState *m_filters;
    const Tables *m_tables;
    Conditions m_known;
};

} // namespace kohkan
