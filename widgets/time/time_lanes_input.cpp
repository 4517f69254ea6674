// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/time_page.h"
#include "widgets/parts/passport_card.h"
#include "widgets/time/time_lanes.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

constexpr double edgeReach = 5;                    ///< pixels from an end of the period that still take it
constexpr double wheelNotch = 120, zoomStep = 1.3; ///< a notch of the wheel, and how much it zooms
constexpr std::size_t mostMenu = 30;               ///< items of a bubble that a menu lists

} // namespace

// ---- mouse

TimeLanes::Drag TimeLanes::dragAt(QPointF at, Qt::KeyboardModifiers modifiers)
{
    const LaneLayout &where = laneLayout();
    if (at.x() < where.plot().left())
        return Drag::None;
    if (at.y() >= where.plot().top())
        return modifiers & Qt::ShiftModifier ? Drag::NewPeriod : Drag::Pan;
    if (!m_look.period)
        return Drag::NewPeriod;
    const double from = m_axis.pixel(static_cast<double>(m_look.period->first.toJulianDay()));
    const double to = m_axis.pixel(static_cast<double>(m_look.period->last.toJulianDay()) + 1);
    if (std::abs(at.x() - to) <= edgeReach)
        return Drag::LastDay;
    if (std::abs(at.x() - from) <= edgeReach)
        return Drag::FirstDay;
    return at.x() > from && at.x() < to ? Drag::MovePeriod : Drag::NewPeriod;
}

void TimeLanes::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = dragAt(event->position(), event->modifiers());
    m_isDragging = false;
    m_pressed = m_last = event->position();
    m_pressedPeriod = m_look.period.value_or(Period());
    QToolTip::hideText();
}

void TimeLanes::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (m_drag == Drag::None || !(event->buttons() & Qt::LeftButton)) {
        const TimeMark *mark = laneLayout().markAt(at);
        const Drag would = dragAt(at, event->modifiers());
        setCursor(mark                                                ? Qt::PointingHandCursor
                  : would == Drag::FirstDay || would == Drag::LastDay ? Qt::SizeHorCursor
                  : would == Drag::NewPeriod                          ? Qt::IBeamCursor
                  : would == Drag::MovePeriod                         ? Qt::SizeAllCursor
                                                                      : Qt::ArrowCursor);
        return setHovered(mark ? std::optional(mark->items.front()) : std::nullopt);
    }
    if (!m_isDragging && (at - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    setHovered(std::nullopt);
    if (m_drag == Drag::Pan)
        setAxis(limits().panned(m_axis, at.x() - m_last.x()));
    else
        dragPeriod(at);
    m_last = at;
}

void TimeLanes::dragPeriod(QPointF at)
{
    const QRectF within = laneLayout().plot();
    const QDate day = m_axis.dayAt(std::clamp(at.x(), within.left(), within.right() - 1));
    const QDate pressed = m_axis.dayAt(m_pressed.x());
    Period next = m_pressedPeriod;
    switch (m_drag) {
    case Drag::NewPeriod:
        next = {std::min(pressed, day), std::max(pressed, day)};
        break;
    case Drag::MovePeriod:
        next = {next.first.addDays(pressed.daysTo(day)), next.last.addDays(pressed.daysTo(day))};
        break;
    case Drag::FirstDay:
        next.first = std::min(day, next.last);
        break;
    case Drag::LastDay:
        next.last = std::max(day, next.first);
        break;
    default:
        return;
    }
    if (next != m_look.period)
        setPeriod(next);
}

void TimeLanes::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = Drag::None;
    if (!m_isDragging)
        click(event->position());
    m_isDragging = false;
}

void TimeLanes::click(QPointF at)
{
    const TimeMark *mark = laneLayout().markAt(at);
    if (!mark)
        return;
    if (mark->form == TimeMark::Form::Bubble)
        openBubble(TimeMark(*mark));
    else
        choose(mark->items.front());
}

void TimeLanes::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TimeMark *mark = event->button() == Qt::LeftButton ? laneLayout().markAt(event->position()) : nullptr;
    if (mark && mark->form != TimeMark::Form::Bubble)
        openCard(mark->items.front());
}

