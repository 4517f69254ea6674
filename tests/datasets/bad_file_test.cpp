// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/io/reader_process.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

/// Files that are not what they should be: each gives one sentence that says what, where and what to do; what can be
/// read is read.
class BadFileTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void refused_data();
    void refused();
    void truncatedGeoPackage();
    void geoPackageWithABrokenPage();
    void truncatedFlatGeobuf_data();
    void truncatedFlatGeobuf();
    void flatGeobufWithoutACount();
    void brokenGeoJson_data();
    void brokenGeoJson();
    void kmlThatKillsItsReader();
    void kmz();
    void gmlLeavesNothingBehind();
    void shapefileWithABrokenRecord();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QString make(const char *name, const QByteArray &bytes) const
    {
        return writeBytes(path(name), bytes) ? path(name) : QString();
    }
    QString exported(const char *name, int rows) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QString BadFileTest::exported(const char *name, int rows) const
{
    LayerBuilder builder(QStringLiteral("many"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &note = builder.addColumn(QStringLiteral("note"), Column::Type::Text);
    for (int i = 0; i < rows; ++i) {
        id.appendText(QStringLiteral("row-%1").arg(i));
        note.appendText(QStringLiteral("%1 ").arg(i).repeated(30));
        builder.geometry().appendPoint({60 + i % 100 * 0.1, 25 + i / 100 * 0.01});
    }
    const auto layer = builder.finish();
    const auto report = exportLayer(*layer, layer->allRows(), {path(name), {}, {}, {}});
    return report ? path(name) : QString();
}

void BadFileTest::refused_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null: no file
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing file") << QByteArray() << "none.geojson"
                                  << "does not exist; check the path";
    QTest::newRow("empty file") << QByteArray("") << "empty.geojson"
                                << "is empty; there is nothing to read";
    QTest::newRow("folder") << QByteArray() << "folder"
                            << "is a folder without a data set in it; open a file";
    QTest::newRow("words") << QByteArray("just words\n") << "words.geojson"
                           << "check that it is whole";
    QTest::newRow("a raster") << QByteArray("P5 2 2 255 abcd", 15) << "grey.pgm"
                              << "is a raster, which is not supported yet";
    QTest::newRow("another format") << QByteArray("<?xml version=\"1.0\"?>\n<osm version=\"0.6\"></osm>\n") << "map.osm"
                                    << "OpenStreetMap.*not supported; save it as GeoPackage";
    QTest::newRow("zip") << QByteArray("PK\3\4 and so on") << "all.zip"
                         << "archive.*not supported yet; unpack it";
    QTest::newRow("zip under another name") << QByteArray("PK\3\4 and so on") << "all.geojson"
                                            << "archive.*unpack it";
    QTest::newRow("VRT") << QByteArray("<OGRVRTDataSource/>") << "all.vrt"
                         << "points to other files; open those";
    QTest::newRow("broken spreadsheet") << QByteArray("PK\3\4 and so on") << "all.xlsx"
                                        << "unpack it|check that";
}

void BadFileTest::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, says);
    const QString file = m_folder->filePath(name);
    if (name == QLatin1String("folder"))
        QDir().mkdir(file);
    else if (!bytes.isNull())
        QVERIFY(writeBytes(file, bytes));
    const auto layer = DatasetReader::read(file);
    QVERIFY(!layer);
    QCOMPARE(layer.error().kind, Error::Kind::Input);
    const QString &message = layer.error().message;
    QVERIFY2(message.contains(file) && message.contains(QRegularExpression(says)), qPrintable(message));
    QVERIFY2(message.endsWith(u'.') && !message.contains(u'\n'), qPrintable(message));
    const auto probed = DatasetReader::probe(file);
    QVERIFY(!probed);
    QCOMPARE(probed.error().message, message);
    const auto run = runProgram({QStringLiteral("info"), file});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QString());
    QCOMPARE(run.err, QStringLiteral("kohkan: %1\n").arg(message));
    if (name.endsWith(QLatin1String(".zip"))) {
        const auto inside = DatasetReader::read(file + QStringLiteral("/inside.geojson"));
        QVERIFY(!inside && inside.error().message == message);
    }
}

