// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/memory_menu.h"

#include "widgets/map/map_view.h"

#include <QActionGroup>

namespace kohkan {

MemoryMenu::MemoryMenu(MapView *map, QWidget *parent)
    : QMenu(tr("&Memory for map tiles"), parent), m_map(map), m_choices(new QActionGroup(this))
{
    for (const int size : {48, defaultMegabytes, 192, 384}) {
        QAction *choice = addAction(size == defaultMegabytes ? tr("%1 MB (usual)").arg(size) : tr("%1 MB").arg(size));
        choice->setCheckable(true);
        choice->setData(size);
        m_choices->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, size] { choose(size); });
    }
    choose(defaultMegabytes);
}

void MemoryMenu::choose(int megabytes)
{
    m_megabytes = defaultMegabytes;
    for (QAction *choice : m_choices->actions())
        if (choice->data().toInt() == megabytes)
            m_megabytes = megabytes;
    for (QAction *choice : m_choices->actions())
        choice->setChecked(choice->data().toInt() == m_megabytes);
    m_map->setTileBudget(qint64{m_megabytes} * 1024 * 1024);
}

} // namespace kohkan
