// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QIcon>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace kohkan {

namespace {

QMenu *menuNamed(QMainWindow *window, const QString &title)
{
    for (QAction *action : window->menuBar()->actions())
        if (action->menu() && action->text() == title)
            return action->menu();
    return window->menuBar()->addMenu(title);
}

} // namespace

QHash<QString, QAction *> buildActions(QMainWindow *window, QToolBar *toolbar, const QList<ActionSpec> &table)
{
    using Place = ActionSpec::Place;
    QHash<QString, QAction *> actions;
    for (const auto &spec : table) {
        QMenu *menu = menuNamed(window, spec.menu);
        auto *action = new QAction(spec.text, window);
        action->setObjectName(QString::fromLatin1(spec.id));
        action->setShortcuts(spec.keys);
        action->setCheckable(spec.checkable);
        if (spec.icon)
            action->setIcon(QIcon(QStringLiteral(":/kohkan/icons/%1.svg").arg(QString::fromLatin1(spec.icon))));
        QString tip = spec.text.section(u'\t', 0, 0);
        tip.remove(u'&').remove(QStringLiteral("..."));
        if (!spec.keys.isEmpty())
            tip += QStringLiteral(" (%1)").arg(spec.keys.front().toString(QKeySequence::NativeText));
        if (const QString mapKey = spec.text.section(u'\t', 1); !mapKey.isEmpty())
            tip += QStringLiteral(" (%1)").arg(mapKey);
        action->setToolTip(tip);
        QObject::connect(action, &QAction::triggered, window, spec.run);
        const bool line = spec.place == Place::MenuAfterLine || spec.place == Place::MenuAndToolbarAfterLine;
        if (line && !menu->isEmpty())
            menu->addSeparator();
        menu->addAction(action);
        if (spec.place == Place::MenuAndToolbarAfterLine)
            toolbar->addSeparator();
        if (spec.place == Place::MenuAndToolbar || spec.place == Place::MenuAndToolbarAfterLine)
            toolbar->addAction(action);
        actions.insert(QString::fromLatin1(spec.id), action);
    }
    return actions;
}

QMenu *menuOf(QMainWindow *window, QAction *action)
{
    for (QAction *top : window->menuBar()->actions())
        if (top->menu() && top->menu()->actions().contains(action))
            return top->menu();
    return nullptr;
}

QString shortcutsPage(const QList<ActionSpec> &table)
{
    QString rows;
    const auto add = [&](const QString &keys, const QString &what) {
        rows += QStringLiteral("<tr><td style='padding-right:18px'><b>%1</b></td><td>%2</td></tr>")
                    .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
    };
    for (const auto &spec : table) {
        if (spec.keys.isEmpty())
            continue;
        QStringList keys;
        for (const auto &key : spec.keys)
            keys << key.toString(QKeySequence::NativeText);
        QString text = spec.text;
        add(keys.join(QStringLiteral(", ")), text.remove(u'&').remove(QStringLiteral("...")));
    }
    const auto tr = [](const char *text) { return QCoreApplication::translate("Shortcuts", text); };
    add(tr("Drag, wheel, double-click"), tr("pan; zoom about the cursor; zoom in"));
    add(tr("Arrows, Shift+arrows, +, -"), tr("pan, pan finely, zoom (on the map)"));
    add(tr("Space held"), tr("pan whatever the tool"));
    add(tr("Home"), tr("full extent (on the map)"));
    add(tr("S, L, M"), tr("rectangle, lasso, measure (on the map)"));
    add(tr("Backspace, Enter"), tr("one place back, end (while measuring)"));
    add(tr("N, P"), tr("next, previous site in view (on the map)"));
    add(tr("Shift, Ctrl with a drag"), tr("add to, take from the selection; Ctrl+click toggles"));
    add(tr("Tab, Esc"), tr("leave the map; clear the tool, then the selection"));
    return QStringLiteral("<table cellspacing='4'>%1</table>").arg(rows);
}

} // namespace kohkan
