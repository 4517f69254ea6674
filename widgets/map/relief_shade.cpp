// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/relief_shade.h"

#include "datasets/geo/mercator.h"

namespace kohkan {

namespace {

constexpr double strength = 0.62;
constexpr double fullScale = 1'500'000; ///< 1:N up to which the shade is whole
constexpr double lastScale = 350'000;   ///< 1:N at which it is gone

double shareAt(const PixelFrame &frame, const ViewSystem &system)
{
    const double y = -(static_cast<double>(frame.top) + frame.height / 2.0) * frame.resolution;
    const double ground = system.isWebMercator() ? 1 / std::cosh(y / mercator::earthRadius) : 1;
    const double denominator = frame.resolution * frame.pixelRatio * ground / 0.00028;
    return std::clamp(std::log(denominator / lastScale) / std::log(fullScale / lastScale), 0.0, 1.0);
}

/// The level whose pixels are nearest to those of the picture, not much finer.
const ReliefImage &levelFor(const std::vector<ReliefImage> &levels, double resolution)
{
    for (const auto &level : levels)
        if (level.extent.width() / level.grey.width() > 0.7 * resolution)
            return level;
    return levels.back();
}

/// The shade of a picture, sampled between the four pixels around.
struct RowSampler {
    const ReliefImage &relief;
    double share;

    double edge(double position, int count) const ///< 0 at the edge of the hillshade, 1 from a twelfth of it inwards
    {
        const double inside = std::min(position, count - 1 - position) / (count / 12.0);
        return std::clamp(inside, 0.0, 1.0);
    }
    /// One pixel, at a column and a row of the hillshade.
    void shade(QRgb &pixel, double u, double v) const
    {
        const int columns = relief.grey.width(), rows = relief.grey.height();
        if (!(u >= 0 && u < columns - 1 && v >= 0 && v < rows - 1))
            return;
        const auto left = static_cast<int>(u), top = static_cast<int>(v);
        const double fx = u - left, fy = v - top;
        const uchar *a = relief.grey.constScanLine(top) + left, *b = relief.grey.constScanLine(top + 1) + left;
        const double grey = (a[0] * (1 - fx) + a[1] * fx) * (1 - fy) + (b[0] * (1 - fx) + b[1] * fx) * fy;
        const double by =
            1 + (grey - relief.neutral) * share * strength / relief.neutral * edge(u, columns) * edge(v, rows);
        const auto scaled = [by](int value) { return std::clamp(static_cast<int>(value * by + 0.5), 0, 255); };
        pixel = qRgb(scaled(qRed(pixel)), scaled(qGreen(pixel)), scaled(qBlue(pixel)));
    }
};

/// Where points of the plane of another system lie in the hillshade: exact at nodes every sixteen pixels of the view,
/// in between as the nodes around say.
class WarpGrid {
public:
    WarpGrid(const PixelFrame &frame, const ViewSystem &system)
        : m_left(floorTo(frame.left)), m_top(floorTo(frame.top)), m_frame(frame)
    {
        m_columns = (frame.width + static_cast<int>(frame.left - m_left)) / step + 2;
        const int rows = (frame.height + static_cast<int>(frame.top - m_top)) / step + 2;
        std::vector<MapPoint> points;
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < m_columns; ++x)
                points.push_back({(static_cast<double>(m_left + x * step) + 0.5) * frame.resolution,
                                  -(static_cast<double>(m_top + y * step) + 0.5) * frame.resolution});
        std::vector<LonLat> places(points.size());
        system.toLonLat(points, places);
        for (const LonLat &place : places)
            m_nodes.push_back(mercator::fromLonLat(place));
    }
    /// On the Mercator plane; NaN where the system shows nothing.
    MapPoint at(int x, int y) const
    {
        const auto dx = static_cast<int>(m_frame.left - m_left) + x, dy = static_cast<int>(m_frame.top - m_top) + y;
        const auto corner = static_cast<std::size_t>(dy / step * m_columns + dx / step);
        const auto below = corner + static_cast<std::size_t>(m_columns);
        const double fx = dx % step / double(step), fy = dy % step / double(step);
        const auto mix = [&](double MapPoint::*c) {
            return (m_nodes[corner].*c * (1 - fx) + m_nodes[corner + 1].*c * fx) * (1 - fy) +
                   (m_nodes[below].*c * (1 - fx) + m_nodes[below + 1].*c * fx) * fy;
        };
        return {mix(&MapPoint::x), mix(&MapPoint::y)};
    }

private:
    static constexpr int step = 16;
    static qint64 floorTo(qint64 pixel) { return pixel - ((pixel % step) + step) % step; }
    qint64 m_left, m_top;
    PixelFrame m_frame;
    int m_columns = 0;
    std::vector<MapPoint> m_nodes;
};

/// The part of the hillshade's plane that the picture shows.
MapRect shownOn(const PixelFrame &frame, const ViewSystem &system)
{
    if (system.isWebMercator())
        return frame.rect();
    MapRect shown;
    for (int i = 0; i <= 8; ++i)
        for (int j = 0; j <= 8; ++j)
            if (const MapPoint p =
                    mercator::fromLonLat(system.toLonLat(frame.map({frame.width * i / 8.0, frame.height * j / 8.0})));
                p.isValid())
                shown.include(p);
    return shown;
}

} // namespace

bool isShaded(const std::vector<ReliefImage> &levels, const PixelFrame &frame, const ViewSystem &system)
{
    return !levels.empty() && shareAt(frame, system) > 0 && levels.front().extent.intersects(shownOn(frame, system));
}

void shadeRelief(QImage &image, const std::vector<ReliefImage> &levels, const PixelFrame &frame,
                 const ViewSystem &system)
{
    if (!isShaded(levels, frame, system))
        return;
    const double share = shareAt(frame, system);
    const ReliefImage &relief = levelFor(levels, frame.resolution);
    const double perX = relief.grey.width() / relief.extent.width();
    const double perY = relief.grey.height() / relief.extent.height();
    const RowSampler sampler{relief, share};
    const auto shade = [&](QRgb *line, int x, MapPoint p) {
        sampler.shade(line[x], (p.x - relief.extent.minX) * perX - 0.5, (relief.extent.maxY - p.y) * perY - 0.5);
    };
    if (!system.isWebMercator()) {
        const WarpGrid warp(frame, system);
        for (int y = 0; y < frame.height; ++y)
            for (int x = 0; x < frame.width; ++x)
                shade(reinterpret_cast<QRgb *>(image.scanLine(y)), x, warp.at(x, y));
        return;
    }
    for (int y = 0; y < frame.height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const double mapY = frame.map({0.5, y + 0.5}).y;
        for (int x = 0; x < frame.width; ++x)
            shade(line, x, {(static_cast<double>(frame.left) + x + 0.5) * frame.resolution, mapY});
    }
}

} // namespace kohkan
