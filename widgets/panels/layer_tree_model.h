// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/paint/legend.h"
#include "widgets/state/filter_state.h"
#include "widgets/state/layer_list.h"

#include <QAbstractItemModel>
#include <QIcon>

namespace kohkan {

/// The layers of the map, topmost first, each with the legend of the rows that pass its filter below it. Checked is
/// visible; an edited name, a changed check and a drop go straight to the LayerList. GUI thread only.
class LayerTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        EntryIdRole = Qt::UserRole + 1, ///< EntryId, of a legend line its layer's
        MissingRole,                    ///< why there is no layer
        ActiveRole,
        OpacityRole,
        HeadingRole ///< of a legend line: it says what those below it follow
    };

    LayerTreeModel(LayerList *layers, FilterState *filters, QObject *parent = nullptr);

    /// Shows what the list holds now.
    void update();
    QModelIndex indexOf(EntryId id) const;
    static EntryId idOf(const QModelIndex &at) { return at.data(EntryIdRole).value<EntryId>(); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &at, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &at) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    struct Item {
        EntryId id = 0;
        QString name;
        QString missing;
        QString tip;
        bool visible = true;
        bool active = false;
        double opacity = 1;
        LayerPtr layer;
        std::shared_ptr<const RowSet> rows;
        LayerStyle style;
        QIcon icon;
        std::vector<LegendLine> legend; ///< below the layer's own line
        std::vector<QIcon> icons;       ///< one a line of the legend
    };
    static bool sameShape(const std::vector<Item> &a, const std::vector<Item> &b);
    Item itemOf(const LayerEntry &entry, bool active) const;
    const Item *itemAt(const QModelIndex &at) const;
    QVariant layerData(const Item &item, int role) const;
    static void addLegend(Item &item);
    LayerList *m_layers;
    FilterState *m_filters;
    std::vector<Item> m_items;
};

} // namespace kohkan
