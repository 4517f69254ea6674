// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"

#include "datasets/geo/projector.h"
#include "datasets/io/column_typing.h"
#include "datasets/io/geometry_import.h"
#include "datasets/io/source_opener.h"
#include "datasets/table/layer_builder.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <chrono>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DatasetReader", text);
}

QString utf8(const char *text)
{
    return text ? QString::fromUtf8(text) : QString();
}

/// Name and code of a reference system, for a person.
QString referenceText(OGRSpatialReferenceH reference)
{
    if (!reference)
        return {};
    QString text = utf8(OSRGetName(reference));
    if (const char *code = OSRGetAuthorityCode(reference, nullptr))
        text += QStringLiteral(" (%1:%2)").arg(utf8(OSRGetAuthorityName(reference, nullptr)), utf8(code));
    return text;
}

bool isLonLat(OGRSpatialReferenceH reference)
{
    const ReferenceHandle own = lonLatReference();
    const char *const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT", nullptr};
    return OSRIsSameEx(reference, own.get(), options);
}

QString definitionOf(OGRSpatialReferenceH reference)
{
    char *wkt = nullptr;
    const char *const options[] = {"FORMAT=WKT2_2019", nullptr};
    const bool ok = OSRExportToWktEx(reference, &wkt, options) == OGRERR_NONE;
    const QString text = ok ? utf8(wkt) : QString();
    CPLFree(wkt);
    return text;
}

LayerInfo describe(OGRLayerH layer)
{
    LayerInfo info;
    info.name = utf8(OGR_L_GetName(layer));
    info.geometryType = utf8(OGRGeometryTypeToName(OGR_L_GetGeomType(layer)));
    info.referenceSystem = referenceText(OGR_L_GetSpatialRef(layer));
    info.featureCount = OGR_L_GetFeatureCount(layer, false);
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        info.fields.push_back({utf8(OGR_Fld_GetNameRef(field)), utf8(OGR_GetFieldTypeName(OGR_Fld_GetType(field)))});
    }
    return info;
}

/// Reads one layer feature by feature into a LayerBuilder. One use, one thread.
class FeatureReader {
public:
    FeatureReader(OGRLayerH layer, const OpenedSource &source, const ReadOptions &options)
        : m_layer(layer), m_source(source), m_options(options), m_builder(utf8(OGR_L_GetName(layer)))
    {}

    Result<LayerPtr> read(const QString &path, std::stop_token stop, const ReportProgress &report);

private:
    struct Field {
        int index;
        OGRFieldType type;
        bool isBoolean;
        ColumnBuilder *column;
    };
    Outcome chooseReference();
    void addColumns();
    void appendFields(OGRFeatureH feature);
    void appendField(const Field &field, OGRFeatureH feature);
    void appendGeometry(OGRFeatureH feature);
    void appendText(ColumnBuilder &column, const char *text);
    void appendDateTime(ColumnBuilder &column, OGRFeatureH feature, const Field &field);
    QString coordinateText(OGRFeatureH feature, std::size_t field) const;
    void closingWarnings(const GdalMessages &messages);

    OGRLayerH m_layer;
    const OpenedSource &m_source;
    const ReadOptions &m_options;
    LayerBuilder m_builder;
    std::vector<Field> m_fields;
    std::optional<CoordinateColumns> m_coordinates;
    std::optional<Projector> m_projector;
    std::vector<const Field *> m_dateTimes;
    qint64 m_row = 0;
    bool m_hadZ = false;
    bool m_hadCurves = false;
    bool m_recoded = false;
    qint64 m_unprojected = 0;
};

