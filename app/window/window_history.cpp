// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/window_history.h"

#include "app/open/incidents_in_use.h"
#include "app/open/layer_desk.h"
#include "app/window/as_of_control.h"
#include "widgets/history/filters_fact.h"
#include "widgets/history/history.h"
#include "widgets/history/history_list.h"
#include "widgets/history/layers_fact.h"
#include "widgets/history/selection_fact.h"
#include "widgets/history/value_fact.h"
#include "widgets/map/map_view.h"
#include "widgets/map/system_menu.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/surface_state.h"
#include "widgets/state/table_layers.h"

#include <QMainWindow>

namespace kohkan {

WindowHistory::WindowHistory(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    addWindowFacts();
    addExposureFacts();
    addListFacts();
    History *history = parts.history;
    connect(history, &History::noticed, this, &WindowHistory::offerUndo);
    connect(parts.filters, &FilterState::changed, history, &History::note);
    connect(parts.selection, &Selection::changed, history, &History::note);
    connect(parts.selection, &Selection::currentChanged, history, &History::note);
    connect(parts.tables, &Tables::asked, history, &History::note);
    connect(parts.map, &MapView::systemAsked, history, &History::note);
    connect(parts.exposure, &ExposureState::changed, history, &History::note);
    connect(parts.surface, &SurfaceState::changed, history, &History::note);
    connect(parts.incidents, &IncidentsInUse::changed, history, &History::note);
}

void WindowHistory::addWindowFacts()
{
    m_parts.history->add(std::make_unique<ValueFact<std::optional<QDate>>>(ValueFact<std::optional<QDate>>::Access{
        [this] { return m_parts.tables->asOf(); }, [this](const std::optional<QDate> &day) { m_parts.asOf->show(day); },
        [](const std::optional<QDate> &day) {
            return day ? tr("show as of %1").arg(day->toString(Qt::ISODate)) : tr("show as of today");
        },
        QStringLiteral("asOf")}));
    m_parts.history->add(std::make_unique<ValueFact<QString>>(ValueFact<QString>::Access{
        [this] { return m_parts.map->system()->code(); },
        [this](const QString &code) { m_parts.systems->choose(code); },
        [this](const QString &) { return tr("reference system %1").arg(m_parts.map->system()->name()); }}));
}

void WindowHistory::addExposureFacts()
{
    m_parts.history->add(std::make_unique<ValueFact<bool>>(
        ValueFact<bool>::Access{[this] { return m_parts.exposure->isShown(); },
                                [this](const bool &shown) { m_parts.exposure->setShown(shown); },
                                [](const bool &shown) { return shown ? tr("show exposure") : tr("hide exposure"); }}));
    m_parts.history->add(std::make_unique<ValueFact<bool>>(ValueFact<bool>::Access{
        [this] { return m_parts.surface->isShown(); }, [this](const bool &shown) { m_parts.surface->setShown(shown); },
        [](const bool &shown) { return shown ? tr("show the exposure surface") : tr("hide the exposure surface"); }}));
}

/// Parameters come after the layers: the surface that is removed takes them nowhere.
void WindowHistory::addListFacts()
{
    m_parts.history->add(std::make_unique<LayersFact>(m_parts.layers, [this](EntryId entry) { bring(entry); }));
    m_parts.history->add(std::make_unique<ValueFact<ExposureParameters>>(ValueFact<ExposureParameters>::Access{
        [this] { return m_parts.exposure->parameters(); },
        [this](const ExposureParameters &parameters) { m_parts.exposure->setParameters(parameters); },
        [](const ExposureParameters &parameters) {
            return tr("exposure within %1 km, half-life %2 days").arg(parameters.radiusKm).arg(parameters.halfLifeDays);
        },
        QStringLiteral("exposure")}));
    m_parts.history->add(std::make_unique<ValueFact<EntryId>>(ValueFact<EntryId>::Access{
        [this] { return m_parts.incidents->entry(); }, [this](const EntryId &entry) { m_parts.incidents->use(entry); },
        [this](const EntryId &id) {
            const LayerEntry *entry = m_parts.layers->value().find(id);
            return entry ? tr("use %1 for incidents around sites").arg(entry->name)
                         : tr("use the shipped incidents around sites");
        }}));
    m_parts.history->add(std::make_unique<FiltersFact>(m_parts.layers, m_parts.filters, m_parts.tables));
    m_parts.history->add(std::make_unique<SelectionFact>(m_parts.layers, m_parts.selection));
}

/// A layer that is in the list again shows what there is now.
void WindowHistory::bring(EntryId id)
{
    const LayerEntry *entry = m_parts.layers->value().find(id);
    if (entry && !entry->bundledTable.isEmpty())
        m_parts.tableLayers->bring(id);
    else if (entry && !entry->layer && !entry->path.isEmpty())
        m_parts.layerDesk->readAgain(id);
}

void WindowHistory::offerUndo(const QString &sentence)
{
    m_parts.messages->inform(sentence);
    m_parts.messages->offer(tr("Undo"), [this, done = m_parts.history->stack()->index()] {
        if (m_parts.history->stack()->index() == done)
            m_parts.history->undo();
        else
            m_parts.messages->inform(tr("Other things were done since; Edit > History goes back to before it."));
    });
}

void WindowHistory::showList()
{
    if (!m_list)
        m_list = new HistoryList(m_parts.history, m_parts.window);
    m_list->show();
    m_list->raise();
    m_list->activateWindow();
}

} // namespace kohkan