void BadFileTest::truncatedGeoPackage()
{
    const QByteArray whole = bytesOf(exported("whole.gpkg", 2000));
    QVERIFY(whole.size() > 200'000);
    for (const auto size : {qsizetype(50), qsizetype(2000), whole.size() / 2, whole.size() - 5000}) {
        const auto layer = DatasetReader::read(make("cut.gpkg", whole.left(size)));
        QVERIFY(!layer);
        QCOMPARE(layer.error().kind, Error::Kind::Input);
        QVERIFY2(layer.error().message.contains(path("cut.gpkg")) &&
                     layer.error().message.contains(QLatin1String("whole")),
                 qPrintable(layer.error().message));
    }
}

/// A page of a table in the middle is lost: the rows before it are read, and the loss is said.
void BadFileTest::geoPackageWithABrokenPage()
{
    QByteArray bytes = bytesOf(exported("whole.gpkg", 2000));
    const auto at = bytes.indexOf("row-1000") / 4096 * 4096;
    QVERIFY(at > 0);
    bytes.replace(at, 4096, QByteArray(4096, '\7'));
    for (const auto rowPath : {RowPath::Fastest, RowPath::FeatureByFeature}) {
        ReadOptions options;
        options.rowPath = rowPath;
        const auto layer = DatasetReader::read(make("broken.gpkg", bytes), options);
        QVERIFY2(layer.ok(), layer.ok() ? "" : qPrintable(layer.error().message));
        QVERIFY((*layer)->rowCount() > 800 && (*layer)->rowCount() < 1000);
        QCOMPARE(text(**layer, "id", 799), QStringLiteral("row-799"));
        const QByteArray counts = QByteArray::number((*layer)->rowCount()) + " of 2000 rows";
        QCOMPARE(warned(**layer, 0, {"The file ends early", counts.constData()}), 1);
    }
}

void BadFileTest::truncatedFlatGeobuf_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<bool>("hasRows");
    QTest::newRow("in the header") << 0.0005 << false;
    QTest::newRow("in the index") << 0.05 << false;
    QTest::newRow("in the rows") << 0.6 << true;
    QTest::newRow("near the end") << 0.99 << true;
}

void BadFileTest::truncatedFlatGeobuf()
{
    QFETCH(double, share);
    QFETCH(bool, hasRows);
    const QByteArray whole = bytesOf(exported("whole.fgb", 2000));
    const QString file = make("cut.fgb", whole.left(qsizetype(double(whole.size()) * share)));
    for (const auto rowPath : {RowPath::Fastest, RowPath::FeatureByFeature}) {
        ReadOptions options;
        options.rowPath = rowPath;
        const auto layer = DatasetReader::read(file, options);
        if (!layer) {
            QVERIFY2(layer.error().message.contains(file), qPrintable(layer.error().message));
            QVERIFY(!hasRows);
            continue;
        }
        const auto rows = (*layer)->rowCount();
        QCOMPARE(rows > 0 && rows < 2000, hasRows);
        const QByteArray counts = QByteArray::number(rows) + " of 2000 rows";
        QCOMPARE(warned(**layer, 0, {"The file ends early", counts.constData()}), 1);
    }
}

void BadFileTest::flatGeobufWithoutACount()
{
    const QString file =
        make("no_count.fgb", QByteArray::fromBase64(bytesOf(QStringLiteral(KOHKAN_TEST_DATA "/no_count.fgb.base64"))));
    const auto probed = DatasetReader::probe(file);
    QVERIFY(probed);
    QVERIFY(probed->layers[0].featureCount <= 0); // or the fixture is not what it says
    const auto layer = mustRead(file);
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(3));
    QCOMPARE(text(*layer, "id", 2), QStringLiteral("c"));
    QCOMPARE(layer->warnings().size(), std::size_t(0));
    const auto run = runProgram({QStringLiteral("info"), file});
    QVERIFY(run.ended); // GDAL's own batches never end on such a file
    QVERIFY(run.out.contains(QLatin1String("rows: 3, 3 with a geometry")));
}

void BadFileTest::brokenGeoJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where");
    const QByteArray whole = geoJson({R"({"type":"Point","coordinates":[67,30]})", "null"});
    QTest::newRow("cut off") << whole.left(whole.size() / 2) << "line 1|offset";
    QTest::newRow("a comma missing") << QByteArray(whole).replace("},", "}") << "line 1|offset";
    QTest::newRow("a quote missing") << QByteArray(whole).replace("\"coordinates\"", "\"coordinates") << "line|offset";
}

void BadFileTest::brokenGeoJson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, where);
    const auto layer = DatasetReader::read(make("broken.geojson", bytes));
    QVERIFY(!layer);
    QCOMPARE(layer.error().kind, Error::Kind::Input);
    const QString &message = layer.error().message;
    QVERIFY2(message.contains(path("broken.geojson")), qPrintable(message));
    QVERIFY2(message.contains(QRegularExpression(where)), qPrintable(message));
    QVERIFY2(message.contains(QLatin1String("check that the file is whole")), qPrintable(message));
}

static const QByteArray track = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Placemark><name>Way</name><Point><coordinates>67,30</coordinates></Point></Placemark>
<Placemark><gx:Track><gx:coord>-122.2 37.3 156.0</gx:coord><gx:coord>-122.1 37.4 150.0</gx:coord></gx:Track></Placemark>
</Document></kml>)";

void BadFileTest::kmlThatKillsItsReader()
{
    const auto read = ReaderProcess::read(make("track.kml", track));
    QVERIFY(read);
    const LayerPtr layer = *read;
    QCOMPARE(layer->provenance().driver, QStringLiteral("KML"));
    QCOMPARE(text(*layer, "Name", 0), QStringLiteral("Way"));
    QCOMPARE(layer->geometry().point(layer->bySourceRow()[0]), (LonLat{67, 30}));
    QCOMPARE(warned(*layer, 0, {"older one was used", "only name and description", "gx:Track"}), 1);
    const auto run = runProgram({QStringLiteral("info"), path("track.kml")});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains(QLatin1String("older one was used")));
}

