// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/overview_inset.h"

#include "widgets/paint/base_painter.h"
#include "widgets/paint/overview.h"

#include <QMouseEvent>
#include <QPainter>
#include <optional>

namespace kohkan {

namespace {

constexpr int overviewInset = 10;
constexpr QSize leastOverview(440, 330); ///< below that the map needs its room itself

bool isNear(const LonLat &a, const LonLat &b)
{
    if (!a.isValid() || !b.isValid())
        return a.isValid() == b.isValid();
    return std::abs(a.lon - b.lon) < 1e-6 && std::abs(a.lat - b.lat) < 1e-6;
}

} // namespace

OverviewInset::OverviewInset(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *map)
    : QWidget(map), m_job(pool, std::move(mailbox), Urgency::Answer)
{
    setObjectName(QStringLiteral("overview"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Click or drag to move the map"));
    setAccessibleName(tr("Overview"));
    hide();
}

void OverviewInset::setBaseMap(BaseMapPtr base, Depiction depiction)
{
    if (base == m_base && depiction == m_depiction)
        return;
    m_base = std::move(base);
    m_depiction = depiction;
    m_asked = {};
    refresh();
}

void OverviewInset::setViewport(const MapViewport &view)
{
    m_view = view;
    refresh();
}

void OverviewInset::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    refresh();
}

void OverviewInset::refresh()
{
    const bool hasRoom = m_view.size.width() >= leastOverview.width() && m_view.size.height() >= leastOverview.height();
    std::optional<MapViewport> overview;
    if (m_isWanted && m_base && hasRoom)
        overview = overviewOf(m_view, *m_base);
    if (!overview)
        return hide();
    m_overview = *overview;
    setGeometry(QRect(QPoint(overviewInset, overviewInset), m_overview.size));
    const QPointF right(m_overview.size.width(), 0), bottom(0, m_overview.size.height());
    const Corners corners{m_overview.toLonLat({}), m_overview.toLonLat(right), m_overview.toLonLat(bottom),
                          m_overview.toLonLat(right + bottom), m_overview.toLonLat((right + bottom) / 2)};
    if (!std::equal(corners.begin(), corners.end(), m_asked.begin(), isNear) || m_askedRatio != m_overview.pixelRatio) {
        m_asked = corners;
        m_askedRatio = m_overview.pixelRatio;
        ask();
    }
    show();
    update();
}

void OverviewInset::ask()
{
    m_job.ask(
        [base = m_base, depiction = m_depiction, frame = m_overview.frame()] {
            QImage picture = paintBase(*base, depiction, frame);
            picture.setDevicePixelRatio(frame.pixelRatio);
            return picture;
        },
        [this](const QImage &picture) {
            m_picture = picture;
            update();
        });
}

QRectF OverviewInset::frameOfView() const
{
    return frameIn(m_overview, m_view);
}

void OverviewInset::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), seaColor());
    painter.drawImage(QPointF(), m_picture);
    paintOverviewFrame(painter, rect().size(), frameOfView());
}

void OverviewInset::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit centerChosen(m_overview.toMap(event->position()));
}

void OverviewInset::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF room(rect());
    if (event->buttons() & Qt::LeftButton)
        emit centerChosen(m_overview.toMap({std::clamp(event->position().x(), room.left(), room.right()),
                                            std::clamp(event->position().y(), room.top(), room.bottom())}));
}

void OverviewInset::mouseReleaseEvent(QMouseEvent *) {} // else the map under it takes it for a click

void OverviewInset::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

} // namespace kohkan
