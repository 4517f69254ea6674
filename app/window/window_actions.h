// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/parts/parts.h"
#include "app/window/actions.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace kohkan {

/// The actions of a window, each of which knows when it is enabled and checked. GUI thread only.
class WindowActions : public QObject {
    Q_OBJECT
public:
    /// Makes menus and toolbar from the table, and follows what its conditions rest on.
    WindowActions(const Parts &parts, QToolBar *toolbar, QObject *parent);
    QAction *action(const QString &id) const { return m_actions.value(id); }
    QMenu *menuOf(const char *id) const; ///< that holds an action
    /// A line of the help page for what stands in no table.
    void addToHelp(const QString &text, const QKeySequence &keys);
    void update();
    void showShortcuts();
    void showManual();

signals:
    void updated();

private:
    const Parts &m_parts;
    QList<ActionSpec> m_table;
    QHash<QString, QAction *> m_actions;
    QPointer<QWidget> m_manual;
};

/// All of them, in the order of the menus.
QList<ActionSpec> actionTable(const Parts &parts);

} // namespace kohkan
