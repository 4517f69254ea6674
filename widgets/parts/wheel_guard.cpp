// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/wheel_guard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace kohkan {

namespace {

class WheelGuard : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !widget || widget->hasFocus())
            return false;
        event->ignore(); // goes on to the parent
        return true;
    }
};

bool turnsByWheel(const QWidget *widget)
{
    const bool isSlider = qobject_cast<const QAbstractSlider *>(widget) && !qobject_cast<const QScrollBar *>(widget);
    return isSlider || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QComboBox *>(widget);
}

} // namespace

void guardWheel(QWidget *widget)
{
    auto *guard = new WheelGuard(widget);
    QList<QWidget *> widgets = widget->findChildren<QWidget *>();
    widgets << widget;
    for (QWidget *known : widgets)
        if (turnsByWheel(known)) {
            known->setFocusPolicy(Qt::StrongFocus); // not by the wheel
            known->installEventFilter(guard);
        }
}

} // namespace kohkan
