// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/io/schema_reader.h"
#include "datasets/table/filter.h"
#include "datasets/table/layer_builder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <csignal>
#include <sys/resource.h>

using namespace kohkan;

/// Export then import equals itself, for every format; and nothing half-written ever appears under the target's name.
class ExporterTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void depositsComeBack_data();
    void depositsComeBack();
    void shapesComeBack_data();
    void shapesComeBack();
    void unknownHeightsStayUnknown_data();
    void unknownHeightsStayUnknown();
    void sheetsNameWhatTheyLeaveOut();
    void geoJsonIsRfc7946();
    void fullDeviceLeavesTheOldFile_data();
    void fullDeviceLeavesTheOldFile();
    void folderThatIsNotThere();
    void restrictedLayersStay();
    void flatGeobufNamesWhatItDrops();
    void geoJsonHasTheKeyOfLayersWithoutIds();
    void csvSaysPlacesNotMetres_data();
    void csvSaysPlacesNotMetres();
    void csvSaysPlacesOnce();
    void kmlHoldsAnyText();
    void placesBeyondTheMap_data();
    void placesBeyondTheMap();
    void anyEndingLeavesNoFolder_data();
    void anyEndingLeavesNoFolder();

private:
    LayerPtr m_deposits;
};

void ExporterTest::initTestCase()
{
    std::signal(SIGXFSZ, SIG_IGN);
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto schemas = readSchemas(*folder);
    QVERIFY(schemas);
    ReadOptions options;
    options.schema = &schemas->at(QStringLiteral("deposits"));
    const auto layer = DatasetReader::read(*folder + QStringLiteral("/deposits.csv"), options);
    QVERIFY(layer);
    m_deposits = *layer;
}

static void everyFormat()
{
    QTest::addColumn<QString>("extension");
    for (const auto &format : exportFormats())
        QTest::newRow(qPrintable(format.driver)) << format.extension;
}

void ExporterTest::depositsComeBack_data()
{
    everyFormat();
}

void ExporterTest::depositsComeBack()
{
    QFETCH(QString, extension);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("all.") + extension);
    const auto report = exportLayer(*m_deposits, m_deposits->allRows(), {path, {}, {}, {}});
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    QCOMPARE(report->written, m_deposits->rowCount());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    ReadOptions options;
    const auto back = DatasetReader::read(path, options);
    QVERIFY(back);
    QCOMPARE((*back)->rowCount(), m_deposits->rowCount());
    QVERIFY((*back)->keyColumn());
    for (const Row row : m_deposits->bySourceRow()) {
        const QString key = m_deposits->key(row);
        const auto other = (*back)->rowOfKey(key);
        QVERIFY2(other, qPrintable(key));
        const LonLat a = m_deposits->geometry().point(row), b = (*back)->geometry().point(*other);
        QVERIFY2(std::abs(a.lon - b.lon) < 1e-7 && std::abs(a.lat - b.lat) < 1e-7, qPrintable(key));
        for (const auto &column : m_deposits->columns()) {
            const Column *same = (*back)->column(column->name());
            QVERIFY2(same, qPrintable(column->name()));
            const QString want = column->text(row), got = same->text(*other);
            const bool equal = column->isNumeric() && !want.isEmpty() ? want.toDouble() == got.toDouble() : want == got;
            QVERIFY2(equal,
                     qPrintable(QStringLiteral("%1.%2: \"%3\" became \"%4\"").arg(key, column->name(), want, got)));
        }
    }
}

