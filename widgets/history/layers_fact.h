// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/history/history_fact.h"
#include "widgets/state/layer_list.h"

#include <functional>

namespace kohkan {

/// The layers as a person has arranged them: which there are, their order, names, visibility, opacity and style, and
/// how disputed lines are drawn. Which one is active is no step of its own, as it is where somebody looks.
class LayersFact : public HistoryFact {
public:
    /// `brought` is called with an entry that is in the list again, once it is: its rows may be out of date.
    LayersFact(LayerList *layers, std::function<void(EntryId)> brought);
    std::unique_ptr<HistoryChange> look() override;

private:
    LayerList *m_layers;
    std::function<void(EntryId)> m_brought;
    LayersValue m_known;
};

} // namespace kohkan
