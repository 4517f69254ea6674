// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/grid_reader.h"

#include "datasets/gdal/gdal_handles.h"

#include <QCoreApplication>

namespace kohkan {

Result<GreyGrid> readGreyGrid(const QString &path)
{
    registerDrivers();
    const GdalMessages messages;
    const char *const drivers[] = {"GTiff", nullptr};
    const DatasetHandle dataset(
        GDALOpenEx(path.toUtf8().constData(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    double transform[6] = {};
    GreyGrid grid;
    bool ok =
        dataset && GDALGetRasterCount(dataset.get()) > 0 && GDALGetGeoTransform(dataset.get(), transform) == CE_None;
    if (ok) {
        grid.width = GDALGetRasterXSize(dataset.get());
        grid.height = GDALGetRasterYSize(dataset.get());
        grid.values.resize(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height));
        grid.extent.include(MapPoint{transform[0], transform[3]});
        grid.extent.include(
            MapPoint{transform[0] + transform[1] * grid.width, transform[3] + transform[5] * grid.height});
        ok = GDALRasterIO(GDALGetRasterBand(dataset.get(), 1), GF_Read, 0, 0, grid.width, grid.height,
                          grid.values.data(), grid.width, grid.height, GDT_Byte, 0, 0) == CE_None;
    }
    if (ok)
        return grid;
    const QString message =
        QCoreApplication::translate("readGreyGrid", "%1 cannot be read; install the data sets again.");
    return Error{Error::Kind::Input, message.arg(path), messages.text()};
}

} // namespace kohkan