static LayerPtr shapes()
{
    LayerBuilder builder(QStringLiteral("shapes"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &geometry = builder.geometry();
    const std::vector<LonLat> outer{
        {60, 25}, {60, 30}, {66, 30}, {66, 25}, {60, 25}}; // clockwise: to be turned for RFC 7946
    const std::vector<LonLat> hole{{62, 26}, {64, 26}, {64, 28}, {62, 28}, {62, 26}};
    const std::vector<LonLat> far{{70, 30}, {71, 30}, {71, 31}, {70, 30}};
    const std::vector<LonLat> line{{61, 26}, {63.1234567, 27.7654321}, {65, 26}};
    const std::vector<LonLat> point{{67, 30}};
    id.appendText(QStringLiteral("hole"));
    geometry.begin(GeometryType::Polygon);
    geometry.addPart(GeometryPart::Kind::OuterRing, outer);
    geometry.addPart(GeometryPart::Kind::InnerRing, hole);
    id.appendText(QStringLiteral("two"));
    geometry.begin(GeometryType::MultiPolygon);
    geometry.addPart(GeometryPart::Kind::OuterRing, outer);
    geometry.addPart(GeometryPart::Kind::OuterRing, far);
    id.appendText(QStringLiteral("line"));
    geometry.begin(GeometryType::LineString);
    geometry.addPart(GeometryPart::Kind::Line, line);
    id.appendText(QStringLiteral("mixed"));
    geometry.begin(GeometryType::GeometryCollection);
    geometry.addPart(GeometryPart::Kind::Point, point);
    geometry.addPart(GeometryPart::Kind::Line, line);
    return builder.finish();
}

void ExporterTest::shapesComeBack_data()
{
    QTest::addColumn<QString>("extension");
    for (const auto &format : exportFormats())
        if (format.driver != QLatin1String("XLSX"))
            QTest::newRow(qPrintable(format.driver)) << format.extension;
}

void ExporterTest::sheetsNameWhatTheyLeaveOut()
{
    const QTemporaryDir folder;
    const auto layer = shapes();
    ExportOptions options;
    options.path = folder.filePath(QStringLiteral("shapes.xlsx"));
    options.layerName = QStringLiteral("What: [all] of the shapes that are in it");
    const auto report = exportLayer(*layer, layer->allRows(), options);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->written, layer->rowCount());
    QCOMPARE(report->warnings.size(), std::size_t(2));
    QVERIFY(report->warnings[0].message.contains(QStringLiteral("What- -all- of the shapes that:")));
    QVERIFY(report->warnings[1].message.contains(QStringLiteral("geometry of 4 rows")));
}

void ExporterTest::shapesComeBack()
{
    QFETCH(QString, extension);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shapes.") + extension);
    const auto layer = shapes();
    const auto report = exportLayer(*layer, layer->allRows(), {path, {}, {}, {}});
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    ReadOptions options;
    const auto back = DatasetReader::read(path, options);
    QVERIFY(back);
    for (const Row row : layer->bySourceRow()) {
        const auto other = (*back)->rowOfKey(layer->key(row));
        QVERIFY(other);
        QCOMPARE((*back)->geometry().type(*other), layer->geometry().type(row));
        std::size_t want = 0, got = 0;
        layer->geometry().forEachPart(row, [&](auto, auto points) { want += points.size(); });
        (*back)->geometry().forEachPart(*other, [&](auto, auto points) { got += points.size(); });
        QCOMPARE(got, want);
        const auto a = layer->geometry().box(row), b = (*back)->geometry().box(*other);
        QVERIFY(std::abs(a.minX - b.minX) < 1e-7 && std::abs(a.maxY - b.maxY) < 1e-7);
    }
}

void ExporterTest::unknownHeightsStayUnknown_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<double>("unknown");
    for (const char *extension : {"geojson", "gpkg", "fgb"})
        QTest::newRow(extension) << QString::fromLatin1(extension) << noHeight;
    QTest::newRow("kml") << QStringLiteral("kml") << 0.0; // has no other word for it
}

