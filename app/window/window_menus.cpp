// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/window_menus.h"

#include "app/edit/edit_desk.h"
#include "app/open/layer_desk.h"
#include "app/project/project_desk.h"
#include "app/window/docks.h"
#include "app/window/window_actions.h"
#include "widgets/history/history.h"
#include "widgets/map/map_view.h"
#include "widgets/map/memory_menu.h"
#include "widgets/map/system_menu.h"
#include "widgets/parts/message_bar.h"
#include "widgets/parts/status_panel.h"
#include "widgets/state/table_layers.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>

namespace kohkan {

WindowMenus::WindowMenus(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    addProjects();
    addRecent();
    addDrafts();
    addShipped();
    addDepictions();
    addSystems();
    addCoordinates();
    addPanels();
    connect(parts.actions, &WindowActions::updated, this, &WindowMenus::showChoices);
}

void WindowMenus::showChoices()
{
    for (QAction *choice : m_formats->actions())
        choice->setChecked(choice->data().toInt() == static_cast<int>(m_parts.map->coordinateFormat()));
    for (QAction *choice : m_depictions->actions())
        choice->setChecked(choice->data().toInt() == static_cast<int>(m_parts.layers->value().depiction));
}

void WindowMenus::addRecent()
{
    auto *recent = new QMenu(tr("Open &recent"), m_parts.window);
    m_parts.actions->menuOf("export")->insertMenu(m_parts.actions->action(QStringLiteral("export")), recent);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const auto &path : std::as_const(m_parts.layerDesk->recentFiles()))
            recent->addAction(path, this, [this, path] { m_parts.layerDesk->open({path}); });
        if (recent->isEmpty())
            recent->addAction(tr("No file was opened yet"))->setEnabled(false);
    });
}

void WindowMenus::addProjects()
{
    auto *recent = new QMenu(tr("Re&cent projects"), m_parts.window);
    m_parts.actions->menuOf("saveProject")->insertMenu(m_parts.actions->action(QStringLiteral("saveProject")), recent);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { m_parts.project->fillRecent(recent); });
}

void WindowMenus::addDrafts()
{
    auto *drafts = new QMenu(tr("Unfinished &edits"), m_parts.window);
    QAction *corrections = m_parts.actions->action(QStringLiteral("corrections"));
    m_parts.actions->menuOf("corrections")->insertMenu(corrections, drafts);
    connect(drafts, &QMenu::aboutToShow, this, [this, drafts] { m_parts.edits->fillDrafts(drafts); });
    const auto name = [this](const char *id, const QString &verb, const QString &text) {
        m_parts.actions->action(QString::fromLatin1(id))->setText(text.isEmpty() ? verb : verb + u' ' + text);
    };
    QUndoStack *stack = m_parts.history->stack();
    connect(stack, &QUndoStack::indexChanged, this, [stack, name] {
        name("undo", tr("&Undo"), stack->undoText());
        name("redo", tr("&Redo"), stack->redoText());
    });
}

void WindowMenus::addShipped()
{
    auto *shipped = new QMenu(tr("&Add shipped layer"), m_parts.window);
    m_parts.actions->menuOf("zoomToLayer")->insertMenu(m_parts.actions->action(QStringLiteral("zoomToLayer")), shipped);
    connect(shipped, &QMenu::aboutToShow, this, [this, shipped] {
        shipped->clear();
        for (const auto &entry : m_parts.tableLayers->shipped()) {
            const auto &entries = m_parts.layers->value().entries;
            if (std::none_of(entries.begin(), entries.end(),
                             [&](const LayerEntry &known) { return known.bundledTable == entry.bundledTable; }))
                shipped->addAction(entry.name, this, [this, entry] {
                    const EntryId id = m_parts.layers->add(entry);
                    m_parts.layers->edit(id, [](LayerEntry &added) { added.visible = true; });
                });
        }
        if (shipped->isEmpty())
            shipped->addAction(tr("All of them are in the list"))->setEnabled(false);
    });
}

void WindowMenus::addDepictions()
{
    auto *menu = new QMenu(tr("Boundary &depiction"), m_parts.window);
    m_depictions = new QActionGroup(this);
    for (const auto depiction : {Depiction::Neutral, Depiction::Pakistan, Depiction::India}) {
        QAction *choice = menu->addAction(depictionName(depiction));
        choice->setCheckable(true);
        choice->setData(static_cast<int>(depiction));
        m_depictions->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, depiction] { m_parts.layers->setDepiction(depiction); });
    }
    m_parts.actions->menuOf("fullScreen")->insertMenu(m_parts.actions->action(QStringLiteral("fullScreen")), menu);
}

void WindowMenus::addSystems()
{
    QAction *last = m_parts.actions->action(QStringLiteral("fullScreen"));
    m_parts.actions->menuOf("fullScreen")->insertMenu(last, m_parts.systems);
    m_parts.actions->menuOf("fullScreen")->insertMenu(last, m_parts.memory);
    connect(m_parts.systems, &SystemMenu::refused, m_parts.messages,
            [this](const QString &sentence) { m_parts.messages->inform(sentence); });
    const auto show = [this] { m_parts.status->showSystem(*m_parts.map->system()); };
    connect(m_parts.map, &MapView::systemChanged, m_parts.status, show);
    show();
}

void WindowMenus::addCoordinates()
{
    auto *menu = new QMenu(tr("&Coordinates"), m_parts.window);
    m_formats = new QActionGroup(this);
    const std::pair<CoordinateFormat, QString> forms[] = {
        {CoordinateFormat::DecimalDegrees, tr("&Decimal degrees")},
        {CoordinateFormat::DegreesMinutesSeconds, tr("Degrees, &minutes, seconds")},
        {CoordinateFormat::Utm, tr("&UTM on WGS 84")}};
    for (const auto &[format, name] : forms) {
        QAction *choice = menu->addAction(name);
        choice->setCheckable(true);
        choice->setData(static_cast<int>(format));
        m_formats->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, to = format] { m_parts.map->setCoordinateFormat(to); });
    }
    m_parts.actions->menuOf("fullScreen")->insertMenu(m_parts.actions->action(QStringLiteral("fullScreen")), menu);
    m_parts.status->setCoordinateMenu(menu);
}

void WindowMenus::addPanels()
{
    QAction *reset = m_parts.actions->action(QStringLiteral("resetLayout"));
    QMenu *menu = m_parts.actions->menuOf("resetLayout");
    const QList<QDockWidget *> &docks = m_parts.docks->all();
    for (qsizetype i = 0; i < docks.size(); ++i) {
        QDockWidget *dock = docks[i];
        auto *show = new QAction(dock->windowTitle(), this);
        show->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))));
        connect(show, &QAction::triggered, this, [this, dock] { m_parts.docks->toggle(dock); });
        menu->insertAction(reset, show);
        m_parts.actions->addToHelp(tr("Show or hide %1").arg(dock->windowTitle()), show->shortcut());
    }
    menu->insertSeparator(reset);
}

} // namespace kohkan
