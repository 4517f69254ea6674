// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/layer_difference.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <bit>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

using namespace kohkan;
using kohkan::test::difference;
using namespace kohkan::test;

/// Batches and feature by feature give the same layer. The files are written here through GDAL, so that they hold what
/// the exporter never writes: Z and M, curves, every field type, fields in odd places.
class BatchReaderTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { GDALAllRegister(); }
    void sameLayer_data();
    void sameLayer();
    void fieldsThatNeedFeatures_data();
    void fieldsThatNeedFeatures();
    void otherDriversNeedFeatures();
    void brokenTextIsTheSame();
    void manyBatches();
    void manyShapes_data();
    void manyShapes();
    void viewOfManyRows();
    void cancelled();

private:
    QTemporaryDir m_folder;
};

namespace {

struct FieldSpec {
    const char *name;
    OGRFieldType type;
    OGRFieldSubType subtype = OFSTNone;
};
using Fields = std::vector<FieldSpec>;
/// One row: WKT, empty for none; then a text for each field, null for none.
using RowSpec = std::vector<const char *>;

struct FileSpec {
    const char *file;
    OGRwkbGeometryType type = wkbUnknown;
    Fields fields;
    std::vector<RowSpec> rows;
    int epsg = 4326; ///< 0: none stated
};

void fill(OGRFeatureH feature, const FileSpec &spec, const RowSpec &row)
{
    for (std::size_t i = 1; i < row.size(); ++i)
        if (row[i] && spec.fields[i - 1].type == OFTBinary)
            OGR_F_SetFieldBinary(feature, int(i) - 1, int(strlen(row[i])), row[i]);
        else if (row[i])
            OGR_F_SetFieldString(feature, int(i) - 1, row[i]);
    if (!row[0][0])
        return;
    std::string text = row[0];
    char *rest = text.data();
    OGRGeometryH geometry = nullptr;
    OGR_G_CreateFromWkt(&rest, nullptr, &geometry);
    OGR_F_SetGeometryDirectly(feature, geometry);
}

bool writeFile(const QString &path, const FileSpec &spec)
{
    const bool isGeoPackage = path.endsWith(QLatin1String("gpkg"));
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName(isGeoPackage ? "GPKG" : "FlatGeobuf"),
                                      path.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReferenceH reference = spec.epsg ? OSRNewSpatialReference(nullptr) : nullptr;
    if (reference) {
        OSRImportFromEPSG(reference, spec.epsg);
        OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER);
    }
    const char *plain[] = {"SPATIAL_INDEX=NO", nullptr};
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "a \"layer\"", reference, spec.type,
                                             isGeoPackage ? nullptr : const_cast<char **>(plain));
    bool ok = layer != nullptr;
    for (const auto &field : spec.fields) {
        OGRFieldDefnH definition = OGR_Fld_Create(field.name, field.type);
        OGR_Fld_SetSubType(definition, field.subtype);
        ok = ok && OGR_L_CreateField(layer, definition, false) == OGRERR_NONE;
        OGR_Fld_Destroy(definition);
    }
    if (ok && isGeoPackage)
        GDALDatasetStartTransaction(dataset, false);
    for (std::size_t i = 0; ok && i < spec.rows.size(); ++i) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        fill(feature, spec, spec.rows[i]);
        ok = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
        OGR_F_Destroy(feature);
    }
    if (ok && isGeoPackage)
        GDALDatasetCommitTransaction(dataset);
    GDALClose(dataset);
    if (reference)
        OSRRelease(reference);
    return ok;
}

Result<LayerPtr> readBy(const QString &path, RowPath rowPath)
{
    ReadOptions options;
    options.rowPath = rowPath;
    return DatasetReader::read(path, options);
}

} // namespace
Q_DECLARE_METATYPE(FileSpec)

