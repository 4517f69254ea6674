// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/map_surround.h"

#include "widgets/paint/north_arrow.h"

namespace kohkan {

namespace {
constexpr QSize leastMap(320, 240); ///< below that there is no room for an arrow
constexpr int gap = 10;
} // namespace

MapSurround::MapSurround(WorkerPool *pool, const std::shared_ptr<Mailbox> &mailbox, QWidget *map)
    : QObject(map), m_overview(new OverviewInset(pool, mailbox, map))
{}

bool MapSurround::isShown(Part part) const
{
    switch (part) {
    case Part::Graticule:
        return m_showsGraticule;
    case Part::NorthArrow:
        return m_showsArrow;
    case Part::Overview:
        break;
    }
    return m_overview->isWanted();
}

void MapSurround::setShown(Part part, bool isShown)
{
    if (isShown == this->isShown(part))
        return;
    if (part == Part::Graticule)
        m_showsGraticule = isShown;
    else if (part == Part::NorthArrow)
        m_showsArrow = isShown;
    else
        m_overview->setWanted(isShown);
    emit changed();
}

void MapSurround::setViewport(const MapViewport &viewport)
{
    m_viewport = viewport;
    m_graticule.reset();
    m_overview->setViewport(viewport);
}

bool MapSurround::hasArrow() const
{
    return m_showsArrow && m_viewport.size.width() >= leastMap.width() && m_viewport.size.height() >= leastMap.height();
}

QRect MapSurround::topRoom(QSize size) const
{
    const QRect arrow = northArrowBox(m_viewport).toRect();
    int left = gap, right = m_viewport.size.width() - gap, top = gap;
    if (!m_overview->isHidden())
        left = m_overview->geometry().right() + 1 + gap;
    if (hasArrow())
        right = arrow.left() - gap;
    if (right - left < size.width()) {
        top = std::max(m_overview->isHidden() ? 0 : m_overview->geometry().bottom() + 1,
                       hasArrow() ? arrow.bottom() : 0) +
              gap;
        left = gap;
        right = m_viewport.size.width() - gap;
    }
    return {{left + std::max(0, (right - left - size.width()) / 2), top}, size};
}

void MapSurround::paint(QPainter &painter, std::vector<QRectF> taken)
{
    const auto north = hasArrow() ? northOnScreen(m_viewport) : std::nullopt;
    if (m_showsGraticule) {
        if (!m_graticule)
            m_graticule = Graticule::of(m_viewport);
        if (north)
            taken.push_back(northArrowBox(m_viewport));
        if (!m_overview->isHidden())
            taken.emplace_back(m_overview->geometry());
        m_graticule->paint(painter, m_font, taken);
    }
    if (north)
        paintArrow(painter, *north);
}

void MapSurround::paintArrow(QPainter &painter, double degrees)
{
    constexpr double visible = 0.2; // degrees
    const double ratio = m_viewport.pixelRatio;
    if (m_arrow.isNull() || m_arrow.devicePixelRatio() != ratio || std::abs(m_arrowDegrees - degrees) > visible) {
        m_arrow = northArrow(degrees, ratio);
        m_arrowDegrees = degrees;
    }
    painter.drawImage(northArrowBox(m_viewport).topLeft(), m_arrow);
}

} // namespace kohkan
