// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/graticule.h"

#include "widgets/paint/ground_curve.h"
#include "widgets/paint/map_text.h"

#include <QFontMetricsF>

namespace kohkan {

namespace {

constexpr qint64 second = 10, minute = 60 * second, degree = 60 * minute; ///< in tenths of a second
constexpr qint64 steps[] = {5,          second,     2 * second,  5 * second,  10 * second, 20 * second, 30 * second,
                            minute,     2 * minute, 5 * minute,  10 * minute, 20 * minute, 30 * minute, degree,
                            2 * degree, 5 * degree, 10 * degree, 20 * degree, 30 * degree};
constexpr double leastSpacing = 100; ///< pixels between two lines at the middle of the view
constexpr int probes = 12;           ///< the view is looked at in so many rows and columns
constexpr double mostLines = 60;
constexpr double labelHeight = 15, labelGap = 2;

/// The ground that a view shows.
struct Ground {
    LonLat middle; ///< the place shown nearest to the middle; invalid: none is shown
    double south = 90, north = -90;
    double west = 0, east = 0; ///< degrees from the meridian of the middle
};

Ground groundOf(const MapViewport &viewport)
{
    const QPointF corner(viewport.size.width(), viewport.size.height()), center = corner / 2;
    std::vector<LonLat> places;
    Ground ground;
    double nearest = 0;
    for (int row = 0; row <= probes; ++row)
        for (int column = 0; column <= probes; ++column) {
            const QPointF at(corner.x() * column / probes, corner.y() * row / probes);
            const LonLat place = viewport.toLonLat(at);
            if (!place.isValid())
                continue;
            places.push_back(place);
            const double distance = (at - center).manhattanLength();
            if (!ground.middle.isValid() || distance < nearest) {
                ground.middle = place;
                nearest = distance;
            }
        }
    for (const auto &place : places) {
        const double east = std::remainder(place.lon - ground.middle.lon, 360);
        ground.south = std::min(ground.south, place.lat);
        ground.north = std::max(ground.north, place.lat);
        ground.west = std::min(ground.west, east);
        ground.east = std::max(ground.east, east);
    }
    const double more = 1.0 / probes; // what lies between two probes
    const double up = (ground.north - ground.south) * more, aside = (ground.east - ground.west) * more;
    ground.south = std::max(-90.0, ground.south - up);
    ground.north = std::min(90.0, ground.north + up);
    ground.west -= aside;
    ground.east += aside;
    const QRectF view(QPointF(), QSizeF(viewport.size));
    for (const double pole : {-90.0, 90.0})
        if (const QPointF at = shownAt(viewport, {ground.middle.lon, pole}); isOnScreen(at) && view.contains(at)) {
            (pole < 0 ? ground.south : ground.north) = pole;
            ground.west = -180;
            ground.east = 180;
        }
    if (ground.east - ground.west >= 360) {
        ground.west = -180 - ground.middle.lon;
        ground.east = 180 - ground.middle.lon;
    }
    return ground;
}

/// Pixels a degree from a place in one direction.
double pixelsPerDegree(const MapViewport &viewport, LonLat from, LonLat to, double degrees)
{
    const QPointF a = viewport.toScreen(from), b = viewport.toScreen(to);
    const double pixels = std::hypot(b.x() - a.x(), b.y() - a.y()) / degrees;
    return std::isfinite(pixels) && pixels > 0 ? pixels : 1;
}

struct Steps {
    qint64 lon, lat;
};

Steps stepsFor(const MapViewport &viewport, const Ground &ground)
{
    const LonLat at = ground.middle;
    const double up = std::clamp((ground.north - ground.south) / 20, 1e-6, 1.0);
    const double aside = std::clamp((ground.east - ground.west) / 20, 1e-6, 1.0);
    const double lat = pixelsPerDegree(viewport, at, {at.lon, at.lat > 0 ? at.lat - up : at.lat + up}, up);
    const double lon = pixelsPerDegree(viewport, at, {at.lon > 0 ? at.lon - aside : at.lon + aside, at.lat}, aside);
    const auto step = [](double pixels, double span) {
        return Graticule::stepFor(std::max(leastSpacing / pixels, span / mostLines));
    };
    Steps found{step(lon, ground.east - ground.west), step(lat, ground.north - ground.south)};
    if (found.lon < 3 * found.lat && found.lat < 3 * found.lon) // one step for both, but where meridians draw together
        found.lon = found.lat = std::max(found.lon, found.lat);
    return found;
}

double inDegrees(qint64 tenths)
{
    return static_cast<double>(tenths) / degree;
}

/// A straight line along an axis is two points on the middle of a pixel, so that it is sharp.
bool isAlongAnAxis(QPolygonF &line)
{
    const QRectF box = line.boundingRect();
    constexpr double still = 0.05;
    if (box.width() > still && box.height() > still)
        return false;
    const auto sharp = [](double at) { return std::floor(at) + 0.5; };
    if (box.width() <= still)
        line = QPolygonF{{sharp(box.left()), box.top()}, {sharp(box.left()), box.bottom()}};
    else
        line = QPolygonF{{box.left(), sharp(box.top())}, {box.right(), sharp(box.top())}};
    return true;
}

} // namespace

QFont graticuleFont()
{
    return mapFont(10, 1);
}

qint64 Graticule::stepFor(double degrees)
{
    for (const qint64 step : steps)
        if (inDegrees(step) >= degrees * (1 - 1e-9))
            return step;
    return 30 * degree;
}

QString Graticule::labelOf(Line::Kind kind, qint64 tenths, qint64 step)
{
    const qint64 size = std::abs(tenths);
    QString text = QStringLiteral("%1°").arg(size / degree);
    if (step % degree != 0)
        text += QStringLiteral("%1'").arg(size / minute % 60, 2, 10, QLatin1Char('0'));
    if (step % minute != 0)
        text += QStringLiteral("%1").arg(size / second % 60, 2, 10, QLatin1Char('0'));
    if (step % second != 0)
        text += QStringLiteral(".%1").arg(size % second);
    if (step % minute != 0)
        text += u'"';
    if (size == 0 || (kind == Line::Kind::Meridian && size == 180 * degree))
        return text;
    if (kind == Line::Kind::Meridian)
        return text + (tenths < 0 ? u'W' : u'E');
    return text + (tenths < 0 ? u'S' : u'N');
}

void Graticule::add(const MapViewport &viewport, Line::Kind kind, qint64 tenths, qint64 step,
                    const std::function<LonLat(double)> &place, double from, double to)
{
    Line line{kind, tenths, groundCurve(viewport, place, from, to), labelOf(kind, tenths, step)};
    if (!line.pieces.empty())
        m_lines.push_back(std::move(line));
}

Graticule Graticule::of(const MapViewport &viewport)
{
    Graticule graticule;
    graticule.m_size = viewport.size;
    const Ground ground = groundOf(viewport);
    if (!ground.middle.isValid())
        return graticule;
    const Steps step = stepsFor(viewport, ground);
    const auto first = [](double from, qint64 by) {
        return static_cast<qint64>(std::ceil(from * degree / static_cast<double>(by))) * by;
    };
    const double west = ground.middle.lon + ground.west, east = ground.middle.lon + ground.east;
    for (qint64 at = first(west, step.lon); inDegrees(at) <= east; at += step.lon) {
        const qint64 turn = 360 * degree;
        const qint64 tenths = ((at + turn / 2) % turn + turn) % turn - turn / 2; // -180° up to 180°
        graticule.add(
            viewport, Line::Kind::Meridian, tenths, step.lon,
            [lon = inDegrees(tenths)](double lat) {
                return LonLat{lon, lat};
            },
            ground.south, ground.north);
    }
    for (qint64 at = first(ground.south, step.lat); inDegrees(at) <= ground.north; at += step.lat)
        graticule.add(
            viewport, Line::Kind::Parallel, at, step.lat,
            [lat = inDegrees(at)](double lon) {
                return LonLat{std::remainder(lon, 360), lat};
            },
            west, east);
    return graticule;
}

/// Where a meridian crosses a row of pixels, or a parallel a column.
std::optional<QPointF> Graticule::crossing(const Line &line, double edge) const
{
    const auto across = [&](QPointF p) { return line.kind == Line::Kind::Meridian ? p.y() : p.x(); };
    for (const auto &piece : line.pieces)
        for (qsizetype i = 1; i < piece.size(); ++i) {
            const double a = across(piece[i - 1]) - edge, b = across(piece[i]) - edge;
            if ((a <= 0) == (b <= 0))
                continue;
            const QPointF at = piece[i - 1] + (piece[i] - piece[i - 1]) * (a / (a - b));
            if (QRectF(QPointF(), m_size).contains(at))
                return at;
        }
    return std::nullopt;
}

/// At the top where it is a meridian, at the right where it is a parallel, or as near to there as the end of the line
/// and what else is there let it; empty where there is no room.
QRectF Graticule::labelBox(const Line &line, double width, const std::vector<QRectF> &taken) const
{
    const bool isMeridian = line.kind == Line::Kind::Meridian;
    QRectF seen;
    for (const auto &piece : line.pieces)
        seen |= piece.boundingRect().adjusted(0, 0, 0.01, 0.01); // one without a width counts, too
    double edge = isMeridian ? std::max(0.0, seen.top()) + labelGap + labelHeight / 2
                             : std::min(m_size.width(), seen.right()) - labelGap - width / 2;
    for (int tries = 0; tries < 3; ++tries) {
        const auto at = crossing(line, edge);
        if (!at)
            return {};
        const QRectF box(at->x() - width / 2, at->y() - labelHeight / 2, width, labelHeight);
        const auto covers = [&](const QRectF &other) { return other.intersects(box); };
        const auto other = std::find_if(taken.begin(), taken.end(), covers);
        if (other == taken.end())
            return QRectF(QPointF(), m_size).contains(box) ? box : QRectF();
        edge = isMeridian ? other->bottom() + labelGap + labelHeight / 2 : other->left() - labelGap - width / 2;
    }
    return {};
}

void Graticule::paint(QPainter &painter, const QFont &font, const std::vector<QRectF> &taken, Hand hand) const
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    QPen pen(QColor(0x86, 0x92, 0xa1), hand == Hand::Screen ? 1 : 0.7);
    pen.setCosmetic(hand == Hand::Screen); // opaque and cosmetic: QPainter is ten times as fast with it
    painter.setPen(pen);
    for (const auto &line : m_lines)
        for (QPolygonF piece : line.pieces) {
            painter.setRenderHint(QPainter::Antialiasing, hand == Hand::Printed || !isAlongAnAxis(piece));
            painter.drawPolyline(piece);
        }
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    std::vector<QRectF> named;
    for (const auto &line : m_lines) {
        const QRectF box = labelBox(line, metrics.horizontalAdvance(line.label) + 8, taken);
        const auto covers = [&](const QRectF &other) { return other.intersects(box); };
        if (box.isEmpty() || std::any_of(named.begin(), named.end(), covers))
            continue;
        named.push_back(box.adjusted(-6, -2, 6, 2));
        painter.fillRect(box, QColor(255, 255, 255, 190));
        painter.setPen(QColor(0x33, 0x3f, 0x50));
        painter.drawText(box, Qt::AlignCenter, line.label);
    }
    painter.restore();
}

} // namespace kohkan
