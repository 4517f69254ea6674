// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/line_names.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kohkan {

namespace {

constexpr double repeatAfter = 1100; ///< device-independent pixels from one name of a line to its next
constexpr double besideLine = 10;    ///< device-independent pixels from the line to the middle of its name

/// A line in pixels with the length up to each vertex.
struct Path {
    std::vector<QPointF> points;
    std::vector<double> lengths;

    double length() const { return lengths.empty() ? 0 : lengths.back(); }
    QPointF at(double distance) const
    {
        const auto next = std::lower_bound(lengths.begin(), lengths.end(), distance);
        if (next == lengths.begin())
            return points.front();
        if (next == lengths.end())
            return points.back();
        const auto i = static_cast<std::size_t>(next - lengths.begin());
        const double step = lengths[i] - lengths[i - 1];
        const double share = step > 0 ? (distance - lengths[i - 1]) / step : 0;
        return points[i - 1] + (points[i] - points[i - 1]) * share;
    }
};

Path pathOf(std::span<const MapPoint> line, const PixelFrame &frame)
{
    Path path;
    for (const auto &p : line) {
        if (!p.isValid())
            continue;
        const QPointF point(p.x / frame.resolution, -p.y / frame.resolution);
        const QPointF step = path.points.empty() ? QPointF() : point - path.points.back();
        path.lengths.push_back(path.length() + std::hypot(step.x(), step.y()));
        path.points.push_back(point);
    }
    return path;
}

void addNames(std::vector<LineName> &names, const QString &text, const Path &path, double width, double ratio)
{
    if (path.length() < 1.3 * width)
        return;
    const int count = std::max(1, static_cast<int>(path.length() / (repeatAfter * ratio)));
    for (int i = 0; i < count; ++i) {
        const double middle = path.length() * (i + 0.5) / count;
        QPointF from = path.at(middle - width / 2), to = path.at(middle + width / 2);
        if (to.x() < from.x())
            std::swap(from, to);
        const QPointF along = to - from;
        const double chord = std::hypot(along.x(), along.y());
        if (chord < 0.75 * width) // too crooked to read along
            continue;
        const QPointF up = QPointF(along.y(), -along.x()) / chord;
        names.push_back({text, (from + to) / 2 + up * besideLine * ratio,
                         std::atan2(along.y(), along.x()) * 180 / std::numbers::pi});
    }
}

} // namespace

const Column *depictionColumn(const Layer &boundaries, Depiction depiction)
{
    switch (depiction) {
    case Depiction::Pakistan:
        return boundaries.column(u"depiction_pakistan");
    case Depiction::India:
        return boundaries.column(u"depiction_india");
    default:
        return boundaries.column(u"depiction_neutral");
    }
}

std::vector<LineName> lineNames(const ProjectedGeometry &boundaries, Depiction depiction, const PixelFrame &frame,
                                const std::function<double(const QString &)> &widthOf)
{
    std::vector<LineName> names;
    const Layer &layer = boundaries.layer();
    const Column *kinds = layer.column(u"kind"), *forms = depictionColumn(layer, depiction);
    const Column *texts = layer.column(u"name");
    if (!kinds || !forms || !texts)
        return names;
    for (const Row row : layer.bySourceRow()) {
        const QString kind = kinds->text(row);
        if ((kind != QLatin1String("control") && kind != QLatin1String("claim")) ||
            forms->text(row) == QLatin1String("absent") || texts->isNull(row))
            continue;
        const QString text = texts->text(row);
        boundaries.forEachPart(row, 0, [&](GeometryPart::Kind part, std::span<const MapPoint> points) {
            if (part == GeometryPart::Kind::Line)
                addNames(names, text, pathOf(points, frame), widthOf(text), frame.pixelRatio);
        });
    }
    return names;
}

} // namespace kohkan
