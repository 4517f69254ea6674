// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/any_layer.h"
#include "tests/support/reading.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <gdal.h>
#include <gdal_utils.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

using namespace kohkan;
using test::AnyLayer;
using test::mustRead;

/// Our GeoJSON says what GDAL's does, and what it says comes back.
class GeoJsonWriterTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void equalsGdal();
    void keepsWhatGdalChanges();
    void comesBack_data();
    void comesBack();
    void orderAcrossChunks();
    void namesAreDifferent();
    void notFinite();
    void boxAcrossTheAntimeridian_data();
    void boxAcrossTheAntimeridian();
    void placesThatAreNone_data();
    void placesThatAreNone();
    void stops_data();
    void stops();

private:
    QString in(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString gdalsOwn(const QString &source) const;
    QTemporaryDir m_folder;
};

void GeoJsonWriterTest::initTestCase()
{
    GDALAllRegister();
}

struct Case {
    const char *id;
    const char *wkt; ///< null: no geometry
    const char *text = "plain";
    double number = 1;
    qint64 integer = 1;
    const char *day = "2024-12-31";
    const char *part = "2024-12";
    const char *list = "Cu;Au";
};

static const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        {"point", "POINT (61.123456789 29.98765432)"},
        {"east of 180", "POINT (181.5 30)", "a \"quote\" \\ and / \b\f\n\r\t\x01\x1f"},
        {"hardly west of 0", "POINT (-0.000000001 30)", "کوہکن ⛏😀", 1e-7, 9007199254740993},
        {"no geometry", nullptr, "", 1e300, std::numeric_limits<qint64>::max()},
        {"line", "LINESTRING (61 26,63.12345678 27.76543219,65 26)", "", 0.1 + 0.2, std::numeric_limits<qint64>::min()},
        {"line over", "LINESTRING (179 10,-179 11,-178 12)", nullptr, 123456789012345680000.0, 0, nullptr, nullptr,
         nullptr},
        {"line beyond", "LINESTRING (170 10,190 11)", "[not json", 100000, 5, "1900-01-01", "2024"},
        {"turned", "POLYGON ((60 25,60 30,66 30,66 25,60 25),(62 26,64 26,64 28,62 28,62 26))", "a", 0.41},
        {"as it should", "POLYGON ((60 25,66 25,66 30,60 30,60 25),(62 26,62 28,64 28,64 26,62 26))", "b", 1.5e-3},
        {"polygon over", "POLYGON ((178 10,-178 10,-178 20,178 20,178 10))", "c", 2.5e15},
        {"polygon beyond", "POLYGON ((175 10,185 10,185 20,175 20,175 10))", "d", -17.25},
        {"a whole turn off", "POLYGON ((185 10,195 10,195 20,185 20,185 10))", "e", 3000},
        {"points", "MULTIPOINT (1 2,3.00000004 4,-179 5)"},
        {"lines", "MULTILINESTRING ((179 10,-179 11),(5 5,6 6))"},
        {"polygons", "MULTIPOLYGON (((60 25,60 30,66 30,66 25,60 25),(62 26,64 26,64 28,62 28,62 26)),((70 30,71 30,71 "
                     "31,70 30)))"},
        {"polygons at the edge", "MULTIPOLYGON (((178 60,180 60,180 65,178 60)),((-180 60,-179 65,-180 65,-180 60)))"},
    };
    return all;
}

static bool writeCases(const QString &path)
{
    bool ok = true;
    const auto reference = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(reference, 4326);
    OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER);
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GPKG"), qPrintable(path), 0, 0, 0, GDT_Unknown, nullptr);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "cases", reference, wkbUnknown, nullptr);
    const std::pair<const char *, OGRFieldType> fields[] = {
        {"id", OFTString},      {"text", OFTString}, {"a \"number\" in %", OFTReal},
        {"شمار", OFTInteger64}, {"day", OFTDate},    {"part", OFTString},
        {"list", OFTString}};
    for (const auto &[name, type] : fields) {
        OGRFieldDefnH field = OGR_Fld_Create(name, type);
        OGR_L_CreateField(layer, field, false);
        OGR_Fld_Destroy(field);
    }
    for (const auto &row : cases()) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        const auto set = [&](int field, const char *value) {
            value ? OGR_F_SetFieldString(feature, field, value) : OGR_F_SetFieldNull(feature, field);
        };
        set(0, row.id);
        set(1, row.text);
        OGR_F_SetFieldDouble(feature, 2, row.number);
        OGR_F_SetFieldInteger64(feature, 3, row.integer);
        set(4, row.day);
        set(5, row.part);
        set(6, row.list);
        QByteArray wkt(row.wkt);
        char *text = wkt.data();
        OGRGeometryH geometry = nullptr;
        if (row.wkt && OGR_G_CreateFromWkt(&text, reference, &geometry) == OGRERR_NONE)
            OGR_F_SetGeometryDirectly(feature, geometry);
        ok = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE && ok;
        OGR_F_Destroy(feature);
    }
    GDALClose(dataset);
    OSRRelease(reference);
    return ok;
}

