// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/relief_shade.h"

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
class ReliefSampler {
public:
    ReliefSampler(const ReliefImage &relief, double share)
        : m_bits(relief.grey.constBits())
        , m_stride(relief.grey.bytesPerLine())
        , m_columns(relief.grey.width())
        , m_rows(relief.grey.height())
        , m_neutral(static_cast<float>(relief.neutral))
        , m_strength(static_cast<float>(share * strength / relief.neutral))
    {}
    /// One pixel, at a column and a row of the hillshade.
    void shade(QRgb &pixel, double u, double v) const
    {
        if (const Between rows = between(v); u >= 0 && u < m_columns - 1 && rows.first)
            shade(pixel, u, rows);
    }
    /// Pixels of one row of it, a step apart.
    void shadeRow(QRgb *line, int width, double u, double step, double v) const
    {
        const Between rows = between(v);
        if (!rows.first)
            return;
        const double first = std::ceil(-u / step), end = std::ceil((m_columns - 1 - u) / step); // within the columns
        const auto from = static_cast<int>(std::clamp(first, 0.0, double(width)));
        const auto to = static_cast<int>(std::clamp(end, 0.0, double(width)));
        for (int x = from; x < to; ++x)
            shade(line[x], u + x * step, rows);
    }

private:
    /// Two rows of the hillshade; none outside of it.
    struct Between {
        const uchar *first = nullptr, *second = nullptr;
        float share = 0;    ///< of the second
        float strength = 0; ///< of the shade there
    };
    static float edge(float position, int count) ///< 0 at the edge of the hillshade, 1 from a twelfth of it inwards
    {
        const float inside = std::min(position, float(count - 1) - position) * (12 / float(count));
        return std::clamp(inside, 0.0F, 1.0F);
    }
    Between between(double v) const
    {
        if (!(v >= 0 && v < m_rows - 1))
            return {};
        const auto top = static_cast<int>(v);
        const uchar *first = m_bits + top * m_stride;
        return {first, first + m_stride, static_cast<float>(v - top), m_strength * edge(float(v), m_rows)};
    }
    void shade(QRgb &pixel, double u, const Between &rows) const
    {
        const int left = std::clamp(static_cast<int>(u), 0, m_columns - 2);
        const auto share = static_cast<float>(u - left);
        const uchar *a = rows.first + left, *b = rows.second + left;
        const float above = float(a[0]) + float(a[1] - a[0]) * share, below = float(b[0]) + float(b[1] - b[0]) * share;
        const float grey = above + (below - above) * rows.share;
        const float by = 1 + (grey - m_neutral) * rows.strength * edge(float(u), m_columns);
        const auto parts = static_cast<int>(by * 65536.0F); // never below zero, as the strength is below 1
        const auto scaled = [parts](int value) { return std::min((value * parts + 32768) >> 16, 255); };
        pixel = qRgb(scaled(qRed(pixel)), scaled(qGreen(pixel)), scaled(qBlue(pixel)));
    }
    const uchar *m_bits;
    const qsizetype m_stride;
    const int m_columns, m_rows;
    const float m_neutral, m_strength;
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
    const ReliefSampler sampler(relief, share);
    const auto columnAt = [&](double x) { return (x - relief.extent.minX) * perX - 0.5; };
    const auto rowAt = [&](double y) { return (relief.extent.maxY - y) * perY - 0.5; };
    if (!system.isWebMercator()) {
        const WarpGrid warp(frame, system);
        for (int y = 0; y < frame.height; ++y) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
            for (int x = 0; x < frame.width; ++x)
                if (const MapPoint p = warp.at(x, y); p.isValid())
                    sampler.shade(line[x], columnAt(p.x), rowAt(p.y));
        }
        return;
    }
    const double first = (static_cast<double>(frame.left) + 0.5) * frame.resolution;
    for (int y = 0; y < frame.height; ++y)
        sampler.shadeRow(reinterpret_cast<QRgb *>(image.scanLine(y)), frame.width, columnAt(first),
                         frame.resolution * perX, rowAt(frame.map({0.5, y + 0.5}).y));
}

} // namespace kohkan