void BatchReaderTest::sameLayer_data()
{
    QTest::addColumn<FileSpec>("spec");
    const Fields types{
        {"text", OFTString},   {"tags", OFTString}, {"whole", OFTInteger},           {"small", OFTInteger, OFSTInt16},
        {"big", OFTInteger64}, {"real", OFTReal},   {"single", OFTReal, OFSTFloat32}};
    const std::vector<RowSpec> rows{
        {"POINT (67.1234567 30.7654321)", "Cu", "Cu;Au", "1", "-7", "9007199254740993", "0.1", "0.1"},
        {"POINT (66 29)", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr},
        {"", "کوہکن \"x\"", "Cr", "-2147483648", "32767", "-9223372036854775807", "1e300", "-2.5"},
        {"POINT (65 28)", "", "Au", "0", "0", "0", "-0.0", "0"},
        {"POINT (64 27)", "Cu", "Au; Cu", "2147483647", "5", "5", "nan", "3"}};
    auto dated = types;
    dated.push_back({"day", OFTDate});
    auto datedRows = rows;
    const char *const days[] = {"2024/12/31", nullptr, "1969/07/20", "0001/01/01", "2024/02/29"};
    for (std::size_t i = 0; i < datedRows.size(); ++i)
        datedRows[i].push_back(days[i]);
    const std::vector<RowSpec> shapes{{"MULTIPOLYGON (((60 25,62 25,62 27,60 27,60 25),(60.5 25.5,61 25.5,61 26,60.5 "
                                       "25.5)),((70 30,71 30,71 31,70 30)))",
                                       "a"},
                                      {"MULTIPOLYGON EMPTY", "b"},
                                      {"", "c"},
                                      {"MULTIPOLYGON (((50 20,52 20,52 22,50 20)))", "d"}};
    const Fields one{{"id", OFTString}};
    const auto add = [](const char *name, const char *file, OGRwkbGeometryType type, const Fields &fields,
                        const std::vector<RowSpec> &wanted, int epsg = 4326) {
        QTest::newRow(name) << FileSpec{file, type, fields, wanted, epsg};
    };
    auto flagged = rows;
    for (std::size_t i = 0; i < flagged.size(); ++i)
        flagged[i].push_back(std::array{"1", "0", static_cast<const char *>(nullptr), "0", "1"}[i]);
    auto withFlag = types;
    withFlag.push_back({"yes", OFTInteger, OFSTBoolean});
    add("points with booleans, GeoPackage", "flags.gpkg", wkbPoint, withFlag, flagged);
    add("points, GeoPackage", "points.gpkg", wkbPoint, dated, datedRows);
    add("points, FlatGeobuf", "points.fgb", wkbPoint, types, {rows[0], rows[1], rows[3], rows[4]});
    add("multi-polygons, GeoPackage", "shapes.gpkg", wkbMultiPolygon, one, shapes);
    add("multi-polygons, FlatGeobuf", "shapes.fgb", wkbMultiPolygon, one, {shapes[0], shapes[3]});
    for (const char *file : {"mixed.gpkg", "mixed.fgb"})
        add(file, file, wkbUnknown, one,
            {{"POINT (1 2)", "a"},
             {"LINESTRING (1 2,3 4)", "b"},
             {"POLYGON ((0 0,1 0,1 1,0 0),(0.1 0.1,0.2 0.1,0.2 0.2,0.1 0.1))", "c"},
             {"MULTIPOINT ((1 1),(2 2))", "d"},
             {"MULTILINESTRING ((0 0,1 1),(2 2,3 3,4 4))", "e"},
             {"GEOMETRYCOLLECTION (POINT (5 5),LINESTRING (6 6,7 7))", "f"}});
    add("Z, GeoPackage", "z.gpkg", wkbPoint25D, one, {{"POINT Z (1 2 3)", "a"}, {"POINT Z (4 5 6)", "b"}});
    add("Z, FlatGeobuf", "z.fgb", wkbPoint25D, one, {{"POINT Z (1 2 3)", "a"}, {"POINT Z (4 5 6)", "b"}});
    add("M", "m.gpkg", wkbLineStringM, one, {{"LINESTRING M (1 2 3,4 5 6)", "a"}});
    add("ZM", "zm.gpkg", wkbMultiPolygonZM, one,
        {{"MULTIPOLYGON ZM (((0 0 9 8,1 0 9 8,1 1 9 8,0 0 9 8)),((5 5 1 1,6 5 1 1,6 6 1 1,5 5 1 1)))", "a"}});
    add("curves", "curves.gpkg", wkbUnknown, one,
        {{"CIRCULARSTRING (0 0,1 1,2 0)", "a"}, {"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))", "b"}});
    add("surfaces", "tin.gpkg", wkbUnknown, one, {{"TIN Z (((0 0 0,1 0 0,1 1 0,0 0 0)))", "a"}});
    add("empty ones", "empty.gpkg", wkbUnknown, one,
        {{"POINT EMPTY", "a"}, {"LINESTRING EMPTY", "b"}, {"GEOMETRYCOLLECTION EMPTY", "c"}, {"POINT (1 1)", "d"}});
    add("none at all", "none.gpkg", wkbPoint, one, {{"", "a"}, {"", "b"}});
    add("a table", "table.gpkg", wkbNone, {{"id", OFTString}, {"lon", OFTReal}},
        {{"", "a", "1.5"}, {"", "b", nullptr}});
    add("field names that need quotes", "quotes.gpkg", wkbPoint, {{"a \"b\"", OFTString}, {"select", OFTInteger}},
        {{"POINT (1 2)", "x", "1"}});
    add("another reference system", "utm.gpkg", wkbPoint, one,
        {{"POINT (352101.5 3310000.25)", "a"}, {"POINT (1e30 1e30)", "b"}, {"", "c"}}, 32642);
    add("no reference system", "unknown.fgb", wkbPoint, one, {{"POINT (1 2)", "a"}, {"POINT (500000 4000000)", "b"}},
        0);
    add("out of range", "far.gpkg", wkbPoint, one, {{"POINT (30 167)", "a"}, {"POINT (1000 2000)", "b"}});
}

