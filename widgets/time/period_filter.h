// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/period.h"
#include "widgets/state/filter_state.h"

namespace kohkan {

/// The period that is looked at: a condition on the column `date` of every layer that has one of dates, such as the
/// incidents. It has no state of its own: the filter state holds it, so a chip, a session or another panel changes it
/// just as well. GUI thread only.
class PeriodFilter : public QObject {
    Q_OBJECT
public:
    PeriodFilter(LayerList *layers, FilterState *filters, QObject *parent = nullptr);

    /// What the topmost such layer is filtered by; `whole` gives the ends that its condition leaves open. Nothing where
    /// no layer is filtered by a period.
    std::optional<Period> period(const Period &whole) const;
    /// Filters every such layer, or none of them any more. False where there is no such layer.
    bool set(const std::optional<Period> &period);

signals:
    void changed();

private:
    std::vector<std::pair<EntryId, QString>> datedLayers() const; ///< with the name of their column
    LayerList *m_layers;
    FilterState *m_filters;
};

} // namespace kohkan
