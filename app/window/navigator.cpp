// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/navigator.h"

#include "app/window/docks.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/exposure_panel.h"
#include "widgets/panels/layer_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/panels/table_panel.h"
#include "widgets/parts/find_box.h"
#include "widgets/parts/message_bar.h"
#include "widgets/time/partnership_panel.h"
#include "widgets/time/time_panel.h"

namespace kohkan {

Navigator::Navigator(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.find, &FindBox::chosen, this, &Navigator::goTo);
    connect(parts.find, &FindBox::left, parts.map, qOverload<>(&QWidget::setFocus));
    connect(parts.map, &MapView::featureActivated, this, [this] {
        m_parts.docks->show(QStringLiteral("site"));
        m_parts.site->setFocus();
    });
    connect(parts.site, &SitePanel::showLocation, this, &Navigator::showPlace);
    connect(parts.site, &SitePanel::siteRequested, this, &Navigator::showSite);
    connect(parts.exposurePanel, &ExposurePanel::siteRequested, this, &Navigator::showSite);
    connect(parts.table, &TablePanel::zoomToRowRequested, this, &Navigator::zoomToRow);
    connect(parts.layerPanel, &LayerPanel::zoomToLayerRequested, this, &Navigator::zoomToLayer);
    connect(parts.charts, &ChartsPanel::linkFollowed, parts.site, &SitePanel::follow);
    connect(parts.time, &TimePanel::linkFollowed, parts.site, &SitePanel::follow);
    connect(parts.partnership, &PartnershipPanel::linkFollowed, parts.site, &SitePanel::follow);
    connect(parts.time->lanes(), &TimeLanes::itemChosen, this, &Navigator::goToItem);
    connect(parts.partnership, &PartnershipPanel::eventRequested, this, [this](const QString &id) {
        m_parts.docks->show(QStringLiteral("time"));
        if (!m_parts.time->lanes()->goTo(id))
            m_parts.messages->inform(tr("This event has no date, so it stands on no time line."));
    });
    connect(parts.time->lanes(), &TimeLanes::periodBegun, this, [this] {
        for (const LayerEntry &entry : m_parts.layers->value().entries)
            if (entry.bundledTable == QLatin1String("incidents") && entry.layer && !entry.visible)
                return offerIncidents(entry.id);
    });
}

void Navigator::showPlace(LonLat place)
{
    m_parts.map->zoomTo(place, siteResolution);
}

void Navigator::showSite(const QString &depositId)
{
    const LayerEntry *deposits = m_parts.layers->value().deposits();
    const auto row = deposits ? deposits->layer->rowOfKey(depositId) : std::nullopt;
    if (!row)
        return m_parts.messages->inform(
            tr("The deposits are not in the list of layers. Layer > Add shipped layer brings them back."));
    const auto shown = m_parts.filters->rows(deposits->id);
    if (shown && !shown->contains(*row))
        m_parts.messages->inform(tr("The site does not pass the filter, so the map does not show its mark."));
    else if (!deposits->visible)
        m_parts.messages->inform(
            tr("The deposits layer is switched off, so the map does not show the mark of the site."));
    zoomToRow(deposits->id, *row);
    m_parts.selection->pick(deposits->id, *row);
    m_parts.docks->show(QStringLiteral("site"));
}

void Navigator::zoomToRow(EntryId id, Row row)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    const LonLatBox box = entry->layer->geometry().box(row);
    if (box.isEmpty())
        m_parts.messages->inform(tr("This row has no place on the map."));
    else if (box.width() == 0 && box.height() == 0)
        m_parts.map->zoomTo(entry->layer->geometry().point(row),
                            std::min(siteResolution, m_parts.map->viewport().resolution));
    else
        m_parts.map->zoomTo(box);
}

void Navigator::zoomToLayer(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer)
        return;
    if (entry->layer->extent().isEmpty())
        m_parts.messages->inform(tr("No row of %1 has a place on the map.").arg(entry->name));
    else
        m_parts.map->zoomTo(entry->layer->viewExtent());
}