void BatchReaderTest::sameLayer()
{
    QFETCH(FileSpec, spec);
    const QString path = m_folder.filePath(QString::fromLatin1(spec.file));
    QVERIFY(writeFile(path, spec));
    const auto batches = readBy(path, RowPath::Batches), features = readBy(path, RowPath::FeatureByFeature),
               fastest = readBy(path, RowPath::Fastest);
    QVERIFY2(batches.ok(), batches.ok() ? "" : qPrintable(batches.error().message + batches.error().detail));
    QVERIFY(features && fastest);
    QCOMPARE((*features)->rowCount(), spec.rows.size());
    QCOMPARE((*features)->columns().size(), spec.fields.size());
    QCOMPARE(difference(**batches, **features), QString());
    QCOMPARE(difference(**fastest, **features), QString());
    if (QLatin1String(spec.file).startsWith(QLatin1String("z"))) { // what both could get wrong alike
        QVERIFY((*batches)->geometry().hasHeights());
        QCOMPARE(warned(**batches, 0, {"Measures (M)"}),
                 QLatin1String(spec.file).startsWith(QLatin1String("zm")) ? 1 : 0);
    }
    if (QLatin1String(spec.file) == QLatin1String("z.gpkg"))
        QCOMPARE((*batches)->geometry().height((*batches)->bySourceRow()[1]), 6.0);
    if (QLatin1String(spec.file).startsWith(QLatin1String("shapes")))
        QCOMPARE((*batches)->geometry().parts((*batches)->bySourceRow()[0]).size(), std::size_t(3));
    if (QLatin1String(spec.file).startsWith(QLatin1String("flags"))) {
        QCOMPARE(text(**batches, "yes", 0), QStringLiteral("true"));
        QCOMPARE(text(**batches, "yes", 4), QStringLiteral("true"));
        QCOMPARE((*batches)->column(u"yes")->nullCount(), std::size_t(1));
    }
    if (QLatin1String(spec.file).startsWith(QLatin1String("points"))) {
        QCOMPARE(text(**batches, "big", 0), QStringLiteral("9007199254740993"));
        QCOMPARE((*batches)->column(u"tags")->type(), Column::Type::Tags);
        QVERIFY((*batches)->column(u"real")->isNull((*batches)->bySourceRow().back()));
    }
}

