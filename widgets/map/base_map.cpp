// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/map/base_map.h"

namespace kohkan {

namespace {

ProjectedGeometryPtr projected(const LayerPtr &layer)
{
    return layer ? ProjectedGeometry::webMercator(layer) : nullptr;
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

BaseMapPtr BaseMap::create(BaseLayers layers, std::shared_ptr<const ReliefImage> relief)
{
    auto base = std::make_shared<BaseMap>();
    base->land = projected(layers.land);
    base->borders = projected(layers.borders);
    base->rivers = projected(layers.rivers);
    base->lakes = projected(layers.lakes);
    base->regions = projected(layers.regions);
    base->boundaries = projected(layers.boundaries);
    base->places = projected(layers.places);
    base->cities = projected(layers.cities);
    base->layers = std::move(layers);
    if (relief && !relief->grey.isNull() && !relief->extent.isEmpty())
        base->relief = halvings(*relief);
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
