// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/projected_geometry.h"

#include "datasets/geo/plane.h"
#include "datasets/table/layer_builder.h"

#include <algorithm>
#include <array>
#include <future>

namespace kohkan {

namespace {

constexpr double longestEdge = 1;                ///< degrees; longer ones are made of pieces
constexpr double firstTolerance = 16;            ///< map units
constexpr double toleranceStep = 4;              ///< from level to level
constexpr std::size_t worthTwoThreads = 100'000; ///< points
constexpr std::size_t worthThinning = 10'000;    ///< vertices
constexpr double worthKeeping = 0.7;             ///< share of the level before above which a level is not made
constexpr double toleranceInPixels = 0.25;       ///< what a level may lose

bool isRing(GeometryPart::Kind kind)
{
    return kind == GeometryPart::Kind::OuterRing || kind == GeometryPart::Kind::InnerRing;
}

/// Makes edges longer than a degree of shorter ones. In Web Mercator those along a meridian or parallel are straight
/// anyway.
void densify(std::span<const LonLat> line, bool isMercator, std::vector<LonLat> &into)
{
    into.clear();
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const LonLat a = line[i - 1], b = line[i];
            const double dx = std::abs(b.lon - a.lon), dy = std::abs(b.lat - a.lat), longest = std::max(dx, dy);
            if (longest > longestEdge && longest <= 720 && !(isMercator && std::min(dx, dy) == 0)) {
                const int pieces = static_cast<int>(std::ceil(longest / longestEdge));
                for (int k = 1; k < pieces; ++k)
                    into.push_back({a.lon + (b.lon - a.lon) * k / pieces, a.lat + (b.lat - a.lat) * k / pieces});
            }
        }
        into.push_back(line[i]);
    }
}

/// Vertices closer than `tolerance` to the last one kept left out, the end kept.
void thin(std::span<const MapPoint> line, double tolerance, std::vector<MapPoint> &into)
{
    const std::size_t first = into.size();
    for (const auto &p : line)
        if (into.size() == first || std::abs(p.x - into.back().x) >= tolerance ||
            std::abs(p.y - into.back().y) >= tolerance)
            into.push_back(p);
    if (into.back() != line.back())
        into.push_back(line.back());
}

/// Projects the parts of a row one after the other.
class PartProjector {
public:
    PartProjector(const ViewSystem &system, std::vector<GeometryPart> &parts, std::vector<MapPoint> &points)
        : m_system(system), m_parts(parts), m_points(points)
    {}

    void add(GeometryPart::Kind kind, std::span<const LonLat> coordinates)
    {
        if (kind == GeometryPart::Kind::Point)
            return addPoints(coordinates);
        LonLatBox box;
        for (const auto &p : coordinates)
            box.include(p);
        if (m_system.domain().contains(box))
            return project(kind, coordinates);
        for (const double turn : {0.0, -360.0, 360.0}) {
            LonLatBox turned = box;
            turned.minX += turn;
            turned.maxX += turn;
            if (!turned.intersects(m_system.domain()))
                continue;
            m_turned.assign(coordinates.begin(), coordinates.end());
            for (auto &p : m_turned)
                p.lon += turn;
            if (isRing(kind)) {
                std::vector<LonLat> ring = plane::clippedRing(m_turned, m_system.domain());
                if (!ring.empty() && ring.front() != ring.back())
                    ring.push_back(ring.front());
                project(kind, ring);
            } else {
                for (const auto &piece : plane::clippedLine(m_turned, m_system.domain()))
                    project(kind, piece);
            }
        }
    }

private:
    void addPoints(std::span<const LonLat> coordinates)
    {
        for (const auto &place : coordinates)
            if (const MapPoint p = m_system.fromLonLat(place); p.isValid()) {
                m_parts.push_back({static_cast<std::uint32_t>(m_points.size()), 1, GeometryPart::Kind::Point});
                m_points.push_back(p);
            }
    }
    void project(GeometryPart::Kind kind, std::span<const LonLat> places)
    {
        const std::size_t least = isRing(kind) ? 3 : 2, first = m_points.size();
        if (places.size() < least)
            return;
        densify(places, m_system.isWebMercator(), m_dense);
        m_points.resize(first + m_dense.size());
        const std::span<MapPoint> to(m_points.data() + first, m_dense.size());
        m_system.fromLonLat(m_dense, to);
        const auto end = std::remove_if(to.begin(), to.end(), [](const MapPoint &p) { return !p.isValid(); });
        const auto kept = static_cast<std::size_t>(end - to.begin());
        m_points.resize(first + (kept < least ? 0 : kept));
        if (kept >= least)
            m_parts.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(kept), kind});
    }
    const ViewSystem &m_system;
    std::vector<GeometryPart> &m_parts;
    std::vector<MapPoint> &m_points;
    std::vector<LonLat> m_dense, m_turned;
};

} // namespace

