// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/state/selection.h"
#include "widgets/state/tables.h"
#include "widgets/time/lane_painter.h"
#include "widgets/time/period_filter.h"

#include <QSet>

class QUrl;

namespace kohkan {

/// The time line of the shipped tables on one axis. The wheel zooms about the pointer, a drag pans; a drag with Shift,
/// or on the axis, brushes a period, which filters what has dates. A click on an item chooses it, a click on a bubble
/// shows its items apart; a double click or Space opens what the tables say. Arrow keys go from item to item and from
/// lane to lane, Enter chooses, Home shows everything, Esc ends the period. What is selected elsewhere glows; what
/// period and filters leave out is faint. GUI thread only.
class TimeLanes : public Panel {
    Q_OBJECT
public:
    TimeLanes(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
              QWidget *parent = nullptr);

    const TimeLine &line();
    QRectF placeOf(const QString &id); ///< of the mark or bubble of an item; empty where the view does not show it
    const DateAxis &axis();
    const LaneLayout &laneLayout();
    const std::optional<LaneGap> &gap(); ///< from the day after which no incidents are known to today
    QString cursorId() const;            ///< of the item that the keys stand on; empty where they stand on none
    std::optional<Period> period() const;
    /// Says so in messageRequested() where no layer has dates.
    void setPeriod(const std::optional<Period> &period);
    Period whole(); ///< from the first to the last known day
    Period viewed();
    void showAll();
    void zoomBy(double factor, double aboutPixel);
    /// Puts the cursor on an item, and pans to it where it is out of view. False where it is not dated.
    bool goTo(const QString &id);

signals:
    void itemChosen(const kohkan::TimeItem &item);
    void linkFollowed(const QUrl &link); ///< in what an item says
    void messageRequested(const QString &sentence);
    void periodBegun(); ///< by setPeriod(), where there was none
    void refreshed();   ///< line, period or view are others now

protected:
    void refresh() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// What a drag does.
    enum class Drag { None, Pan, NewPeriod, MovePeriod, FirstDay, LastDay };
    // time_lanes.cpp
    void readLine();
    void findGap();
    qint64 lastDay() const;
    void lookAtState();
    void followSelection();
    QSet<QString> selectedKeys(const LayerEntry &entry) const;
    const TimeItem &itemOf(TimeRef ref) const { return m_line.lanes[ref.lane].items[ref.item]; }
    std::optional<TimeRef> refOf(const QString &id) const;
    // time_lanes_view.cpp
    QRectF plot() const;
    void setAxis(const DateAxis &axis);
    DateView limits() const;
    void reveal(TimeRef ref);
    // time_lanes_input.cpp
    Drag dragAt(QPointF at, Qt::KeyboardModifiers modifiers);
    void dragPeriod(QPointF at);
    void click(QPointF at);
    void choose(TimeRef ref);
    void openBubble(const TimeMark &bubble);
    void openCard(TimeRef ref);
    void showTip(TimeRef ref);
    void setHovered(std::optional<TimeRef> ref);
    QString tipOf(const TimeMark &mark) const;
    // time_lanes_keys.cpp
    void step(int by);
    void changeLane(int by);

    LayerList *m_layers;
    FilterState *m_filters;
    Selection *m_selection;
    const Tables *m_tables;
    PeriodFilter *m_period;
    TimeLine m_line;
    bool m_isLineRead = false, m_isViewSet = false;
    DateAxis m_axis;
    std::optional<LaneLayout> m_layout; ///< nothing where it is to be made
    LaneLook m_look;
    std::optional<Selection::Current> m_followed;
    Drag m_drag = Drag::None;
    bool m_isDragging = false;
    QPointF m_pressed, m_last;
    Period m_pressedPeriod;
};

} // namespace kohkan
