// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"

#include "datasets/io/batch_reader.h"
#include "datasets/io/csv_reader.h"
#include "datasets/io/dbf_cells.h"
#include "datasets/io/feature_reader.h"
#include "datasets/io/geojson_reader.h"
#include "datasets/io/layer_assembler.h"
#include "datasets/io/ogr_description.h"
#include "datasets/io/source_opener.h"
#include "datasets/io/stated_types.h"
#include "datasets/io/unread_parts.h"
#include "datasets/work/out_of_memory.h"
#include "datasets/work/words.h"

#include <QFileInfo>

namespace kohkan {

namespace {

LayerInfo describe(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options)
{
    const LayerDescription description = describeLayer(layer, source, options);
    LayerInfo info;
    info.name = description.name;
    info.geometryType = readableText(OGRGeometryTypeToName(OGR_L_GetGeomType(layer)));
    info.referenceSystem = description.referenceSystem;
    info.reading = description.reading;
    info.featureCount = description.promisedRows;
    if (info.featureCount >= description.skippedRows)
        info.featureCount -= description.skippedRows;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
        const int own = static_cast<int>(i); // those behind GDAL's come from texts
        const OGRFieldType type =
            own < OGR_FD_GetFieldCount(definition) ? OGR_Fld_GetType(OGR_FD_GetFieldDefn(definition, own)) : OFTString;
        info.fields.push_back({description.fields[i].name, readableText(OGR_GetFieldTypeName(type))});
    }
    return info;
}

/// The name of the whole-number key of a table that GDAL has for no field, as other tables may refer to it; empty where
/// it is one that nobody gave a name.
QString keyFieldOf(OGRLayerH layer, const OpenedSource &source)
{
    if (source.driver != QLatin1String("GPKG") && source.driver != QLatin1String("SQLite"))
        return {};
    static const QStringList plain{QStringLiteral("fid"),   QStringLiteral("ogc_fid"), QStringLiteral("ogr_fid"),
                                   QStringLiteral("rowid"), QStringLiteral("_rowid_"), QStringLiteral("pk_uid"),
                                   QStringLiteral("pkuid")};
    const QString name = readableText(OGR_L_GetFIDColumn(layer));
    return plain.contains(name.toLower()) ? QString() : name;
}

/// Null where that does not go, or did not go well: then the layer is to be read feature by feature, from the start.
Result<LayerPtr> readInBatches(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options,
                               GdalMessages &messages, ReadPace &pace)
{
    if (!messages.isEmpty() || !canReadBatches(layer, source, pace.total()))
        return LayerPtr();
    LayerAssembler assembler(describeLayer(layer, source, options), options);
    if (auto prepared = assembler.prepare(); !prepared)
        return prepared.error();
    if (!assembler.placeFields().empty())
        return LayerPtr(); // by their texts
    const auto isWhole = readBatches(layer, source, options, assembler, messages, pace);
    if (!isWhole)
        return isWhole.error();
    const QString key = keyFieldOf(layer, source);
    if (*isWhole && !key.isEmpty()) { // batches come in the order of the ids
        const auto ids = rowIdsOf(layer, source);
        if (!ids || ids->size() != static_cast<std::size_t>(assembler.row()))
            return LayerPtr();
        ColumnBuilder keys(key, Column::Type::Integer);
        for (const std::int64_t id : *ids)
            keys.appendInteger(id);
        assembler.adopt({key, FieldType::Integer64}, std::move(keys));
    }
    return *isWhole ? assembler.finish() : LayerPtr();
}

/// The layers as they are chosen: of those with one name the second is `NAME (#2)`, as GDAL itself has it in KML.
QStringList layerNames(GDALDatasetH dataset)
{
    QStringList plain, names;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        const QString name = readableText(OGR_L_GetName(GDALDatasetGetLayer(dataset, i)));
        plain << name;
        QString own = name;
        for (auto number = plain.count(name); names.contains(own); ++number)
            own = QStringLiteral("%1 (#%2)").arg(name).arg(number);
        names << own;
    }
    return names;
}

