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

/// Of the marks that cover the point, the one painted last comes first: it is what is seen there. The others keep their
/// order, the nearest first.
void putTopmostFirst(std::vector<Row> &rows, const LayerEntry &entry, MapPoint at, double reach)
{
    const Column *order = entry.style.orderColumn.isEmpty() ? nullptr : entry.layer->column(entry.style.orderColumn);
    const auto covers = [&](Row row) {
        const MapPoint p = entry.projected->box(row).center();
        return entry.layer->geometry().type(row) == GeometryType::Point && std::hypot(p.x - at.x, p.y - at.y) <= reach;
    };
    const auto covering = std::stable_partition(rows.begin(), rows.end(), covers);
    if (order && order->isNumeric())
        std::stable_sort(rows.begin(), covering, [&](Row a, Row b) { return order->number(a) > order->number(b); });
}

RowSet passing(const LayerEntry &entry, const FilterState &filters, RowSet rows)
{
    if (const auto shown = filters.rows(entry.id))
        rows &= *shown;
    return rows;
}

} // namespace

std::vector<FeatureHit> featuresAt(const LayersValue &layers, const FilterState &filters, MapPoint at, double radius,
                                   double resolution)
{
    std::vector<FeatureHit> hits, areas;
    for (const auto &entry : layers.entries) {
        if (!entry.visible || !entry.layer || !entry.projected)
            continue;
        const auto shown = filters.rows(entry.id);
        const RowSet all = shown ? RowSet() : entry.layer->allRows();
        std::vector<Row> rows = entry.projected->nearest(at, radius, shown ? *shown : all);
        putTopmostFirst(rows, entry, at, entry.style.markerSize / 2 * resolution);
        for (const Row row : rows)
            (isArea(entry.layer->geometry().type(row)) ? areas : hits).push_back({entry.id, row});
    }
    return hits.empty() ? areas : hits;
}

RowSet featuresIn(const LayerEntry &entry, const FilterState &filters, const MapRect &rect)
{
    return passing(entry, filters, entry.projected->rowsIn(rect));
}

RowSet featuresIn(const LayerEntry &entry, const FilterState &filters, std::span<const MapPoint> outline)
{
    return passing(entry, filters, entry.projected->rowsIn(outline));
}

} // namespace kohkan
