// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeWidget>
#include <functional>

namespace kohkan {

/// A list of classes, a line each: its first column has the label and the colour. Lines are dragged to another place
/// where the order is the user's, and keep their lines while they change. GUI thread only.
class ClassList : public QTreeWidget {
    Q_OBJECT
public:
    explicit ClassList(const QStringList &headings, QWidget *parent = nullptr);
    void setOrderIsFree();
    void setAllIsEditable() { m_editable = columnCount(); } ///< else only the label is
    int current() const;                                    ///< line that is current; -1 for none
    void setCurrent(int line);
    /// Makes as many lines as there are classes, and fills each; says nothing of it by signals.
    void fill(std::size_t count, const std::function<void(std::size_t, QTreeWidgetItem &)> &fillLine);

signals:
    void reordered(const QList<int> &order); ///< by a drag: the former place of each line

protected:
    void dropEvent(QDropEvent *event) override;
    using QTreeWidget::edit;
    bool edit(const QModelIndex &at, EditTrigger trigger, QEvent *event) override;

private:
    int m_editable = 1; ///< columns, from the first one on
};

} // namespace kohkan
