// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/mercator.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/table/layer_builder.h"
#include "widgets/map/base_painter.h"
#include "widgets/map/layer_painter.h"
#include "widgets/map/line_names.h"
#include "widgets/map/map_furniture.h"
#include "widgets/map/map_labels.h"
#include "widgets/map/map_viewport.h"
#include "widgets/map/render_map.h"
#include "widgets/map/tile_cache.h"

#include <QTest>
#include <random>

using namespace kohkan;

namespace {

/// Points of three classes, clustered, with a seed, some of them on one spot.
LayerPtr scatter(int count)
{
    std::mt19937 random(7);
    std::normal_distribution<double> spread(0, 1.5);
    LayerBuilder builder(QStringLiteral("scatter"));
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    for (int i = 0; i < count; ++i) {
        kind.appendText(QString::number(i % 3));
        builder.geometry().appendPoint(i % 50 == 0 ? LonLat{66, 30} : LonLat{66 + spread(random), 30 + spread(random)});
    }
    return builder.finish();
}

LayerPicture pictureOf(const LayerPtr &layer)
{
    LayerPicture picture;
    picture.features = ProjectedGeometry::webMercator(layer);
    picture.style = plainStyle(0);
    picture.style.colouring = LayerStyle::Colouring::Categorised;
    picture.style.classColumn = QStringLiteral("kind");
    picture.style.classes = {{QStringLiteral("0"), {}, Qt::red}, {QStringLiteral("1"), {}, Qt::green}};
    picture.style.countCoincident = true;
    return picture;
}

PixelFrame frameAt(LonLat corner, int notch, int width, int height, double ratio)
{
    PixelFrame frame;
    frame.pixelRatio = ratio;
    frame.resolution = MapViewport::resolutionOf(notch) / ratio;
    const MapPoint p = mercator::fromLonLat(corner);
    frame.left = PixelFrame::column(p.x, frame.resolution);
    frame.top = PixelFrame::row(p.y, frame.resolution);
    frame.width = width;
    frame.height = height;
    return frame;
}

BaseMapPtr shippedBase()
{
    const QString folder = *dataFolder();
    BaseLayers layers;
    layers.land = *DatasetReader::read(folder + QStringLiteral("/base_land.fgb"));
    layers.regions = *DatasetReader::read(folder + QStringLiteral("/regions.geojson"));
    layers.boundaries = *DatasetReader::read(folder + QStringLiteral("/boundaries.geojson"));
    layers.places = *DatasetReader::read(folder + QStringLiteral("/base_places.geojson"));
    layers.cities = *DatasetReader::read(folder + QStringLiteral("/infrastructure.csv"));
    return BaseMap::create(std::move(layers));
}

} // namespace

/// What the painters put on a picture, without a widget.
class MapPictureTest : public QObject {
    Q_OBJECT
private slots:
    void keepsWhatLiesUnderTheCursor();
    void goesUpAndDownTheLadder();
    void fitsABox();
    void paintsTheSameWhereverATileBegins_data();
    void paintsTheSameWhereverATileBegins();
    void paintsOnlyRowsThatPass();
    void keepsTheCacheWithinItsBytes();
    void placesNamesApart_data();
    void placesNamesApart();
    void drawsBoundariesByDepiction();
    void namesTheLinesThatAreDrawn();
    void countsInTheLegendWhatIsShown();
    void rendersSitesWhereTheyAre();
    void measuresTheScaleBarOnTheGround();
};

void MapPictureTest::keepsWhatLiesUnderTheCursor()
{
    MapViewport view;
    view.size = {900, 600};
    view.center = mercator::fromLonLat(LonLat{66, 30});
    view.resolution = MapViewport::resolutionOf(96);
    const QPointF cursor(123, 456);
    const LonLat before = view.toLonLat(cursor);
    const MapViewport after = view.zoomedAbout(cursor, view.rungResolution(3));
    QVERIFY(after.resolution < view.resolution);
    const QPointF now = after.toScreen(before);
    QVERIFY2((now - cursor).manhattanLength() < 1.5, qPrintable(QStringLiteral("%1 %2").arg(now.x()).arg(now.y())));
}

void MapPictureTest::goesUpAndDownTheLadder()
{
    MapViewport view;
    view.resolution = MapViewport::resolutionOf(100); // between two rungs
    QCOMPARE(view.rungResolution(1), MapViewport::resolutionOf(104));
    QCOMPARE(view.rungResolution(-1), MapViewport::resolutionOf(96));
    view.resolution = MapViewport::resolutionOf(104);
    QCOMPARE(view.rungResolution(1), MapViewport::resolutionOf(112));
    QCOMPARE(view.rungResolution(-1), MapViewport::resolutionOf(96));
    view.resolution = MapViewport::resolutionOf(MapViewport::maxNotch);
    QCOMPARE(view.rungResolution(5), view.resolution);
}