Outcome FeatureReader::chooseReference()
{
    OGRSpatialReferenceH own = OGR_L_GetSpatialRef(m_layer);
    Provenance &provenance = m_builder.provenance();
    provenance.referenceSystem = referenceText(own);
    QString definition;
    const bool hasGeometry = OGR_L_GetGeomType(m_layer) != wkbNone;
    if (!m_options.referenceSystem.isEmpty()) {
        definition = m_options.referenceSystem;
        provenance.referenceSystem = m_options.referenceSystem;
    } else if (own && !isLonLat(own)) {
        definition = definitionOf(own);
    } else if (!own && (hasGeometry || (m_coordinates && !m_coordinates->named))) {
        provenance.referenceSystem = tr("WGS 84 (assumed)");
        m_builder.warn(tr("The file does not state a reference system; WGS 84 is assumed. It can be changed in the "
                          "layer's properties."));
    } else if (!own && m_coordinates) {
        provenance.referenceSystem = QStringLiteral("WGS 84");
    }
    if (definition.isEmpty())
        return Done{};
    auto projector = Projector::create(definition);
    if (projector) {
        m_projector = *std::move(projector);
        if (!m_options.referenceSystem.isEmpty())
            provenance.referenceSystem = QStringLiteral("%1 (%2)").arg(m_projector->name(), definition);
        return Done{};
    }
    if (!m_options.referenceSystem.isEmpty())
        return projector.error();
    m_builder.warn(tr("The reference system \"%1\" of the file is not known to PROJ; WGS 84 is assumed. It can be "
                      "changed in the layer's properties.")
                       .arg(provenance.referenceSystem));
    provenance.referenceSystem = tr("WGS 84 (assumed)");
    return Done{};
}

void FeatureReader::addColumns()
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(m_layer);
    QStringList names;
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, i);
        const QString name = utf8(OGR_Fld_GetNameRef(field));
        names << name;
        Column::Type type = Column::Type::Text;
        const OGRFieldType ogr = OGR_Fld_GetType(field);
        const bool isBoolean = OGR_Fld_GetSubType(field) == OFSTBoolean;
        if ((ogr == OFTInteger || ogr == OFTInteger64) && !isBoolean)
            type = Column::Type::Integer;
        else if (ogr == OFTReal)
            type = Column::Type::Number;
        else if (ogr == OFTDate)
            type = Column::Type::Date;
        else if (ogr == OFTBinary) {
            m_builder.warn(tr("The column %1 holds binary data and is left out.").arg(name));
            continue;
        }
        const ColumnSchema *known = m_options.schema ? m_options.schema->column(name) : nullptr;
        m_fields.push_back({i, ogr, isBoolean, &m_builder.addColumn(name, type, known ? known->unit : QString())});
        if (known && known->isKey)
            m_builder.setKeyColumn(name);
    }
    if (m_options.schema) { // a composite key names no single column
        const auto keys = std::count_if(m_options.schema->columns.begin(), m_options.schema->columns.end(),
                                        [](const auto &c) { return c.isKey; });
        if (keys > 1)
            m_builder.setKeyColumn({});
    }
    if (OGR_L_GetGeomType(m_layer) == wkbNone || m_source.isUntypedTable)
        m_coordinates = findCoordinates(names);
}

void FeatureReader::appendText(ColumnBuilder &column, const char *text)
{
    if (CPLIsUTF8(text, -1)) {
        column.appendUtf8(text);
        return;
    }
    m_recoded = true;
    char *recoded = CPLRecode(text, "CP1252", CPL_ENC_UTF8);
    column.appendUtf8(recoded);
    CPLFree(recoded);
}

void FeatureReader::appendDateTime(ColumnBuilder &column, OGRFeatureH feature, const Field &field)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    OGR_F_GetFieldAsDateTimeEx(feature, field.index, &year, &month, &day, &hour, &minute, &second, &zone);
    const QDate date(year, month, day);
    if (field.type == OFTDate) {
        if (const auto range = DateRange::parse(date.toString(Qt::ISODate)))
            column.appendDate(*range);
        else
            column.appendNull();
        return;
    }
    QString text = date.toString(Qt::ISODate);
    if (hour != 0 || minute != 0 || second != 0.0f) {
        text += QStringLiteral("T%1:%2:%3")
                    .arg(hour, 2, 10, QLatin1Char('0'))
                    .arg(minute, 2, 10, QLatin1Char('0'))
                    .arg(int(second), 2, 10, QLatin1Char('0'));
        if (zone == 100)
            text += u'Z';
    }
    column.appendText(text);
}

