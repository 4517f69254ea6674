// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/main_window.h"
#include "app/message_bar.h"

#include <QAction>

namespace kohkan {

namespace {

/// The levels that the user's own polygons were given because they name districts; null where they were not.
const Column *readingsOf(const LayerEntry *entry)
{
    const Column *levels = entry && entry->layer ? entry->layer->column(u"risk_level") : nullptr;
    return levels && levels->isDerived() ? levels : nullptr;
}

bool isShaded(const LayerEntry &entry)
{
    return entry.style.colouring == LayerStyle::Colouring::Categorised &&
           entry.style.classColumn == QLatin1String("risk");
}

} // namespace

/// Says of a file that was opened how many of its polygons have a reading.
void MainWindow::offerRisk(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    const Column *levels = readingsOf(entry);
    if (!levels || isShaded(*entry))
        return;
    const auto all = entry->layer->rowCount();
    inform(tr("%1 of %2 polygons of %3 name a district that has a reading of regional risk.")
               .arg(all - levels->nullCount())
               .arg(all)
               .arg(entry->name));
    m_messages->offer(tr("Shade by it"), [this, id] {
        m_layers->setActive(id);
        shadeByRisk();
    });
}

/// The polygons of the active layer by the level of their district, or in one colour again.
void MainWindow::shadeByRisk()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    if (!readingsOf(active))
        return;
    const auto at = static_cast<std::size_t>(m_layers->value().indexOf(active->id));
    m_layers->edit(active->id, [&](LayerEntry &entry) {
        entry.style = isShaded(entry) ? plainStyle(at) : riskStyle();
        entry.visible = true;
    });
}

void MainWindow::updateRiskAction()
{
    const LayerEntry *active = m_layers->value().activeEntry();
    QAction *shade = action(QStringLiteral("shadeByRisk"));
    shade->setEnabled(readingsOf(active));
    shade->setChecked(readingsOf(active) && isShaded(*active));
}

} // namespace kohkan
