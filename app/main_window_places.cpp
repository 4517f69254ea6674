// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/find_box.h"
#include "app/main_window.h"
#include "widgets/map/map_view.h"

namespace kohkan {

const LayerEntry *MainWindow::depositsEntry() const
{
    for (const auto &entry : m_layers->value().entries)
        if (entry.isDeposits() && entry.layer)
            return &entry;
    return nullptr;
}

void MainWindow::showSite(const QString &depositId)
{
    const LayerEntry *deposits = depositsEntry();
    const auto row = deposits ? deposits->layer->rowOfKey(depositId) : std::nullopt;
    if (!row)
        return inform(tr("The deposits are not in the list of layers. Layer > Add shipped layer brings them back."));
    const auto shown = m_filters->rows(deposits->id);
    if (shown && !shown->contains(*row))
        inform(tr("The site does not pass the filter, so the map does not show its mark."));
    else if (!deposits->visible)
        inform(tr("The deposits layer is switched off, so the map does not show the mark of the site."));
    zoomToRow(deposits->id, *row);
    m_selection->pick(deposits->id, *row);
    showDock(QStringLiteral("site"));
}

void MainWindow::zoomToRow(EntryId id, Row row)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    const LonLatBox box = entry->layer->geometry().box(row);
    if (box.isEmpty())
        inform(tr("This row has no place on the map."));
    else if (box.width() == 0 && box.height() == 0)
        m_map->zoomTo(entry->layer->geometry().point(row), std::min(siteResolution, m_map->viewport().resolution));
    else
        m_map->zoomTo(box);
}

void MainWindow::zoomToLayer(EntryId id)
{
    const LayerEntry *entry = m_layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    if (entry->layer->extent().isEmpty())
        inform(tr("No row of %1 has a place on the map.").arg(entry->name));
    else
        m_map->zoomTo(entry->layer->viewExtent());
}

void MainWindow::goTo(const SearchHit &hit)
{
    switch (hit.kind) {
    case SearchHit::Kind::Site:
        showSite(hit.id);
        break;
    case SearchHit::Kind::Coordinates:
    case SearchHit::Kind::Place:
        m_map->showPlace(hit.place, siteResolution);
        break;
    case SearchHit::Kind::Province:
        m_map->zoomTo(hit.box);
        break;
    case SearchHit::Kind::Commodity:
        if (const LayerEntry *deposits = depositsEntry()) {
            const EntryId id = deposits->id;
            Condition condition;
            condition.field = QStringLiteral("primary_commodities");
            condition.op = Condition::Op::OneOf;
            condition.values = {hit.id};
            m_layers->setActive(id);
            m_filters->setCondition(id, condition.field, condition);
        }
        break;
    }
    m_map->setFocus();
}

} // namespace kohkan