QString GeoJsonWriterTest::gdalsOwn(const QString &source) const
{
    const QString path = in("gdal.geojson");
    std::vector<QByteArray> words{"-f",   "GeoJSON",        "-lco", "RFC7946=YES",
                                  "-lco", "WRITE_BBOX=YES", "-lco", "COORDINATE_PRECISION=7"};
    std::vector<char *> arguments;
    for (auto &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    GDALDatasetH from = GDALOpenEx(qPrintable(source), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    const auto options = GDALVectorTranslateOptionsNew(arguments.data(), nullptr);
    GDALDatasetH to = GDALVectorTranslate(qPrintable(path), nullptr, 1, &from, options, nullptr);
    GDALVectorTranslateOptionsFree(options);
    GDALClose(to);
    GDALClose(from);
    return path;
}

static QJsonObject document(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

static QJsonArray featuresOf(const QString &path)
{
    return document(path).value(QLatin1String("features")).toArray();
}

/// The same but for the last bit of a number, which GDAL rounds away, and half of the seventh decimal.
static bool alike(const QJsonValue &a, const QJsonValue &b)
{
    if (a.isArray() && b.isArray()) {
        const QJsonArray x = a.toArray(), y = b.toArray();
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), alike);
    }
    if (a.isObject() && b.isObject()) {
        const QJsonObject x = a.toObject(), y = b.toObject();
        const QStringList keys = x.keys();
        return keys == y.keys() && std::all_of(keys.begin(), keys.end(),
                                               [&](const QString &key) { return alike(x.value(key), y.value(key)); });
    }
    if (a.isDouble() && b.isDouble() && a != b) {
        const double x = a.toDouble(), y = b.toDouble();
        return std::abs(x - y) <= std::abs(x) * 1e-15;
    }
    return a == b;
}

static QByteArray shown(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

static QStringList schemaOf(const QString &path)
{
    QStringList fields;
    GDALDatasetH dataset = GDALOpenEx(qPrintable(path), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    OGRFeatureDefnH schema = OGR_L_GetLayerDefn(GDALDatasetGetLayer(dataset, 0));
    for (int i = 0; i < OGR_FD_GetFieldCount(schema); ++i) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(schema, i);
        fields << QStringLiteral("%1: %2").arg(QString::fromUtf8(OGR_Fld_GetNameRef(field)),
                                               QString::fromLatin1(OGR_GetFieldTypeName(OGR_Fld_GetType(field))));
    }
    GDALClose(dataset);
    return fields;
}

void GeoJsonWriterTest::equalsGdal()
{
    const QString source = in("cases.gpkg"), own = in("own.geojson");
    QVERIFY(writeCases(source));
    const auto layer = mustRead(source);
    QVERIFY(layer);
    QVERIFY(exportLayer(*layer, layer->allRows(), {own, {}, {}, {}}));
    const QString gdal = gdalsOwn(source);
    const QJsonArray got = featuresOf(own), wanted = featuresOf(gdal);
    QCOMPARE(std::size_t(got.size()), cases().size());
    QCOMPARE(got.size(), wanted.size());
    for (qsizetype i = 0; i < got.size(); ++i) {
        const QJsonObject a = got[i].toObject(), b = wanted[i].toObject();
        const bool isPoint =
            a.value(QLatin1String("geometry")).toObject().value(QLatin1String("type")) == QLatin1String("Point");
        for (const auto member :
             {QLatin1String("type"), QLatin1String("properties"), QLatin1String("bbox"), QLatin1String("geometry")})
            if (!isPoint || member != QLatin1String("bbox"))
                QVERIFY2(alike(a.value(member), b.value(member)),
                         shown(a.value(member)) + " is not " + shown(b.value(member)));
        QCOMPARE(a.value(QLatin1String("id")),
                 a.value(QLatin1String("properties")).toObject().value(QLatin1String("id")));
    }
    for (const auto member :
         {QLatin1String("type"), QLatin1String("name"), QLatin1String("bbox"), QLatin1String("crs")})
        QVERIFY2(alike(document(own).value(member), document(gdal).value(member)),
                 shown(document(own).value(member)) + " is not " + shown(document(gdal).value(member)));
    QCOMPARE(schemaOf(own), schemaOf(gdal));
}

static QJsonValue inFirst(const QJsonArray &features, const char *object, const char *member)
{
    return features[0].toObject().value(QLatin1String(object)).toObject().value(QLatin1String(member));
}

/// GDAL 3.6.2 makes an object of a text that looks like one, a polygon of a multi-polygon with one member, drops the
/// points of a collection, and bounds what lies on both sides of the antimeridian by the way round the world.
void GeoJsonWriterTest::keepsWhatGdalChanges()
{
    LayerBuilder builder(QStringLiteral("kept"));
    auto &note = builder.addColumn(QStringLiteral("note"), Column::Type::Text);
    auto &sum = builder.addColumn(QStringLiteral("sum"), Column::Type::Number);
    const std::vector<LonLat> ring{{60, 25}, {66, 25}, {66, 30}, {60, 25}}, over{{179, 10}, {181, 12}};
    const LonLat point{181, 30};
    note.appendText(QStringLiteral("{\"a\":[1]}"));
    sum.appendNumber(0.1 + 0.2);
    builder.geometry().begin(GeometryType::MultiPolygon);
    builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
    note.appendText(QStringLiteral("[1]"));
    sum.appendNull();
    builder.geometry().begin(GeometryType::GeometryCollection);
    builder.geometry().addPart(GeometryPart::Kind::Point, {&point, 1});
    builder.geometry().addPart(GeometryPart::Kind::Line, over);
    builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
    const std::vector<LonLat> east{{170, 10}, {171, 11}}, west{{-165, 5}, {-164, 6}};
    note.appendNull();
    sum.appendNull();
    builder.geometry().begin(GeometryType::MultiLineString);
    builder.geometry().addPart(GeometryPart::Kind::Line, east);
    builder.geometry().addPart(GeometryPart::Kind::Line, west);
    const LayerPtr layer = builder.finish();
    QVERIFY(exportLayer(*layer, layer->allRows(), {in("kept.geojson"), {}, {}, {}}));
    const QJsonArray features = featuresOf(in("kept.geojson"));
    QCOMPARE(inFirst(features, "properties", "note").toString(), QStringLiteral("{\"a\":[1]}"));
    QCOMPARE(inFirst(features, "properties", "sum").toDouble(), 0.1 + 0.2);
    QCOMPARE(inFirst(features, "geometry", "type").toString(), QStringLiteral("MultiPolygon"));
    QCOMPARE(
        shown(features[1].toObject().value(QLatin1String("geometry")).toObject().value(QLatin1String("geometries"))),
        QByteArray(R"([[{"coordinates":[-179,30],"type":"Point"},)"
                   R"({"coordinates":[[179,10],[180,11]],"type":"LineString"},)"
                   R"({"coordinates":[[-180,11],[-179,12]],"type":"LineString"},)"
                   R"({"coordinates":[[[60,25],[66,25],[66,30],[60,25]]],"type":"Polygon"}]])"));
    QCOMPARE(shown(features[2].toObject().value(QLatin1String("bbox"))), QByteArray("[[170,5,-164,11]]"));
}

void GeoJsonWriterTest::comesBack_data()
{
    QTest::addColumn<bool>("onlyPoints");
    QTest::newRow("points") << true;
    QTest::newRow("everything") << false;
}

void GeoJsonWriterTest::comesBack()
{
    QFETCH(bool, onlyPoints);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto layer = AnyLayer(seed).make(700, onlyPoints);
        const auto report = exportLayer(*layer, layer->allRows(),
                                        {in("any.geojson"), {}, {}, {}, {}, {}, ExportTarget::Action::ReplaceFile});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        const auto back = mustRead(in("any.geojson"));
        QVERIFY(back);
        QCOMPARE(back->rowCount(), layer->rowCount());
        for (std::size_t i = 0; i < layer->rowCount(); ++i) {
            const Row a = layer->bySourceRow()[i], b = back->bySourceRow()[i];
            QCOMPARE(back->key(b), layer->key(a));
            for (const auto &column : layer->columns()) {
                const Column *same = back->column(column->name());
                QVERIFY2(same, qPrintable(column->name()));
                if (column->type() == Column::Type::Number) // its decimals are those of the file
                    QVERIFY(same->isNull(b) == column->isNull(a) &&
                            (column->isNull(a) || same->number(b) == column->number(a)));
                else
                    QCOMPARE(same->text(b), column->text(a));
                QCOMPARE(same->isNull(b), column->isNull(a));
            }
            QCOMPARE(back->geometry().type(b), layer->geometry().type(a));
            std::vector<std::pair<GeometryPart::Kind, std::vector<LonLat>>> want, got;
            const auto collect = [](auto &into) {
                return [&](GeometryPart::Kind kind, std::span<const LonLat> points) {
                    into.emplace_back(kind, std::vector<LonLat>(points.begin(), points.end()));
                };
            };
            layer->geometry().forEachPart(a, collect(want));
            back->geometry().forEachPart(b, collect(got));
            QVERIFY(got == want);
        }
    }
}

void GeoJsonWriterTest::orderAcrossChunks()
{
    LayerBuilder builder(QStringLiteral("many"));
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i) {
        name.appendText(QString::number(i * 7919 % count));
        builder.geometry().appendPoint({60 + i * 7919 % count * 1e-4, 30});
    }
    const LayerPtr layer = builder.finish();
    RowSet rows = layer->allRows();
    rows.remove(layer->bySourceRow()[5000]);
    double last = 0;
    const auto report = exportLayer(*layer, rows, {in("many.geojson"), {}, {}, {}}, {}, [&](double share) {
        QVERIFY(share >= last);
        last = share;
    });
    QVERIFY(report);
    QCOMPARE(report->written, std::size_t(count - 1));
    QCOMPARE(last, 1.0);
    const QJsonArray features = featuresOf(in("many.geojson"));
    QCOMPARE(features.size(), count - 1);
    for (int i = 0; i < count - 1; ++i)
        QCOMPARE(features[i].toObject().value(QLatin1String("id")).toInt(), i < 5000 ? i + 1 : i + 2);
}