void TimeLanes::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers() & Qt::ShiftModifier) {
        laneLayout();
        setAxis(limits().panned(m_axis, turned.x() != 0 ? turned.x() : turned.y()));
    } else {
        zoomBy(std::pow(zoomStep, -turned.y() / wheelNotch),
               std::max(event->position().x(), laneLayout().plot().left()));
    }
    event->accept();
}

void TimeLanes::leaveEvent(QEvent *event)
{
    Panel::leaveEvent(event);
    setHovered(std::nullopt);
}

void TimeLanes::setHovered(std::optional<TimeRef> ref)
{
    if (ref == m_look.hovered)
        return;
    m_look.hovered = ref;
    update();
}

// ---- items

void TimeLanes::choose(TimeRef ref)
{
    m_look.cursor = ref;
    update();
    const TimeItem item = itemOf(ref); // a copy: whoever follows may bring other tables
    emit itemChosen(item);
}

/// Zooms in to where its items stand apart; where no zoom does that, lists them.
void TimeLanes::openBubble(const TimeMark &bubble)
{
    double first = 1e9, last = -1e9;
    for (const TimeRef ref : bubble.items) {
        const DateRange &range = *itemOf(ref).range;
        const double from = range.first == DateRange::openStart ? range.last : range.first;
        first = std::min(first, from);
        last = std::max(last, range.last == DateRange::openEnd ? from : static_cast<double>(range.last));
    }
    const DateAxis closer = limits().showing(m_axis, first, last + 1);
    const bool isSameDay = std::all_of(bubble.items.begin(), bubble.items.end(), [&](TimeRef ref) {
        return itemOf(ref).range->first == itemOf(bubble.items.front()).range->first;
    });
    if (!isSameDay && closer.last - closer.first < (m_axis.last - m_axis.first) * 0.8)
        return setAxis(closer);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < std::min(mostMenu, bubble.items.size()); ++i) {
        const TimeItem &item = itemOf(bubble.items[i]);
        menu->addAction(QString(item.date + QStringLiteral("  ") + item.title).replace(u'&', QStringLiteral("&&")),
                        this, [this, id = item.id] {
                            if (const auto ref = refOf(id))
                                choose(*ref);
                        });
    }
    if (bubble.items.size() > mostMenu)
        menu->addAction(tr("and %1 more").arg(bubble.items.size() - mostMenu))->setEnabled(false);
    menu->popup(mapToGlobal(bubble.place.bottomLeft().toPoint()));
}

void TimeLanes::openCard(TimeRef ref)
{
    QToolTip::hideText();
    m_look.cursor = ref;
    const TimePage page(m_tables->catalogue(), palette());
    auto *card = new PassportCard(page.html(itemOf(ref)), page.citation(itemOf(ref)), this);
    card->setAccessibleName(tr("Record of the time line"));
    connect(card, &PassportCard::followed, this, &TimeLanes::linkFollowed);
    const TimeMark *mark = laneLayout().markOf(ref);
    card->openAt(mapToGlobal(mark ? mark->place.center().toPoint() : rect().center()));
    update();
}

QString TimeLanes::tipOf(const TimeMark &mark) const
{
    const TimePage page(m_tables->catalogue(), palette());
    if (mark.items.size() == 1)
        return page.tip(itemOf(mark.items.front()));
    std::vector<const TimeItem *> crowd;
    for (const TimeRef ref : mark.items)
        crowd.push_back(&itemOf(ref));
    return page.tip(crowd);
}

void TimeLanes::showTip(TimeRef ref)
{
    if (const TimeMark *mark = laneLayout().markOf(ref))
        QToolTip::showText(mapToGlobal(mark->place.center().toPoint() + QPoint(10, 10)),
                           TimePage(m_tables->catalogue(), palette()).tip(itemOf(ref)), this);
}

bool TimeLanes::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return Panel::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const TimeMark *mark = laneLayout().markAt(help->pos()))
        QToolTip::showText(help->globalPos() + QPoint(4, 4), tipOf(*mark), this);
    else if (help->pos().y() < laneLayout().plot().top())
        QToolTip::showText(help->globalPos(), tr("Drag here, or anywhere with Shift, to look at a period; Esc ends it"),
                           this);
    else if (m_look.gap && gapPlace(*m_look.gap, laneLayout()).contains(help->pos()))
        QToolTip::showText(help->globalPos(), m_look.gap->text, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace kohkan
