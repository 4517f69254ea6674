// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/geo/coordinate_text.h"
#include "datasets/geo/view_system.h"

#include <QWidget>

class QLabel;
class QMenu;
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
    void setCoordinateFormat(CoordinateFormat format);
    void setCoordinateMenu(QMenu *menu); ///< what a click on the coordinates opens
    QString placeText() const;
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
    QToolButton *m_place;
    LonLat m_shown;
    CoordinateFormat m_format = CoordinateFormat::DecimalDegrees;
    QLabel *m_system;
    QLabel *m_scale;
};

} // namespace kohkan
