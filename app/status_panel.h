// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/view_system.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace kohkan {

/// The right side of the status bar: progress with Cancel, selection, coordinates, scale.
class StatusPanel : public QWidget {
    Q_OBJECT
public:
    explicit StatusPanel(QWidget *parent = nullptr);
    void showProgress(const QString &what, double share); ///< share below 0: busy
    void hideProgress();
    void showSelection(std::size_t count);
    void showPlace(LonLat place); ///< invalid: the pointer is off the map
    void showScale(double denominator);
    /// The reference system of the map, and how it is computed as a tip.
    void showSystem(const ViewSystem &system);

signals:
    void cancelRequested();

private:
    QLabel *m_what;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QLabel *m_selection;
    QLabel *m_place;
    QLabel *m_system;
    QLabel *m_scale;
};

} // namespace kohkan