void GeoJsonWriterTest::namesAreDifferent()
{
    LayerBuilder builder(QStringLiteral("twice"));
    for (const char *name : {"a", "a", "ROW"})
        builder.addColumn(QString::fromLatin1(name), Column::Type::Text).appendText(QString::fromLatin1(name));
    builder.geometry().appendNone();
    const LayerPtr layer = builder.finish();
    QVERIFY(exportLayer(*layer, layer->allRows(), {in("twice.geojson"), {}, {}, {}}));
    const auto feature = featuresOf(in("twice.geojson"))[0].toObject();
    QCOMPARE(
        feature.value(QLatin1String("properties")).toObject().keys(),
        (QStringList{QStringLiteral("ROW"), QStringLiteral("a"), QStringLiteral("a_2"), QStringLiteral("source_row")}));
    QVERIFY(feature.contains(QLatin1String("geometry")) && feature.value(QLatin1String("geometry")).isNull());
    QVERIFY(!document(in("twice.geojson")).contains(QLatin1String("bbox")));
}

void GeoJsonWriterTest::notFinite()
{
    const double infinite = std::numeric_limits<double>::infinity();
    LayerBuilder builder(QStringLiteral("infinite"));
    auto &number = builder.addColumn(QStringLiteral("number"), Column::Type::Number);
    const std::vector<LonLat> line{{60, 30}, {infinite, 30}};
    number.appendNumber(-infinite);
    builder.geometry().begin(GeometryType::LineString);
    builder.geometry().addPart(GeometryPart::Kind::Line, line);
    number.appendNumber(2);
    builder.geometry().appendPoint({60, 30});
    const LayerPtr layer = builder.finish();
    const auto report = exportLayer(*layer, layer->allRows(), {in("infinite.geojson"), {}, {}, {}});
    QVERIFY(report);
    QCOMPARE(report->warnings.size(), std::size_t(2));
    const QJsonArray features = featuresOf(in("infinite.geojson"));
    QCOMPARE(features.size(), 2);
    QVERIFY(inFirst(features, "properties", "number").isNull());
    QVERIFY(features[0].toObject().value(QLatin1String("geometry")).isNull());
    QCOMPARE(shown(document(in("infinite.geojson")).value(QLatin1String("bbox"))), QByteArray("[[60,30,60,30]]"));
}

