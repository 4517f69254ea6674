// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/paint/base_map.h"

namespace kohkan {

namespace {

std::vector<MapPoint> outlineOf(const ViewSystem &system)
{
    constexpr int steps = 120; // a side
    const LonLatBox &box = system.domain();
    const LonLat corners[] = {
        {box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}, {box.minX, box.minY}};
    std::vector<MapPoint> ring;
    for (int side = 0; side < 4; ++side)
        for (int i = 0; i < steps; ++i) {
            const LonLat a = corners[side], b = corners[side + 1];
            const double t = double(i) / steps;
            const MapPoint p = system.fromLonLat(LonLat{a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t});
            if (p.isValid())
                ring.push_back(p);
        }
    return ring;
}

/// Projects what `layers` holds into a base map that has none of it yet.
void project(BaseMap &base, BaseLayers layers, ViewSystemPtr system)
{
    const auto projected = [&](const LayerPtr &layer) {
        return layer ? ProjectedGeometry::create(layer, system) : nullptr;
    };
    base.land = projected(layers.land);
    base.borders = projected(layers.borders);
    base.rivers = projected(layers.rivers);
    base.lakes = projected(layers.lakes);
    base.regions = projected(layers.regions);
    base.boundaries = projected(layers.boundaries);
    base.places = projected(layers.places);
    base.cities = projected(layers.cities);
    base.layers = std::move(layers);
    base.sheet = outlineOf(*system);
    base.system = std::move(system);
}

std::vector<ReliefImage> halvings(const ReliefImage &relief)
{
    std::vector<ReliefImage> levels{relief};
    while (levels.back().grey.width() > 128 && levels.size() < 5) {
        ReliefImage half = levels.back();
        half.grey =
            half.grey
                .scaled(half.grey.width() / 2, half.grey.height() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_Grayscale8);
        levels.push_back(half);
    }
    return levels;
}

} // namespace

BaseMapPtr BaseMap::create(BaseLayers layers, std::shared_ptr<const ReliefImage> relief, ViewSystemPtr system)
{
    auto base = std::make_shared<BaseMap>();
    project(*base, std::move(layers), std::move(system));
    if (relief && !relief->grey.isNull() && !relief->extent.isEmpty())
        base->relief = halvings(*relief);
    return base;
}

BaseMapPtr BaseMap::inSystem(ViewSystemPtr other) const
{
    auto base = std::make_shared<BaseMap>();
    project(*base, layers, std::move(other));
    base->relief = relief;
    return base;
}

LonLatBox BaseMap::fullExtent() const
{
    return layers.regions && !layers.regions->extent().isEmpty() ? layers.regions->extent() : defaultExtent();
}

LonLatBox defaultExtent()
{
    return {60.5, 23.5, 78.0, 37.3};
}

} // namespace kohkan
