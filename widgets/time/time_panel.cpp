// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/time_panel.h"

#include "widgets/pages/time_page.h"
#include "widgets/parts/flow_layout.h"
#include "widgets/parts/passport_card.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace kohkan {

namespace {
constexpr int playInterval = 600; ///< milliseconds a step
}

TimePanel::TimePanel(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
                     QWidget *parent)
    : QWidget(parent)
    , m_lanes(new TimeLanes(layers, filters, selection, tables))
    , m_header(new QWidget(this))
    , m_period(new QLabel(this))
    , m_timer(new QTimer(this))
    , m_tables(tables)
{
    makeHeader();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_lanes, 1);
    setFocusProxy(m_lanes);
    m_timer->setInterval(playInterval);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (!stepPeriod(1))
            pause();
    });
    connect(m_lanes, &TimeLanes::refreshed, this, &TimePanel::showState);
    connect(m_lanes, &TimeLanes::linkFollowed, this, &TimePanel::linkFollowed);
    connect(m_lanes, &TimeLanes::messageRequested, this, &TimePanel::messageRequested);
}

QToolButton *TimePanel::makeButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(m_header);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    m_header->layout()->addWidget(button);
    return button;
}

void TimePanel::makeHeader()
{
    auto *row = new FlowLayout(m_header);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(6);
    const auto withKey = [this](QToolButton *button, Qt::Key key, auto &&run) {
        auto *action = new QAction(button->toolTip(), this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, run);
        connect(button, &QToolButton::clicked, this, run);
    };
    const auto move = [this](int by) {
        return [this, by] {
            pause();
            stepPeriod(by);
        };
    };
    withKey(makeButton(QStringLiteral("back"), QStringLiteral("◀"), tr("One step back (,)")), Qt::Key_Comma, move(-1));
    m_play = makeButton(QStringLiteral("play"), tr("Play"), tr("Play, pause (K)"));
    m_play->setCheckable(true);
    withKey(m_play, Qt::Key_K, [this] { isPlaying() ? pause() : play(); });
    withKey(makeButton(QStringLiteral("forward"), QStringLiteral("▶"), tr("One step forward (.)")), Qt::Key_Period,
            move(1));
    m_step = new QComboBox(m_header);
    m_step->addItems({tr("by day"), tr("by week"), tr("by month"), tr("by quarter"), tr("by year")});
    m_step->setAccessibleName(tr("Length of a step"));
    m_step->setToolTip(tr("Length of a step"));
    setStep(Period::Step::Month);
    row->addWidget(m_step);
    row->addWidget(m_period);
    m_period->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_clear = makeButton(QStringLiteral("endPeriod"), tr("End period"), tr("Remove the period from the filters (Esc)"));
    connect(m_clear, &QToolButton::clicked, this, [this] {
        pause();
        m_lanes->setPeriod(std::nullopt);
    });
    connect(makeButton(QStringLiteral("showAll"), tr("All"), tr("Show everything (Home)")), &QToolButton::clicked, this,
            [this] { m_lanes->showAll(); });
    m_undated = makeButton(QStringLiteral("undated"), QString(), tr("List the records without a date"));
    connect(m_undated, &QToolButton::clicked, this, &TimePanel::openUndated);
}

void TimePanel::setStep(Period::Step step)
{
    m_step->setCurrentIndex(static_cast<int>(step));
}

QString TimePanel::periodText() const
{
    return m_period->text();
}

void TimePanel::showState()
{
    const auto period = m_lanes->period();
    m_period->setText(period ? tr("Period %1").arg(period->text()) : tr("No period: drag on the axis"));
    m_clear->setEnabled(period.has_value());
    if (!period)
        pause();
    const auto undated = m_lanes->line().undatedCount();
    m_undated->setText(tr("%1 undated").arg(undated));
    m_undated->setEnabled(undated > 0);
    m_header->updateGeometry();
}

bool TimePanel::stepPeriod(int by)
{
    const Period whole = m_lanes->whole();
    if (!whole.first.isValid())
        return false;
    const auto step = static_cast<Period::Step>(m_step->currentIndex());
    const auto period = m_lanes->period();
    if (!period) {
        const QDate start(std::max(m_lanes->viewed().first, whole.first).year(), 1, 1);
        m_lanes->setPeriod(Period{start, start.addYears(1).addDays(-1)});
        return m_lanes->period().has_value();
    }
    const Period next = period->moved(step, by);
    if (by > 0 ? next.first > whole.last : next.last < whole.first)
        return false;
    m_lanes->setPeriod(next);
    return m_lanes->period().has_value();
}

void TimePanel::play()
{
    if (!m_lanes->period() && !stepPeriod(1))
        return pause();
    m_play->setChecked(true);
    m_timer->start();
}

void TimePanel::pause()
{
    m_timer->stop();
    m_play->setChecked(false);
}

bool TimePanel::isPlaying() const
{
    return m_timer->isActive();
}

void TimePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    pause();
}

void TimePanel::openUndated()
{
    if (!m_tables->catalogue())
        return;
    QStringList lines;
    for (const TimeLane &lane : m_lanes->line().lanes)
        for (const TimeItem &item : lane.undated)
            lines << TimePage(m_tables->catalogue(), palette()).citation(item);
    auto *card =
        new PassportCard(TimePage(m_tables->catalogue(), palette()).undated(m_lanes->line()), lines.join(u'\n'), this);
    card->setAccessibleName(tr("Records without a date"));
    connect(card, &PassportCard::followed, this, &TimePanel::linkFollowed);
    card->openAt(m_undated->mapToGlobal(QPoint(0, m_undated->height())));
}

} // namespace kohkan
