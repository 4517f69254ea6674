// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/io/feature_windows.h"
#include "datasets/table/filter.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <bit>

using namespace kohkan;
using namespace kohkan::test;

/// The reader of GeoJSON against GDAL's, and what it keeps that GDAL's loses.
class GeoJsonReaderTest : public QObject {
    Q_OBJECT
private slots:
    void sameAsGdal_data();
    void sameAsGdal();
    void samples();
    void shippedSets_data();
    void shippedSets();
    void generated_data();
    void generated();
    void manyWindows();
    void aLateText();
    void aFeatureInAList();
    void kinds_data();
    void kinds();
    void partThatIsNone();
    void membersOfMixedLists();
    void beyondIntegers();
    void decimalsAsWritten();
    void featureIds();
    void idsThatAreAProperty_data();
    void idsThatAreAProperty();
    void twiceInOneFeature();
    void badGeometry();
    void referenceSystemBehindTheFeatures();
    void leftToGdal_data();
    void leftToGdal();
    void refusedByBoth_data();
    void refusedByBoth();
    void otherDocuments_data();
    void otherDocuments();
    void probe();
    void cutsAnywhere();
    void cancelled();

private:
    QString write(const QByteArray &json, const char *name = "file.geojson");
    QTemporaryDir m_folder;
};

namespace {

LayerPtr readBy(const QString &path, RowPath rowPath)
{
    ReadOptions options;
    options.rowPath = rowPath;
    auto layer = DatasetReader::read(path, options);
    if (!layer)
        qWarning("%s", qPrintable(layer.error().message));
    return layer ? *layer : nullptr;
}

bool isSameJson(const QString &a, const QString &b)
{
    const auto parsed = [](const QString &text) { return QJsonDocument::fromJson("[" + text.toUtf8() + "]"); };
    return a == b || (!parsed(a).isNull() && parsed(a) == parsed(b));
}

/// What differs first between a column and GDAL's of the same name; empty where nothing does.
QString difference(const Column &own, const Column &other, const Layer &a, const Layer &b)
{
    if (own.type() != other.type() || own.nullCount() != other.nullCount())
        return QStringLiteral("type (%1, %2) or nulls (%3, %4) of %5")
            .arg(int(own.type()))
            .arg(int(other.type()))
            .arg(own.nullCount())
            .arg(other.nullCount())
            .arg(own.name());
    for (std::size_t i = 0; i < a.rowCount(); ++i) {
        const Row x = a.bySourceRow()[i], y = b.bySourceRow()[i];
        bool isSame = own.isNull(x) == other.isNull(y);
        if (isSame && own.type() == Column::Type::Number)
            isSame = std::bit_cast<quint64>(own.number(x)) == std::bit_cast<quint64>(other.number(y));
        else if (isSame && own.shape() == Column::Shape::Json)
            isSame = isSameJson(own.text(x), other.text(y));
        else if (isSame && own.type() == Column::Type::DateTime && !own.isNull(x))
            isSame = own.time(x) == other.time(y) && own.time(x).hasZone() == other.time(y).hasZone();
        else if (isSame)
            isSame = own.text(x) == other.text(y);
        if (!isSame)
            return QStringLiteral("%1 of row %2: \"%3\", \"%4\"")
                .arg(own.name())
                .arg(i + 1)
                .arg(own.text(x), other.text(y));
    }
    return {};
}

QString differenceOfPlaces(const Layer &a, const Layer &b)
{
    const auto parts = [](const Layer &layer, Row row) {
        std::vector<std::pair<GeometryPart::Kind, std::vector<LonLat>>> all;
        layer.geometry().forEachPart(row, [&](GeometryPart::Kind kind, std::span<const LonLat> points) {
            all.emplace_back(kind, std::vector<LonLat>(points.begin(), points.end()));
        });
        return all;
    };
    for (std::size_t i = 0; i < a.rowCount(); ++i) {
        const Row x = a.bySourceRow()[i], y = b.bySourceRow()[i];
        if (a.geometry().type(x) != b.geometry().type(y) || parts(a, x) != parts(b, y))
            return QStringLiteral("geometry of row %1").arg(i + 1);
    }
    return {};
}

/// The same of two layers, but for the ids of features, which GDAL keeps only where they are texts.
QString difference(const Layer &own, const Layer &gdal)
{
    if (own.rowCount() != gdal.rowCount() || own.name() != gdal.name())
        return QStringLiteral("rows (%1, %2) or name").arg(own.rowCount()).arg(gdal.rowCount());
    // of heights, GDAL says another system (EPSG:4979), and comes from there to the same longitudes and latitudes
    const bool hasHeights = gdal.provenance().referenceSystem.contains(QLatin1String("4979"));
    if (!hasHeights && (own.provenance().referenceSystem != gdal.provenance().referenceSystem ||
                        own.provenance().operation != gdal.provenance().operation))
        return QStringLiteral("reference system %1, %2")
            .arg(own.provenance().referenceSystem, gdal.provenance().referenceSystem);
    QStringList names, gdalNames;
    for (const auto &column : own.columns())
        if (column->shape() != Column::Shape::FeatureIds || gdal.column(column->name()))
            names << column->name();
    for (const auto &column : gdal.columns())
        gdalNames << column->name();
    if (names != gdalNames)
        return names.join(u',') + QStringLiteral(" or ") + gdalNames.join(u',');
    for (const auto &column : gdal.columns())
        if (const QString found = difference(*own.column(column->name()), *column, own, gdal); !found.isEmpty())
            return found;
    return differenceOfPlaces(own, gdal);
}

ExportOptions exportTo(const QString &path)
{
    ExportOptions options;
    options.path = path;
    return options;
}

bool isLeftToGdal(const Layer &layer)
{
    return warned(layer, 0, {"fast reader of GeoJSON"}) == 1;
}

/// Empty where both readers give the same, each by itself.
QString compared(const QString &path)
{
    const LayerPtr own = readBy(path, RowPath::Fastest), gdal = readBy(path, RowPath::FeatureByFeature);
    if (!own || !gdal)
        return QStringLiteral("not read");
    if (isLeftToGdal(*own))
        return own->warnings().back().message;
    return difference(*own, *gdal);
}

QByteArray feature(const QByteArray &properties,
                   const QByteArray &geometry = R"({"type":"Point","coordinates":[67,30]})",
                   const QByteArray &members = {})
{
    return R"({"type":"Feature",)" + members + R"("properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

QByteArray collection(const QByteArrayList &features, const QByteArray &before = {}, const QByteArray &behind = {})
{
    return R"({"type":"FeatureCollection",)" + before + R"("features":[)" + features.join(",\n") + "]" + behind + "}";
}

} // namespace

QString GeoJsonReaderTest::write(const QByteArray &json, const char *name)
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("no file");
    return path;
}

