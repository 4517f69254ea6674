// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/window_actions.h"

#include "app/edit/edit_desk.h"
#include "app/open/incidents_in_use.h"
#include "app/project/project_desk.h"
#include "app/session/starter.h"
#include "app/window/manual.h"
#include "widgets/history/history.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/parts/status_panel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QMainWindow>
#include <QMenu>
#include <QScreen>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace kohkan {

WindowActions::WindowActions(const Parts &parts, QToolBar *toolbar, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_table(actionTable(parts))
    , m_actions(buildActions(parts.window, toolbar, m_table))
{
    connect(parts.layers, &LayerList::changed, this, &WindowActions::update);
    connect(parts.filters, &FilterState::changed, this, &WindowActions::update);
    connect(parts.selection, &Selection::changed, this, &WindowActions::update);
    connect(parts.selection, &Selection::currentChanged, this, &WindowActions::update);
    connect(parts.tables, &Tables::changed, this, &WindowActions::update);
    connect(parts.map, &MapView::historyChanged, this, &WindowActions::update);
    connect(parts.map, &MapView::toolChanged, this, &WindowActions::update);
    connect(parts.map->surround(), &MapSurround::changed, this, &WindowActions::update);
    connect(parts.edits->store(), &WorkspaceStore::opened, this, &WindowActions::update);
    connect(parts.history->stack(), &QUndoStack::indexChanged, this, &WindowActions::update);
    connect(parts.project, &ProjectDesk::changed, this, &WindowActions::update);
    connect(parts.incidents, &IncidentsInUse::changed, this, &WindowActions::update);
    connect(parts.map, &MapView::coordinateFormatChanged, this, &WindowActions::update);
    connect(parts.starter, &Starter::baseArrived, this, &WindowActions::update);
}

QMenu *WindowActions::menuOf(const char *id) const
{
    return kohkan::menuOf(m_parts.window, action(QString::fromLatin1(id)));
}

void WindowActions::addToHelp(const QString &text, const QKeySequence &keys)
{
    m_table.push_back({"", {}, text, {keys}, nullptr, ActionSpec::Place::MenuOnly, false, {}});
}

void WindowActions::update()
{
    for (const ActionSpec &spec : m_table) {
        QAction *own = action(QString::fromLatin1(spec.id));
        if (!own)
            continue;
        if (spec.whyNot) {
            const QString why = spec.whyNot();
            own->setEnabled(why.isEmpty());
            own->setToolTip(why.isEmpty() ? spec.tip : why);
            menuOf(spec.id)->setToolTipsVisible(!why.isEmpty());
        }
        if (spec.isEnabled)
            own->setEnabled(spec.isEnabled());
        if (spec.isChecked)
            own->setChecked(spec.isChecked());
    }
    m_parts.status->showSelection(m_parts.selection->count());
    emit updated();
}

void WindowActions::showManual()
{
    if (!m_manual)
        m_manual = new Manual(m_parts.window);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void WindowActions::showShortcuts()
{
    auto *dialog = new QDialog(m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Shortcuts"));
    auto *text = new QTextBrowser(dialog); // they are more lines than a screen may have
    text->setHtml(shortcutsPage(m_table));
    text->setAccessibleName(tr("Shortcuts"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    dialog->resize(QSize(480, 640).boundedTo(m_parts.window->screen()->availableSize() * 0.9));
    dialog->open();
}

} // namespace kohkan
