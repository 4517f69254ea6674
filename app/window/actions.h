// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QString>
#include <functional>

class QAction;
class QMainWindow;
class QMenu;
class QToolBar;

namespace kohkan {

/// One line of the action table: everything that menus, toolbar, shortcuts and the help page show of an action.
struct ActionSpec {
    enum class Place { MenuOnly, MenuAndToolbar, MenuAfterLine, MenuAndToolbarAfterLine };
    const char *id;
    QString menu; ///< title of the menu it stands in, `&View`
    QString text; ///< after a tab: the key that does it while the map has the focus
    QList<QKeySequence> keys;
    const char *icon; ///< file name in resources/icons without `.svg`; null for none
    Place place = Place::MenuOnly;
    bool checkable = false;
    std::function<void()> run;
    std::function<bool()> isEnabled = {}; ///< null: always
    std::function<bool()> isChecked = {}; ///< of a checkable one
    std::function<QString()> whyNot = {}; ///< of one that says so: why it is disabled; empty: it is enabled
    QString tip = {};                     ///< in place of text and keys
};

/// Makes menus, toolbar and shortcuts from the table, in its order. The actions are children of the window; returns
/// them by id.
QHash<QString, QAction *> buildActions(QMainWindow *window, QToolBar *toolbar, const QList<ActionSpec> &table);

/// The menu of the window that holds an action.
QMenu *menuOf(QMainWindow *window, QAction *action);

/// The shortcuts of the table as an HTML page for the help.
QString shortcutsPage(const QList<ActionSpec> &table);

} // namespace kohkan
