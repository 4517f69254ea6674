// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/panel.h"

#include <QTimer>

namespace kohkan {

Panel::Panel(QWidget *parent) : QWidget(parent) {}

void Panel::flush()
{
    if (!m_stale)
        return;
    m_stale = false;
    refresh();
}

void Panel::invalidate()
{
    m_stale = true;
    if (m_scheduled || !isVisible())
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        if (isVisible())
            flush();
    });
}

void Panel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    flush();
}

} // namespace kohkan