void MapPictureTest::fitsABox()
{
    MapViewport view;
    view.size = {700, 400};
    const MapRect box = mercator::fromLonLat(LonLatBox{60, 24, 78, 37});
    const MapViewport fit = view.fitted(box, true, 10);
    QVERIFY(fit.rect().contains(box));
    QCOMPARE(fit.resolution, MapViewport::resolutionOf(fit.notch()));
    QVERIFY(fit.resolution < 1.1 * std::max(box.width() / 680, box.height() / 380));
}

void MapPictureTest::paintsTheSameWhereverATileBegins_data()
{
    QTest::addColumn<int>("notch");
    QTest::addColumn<double>("ratio");
    QTest::newRow("far") << 72 << 1.0;
    QTest::newRow("near") << 120 << 1.0;
    QTest::newRow("150 %") << 88 << 1.5;
}

void MapPictureTest::paintsTheSameWhereverATileBegins()
{
    QFETCH(int, notch);
    QFETCH(double, ratio);
    const LayerPicture picture = pictureOf(scatter(3000));
    const PixelFrame whole = frameAt({65, 31}, notch, 512, 512, ratio);
    const QImage all = paintLayer(picture, whole);
    QVERIFY(!all.isNull());
    for (const QPoint part : {QPoint(0, 0), QPoint(256, 0), QPoint(0, 256), QPoint(256, 256)}) {
        PixelFrame quarter = whole;
        quarter.left += part.x();
        quarter.top += part.y();
        quarter.width = quarter.height = 256;
        QImage painted = paintLayer(picture, quarter);
        if (painted.isNull()) {
            painted = QImage(256, 256, all.format());
            painted.fill(Qt::transparent);
        }
        QCOMPARE(all.copy(QRect(part, QSize(256, 256))), painted);
    }
}

void MapPictureTest::paintsOnlyRowsThatPass()
{
    const LayerPtr layer = scatter(300);
    LayerPicture picture = pictureOf(layer);
    picture.style.countCoincident = false;
    const Column *kind = layer->column(u"kind");
    auto rows = std::make_shared<RowSet>(layer->rowCount());
    for (const Row row : layer->bySourceRow())
        if (kind->text(row) == QLatin1String("1"))
            rows->insert(row);
    picture.rows = rows;
    const QImage image = paintLayer(picture, frameAt({63, 33}, 80, 400, 400, 1));
    int green = 0, red = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            green += image.pixelColor(x, y) == QColor(Qt::green);
            red += image.pixelColor(x, y) == QColor(Qt::red);
        }
    QVERIFY(green > 100);
    QCOMPARE(red, 0);
    picture.rows = std::make_shared<RowSet>(layer->rowCount());
    QVERIFY(paintLayer(picture, frameAt({63, 33}, 80, 400, 400, 1)).isNull());
}

void MapPictureTest::keepsTheCacheWithinItsBytes()
{
    const QImage tile(64, 64, QImage::Format_RGB32);
    TileCache cache(tile.sizeInBytes() * 4);
    const auto keyOf = [](int column) {
        TileKey key;
        key.column = column;
        return key;
    };
    for (int i = 0; i < 20; ++i) {
        cache.insert(keyOf(i), tile, [&](const TileKey &k) { return k.column == 0; });
        QVERIFY(cache.contains(keyOf(0))); // wanted tiles are never dropped
    }
    QVERIFY(cache.bytes() <= tile.sizeInBytes() * 4);
    QVERIFY(cache.contains(keyOf(19)));
    QVERIFY(!cache.contains(keyOf(5)));
    cache.insert(keyOf(100), {});
    QVERIFY(cache.find(keyOf(100)) && cache.find(keyOf(100))->isNull());
}

void MapPictureTest::placesNamesApart_data()
{
    QTest::addColumn<int>("notch");
    for (const int notch : {64, 80, 90, 100, 112, 128})
        QTest::addRow("notch %d", notch) << notch;
}

void MapPictureTest::placesNamesApart()
{
    QFETCH(int, notch);
    PixelFrame frame;
    frame.resolution = MapViewport::resolutionOf(notch);
    const auto labels = placeLabels(*shippedBase(), Depiction::Neutral, frame);
    QVERIFY(labels.size() > 3);
    std::vector<QRect> boxes;
    for (const auto &label : labels)
        if (label.level == MapLabel::Level::Under) // the text over the data stands where its halo does
            boxes.emplace_back(QPoint(static_cast<int>(label.left), static_cast<int>(label.top)), label.image.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!boxes[i].intersects(boxes[j]));
}

