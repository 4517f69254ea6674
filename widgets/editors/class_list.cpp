// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/editors/class_list.h"

#include <QHeaderView>
#include <QSignalBlocker>

namespace kohkan {

namespace {
constexpr int placeRole = Qt::UserRole;
}

ClassList::ClassList(const QStringList &headings, QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(static_cast<int>(headings.size()));
    setHeaderLabels(headings);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void ClassList::setOrderIsFree()
{
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
}

int ClassList::current() const
{
    return indexOfTopLevelItem(currentItem());
}

void ClassList::setCurrent(int line)
{
    setCurrentItem(topLevelItem(line));
}

void ClassList::fill(std::size_t count, const std::function<void(std::size_t, QTreeWidgetItem &)> &fillLine)
{
    const QSignalBlocker quiet(this);
    const int lines = static_cast<int>(count);
    while (topLevelItemCount() > lines)
        delete topLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < lines) {
        auto *item = new QTreeWidgetItem(this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
    }
    for (int line = 0; line < lines; ++line) {
        topLevelItem(line)->setData(0, placeRole, line);
        fillLine(static_cast<std::size_t>(line), *topLevelItem(line));
    }
    if (!currentItem() && lines > 0)
        setCurrent(0);
}

/// Any other column stands for its label.
bool ClassList::edit(const QModelIndex &at, EditTrigger trigger, QEvent *event)
{
    return QTreeWidget::edit(at.column() < m_editable ? at : at.siblingAtColumn(0), trigger, event);
}

void ClassList::dropEvent(QDropEvent *event)
{
    QTreeWidget::dropEvent(event);
    QList<int> order;
    for (int line = 0; line < topLevelItemCount(); ++line)
        order << topLevelItem(line)->data(0, placeRole).toInt();
    emit reordered(order);
}

} // namespace kohkan