std::shared_ptr<const ProjectedGeometry> ProjectedGeometry::create(LayerPtr layer, ViewSystemPtr system)
{
    auto result = std::make_shared<ProjectedGeometry>();
    result->m_layer = std::move(layer);
    result->m_system = std::move(system);
    result->m_shape = std::make_shared<const ProjectedShape>(result->m_layer->geometry(), *result->m_system);
    return result;
}

std::shared_ptr<const ProjectedGeometry> ProjectedGeometry::of(const LayerPtr &layer) const
{
    if (!layer->geometry().isSameAs(m_layer->geometry()))
        return nullptr;
    auto result = std::make_shared<ProjectedGeometry>(*this);
    result->m_layer = layer;
    return result;
}

ProjectedShape::ProjectedShape(const Geometry &geometry, const ViewSystem &system)
    : m_rowCount(geometry.rowCount()), m_isPlainPoints(geometry.isPlainPoints())
{
    if (m_isPlainPoints)
        projectPoints(geometry, system);
    else
        projectParts(geometry, system);
}

void ProjectedShape::projectPoints(const Geometry &geometry, const ViewSystem &system)
{
    const std::size_t size = m_rowCount, half = size < worthTwoThreads ? 0 : size / 2;
    const PackedPlaces &all = geometry.places();
    bool fits = false;
    for (double step = PlanePoints::finestStep; !fits; step *= 64) {
        m_points = PlanePoints(size, step);
        bool firstFits = true, lastFits = true;
        auto first = std::async(half > 0 ? std::launch::async : std::launch::deferred,
                                [&] { return projectPoints(all, system, 0, half, firstFits); });
        m_isComplete = projectPoints(all, system, half, size, lastFits);
        m_isComplete = first.get() && m_isComplete;
        fits = firstFits && lastFits;
    }
    m_tree = PackedTree(size, [this](std::size_t i) { return box(rowAt(i)); });
}

/// The rows from..to; true where all have a place on the plane.
bool ProjectedShape::projectPoints(const PackedPlaces &all, const ViewSystem &system, std::size_t from, std::size_t to,
                                   bool &fits)
{
    constexpr std::size_t atOnce = 1024;
    std::array<LonLat, atOnce> places;
    std::array<MapPoint, atOnce> points;
    bool isComplete = true;
    for (; from < to; from += atOnce) {
        const std::size_t count = std::min(atOnce, to - from);
        for (std::size_t i = 0; i < count; ++i)
            places[i] = all[from + i];
        system.fromLonLat(std::span(places).first(count), std::span(points).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            fits = m_points.set(from + i, points[i]) && fits;
            isComplete = points[i].isValid() && isComplete;
        }
    }
    return isComplete;
}

void ProjectedShape::projectParts(const Geometry &geometry, const ViewSystem &system)
{
    Level &level = m_levels.emplace_back();
    level.partOffsets.push_back(0);
    level.points.reserve(geometry.coordinates().size());
    m_boxes.resize(geometry.rowCount());
    PartProjector projector(system, level.parts, level.points);
    for (std::size_t i = 0; i < geometry.rowCount(); ++i) {
        const std::size_t first = level.points.size();
        if (isOnMap(geometry, rowAt(i)))
            geometry.forEachPart(rowAt(i), [&](GeometryPart::Kind kind, std::span<const LonLat> places) {
                projector.add(kind, places);
            });
        for (std::size_t p = first; p < level.points.size(); ++p)
            m_boxes[i].include(level.points[p]);
        m_isComplete &= !m_boxes[i].isEmpty();
        level.partOffsets.push_back(static_cast<std::uint32_t>(level.parts.size()));
    }
    m_tree = PackedTree(m_boxes.size(), [this](std::size_t i) { return m_boxes[i]; });
    addThinnedLevels();
}

