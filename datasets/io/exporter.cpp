// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/exporter.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/column_typing.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/export_fields.h"
#include "datasets/io/geojson_writer.h"
#include "datasets/io/geometry_export.h"
#include "datasets/io/whole_file.h"
#include "datasets/table/passing_on.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("exportLayer", text);
}
Error words(const QString &message)
{
    return Error{Error::Kind::Words, message};
}

Result<std::vector<const Column *>> chosenColumns(const Layer &layer, const ExportOptions &options)
{
    std::vector<const Column *> columns;
    if (options.fields.isEmpty()) {
        for (const auto &column : layer.columns())
            if (!column->isDerived())
                columns.push_back(column.get());
    }
    for (const auto &name : options.fields) {
        const Column *column = layer.column(name);
        if (!column)
            return words(tr("The layer %1 has no column %2.").arg(layer.name(), name));
        columns.push_back(column);
    }
    if (const Column *key = layer.keyColumn(); key && std::find(columns.begin(), columns.end(), key) == columns.end())
        columns.insert(columns.begin(), key);
    for (const auto &extra : options.extraColumns)
        columns.push_back(extra.get());
    return columns;
}

/// Writes the rows into a new file of any format but GeoJSON, through GDAL. One use, one thread.
class LayerWriter {
public:
    LayerWriter(const Layer &layer, const RowSet &rows, const ExportFormat &format)
        : m_layer(layer), m_rows(rows), m_format(format)
    {}
    Result<ExportReport> write(const QString &path, const std::vector<const Column *> &columns, std::stop_token stop,
                               const std::function<void(double)> &progress);

private:
    bool create(const QString &path, const std::vector<const Column *> &columns);
    CPLStringList layerOptions() const;
    bool addField(const QString &name, OGRFieldType type, OGRFieldSubType subtype = OFSTNone);
    void fill(OGRFeatureH feature, Row row) const;

    const Layer &m_layer;
    const RowSet &m_rows;
    const ExportFormat &m_format;
    DatasetHandle m_dataset;
    OGRLayerH m_out = nullptr;
    FieldPlan m_plan;
    bool sayPlaces(const std::vector<const Column *> &columns, const QStringList &names) const;
    int m_lonField = -1;
    QString m_lonName, m_latName;
};

CPLStringList LayerWriter::layerOptions() const
{
    CPLStringList options;
    if (m_format.driver == QLatin1String("CSV")) {
        options.AddNameValue("STRING_QUOTING", "IF_NEEDED");
        options.AddNameValue("LINEFORMAT", "LF");
        if (!m_layer.geometry().isPlainPoints())
            options.AddNameValue("GEOMETRY", "AS_WKT");
    }
    return options;
}

bool LayerWriter::addField(const QString &name, OGRFieldType type, OGRFieldSubType subtype)
{
    OGRFieldDefnH field = OGR_Fld_Create(name.toUtf8().constData(), type);
    OGR_Fld_SetSubType(field, subtype);
    const bool ok = OGR_L_CreateField(m_out, field, false) == OGRERR_NONE;
    OGR_Fld_Destroy(field);
    return ok;
}

