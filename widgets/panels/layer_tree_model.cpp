// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_tree_model.h"

#include "datasets/table/passing_on.h"
#include "widgets/panels/layer_swatch.h"

#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <algorithm>

namespace kohkan {

namespace {

constexpr quintptr layerLevel = 0; ///< internal id of a layer; of a legend line: the layer's row + 1

QString mimeType()
{
    return QStringLiteral("application/x-kohkan-layer");
}

/// What a layer is, for its tool tip.
QString tipOf(const LayerEntry &entry)
{
    QStringList lines{entry.name};
    if (!entry.missing.isEmpty())
        lines << entry.missing;
    if (entry.layer) {
        lines << LayerTreeModel::tr("%1 rows").arg(
            QLocale().toString(static_cast<qulonglong>(entry.layer->rowCount())));
        if (const auto &system = entry.layer->provenance().referenceSystem; !system.isEmpty())
            lines << system;
        if (const auto &licence = entry.layer->provenance().licence; !licence.isEmpty())
            lines << LayerTreeModel::tr("Licence: %1").arg(licence);
        if (!whyNotPassedOn(*entry.layer).isEmpty())
            lines << LayerTreeModel::tr("May not be passed on; leaves only as counts");
        if (const auto warnings = entry.layer->warnings().size(); warnings > 0)
            lines << LayerTreeModel::tr("%1 warnings on reading").arg(warnings);
    }
    if (!entry.path.isEmpty())
        lines << entry.path;
    return lines.join(u'\n');
}

} // namespace

LayerTreeModel::LayerTreeModel(LayerList *layers, FilterState *filters, QObject *parent)
    : QAbstractItemModel(parent), m_layers(layers), m_filters(filters)
{}

LayerTreeModel::Item LayerTreeModel::itemOf(const LayerEntry &entry, bool active) const
{
    Item item;
    item.id = entry.id;
    item.name = entry.name;
    item.missing = entry.layer ? QString() : entry.missing;
    item.tip = tipOf(entry);
    item.visible = entry.visible;
    item.active = active;
    item.opacity = entry.opacity;
    item.layer = entry.layer;
    item.rows = m_filters->rows(entry.id);
    item.style = entry.style;
    const auto known =
        std::find_if(m_items.begin(), m_items.end(), [&](const Item &old) { return old.id == entry.id; });
    if (known != m_items.end() && known->layer == item.layer && known->rows == item.rows &&
        known->style == item.style) {
        item.icon = known->icon;
        item.legend = known->legend;
        item.icons = known->icons;
        return item;
    }
    if (item.layer)
        addLegend(item);
    return item;
}

/// The map's own lines; the first one, which names the layer, is the layer's.
void LayerTreeModel::addLegend(Item &item)
{
    const double ratio = qGuiApp->devicePixelRatio();
    const Geometry &geometry = item.layer->geometry();
    LegendLine own = plainLine(item.name, geometry, item.style);
    item.legend = legendOf(item.name, item.layer, item.rows.get(), item.style);
    if (!item.legend.empty()) {
        own = item.legend.front();
        item.legend.erase(item.legend.begin());
    }
    const bool isDrawn = geometry.hasPoints() || geometry.hasLines() || geometry.hasPolygons();
    if (isDrawn && own.kind != LegendLine::Kind::Title)
        item.icon = swatch(own, swatchSize, ratio);
    int widest = swatchSize; // sizes stand in one column
    for (const auto &line : item.legend) {
        widest = line.kind == LegendLine::Kind::Size ? std::max(widest, swatchWidth(line)) : swatchSize;
        item.icons.push_back(line.kind == LegendLine::Kind::Heading ? QIcon() : swatch(line, widest, ratio));
    }
}

bool LayerTreeModel::sameShape(const std::vector<Item> &a, const std::vector<Item> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Item &x, const Item &y) { return x.id == y.id && x.legend.size() == y.legend.size(); });
}

