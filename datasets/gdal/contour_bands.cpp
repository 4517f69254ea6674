// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/contour_bands.h"

#include "datasets/gdal/geometry_import.h"

#include <QByteArrayList>
#include <algorithm>
#include <gdal_alg.h>

namespace kohkan {

namespace {

DatasetHandle rasterOf(const ValueGrid &grid)
{
    const auto columns = static_cast<int>(grid.columns), rows = static_cast<int>(grid.rows);
    DatasetHandle raster(GDALCreate(GDALGetDriverByName("MEM"), "", columns, rows, 1, GDT_Float32, nullptr));
    if (!raster)
        return {};
    double transform[]{grid.corner.lon, grid.stepLon, 0, grid.corner.lat, 0, -grid.stepLat};
    GDALSetGeoTransform(raster.get(), transform);
    auto *values = const_cast<float *>(grid.values.data()); // only read
    const auto done = GDALRasterIO(GDALGetRasterBand(raster.get(), 1), GF_Write, 0, 0, columns, rows, values, columns,
                                   rows, GDT_Float32, 0, 0);
    return done == CE_None ? std::move(raster) : DatasetHandle();
}

/// A layer in memory with the level that a band begins at as its only field.
OGRLayerH addBands(const DatasetHandle &dataset)
{
    OGRLayerH bands = GDALDatasetCreateLayer(dataset.get(), "bands", nullptr, wkbMultiPolygon, nullptr);
    OGRFieldDefnH low = OGR_Fld_Create("low", OFTReal);
    OGR_L_CreateField(bands, low, false);
    OGR_Fld_Destroy(low);
    return bands;
}

} // namespace

std::vector<ContourBand> contourBands(const ValueGrid &grid, const std::vector<double> &levels)
{
    std::vector<ContourBand> bands;
    if (grid.values.empty() || levels.empty())
        return bands;
    const double highest = static_cast<double>(*std::max_element(grid.values.begin(), grid.values.end()));
    if (highest < levels.front())
        return bands;
    registerDrivers();
    const GdalMessages unheard;
    const DatasetHandle raster = rasterOf(grid);
    const DatasetHandle vector(GDALCreate(GDALGetDriverByName("Memory"), "", 0, 0, 0, GDT_Unknown, nullptr));
    if (!raster || !vector)
        return bands;
    OGRLayerH layer = addBands(vector);
    QByteArrayList steps;
    for (const double level : levels)
        steps << QByteArray::number(level, 'g', 17);
    steps << QByteArray::number(std::max(highest, levels.back()) + 1, 'g', 17); // so that the last one is closed
    const QByteArray fixed = "FIXED_LEVELS=" + steps.join(',');
    const char *const options[]{fixed.constData(), "POLYGONIZE=YES", "ELEV_FIELD_MIN=0", nullptr};
    GDALContourGenerateEx(GDALGetRasterBand(raster.get(), 1), layer, const_cast<char **>(options), nullptr, nullptr);
    OGR_L_ResetReading(layer);
    ImportedGeometry read;
    while (const FeatureHandle feature{OGR_L_GetNextFeature(layer)}) {
        const double low = OGR_F_GetFieldAsDouble(feature.get(), 0);
        const auto level = std::find_if(levels.begin(), levels.end(),
                                        [low](double one) { return std::abs(one - low) <= 1e-9 * std::abs(one); });
        importGeometry(OGR_F_GetGeometryRef(feature.get()), read);
        if (level != levels.end() && !read.parts.empty())
            bands.push_back({static_cast<std::size_t>(level - levels.begin()), read.coordinates, read.parts});
    }
    std::sort(bands.begin(), bands.end(), [](const auto &a, const auto &b) { return a.level < b.level; });
    return bands;
}

} // namespace kohkan