void ExporterTest::unknownHeightsStayUnknown()
{
    QFETCH(QString, extension);
    QFETCH(double, unknown);
    LayerBuilder builder(QStringLiteral("heights"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    const std::vector<LonLat> line{{67, 30}, {68, 31}};
    const std::vector<double> some{1500, noHeight};
    id.appendText(QStringLiteral("points"));
    builder.geometry().begin(GeometryType::MultiPoint);
    for (std::size_t i = 0; i < 2; ++i)
        builder.geometry().addPart(GeometryPart::Kind::Point, {&line[i], 1}, {&some[i], 1});
    id.appendText(QStringLiteral("line"));
    builder.geometry().begin(GeometryType::LineString);
    builder.geometry().addPart(GeometryPart::Kind::Line, line, some);
    const auto layer = builder.finish();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("heights.") + extension);
    const auto report = exportLayer(*layer, layer->allRows(), {path, {}, {}, {}});
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    const auto back = DatasetReader::read(path);
    QVERIFY(back);
    for (const char *key : {"points", "line"}) {
        const auto row = (*back)->rowOfKey(QString::fromLatin1(key));
        QVERIFY(row);
        std::vector<double> heights;
        for (const auto &part : (*back)->geometry().parts(*row))
            for (const double height : (*back)->geometry().heights(part))
                heights.push_back(height);
        QCOMPARE(heights.size(), std::size_t(2));
        QCOMPARE(heights[0], 1500.0);
        QVERIFY2(heights[1] == unknown || (std::isnan(heights[1]) && std::isnan(unknown)), key);
    }
}

void ExporterTest::geoJsonIsRfc7946()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shapes.geojson"));
    const auto layer = shapes();
    QVERIFY(exportLayer(*layer, layer->allRows(), {path, {}, {}, {}}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto object = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!object.contains(QLatin1String("crs")));
    QCOMPARE(object.value(QLatin1String("bbox")).toArray().size(), 4);
    const auto first = object.value(QLatin1String("features")).toArray()[0].toObject();
    QCOMPARE(first.value(QLatin1String("id")).toString(), QStringLiteral("hole"));
    QCOMPARE(first.value(QLatin1String("properties")).toObject().value(QLatin1String("id")).toString(),
             QStringLiteral("hole"));
    const auto ring =
        first.value(QLatin1String("geometry")).toObject().value(QLatin1String("coordinates")).toArray()[0].toArray();
    double area = 0; // counter-clockwise outer rings have a positive one
    for (int i = 0; i + 1 < ring.size(); ++i)
        area += ring[i][0].toDouble() * ring[i + 1][1].toDouble() - ring[i + 1][0].toDouble() * ring[i][1].toDouble();
    QVERIFY(area > 0);
}

void ExporterTest::fullDeviceLeavesTheOldFile_data()
{
    everyFormat();
}

void ExporterTest::fullDeviceLeavesTheOldFile()
{
    QFETCH(QString, extension);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("all.") + extension);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there");
    old.close();
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 20'000;
    setrlimit(RLIMIT_FSIZE, &small);
    const auto report =
        exportLayer(*m_deposits, m_deposits->allRows(), {path, {}, {}, {}, {}, {}, ExportTarget::Action::ReplaceFile});
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Output);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("what was there"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void ExporterTest::folderThatIsNotThere()
{
    const auto report =
        exportLayer(*m_deposits, m_deposits->allRows(), {QStringLiteral("/nowhere/at/all.geojson"), {}, {}, {}});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Output);
    QVERIFY(report.error().message.contains(QLatin1String("/nowhere/at")));
}

void ExporterTest::restrictedLayersStay()
{
    LayerBuilder builder(QStringLiteral("restricted"));
    builder.geometry().appendPoint({70, 30});
    builder.provenance().mayBePassedOn = false;
    const auto layer = builder.finish();
    const QTemporaryDir folder;
    const auto report =
        exportLayer(*layer, layer->allRows(), {folder.filePath(QStringLiteral("r.geojson")), {}, {}, {}});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Words);
}