void Navigator::goTo(const SearchHit &hit)
{
    switch (hit.kind) {
    case SearchHit::Kind::Site:
        showSite(hit.id);
        break;
    case SearchHit::Kind::Coordinates:
    case SearchHit::Kind::Place:
        m_parts.map->showPlace(hit.place, siteResolution);
        break;
    case SearchHit::Kind::Province:
        m_parts.map->zoomTo(hit.box);
        break;
    case SearchHit::Kind::Commodity:
        if (const LayerEntry *deposits = m_parts.layers->value().deposits()) {
            const EntryId id = deposits->id;
            Condition condition;
            condition.field = QStringLiteral("primary_commodities");
            condition.op = Condition::Op::OneOf;
            condition.values = {hit.id};
            m_parts.layers->setActive(id);
            m_parts.filters->setCondition(id, condition.field, condition);
        }
        break;
    }
    m_parts.map->setFocus();
}

/// Every view goes to what an item of the time line is about: its incident, its one site, or all its sites.
void Navigator::goToItem(const TimeItem &item)
{
    if (item.table == QLatin1String("timeline"))
        m_parts.partnership->showEventOf(item.id);
    if (item.table == QLatin1String("incidents")) {
        for (const LayerEntry &entry : m_parts.layers->value().entries) {
            const auto row =
                entry.bundledTable == item.table && entry.layer ? entry.layer->rowOfKey(item.id) : std::nullopt;
            if (!row)
                continue;
            const EntryId id = entry.id;
            const bool isShown = entry.visible;
            zoomToRow(id, *row);
            m_parts.selection->pick(id, *row);
            m_parts.docks->show(QStringLiteral("site"));
            if (!isShown)
                offerIncidents(id);
            return;
        }
        return m_parts.messages->inform(
            tr("The reported incidents are not in the list of layers. Layer > Add shipped layer brings them "
               "back."));
    }
    const LayerEntry *deposits = m_parts.layers->value().deposits();
    const RowSet rows = deposits ? deposits->layer->rowsOfKeys(item.depositIds) : RowSet();
    if (rows.count() > 1) {
        m_parts.selection->apply(deposits->id, rows, Selection::Mode::Replace);
        m_parts.map->zoomToSelection();
    } else if (!item.depositIds.isEmpty()) {
        showSite(item.depositIds.front());
    } else {
        m_parts.messages->inform(tr("%1: %2. It names no site of the deposits.").arg(item.date, item.title));
    }
}

/// They are switched off at first, so the map says nothing of what a period or an item is about.
void Navigator::offerIncidents(EntryId id)
{
    m_parts.messages->inform(tr("The reported incidents are switched off on the map."));
    m_parts.messages->offer(tr("Show them"),
                            [this, id] { m_parts.layers->edit(id, [](LayerEntry &entry) { entry.visible = true; }); });
}

/// Rows by their number in the source, from 1, and the map goes to those that have a place.
void Navigator::selectRows(EntryId id, quint64 layerId, const std::vector<qint64> &rows)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (!entry || !entry->layer || entry->layer->id() != layerId)
        return m_parts.messages->inform(tr("The layer was read again meanwhile; open its report anew."));
    const QSet<qint64> wanted(rows.begin(), rows.end());
    const Layer &layer = *entry->layer;
    m_parts.selection->apply(
        id,
        RowSet::where(layer.rowCount(),
                      [&](std::size_t i) { return wanted.contains(qint64(layer.sourceRow(rowAt(i))) + 1); }),
        Selection::Mode::Replace);
    m_parts.map->zoomToSelection();
}

void Navigator::selectFiltered()
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    if (const auto shown = active ? m_parts.filters->rows(active->id) : nullptr)
        m_parts.selection->apply(active->id, *shown, Selection::Mode::Replace);
}

void Navigator::invertSelection()
{
    const LayerEntry *active = m_parts.layers->value().activeEntry();
    const auto shown = active ? m_parts.filters->rows(active->id) : nullptr;
    if (!shown)
        return;
    m_parts.selection->apply(active->id, *shown - m_parts.selection->rows(active->id), Selection::Mode::Replace);
}

} // namespace kohkan
