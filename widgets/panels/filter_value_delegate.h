// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace kohkan {

/// Draws a value of a column with its count at the right; a click anywhere on the line checks it. GUI thread only.
class FilterValueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &at) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &at) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &at) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &at) const override;
};

} // namespace kohkan