/// Each level is thinned from the one before. A ring that shrinks to nothing is dropped; its row may still be seen by
/// its box.
void ProjectedShape::addThinnedLevels()
{
    const double widest = std::max(m_tree.bounds().width(), m_tree.bounds().height());
    for (double tolerance = firstTolerance; tolerance < widest / 256 && m_levels.back().points.size() > worthThinning;
         tolerance *= toleranceStep) {
        const Level &from = m_levels.back();
        Level level;
        level.tolerance = tolerance;
        level.partOffsets.push_back(0);
        for (std::size_t row = 0; row + 1 < from.partOffsets.size(); ++row) {
            for (auto i = from.partOffsets[row]; i < from.partOffsets[row + 1]; ++i) {
                GeometryPart part = from.parts[i];
                const std::size_t first = level.points.size();
                thin({from.points.data() + part.first, part.count}, tolerance, level.points);
                if (isRing(part.kind) && level.points.size() - first < 4) {
                    level.points.resize(first);
                    continue;
                }
                part.first = static_cast<std::uint32_t>(first);
                part.count = static_cast<std::uint32_t>(level.points.size() - first);
                level.parts.push_back(part);
            }
            level.partOffsets.push_back(static_cast<std::uint32_t>(level.parts.size()));
        }
        if (static_cast<double>(level.points.size()) < worthKeeping * static_cast<double>(from.points.size())) {
            level.points.shrink_to_fit();
            level.parts.shrink_to_fit();
            m_levels.push_back(std::move(level));
        }
    }
}

const ProjectedShape::Level &ProjectedShape::levelFor(double resolution) const
{
    std::size_t at = 0;
    while (at + 1 < m_levels.size() && m_levels[at + 1].tolerance <= toleranceInPixels * resolution)
        ++at;
    return m_levels[at];
}

std::size_t ProjectedShape::bytes() const
{
    std::size_t n = m_points.bytes() + m_boxes.size() * sizeof(MapRect) + m_tree.bytes();
    for (const auto &level : m_levels)
        n += level.points.size() * sizeof(MapPoint) + level.parts.size() * sizeof(GeometryPart) +
             level.partOffsets.size() * sizeof(std::uint32_t);
    return n;
}

RowSet ProjectedShape::rowsIn(const MapRect &rect) const
{
    if (!m_isPlainPoints) {
        const std::array<MapPoint, 4> corners{MapPoint{rect.minX, rect.minY}, MapPoint{rect.maxX, rect.minY},
                                              MapPoint{rect.maxX, rect.maxY}, MapPoint{rect.minX, rect.maxY}};
        return rowsIn(corners);
    }
    RowSet rows(m_rowCount);
    m_tree.search(rect, [&](std::size_t first, std::size_t last, bool isInside) {
        if (isInside && m_isComplete)
            rows.insertRange(first, last);
        else
            for (std::size_t i = first; i < last; ++i)
                if (rect.contains(point(rowAt(i)))) // false for NaN
                    rows.insert(rowAt(i));
        return true;
    });
    return rows;
}

RowSet ProjectedShape::rowsIn(std::span<const MapPoint> polygon) const
{
    RowSet rows(m_rowCount);
    MapRect bounds;
    for (const auto &p : polygon)
        bounds.include(p);
    m_tree.search(bounds, [&](std::size_t first, std::size_t last, bool) {
        for (std::size_t i = first; i < last; ++i) {
            const MapRect own = box(rowAt(i));
            if (own.isEmpty() || !bounds.intersects(own))
                continue;
            bool meets = false, holdsCorner = false;
            forEachPart(rowAt(i), 0, [&](GeometryPart::Kind kind, std::span<const MapPoint> line) {
                meets = meets || plane::meetsPolygon(line, isRing(kind), polygon);
                if (isRing(kind) && !polygon.empty())
                    holdsCorner ^= plane::contains(line, polygon.front());
            });
            if (meets || holdsCorner)
                rows.insert(rowAt(i));
        }
        return true;
    });
    return rows;
}

std::vector<Row> ProjectedShape::nearest(MapPoint at, double radius, const RowSet *among, std::size_t most) const
{
    struct Hit {
        double distance;
        bool area;
        Row row;
    };
    std::vector<Hit> hits;
    MapRect around;
    around.include(at);
    around = around.grown(radius);
    m_tree.search(around, [&](std::size_t first, std::size_t last, bool) {
        for (std::size_t i = first; i < last; ++i) {
            const Row row = rowAt(i);
            const MapRect own = box(row);
            if (own.isEmpty() || !around.intersects(own) || (among && !among->contains(row)))
                continue;
            double distance = std::numeric_limits<double>::infinity();
            bool inside = false;
            forEachPart(row, 0, [&](GeometryPart::Kind kind, std::span<const MapPoint> line) {
                if (isRing(kind))
                    inside ^= plane::contains(line, at);
                else
                    distance = std::min(distance, plane::distance(line, at));
            });
            if (distance <= radius)
                hits.push_back({distance, false, row});
            else if (inside)
                hits.push_back({0, true, row});
        }
        return true;
    });
    std::sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        if (a.area != b.area)
            return b.area;
        return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
    });
    std::vector<Row> rows;
    for (const auto &hit : hits)
        if (rows.size() < most)
            rows.push_back(hit.row);
    return rows;
}

} // namespace kohkan