void GeoJsonReaderTest::sameAsGdal_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("scalars") << collection({feature(R"({"t":"a","i":1,"r":1.5,"b":true,"n":null})"),
                                            feature(R"({"t":null,"i":-2147483649,"r":2,"b":false,"n":null})")});
    QTest::newRow("missing, and in another order")
        << collection({feature(R"({"b":1,"c":"x"})"), feature(R"({"a":1,"b":2,"d":true})"), feature("{}"),
                       feature("null"), feature(R"({"d":false,"a":5,"":"e"})")});
    QTest::newRow("orders that contradict") << collection(
        {feature(R"({"b":1,"a":2})"), feature(R"({"a":1,"b":2,"c":3})"), feature(R"({"c":3,"z":1,"a":1})")});
    QTest::newRow("integers, then reals") << collection({feature(R"({"v":3})"), feature(R"({"v":1e3})")});
    QTest::newRow("quoted figures") << collection({feature(R"({"v":"3.5"})"), feature(R"({"v":"12"})")});
    QTest::newRow("days") << collection({feature(R"({"d":"2020-01-02"})"), feature(R"({"d":"1969-07-20"})")});
    QTest::newRow("times") << collection(
        {feature(R"({"d":"2020-01-02T03:04:05Z"})"), feature(R"({"d":"2020-01-02T08:04:05+05:00"})")});
    QTest::newRow("escapes") << collection(
        {feature(R"({"a\"\\\/\u0041":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 کوہکن"})"), feature(R"({"x":"}],[{"})")});
    QTest::newRow("white space") << QByteArray("\xEF\xBB\xBF \n{ \"features\" :\t[ {\"geometry\" : { \"coordinates\":"
                                               "[ 1 , 2 ] , \"type\" : \"Point\" } , \"properties\" : { \"a\" : [ 1 , "
                                               "{ \"b c\" : \" d \" } ] } , \"type\":\"Feature\" }\n ,\r\n "
                                               "{\"type\":\"Feature\",\"properties\":{\"a\":[]},\"geometry\":null} ] , "
                                               "\"type\" : \"FeatureCollection\" }\n");
    QTest::newRow("geometries") << collection(
        {feature(R"({"k":1})", R"({"type":"Point","coordinates":[1,2]})"),
         feature(R"({"k":2})", R"({"type":"LineString","coordinates":[[1,2],[3,4.25],[5,6]]})"),
         feature(R"({"k":3})",
                 R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]})"),
         feature(R"({"k":4})", R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})"),
         feature(R"({"k":5})", R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]})"),
         feature(
             R"({"k":6})",
             R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[20,0],[29,0],[29,9],[20,0]],[[21,1],[22,1],[22,2],[21,1]]]]})"),
         feature(
             R"({"k":7})",
             R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[1,2],[3,4]]}]}]})"),
         feature(R"({"k":8})", "null"), R"({"type":"Feature","properties":{"k":9}})"});
    QTest::newRow("empty geometries") << collection(
        {feature(R"({"k":1})", R"({"type":"Point","coordinates":[]})"),
         feature(R"({"k":2})", R"({"type":"LineString","coordinates":[]})"),
         feature(R"({"k":3})", R"({"type":"Polygon","coordinates":[]})"),
         feature(R"({"k":4})", R"({"type":"Polygon","coordinates":[[]]})"),
         feature(R"({"k":5})", R"({"type":"Polygon","coordinates":[[],[[0,0],[9,0],[9,9],[0,0]]]})"),
         feature(R"({"k":6})", R"({"type":"MultiPolygon","coordinates":[]})"),
         feature(R"({"k":7})", R"({"type":"GeometryCollection","geometries":[]})"), feature(R"({"k":8})")});
    QTest::newRow("heights") << collection({feature("{}", R"({"type":"Point","coordinates":[1,2,3]})"),
                                            feature("{}", R"({"type":"Point","coordinates":[1,2]})")});
    QTest::newRow("metres") << collection(
        {feature("{}", R"({"type":"Point","coordinates":[500000,3300000]})")},
        R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},)");
    QTest::newRow("a name") << collection({feature("{}")}, R"("name":"Mines \u0026 pits",)");
    QTest::newRow("no properties") << QByteArray(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","a":4,"geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","bbox":[1,2,1,2],"b":"x","properties":{"c":1},"geometry":null}]})");
    QTest::newRow("text ids") << collection(
        {feature(R"({"a":1})", R"({"type":"Point","coordinates":[1,2]})", R"("id":"q",)"),
         feature(R"({"a":2})", R"({"type":"Point","coordinates":[1,2]})", R"("id":"007",)")});
}

