// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/overview_inset.h"

#include "widgets/map/base_painter.h"
#include "widgets/map/ground_curve.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <optional>

namespace kohkan {

namespace {

constexpr int leastWidth = 112, mostWidth = 168;
constexpr double flattest = 0.5, tallest = 0.85; ///< height to width
constexpr int inset = 10;
constexpr QSize leastMap(440, 330); ///< below that the map needs its room itself
constexpr double leastFrame = 7;    ///< pixels: a smaller view is shown as a frame of that size
constexpr double mostShare = 0.8;   ///< of the overview that a view may fill
const LonLatBox world{-180, -58, 180, 78};

/// A box on the ground in the plane of a view; nothing where the view's reference system does not show all of it.
std::optional<MapRect> planeBox(const MapViewport &view, const LonLatBox &box)
{
    MapRect plane;
    constexpr int parts = 8;
    for (int row = 0; row <= parts; ++row)
        for (int column = 0; column <= parts; ++column) {
            // A little inside, where 180 degrees are on one side only.
            const double x = std::clamp(column / double{parts}, 0.001, 0.999);
            const LonLat place{box.minX + x * box.width(), box.minY + row * box.height() / parts};
            const QPointF point = shownAt(view, place);
            if (!isOnScreen(point))
                return std::nullopt;
            plane.include(view.toMap(point));
        }
    return plane;
}

/// The overview over a box, for that view; nothing where it would not tell more than the view itself.
std::optional<MapViewport> overviewOf(const MapViewport &view, const LonLatBox &box)
{
    const auto plane = planeBox(view, box);
    if (!plane || plane->height() <= 0 || !plane->grown(plane->width() * 0.05).contains(view.center))
        return std::nullopt;
    const MapRect shown = view.rect();
    if (shown.width() > plane->width() * mostShare || shown.height() > plane->height() * mostShare)
        return std::nullopt;
    const double shape = std::clamp(plane->height() / plane->width(), flattest, tallest);
    const int width = std::clamp(view.size.width() / 5, leastWidth, mostWidth);
    MapViewport overview = view;
    overview.size = {width, static_cast<int>(std::lround(width * shape))};
    return overview.fitted(*plane, false, 4);
}

bool isNear(const LonLat &a, const LonLat &b)
{
    if (!a.isValid() || !b.isValid())
        return a.isValid() == b.isValid();
    return std::abs(a.lon - b.lon) < 1e-6 && std::abs(a.lat - b.lat) < 1e-6;
}

} // namespace

OverviewInset::OverviewInset(WorkerPool *pool, std::shared_ptr<Mailbox> mailbox, QWidget *map)
    : QWidget(map), m_pool(pool), m_mailbox(std::move(mailbox)), m_self(std::make_shared<OverviewInset *>(this))
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
    const bool hasRoom = m_view.size.width() >= leastMap.width() && m_view.size.height() >= leastMap.height();
    std::optional<MapViewport> overview;
    if (m_isWanted && m_base && hasRoom) {
        overview = overviewOf(m_view, m_base->fullExtent());
        if (!overview)
            overview = overviewOf(m_view, world);
    }
    if (!overview)
        return hide();
    m_overview = *overview;
    setGeometry(QRect(QPoint(inset, inset), m_overview.size));
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
    m_pool->submit(
        [base = m_base, depiction = m_depiction, frame = m_overview.frame(), generation = ++m_generation,
         mailbox = m_mailbox, self = std::weak_ptr(m_self)] {
            if (self.expired())
                return;
            QImage picture = paintBase(*base, depiction, frame);
            mailbox->post([picture = std::move(picture), generation, self, ratio = frame.pixelRatio]() mutable {
                const auto inset = self.lock();
                if (!inset || (*inset)->m_generation != generation)
                    return;
                picture.setDevicePixelRatio(ratio);
                (*inset)->m_picture = std::move(picture);
                (*inset)->update();
            });
        },
        500); // after what the map itself wants
}

QRectF OverviewInset::frameOfView() const
{
    const MapRect shown = m_view.rect();
    QRectF frame(m_overview.toScreen(MapPoint{shown.minX, shown.maxY}),
                 m_overview.toScreen(MapPoint{shown.maxX, shown.minY}));
    const double across = std::max(0.0, leastFrame - frame.width()) / 2;
    const double down = std::max(0.0, leastFrame - frame.height()) / 2;
    return frame.adjusted(-across, -down, across, down);
}

void OverviewInset::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), seaColor());
    painter.drawImage(QPointF(), m_picture);
    const QRectF frame = frameOfView();
    QPainterPath outside; // odd-even: all but the frame
    outside.addRect(rect());
    outside.addRect(frame);
    painter.fillPath(outside, QColor(255, 255, 255, 60));
    painter.setBrush(Qt::NoBrush);
    for (const auto &pen : {QPen(QColor(255, 255, 255, 220), 3.4), QPen(QColor(0x1f, 0x6f, 0xb5), 1.6)}) {
        painter.setPen(pen);
        painter.drawRect(frame);
    }
    painter.setPen(QPen(QColor(0x70, 0x74, 0x78), 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
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