void GeoJsonWriterTest::boxAcrossTheAntimeridian_data()
{
    QTest::addColumn<QList<double>>("starts"); // of lines 2 degrees long
    QTest::addColumn<QByteArray>("box");
    QTest::newRow("none crosses") << QList<double>{60, 70} << QByteArray("[[60,0,72,0]]");
    QTest::newRow("one crosses") << QList<double>{179} << QByteArray("[[179,0,-179,0]]");
    QTest::newRow("two cross") << QList<double>{179, 178.5} << QByteArray("[[178.5,0,-179,0]]");
    QTest::newRow("and one in the east") << QList<double>{179, 100} << QByteArray("[[100,0,-179,0]]");
    QTest::newRow("and one in the west") << QList<double>{-100, 179} << QByteArray("[[179,0,-98,0]]");
    QTest::newRow("and one at 0") << QList<double>{-1, 179} << QByteArray("[[-180,0,180,0]]");
}

void GeoJsonWriterTest::boxAcrossTheAntimeridian()
{
    QFETCH(QList<double>, starts);
    QFETCH(QByteArray, box);
    LayerBuilder builder(QStringLiteral("lines"));
    for (const double start : starts) {
        const std::vector<LonLat> line{{start, 0}, {start + 2, 0}};
        builder.geometry().begin(GeometryType::LineString);
        builder.geometry().addPart(GeometryPart::Kind::Line, line);
    }
    const LayerPtr layer = builder.finish();
    QVERIFY(exportLayer(*layer, layer->allRows(),
                        {in("lines.geojson"), {}, {}, {}, {}, {}, ExportTarget::Action::ReplaceFile}));
    QCOMPARE(shown(document(in("lines.geojson")).value(QLatin1String("bbox"))), box);
}

