// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/bar_canvas.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace kohkan {

BarCanvas::BarCanvas(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Breakdown"));
}

void BarCanvas::setFigure(BreakdownFigurePtr figure, const QString &empty)
{
    const QString before =
        m_figure && m_cursor && *m_cursor < m_figure->bars().size() ? m_figure->bars()[*m_cursor].label : QString();
    m_figure = std::move(figure);
    m_empty = empty;
    m_hovered.reset();
    m_pressed.reset();
    m_cursor.reset();
    for (std::size_t i = 0; m_figure && !before.isEmpty() && i < m_figure->bars().size(); ++i)
        if (m_figure->bars()[i].label == before)
            m_cursor = i;
    update();
}

QRectF BarCanvas::placeOf(std::size_t bar) const
{
    return m_figure->barPlace(bar, size());
}

void BarCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartColors colors = ChartColors::of(palette());
    painter.fillRect(rect(), colors.paper);
    if (!m_figure || !m_figure->empty.isEmpty()) {
        painter.setPen(colors.quiet);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_figure ? m_figure->empty : m_empty);
    } else {
        m_figure->paint(painter, size(), colors);
        painter.setBrush(Qt::NoBrush);
        const auto frame = [&](std::optional<std::size_t> bar, const QPen &pen) {
            painter.setPen(pen);
            if (bar)
                painter.drawRect(placeOf(*bar).adjusted(-4, 0.5, 6, -0.5));
        };
        frame(m_hovered, QPen(colors.faint, 1));
        if (hasFocus())
            frame(m_cursor, QPen(palette().color(QPalette::Highlight), 1.4));
    }
    if (hasFocus() && !m_cursor) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BarCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const auto bar = m_figure ? m_figure->barAt(event->position(), size()) : std::nullopt;
    if (bar == m_hovered)
        return;
    m_hovered = bar;
    setCursor(bar ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BarCanvas::mousePressEvent(QMouseEvent *event)
{
    m_pressed =
        m_figure && event->button() == Qt::LeftButton ? m_figure->barAt(event->position(), size()) : std::nullopt;
}

void BarCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed || !m_figure ||
        m_figure->barAt(event->position(), size()) != m_pressed)
        return;
    const std::size_t bar = *m_pressed;
    m_cursor = bar;
    m_pressed.reset();
    emit toggled(bar);
}

void BarCanvas::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered.reset();
    update();
}

void BarCanvas::moveCursor(std::optional<std::size_t> to)
{
    if (!to || *to >= m_figure->bars().size())
        return;
    m_cursor = to;
    setAccessibleDescription(m_figure->bars()[*to].label);
    emit cursorMoved(placeOf(*to).toRect());
    update();
}

void BarCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!m_figure || m_figure->bars().empty())
        return QWidget::keyPressEvent(event);
    const auto go = [&](int right, int down) {
        moveCursor(m_cursor ? m_figure->neighbour(*m_cursor, right, down, size()) : std::optional<std::size_t>(0));
    };
    switch (event->key()) {
    case Qt::Key_Down:
        return go(0, 1);
    case Qt::Key_Up:
        return go(0, -1);
    case Qt::Key_Right:
        return go(1, 0);
    case Qt::Key_Left:
        return go(-1, 0);
    case Qt::Key_Home:
        return moveCursor(0);
    case Qt::Key_End:
        return moveCursor(m_figure->bars().size() - 1);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor)
            emit toggled(*m_cursor);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool BarCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto bar = m_figure ? m_figure->barAt(help->pos(), size()) : std::nullopt;
    if (bar)
        QToolTip::showText(help->globalPos(), m_figure->tip(*bar), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace kohkan