void GeoJsonReaderTest::sameAsGdal()
{
    QFETCH(QByteArray, json);
    QCOMPARE(compared(write(json)), QString());
}

/// Files by others, where they are at hand: KOHKAN_SAMPLES names the folder.
void GeoJsonReaderTest::samples()
{
    const QString folder = qEnvironmentVariable("KOHKAN_SAMPLES");
    if (folder.isEmpty())
        QSKIP("KOHKAN_SAMPLES names no folder");
    QDirIterator files(folder, {QStringLiteral("*.geojson"), QStringLiteral("*.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const LayerPtr own = readBy(path, RowPath::Fastest), gdal = readBy(path, RowPath::FeatureByFeature);
        QCOMPARE(own == nullptr, gdal == nullptr);
        if (own) {
            const QString found = difference(*own, *gdal);
            qInfo("%s: %s%s", qPrintable(path), isLeftToGdal(*own) ? "GDAL " : "", qPrintable(found));
        }
    }
}

void GeoJsonReaderTest::shippedSets_data()
{
    QTest::addColumn<QString>("set");
    for (const char *set : {"regions.geojson", "boundaries.geojson", "base_places.geojson"})
        QTest::newRow(set) << QString::fromLatin1(set);
}

void GeoJsonReaderTest::shippedSets()
{
    QFETCH(QString, set);
    const QString path = QStringLiteral(KOHKAN_TEST_DATA "/../../datasets/bundled/") + set;
    QCOMPARE(compared(path), QString());
}

void GeoJsonReaderTest::generated_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 12; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

namespace {

/// Collections of anything, the same from the same seed.
class Maker {
public:
    explicit Maker(uint seed) : m_random(seed) {}
    QByteArray collection(int rows)
    {
        QByteArrayList features;
        const int columns = 1 + below(8);
        for (int column = 0; column < columns; ++column)
            m_kinds << below(8);
        for (int row = 0; row < rows; ++row)
            features << feature(properties(), geometry(0));
        return ::collection(features);
    }

private:
    int below(int end) { return int(m_random.bounded(end)); }
    QByteArray position()
    {
        return "[" + QByteArray::number(m_random.bounded(360.0) - 180, 'g', 1 + below(17)) + "," +
               QByteArray::number(m_random.bounded(180.0) - 90, 'f', below(9)) + (below(40) == 0 ? ",7]" : "]");
    }
    QByteArray text()
    {
        static const QByteArrayList pieces{
            "a",   "\\\"",    "\\\\",           "کوہ", "}", "{",        "[", "]", ",", ":",
            "\\n", "\\u0627", "\\ud83d\\ude00", " ",   "😀", "\\\\\\\"", "7"};
        QByteArray all = "\"t";
        for (int n = below(12); n > 0; --n)
            all += pieces[below(int(pieces.size()))];
        return all + "\"";
    }
    QByteArray value(int kind)
    {
        if (below(6) == 0)
            return "null";
        switch (kind) {
        case 0:
            return QByteArray::number(below(100) - 50);
        case 1:
            return QByteArray::number(qint64(m_random.generate64() >> 1));
        case 2:
            return QByteArray::number(m_random.generateDouble() * 1000 - 500, 'f', 1 + below(6));
        case 3:
            return below(2) ? "true" : "false";
        case 4:
            return text();
        case 5:
            return "[" + text() + "," + text() + "]";
        case 6:
            return R"({"k": [)" + value(4) + ", " + value(0) + "]}";
        default:
            return "\"20" + QByteArray::number(10 + below(15)) + "-0" + QByteArray::number(1 + below(9)) + "-1" +
                   QByteArray::number(below(10)) + "\"";
        }
    }
    QByteArray properties()
    {
        QByteArrayList members;
        for (int column = 0; column < m_kinds.size(); ++column)
            if (below(8) != 0)
                members << "\"p" + QByteArray::number(column) + "\":" + value(m_kinds[column]);
        return "{" + members.join(below(2) ? ", " : ",") + "}";
    }
    QByteArray positions(int count, bool isRing)
    {
        QByteArrayList all;
        for (int i = 0; i < count; ++i)
            all << position();
        if (isRing)
            all << all[0];
        return "[" + all.join(",") + "]";
    }
    QByteArray polygon()
    {
        QByteArrayList rings;
        for (int n = 1 + below(3); n > 0; --n)
            rings << positions(3 + below(5), true);
        return "[" + rings.join(",") + "]";
    }
    QByteArray several(const std::function<QByteArray()> &one)
    {
        QByteArrayList all;
        for (int n = below(4); n > 0; --n)
            all << one();
        return "[" + all.join(",") + "]";
    }
    QByteArray geometry(int depth)
    {
        const auto typed = [](const char *type, const QByteArray &coordinates) {
            return QByteArray(R"({"type":")") + type + R"(","coordinates":)" + coordinates + "}";
        };
        switch (below(depth < 3 ? 9 : 7)) {
        case 0:
            return typed("Point", position());
        case 1:
            return typed("MultiPoint", several([this] { return position(); }));
        case 2:
            return typed("LineString", positions(2 + below(6), false));
        case 3:
            return typed("MultiLineString", several([this] { return positions(2 + below(6), false); }));
        case 4:
            return typed("Polygon", polygon());
        case 5:
            return typed("MultiPolygon", several([this] { return polygon(); }));
        case 6:
            return depth == 0 ? "null" : typed("Point", position());
        default:
            return R"({"type":"GeometryCollection","geometries":)" +
                   several([this, depth] { return geometry(depth + 1); }) + "}";
        }
    }
    QRandomGenerator m_random;
    QList<int> m_kinds;
};

} // namespace

void GeoJsonReaderTest::generated()
{
    QFETCH(uint, seed);
    QCOMPARE(compared(write(Maker(seed).collection(300))), QString());
}

/// Enough for windows of both threads, with columns and kinds that the second half alone has.
void GeoJsonReaderTest::manyWindows()
{
    QByteArrayList features;
    const QByteArray filler(300, 'x');
    for (int i = 0; i < 20'000; ++i) {
        QByteArray own = R"({"n":)" + QByteArray::number(i) + R"(,"t":"t)" + QByteArray::number(i % 100) + filler + '"';
        if (i > 12'000)
            own += R"(,"late":)" + QByteArray(i % 2 ? "1.5" : "2");
        features << feature(own + "}", R"({"type":"Point","coordinates":[)" + QByteArray::number(i % 100) + "." +
                                           QByteArray::number(i) + ",30]}");
    }
    const QString path = write(collection(features));
    QVERIFY(QFileInfo(path).size() > 6 * qint64(FeatureWindows::windowSize));
    QCOMPARE(compared(path), QString());
    const LayerPtr layer = mustRead(path);
    QCOMPARE(text(*layer, "late", 12'000), QString());
    QCOMPARE(text(*layer, "late", 12'001), QStringLiteral("1.5"));
}

/// A text after many numbers: they are texts then, each as it was written.
void GeoJsonReaderTest::aLateText()
{
    QByteArrayList features;
    const QByteArray filler(300, 'x');
    for (int i = 0; i < 20'000; ++i)
        features << feature(R"({"m":)" + (i == 15'000 ? QByteArray("\"text\"") : QByteArray::number(i) + ".50") +
                            R"(,"t":")" + filler + "\"}");
    const LayerPtr layer = mustRead(write(collection(features)));
    QVERIFY(layer);
    QCOMPARE(layer->column(u"m")->type(), Column::Type::Text);
    for (const int row : {0, 1, 14'999, 15'001, 19'999})
        QCOMPARE(text(*layer, "m", row), QStringLiteral("%1.50").arg(row));
    QCOMPARE(text(*layer, "m", 15'000), QStringLiteral("text"));
}

/// What looks like a feature in the middle of the file is a member of a list.
void GeoJsonReaderTest::aFeatureInAList()
{
    const QByteArrayList like(120'000, R"({"type":"Feature","properties":{"deep":1},"geometry":null})");
    const QByteArray json =
        collection({feature(R"({"a":1})"), feature(R"({"l":[)" + like.join(",") + "]}"), feature(R"({"a":3})")});
    QVERIFY(json.size() > 6 * qint64(FeatureWindows::windowSize));
    const LayerPtr layer = mustRead(write(json));
    QVERIFY(layer && !isLeftToGdal(*layer));
    QCOMPARE(layer->rowCount(), std::size_t{3});
    QCOMPARE(text(*layer, "a", 2), QStringLiteral("3"));
    QVERIFY(!layer->column(u"deep"));
}

void GeoJsonReaderTest::kinds_data()
{
    using Type = Column::Type;
    QTest::addColumn<QByteArrayList>("values");
    QTest::addColumn<Column::Type>("type");
    QTest::addColumn<Column::Shape>("shape");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QByteArrayList &values, Type type, const QStringList &texts,
                        Column::Shape shape = Column::Shape::Cells) {
        QTest::newRow(name) << values << type << shape << texts;
    };
    const auto words = [](std::initializer_list<const char *> all) {
        QStringList list;
        for (const char *word : all)
            list << QString::fromUtf8(word);
        return list;
    };
    row("nulls alone", {"null", "null"}, Type::Text, {QString(), QString()});
    row("the ends of 64 bits", {"9223372036854775807", "-9223372036854775808"}, Type::Integer,
        words({"9223372036854775807", "-9223372036854775808"}));
    row("one beyond", {"9223372036854775808", "1"}, Type::Text, words({"9223372036854775808", "1"}));
    row("one beyond, last", {"1", "-9223372036854775809"}, Type::Text, words({"1", "-9223372036854775809"}));
    row("beyond, and a real", {"1.50", "123456789012345678901234"}, Type::Text,
        words({"1.50", "123456789012345678901234"}));
    row("beyond 2^53, and a real", {"9007199254740993", "1.50"}, Type::Text, words({"9007199254740993", "1.50"}));
    row("a real, and one beyond 2^53", {"1.50", "9007199254740993"}, Type::Text, words({"1.50", "9007199254740993"}));
    row("exact beyond 2^53, and a real", {"9007199254740994", "1.50"}, Type::Number,
        words({"9007199254740994", "1.50"}));
    row("beyond 2^53 among whole numbers", {"9007199254740993", "7"}, Type::Integer, words({"9007199254740993", "7"}));
    row("numbers and texts", {"1.50", "\"a\"", "7"}, Type::Text, words({"1.50", "a", "7"}));
    row("an exponent and a text", {"1e3", "\"a\""}, Type::Text, words({"1e3", "a"}));
    row("booleans", {"true", "null", "false"}, Type::Boolean, words({"true", "", "false"}));
    row("booleans and numbers", {"true", "1"}, Type::Text, words({"true", "1"}));
    row("booleans and texts", {"true", "\"x\""}, Type::Text, words({"true", "x"}));
    row("minus zero", {"-0", "2"}, Type::Number, words({"0", "2"}));
    row("an object and a text", {R"({"a": 1})", "\"x\\n\"", "2.50", "null"}, Type::Text,
        words({R"({"a":1})", "\"x\\n\"", "2.50", ""}), Column::Shape::Json);
    row("a text, then an object", {"\"x\"", "{}"}, Type::Text, words({"\"x\"", "{}"}), Column::Shape::Json);
    row("a number, then a list", {"1.25", "[ 1 ]"}, Type::Text, words({"1.25", "[1]"}), Column::Shape::Json);
    row("lists of texts", {R"(["a","b;c"])", "[]", "null"}, Type::Tags, words({R"(["a","b;c"])", "[]", ""}),
        Column::Shape::Lists);
    row("lists of numbers", {"[1, 2.50]", "[]"}, Type::Text, words({"[1,2.50]", "[]"}), Column::Shape::Json);
    row("lists of anything", {R"(["a"])", R"(["a", null])"}, Type::Text, words({R"(["a"])", R"(["a",null])"}),
        Column::Shape::Json);
    row("empty lists alone", {"[]", "[]"}, Type::Text, words({"[]", "[]"}), Column::Shape::Json);
}

void GeoJsonReaderTest::kinds()
{
    QFETCH(QByteArrayList, values);
    QFETCH(Column::Type, type);
    QFETCH(Column::Shape, shape);
    QFETCH(QStringList, texts);
    QByteArrayList features;
    for (const auto &value : values)
        features << feature(R"({"v":)" + value + "}");
    const LayerPtr layer = mustRead(write(collection(features)));
    QVERIFY(layer && !isLeftToGdal(*layer));
    const Column *column = layer->column(u"v");
    QVERIFY(column);
    QCOMPARE(column->type(), type);
    QCOMPARE(column->shape(), shape);
    for (int i = 0; i < texts.size(); ++i)
        QCOMPARE(text(*layer, "v", i), texts[i]);
}

/// A geometry of which a part is none is left out whole, and named.
void GeoJsonReaderTest::partThatIsNone()
{
    const LayerPtr layer =
        mustRead(write(collection({feature("{}", R"({"type":"MultiLineString","coordinates":[[6],[[66,29],[67,30]]]})"),
                                   feature("{}", R"({"type":"MultiLineString","coordinates":[[[66,29],[67,30]]]})")})));
    QVERIFY(layer);
    QCOMPARE(int(layer->geometry().type(layer->bySourceRow()[0])), int(GeometryType::None));
    QCOMPARE(int(layer->geometry().type(layer->bySourceRow()[1])), int(GeometryType::MultiLineString));
    QCOMPARE(warned(*layer, 1, {"not what its type says"}), 1);
    QCOMPARE(warned(*layer, 2, {"not what its type says"}), 0);
}

/// A list is each of its members, whatever else stands in the column.
void GeoJsonReaderTest::membersOfMixedLists()
{
    const LayerPtr layer =
        mustRead(write(collection({feature(R"({"t":["Cu","Au"]})"), feature(R"({"t":["Au",5]})"),
                                   feature(R"({"t":"Au"})"), feature(R"({"t":"Aurum"})"), feature(R"({"t":[]})")})));
    QVERIFY(layer);
    const auto count = [&](const char *condition) {
        const auto rows = evaluate(*layer, *Condition::parse(QString::fromLatin1(condition)));
        return rows ? int(rows->count()) : -1;
    };
    QCOMPARE(count("t = Au"), 3);
    QCOMPARE(count("t = 5"), 1);
    QCOMPARE(count("t != Au"), 2);
}

void GeoJsonReaderTest::beyondIntegers()
{
    const LayerPtr layer = mustRead(write(collection({feature(R"({"big":123456789012345678901234567890,"n":1})")})));
    QVERIFY(layer);
    QCOMPARE(text(*layer, "big", 0), QStringLiteral("123456789012345678901234567890"));
    QCOMPARE(warned(*layer, 0, {"column big", "2^63"}), 1);
    QCOMPARE(warned(*layer, 0, {"column n"}), 0);
}

void GeoJsonReaderTest::decimalsAsWritten()
{
    const LayerPtr layer = mustRead(
        write(collection({feature(R"({"v":1.50})"), feature(R"({"v":2})"), feature(R"({"v":1e-3})"),
                          feature(R"({"v":0.30000000000000004})"), feature(R"({"v":0.1234567890123456789})")})));
    QVERIFY(layer);
    QCOMPARE(text(*layer, "v", 0), QStringLiteral("1.50"));
    QCOMPARE(text(*layer, "v", 1), QStringLiteral("2"));
    QCOMPARE(text(*layer, "v", 2).toDouble(), 0.001);
    QCOMPARE(text(*layer, "v", 3), QStringLiteral("0.30000000000000004"));
    QCOMPARE(text(*layer, "v", 4).toDouble(), 0.1234567890123456789);
}

/// Features with ids, and what the column of ids is; and out again.
void GeoJsonReaderTest::featureIds()
{
    const auto point = [](int i) { return R"({"type":"Point","coordinates":[)" + QByteArray::number(i) + ",2]}"; };
    const LayerPtr layer = mustRead(write(
        collection({feature(R"({"n":"a"})", point(1), R"("id":70,)"), feature(R"({"n":"b"})", point(2), R"("id":71,)"),
                    feature(R"({"n":"c"})", point(3), R"("id":71,)"), feature(R"({"n":"d"})", point(4))})));
    QVERIFY(layer);
    const Column *ids = layer->column(u"id");
    QVERIFY(ids);
    QCOMPARE(ids->shape(), Column::Shape::FeatureIds);
    QCOMPARE(ids->type(), Column::Type::Integer);
    QCOMPARE(text(*layer, "id", 2), QStringLiteral("71"));
    QVERIFY(ids->isNull(layer->bySourceRow()[3]));
    QCOMPARE(warned(*layer, 0, {"not unique: 71 stands twice (rows 2, 3)"}), 1);

    const QString target = m_folder.filePath(QStringLiteral("ids.geojson"));
    const auto report = exportLayer(*layer, RowSet(layer->rowCount(), true), exportTo(target));
    QVERIFY2(report.ok(), qPrintable(report ? QString() : report.error().message));
    const QByteArray json = bytesOf(target);
    QVERIFY2(json.contains(R"({"type":"Feature","id":70,"properties":{"n":"a"})"), json.constData());
    QVERIFY2(json.contains(R"({"type":"Feature","properties":{"n":"d"})"), json.constData());
    QCOMPARE(difference(*mustRead(target), *layer).remove(QStringLiteral("rows (4, 4) or name")), QString());

    const QString table = m_folder.filePath(QStringLiteral("ids.csv"));
    QVERIFY(exportLayer(*layer, RowSet(layer->rowCount(), true), exportTo(table)).ok());
    QVERIFY(bytesOf(table).contains("71"));
}

void GeoJsonReaderTest::idsThatAreAProperty_data()
{
    QTest::addColumn<QByteArray>("ids");
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QString>("column"); ///< of the ids of features; empty: none
    QTest::newRow("the same") << QByteArray(R"("id":"a",)") << QByteArray(R"({"id":"a"})") << QString();
    QTest::newRow("the same, by another name") << QByteArray(R"("id":1,)") << QByteArray(R"({"row":1})") << QString();
    QTest::newRow("another") << QByteArray(R"("id":"a",)") << QByteArray(R"({"id":"b"})")
                             << QStringLiteral("feature_id");
    QTest::newRow("a number and its text")
        << QByteArray(R"("id":1,)") << QByteArray(R"({"ID":"1"})") << QStringLiteral("feature_id");
    QTest::newRow("a text of digits") << QByteArray(R"("id":"007",)") << QByteArray(R"({"n":7})")
                                      << QStringLiteral("id");
}

void GeoJsonReaderTest::idsThatAreAProperty()
{
    QFETCH(QByteArray, ids);
    QFETCH(QByteArray, properties);
    QFETCH(QString, column);
    const LayerPtr layer =
        mustRead(write(collection({feature(properties, R"({"type":"Point","coordinates":[1,2]})", ids)})));
    QVERIFY(layer);
    QString found;
    for (const auto &own : layer->columns())
        if (own->shape() == Column::Shape::FeatureIds)
            found = own->name();
    QCOMPARE(found, column);
    if (column == QLatin1String("id"))
        QCOMPARE(text(*layer, "id", 0), QStringLiteral("007"));
}

void GeoJsonReaderTest::twiceInOneFeature()
{
    const LayerPtr layer =
        mustRead(write(collection({feature(R"({"a":1,"b":1})"), feature(R"({"a":2,"b":3,"a":4})")})));
    QVERIFY(layer);
    QCOMPARE(text(*layer, "a", 1), QStringLiteral("4"));
    QCOMPARE(text(*layer, "b", 1), QStringLiteral("3"));
    QCOMPARE(warned(*layer, 2, {"property a more than once"}), 1);
    QCOMPARE(warned(*layer, 1, {"more than once"}), 0);
}

void GeoJsonReaderTest::badGeometry()
{
    const LayerPtr layer = mustRead(write(collection(
        {feature(R"({"k":1})"), feature(R"({"k":2})", R"({"type":"Point","coordinates":[1,"2"]})"),
         feature(R"({"k":3})", R"({"type":"Polygon","coordinates":[1,2]})"),
         feature(R"({"k":4})", R"({"type":"Circle","coordinates":[1,2]})"),
         feature(R"({"k":5})", R"({"type":"Point"})"),
         feature(R"({"k":6})", R"({"type":"LineString","coordinates":[[1,2],[3]]})"),
         feature(R"({"k":7})",
                 R"({"type":"GeometryCollection","geometries":[null,{"type":"Point","coordinates":[3,4]}]})"),
         feature(R"({"k":8})", R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9]]]})")})));
    QVERIFY(layer && !isLeftToGdal(*layer));
    QCOMPARE(layer->rowCount(), std::size_t{8});
    for (int row = 1; row <= 5; ++row) {
        QCOMPARE(typeAt(*layer, row), GeometryType::None);
        QCOMPARE(warned(*layer, row + 1, {"not what its type says"}), 1);
    }
    QCOMPARE(warned(*layer, 1, {""}), 0);
    QCOMPARE(typeAt(*layer, 6), GeometryType::GeometryCollection);
    QCOMPARE(warned(*layer, 7, {"part of the geometry"}), 1);
    QCOMPARE(typeAt(*layer, 7), GeometryType::Polygon);
    QCOMPARE(warned(*layer, 8, {"does not end where it begins"}), 1);
}

void GeoJsonReaderTest::referenceSystemBehindTheFeatures()
{
    const QString path = write(
        collection({feature(R"({"k":1})", R"({"type":"Point","coordinates":[500000,3300000]})")}, {},
                   R"(,"name":"late","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}})"));
    QCOMPARE(compared(path), QString());
    const LayerPtr layer = mustRead(path);
    QCOMPARE(layer->name(), QStringLiteral("late"));
    QVERIFY(std::abs(layer->extent().minX - 69) < 1);
}

void GeoJsonReaderTest::leftToGdal_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    QTest::newRow("lone surrogate") << collection({feature(R"({"a":1})"), feature(R"({"t":"\ud800"})")})
                                    << QStringLiteral("escape");
    QTest::newRow("in a list") << collection({feature(R"({"t":["\ud800 x"]})")}) << QStringLiteral("escape");
    QTest::newRow("too large a number") << collection({feature(R"({"v":1e400})")}) << QStringLiteral("number");
    QTest::newRow("bytes that are not UTF-8")
        << collection({feature("{\"t\":\"\xE9\xE8\"}")}) << QStringLiteral("not UTF-8");
    QTest::newRow("features twice") << collection(
                                           {feature(R"({"a":1})")}, {},
                                           R"(,"features":[{"type":"Feature","properties":{"a":2},"geometry":null}])")
                                    << QStringLiteral("behind its features");
    QTest::newRow("a geometry with a system")
        << collection({feature("{}", R"({"type":"Point","coordinates":[1,2],"crs":null})")})
        << QStringLiteral("system of its own");
    const QString odd = QStringLiteral("not what GeoJSON has");
    const QByteArray point = R"({"type":"Point","coordinates":[1,2]})";
    QTest::newRow("Coordinates") << collection({feature("{}", QByteArray(point).replace("coord", "Coord"))}) << odd;
    QTest::newRow("POINT") << collection({feature("{}", QByteArray(point).replace("Point", "POINT"))}) << odd;
    QTest::newRow("Geometry") << collection({feature("{}", point).replace("geometry", "Geometry")}) << odd;
    QTest::newRow("Properties") << collection({feature(R"({"a":1})", point).replace("prop", "Prop")}) << odd;
}

void GeoJsonReaderTest::leftToGdal()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, reason);
    const QString path = write(json);
    const LayerPtr own = readBy(path, RowPath::Fastest), gdal = readBy(path, RowPath::FeatureByFeature);
    QVERIFY(own && gdal);
    QVERIFY(isLeftToGdal(*own));
    QCOMPARE(warned(*own, 0, {"fast reader of GeoJSON", qPrintable(reason)}), 1);
    QCOMPARE(difference(*own, *gdal), QString());
}

void GeoJsonReaderTest::refusedByBoth_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray whole = collection({feature(R"({"a":1})"), feature(R"({"a":2})")});
    QTest::newRow("something behind the end") << whole + "{}";
    QTest::newRow("truncated") << whole.left(whole.size() / 2);
    QTest::newRow("an unclosed text") << QByteArray(whole).replace("\"a\":2", "\"a:2");
    QTest::newRow("a comma too many") << QByteArray(whole).replace("]}", "]").replace("}]", "},]}");
    QTest::newRow("nearly null") << QByteArray(whole).replace("{\"a\":2}", "nulm");
    QTest::newRow("a value nearly null") << QByteArray(whole).replace("\"a\":2", "\"a\":nul");
    QTest::newRow("brackets") << collection({QByteArray(R"({"type":"Feature","properties":)") + QByteArray(5000, '[')});
    QTest::newRow("depth") << collection({feature(R"({"a":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}")});
}

/// The error, or the rows, are those that GDAL gives.
void GeoJsonReaderTest::refusedByBoth()
{
    QFETCH(QByteArray, json);
    const QString path = write(json);
    ReadOptions byGdal;
    byGdal.rowPath = RowPath::FeatureByFeature;
    const auto own = DatasetReader::read(path), gdal = DatasetReader::read(path, byGdal);
    QCOMPARE(own.ok(), gdal.ok());
    if (own.ok())
        QCOMPARE(difference(**own, **gdal), QString());
    else
        QCOMPARE(own.error().message, gdal.error().message);
}

void GeoJsonReaderTest::otherDocuments_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a feature") << feature(R"({"a":1})");
    QTest::newRow("a geometry") << QByteArray(R"({"type":"Point","coordinates":[1,2]})");
    QTest::newRow("no features") << collection({});
    QTest::newRow("no geometry") << collection({feature(R"({"lon":67.5,"lat":30.5})", "null")});
    QTest::newRow("lines of features") << feature(R"({"a":1})") + "\n" + feature(R"({"a":2})") + "\n";
}

/// What is no collection of features with places is read as before, and nothing is said of it.
void GeoJsonReaderTest::otherDocuments()
{
    QFETCH(QByteArray, json);
    const QString path = write(json);
    ReadOptions byGdal;
    byGdal.rowPath = RowPath::FeatureByFeature;
    const auto own = DatasetReader::read(path), gdal = DatasetReader::read(path, byGdal);
    QCOMPARE(own.ok(), gdal.ok());
    if (!own.ok())
        return;
    QVERIFY(!isLeftToGdal(**own));
    QCOMPARE(difference(**own, **gdal), QString());
}

void GeoJsonReaderTest::probe()
{
    const auto info = DatasetReader::probe(write(collection(
        {feature(R"({"i":1,"l":3000000000,"r":1.5,"d":"2020-01-02","t":"2020-01-02T03:04:05Z","s":["a"],"x":"y"})",
                 R"({"type":"Point","coordinates":[1,2,3]})"),
         feature(R"({"i":2,"late":"2020-01-02","x":"2020-01-02"})", R"({"type":"Point","coordinates":[1,2]})")},
        R"("name":"pits",)")));
    QVERIFY(info.ok());
    QCOMPARE(info->layers.size(), std::size_t{1});
    const LayerInfo &layer = info->layers[0];
    QCOMPARE(layer.name, QStringLiteral("pits"));
    QCOMPARE(layer.geometryType, QStringLiteral("3D Point"));
    QCOMPARE(layer.featureCount, qint64{2});
    QStringList fields;
    for (const auto &field : layer.fields)
        fields << field.name + u':' + field.type;
    fields.sort();
    QCOMPARE(fields.join(u' '),
             QStringLiteral("d:Date i:Integer l:Integer64 late:Date r:Real s:StringList t:DateTime x:String"));
}

/// However windows fall, each member of an array comes once and whole.
void GeoJsonReaderTest::cutsAnywhere()
{
    const QByteArray text = R"({"a":"\\\"},{\\"},{"b":[1,{"c":"]"}]},"x,y",{"d":"\\"},5)";
    for (int pad = 0; pad < 130; ++pad) {
        const QByteArray spaces(pad, ' ');
        QByteArray json = spaces + text + spaces + "]" + QByteArray(64, ' ');
        for (int cut = 0; cut <= json.size() - 64; ++cut) {
            JsonCuts cuts;
            QList<qsizetype> commas;
            // the bytes in two goes, of which the last comma is asked behind each
            cuts.scan(json.constData(), std::size_t(cut));
            if (cuts.comma())
                commas << qsizetype(*cuts.comma());
            cuts.forgetComma();
            const bool hadEnd = cuts.end().has_value();
            if (!hadEnd)
                cuts.scan(json.constData() + cut, std::size_t(json.size() - 64 - cut));
            if (cuts.comma())
                commas << cut + qsizetype(*cuts.comma());
            QVERIFY(cuts.end());
            QCOMPARE((hadEnd ? 0 : cut) + qsizetype(*cuts.end()), 2 * pad + text.size());
            for (const auto comma : commas)
                QVERIFY(QList<qsizetype>({17, 37, 43, 54}).contains(comma - pad));
        }
    }
}

void GeoJsonReaderTest::cancelled()
{
    QByteArrayList features;
    for (int i = 0; i < 60'000; ++i)
        features << feature(R"({"n":)" + QByteArray::number(i) +
                            R"(,"t":"something of some length to fill a window"})");
    const QString path = write(collection(features));
    std::stop_source stop;
    int reports = 0;
    stop.request_stop();
    const auto layer = DatasetReader::read(path, {}, stop.get_token(), [&](const ReadProgress &) { ++reports; });
    QVERIFY(!layer);
    QCOMPARE(layer.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(GeoJsonReaderTest)
#include "geojson_reader_test.moc"
