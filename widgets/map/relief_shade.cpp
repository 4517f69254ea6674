// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/relief_shade.h"

#include "datasets/geo/mercator.h"

#include <array>

namespace kohkan {

namespace {

constexpr double strength = 0.62;
constexpr double fullScale = 1'500'000; ///< 1:N up to which the shade is whole
constexpr double lastScale = 350'000;   ///< 1:N at which it is gone

double shareAt(const PixelFrame &frame)
{
    const double y = -(static_cast<double>(frame.top) + frame.height / 2.0) * frame.resolution;
    const double denominator = frame.resolution * frame.pixelRatio / std::cosh(y / mercator::earthRadius) / 0.00028;
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

/// The shade along one row of the picture, sampled between the four pixels around.
struct RowSampler {
    const ReliefImage &relief;
    double share;

    double edge(double position, int count) const ///< 0 at the edge of the hillshade, 1 from a twelfth of it inwards
    {
        const double inside = std::min(position, count - 1 - position) / (count / 12.0);
        return std::clamp(inside, 0.0, 1.0);
    }
    void shade(QRgb *line, int width, double u, double du, double v) const
    {
        const int columns = relief.grey.width(), rows = relief.grey.height();
        if (v < 0 || v >= rows - 1)
            return;
        const auto top = static_cast<int>(v);
        const double fy = v - top, rowShare = share * edge(v, rows) * strength / relief.neutral;
        const uchar *a = relief.grey.constScanLine(top), *b = relief.grey.constScanLine(top + 1);
        for (int x = 0; x < width; ++x, u += du) {
            if (u < 0 || u >= columns - 1)
                continue;
            const auto i = static_cast<int>(u);
            const double fx = u - i;
            const double grey = (a[i] * (1 - fx) + a[i + 1] * fx) * (1 - fy) + (b[i] * (1 - fx) + b[i + 1] * fx) * fy;
            const double by = 1 + (grey - relief.neutral) * rowShare * edge(u, columns);
            const auto scaled = [by](int value) { return std::clamp(static_cast<int>(value * by + 0.5), 0, 255); };
            line[x] = qRgb(scaled(qRed(line[x])), scaled(qGreen(line[x])), scaled(qBlue(line[x])));
        }
    }
};

} // namespace

void shadeRelief(QImage &image, const std::vector<ReliefImage> &levels, const PixelFrame &frame)
{
    const double share = shareAt(frame);
    if (levels.empty() || share <= 0 || !levels.front().extent.intersects(frame.rect()))
        return;
    const ReliefImage &relief = levelFor(levels, frame.resolution);
    const double perX = relief.grey.width() / relief.extent.width();
    const double perY = relief.grey.height() / relief.extent.height();
    const RowSampler sampler{relief, share};
    for (int y = 0; y < frame.height; ++y) {
        const MapPoint start = frame.map({0.5, y + 0.5});
        const double u = (start.x - relief.extent.minX) * perX - 0.5;
        const double v = (relief.extent.maxY - start.y) * perY - 0.5;
        sampler.shade(reinterpret_cast<QRgb *>(image.scanLine(y)), frame.width, u, frame.resolution * perX, v);
    }
}

} // namespace kohkan