void ExporterTest::geoJsonHasTheKeyOfLayersWithoutIds()
{
    LayerBuilder builder(QStringLiteral("plain"));
    auto &grade = builder.addColumn(QStringLiteral("grade"), Column::Type::Number);
    for (int i = 0; i < 3; ++i) {
        grade.appendNumber(0.5, 1);
        builder.geometry().appendPoint({63.0 + i, 29});
    }
    const LayerPtr layer = builder.finish();
    RowSet two(layer->rowCount());
    two.insert(layer->bySourceRow()[1]);
    two.insert(layer->bySourceRow()[2]);
    QTemporaryDir folder;
    ExportOptions options;
    options.path = folder.filePath(QStringLiteral("out.geojson"));
    const auto report = exportLayer(*layer, two, options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    QFile file(options.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto features = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("features")).toArray();
    QCOMPARE(features.size(), 2);
    for (int i = 0; i < 2; ++i) {
        const QString key = layer->key(layer->bySourceRow()[static_cast<std::size_t>(i) + 1]);
        QCOMPARE(features[i].toObject().value(QLatin1String("id")).toVariant().toString(), key);
        const auto properties = features[i].toObject().value(QLatin1String("properties")).toObject();
        QCOMPARE(properties.value(QLatin1String("row")).toVariant().toString(), key);
    }
}

void ExporterTest::csvSaysPlacesNotMetres_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("x, y") << QStringList{QStringLiteral("x"), QStringLiteral("y")};
    QTest::newRow("lon, lat") << QStringList{QStringLiteral("lon"), QStringLiteral("lat")};
    QTest::newRow("Longitude, Latitude") << QStringList{QStringLiteral("Longitude"), QStringLiteral("Latitude")};
}

void ExporterTest::csvSaysPlacesNotMetres()
{
    QFETCH(QStringList, names);
    LayerBuilder builder(QStringLiteral("metres"));
    auto &x = builder.addColumn(names[0], Column::Type::Number);
    auto &y = builder.addColumn(names[1], Column::Type::Number);
    for (int i = 0; i < 3; ++i) {
        x.appendNumber(500000 + i, 0);
        y.appendNumber(3221000, 0);
        builder.geometry().appendPoint({63.0 + i, 29.5});
    }
    const LayerPtr layer = builder.finish();
    QTemporaryDir folder;
    ExportOptions options;
    options.path = folder.filePath(QStringLiteral("out.csv"));
    const auto report = exportLayer(*layer, layer->allRows(), options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    QFile file(options.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(QStringLiteral("500001")) && text.contains(QStringLiteral("64,29.5")), qPrintable(text));
}

/// Columns that say the places already are not written once more, whatever they are called.
void ExporterTest::csvSaysPlacesOnce()
{
    QTemporaryDir folder;
    for (const char *names : {"POINT_X,POINT_Y", "X,Y", "decimalLongitude,decimalLatitude", "lng,lat"}) {
        const QString from = folder.filePath(QStringLiteral("in.csv")), to = folder.filePath(QStringLiteral("out.csv"));
        const QByteArray bytes = QByteArray("name,") + names + ",grade\nA,62.1,29.1,1\nB,62.3,29.3,2\n";
        QFile in(from);
        QVERIFY(in.open(QIODevice::WriteOnly) && in.write(bytes) == bytes.size());
        in.close();
        const auto layer = DatasetReader::read(from);
        QVERIFY(layer && (*layer)->geometry().hasPoints());
        const auto report = exportLayer(**layer, (*layer)->allRows(), {to, {}, {}, {}});
        QVERIFY(report);
        QFile out(to);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readAll(), bytes);
        out.close();
        QVERIFY(QFile::remove(to));
    }
}

/// Names and values with what XML has signs of its own for, and with what it has none for.
void ExporterTest::kmlHoldsAnyText()
{
    const QStringList names{QStringLiteral("id"), QStringLiteral("a<b & \"c\""), QStringLiteral("name"),
                            QStringLiteral("ستون")};
    const QStringList values{QStringLiteral("1"), QStringLiteral("]]> &amp <i> & \""), QStringLiteral("x & y"),
                             QStringLiteral("one\ntwo\U0001F600")};
    LayerBuilder builder(QStringLiteral("mines & <more>"));
    for (qsizetype i = 0; i < names.size(); ++i)
        builder.addColumn(names[i], Column::Type::Text).appendText(values[i]);
    auto &strange = builder.addColumn(QStringLiteral("strange"), Column::Type::Text);
    strange.appendText(QStringLiteral("a\u0001b"));
    builder.geometry().appendPoint({190, 30});
    const LayerPtr layer = builder.finish();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.kml"));
    const auto report = exportLayer(*layer, layer->allRows(), {path, {}, {}, {}});
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    QCOMPARE(report->warnings.size(), std::size_t(2));
    QVERIFY(report->warnings[0].message.contains(QLatin1String("longitudes from -180 to 180")));
    QVERIFY(report->warnings[1].message.startsWith(
        QLatin1String("Characters that XML does not know are written as U+FFFD (1)")));
    const auto back = DatasetReader::read(path);
    QVERIFY(back);
    QCOMPARE((*back)->name(), layer->name());
    QCOMPARE((*back)->geometry().point(rowAt(0)).lon, -170.0);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Column *column = (*back)->column(names[i] == QLatin1String("name") ? QStringLiteral("Name") : names[i]);
        QVERIFY2(column, qPrintable(names[i]));
        QCOMPARE(column->text(rowAt(0)), values[i]);
    }
    QCOMPARE((*back)->column(u"strange")->text(rowAt(0)), QStringLiteral("a\uFFFDb"));
}

