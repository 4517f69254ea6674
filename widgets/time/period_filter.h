// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/time/period.h"
#include "widgets/state/filter_state.h"

#include <QHash>

namespace kohkan {

/// The period that is looked at: a condition on the column `incident_date` or `date` of every layer that has one of
/// dates, such as the incidents; a layer that comes while there is a period gets it. It has no state of its own: the
/// filter state holds it, so a chip, a session or another panel changes it just as well. GUI thread only.
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
    using DatedLayers = std::vector<std::pair<EntryId, QString>>; ///< with the name of their column
    DatedLayers datedLayers() const;
    void filterNew();
    std::optional<Condition> conditionOf(EntryId entry, const QString &field) const;
    LayerList *m_layers;
    FilterState *m_filters;
    QHash<EntryId, QString> m_known; ///< dated layers that were there before, and their columns
};

} // namespace kohkan