void LayerTreeModel::update()
{
    const auto &value = m_layers->value();
    std::vector<Item> next;
    for (const auto &entry : value.entries)
        next.push_back(itemOf(entry, entry.id == value.active));
    if (!sameShape(m_items, next)) {
        beginResetModel();
        m_items = std::move(next);
        endResetModel();
        return;
    }
    m_items = std::move(next);
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex at = index(row, 0);
        emit dataChanged(at, at);
        if (const int lines = rowCount(at); lines > 0)
            emit dataChanged(index(0, 0, at), index(lines - 1, 0, at));
    }
}

QModelIndex LayerTreeModel::indexOf(EntryId id) const
{
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].id == id)
            return index(static_cast<int>(i), 0);
    return {};
}

QModelIndex LayerTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : layerLevel);
}

QModelIndex LayerTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == layerLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, layerLevel);
}

int LayerTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_items.size());
    const Item *item = parent.internalId() == layerLevel && parent.column() == 0 ? itemAt(parent) : nullptr;
    return item ? static_cast<int>(item->legend.size()) : 0;
}

int LayerTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const LayerTreeModel::Item *LayerTreeModel::itemAt(const QModelIndex &at) const
{
    if (!at.isValid())
        return nullptr;
    const std::size_t i = at.internalId() == layerLevel ? static_cast<std::size_t>(at.row())
                                                        : static_cast<std::size_t>(at.internalId() - 1);
    return i < m_items.size() ? &m_items[i] : nullptr;
}

QVariant LayerTreeModel::data(const QModelIndex &at, int role) const
{
    const Item *item = itemAt(at);
    if (!item)
        return {};
    if (role == EntryIdRole)
        return QVariant::fromValue(item->id);
    if (at.internalId() == layerLevel)
        return layerData(*item, role);
    const auto line = static_cast<std::size_t>(at.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return item->legend[line].text;
    if (role == HeadingRole)
        return item->legend[line].kind == LegendLine::Kind::Heading;
    return role == Qt::DecorationRole && !item->icons[line].isNull() ? QVariant(item->icons[line]) : QVariant();
}

QVariant LayerTreeModel::layerData(const Item &item, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return item.name;
    case Qt::DecorationRole:
        return item.icon.isNull() ? QVariant() : QVariant(item.icon);
    case Qt::CheckStateRole:
        return item.visible ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return item.tip;
    case Qt::AccessibleTextRole:
        return item.active ? tr("%1, active layer").arg(item.name) : item.name;
    case MissingRole:
        return item.missing;
    case ActiveRole:
        return item.active;
    case OpacityRole:
        return item.opacity;
    default:
        return {};
    }
}

bool LayerTreeModel::setData(const QModelIndex &at, const QVariant &value, int role)
{
    const Item *item = itemAt(at);
    if (!item || at.internalId() != layerLevel)
        return false;
    const QString name = value.toString().trimmed();
    if (role == Qt::CheckStateRole) {
        const bool visible = value.value<Qt::CheckState>() == Qt::Checked;
        m_layers->edit(item->id, [visible](LayerEntry &entry) { entry.visible = visible; });
    } else if (role == Qt::EditRole && !name.isEmpty()) {
        m_layers->edit(item->id, [&name](LayerEntry &entry) { entry.name = name; });
    } else {
        return false;
    }
    update();
    return true;
}

Qt::ItemFlags LayerTreeModel::flags(const QModelIndex &at) const
{
    if (!at.isValid())
        return Qt::ItemIsDropEnabled;
    if (at.internalId() != layerLevel)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable |
           Qt::ItemIsDragEnabled;
}

QStringList LayerTreeModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData *LayerTreeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(mimeType(), QByteArray::number(idOf(indexes.front())));
    return data;
}

bool LayerTreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    if (!data || action != Qt::MoveAction || parent.isValid() || !data->hasFormat(mimeType()))
        return false;
    const EntryId id = data->data(mimeType()).toULongLong();
    const int from = m_layers->value().indexOf(id);
    if (from < 0)
        return false;
    const int before = row < 0 ? rowCount() : row;
    m_layers->move(id, before > from ? before - 1 : before);
    return true;
}

} // namespace kohkan
