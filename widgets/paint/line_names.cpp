// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/line_names.h"

#include "widgets/paint/line_clip.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kohkan {

namespace {

constexpr double repeatAfter = 1100; ///< device-independent pixels from one name of a line to its next
constexpr double besideLine = 10;    ///< device-independent pixels from the line to the middle of its name

/// A line in pixels of a frame with the length up to each vertex.
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

/// A line that bears its name again and again.
struct Named {
    QString text;
    double width = 0; ///< of its name, pixels
    Path path;
    double ratio = 1;

    int count() const { return std::max(1, static_cast<int>(path.length() / (repeatAfter * ratio))); }
};

Path pathOf(std::span<const MapPoint> line, const PixelFrame &frame)
{
    Path path;
    for (const auto &p : line) {
        if (!p.isValid())
            continue;
        const QPointF point = frame.local(p);
        const QPointF step = path.points.empty() ? QPointF() : point - path.points.back();
        path.lengths.push_back(path.length() + std::hypot(step.x(), step.y()));
        path.points.push_back(point);
    }
    return path;
}

/// Which of the names of a line may stand in a box; each once, in order. As many steps as the line has vertices, and as
/// many numbers as there is room for in the box, however long the line is.
std::vector<int> namesIn(const Named &line, const QRectF &box)
{
    std::vector<int> found;
    const int count = line.count();
    const double spacing = line.path.length() / count;
    const auto numberAt = [&](double distance) { return distance / spacing - 0.5; };
    for (std::size_t i = 1; i < line.path.points.size(); ++i) {
        double from = 0, to = 1;
        if (!pixels::insideOf(line.path.points[i - 1], line.path.points[i], box, from, to))
            continue;
        const double start = line.path.lengths[i - 1], segment = line.path.lengths[i] - start;
        const int first = std::max(found.empty() ? 0 : found.back() + 1,
                                   static_cast<int>(std::ceil(numberAt(start + segment * from) - 1e-6)));
        const int last = std::min(count - 1, static_cast<int>(std::floor(numberAt(start + segment * to) + 1e-6)));
        for (int number = first; number <= last; ++number)
            found.push_back(number);
    }
    return found;
}

void addName(std::vector<LineName> &names, const Named &line, int number)
{
    const double middle = line.path.length() * (number + 0.5) / line.count();
    QPointF from = line.path.at(middle - line.width / 2), to = line.path.at(middle + line.width / 2);
    if (to.x() < from.x())
        std::swap(from, to);
    const QPointF along = to - from;
    const double chord = std::hypot(along.x(), along.y());
    if (chord < 0.75 * line.width) // too crooked to read along
        return;
    const QPointF up = QPointF(along.y(), -along.x()) / chord;
    names.push_back({line.text, (from + to) / 2 + up * besideLine * line.ratio,
                     std::atan2(along.y(), along.x()) * 180 / std::numbers::pi});
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
                                double reach, const std::function<double(const QString &)> &widthOf,
                                const std::stop_token &stop)
{
    std::vector<LineName> names;
    const Layer &layer = boundaries.layer();
    const Column *kinds = layer.column(u"kind"), *forms = depictionColumn(layer, depiction);
    const Column *texts = layer.column(u"name");
    if (!kinds || !forms || !texts)
        return names;
    const QRectF box = frame.box(reach);
    const MapRect near = frame.rect(reach);
    for (const Row row : layer.bySourceRow()) {
        const QString kind = kinds->text(row);
        if ((kind != QLatin1String("control") && kind != QLatin1String("claim")) ||
            forms->text(row) == QLatin1String("absent") || texts->isNull(row) || boundaries.box(row).isEmpty() ||
            !near.intersects(boundaries.box(row)))
            continue;
        if (stop.stop_requested())
            return names;
        const QString text = texts->text(row);
        const double width = widthOf(text);
        boundaries.forEachPart(row, 0, [&](GeometryPart::Kind part, std::span<const MapPoint> points) {
            if (part != GeometryPart::Kind::Line)
                return;
            const Named line{text, width, pathOf(points, frame), frame.pixelRatio};
            if (line.path.length() < 1.3 * width)
                return;
            for (const int number : namesIn(line, box))
                addName(names, line, number);
        });
    }
    return names;
}

} // namespace kohkan