void MapPictureTest::drawsBoundariesByDepiction()
{
    const BaseMapPtr base = shippedBase();
    const PixelFrame frame = frameAt({72.5, 37.5}, 96, 600, 600, 1);
    const QImage neutral = paintBase(*base, Depiction::Neutral, frame);
    const QImage pakistan = paintBase(*base, Depiction::Pakistan, frame);
    const QImage india = paintBase(*base, Depiction::India, frame);
    QVERIFY(neutral != pakistan);
    QVERIFY(neutral != india);
    QVERIFY(pakistan != india);
    QVERIFY(attributionText(true, Depiction::India).contains(QStringLiteral("not an official map")));
}

void MapPictureTest::namesTheLinesThatAreDrawn()
{
    const BaseMapPtr base = shippedBase();
    PixelFrame frame;
    frame.resolution = 600;
    const auto names = [&](Depiction depiction) {
        QSet<QString> texts;
        for (const auto &name : lineNames(*base->boundaries, depiction, frame, [](const QString &) { return 80.0; })) {
            texts.insert(name.text);
            if (std::abs(name.angle) > 90)
                texts.insert(QStringLiteral("upside down"));
        }
        return texts;
    };
    QVERIFY(names(Depiction::Neutral).contains(QStringLiteral("Line of Control")));
    QVERIFY(!names(Depiction::Neutral).contains(QStringLiteral("Pakistani claim")));
    QVERIFY(names(Depiction::Pakistan).contains(QStringLiteral("Pakistani claim")));
    QVERIFY(names(Depiction::India).contains(QStringLiteral("Indian claim")));
    QVERIFY(!names(Depiction::Pakistan).contains(QStringLiteral("upside down")));
    frame.resolution = 60000; // no room
    QVERIFY(names(Depiction::Neutral).isEmpty());
}

void MapPictureTest::countsInTheLegendWhatIsShown()
{
    LayerPicture picture = pictureOf(scatter(30));
    picture.style.classes[0].label = QStringLiteral("Reds");
    picture.style.classes[1].label = QStringLiteral("Greens");
    const auto texts = [&] {
        QStringList list;
        for (const auto &line : legendOf(QStringLiteral("Scatter"), picture))
            list << line.text;
        return list;
    };
    QCOMPARE(texts(), (QStringList{QStringLiteral("Scatter"), QStringLiteral("Reds"), QStringLiteral("Greens"),
                                   QStringLiteral("Other or not known")}));
    const Layer &layer = picture.features->layer();
    auto rows = std::make_shared<RowSet>(layer.rowCount());
    rows->insert(*layer.rowOfKey(layer.key(layer.bySourceRow()[1]))); // a green one
    picture.rows = rows;
    QCOMPARE(texts(), (QStringList{QStringLiteral("Scatter"), QStringLiteral("Greens")}));
}

void MapPictureTest::rendersSitesWhereTheyAre()
{
    LayerBuilder builder(QStringLiteral("one"));
    builder.geometry().appendPoint({66, 30});
    RenderEntry entry;
    entry.entry.name = QStringLiteral("one");
    entry.entry.layer = builder.finish();
    entry.entry.projected = ProjectedGeometry::webMercator(entry.entry.layer);
    entry.entry.style.color = QColor(200, 0, 100);
    const QImage picture = renderMap({}, {entry}, Depiction::Neutral, {400, 300}, {65, 29, 67, 31});
    QCOMPARE(picture.size(), QSize(400, 300));
    // The middle of the box in Mercator's heights is not the middle of its latitudes.
    MapViewport view;
    view.size = {400, 300};
    view = view.fitted(mercator::fromLonLat(LonLatBox{65, 29, 67, 31}), false);
    QCOMPARE(picture.pixelColor(view.toScreen(LonLat{66, 30}).toPoint()), QColor(200, 0, 100));
    QCOMPARE(picture.pixelColor(20, 20), paperColor());
}

void MapPictureTest::measuresTheScaleBarOnTheGround()
{
    MapViewport view;
    view.size = {800, 600};
    view.center = mercator::fromLonLat(LonLat{66, 30});
    view.resolution = 1000;
    const ScaleBar bar = ScaleBar::fitting(view, 140);
    // On a sphere a pixel at 30 N is 1000 m * cos 30; the ellipsoid differs by less than 1 %.
    const double metres = bar.pixels * 1000 * std::cos(M_PI / 6);
    QVERIFY2(std::abs(metres / bar.metres - 1) < 0.01, qPrintable(bar.text()));
    QVERIFY(bar.pixels <= 140);
    QCOMPARE(bar.text(), QStringLiteral("100 km"));
}

QTEST_MAIN(MapPictureTest)
#include "map_picture_test.moc"
