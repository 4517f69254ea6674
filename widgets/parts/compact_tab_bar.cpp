// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/parts/compact_tab_bar.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace kohkan {

CompactTabBar::CompactTabBar(QWidget *parent) : QTabBar(parent)
{
    constexpr double share = 0.93; // of the size of running text, so that five words fit a dock of 300 px
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * share);
    setFont(small);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideRight);
    setExpanding(false);
    setDrawBase(false);
}

QSize CompactTabBar::tabSizeHint(int tab) const
{
    constexpr int margin = 18, height = 12;
    return {fontMetrics().horizontalAdvance(tabText(tab)) + margin, fontMetrics().height() + height};
}

QSize CompactTabBar::minimumTabSizeHint(int tab) const
{
    constexpr int margin = 2;
    return {fontMetrics().horizontalAdvance(tabText(tab)) + margin, tabSizeHint(tab).height()};
}

void CompactTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ink = palette().color(QPalette::WindowText), mark = palette().color(QPalette::Highlight);
    QColor quiet = ink;
    quiet.setAlphaF(0.7f);
    for (int tab = 0; tab < count(); ++tab) {
        const QRect place = tabRect(tab);
        if (!isTabVisible(tab) || place.isEmpty())
            continue;
        const bool current = tab == currentIndex();
        painter.setPen(current ? ink : quiet);
        painter.drawText(place, Qt::AlignCenter, fontMetrics().elidedText(tabText(tab), Qt::ElideRight, place.width()));
        if (current)
            painter.fillRect(QRect(place.left() + 2, place.bottom() - 1, place.width() - 4, 2), mark);
        if (current && hasFocus()) {
            QStyleOptionFocusRect focus;
            focus.initFrom(this);
            focus.rect = place.adjusted(1, 1, -1, -3);
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
        }
    }
}

CompactTabWidget::CompactTabWidget(QWidget *parent) : QTabWidget(parent)
{
    setTabBar(new CompactTabBar(this));
    setDocumentMode(true);
}

} // namespace kohkan