void GeoJsonWriterTest::placesThatAreNone_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::newRow("north of the pole") << 60.0 << 90.5;
    QTest::newRow("metres") << 500000.0 << 3200000.0;
    QTest::newRow("twice round") << 426.0 << 30.0;
}

/// The row is there, its place is not, and that is said.
void GeoJsonWriterTest::placesThatAreNone()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    LayerBuilder builder(QStringLiteral("off"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    id.appendText(QStringLiteral("here"));
    builder.geometry().appendPoint({66, 30});
    id.appendText(QStringLiteral("nowhere"));
    builder.geometry().appendPoint({lon, lat});
    const LayerPtr layer = builder.finish();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("off.geojson"));
    const auto report = exportLayer(*layer, layer->allRows(), {path, {}, {}, {}});
    QVERIFY(report);
    QCOMPARE(report->written, std::size_t(2));
    QCOMPARE(report->warnings.size(), std::size_t(1));
    QVERIFY2(report->warnings[0].message.startsWith(QStringLiteral("Coordinates beyond latitude")),
             qPrintable(report->warnings[0].message));
    const QJsonArray features = document(path).value(QLatin1String("features")).toArray();
    QCOMPARE(features.size(), qsizetype(2));
    QVERIFY(features[0].toObject().value(QLatin1String("geometry")).isObject());
    QCOMPARE(features[1].toObject().value(QLatin1String("id")).toString(), QStringLiteral("nowhere"));
    QVERIFY(features[1].toObject().value(QLatin1String("geometry")).isNull());
    QCOMPARE(shown(document(path).value(QLatin1String("bbox"))), QByteArray("[[66,30,66,30]]"));
}

void GeoJsonWriterTest::stops_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("before it begins") << -1.0;
    QTest::newRow("at the first chunk") << 0.0;
    QTest::newRow("while reading back") << 0.8;
}

void GeoJsonWriterTest::stops()
{
    QFETCH(double, share);
    const auto layer = AnyLayer(1).make(15'000, true);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("stopped.geojson"));
    std::stop_source stop;
    if (share < 0)
        stop.request_stop();
    const auto report = exportLayer(*layer, layer->allRows(), {path, {}, {}, {}}, stop.get_token(), [&](double done) {
        if (done > share)
            stop.request_stop();
    });
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

QTEST_GUILESS_MAIN(GeoJsonWriterTest)
#include "geojson_writer_test.moc"