/// One file, stored as it is, in a zip: what a KMZ is.
static QByteArray zipped(const QByteArray &name, const QByteArray &bytes)
{
    quint32 crc = 0xffffffffu;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    QByteArray sizes, central;
    const auto put = [](QByteArray &to, quint64 value, int width) {
        for (int i = 0; i < width; ++i)
            to.append(static_cast<char>(value >> (8 * i) & 0xff));
    };
    put(sizes, 0, 8); // no flags, stored, no time
    put(sizes, 0x21, 2);
    put(sizes, ~crc, 4);
    put(sizes, quint64(bytes.size()), 4);
    put(sizes, quint64(bytes.size()), 4);
    put(sizes, quint64(name.size()), 2);
    put(sizes, 0, 2);
    sizes.remove(0, 2);
    QByteArray zip = QByteArray("PK\3\4\x14\0", 6) + sizes + name + bytes;
    central = QByteArray("PK\1\2\x14\0\x14\0", 8) + sizes + QByteArray(14, '\0') + name;
    const auto at = zip.size();
    zip += central + QByteArray("PK\5\6\0\0\0\0\1\0\1\0", 12);
    put(zip, quint64(central.size()), 4);
    put(zip, quint64(at), 4);
    put(zip, 0, 2);
    return zip;
}

void BadFileTest::kmz()
{
    const QByteArray plain = QByteArray(track)
                                 .replace("<gx:Track>", "<Point><coordinates>68,31</coordinates></Point><!--")
                                 .replace("</gx:Track>", "-->");
    const auto layer = mustRead(make("fine.kmz", zipped("doc.kml", plain)));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(text(*layer, "Name", 0), QStringLiteral("Way"));
    QCOMPARE(layer->warnings().size(), std::size_t(0));
    const auto deadly = ReaderProcess::read(make("deadly.kmz", zipped("doc.kml", track)));
    QVERIFY(!deadly);
    QVERIFY2(deadly.error().message.contains(path("deadly.kmz")) &&
                 deadly.error().message.contains(QLatin1String("unpack the KMZ and open the KML inside")),
             qPrintable(deadly.error().message));
}

void BadFileTest::gmlLeavesNothingBehind()
{
    const auto layer = mustRead(make("one.gml", R"(<?xml version="1.0" encoding="UTF-8"?>
<c:FeatureCollection xmlns:c="urn:c" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><c:site>
<c:name>Way</c:name><c:geom><gml:Point srsName="EPSG:4326"><gml:coordinates>67,30</gml:coordinates></gml:Point></c:geom>
</c:site></gml:featureMember></c:FeatureCollection>)"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(1));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

/// What GDAL says of a record carries its number.
void BadFileTest::shapefileWithABrokenRecord()
{
    const auto big = [](quint32 v) {
        const char four[] = {char(v >> 24), char(v >> 16 & 0xff), char(v >> 8 & 0xff), char(v & 0xff)};
        return QByteArray(four, sizeof four);
    };
    const auto bytes = [](auto value) { return QByteArray(reinterpret_cast<const char *>(&value), sizeof value); };
    // Two polygons of one ring of four points; the second says that it has 1000.
    QByteArray records, index;
    for (const qint32 points : {4, 1000}) {
        QByteArray record = bytes(qint32(5)) + bytes(60.0) + bytes(25.0) + bytes(61.0) + bytes(26.0) +
                            bytes(qint32(1)) + bytes(points) + bytes(qint32(0));
        for (const auto &[x, y] : {std::pair{60.0, 25.0}, {60.0, 26.0}, {61.0, 26.0}, {60.0, 25.0}})
            record += bytes(x) + bytes(y);
        index += big(quint32((100 + records.size()) / 2)) + big(quint32(record.size() / 2));
        records += big(points == 4 ? 1 : 2) + big(quint32(record.size() / 2)) + record;
    }
    const auto header = [&](const QByteArray &body) {
        return big(9994) + QByteArray(20, '\0') + big(quint32((100 + body.size()) / 2)) + bytes(qint32(1000)) +
               bytes(qint32(5)) + bytes(60.0) + bytes(25.0) + bytes(61.0) + bytes(26.0) + QByteArray(32, '\0');
    };
    make("two.shx", header(index) + index);
    const auto layer = mustRead(make("two.shp", header(records) + records));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(typeAt(*layer, 0), GeometryType::Polygon);
    QCOMPARE(typeAt(*layer, 1), GeometryType::None);
    QCOMPARE(warned(*layer, 2, {"Corrupted .shp file"}), 1);
}

QTEST_GUILESS_MAIN(BadFileTest)
#include "bad_file_test.moc"
