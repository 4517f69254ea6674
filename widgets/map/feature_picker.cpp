// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/feature_picker.h"

#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

bool isArea(GeometryType type)
{
    return type == GeometryType::Polygon || type == GeometryType::MultiPolygon;
}

MapPoint markAt(const LayerPicture &picture, Row row, double resolution)
{
    const MapPoint p = picture.features->box(row).center();
    const QPointF offset = picture.offsetOf(row);
    return {p.x + offset.x() * resolution, p.y - offset.y() * resolution};
}

double distanceTo(const LayerPicture &picture, Row row, MapPoint at, double resolution)
{
    const MapPoint p = markAt(picture, row, resolution);
    return std::hypot(p.x - at.x, p.y - at.y);
}

/// Rows near a point, the nearest first, by where their marks are painted and how large they are.
std::vector<Row> rowsNear(const LayerPicture &picture, MapPoint at, double radius, double resolution)
{
    const double reach = std::max(radius, picture.looks->largestDiameter() / 2 * resolution);
    std::vector<Row> rows = picture.features->nearest(at, reach, picture.rows.get(), 256);
    if (!picture.displacement && reach <= radius)
        return rows;
    const auto isMark = [&](Row row) { return picture.features->layer().geometry().type(row) == GeometryType::Point; };
    std::erase_if(rows, [&](Row row) {
        if (picture.displacement && picture.displacement->offsets().contains(row))
            return true; // painted elsewhere
        return isMark(row) && distanceTo(picture, row, at, resolution) >
                                  std::max(radius, picture.looks->look(row).diameter / 2 * resolution);
    });
    if (picture.displacement)
        for (const auto &[row, offset] : picture.displacement->offsets())
            if (distanceTo(picture, row, at, resolution) <= radius)
                rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        if (isMark(a) != isMark(b))
            return isMark(a);
        return isMark(a) && distanceTo(picture, a, at, resolution) < distanceTo(picture, b, at, resolution);
    });
    return rows;
}

/// Of the marks that cover the point, the one painted last comes first: it is what is seen there. The others keep their
/// order, the nearest first.
void putTopmostFirst(std::vector<Row> &rows, const LayerPicture &picture, MapPoint at, double resolution)
{
    const RowLooks &looks = *picture.looks;
    const auto covers = [&](Row row) {
        return picture.features->layer().geometry().type(row) == GeometryType::Point &&
               distanceTo(picture, row, at, resolution) <= looks.look(row).diameter / 2 * resolution;
    };
    const auto covering = std::stable_partition(rows.begin(), rows.end(), covers);
    std::stable_sort(rows.begin(), covering, [&](Row a, Row b) {
        if (isOver(looks, a, b) || isOver(looks, b, a))
            return isOver(looks, a, b);
        return markAt(picture, a, resolution).y < markAt(picture, b, resolution).y; // the southern one
    });
}

RowSet passing(const LayerPicture &picture, RowSet rows)
{
    if (picture.rows)
        rows &= *picture.rows;
    return rows;
}

} // namespace

std::vector<FeatureHit> featuresAt(const LayersValue &layers, const PictureOf &pictureOf, MapPoint at, double radius,
                                   double resolution)
{
    std::vector<FeatureHit> hits, areas;
    for (const auto &entry : layers.entries) {
        const LayerPicture *picture = pictureOf(entry.id);
        if (!entry.visible || !entry.layer || !picture || picture->isShaded(resolution))
            continue;
        std::vector<Row> rows = rowsNear(*picture, at, radius, resolution);
        putTopmostFirst(rows, *picture, at, resolution);
        for (const Row row : rows)
            (isArea(entry.layer->geometry().type(row)) ? areas : hits).push_back({entry.id, row});
    }
    return hits.empty() ? areas : hits;
}

RowSet featuresIn(const LayerPicture &picture, const MapRect &rect)
{
    return passing(picture, picture.features->rowsIn(rect));
}

RowSet featuresIn(const LayerPicture &picture, std::span<const MapPoint> outline)
{
    return passing(picture, picture.features->rowsIn(outline));
}

} // namespace kohkan