void BatchReaderTest::fieldsThatNeedFeatures_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("subtype");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wanted");
    const auto add = [](const char *name, const char *file, OGRFieldType type, const char *value, const char *wanted,
                        OGRFieldSubType subtype = OFSTNone) {
        QTest::newRow(name) << QString::fromLatin1(file) << int(type) << int(subtype) << QString::fromLatin1(value)
                            << QString::fromLatin1(wanted);
    };
    add("date-time of UTC", "a.gpkg", OFTDateTime, "2024/12/31 23:59:58.5+00", "2024-12-31T23:59:58.500Z");
    add("date-time of a zone", "b.fgb", OFTDateTime, "2024/12/31 23:59:58+0530", "2024-12-31T23:59:58+05:30");
    add("date-time of no zone", "c.fgb", OFTDateTime, "2024/12/31 23:59:58", "2024-12-31T23:59:58");
    add("date in a FlatGeobuf", "d.fgb", OFTDate, "2024/12/31", "2024-12-31");
    add("binary", "e.gpkg", OFTBinary, "abc", "(no column)");
    add("boolean in a FlatGeobuf", "g.fgb", OFTInteger, "1", "true", OFSTBoolean);
}

/// What a batch cannot carry whole is read feature by feature.
void BatchReaderTest::fieldsThatNeedFeatures()
{
    QFETCH(QString, file);
    QFETCH(int, type);
    QFETCH(int, subtype);
    QFETCH(QString, value);
    QFETCH(QString, wanted);
    const QByteArray bytes = value.toLatin1();
    const QString path = m_folder.filePath(file);
    QVERIFY(writeFile(path, {nullptr,
                             wkbPoint,
                             {{"field", OGRFieldType(type), OGRFieldSubType(subtype)}},
                             {{"POINT (3 4)", nullptr}, {"POINT (1 2)", bytes.constData()}}}));
    const auto batches = readBy(path, RowPath::Batches), fastest = readBy(path, RowPath::Fastest);
    QVERIFY(!batches);
    QVERIFY(batches.error().message.contains(path));
    QVERIFY(fastest);
    QCOMPARE(text(**fastest, "field", 1), wanted);
    if (type != OFTBinary)
        QVERIFY((*fastest)->column(u"field")->isNull((*fastest)->bySourceRow()[0]));
}

void BatchReaderTest::otherDriversNeedFeatures()
{
    const QString path = m_folder.filePath(QStringLiteral("one.geojson"));
    QVERIFY(writeBytes(path, geoJson({R"({"type":"Point","coordinates":[67,30]})"})));
    QVERIFY(!readBy(path, RowPath::Batches));
    QVERIFY(readBy(path, RowPath::Fastest));
    const QString counted = m_folder.filePath(QStringLiteral("no_count.fgb"));
    QVERIFY(
        writeBytes(counted, QByteArray::fromBase64(bytesOf(QStringLiteral(KOHKAN_TEST_DATA "/no_count.fgb.base64")))));
    QVERIFY(!readBy(counted, RowPath::Batches));
}

/// Text that is not UTF-8 inside a GeoPackage: the same words, the same warning.
void BatchReaderTest::brokenTextIsTheSame()
{
    const QString path = m_folder.filePath(QStringLiteral("old.gpkg"));
    QVERIFY(writeFile(path,
                      {nullptr, wkbPoint, {{"id", OFTString}}, {{"POINT (1 2)", "Caf# noir"}, {"POINT (3 4)", "x"}}}));
    QByteArray bytes = bytesOf(path);
    QVERIFY(bytes.contains("Caf# noir"));
    QVERIFY(writeBytes(path, bytes.replace("Caf# noir", "Caf\xe9 noir")));
    const auto batches = readBy(path, RowPath::Batches), features = readBy(path, RowPath::FeatureByFeature);
    QVERIFY(batches && features);
    QCOMPARE(difference(**batches, **features), QString());
    QCOMPARE(text(**batches, "id", 0), QStringLiteral("Café noir"));
    QCOMPARE(warned(**batches, 0, {"Windows-1252"}), 1);
}

