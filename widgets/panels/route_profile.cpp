// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/panels/route_profile.h"

#include "widgets/charts/axis_ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace kohkan {

RouteProfile::RouteProfile(RouteExposure route, QWidget *parent)
    : QWidget(parent), m_route(std::move(route)), m_current(m_route.highest)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(260, 140);
    setAccessibleName(tr("Exposure along the route"));
}

double RouteProfile::greatest() const
{
    double most = 0;
    for (const auto &point : m_route.profile)
        most = std::max(most, point.value[indexOf(Toll::High)]);
    return most > 0 ? most : 1;
}

QRectF RouteProfile::plot() const
{
    const QFontMetricsF metrics(font());
    return QRectF(rect()).adjusted(metrics.horizontalAdvance(QStringLiteral("0.0000")) + 8, 10, -14,
                                   -metrics.height() - 10);
}

QPointF RouteProfile::at(double km, double value) const
{
    const QRectF box = plot();
    const double top = linearTicks(greatest(), 5).back();
    const double length = std::max(m_route.lengthKm, 1e-9);
    return {box.left() + box.width() * km / length, box.bottom() - box.height() * value / top};
}

/// The stretch that ends in this point, with nothing reported in reach.
bool RouteProfile::isUnreached(std::size_t point) const
{
    const auto &from = m_route.profile[point - 1], &to = m_route.profile[point];
    return !(from.value[indexOf(Toll::Best)] > 0) && !(to.value[indexOf(Toll::Best)] > 0);
}

/// Hatched: nothing reported is not an index of 0.
void RouteProfile::paintUnreached(QPainter &painter) const
{
    QColor hatch = palette().color(QPalette::Text);
    hatch.setAlpha(70);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(hatch, Qt::BDiagPattern));
    for (std::size_t i = 1; i < m_route.profile.size(); ++i)
        if (isUnreached(i))
            painter.drawRect(
                QRectF(at(m_route.profile[i - 1].km, 0) - QPointF(0, plot().height()), at(m_route.profile[i].km, 0)));
}

void RouteProfile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = plot();
    painter.fillRect(rect(), palette().base());
    const QColor ink = palette().color(QPalette::Text);
    QColor quiet = ink;
    quiet.setAlpha(50);
    const double line = QFontMetricsF(font()).height();
    for (const double tick : linearTicks(greatest(), 5)) {
        const double y = at(0, tick).y();
        painter.setPen(quiet);
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        painter.setPen(ink);
        painter.drawText(QRectF(0, y - line / 2, box.left() - 5, line), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(tick));
    }
    for (const double tick : linearTicks(m_route.lengthKm, 7)) {
        if (tick > m_route.lengthKm)
            continue;
        const double x = at(tick, 0).x();
        painter.setPen(quiet);
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 4));
        painter.setPen(ink);
        painter.drawText(QRectF(x - 50, box.bottom() + 5, 100, line), Qt::AlignHCenter | Qt::AlignTop,
                         tr("%1 km").arg(numberText(tick)));
    }
    paintUnreached(painter);
    QPolygonF band;
    for (const auto &point : m_route.profile)
        band << at(point.km, point.value[indexOf(Toll::High)]);
    for (auto it = m_route.profile.rbegin(); it != m_route.profile.rend(); ++it)
        band << at(it->km, it->value[indexOf(Toll::Low)]);
    const QColor color(0xd5, 0x3e, 0x4f);
    QColor pale = color;
    pale.setAlpha(60);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pale);
    painter.drawPolygon(band);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.8));
    for (std::size_t i = 1; i < m_route.profile.size(); ++i)
        if (!isUnreached(i))
            painter.drawLine(at(m_route.profile[i - 1].km, m_route.profile[i - 1].value[indexOf(Toll::Best)]),
                             at(m_route.profile[i].km, m_route.profile[i].value[indexOf(Toll::Best)]));
    const auto &current = m_route.profile[m_current];
    painter.setPen(QPen(ink, 1, Qt::DashLine));
    const QPointF mark = at(current.km, current.value[indexOf(Toll::Best)]);
    painter.drawLine(QPointF(mark.x(), box.top()), QPointF(mark.x(), box.bottom()));
    painter.setPen(QPen(ink, 1));
    painter.setBrush(color);
    painter.drawEllipse(mark, 4, 4);
}

void RouteProfile::follow(std::size_t point)
{
    m_current = std::min(point, m_route.profile.size() - 1);
    const auto &current = m_route.profile[m_current];
    update();
    emit placeFollowed(current.place, current.km, current.value[indexOf(Toll::Best)]);
}

void RouteProfile::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF box = plot();
    const double km = (event->position().x() - box.left()) / box.width() * m_route.lengthKm;
    const auto near =
        std::min_element(m_route.profile.begin(), m_route.profile.end(),
                         [km](const auto &a, const auto &b) { return std::abs(a.km - km) < std::abs(b.km - km); });
    follow(static_cast<std::size_t>(near - m_route.profile.begin()));
}

void RouteProfile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Right)
        follow(m_current + 1);
    else if (event->key() == Qt::Key_Left)
        follow(m_current > 0 ? m_current - 1 : 0);
    else if (event->key() == Qt::Key_Home)
        follow(0);
    else if (event->key() == Qt::Key_End)
        follow(m_route.profile.size() - 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace kohkan
