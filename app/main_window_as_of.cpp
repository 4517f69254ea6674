// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/as_of_bar.h"
#include "app/main_window.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/state/exposure_state.h"
#include "widgets/time/time_panel.h"

#include <QDateEdit>
#include <QToolBar>

namespace kohkan {

QList<ActionSpec> MainWindow::asOfActions()
{
    return {{"asOf",
             tr("&View"),
             tr("&As of"),
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
             nullptr,
             ActionSpec::Place::MenuAndToolbarAfterLine,
             true,
             [this] {
                 const bool isOn = action(QStringLiteral("asOf"))->isChecked();
                 showAsOf(isOn ? std::optional(m_asOfDay->date()) : std::nullopt);
             }}};
}

void MainWindow::addAsOfDay(QToolBar *toolbar)
{
    m_asOfDay = new QDateEdit(QDate(QDate::currentDate().year() - 1, 12, 31), this);
    m_asOfDay->setObjectName(QStringLiteral("asOfDay"));
    m_asOfDay->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_asOfDay->setCalendarPopup(true);
    m_asOfDay->setMinimumDate(QDate(1900, 1, 1));
    m_asOfDay->setKeyboardTracking(false);
    m_asOfDay->setAccessibleName(tr("Day that the window shows"));
    m_asOfDay->setToolTip(tr("As of shows what was known on this day"));
    const QList<QAction *> tools = toolbar->actions();
    toolbar->insertWidget(tools.value(tools.indexOf(action(QStringLiteral("asOf"))) + 1),
                          m_asOfDay); // beside its button
    connect(m_asOfDay, &QDateEdit::dateChanged, this, [this](QDate day) {
        if (m_asOf)
            showAsOf(day);
    });
    connect(m_asOfBar, &AsOfBar::endRequested, this, [this] { showAsOf(std::nullopt); });
}

/// The tables of the day, made by a worker; of today's where there is none. Only the latest answer is taken.
void MainWindow::showAsOf(std::optional<QDate> day)
{
    m_asOf = day;
    action(QStringLiteral("asOf"))->setChecked(day.has_value());
    const quint64 asked = ++m_asOfAsked;
    if (!m_today)
        return;
    m_pool.submit(
        [this, asked, day, today = m_today, box = m_mailbox.box(), alive = std::weak_ptr(m_alive)] {
            const CataloguePtr catalogue = day ? Catalogue::asOf(*today, *day) : today;
            std::vector<LayerEntry> entries;
            for (const auto &[table, layer] :
                 {std::pair("deposits", catalogue->deposits()), std::pair("incidents", catalogue->incidents())})
                if (layer)
                    entries.push_back(shippedEntry(QString::fromLatin1(table), layer));
            box->post([this, asked, alive, catalogue, entries] {
                if (!alive.expired() && asked == m_asOfAsked)
                    takeAsOf(catalogue, entries);
            });
        },
        2000);
}

/// Layers of the list become the next version of theirs; what is selected and filtered stays where it still is.
void MainWindow::takeAsOf(const CataloguePtr &catalogue, const std::vector<LayerEntry> &entries)
{
    const KnownThen *known = catalogue->knownThen();
    known ? m_asOfBar->showDay(*known) : m_asOfBar->hide();
    setWindowTitle(known ? tr("Kohkan as of %1").arg(known->day.toString(Qt::ISODate)) : tr("Kohkan"));
    const QDate day = known ? known->day : QDate(); // null: today
    m_sitePanel->setToday(day);
    m_chartsPanel->setToday(day);
    m_timePanel->lanes()->setToday(day);
    m_exposure->setToday(day);
    setCatalogue(catalogue);
    for (const LayerEntry &made : entries) {
        const bool isDeposits = made.isDeposits();
        const auto put = [&](LayerEntry &entry) {
            entry.layer = isDeposits ? m_exposure->dressed(made.layer) : made.layer;
            entry.projected = entry.layer == made.layer ? made.projected : ProjectedGeometry::create(entry.layer);
        };
        for (LayerEntry &entry : m_shipped)
            if (entry.bundledTable == made.bundledTable)
                put(entry);
        std::vector<EntryId> shown;
        for (const LayerEntry &entry : m_layers->value().entries)
            if (entry.bundledTable == made.bundledTable && entry.layer != made.layer)
                shown.push_back(entry.id);
        for (const EntryId id : shown)
            m_layers->edit(id, put);
    }
    applyLate();
    updateActions();
}

/// Files say of what day they are nowhere, so none is made of an earlier one.
QString MainWindow::whyNoFiles() const
{
    return m_asOf ? tr("The window shows an earlier day; files are made of today's tables. End As of first.")
                  : QString();
}

} // namespace kohkan
