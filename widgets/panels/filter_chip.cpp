// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/filter_chip.h"

#include <QPainter>
#include <QToolButton>
#include <algorithm>

namespace kohkan {

namespace {
constexpr int margin = 9;
constexpr int widest = 320;
} // namespace

FilterChip::FilterChip(const QString &text, QWidget *parent)
    : QWidget(parent), m_text(text), m_remove(new QToolButton(this))
{
    setToolTip(text);
    setAccessibleName(text);
    m_remove->setText(QStringLiteral("×"));
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Remove this condition"));
    m_remove->setAccessibleName(tr("Remove %1").arg(text));
    m_remove->setFocusPolicy(Qt::TabFocus);
    connect(m_remove, &QToolButton::clicked, this, &FilterChip::removed);
}

QSize FilterChip::sizeHint() const
{
    const int height = fontMetrics().height() + 8;
    return {std::min(fontMetrics().horizontalAdvance(m_text) + margin + height + 4, widest), height};
}

QSize FilterChip::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 80), sizeHint().height()};
}

void FilterChip::resizeEvent(QResizeEvent *)
{
    const int side = height() - 4;
    m_remove->setGeometry(width() - side - 3, 2, side, side);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor plate = palette().color(QPalette::Highlight), rim = plate;
    plate.setAlphaF(0.16f);
    rim.setAlphaF(0.45f);
    painter.setPen(rim);
    painter.setBrush(plate);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect place(margin, 0, m_remove->x() - margin, height());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
}

} // namespace kohkan
