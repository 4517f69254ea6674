// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"

#include "datasets/io/batch_reader.h"
#include "datasets/io/csv_reader.h"
#include "datasets/io/feature_reader.h"
#include "datasets/io/geojson_reader.h"
#include "datasets/io/layer_assembler.h"
#include "datasets/io/ogr_description.h"
#include "datasets/io/source_opener.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DatasetReader", text);
}

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
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i)
        info.fields.push_back(
            {description.fields[static_cast<std::size_t>(i)].name,
             readableText(OGR_GetFieldTypeName(OGR_Fld_GetType(OGR_FD_GetFieldDefn(definition, i))))});
    return info;
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
    return *isWhole ? assembler.finish() : LayerPtr();
}

Result<OGRLayerH> chooseLayer(GDALDatasetH dataset, const QString &path, const QString &name)
{
    const int count = GDALDatasetGetLayerCount(dataset);
    QStringList names;
    OGRLayerH first = nullptr;
    for (int i = 0; i < count; ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        names << readableText(OGR_L_GetName(layer));
        if (!name.isEmpty() && names.back() == name)
            return layer;
        if (!first && (count == 1 || OGR_L_GetFeatureCount(layer, true) > 0))
            first = layer;
    }
    if (name.isEmpty())
        return first ? first : GDALDatasetGetLayer(dataset, 0);
    return Error{Error::Kind::Words,
                 tr("%1 has no layer %2; it has %3.").arg(path, name, names.join(QStringLiteral(", ")))};
}

} // namespace

Result<SourceInfo> DatasetReader::probe(const QString &path, const ReadOptions &options)
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
    auto source = openSource(path, options.isolateKml, options.driver, options.encoding);
    if (!source)
        return source.error();
    SourceInfo info{QFileInfo(path).absoluteFilePath(), source->driver, {}, source->warnings};
    const GdalMessages quiet;
    for (int i = 0; i < GDALDatasetGetLayerCount(source->dataset.get()); ++i)
        info.layers.push_back(describe(GDALDatasetGetLayer(source->dataset.get(), i), *source, options));
    return info;
}

Result<LayerPtr> DatasetReader::read(const QString &path, const ReadOptions &options, std::stop_token stop,
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
    auto source = openSource(path, options.isolateKml, options.driver, options.encoding);
    if (!source)
        return source.error();
    if (!objection.isEmpty())
        source->warnings.push_back({std::nullopt, objection});
    if (stop.stop_requested())
        return Error{Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(path)};
    GdalMessages messages;
    auto layer = chooseLayer(source->dataset.get(), path, options.layerName);
    if (!layer)
        return layer.error();
    ReadPace pace(path, stop, report, OGR_L_GetFeatureCount(*layer, false));
    if (options.rowPath != RowPath::FeatureByFeature) {
        auto read = readInBatches(*layer, *source, options, messages, pace);
        if (!read || *read)
            return read ? Result<LayerPtr>(*std::move(read)) : read.error();
        if (options.rowPath == RowPath::Batches)
            return Error{Error::Kind::Input, tr("%1 cannot be read in batches.").arg(path), messages.text()};
        messages.clear();
    }
    LayerAssembler assembler(describeLayer(*layer, *source, options), options);
    if (auto prepared = assembler.prepare(); !prepared)
        return prepared.error();
    assembler.hear(messages, std::nullopt);
    if (auto read = readFeatures(*layer, assembler, messages, pace); !read)
        return read.error();
    return assembler.finish();
}

} // namespace kohkan
