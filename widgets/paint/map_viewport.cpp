// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/map_viewport.h"

#include "datasets/geo/geodesy.h"
#include "datasets/geo/mercator.h"

namespace kohkan {

namespace {
constexpr double notchZero = 2 * mercator::halfWorld / 256;
constexpr double standardPixel = 0.00028;
constexpr double aroundTheWhole = 8; ///< device-independent pixels
constexpr double surelyWithin = 10;  ///< map units a pixel: no system has 1:100 there
} // namespace

double MapViewport::resolutionOf(int notch)
{
    return notchZero * std::exp2(-notch / 16.0);
}

int MapViewport::notch() const
{
    return static_cast<int>(std::lround(16 * std::log2(notchZero / resolution)));
}

int MapViewport::firstNotch() const
{
    const MapRect &all = system->bounds();
    const double across = std::max(1.0, size.width() - 2 * aroundTheWhole),
                 down = std::max(1.0, size.height() - 2 * aroundTheWhole);
    const double whole = std::max(all.width() / across, all.height() / down);
    return std::max(minNotch, static_cast<int>(std::floor(16 * std::log2(notchZero / whole) + 1e-9)));
}

int MapViewport::lastNotch() const
{
    MapViewport closest = *this;
    closest.resolution = closestScale * standardPixel; // the factor depends on it a little
    const double factor = closest.groundFactor();
    const double finest = closest.resolution / (factor > 0 && std::isfinite(factor) ? factor : 1);
    return static_cast<int>(std::floor(16 * std::log2(notchZero / finest) + 1e-9));
}

double MapViewport::rungResolution(int steps) const
{
    const int at = notch();
    const int below = static_cast<int>(std::floor(static_cast<double>(at) / notchesPerRung)) * notchesPerRung;
    int to = below + steps * notchesPerRung;
    if (below != at && steps < 0)
        to += notchesPerRung;
    const int first = firstNotch();
    return resolutionOf(std::clamp(to, first, std::max(first, lastNotch())));
}

MapPoint MapViewport::toMap(QPointF screen) const
{
    const PixelFrame whole = frame();
    return whole.map(screen * pixelRatio);
}

QPointF MapViewport::toScreen(MapPoint point) const
{
    return frame().local(point) / pixelRatio;
}

LonLat MapViewport::toLonLat(QPointF screen) const
{
    return system->toLonLat(toMap(screen));
}

QPointF MapViewport::toScreen(LonLat place) const
{
    return toScreen(system->fromLonLat(place));
}

MapRect MapViewport::rect() const
{
    return frame().rect();
}

PixelFrame MapViewport::frame() const
{
    PixelFrame frame;
    frame.resolution = resolution / pixelRatio;
    frame.pixelRatio = pixelRatio;
    frame.width = static_cast<int>(std::lround(size.width() * pixelRatio));
    frame.height = static_cast<int>(std::lround(size.height() * pixelRatio));
    frame.left = std::llround(center.x / frame.resolution - frame.width / 2.0);
    frame.top = std::llround(-center.y / frame.resolution - frame.height / 2.0);
    return frame;
}

double MapViewport::groundFactor() const
{
    if (system->isWebMercator())
        return 1 / std::cosh(center.y / mercator::earthRadius);
    const double half = 50 * resolution;
    const LonLat west = system->toLonLat({center.x - half, center.y}),
                 east = system->toLonLat({center.x + half, center.y});
    if (!west.isValid() || !east.isValid())
        return 1;
    return geodesic(west, east).metres / (2 * half);
}

double MapViewport::scaleDenominator() const
{
    return resolution * groundFactor() / standardPixel;
}

double MapViewport::nominalScale(double resolution, const ViewSystem &system)
{
    constexpr double atPakistan = 0.866; // cosine of 30 degrees
    return resolution * (system.isWebMercator() ? atPakistan : 1) / standardPixel;
}

MapViewport MapViewport::fitted(const MapRect &box, bool toNotch, double margin) const
{
    MapViewport fit = *this;
    fit.center = box.center();
    const double across = std::max(1.0, size.width() - 2 * margin), down = std::max(1.0, size.height() - 2 * margin);
    fit.resolution = std::max({box.width() / across, box.height() / down, resolutionOf(fit.lastNotch())});
    if (toNotch)
        fit.resolution = resolutionOf(static_cast<int>(std::floor(16 * std::log2(notchZero / fit.resolution) + 1e-9)));
    return fit;
}

MapViewport MapViewport::zoomedAbout(QPointF screen, double toResolution) const
{
    const MapPoint fixed = toMap(screen);
    MapViewport zoomed = *this;
    zoomed.resolution = toResolution;
    zoomed = zoomed.bounded();
    const double factor = zoomed.resolution / resolution;
    zoomed.center = {fixed.x + (center.x - fixed.x) * factor, fixed.y + (center.y - fixed.y) * factor};
    return zoomed.bounded();
}

MapViewport MapViewport::moved(QPointF pixels) const
{
    MapViewport to = *this;
    to.center = {center.x - pixels.x() * resolution, center.y + pixels.y() * resolution};
    return to.bounded();
}

MapViewport MapViewport::bounded() const
{
    MapViewport inside = *this;
    const MapRect &bounds = system->bounds();
    inside.center.x = std::clamp(center.x, bounds.minX, bounds.maxX);
    inside.center.y = std::clamp(center.y, bounds.minY, bounds.maxY);
    inside.resolution = std::min(resolution, resolutionOf(firstNotch()));
    if (inside.resolution < surelyWithin)
        inside.resolution = std::max(inside.resolution, resolutionOf(inside.lastNotch()));
    return inside;
}

MapViewport MapViewport::inSystem(ViewSystemPtr other) const
{
    MapViewport to = *this;
    to.system = std::move(other);
    const LonLat place = system->toLonLat(center);
    to.center = to.system->fromLonLat(place);
    if (!place.isValid() || !to.center.isValid())
        return to.fitted(to.system->bounds(), true, aroundTheWhole);
    for (int i = 0; i < 2; ++i) // the factor depends on the resolution a little
        to.resolution = resolution * groundFactor() / to.groundFactor();
    return to.bounded();
}

} // namespace kohkan
