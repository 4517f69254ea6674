// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/source_opener.h"

#include "datasets/io/dbf_encoding.h"
#include "datasets/io/gpx_figures.h"
#include "datasets/io/plain_kml.h"
#include "datasets/io/plain_ods.h"
#include "datasets/io/shapefile_mending.h"
#include "datasets/io/system_reason.h"
#include "datasets/io/text_encoding.h"
#include "datasets/work/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <sys/stat.h>

namespace kohkan {

namespace {

Error refuse(const QString &message, const QString &detail = {})
{
    return Error{Error::Kind::Input, message, detail};
}

// File drivers only: nothing that reaches the network, runs SQL of the file or points to other files.
constexpr const char *vectorDrivers[] = {
    "GPKG", "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "FlatGeobuf",     "CSV",          "LIBKML",      "XLSX",
    "ODS",  "GPX",     "GML",        "SQLite",   "DXF",      "ESRI Shapefile", "MapInfo File", "OpenFileGDB", nullptr};

bool isArchive(const QString &path)
{
    static const QStringList endings{QStringLiteral("zip"), QStringLiteral("gz"),  QStringLiteral("tgz"),
                                     QStringLiteral("tar"), QStringLiteral("bz2"), QStringLiteral("xz"),
                                     QStringLiteral("7z"),  QStringLiteral("rar")};
    return QFileInfo(path).isFile() && endings.contains(QFileInfo(path).suffix().toLower());
}

/// The archive among the folders of a path that goes into one; empty where none is.
QString archiveAbove(const QString &path)
{
    for (QString above = QFileInfo(path).absoluteFilePath(); above.contains(u'/');
         above.truncate(above.lastIndexOf(u'/')))
        if (isArchive(above))
            return above;
    return {};
}

Error refuseArchive(const QString &path)
{
    return refuse(tr("%1 is an archive, and files inside one are not supported yet; unpack it and open the file that "
                     "was inside.")
                      .arg(path));
}

const char *const *openOptions(const QString &path)
{
    static const char *const csv[] = {"AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=YES", nullptr};
    static const char *const gml[] = {"WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO", nullptr}; // no file beside it, no network
    GDALDriverH driver = GDALIdentifyDriverEx(path.toUtf8().constData(), GDAL_OF_VECTOR, vectorDrivers, nullptr);
    const char *name = driver ? GDALGetDriverShortName(driver) : "";
    if (qstrcmp(name, "CSV") == 0 || QFileInfo(path).suffix().compare(QLatin1String("csv"), Qt::CaseInsensitive) == 0)
        return csv;
    return qstrcmp(name, "GML") == 0 ? gml : nullptr;
}

/// The name of a format that GDAL knows the file to be and that is not among ours; empty where it knows none.
QString foreignFormat(const QString &path)
{
    const GdalMessages quiet;
    GDALDriverH driver = GDALIdentifyDriverEx(path.toUtf8().constData(), GDAL_OF_VECTOR, nullptr, nullptr);
    if (!driver)
        return {};
    for (const char *const *own = vectorDrivers; *own; ++own)
        if (qstrcmp(GDALGetDriverShortName(driver), *own) == 0)
            return {};
    return readableText(GDALGetDriverLongName(driver));
}

bool isRaster(const QString &path)
{
    const GdalMessages quiet;
    const QByteArray name = path.toUtf8();
    return !isKml(path) && GDALIdentifyDriverEx(name.constData(), GDAL_OF_RASTER, nullptr, nullptr) &&
           !GDALIdentifyDriverEx(name.constData(), GDAL_OF_VECTOR, vectorDrivers, nullptr);
}

Error cannotOpen(const QString &path, const GdalMessages &messages)
{
    const QString detail = messages.text();
    if (QFileInfo(path).isDir())
        return refuse(tr("%1 is a folder without a data set in it; open a file.").arg(path), detail);
    if (QFile file(path); file.open(QIODevice::ReadOnly) && file.read(4) == "PK\x03\x04")
        return refuseArchive(path);
    registerEveryDriver();
    if (isRaster(path))
        return refuse(tr("%1 is a raster, which is not supported yet; open a vector file or a table.").arg(path),
                      detail);
    if (detail.contains(QLatin1String("database is locked")))
        return refuse(tr("%1 is locked by another program; close it there and try again.").arg(path), detail);
    if (!messages.failures().isEmpty())
        return refuse(
            tr("%1 cannot be read (%2); check that the file is whole.").arg(path, messages.failures().front()), detail);
    if (const QString format = foreignFormat(path); !format.isEmpty())
        return refuse(
            tr("%1 is of the format %2, which is not supported; save it as GeoPackage or GeoJSON and open that.")
                .arg(path, format),
            detail);
    return refuse(
        tr("%1 is not GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML, CSV, XLSX or of any other known format; "
           "check that it is whole and has the right ending.")
            .arg(path),
        detail);
}

} // namespace

QString driverOf(const QString &path)
{
    registerDrivers();
    const GdalMessages quiet;
    GDALDriverH driver = GDALIdentifyDriverEx(path.toUtf8().constData(), GDAL_OF_VECTOR, vectorDrivers, nullptr);
    return driver ? QString::fromUtf8(GDALGetDriverShortName(driver)) : QString();
}

std::optional<Error> refusal(const QString &path)
{
    if (const QString archive = archiveAbove(path); !archive.isEmpty())
        return refuseArchive(archive);
    for (const char *inside : {"/vsizip", "/vsitar", "/vsigzip", "/vsi7z", "/vsirar"})
        if (path.startsWith(QLatin1String(inside)))
            return refuseArchive(path);
    if (path.startsWith(QLatin1String("/vsi")) || path.contains(QLatin1String("://")))
        return refuse(tr("%1 is not a local file; remote sources are not opened. Save the file on this computer first.")
                          .arg(path));
    const QFileInfo info(path);
    if (!info.exists()) {
        struct stat status {};
        const int error = stat(QFile::encodeName(path).constData(), &status) == 0 ? 0 : errno;
        if (error != 0 && error != ENOENT && error != ENOTDIR)
            return refuse(tr("%1 cannot be read: %2.").arg(path, systemReason(error)));
        return refuse(tr("%1 does not exist; check the path.").arg(path));
    }
    if (!info.isReadable())
        return refuse(tr("%1 may not be read; change its permissions.").arg(path));
    if (info.isFile() && info.size() == 0)
        return refuse(tr("%1 is empty; there is nothing to read in it.").arg(path));
    const QString suffix = info.suffix().toLower();
    if (suffix == QLatin1String("vrt"))
        return refuse(tr("%1 is a VRT, which points to other files; open those instead.").arg(path));
    return std::nullopt;
}

Result<OpenedSource> openSource(const QString &path, const QString &driver, const QString &encoding)
{
    registerDrivers();
    if (auto error = refusal(path))
        return *std::move(error);
    if (!encoding.isEmpty() && knownEncoding(encoding).isEmpty())
        return unknownEncoding(encoding);
    OpenedSource source;
    source.path = path;
    const auto dbf = dbfEncodingOf(path, encoding);
    CPLStringList openWith(openOptions(path));
    if (!dbf.name.isEmpty())
        openWith.SetNameValue("ENCODING", dbf.name.constData());
    if (!dbf.note.isEmpty())
        source.warnings.push_back({std::nullopt, dbf.note});
    const QByteArray named = driver.toLatin1();
    const char *const namedDriver[] = {named.constData(), nullptr};
    const char *const *drivers = driver.isEmpty() ? vectorDrivers : namedDriver;
    const GdalOption spreadsheets("OGR_XLSX_FIELD_TYPES", "STRING"), ods("OGR_ODS_FIELD_TYPES", "STRING");
    QString openPath = path;
    if (auto indexed = indexedShapefile(path)) {
        openPath = indexed->path;
        source.memory = std::move(indexed->memory);
        source.warnings.push_back({std::nullopt, indexed->said});
    }
    if (auto plain = plainGpx(path)) {
        openPath = plain->path;
        source.memory = std::move(plain->memory);
        source.rowsLeftOut = plain->lost;
        source.layerWithLosses = QStringLiteral("waypoints");
        for (const QString &said : plain->said)
            source.warnings.push_back({std::nullopt, said});
    }
    if (auto plain = plainOds(path)) {
        openPath = plain->path;
        source.memory = std::move(plain->memory);
        if (!plain->said.isEmpty())
            source.warnings.push_back({std::nullopt, plain->said});
    }
    if (auto plain = plainKml(path)) {
        openPath = plain->path;
        source.memory = std::move(plain->memory);
    }
    GdalMessages messages;
    source.dataset.reset(GDALOpenEx(openPath.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers,
                                    openWith.List(), nullptr));
    if (!source.dataset || GDALDatasetGetLayerCount(source.dataset.get()) == 0) {
        if (source.dataset && messages.failures().isEmpty())
            return refuse(tr("%1 holds no layer; there is nothing to read in it.").arg(path));
        return cannotOpen(path, messages);
    }
    for (const auto &message : messages.failures() + messages.warnings()) {
        if (message.contains(QLatin1String("IMMUTABLE")) && QFileInfo(path + QStringLiteral("-wal")).size() > 0)
            return refuse(tr("The latest changes of %1 lie in %1-wal, which can only be read where the folder may be "
                             "written to; copy both files elsewhere and open that copy.")
                              .arg(path),
                          message);
        if (message.contains(QLatin1String("crs not found")))
            source.hasUnknownReference = true;
        else
            source.warnings.push_back({std::nullopt, message});
    }
    source.driver = QString::fromUtf8(GDALGetDriverShortName(GDALGetDatasetDriver(source.dataset.get())));
    source.isUntypedTable =
        QStringList{QStringLiteral("CSV"), QStringLiteral("XLSX"), QStringLiteral("ODS")}.contains(source.driver);
    return source;
}

} // namespace kohkan
