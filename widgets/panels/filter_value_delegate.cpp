// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/filter_value_delegate.h"

#include "widgets/panels/filter_value_model.h"

#include <QApplication>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace kohkan {

namespace {

QString countText(const QModelIndex &at)
{
    return QLocale().toString(at.data(FilterValueModel::CountRole).toULongLong());
}

QRect countRect(const QStyleOptionViewItem &option, const QString &count)
{
    constexpr int margin = 6;
    const int width = option.fontMetrics.horizontalAdvance(count) + 2 * margin;
    return {option.rect.right() + 1 - width, option.rect.top(), width, option.rect.height()};
}

} // namespace

void FilterValueDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &at) const
{
    QStyledItemDelegate::initStyleOption(option, at);
    const QStyle *style = option->widget ? option->widget->style() : QApplication::style();
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, option, option->widget);
    const int width = countRect(*option, countText(at)).left() - text.left();
    option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, std::max(0, width));
}

void FilterValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &at) const
{
    QStyledItemDelegate::paint(painter, option, at);
    const QString count = countText(at);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    ink.setAlphaF(at.data(Qt::ForegroundRole).isValid() ? 0.4f : 0.7f);
    painter->save();
    painter->setPen(ink);
    painter->setFont(option.font);
    painter->drawText(countRect(option, count).adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, count);
    painter->restore();
}

QSize FilterValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() + 6};
}

bool FilterValueDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                      const QModelIndex &at)
{
    const auto type = event->type();
    if (type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick)
        return false; // the release decides
    if (type != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, at);
    auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !option.rect.contains(mouse->position().toPoint()))
        return false;
    const bool checked = at.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(at, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace kohkan
