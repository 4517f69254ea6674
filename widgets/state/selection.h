// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/layer_list.h"

#include <QHash>
#include <QObject>
#include <optional>

namespace kohkan {

/// The selected rows of each layer and the one site that the panels show. Follows a layer to its next version by key.
/// GUI thread only.
class Selection : public QObject {
    Q_OBJECT
public:
    enum class Mode { Replace, Add, Subtract, Toggle };
    struct Current {
        EntryId entry = 0;
        Row row{};
        friend bool operator==(const Current &, const Current &) = default;
    };

    explicit Selection(LayerList *layers, QObject *parent = nullptr);

    /// The selected rows of a layer; an empty set of the layer's size where nothing is.
    RowSet rows(EntryId entry) const;
    std::size_t count(EntryId entry) const;
    std::size_t count() const; ///< over all layers
    /// Id of the current row where it is one of the shipped deposits; else empty.
    QString currentDeposit() const;
    const std::optional<Current> &current() const { return m_current; }

    /// Changes what is selected in one layer; Replace also clears the other layers, and the current row where it is not
    /// among the new ones.
    void apply(EntryId entry, const RowSet &rows, Mode mode);
    /// Selects one row (Replace, unless another mode is given) and shows it in the panels.
    void pick(EntryId entry, Row row, Mode mode = Mode::Replace);
    void clear();
    /// What is selected in a layer, with the keys that its version does not have (of a day that is not shown, say) and
    /// that are selected again once one has them.
    struct Kept {
        RowSet rows;
        QStringList away;
    };
    Kept kept(EntryId entry) const;
    bool hasAny(EntryId entry) const { return m_selected.contains(entry); } ///< of kept()
    /// Puts an earlier value back: that of the layers that are named, and what the panels show.
    void put(const QHash<EntryId, Kept> &kept, const std::optional<Current> &current);

    /// Rows under a rectangle that is still being dragged elsewhere: shown, not yet selected.
    struct Brushed {
        EntryId entry = 0;
        RowSet rows;
    };
    const std::optional<Brushed> &brushed() const { return m_brushed; }
    void setBrushed(std::optional<Brushed> brushed);

signals:
    void changed();        ///< what is selected
    void brushedChanged(); ///< what is about to be
    void currentChanged(); ///< what the panels show

private:
    struct Selected {
        LayerPtr layer;
        RowSet rows;
        QStringList away = {};
    };
    static constexpr std::size_t mostAway = 20000; ///< more keys than that are not kept
    bool change(EntryId entry, const RowSet &rows, Mode mode);
    void followLayers();
    static void move(Selected &selected, const LayerPtr &layer);
    void setCurrent(std::optional<Current> current);
    LayerList *m_layers;
    QHash<EntryId, Selected> m_selected;
    std::optional<Current> m_current;
    std::optional<Brushed> m_brushed;
    QString m_currentKey;
    EntryId m_away = 0; ///< entry of m_currentKey while its layer does not have it; 0: it has
};

} // namespace kohkan