bool LayerWriter::create(const QString &path, const std::vector<const Column *> &columns)
{
    GDALDriverH driver = GDALGetDriverByName(m_format.driver.toLatin1().constData());
    if (!driver)
        return false;
    m_dataset.reset(GDALCreate(driver, path.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_dataset)
        return false;
    const bool isCsv = m_format.driver == QLatin1String("CSV");
    auto type = commonGeometryType(m_layer.geometry(), m_rows);
    if (isCsv && m_layer.geometry().isPlainPoints())
        type = wkbNone;
    const ReferenceHandle reference = lonLatReference();
    m_out = GDALDatasetCreateLayer(m_dataset.get(), m_layer.name().toUtf8().constData(), reference.get(), type,
                                   layerOptions().List());
    if (!m_out)
        return false;
    m_plan = planFields(columns, m_format.driver, m_rows);
    QStringList names;
    for (const auto &field : m_plan.fields) {
        names << field.name;
        if (!addField(field.name, field.type, field.subtype))
            return false;
    }
    if (isCsv && type == wkbNone && m_layer.geometry().hasPoints() && !sayPlaces(columns, names)) {
        const bool taken = names.contains(QLatin1String("longitude"), Qt::CaseInsensitive) ||
                           names.contains(QLatin1String("latitude"), Qt::CaseInsensitive);
        const QString ending = taken ? QStringLiteral("_wgs84") : QString();
        m_lonField = static_cast<int>(m_plan.fields.size());
        m_lonName = QStringLiteral("longitude") + ending;
        m_latName = QStringLiteral("latitude") + ending;
        if (!addField(m_lonName, OFTString) || !addField(m_latName, OFTString))
            return false;
    }
    return true;
}

/// Are there coordinates among the columns, and are they those of the rows? (Those of a file in another reference
/// system are not.)
bool LayerWriter::sayPlaces(const std::vector<const Column *> &columns, const QStringList &names) const
{
    const auto found = findCoordinates(names);
    if (!found || !columns[found->lon]->isNumeric() || !columns[found->lat]->isNumeric())
        return false;
    bool same = true;
    m_rows.forEach([&](Row row) {
        const LonLat point = m_layer.geometry().point(row);
        same = same && (!point.isValid() || (std::abs(columns[found->lon]->number(row) - point.lon) < 1e-7 &&
                                             std::abs(columns[found->lat]->number(row) - point.lat) < 1e-7));
    });
    return same;
}

void LayerWriter::fill(OGRFeatureH feature, Row row) const
{
    for (std::size_t i = 0; i < m_plan.fields.size(); ++i)
        setField(feature, static_cast<int>(i), m_plan.fields[i], row);
    const LonLat point = m_layer.geometry().point(row);
    if (m_lonField >= 0 && point.isValid()) {
        const auto digits = [](double value) { return QByteArray::number(value, 'g', 12); };
        OGR_F_SetFieldString(feature, m_lonField, digits(point.lon).constData());
        OGR_F_SetFieldString(feature, m_lonField + 1, digits(point.lat).constData());
    }
    if (auto geometry = exportGeometry(m_layer.geometry(), row))
        OGR_F_SetGeometryDirectly(feature, geometry.release());
}

Result<ExportReport> LayerWriter::write(const QString &path, const std::vector<const Column *> &columns,
                                        std::stop_token stop, const std::function<void(double)> &progress)
{
    GdalMessages messages;
    const auto failed = [&] {
        m_dataset.reset();
        return Error{Error::Kind::Output, messages.failures().value(0, tr("the device may be full")), messages.text()};
    };
    ExportReport report;
    if (!create(path, columns))
        return failed();
    report.longitudeColumn = m_lonName;
    report.latitudeColumn = m_latName;
    report.warnings = m_plan.warnings;
    report.keyColumn = m_plan.nameOf(m_layer.keyColumn());
    const bool inTransaction = GDALDatasetTestCapability(m_dataset.get(), ODsCTransactions) &&
                               GDALDatasetStartTransaction(m_dataset.get(), false) == OGRERR_NONE;
    const bool skipsEmpty = m_format.driver == QLatin1String("FlatGeobuf");
    const std::size_t total = std::max<std::size_t>(1, m_rows.count());
    for (const Row row : m_layer.bySourceRow()) {
        if (!m_rows.contains(row))
            continue;
        if (skipsEmpty && m_layer.geometry().type(row) == GeometryType::None) {
            ++report.withoutGeometry;
            continue;
        }
        const FeatureHandle feature(OGR_F_Create(OGR_L_GetLayerDefn(m_out)));
        fill(feature.get(), row);
        if (OGR_L_CreateFeature(m_out, feature.get()) != OGRERR_NONE)
            return failed();
        if (++report.written % 1024 == 0) {
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, tr("The export was cancelled; nothing was written.")};
            if (progress)
                progress(double(report.written) / double(total));
        }
    }
    if (inTransaction && GDALDatasetCommitTransaction(m_dataset.get()) != OGRERR_NONE)
        return failed();
    m_dataset.reset();
    if (!messages.failures().isEmpty())
        return failed();
    for (const auto &text : messages.warnings())
        report.warnings.push_back({std::nullopt, text});
    return report;
}

/// True where a text file ends as its format ends it: the loss of its last bytes can leave the same rows, keys and box.
bool endsWhole(const QString &path, const QString &driver)
{
    const QByteArray ending = driver == QLatin1String("LIBKML") ? "</kml>\n"
                              : driver == QLatin1String("CSV")  ? "\n"
                                                                : "";
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(std::max<qint64>(0, file.size() - ending.size())) &&
           file.readAll().endsWith(ending);
}