/// Rows with a value here and none there, in another rhythm for each field.
static FileSpec many(const char *file, int rows, std::deque<std::string> &kept)
{
    FileSpec spec{file,
                  wkbPoint,
                  {{"id", OFTString},
                   {"whole", OFTInteger},
                   {"small", OFTInteger, OFSTInt16},
                   {"big", OFTInteger64},
                   {"real", OFTReal},
                   {"single", OFTReal, OFSTFloat32},
                   {"day", OFTDate},
                   {"yes", OFTInteger, OFSTBoolean}},
                  {}};
    const auto keep = [&](std::string text) { return kept.emplace_back(std::move(text)).c_str(); };
    for (int i = 0; i < rows; ++i) {
        const std::string n = std::to_string(i);
        RowSpec row{i % 7 == 3 ? "" : keep("POINT (" + std::to_string(i % 170) + " " + std::to_string(i % 80) + ")"),
                    keep("id " + n),
                    keep(n),
                    keep(std::to_string(i % 30'000)),
                    keep(n + "00000000"),
                    keep(n + ".25"),
                    keep(n + ".5"),
                    keep(std::to_string(1900 + i % 120) + "/01/" + (i % 2 ? "07" : "28")),
                    i % 3 ? "1" : "0"};
        for (std::size_t field = 1; field < row.size(); ++field)
            if (i % (int(field) + 2) == 1)
                row[field] = nullptr;
        spec.rows.push_back(row);
    }
    return spec;
}

/// More rows than one batch has (65,536) and than one thread reads (100,000), holes among the feature ids, and what is
/// not as it should be in either half.
void BatchReaderTest::manyBatches()
{
    std::deque<std::string> kept;
    const QString path = m_folder.filePath(QStringLiteral("many.gpkg"));
    auto spec = many("many.gpkg", 140'000, kept);
    spec.rows[5][0] = "POINT (30 167)";
    spec.rows[139'990][0] = "POINT (1e30 1)";
    spec.rows[139'991][0] = "POINT Z (1 2 3)";
    spec.rows[139'999][1] = "a new text at the end";
    QVERIFY(writeFile(path, spec));
    {
        GDALDatasetH dataset =
            GDALOpenEx(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr);
        OGRLayerH layer = GDALDatasetGetLayer(dataset, 0);
        for (const GIntBig fid : {10, 66'000, 70'000, 70'001, 100'000})
            QCOMPARE(OGR_L_DeleteFeature(layer, fid), OGRERR_NONE);
        GDALClose(dataset);
    }
    const auto batches = readBy(path, RowPath::Batches), features = readBy(path, RowPath::FeatureByFeature);
    QVERIFY2(batches.ok(), batches.ok() ? "" : qPrintable(batches.error().message + batches.error().detail));
    QVERIFY(features);
    QCOMPARE((*batches)->rowCount(), std::size_t(139'995));
    QVERIFY((*batches)->geometry().isPlainPoints());
    QCOMPARE(difference(**batches, **features), QString());
}

/// Lines among many points, in the upper half alone; another reference system; row ids that are not ours to use.
void BatchReaderTest::manyShapes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("epsg");
    QTest::addColumn<QString>("field");
    QTest::newRow("GeoPackage, a line below") << "low.gpkg" << 7 << 4326 << "id";
    QTest::newRow("GeoPackage, a line above") << "high.gpkg" << 99'999 << 4326 << "id";
    QTest::newRow("GeoPackage, projected") << "utm.gpkg" << -1 << 32642 << "id";
    QTest::newRow("GeoPackage, a column called _rowid_") << "rowid.gpkg" << -1 << 4326 << "_RowID_";
    QTest::newRow("FlatGeobuf") << "many.fgb" << 50'000 << 4326 << "id";
    QTest::newRow("FlatGeobuf, projected") << "utm.fgb" << -1 << 32642 << "id";
}

void BatchReaderTest::manyShapes()
{
    QFETCH(QString, file);
    QFETCH(int, line);
    QFETCH(int, epsg);
    QFETCH(QString, field);
    const QString path = m_folder.filePath(QStringLiteral("shapes ") + file);
    const QByteArray name = field.toLatin1();
    std::deque<std::string> kept;
    FileSpec spec{nullptr, wkbUnknown, {{name.constData(), OFTString}}, {}, epsg};
    for (int i = 0; i < 110'000; ++i) {
        const auto &text = kept.emplace_back("POINT (" + std::to_string(epsg == 4326 ? i % 170 : 300'000 + i) + " " +
                                             std::to_string(epsg == 4326 ? i % 80 : 3'300'000 + i) + ")");
        spec.rows.push_back({i == line ? "LINESTRING (1 2,3 4,5 6)" : text.c_str(), i % 3 ? "x" : nullptr});
    }
    QVERIFY(writeFile(path, spec));
    const bool isBatched = field == QLatin1String("id"); // GDAL takes a _rowid_ for the feature id
    const auto batches = readBy(path, isBatched ? RowPath::Batches : RowPath::Fastest),
               features = readBy(path, RowPath::FeatureByFeature);
    QVERIFY2(batches.ok(), batches.ok() ? "" : qPrintable(batches.error().message + batches.error().detail));
    QVERIFY(features);
    QCOMPARE((*batches)->rowCount(), std::size_t(110'000));
    QCOMPARE((*batches)->geometry().isPlainPoints(), line < 0);
    QCOMPARE(difference(**batches, **features), QString());
}

/// Of a view there are no halves.
void BatchReaderTest::viewOfManyRows()
{
    std::deque<std::string> kept;
    const QString path = m_folder.filePath(QStringLiteral("view.gpkg"));
    FileSpec spec{nullptr, wkbPoint, {{"id", OFTString}}, {}};
    for (int i = 0; i < 101'000; ++i)
        spec.rows.push_back({"POINT (1 2)", kept.emplace_back(std::to_string(i)).c_str()});
    QVERIFY(writeFile(path, spec));
    GDALDatasetH dataset =
        GDALOpenEx(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr);
    for (const char *sql :
         {"CREATE VIEW seen AS SELECT fid AS OGC_FID, geom, id FROM \"a \"\"layer\"\"\" ORDER BY fid DESC",
          "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) VALUES ('seen', 'seen', 'features', "
          "4326)",
          "INSERT INTO gpkg_geometry_columns VALUES ('seen', 'geom', 'POINT', 4326, 0, 0)",
          "INSERT INTO gpkg_ogr_contents (table_name, feature_count) VALUES ('seen', 101000)"})
        GDALDatasetReleaseResultSet(dataset, GDALDatasetExecuteSQL(dataset, sql, nullptr, nullptr));
    GDALClose(dataset);
    ReadOptions options;
    options.layerName = QStringLiteral("seen");
    const auto fastest = DatasetReader::read(path, options);
    options.rowPath = RowPath::FeatureByFeature;
    const auto features = DatasetReader::read(path, options);
    QVERIFY(fastest && features);
    QCOMPARE((*fastest)->rowCount(), std::size_t(101'000));
    QCOMPARE(text(**fastest, "id", 0), QStringLiteral("100999"));
    QCOMPARE(difference(**fastest, **features), QString());
}

void BatchReaderTest::cancelled()
{
    std::deque<std::string> kept;
    const QString path = m_folder.filePath(QStringLiteral("stop.gpkg"));
    QVERIFY(writeFile(path, many("stop.gpkg", 1000, kept)));
    for (const auto rowPath : {RowPath::Batches, RowPath::FeatureByFeature}) {
        std::stop_source stop;
        stop.request_stop();
        ReadOptions options;
        options.rowPath = rowPath;
        const auto layer = DatasetReader::read(path, options, stop.get_token());
        QVERIFY(!layer);
        QCOMPARE(layer.error().kind, Error::Kind::Cancelled);
    }
}

QTEST_GUILESS_MAIN(BatchReaderTest)
#include "batch_reader_test.moc"
