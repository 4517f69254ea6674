// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/table/filter.h"
#include "widgets/state/layer_list.h"

#include <QHash>
#include <QObject>

namespace kohkan {

/// The conditions on each layer and the rows that meet them all. One cached row set a condition, so that one changed
/// condition recomputes one. Conditions live with the layer's entry; they are evaluated again when a new version of the
/// layer arrives. GUI thread only.
class FilterState : public QObject {
    Q_OBJECT
public:
    explicit FilterState(LayerList *layers, QObject *parent = nullptr);

    const std::vector<Condition> &conditions(EntryId entry) const;
    /// The rows that pass; all of them where there is no condition. Null where the entry has no layer.
    std::shared_ptr<const RowSet> rows(EntryId entry) const;
    /// The rows that meet all conditions but those on one column: what that column's own counts are made of.
    RowSet rowsWithout(EntryId entry, const QString &field) const;
    /// The rows that meet one of conditions(), by its place there; of size 0 where there is no such condition. Good
    /// until the conditions of the layer change.
    const RowSet &met(EntryId entry, std::size_t condition) const;
    /// Replaces all conditions of a layer. Conditions that its layer cannot evaluate are dropped; the returned text has
    /// a sentence for each.
    QString setConditions(EntryId entry, std::vector<Condition> conditions);
    /// Replaces the conditions on one column (none: removes them).
    void setCondition(EntryId entry, const QString &field, std::optional<Condition> condition);

signals:
    void changed(kohkan::EntryId entry);
    /// A layer that was read again no longer fits conditions on it: they are gone, each named in `sentence`.
    void dropped(kohkan::EntryId entry, const QString &sentence);

private:
    struct Filtered {
        std::vector<Condition> conditions;
        std::vector<RowSet> sets; ///< one a condition
        std::shared_ptr<const RowSet> rows;
        quint64 layerId = 0;
        int version = 0;
    };
    void followLayers();
    LayerList *m_layers;
    QHash<EntryId, Filtered> m_filtered;
};

} // namespace kohkan
