// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/state/measurement.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace kohkan {

/// What was measured, as a few lines at the top of the map, with Copy and Close. GUI thread only.
class MeasurePanel : public QFrame {
    Q_OBJECT
public:
    enum class State { Drawing, Done };
    explicit MeasurePanel(QWidget *map);
    void tell(const Measurement &measurement, State state);
    QString text() const; ///< what it says, without markup

signals:
    void copyRequested();
    void exposureRequested();   ///< along what was measured
    void annotationRequested(); ///< of the line or the ring
    void closeRequested();

private:
    QLabel *m_text;
    QToolButton *m_copy;
    QToolButton *m_exposure;
    QToolButton *m_annotate;
};

} // namespace kohkan
