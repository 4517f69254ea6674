// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/exporter.h"

#include "datasets/gdal/geometry_export.h"
#include "datasets/io/checked_file.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/export_fields.h"
#include "datasets/io/geojson_writer.h"
#include "datasets/io/geopackage_addition.h"
#include "datasets/io/kml_writer.h"
#include "datasets/io/place_columns.h"
#include "datasets/io/spreadsheet_export.h"
#include "datasets/io/whole_file.h"
#include "datasets/table/hilbert_order.h"
#include "datasets/table/passing_on.h"
#include "datasets/work/words.h"

#include <QFile>
#include <algorithm>
#include <cmath>

namespace kohkan {

namespace {

Error sentence(const QString &message)
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
            return sentence(tr("The layer %1 has no column %2.").arg(layer.name(), name));
        columns.push_back(column);
    }
    if (const Column *key = layer.keyColumn(); key && std::find(columns.begin(), columns.end(), key) == columns.end())
        columns.insert(columns.begin(), key);
    for (const auto &extra : options.extraColumns)
        columns.push_back(extra.get());
    return columns;
}

/// Writes the rows into a new file of any format but GeoJSON and KML, through GDAL, as a layer of that name. One use,
/// one thread.
class LayerWriter {
public:
    LayerWriter(const Layer &layer, const RowSet &rows, const ExportFormat &format, const QString &name)
        : m_layer(layer), m_rows(rows), m_format(format), m_name(name)
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
    const QString m_name;
    DatasetHandle m_dataset;
    OGRLayerH m_out = nullptr;
    FieldPlan m_plan;
    bool sayPlaces(const QStringList &names) const;
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
    const bool isSheet = m_format.driver == QLatin1String("XLSX");
    const bool isTable = isSheet || m_format.driver == QLatin1String("CSV");
    auto type = commonGeometryType(m_layer.geometry(), m_rows);
    if (isSheet || (isTable && m_layer.geometry().isPlainPoints()))
        type = wkbNone;
    const ReferenceHandle reference = lonLatReference();
    m_out = GDALDatasetCreateLayer(m_dataset.get(), m_name.toUtf8().constData(), reference.get(), type,
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
    if (isTable && type == wkbNone && m_layer.geometry().hasPoints() && !sayPlaces(names)) {
        const bool taken = names.contains(QLatin1String("longitude"), Qt::CaseInsensitive) ||
                           names.contains(QLatin1String("latitude"), Qt::CaseInsensitive);
        const QString ending = taken ? QStringLiteral("_wgs84") : QString();
        m_lonField = static_cast<int>(m_plan.fields.size());
        m_lonName = QStringLiteral("longitude") + ending;
        m_latName = QStringLiteral("latitude") + ending;
        const OGRFieldType place = isSheet ? OFTReal : OFTString;
        if (!addField(m_lonName, place) || !addField(m_latName, place))
            return false;
    }
    return true;
}

/// Are there coordinates among the columns, and are they those of the rows? (Those of a file in another reference
/// system are not.)
bool LayerWriter::sayPlaces(const QStringList &names) const
{
    std::vector<QStringList> sample; // as the reader of the file will find it
    m_rows.forEach([&](Row row) {
        if (sample.size() >= 100)
            return;
        QStringList &cells = sample.emplace_back();
        for (const auto &field : m_plan.fields)
            cells << (field.column->isNumeric() && field.what == OutField::What::Values ? field.column->text(row)
                                                                                        : QString());
    });
    const PlacePlan plan = findPlaces(names, sample);
    if (plan.form != PlacePlan::Form::LonLat || plan.xSide >= 0 || plan.ySide >= 0)
        return false;
    const Column *lon = m_plan.fields[static_cast<std::size_t>(plan.x)].column,
                 *lat = m_plan.fields[static_cast<std::size_t>(plan.y)].column;
    if (!lon->isNumeric() || !lat->isNumeric())
        return false;
    bool same = true;
    m_rows.forEach([&](Row row) {
        const LonLat point = m_layer.geometry().point(row);
        same = same && (!isOnMap(m_layer.geometry(), row) || (std::abs(lon->number(row) - point.lon) < 1e-7 &&
                                                              std::abs(lat->number(row) - point.lat) < 1e-7));
    });
    return same;
}

void LayerWriter::fill(OGRFeatureH feature, Row row) const
{
    for (std::size_t i = 0; i < m_plan.fields.size(); ++i)
        setField(feature, static_cast<int>(i), m_plan.fields[i], row);
    if (!isOnMap(m_layer.geometry(), row))
        return;
    const LonLat point = m_layer.geometry().point(row);
    if (m_lonField >= 0 && point.isValid() && m_layer.geometry().type(row) == GeometryType::Point) {
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
        return Error{Error::Kind::Output, messages.failures().value(0, tr("the driver gives no reason")),
                     messages.text()};
    };
    ExportReport report;
    if (!create(path, columns))
        return failed();
    report.longitudeColumn = m_lonName;
    report.latitudeColumn = m_latName;
    report.warnings = m_plan.warnings;
    if (m_layer.geometry().hasHeights() && OGR_L_GetGeomType(m_out) == wkbNone)
        report.warnings.push_back({std::nullopt, tr("A table of longitude and latitude holds no heights; they are left "
                                                    "out. GeoJSON, GeoPackage and KML keep them.")});
    report.keyColumn = m_plan.nameOf(m_layer.keyColumn());
    const bool inTransaction = GDALDatasetTestCapability(m_dataset.get(), ODsCTransactions) &&
                               GDALDatasetStartTransaction(m_dataset.get(), false) == OGRERR_NONE;
    const bool skipsEmpty = m_format.driver == QLatin1String("FlatGeobuf");
    std::size_t beyond = 0, raised = 0;
    const std::size_t total = std::max<std::size_t>(1, m_rows.count());
    for (const Row row : m_layer.bySourceRow()) {
        if (!m_rows.contains(row))
            continue;
        const bool hasGeometry = m_layer.geometry().type(row) != GeometryType::None;
        const bool isThere = hasGeometry && isOnMap(m_layer.geometry(), row);
        beyond += hasGeometry && !isThere;
        if (skipsEmpty && !isThere) {
            ++report.withoutGeometry;
            continue;
        }
        const FeatureHandle feature(OGR_F_Create(OGR_L_GetLayerDefn(m_out)));
        fill(feature.get(), row);
        if (OGRGeometryH own = OGR_F_GetGeometryRef(feature.get());
            skipsEmpty && own && m_layer.geometry().hasHeights() && !OGR_G_Is3D(own)) {
            OGR_G_Set3D(own, true);
            ++raised;
        }
        if (OGR_L_CreateFeature(m_out, feature.get()) != OGRERR_NONE)
            return failed();
        if (++report.written % 1024 == 0) {
            if (stop.stop_requested())
                return exportCancelled();
            if (progress)
                progress(double(report.written) / double(total));
        }
    }
    if (inTransaction && GDALDatasetCommitTransaction(m_dataset.get()) != OGRERR_NONE)
        return failed();
    m_dataset.reset();
    if (!messages.failures().isEmpty())
        return failed();
    if (beyond > 0 && !skipsEmpty)
        report.warnings.push_back({std::nullopt, beyondTheMap(beyond)});
    if (raised > 0)
        report.warnings.push_back({std::nullopt, tr("FlatGeobuf has heights for all rows of a layer or for none: those "
                                                    "without one got the height 0 (%1). GeoPackage and GeoJSON keep "
                                                    "them apart.")
                                                     .arg(raised)});
    for (const auto &text : messages.warnings())
        report.warnings.push_back({std::nullopt, text});
    return report;
}

/// True where a text file ends as its format ends it: the loss of its last bytes can leave the same rows, keys and box.
bool endsWhole(const QString &path, const QString &driver)
{
    const QByteArray ending = driver == QLatin1String("CSV") ? "\n" : "";
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(std::max<qint64>(0, file.size() - ending.size())) &&
           file.readAll().endsWith(ending);
}

/// Reads the written file back and compares count, keys and box with what was to be written. GDAL reports success for
/// some formats on a full device.
Outcome readBack(const QString &path, const Layer &layer, const RowSet &rows, const ExportReport &report,
                 const ExportFormat &format, const QString &target, const QString &layerName = {})
{
    const auto differs = [&](const QString &what) {
        return notWritten(target, tr("read back, it differs in %1").arg(what));
    };
    if (!endsWhole(path, format.driver))
        return differs(tr("its end"));
    if (report.written == 0)
        return Done{};
    ReadOptions options;
    const bool isSheet = format.driver == QLatin1String("XLSX");
    if (isSheet || format.driver == QLatin1String("CSV"))
        options.headerRow = 1; // also of a table of texts alone
    if (format.driver == QLatin1String("CSV")) {
        options.separator = u',';
        options.encoding = QStringLiteral("UTF-8");
    }
    options.layerName = layerName;
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
        const bool isThere = isOnMap(layer.geometry(), row);
        if (skipsEmpty && !isThere)
            return;
        if (isThere)
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
    const bool comparable = !box.isEmpty() && (!isSheet || layer.geometry().isPlainPoints()) &&
                            std::abs(box.minX) <= 180 && std::abs(box.maxX) <= 180 && std::abs(box.minY) <= 90 &&
                            std::abs(box.maxY) <= 90;
    if (comparable && (std::abs(own.minX - box.minX) > 1e-6 || std::abs(own.maxX - box.maxX) > 1e-6 ||
                       std::abs(own.minY - box.minY) > 1e-6 || std::abs(own.maxY - box.maxY) > 1e-6))
        return differs(tr("its extent"));
    return Done{};
}

/// One export under way.
struct Export {
    const Layer &layer;
    const RowSet &rows;
    const ExportOptions &options;
    const ExportFormat &format;
    std::vector<const Column *> columns;
    ExportTarget target;
};

/// Through a driver of GDAL; to be committed.
Result<ExportReport> writeByGdal(const Export &what, const WholeFile &file, std::stop_token stop,
                                 const std::function<void(double)> &progress)
{
    const QString temporary = file.temporaryPath(), &path = what.options.path;
    if (what.format.driver == QLatin1String("XLSX"))
        if (auto fits = fitsSheet(what.columns, what.rows, path); !fits)
            return fits.error();
    auto report = LayerWriter(what.layer, what.rows, what.format, what.target.layerName)
                      .write(temporary, what.columns, stop, progress);
    if (!report && report.error().kind == Error::Kind::Output)
        return notWritten(path, QString(report.error().message).replace(temporary, path), report.error().detail);
    if (!report)
        return report;
    if (auto synced = file.sync(); !synced)
        return synced.error();
    if (auto same = readBack(temporary, what.layer, what.rows, *report, what.format, path); !same)
        return same.error();
    return report;
}

/// The layer stands in a file of its own, `made`; a copy of the GeoPackage gets it and takes the place of the
/// GeoPackage once it is known to be whole.
Outcome putIntoGeoPackage(const Export &what, const ExportReport &report, const WholeFile &made, std::stop_token stop,
                          const std::function<void(double)> &progress)
{
    const ExportTarget &target = what.target;
    const auto lock = DatabaseLock::take(target.realPath, target.path);
    if (!lock)
        return lock.error();
    auto whole = WholeFile::create(target.path, what.format.extension);
    if (!whole)
        return whole.error();
    GeoPackageAddition addition(target, made.temporaryPath(), whole->temporaryPath());
    if (auto written = addition.write(stop, progress); !written)
        return written;
    if (auto synced = whole->sync(); !synced)
        return synced;
    if (auto same = addition.compare(stop); !same)
        return same;
    if (auto same =
            readBack(whole->temporaryPath(), what.layer, what.rows, report, what.format, target.path, target.layerName);
        !same)
        return same;
    if (auto unchanged = lock->check(); !unchanged)
        return unchanged;
    return whole->commit();
}

} // namespace

