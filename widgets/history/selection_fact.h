// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/history/history_fact.h"
#include "widgets/state/selection.h"

namespace kohkan {

/// The selected rows of each layer and the site that the panels show. Rows belong to a version of their layer: put back
/// into another, they are found by key.
class SelectionFact : public HistoryFact {
public:
    /// The selected rows of one layer, shared by the steps that leave them as they are.
    struct Picked {
        LayerPtr layer;
        Selection::Kept kept;
    };
    using PickedPtr = std::shared_ptr<const Picked>; ///< null: none

    SelectionFact(LayerList *layers, Selection *selection);
    std::unique_ptr<HistoryChange> look() override;

private:
    struct Value {
        QHash<EntryId, PickedPtr> picked;
        EntryId currentEntry = 0; ///< 0: the panels show nothing
        QString currentKey;
    };
    Value now() const;
    LayerList *m_layers;
    Selection *m_selection;
    Value m_known;
};

} // namespace kohkan
