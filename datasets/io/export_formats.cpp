// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/export_formats.h"

#include "datasets/io/spreadsheet_export.h"
#include "datasets/work/words.h"

#include <QFileInfo>

namespace kohkan {

namespace {

Error words(const QString &message)
{
    return Error{Error::Kind::Words, message};
}

} // namespace

const std::vector<ExportFormat> &exportFormats()
{
    static const std::vector<ExportFormat> formats{
        {QStringLiteral("GeoJSON"), QStringLiteral("GeoJSON (RFC 7946)"), QStringLiteral("geojson")},
        {QStringLiteral("GPKG"), QStringLiteral("GeoPackage"), QStringLiteral("gpkg")},
        {QStringLiteral("CSV"), QStringLiteral("CSV"), QStringLiteral("csv")},
        {QStringLiteral("KML"), QStringLiteral("KML"), QStringLiteral("kml")},
        {QStringLiteral("FlatGeobuf"), QStringLiteral("FlatGeobuf"), QStringLiteral("fgb")},
        {QStringLiteral("XLSX"), QStringLiteral("Spreadsheet (XLSX)"), QStringLiteral("xlsx")}};
    return formats;
}

Result<ExportFormat> exportFormatFor(const QString &path, const QString &driver)
{
    const QString suffix = QFileInfo(path).suffix();
    for (const auto &format : exportFormats()) {
        const bool named = format.driver.compare(driver, Qt::CaseInsensitive) == 0 ||
                           format.extension.compare(driver, Qt::CaseInsensitive) == 0;
        const bool bySuffix = driver.isEmpty() && format.extension.compare(suffix, Qt::CaseInsensitive) == 0;
        if (named || bySuffix ||
            (driver.isEmpty() && format.extension == QLatin1String("geojson") &&
             suffix.compare(QLatin1String("json"), Qt::CaseInsensitive) == 0))
            return format;
    }
    QStringList names;
    for (const auto &format : exportFormats())
        names << QStringLiteral("%1 (.%2)").arg(format.driver, format.extension);
    return words(tr("\"%1\" is no format that can be written; choose %2.")
                     .arg(driver.isEmpty() ? path : driver, names.join(QStringLiteral(", "))));
}

QString layerNameIn(const ExportFormat &format, const QString &layerName)
{
    if (format.driver == QLatin1String("GeoJSON") || format.driver == QLatin1String("CSV"))
        return {};
    return format.driver == QLatin1String("XLSX") ? sheetName(layerName) : layerName;
}

} // namespace kohkan
