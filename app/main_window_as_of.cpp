// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/as_of_bar.h"
#include "app/main_window.h"

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
    action(QStringLiteral("asOf"))->setChecked(m_tables->asOf().has_value());
    inform(tr("\"%1\" is no day; write it 2022, 2022-12 or 2022-12-31.").arg(m_asOfDay->text()));
    m_asOfDay->setFocus();
    m_asOfDay->selectAll();
}

void MainWindow::showAsOf(std::optional<QDate> day)
{
    if (m_tables->shipped()) // else they are still on their way, or not there at all
        m_tables->setAsOf(day);
    action(QStringLiteral("asOf"))->setChecked(m_tables->asOf().has_value());
    if (m_tables->asOf())
        m_asOfDay->setText(m_tables->asOf()->toString(Qt::ISODate));
    updateActions();
}

} // namespace kohkan
