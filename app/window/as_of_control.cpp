// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/as_of_control.h"

#include "app/window/window_actions.h"
#include "widgets/parts/as_of_bar.h"
#include "widgets/parts/message_bar.h"
#include "widgets/state/tables.h"

#include <QAction>
#include <QLineEdit>
#include <QMainWindow>
#include <QToolBar>

namespace kohkan {

AsOfControl::AsOfControl(const Parts &parts, AsOfBar *bar, QObject *parent)
    : QObject(parent), m_parts(parts), m_bar(bar)
{
    connect(parts.tables, &Tables::changed, this, &AsOfControl::followTables);
    connect(parts.tables, &Tables::asked, this, &AsOfControl::followDay);
    connect(bar, &AsOfBar::endRequested, this, [this] { show(std::nullopt); });
    followTables();
}

void AsOfControl::addTo(QToolBar *toolbar)
{
    m_day = new QLineEdit(QDate(QDate::currentDate().year() - 1, 12, 31).toString(Qt::ISODate), toolbar);
    m_day->setObjectName(QStringLiteral("asOfDay"));
    m_day->setFixedWidth(m_day->fontMetrics().horizontalAdvance(QStringLiteral("2000-00-00")) + 20);
    m_day->setMaxLength(10);
    m_day->setAccessibleName(tr("Day that the window shows"));
    m_day->setToolTip(tr("As of shows what was known on this day; of a year or month, on its last day. Enter"));
    const QList<QAction *> tools = toolbar->actions();
    toolbar->insertWidget(tools.value(tools.indexOf(m_parts.actions->action(QStringLiteral("asOf"))) + 1), m_day);
    connect(m_day, &QLineEdit::returnPressed, this, &AsOfControl::takeDay);
}

void AsOfControl::toggle()
{
    m_parts.tables->asOf() ? show(std::nullopt) : takeDay();
}

/// The day as somebody has written it, with the precision that they care for.
void AsOfControl::takeDay()
{
    const auto range = DateRange::parse(m_day->text());
    if (range && range->form != DateRange::Form::Interval)
        return show(range->lastDay());
    m_parts.actions->update();
    m_parts.messages->inform(tr("\"%1\" is no day; write it 2022, 2022-12 or 2022-12-31.").arg(m_day->text()));
    m_day->setFocus();
    m_day->selectAll();
}

void AsOfControl::show(std::optional<QDate> day)
{
    if (m_parts.tables->shipped()) // else they are still on their way, or not there at all
        m_parts.tables->setAsOf(day);
    followDay();
}

void AsOfControl::followDay()
{
    if (const auto &shown = m_parts.tables->asOf())
        m_day->setText(shown->toString(Qt::ISODate));
    m_parts.actions->update();
}

void AsOfControl::followTables()
{
    const CataloguePtr &catalogue = m_parts.tables->catalogue();
    const KnownThen *known = catalogue ? catalogue->knownThen() : nullptr;
    known ? m_bar->showDay(*known) : m_bar->hide();
}

} // namespace kohkan