void FeatureReader::appendField(const Field &field, OGRFeatureH feature)
{
    ColumnBuilder &column = *field.column;
    if (!OGR_F_IsFieldSetAndNotNull(feature, field.index)) {
        column.appendNull();
        return;
    }
    switch (field.type) {
    case OFTInteger:
    case OFTInteger64: {
        const auto value = OGR_F_GetFieldAsInteger64(feature, field.index);
        if (field.isBoolean)
            column.appendUtf8(value ? "true" : "false");
        else
            column.appendInteger(value);
        break;
    }
    case OFTReal:
        column.appendNumber(OGR_F_GetFieldAsDouble(feature, field.index));
        break;
    case OFTDate:
    case OFTDateTime:
        appendDateTime(column, feature, field);
        break;
    case OFTStringList: {
        QStringList words;
        char **list = OGR_F_GetFieldAsStringList(feature, field.index);
        for (int i = 0; list && list[i]; ++i)
            words << utf8(list[i]);
        column.appendText(words.join(u';'));
        break;
    }
    default:
        appendText(column, OGR_F_GetFieldAsString(feature, field.index));
    }
}

void FeatureReader::appendFields(OGRFeatureH feature)
{
    for (const auto &field : m_fields)
        appendField(field, feature);
}

QString FeatureReader::coordinateText(OGRFeatureH feature, std::size_t field) const
{
    return utf8(OGR_F_GetFieldAsString(feature, static_cast<int>(field))).trimmed();
}

void FeatureReader::appendGeometry(OGRFeatureH feature)
{
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    ImportedGeometry imported;
    if (geometry) {
        imported = importGeometry(geometry);
    } else if (m_coordinates) {
        const QString lon = coordinateText(feature, m_coordinates->lon),
                      lat = coordinateText(feature, m_coordinates->lat);
        const auto x = parseNumber(lon), y = parseNumber(lat);
        if (x && y) {
            imported.type = GeometryType::Point;
            imported.parts.push_back({GeometryPart::Kind::Point, {{x->value, y->value}}});
        } else if (!lon.isEmpty() || !lat.isEmpty()) {
            m_builder.warn(tr("\"%1\", \"%2\" are not coordinates in decimal degrees; the row is kept in the table and "
                              "not on the map.")
                               .arg(lon, lat),
                           m_row);
        }
    }
    m_hadZ |= imported.hadZ;
    m_hadCurves |= imported.hadCurves;
    bool whole = true;
    for (auto &part : imported.parts) {
        if (m_projector)
            m_projector->toLonLat(part.coordinates);
        for (const auto &p : part.coordinates)
            whole = whole && p.isValid();
    }
    if (!whole) {
        ++m_unprojected;
        m_builder.warn(tr("The geometry has coordinates that are not numbers or cannot be placed on Earth; the row is "
                          "kept in the table and not on the map."),
                       m_row);
        imported = {};
    }
    m_builder.geometry().begin(imported.type);
    for (const auto &part : imported.parts)
        m_builder.geometry().addPart(part.kind, part.coordinates);
}

void FeatureReader::closingWarnings(const GdalMessages &messages)
{
    if (m_hadZ)
        m_builder.warn(tr("Heights or measures (Z, M) were dropped; only longitude and latitude are kept."));
    if (m_hadCurves)
        m_builder.warn(tr("Curves were made of straight pieces."));
    if (m_recoded)
        m_builder.warn(tr("The text is not UTF-8; it was read as Windows-1252."));
    const auto promised = OGR_L_GetFeatureCount(m_layer, false);
    if (!messages.failures().isEmpty() && promised > m_row)
        m_builder.warn(tr("The file ends early: %1 of %2 rows were read.").arg(m_row).arg(promised));
    for (const auto &text : messages.failures() + messages.warnings())
        m_builder.warn(text);
    for (const auto &warning : m_source.warnings)
        m_builder.warn(warning.message, warning.sourceRow);
    if (OGR_L_GetGeomType(m_layer) == wkbNone && !m_coordinates && !m_options.schema)
        m_builder.warn(tr("The table has no geometry and no columns named longitude and latitude (or lon, lat, x, y); "
                          "its rows are in the table and not on the map."));
}