void ExporterTest::placesBeyondTheMap_data()
{
    everyFormat();
}

/// What is no place on Earth is written as none, and said.
void ExporterTest::placesBeyondTheMap()
{
    QFETCH(QString, extension);
    LayerBuilder builder(QStringLiteral("beyond"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    const std::vector<LonLat> places{{-999, -999}, {66.1, 29.1}, {66.2, 91.5}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        id.appendText(QStringLiteral("r%1").arg(i));
        builder.geometry().appendPoint(places[i]);
    }
    const auto layer = builder.finish();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.") + extension);
    const auto report = exportLayer(*layer, layer->allRows(), {path, {}, {}, {}});
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    const bool skips = extension == QLatin1String("fgb");
    QCOMPARE(report->written, std::size_t(skips ? 1 : 3));
    QCOMPARE(report->withoutGeometry, std::size_t(skips ? 2 : 0));
    const auto isSaid = [](const Warning &warning) { return warning.message.endsWith(QLatin1String("(rows: 2).")); };
    QCOMPARE(std::any_of(report->warnings.begin(), report->warnings.end(), isSaid), !skips);
    const auto back = DatasetReader::read(path);
    QVERIFY(back);
    std::size_t placed = 0;
    for (const Row row : (*back)->bySourceRow())
        placed += (*back)->geometry().type(row) != GeometryType::None;
    QCOMPARE(placed, std::size_t(1));
}

void ExporterTest::anyEndingLeavesNoFolder_data()
{
    QTest::addColumn<QString>("driver");
    for (const auto &format : exportFormats())
        QTest::newRow(qPrintable(format.driver)) << format.driver;
}

void ExporterTest::anyEndingLeavesNoFolder()
{
    QFETCH(QString, driver);
    LayerBuilder builder(QStringLiteral("one"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    id.appendText(QStringLiteral("1;a"));
    builder.geometry().appendPoint({63, 29});
    const LayerPtr layer = builder.finish();
    QTemporaryDir folder;
    ExportOptions options;
    options.path = folder.filePath(QStringLiteral("out.txt"));
    options.driver = driver;
    const auto report = exportLayer(*layer, layer->allRows(), options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    const auto all = QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(folder.path()).entryList(all), QStringList{QStringLiteral("out.txt")});
    QVERIFY(QFileInfo(options.path).isFile());
}

void ExporterTest::flatGeobufNamesWhatItDrops()
{
    LayerBuilder builder(QStringLiteral("gaps"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    id.appendText(QStringLiteral("a"));
    builder.geometry().appendPoint({70, 30});
    id.appendText(QStringLiteral("b"));
    builder.geometry().appendNone();
    const auto layer = builder.finish();
    const QTemporaryDir folder;
    const auto report =
        exportLayer(*layer, layer->allRows(), {folder.filePath(QStringLiteral("gaps.fgb")), {}, {}, {}});
    QVERIFY(report);
    QCOMPARE(report->written, std::size_t(1));
    QCOMPARE(report->withoutGeometry, rowsWithoutGeometry(*layer, layer->allRows()));
}

QTEST_GUILESS_MAIN(ExporterTest)
#include "exporter_test.moc"
