// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/feature_picker.h"

namespace kohkan {

namespace {

bool isArea(GeometryType type)
{
    return type == GeometryType::Polygon || type == GeometryType::MultiPolygon;
}

RowSet passing(const LayerEntry &entry, const FilterState &filters, RowSet rows)
{
    if (const auto shown = filters.rows(entry.id))
        rows &= *shown;
    return rows;
}

} // namespace

std::vector<FeatureHit> featuresAt(const LayersValue &layers, const FilterState &filters, MapPoint at, double radius)
{
    std::vector<FeatureHit> hits, areas;
    for (const auto &entry : layers.entries) {
        if (!entry.visible || !entry.layer || !entry.projected)
            continue;
        const auto shown = filters.rows(entry.id);
        const RowSet all = shown ? RowSet() : entry.layer->allRows();
        for (const Row row : entry.projected->nearest(at, radius, shown ? *shown : all))
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
