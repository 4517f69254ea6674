// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/measure_tool.h"

#include "widgets/map/map_surround.h"
#include "widgets/map/measure_panel.h"
#include "widgets/paint/ground_curve.h"
#include "widgets/paint/map_text.h"
#include "widgets/paint/overlay_shapes.h"

namespace kohkan {

namespace {

constexpr double closeRadius = 9; ///< pixels around the first place in which a click closes the ring
constexpr double lift = 11;       ///< pixels from a line to the middle of its label
const QColor measureInk(0xb0, 0x1e, 0x5b);

/// The middle of what is seen of a line, and the direction there.
std::pair<QPointF, QPointF> middleOf(const QPolygonF &line)
{
    double length = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
    double left = length / 2;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF step = line[i] - line[i - 1];
        const double part = std::hypot(step.x(), step.y());
        if (part >= left && part > 0)
            return {line[i - 1] + step * (left / part), step / part};
        left -= part;
    }
    return {line.isEmpty() ? QPointF() : line.back(), QPointF(1, 0)};
}

} // namespace

MeasureTool::MeasureTool(const MapSurround *surround, QWidget *map)
    : QObject(map), m_surround(surround), m_panel(new MeasurePanel(map))
{
    connect(m_panel, &MeasurePanel::copyRequested, this,
            [this] { emit copyRequested(reportOf(m_measurement, m_format)); });
    connect(m_panel, &MeasurePanel::exposureRequested, this, [this] {
        std::vector<LonLat> route = m_measurement.places();
        if (m_measurement.isClosed())
            route.push_back(route.front());
        emit exposureRequested(route);
    });
    connect(m_panel, &MeasurePanel::annotationRequested, this, [this] { emit annotationRequested(m_measurement); });
    connect(m_panel, &MeasurePanel::closeRequested, this, &MeasureTool::closeRequested);
}

void MeasureTool::setActive(bool isActive)
{
    m_isActive = isActive;
    m_isDone = false;
    m_measurement = {};
    m_pointer.reset();
    refresh();
}

void MeasureTool::setViewport(const MapViewport &viewport)
{
    m_viewport = viewport;
    refresh();
}

void MeasureTool::click(QPointF at)
{
    const LonLat place = m_viewport.toLonLat(at);
    if (!m_isActive || !place.isValid())
        return;
    if (std::exchange(m_isDone, false))
        m_measurement = {};
    if (m_measurement.canClose() && isOnFirst(at)) {
        m_measurement.close();
        m_isDone = true;
    } else {
        m_measurement.add(place);
    }
    m_pointer = at;
    refresh();
}

void MeasureTool::end(QPointF at)
{
    if (m_isDone || !m_isActive)
        return; // the first click has closed it
    if (m_measurement.places().size() > 3 && isOnFirst(at)) {
        m_measurement.removeLast();
        m_measurement.close();
    }
    finish();
}

void MeasureTool::finish()
{
    m_isDone = m_measurement.places().size() > 1;
    if (!m_isDone)
        m_measurement = {};
    m_pointer.reset();
    refresh();
}

void MeasureTool::follow(QPointF pointer)
{
    if (!m_isActive)
        return;
    m_pointer = pointer;
    if (!m_isDone && !m_measurement.places().empty())
        refreshLive();
}

bool MeasureTool::press(int key)
{
    const bool isDrawing = m_isActive && !m_isDone && !m_measurement.places().empty();
    if (!isDrawing)
        return false;
    switch (key) {
    case Qt::Key_Backspace:
        m_measurement.removeLast();
        refresh();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        finish();
        return true;
    default:
        return false;
    }
}

bool MeasureTool::isOnFirst(QPointF at) const
{
    const QPointF first = shownAt(m_viewport, m_measurement.places().front());
    return isOnScreen(first) && std::hypot(first.x() - at.x(), first.y() - at.y()) <= closeRadius;
}

/// With the place of the pointer as its last; closed where the pointer is on the first place.
Measurement MeasureTool::withPointer() const
{
    Measurement live = m_measurement;
    if (m_isDone || !m_pointer || live.places().empty())
        return live;
    const LonLat place = m_viewport.toLonLat(*m_pointer);
    if (live.canClose() && isOnFirst(*m_pointer))
        live.close();
    else if (place.isValid() && place != live.places().back())
        live.add(place);
    return live;
}