std::size_t rowsWithoutGeometry(const Layer &layer, const RowSet &rows)
{
    std::size_t count = 0;
    rows.forEach([&](Row row) { count += !isOnMap(layer.geometry(), row); });
    return count;
}

Result<ExportTarget> exportTargetOf(const Layer &layer, const ExportOptions &options)
{
    const auto format = exportFormatFor(options.path, options.driver);
    if (!format)
        return format.error();
    const QString name = options.layerName.isEmpty() ? layer.name() : options.layerName;
    return examineTarget(options.path, format->driver, layerNameIn(*format, name),
                         options.sources + QStringList{layer.provenance().path});
}

Result<ExportReport> exportLayer(const Layer &layer, const RowSet &rows, const ExportOptions &options,
                                 std::stop_token stop, const std::function<void(double)> &progress)
{
    registerDrivers();
    if (const QString why = whyNotPassedOn(layer); !why.isEmpty())
        return sentence(why);
    const auto format = exportFormatFor(options.path, options.driver);
    if (!format)
        return format.error();
    const auto columns = chosenColumns(layer, options);
    if (!columns)
        return columns.error();
    auto target = exportTargetOf(layer, options);
    if (!target)
        return target.error();
    if (target->costsSomething() && target->action != options.agreed)
        return Error{Error::Kind::Output, tr("%1 was not written: there is something already.").arg(options.path) +
                                              u' ' + target->consequence()};
    const Export what{layer, rows, options, *format, *columns, *std::move(target)};
    auto file = WholeFile::create(options.path, format->extension);
    if (!file)
        return file.error();
    const bool isContained = what.target.action == ExportTarget::Action::AddLayer ||
                             what.target.action == ExportTarget::Action::ReplaceLayer;
    const auto half = [&](double from, double to) {
        return [&progress, from, to](double done) { progress(from + (to - from) * done); };
    };
    const auto writing = isContained && progress ? std::function<void(double)>(half(0, 0.5)) : progress;
    const QString temporary = file->temporaryPath();
    auto report = format->driver == QLatin1String("GeoJSON")
                      ? writeGeoJson(temporary, options.path, layer, rows, what.columns, stop, writing)
                  : format->driver == QLatin1String("KML") ? writeKml(temporary, options.path, what.target.layerName,
                                                                      layer, rows, what.columns, stop, writing)
                                                           : writeByGdal(what, *file, stop, writing);
    if (!report)
        return report;
    const auto committed =
        isContained                                           ? putIntoGeoPackage(what, *report, *file, stop,
                                        progress ? std::function<void(double)>(half(0.5, 1)) : progress)
        : what.target.action == ExportTarget::Action::NewFile ? file->commit(WholeFile::Existing::Kept)
                                                              : file->commit();
    if (!committed)
        return committed.error();
    if (format->driver == QLatin1String("XLSX"))
        for (Warning &warning :
             sheetWarnings(layer, options.layerName.isEmpty() ? layer.name() : options.layerName, what.columns, rows))
            report->warnings.push_back(std::move(warning));
    for (Warning &warning : lostUnits(what.columns))
        report->warnings.push_back(std::move(warning));
    report->target = what.target;
    return report;
}

} // namespace kohkan
