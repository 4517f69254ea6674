// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/as_of_bar.h"
#include "app/main_window.h"
#include "datasets/security/risk_layer.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/state/exposure_state.h"
#include "widgets/time/time_panel.h"

#include <QLineEdit>
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
                 isOn ? takeAsOfDay() : showAsOf(std::nullopt);
             }}};
}

void MainWindow::addAsOfDay(QToolBar *toolbar)
{
    m_asOfDay = new QLineEdit(QDate(QDate::currentDate().year() - 1, 12, 31).toString(Qt::ISODate), this);
    m_asOfDay->setObjectName(QStringLiteral("asOfDay"));
    m_asOfDay->setFixedWidth(m_asOfDay->fontMetrics().horizontalAdvance(QStringLiteral("2000-00-00")) + 20);
    m_asOfDay->setMaxLength(10);
    m_asOfDay->setAccessibleName(tr("Day that the window shows"));
    m_asOfDay->setToolTip(tr("As of shows what was known on this day; of a year or month, on its last day. Enter"));
    const QList<QAction *> tools = toolbar->actions();
    toolbar->insertWidget(tools.value(tools.indexOf(action(QStringLiteral("asOf"))) + 1),
                          m_asOfDay); // beside its button
    connect(m_asOfDay, &QLineEdit::returnPressed, this, &MainWindow::takeAsOfDay);
    connect(m_asOfBar, &AsOfBar::endRequested, this, [this] { showAsOf(std::nullopt); });
}

/// The day as somebody has written it, with the precision that they care for.
void MainWindow::takeAsOfDay()
{
    const auto range = DateRange::parse(m_asOfDay->text());
    if (range && range->form != DateRange::Form::Interval)
        return showAsOf(range->lastDay());
    action(QStringLiteral("asOf"))->setChecked(m_asOf.has_value());
    inform(tr("\"%1\" is no day; write it 2022, 2022-12 or 2022-12-31.").arg(m_asOfDay->text()));
    m_asOfDay->setFocus();
    m_asOfDay->selectAll();
}

/// The tables of the day, made by a worker; of today's where there is none. Only the latest answer is taken.
void MainWindow::showAsOf(std::optional<QDate> day)
{
    m_asOf = m_today ? day : std::nullopt; // the tables are still on their way, or not there at all
    action(QStringLiteral("asOf"))->setChecked(m_asOf.has_value());
    if (!m_today)
        return;
    if (day)
        m_asOfDay->setText(day->toString(Qt::ISODate));
    const quint64 asked = ++m_asOfAsked;
    m_pool.submit(
        [this, asked, day, today = m_today, risks = riskEntries(), box = m_mailbox.box(),
         alive = std::weak_ptr(m_alive)]() mutable {
            const CataloguePtr catalogue = day ? Catalogue::asOf(*today, *day) : today;
            std::vector<LayerEntry> entries;
            for (const auto &[table, layer] :
                 {std::pair("deposits", catalogue->deposits()), std::pair("incidents", catalogue->incidents())})
                if (layer)
                    entries.push_back(shippedEntry(QString::fromLatin1(table), layer));
            for (LayerEntry &risk : risks) {
                risk.layer = risk.bundledTable.isEmpty() ? withReadings(risk.layer, *today, *catalogue)
                                                         : withRiskColumns(risk.layer, *catalogue);
                risk.projected = ProjectedGeometry::create(risk.layer);
            }
            box->post([this, asked, alive, catalogue, entries, risks = std::move(risks)] {
                if (alive.expired() || asked != m_asOfAsked)
                    return;
                takeAsOf(catalogue, entries);
                takeRisks(risks);
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

/// The layers that show readings of regional risk: ours, and polygons of the user's that were given them.
std::vector<LayerEntry> MainWindow::riskEntries() const
{
    std::vector<LayerEntry> risks;
    for (const LayerEntry &entry : m_layers->value().entries) {
        const Column *levels = entry.layer ? entry.layer->column(u"risk_level") : nullptr;
        if (entry.bundledTable == QLatin1String("region_risk") ||
            (entry.bundledTable.isEmpty() && levels && levels->isDerived()))
            risks.push_back(entry);
    }
    return risks;
}

void MainWindow::takeRisks(const std::vector<LayerEntry> &entries)
{
    for (const LayerEntry &made : entries) {
        const LayerEntry *shown = m_layers->value().find(made.id);
        if (shown && shown->layer && shown->layer->id() == made.layer->id()) // else it was read anew meanwhile
            m_layers->edit(made.id, [&](LayerEntry &entry) {
                entry.layer = made.layer;
                entry.projected = made.projected;
            });
    }
}

/// Files say of what day they are nowhere, so none is made of an earlier one.
QString MainWindow::whyNoFiles() const
{
    return m_asOf ? tr("The window shows an earlier day; files are made of today's tables. End As of first.")
                  : QString();
}

} // namespace kohkan