MeasureTool::Drawn MeasureTool::drawn(LonLat from, LonLat to) const
{
    Drawn segment{geodesicCurve(m_viewport, from, to), {}, {}};
    if (segment.pieces.empty())
        return segment;
    const GeodesicLine line = geodesic(from, to);
    const double ratio = m_viewport.pixelRatio;
    QImage label = haloText({QStringLiteral("%1 · %2").arg(lengthText(line.metres), bearingText(line.bearing)),
                             mapFont(11, ratio), measureInk, 1.8 * ratio, QColor(255, 255, 255, 225)});
    label.setDevicePixelRatio(ratio);
    const QPolygonF &longest =
        *std::max_element(segment.pieces.begin(), segment.pieces.end(), [](const QPolygonF &a, const QPolygonF &b) {
            const QRectF one = a.boundingRect(), other = b.boundingRect();
            return one.width() + one.height() < other.width() + other.height();
        });
    const QSizeF seen = longest.boundingRect().size();
    if (std::hypot(seen.width(), seen.height()) < label.deviceIndependentSize().width() + 8)
        return segment;
    const auto [middle, along] = middleOf(longest);
    const double across = label.deviceIndependentSize().width() / 2;
    // Above a line that runs across the screen, beside one that runs up.
    const QPointF side = QPointF(along.y(), -along.x()) * (along.x() < 0 ? -1 : 1);
    segment.labelCenter = middle + side * (lift + std::abs(side.x()) * (across - lift / 2));
    segment.label = std::move(label);
    return segment;
}

void MeasureTool::refresh()
{
    m_segments.clear();
    const auto &places = m_measurement.places();
    for (std::size_t i = 1; i < places.size(); ++i)
        m_segments.push_back(drawn(places[i - 1], places[i]));
    if (m_measurement.isClosed())
        m_segments.push_back(drawn(places.back(), places.front()));
    refreshLive();
}

void MeasureTool::refreshLive()
{
    m_live.reset();
    const auto &places = m_measurement.places();
    const Measurement live = withPointer();
    if (live.isClosed() != m_measurement.isClosed())
        m_live = drawn(places.back(), places.front());
    else if (live.places().size() > places.size())
        m_live = drawn(places.back(), live.places().back());
    refreshPanel();
    emit changed();
}

void MeasureTool::refreshPanel()
{
    m_panel->tell(withPointer(), m_isDone ? MeasurePanel::State::Done : MeasurePanel::State::Drawing);
    placePanel();
}

void MeasureTool::placePanel()
{
    m_panel->setGeometry(m_surround->topRoom(m_panel->sizeHint()));
    m_panel->setVisible(m_isActive);
    m_panel->raise();
}

void MeasureTool::paint(QPainter &painter) const
{
    if (m_measurement.places().empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto stroke = [&](const Drawn &segment, const QPen &pen) {
        painter.setPen(pen);
        for (const auto &piece : segment.pieces)
            painter.drawPolyline(piece);
    };
    for (const auto &pen : {QPen(QColor(255, 255, 255, 210), 4.4), QPen(measureInk, 2)}) {
        for (const auto &segment : m_segments)
            stroke(segment, pen);
        if (m_live)
            stroke(*m_live, QPen(pen.color(), pen.widthF() * 0.7));
    }
    painter.setPen(QPen(measureInk, 1.6));
    painter.setBrush(Qt::white);
    for (const auto &place : m_measurement.places())
        if (const QPointF at = shownAt(m_viewport, place); overlay::isNear(m_viewport, at))
            painter.drawEllipse(at, 3.4, 3.4);
    const auto name = [&](const Drawn &segment) {
        const QSizeF size = segment.label.deviceIndependentSize();
        if (!segment.label.isNull())
            painter.drawImage(segment.labelCenter - QPointF(size.width() / 2, size.height() / 2), segment.label);
    };
    for (const auto &segment : m_segments)
        name(segment);
    if (m_live)
        name(*m_live);
    painter.restore();
}

} // namespace kohkan
