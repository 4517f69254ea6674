// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/bundle.h"

#include "datasets/io/dataset_reader.h"
#include "datasets/io/grid_reader.h"
#include "datasets/recipes/recipe_files.h"
#include "datasets/security/risk_layer.h"
#include "widgets/state/shipped_entry.h"

#include <cstring>

namespace kohkan {

Result<BaseMapPtr> loadBaseMap(const QString &dataFolder, LayerPtr infrastructure)
{
    BaseLayers layers;
    const struct {
        LayerPtr BaseLayers::*into;
        const char *file;
    } files[] = {{&BaseLayers::land, "base_land.fgb"},         {&BaseLayers::borders, "base_borders.fgb"},
                 {&BaseLayers::rivers, "base_rivers.fgb"},     {&BaseLayers::lakes, "base_lakes.fgb"},
                 {&BaseLayers::regions, "regions.geojson"},    {&BaseLayers::boundaries, "boundaries.geojson"},
                 {&BaseLayers::places, "base_places.geojson"}, {&BaseLayers::cities, "infrastructure.csv"}};
    layers.cities = std::move(infrastructure);
    for (const auto &file : files) {
        if (layers.*file.into)
            continue;
        auto layer = DatasetReader::read(dataFolder + u'/' + QLatin1String(file.file));
        if (!layer)
            return layer.error();
        layers.*file.into = *std::move(layer);
    }
    const auto grid = readGreyGrid(dataFolder + QStringLiteral("/relief.tif"));
    if (!grid)
        return grid.error();
    auto relief = std::make_shared<ReliefImage>();
    relief->grey = QImage(grid->width, grid->height, QImage::Format_Grayscale8);
    relief->extent = grid->extent;
    for (int y = 0; y < grid->height; ++y)
        std::memcpy(relief->grey.scanLine(y), grid->values.data() + static_cast<std::ptrdiff_t>(y) * grid->width,
                    static_cast<std::size_t>(grid->width));
    return BaseMap::create(std::move(layers), std::move(relief));
}

Result<ShippedLayers> loadShippedLayers(const QString &dataFolder)
{
    auto catalogue = Catalogue::load(dataFolder);
    if (!catalogue)
        return catalogue.error();
    auto recipes = shippedRecipes(dataFolder);
    if (!recipes)
        return recipes.error();
    ShippedLayers shipped{*catalogue, {}, *std::move(recipes)};
    shipped.entries.push_back(shippedEntry(QStringLiteral("deposits"), shipped.catalogue->deposits()));
    shipped.entries.push_back(shippedEntry(QStringLiteral("incidents"), shipped.catalogue->incidents()));
    shipped.entries.push_back(shippedEntry(QStringLiteral("infrastructure"), shipped.catalogue->infrastructure()));
    const auto regions = DatasetReader::read(dataFolder + QStringLiteral("/regions.geojson"));
    if (!regions)
        return regions.error();
    shipped.entries.push_back(
        shippedEntry(QStringLiteral("region_risk"), withRiskColumns(*regions, shipped.catalogue->riskReadings())));
    return shipped;
}

} // namespace kohkan