/// Reads the written file back and compares count, keys and box with what was to be written. GDAL reports success for
/// some formats on a full device.
Outcome readBack(const QString &path, const Layer &layer, const RowSet &rows, const ExportReport &report,
                 const ExportFormat &format, const QString &target)
{
    const auto differs = [&](const QString &what) {
        return notWritten(target, tr("read back, it differs in %1; the device may be full").arg(what));
    };
    if (!endsWhole(path, format.driver))
        return differs(tr("its end"));
    if (report.written == 0)
        return Done{};
    ReadOptions options;
    options.isolateKml = false;
    options.longitudeColumn = report.longitudeColumn;
    options.latitudeColumn = report.latitudeColumn;
    if (layer.keyColumn())
        options.textColumns.insert(report.keyColumn);
    const auto back = DatasetReader::read(path, options);
    if (!back)
        return differs(tr("that it does not open"));
    if ((*back)->rowCount() != report.written)
        return differs(tr("its number of rows"));
    LonLatBox box;
    QStringList wanted, got;
    const bool skipsEmpty = format.driver == QLatin1String("FlatGeobuf");
    rows.forEach([&](Row row) {
        if (skipsEmpty && layer.geometry().type(row) == GeometryType::None)
            return;
        box.include(layer.geometry().box(row));
        wanted << layer.key(row);
    });
    if (layer.keyColumn()) {
        const Column *keys = (*back)->column(report.keyColumn);
        if (!keys)
            return differs(tr("its key column"));
        for (std::size_t i = 0; i < keys->rowCount(); ++i)
            got << keys->text(rowAt(i));
        std::sort(wanted.begin(), wanted.end());
        std::sort(got.begin(), got.end());
        if (wanted != got)
            return differs(tr("its keys"));
    }
    const LonLatBox own = (*back)->extent();
    const bool comparable = !box.isEmpty() && std::abs(box.minX) <= 180 && std::abs(box.maxX) <= 180 &&
                            std::abs(box.minY) <= 90 && std::abs(box.maxY) <= 90;
    if (comparable && (std::abs(own.minX - box.minX) > 1e-6 || std::abs(own.maxX - box.maxX) > 1e-6 ||
                       std::abs(own.minY - box.minY) > 1e-6 || std::abs(own.maxY - box.maxY) > 1e-6))
        return differs(tr("its extent"));
    return Done{};
}

/// Through a driver of GDAL; to be committed.
Result<ExportReport> writeByGdal(const Layer &layer, const RowSet &rows, const ExportOptions &options,
                                 const ExportFormat &format, const std::vector<const Column *> &columns,
                                 const WholeFile &file, std::stop_token stop,
                                 const std::function<void(double)> &progress)
{
    const QString temporary = file.temporaryPath();
    auto report = LayerWriter(layer, rows, format).write(temporary, columns, stop, progress);
    if (!report && report.error().kind == Error::Kind::Output)
        return notWritten(options.path, QString(report.error().message).replace(temporary, options.path),
                          report.error().detail);
    if (!report)
        return report;
    if (auto synced = file.sync(); !synced)
        return synced.error();
    if (auto same = readBack(temporary, layer, rows, *report, format, options.path); !same)
        return same.error();
    return report;
}

} // namespace

const std::vector<ExportFormat> &exportFormats()
{
    static const std::vector<ExportFormat> formats{
        {QStringLiteral("GeoJSON"), QStringLiteral("GeoJSON (RFC 7946)"), QStringLiteral("geojson")},
        {QStringLiteral("GPKG"), QStringLiteral("GeoPackage"), QStringLiteral("gpkg")},
        {QStringLiteral("CSV"), QStringLiteral("CSV"), QStringLiteral("csv")},
        {QStringLiteral("LIBKML"), QStringLiteral("KML"), QStringLiteral("kml")},
        {QStringLiteral("FlatGeobuf"), QStringLiteral("FlatGeobuf"), QStringLiteral("fgb")}};
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
        names << QStringLiteral("%1 (.%2)")
                     .arg(format.driver == QLatin1String("LIBKML") ? QStringLiteral("KML") : format.driver,
                          format.extension);
    return words(tr("\"%1\" is no format that can be written; choose %2.")
                     .arg(driver.isEmpty() ? path : driver, names.join(QStringLiteral(", "))));
}

std::size_t rowsWithoutGeometry(const Layer &layer, const RowSet &rows)
{
    std::size_t count = 0;
    rows.forEach([&](Row row) { count += layer.geometry().type(row) == GeometryType::None; });
    return count;
}

Result<ExportReport> exportLayer(const Layer &layer, const RowSet &rows, const ExportOptions &options,
                                 std::stop_token stop, const std::function<void(double)> &progress)
{
    registerDrivers();
    if (const QString why = whyNotPassedOn(layer); !why.isEmpty())
        return words(why);
    const auto format = exportFormatFor(options.path, options.driver);
    if (!format)
        return format.error();
    const auto columns = chosenColumns(layer, options);
    if (!columns)
        return columns.error();
    auto file = WholeFile::create(options.path, format->extension);
    if (!file)
        return file.error();
    const auto report = format->driver == QLatin1String("GeoJSON")
                            ? writeGeoJson(file->temporaryPath(), options.path, layer, rows, *columns, stop, progress)
                            : writeByGdal(layer, rows, options, *format, *columns, *file, stop, progress);
    if (!report)
        return report;
    if (auto committed = file->commit(); !committed)
        return committed.error();
    return report;
}

} // namespace kohkan