/// The layer of that name; without one the first with rows, and then what is left behind is a warning of the source.
Result<OGRLayerH> chooseLayer(OpenedSource &source, const QString &path, const QString &name)
{
    GDALDatasetH dataset = source.dataset.get();
    const QStringList names = layerNames(dataset);
    if (!name.isEmpty()) {
        const auto found = names.indexOf(name);
        if (found >= 0)
            return GDALDatasetGetLayer(dataset, static_cast<int>(found));
        return Error{Error::Kind::Words,
                     tr("%1 has no layer %2; it has %3.").arg(path, name, names.join(QStringLiteral(", ")))};
    }
    if (names.size() == 1)
        return GDALDatasetGetLayer(dataset, 0);
    QStringList left;
    int first = -1;
    for (int i = 0; i < names.size(); ++i) {
        if (OGR_L_GetFeatureCount(GDALDatasetGetLayer(dataset, i), true) == 0)
            continue;
        if (first < 0)
            first = i;
        else
            left << names[i];
    }
    if (!left.isEmpty())
        source.warnings.push_back({std::nullopt, tr("Only the layer %1 of the file was read; the others with rows: %2.")
                                                     .arg(names[first], left.join(QStringLiteral(", ")))});
    return GDALDatasetGetLayer(dataset, std::max(first, 0));
}

Result<SourceInfo> probeSource(const QString &path, const ReadOptions &options)
{
    if (auto error = refusal(path))
        return *std::move(error);
    if (CsvReader::takes(path, options)) {
        auto layer = CsvReader::probe(path, options);
        if (!layer)
            return layer.error();
        return SourceInfo{QFileInfo(path).absoluteFilePath(), QStringLiteral("CSV"), {*std::move(layer)}, {}};
    }
    if (GeoJsonReader::takes(path, options))
        if (auto layer = GeoJsonReader::probe(path, options))
            return SourceInfo{QFileInfo(path).absoluteFilePath(), QStringLiteral("GeoJSON"), {*std::move(layer)}, {}};
    auto source = openSource(path, options.driver, options.encoding);
    if (!source)
        return source.error();
    SourceInfo info{QFileInfo(path).absoluteFilePath(), source->driver, {}, source->warnings};
    const GdalMessages quiet;
    const QStringList names = layerNames(source->dataset.get());
    for (int i = 0; i < names.size(); ++i) {
        info.layers.push_back(describe(GDALDatasetGetLayer(source->dataset.get(), i), *source, options));
        info.layers.back().name = names[i];
    }
    return info;
}

Result<LayerPtr> readLayer(const QString &path, const ReadOptions &options, std::stop_token stop,
                           const ReportProgress &report)
{
    if (auto error = refusal(path))
        return *std::move(error);
    if (CsvReader::takes(path, options))
        return CsvReader::read(path, options, stop, report);
    QString objection; // of a reader that leaves the file to GDAL
    if (GeoJsonReader::takes(path, options)) {
        auto layer = GeoJsonReader::read(path, options, stop, report, objection);
        if (!layer || *layer)
            return layer;
    }
    auto source = openSource(path, options.driver, options.encoding);
    if (!source)
        return source.error();
    if (!objection.isEmpty())
        source->warnings.push_back({std::nullopt, objection});
    if (stop.stop_requested())
        return Error{Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(path)};
    for (const QString &part : unreadParts(*source))
        source->warnings.push_back({std::nullopt, part});
    GdalMessages messages;
    auto layer = chooseLayer(*source, path, options.layerName);
    if (!layer)
        return layer.error();
    ReadPace pace(path, stop, report, OGR_L_GetFeatureCount(*layer, false));
    StatedTypes stated(*layer, *source);
    if (options.rowPath != RowPath::FeatureByFeature) {
        auto read = readInBatches(*layer, *source, options, messages, pace);
        if (!read || (*read && stated.areKept()))
            return read ? Result<LayerPtr>(*std::move(read)) : read.error();
        if (options.rowPath == RowPath::Batches)
            return Error{Error::Kind::Input, tr("%1 cannot be read in batches.").arg(path), messages.text()};
        messages.clear();
    }
    LayerDescription description = describeLayer(*layer, *source, options);
    stated.putTexts(description);
    if (source->driver == QLatin1String("ESRI Shapefile"))
        putDbfTexts(*source, description);
    LayerAssembler assembler(std::move(description), options);
    if (auto prepared = assembler.prepare(); !prepared)
        return prepared.error();
    assembler.hear(messages, std::nullopt);
    if (auto read = readFeatures(*layer, assembler, messages, pace, keyFieldOf(*layer, *source)); !read)
        return read.error();
    return assembler.finish();
}

} // namespace

Result<SourceInfo> DatasetReader::probe(const QString &path, const ReadOptions &options)
{
    return orOutOfMemory(Error::Kind::Input, tr("%1 was not read").arg(path),
                         [&] { return probeSource(path, options); });
}

Result<LayerPtr> DatasetReader::read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                     const ReportProgress &report)
{
    return orOutOfMemory(Error::Kind::Input, tr("%1 was not read").arg(path),
                         [&] { return readLayer(path, options, stop, report); });
}

} // namespace kohkan