Result<LayerPtr> FeatureReader::read(const QString &path, std::stop_token stop, const ReportProgress &report)
{
    using Clock = std::chrono::steady_clock;
    addColumns();
    if (auto chosen = chooseReference(); !chosen)
        return chosen.error();
    const auto total = OGR_L_GetFeatureCount(m_layer, false);
    GdalMessages messages;
    auto nextReport = Clock::now() + std::chrono::milliseconds(100);
    OGR_L_ResetReading(m_layer);
    while (true) {
        const FeatureHandle feature(OGR_L_GetNextFeature(m_layer));
        if (!feature)
            break;
        ++m_row;
        appendFields(feature.get());
        appendGeometry(feature.get());
        if (m_row % 256 != 0)
            continue;
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(path)};
        if (report && Clock::now() >= nextReport) {
            report({total > 0 ? std::min(1.0, double(m_row) / double(total)) : -1.0, m_row});
            nextReport = Clock::now() + std::chrono::milliseconds(100);
        }
    }
    if (m_row == 0 && !messages.failures().isEmpty())
        return Error{Error::Kind::Input, tr("%1 cannot be read; check that the file is whole.").arg(path),
                     messages.text()};
    closingWarnings(messages);
    for (const auto &field : m_fields) // FlatGeobuf and others turn dates into date-times of midnight
        if (field.type == OFTDateTime) {
            const auto &values = field.column->distinct();
            if (!values.empty() && std::all_of(values.begin(), values.end(),
                                               [](const QString &v) { return DateRange::parse(v).has_value(); }))
                field.column->retype(Column::Type::Date, [](std::size_t, const QString &) {});
        } else if (field.type == OFTStringList) {
            field.column->retype(Column::Type::Tags, [](std::size_t, const QString &) {});
        }
    typeColumns(m_builder, m_options.schema, m_options.tagColumns, m_source.isUntypedTable);

    const QFileInfo file(path);
    Provenance &provenance = m_builder.provenance();
    provenance.path = file.absoluteFilePath();
    provenance.sourceLayer = utf8(OGR_L_GetName(m_layer));
    provenance.driver = m_source.driver;
    provenance.fileSize = file.size();
    provenance.fileTime = file.lastModified();
    if (m_projector) {
        provenance.operation = m_projector->operation();
        provenance.operationAccuracy = m_projector->accuracy();
    }
    return m_builder.finish();
}

Result<OGRLayerH> chooseLayer(GDALDatasetH dataset, const QString &path, const QString &name)
{
    const int count = GDALDatasetGetLayerCount(dataset);
    QStringList names;
    OGRLayerH first = nullptr;
    for (int i = 0; i < count; ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        names << utf8(OGR_L_GetName(layer));
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
    auto source = openSource(path, options.isolateKml, options.driver);
    if (!source)
        return source.error();
    SourceInfo info{QFileInfo(path).absoluteFilePath(), source->driver, {}, source->warnings};
    const GdalMessages quiet;
    for (int i = 0; i < GDALDatasetGetLayerCount(source->dataset.get()); ++i)
        info.layers.push_back(describe(GDALDatasetGetLayer(source->dataset.get(), i)));
    return info;
}

Result<LayerPtr> DatasetReader::read(const QString &path, const ReadOptions &options, std::stop_token stop,
                                     const ReportProgress &report)
{
    auto source = openSource(path, options.isolateKml, options.driver);
    if (!source)
        return source.error();
    if (stop.stop_requested())
        return Error{Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(path)};
    auto layer = chooseLayer(source->dataset.get(), path, options.layerName);
    if (!layer)
        return layer.error();
    FeatureReader reader(*layer, *source, options);
    return reader.read(path, stop, report);
}

} // namespace kohkan
