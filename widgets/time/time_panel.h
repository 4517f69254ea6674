// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/time/time_lanes.h"

class QComboBox;
class QLabel;
class QTimer;
class QToolButton;

namespace kohkan {

/// The time lanes with what moves the period: back, play, forward, by which step; what it is, and the end of it; and
/// the records without a date. Keys: comma and full stop step, K plays. GUI thread only.
class TimePanel : public QWidget {
    Q_OBJECT
public:
    TimePanel(LayerList *layers, FilterState *filters, Selection *selection, const Tables *tables,
              QWidget *parent = nullptr);
    TimeLanes *lanes() const { return m_lanes; }
    void setStep(Period::Step step);
    /// Moves the period by so many steps; where there is none, one of a year begins. False at the end of the time line.
    bool stepPeriod(int by);
    void play();
    void pause();
    bool isPlaying() const;
    QString periodText() const;

signals:
    void linkFollowed(const QUrl &link);
    void messageRequested(const QString &sentence);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void makeHeader();
    QToolButton *makeButton(const QString &name, const QString &text, const QString &tip);
    void showState();
    void openUndated();
    TimeLanes *m_lanes;
    QWidget *m_header;
    QToolButton *m_play = nullptr, *m_clear = nullptr, *m_undated = nullptr;
    QComboBox *m_step = nullptr;
    QLabel *m_period;
    QTimer *m_timer;
    const Tables *m_tables;
};

} // namespace kohkan
