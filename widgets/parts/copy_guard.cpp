// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/copy_guard.h"

#include "datasets/table/passing_on.h"

#include <QKeyEvent>
#include <QWidget>

namespace kohkan {

void CopyGuard::put(QWidget *list, const Layer &layer)
{
    if (!whyNotPassedOn(layer).isEmpty())
        put(list);
}

void CopyGuard::put(QWidget *list)
{
    list->installEventFilter(new CopyGuard(list));
}

bool CopyGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace kohkan
