// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace kohkan {

/// Draws a layer of the tree: the active one bold and said so, a hidden or missing one grey, its opacity where it is
/// not whole, and "Locate..." to click where its file is missing. GUI thread only.
class LayerTreeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &at) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &at) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &at) override;

signals:
    void locateClicked(const QModelIndex &at);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &at) const override;

private:
    static QString remark(const QModelIndex &at);
    static QRect remarkRect(const QStyleOptionViewItem &option, const QString &remark);
};

} // namespace kohkan
