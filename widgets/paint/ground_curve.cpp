// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/ground_curve.h"

#include "datasets/geo/geodesy.h"
#include "widgets/paint/line_clip.h"

namespace kohkan {

namespace {

constexpr int firstParts = 16;     ///< so that no bend is overlooked between two straight ends
constexpr int mostHalvings = 12;   ///< of a first part
constexpr double tolerance = 0.3;  ///< pixels from the curve
constexpr double longestStep = 40; ///< pixels; what is longer after all halvings is a jump
constexpr double margin = 8;       ///< pixels kept outside the view
constexpr double sameDegrees = 1e-4;
const QPointF nowhere(qQNaN(), qQNaN());

class Sampler {
public:
    Sampler(const MapViewport &viewport, const std::function<LonLat(double)> &place)
        : m_viewport(viewport)
        , m_place(place)
        , m_view(QRectF(QPointF(), QSizeF(viewport.size)).adjusted(-margin, -margin, margin, margin))
    {}

    std::vector<QPolygonF> sample(double from, double to)
    {
        double t = from;
        QPointF point = at(t);
        start(point);
        for (int i = 1; i <= firstParts; ++i) {
            const double next = from + (to - from) * i / firstParts;
            const QPointF end = at(next);
            split(t, point, next, end, mostHalvings);
            t = next;
            point = end;
        }
        std::vector<QPolygonF> pieces;
        for (const auto &line : m_pieces)
            for (auto &piece : pixels::clippedLine(line, m_view))
                pieces.push_back(std::move(piece.points));
        return pieces;
    }

private:
    QPointF at(double t) const { return shownAt(m_viewport, m_place(t)); }
    void start(QPointF point)
    {
        if (isOnScreen(point))
            m_pieces.push_back(QPolygonF{point});
    }
    bool isOffView(QPointF a, QPointF b, QPointF c) const
    {
        const auto [left, right] = std::minmax({a.x(), b.x(), c.x()});
        const auto [top, bottom] = std::minmax({a.y(), b.y(), c.y()});
        const double bend = (right - left + bottom - top) / 2; // it may bend by that much between them
        return right + bend < m_view.left() || left - bend > m_view.right() || bottom + bend < m_view.top() ||
               top - bend > m_view.bottom();
    }
    static bool isStraight(QPointF a, QPointF middle, QPointF b)
    {
        const QPointF along = b - a, off = middle - a;
        const double length = std::hypot(along.x(), along.y());
        if (length < 1)
            return std::hypot(off.x(), off.y()) < 1;
        const double share = QPointF::dotProduct(off, along) / (length * length);
        return std::abs(off.x() * along.y() - off.y() * along.x()) / length < tolerance && share > 0.05 && share < 0.95;
    }
    /// Goes on from `a`, which the last piece ends with where it is on the screen.
    void split(double from, QPointF a, double to, QPointF b, int halvings)
    {
        const bool hasA = isOnScreen(a), hasB = isOnScreen(b);
        if (!hasA && !hasB)
            return;
        if (halvings == 0) {
            if (hasA && hasB && std::hypot(b.x() - a.x(), b.y() - a.y()) <= longestStep)
                m_pieces.back().append(b);
            else
                start(b);
            return;
        }
        const double half = (from + to) / 2;
        const QPointF middle = at(half);
        if (hasA && hasB && isOnScreen(middle) && (isOffView(a, middle, b) || isStraight(a, middle, b))) {
            m_pieces.back().append(b);
            return;
        }
        split(from, a, half, middle, halvings - 1);
        split(half, middle, to, b, halvings - 1);
    }

    const MapViewport &m_viewport;
    const std::function<LonLat(double)> &m_place;
    QRectF m_view;
    std::vector<QPolygonF> m_pieces;
};

} // namespace

QPointF shownAt(const MapViewport &viewport, LonLat place)
{
    const QPointF point = viewport.toScreen(place);
    if (!isOnScreen(point))
        return nowhere;
    const LonLat back = viewport.toLonLat(point);
    const bool isSame =
        back.isValid() && std::abs(back.lat - place.lat) < sameDegrees &&
        (std::abs(std::remainder(back.lon - place.lon, 360)) < sameDegrees || std::abs(place.lat) > 89.9);
    return isSame ? point : nowhere;
}

bool isOnScreen(QPointF point)
{
    return std::isfinite(point.x()) && std::isfinite(point.y());
}

std::vector<QPolygonF> groundCurve(const MapViewport &viewport, const std::function<LonLat(double)> &place, double from,
                                   double to)
{
    return Sampler(viewport, place).sample(from, to);
}

std::vector<QPolygonF> geodesicCurve(const MapViewport &viewport, LonLat from, LonLat to)
{
    const GeodesicLine line = geodesic(from, to);
    return groundCurve(
        viewport, [&](double metres) { return geodesicPoint(from, line.bearing, metres); }, 0, line.metres);
}

} // namespace kohkan
