// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/layer_tree_delegate.h"

#include "widgets/panels/layer_swatch.h"
#include "widgets/panels/layer_tree_model.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace kohkan {

namespace {

/// The colour of what stands back behind the names, and can still be read.
QColor quiet(QColor ink)
{
    ink.setAlphaF(0.75f);
    return ink;
}

} // namespace

QString LayerTreeDelegate::remark(const QModelIndex &at)
{
    if (at.parent().isValid())
        return {};
    if (!at.data(LayerTreeModel::MissingRole).toString().isEmpty())
        return tr("Locate...");
    QStringList parts;
    if (const double opacity = at.data(LayerTreeModel::OpacityRole).toDouble(); opacity < 0.995)
        parts << tr("%1 %").arg(qRound(opacity * 100));
    if (at.data(LayerTreeModel::ActiveRole).toBool())
        parts << tr("active");
    return parts.join(QStringLiteral(" · "));
}

QRect LayerTreeDelegate::remarkRect(const QStyleOptionViewItem &option, const QString &remark)
{
    constexpr int margin = 6;
    const int width = remark.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(remark) + 2 * margin;
    return {option.rect.right() + 1 - width, option.rect.top(), width, option.rect.height()};
}

void LayerTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &at) const
{
    QStyledItemDelegate::initStyleOption(option, at);
    option->textElideMode = Qt::ElideRight;
    if (const QSize size = sizeOf(option->icon); !size.isEmpty())
        option->decorationSize = size;
    const bool isLayer = !at.parent().isValid();
    const QModelIndex layer = isLayer ? at : at.parent();
    option->font.setBold(isLayer && at.data(LayerTreeModel::ActiveRole).toBool());
    if (const QString right = remark(at); !right.isEmpty()) { // room is left for it
        const QStyle *style = option->widget ? option->widget->style() : QApplication::style();
        const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, option, option->widget);
        const int width = remarkRect(*option, right).left() - text.left();
        option->text = QFontMetrics(option->font).elidedText(option->text, Qt::ElideRight, std::max(0, width));
    }
    const bool hidden = layer.data(Qt::CheckStateRole).toInt() != Qt::Checked;
    if (hidden || !layer.data(LayerTreeModel::MissingRole).toString().isEmpty())
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Disabled, QPalette::Text));
    else if (at.data(LayerTreeModel::HeadingRole).toBool())
        option->palette.setColor(QPalette::Text, quiet(option->palette.color(QPalette::Text)));
}

void LayerTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &at) const
{
    const QString right = remark(at);
    const QRect place = remarkRect(option, right);
    QStyledItemDelegate::paint(painter, option, at);
    if (right.isEmpty())
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool missing = !at.data(LayerTreeModel::MissingRole).toString().isEmpty();
    QColor ink = option.palette.color(selected ? QPalette::HighlightedText : missing ? QPalette::Link : QPalette::Text);
    if (!missing)
        ink = quiet(ink);
    painter->save();
    painter->setPen(ink);
    painter->setFont(option.font);
    painter->drawText(place, Qt::AlignCenter, right);
    painter->restore();
}

QSize LayerTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &at) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, at);
    const int height = option.fontMetrics.height() + (at.parent().isValid() ? 4 : 9);
    if (!at.parent().isValid())
        return {0, std::max(height, size.height())};
    const int icon = sizeOf(at.data(Qt::DecorationRole).value<QIcon>()).height();
    return {0, std::max({height, swatchSize + 2, icon + 2})};
}

bool LayerTreeDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                    const QModelIndex &at)
{
    const bool missing = !at.parent().isValid() && !at.data(LayerTreeModel::MissingRole).toString().isEmpty();
    if (missing && event->type() == QEvent::MouseButtonRelease) {
        auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && remarkRect(option, remark(at)).contains(mouse->position().toPoint())) {
            emit locateClicked(at);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, at);
}

} // namespace kohkan
