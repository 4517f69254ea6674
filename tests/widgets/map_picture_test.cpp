// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/mercator.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/table/layer_builder.h"
#include "widgets/map/tile_cache.h"
#include "widgets/paint/base_painter.h"
#include "widgets/paint/cluster_painter.h"
#include "widgets/paint/layer_painter.h"
#include "widgets/paint/line_names.h"
#include "widgets/paint/map_furniture.h"
#include "widgets/paint/map_labels.h"
#include "widgets/paint/map_text.h"
#include "widgets/paint/map_viewport.h"
#include "widgets/paint/render_map.h"
#include "widgets/paint/site_labels.h"

#include <QFontMetricsF>
#include <QPainterPath>
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
    auto &weight = builder.addColumn(QStringLiteral("weight"), Column::Type::Number);
    auto &accuracy = builder.addColumn(QStringLiteral("accuracy"), Column::Type::Integer);
    for (int i = 0; i < count; ++i) {
        kind.appendText(QString::number(i % 3));
        i % 4 == 0 ? weight.appendNull() : weight.appendNumber(i % 17);
        accuracy.appendInteger(i % 5 == 0 ? 40000 : i % 7 * 1000);
        builder.geometry().appendPoint(i % 50 == 0 ? LonLat{66, 30} : LonLat{66 + spread(random), 30 + spread(random)});
    }
    return builder.finish();
}

/// Polygons with holes and lines around the points.
LayerPtr shapes()
{
    std::mt19937 random(9);
    std::normal_distribution<double> spread(0, 1.5);
    LayerBuilder builder(QStringLiteral("shapes"));
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    for (int i = 0; i < 200; ++i) {
        const LonLat middle{66 + spread(random), 30 + spread(random)};
        const double size = i % 3 == 0 ? 0.001 : 0.4;
        const auto ring = [&](double radius) {
            std::vector<LonLat> points;
            for (int k = 0; k <= 60; ++k)
                points.push_back({middle.lon + radius * std::cos(k * M_PI / 30) * (1 + 0.3 * std::sin(k)),
                                  middle.lat + radius * std::sin(k * M_PI / 30)});
            points.back() = points.front();
            return points;
        };
        kind.appendText(QString::number(i % 3));
        builder.geometry().begin(i % 2 == 0 ? GeometryType::Polygon : GeometryType::LineString);
        builder.geometry().addPart(i % 2 == 0 ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::Line, ring(size));
        if (i % 2 == 0)
            builder.geometry().addPart(GeometryPart::Kind::InnerRing, ring(size / 3));
    }
    return builder.finish();
}

LayerStyle classedStyle()
{
    LayerStyle style = plainStyle(0);
    style.colouring = LayerStyle::Colouring::Categorised;
    style.classColumn = QStringLiteral("kind");
    style.classes = {{QStringLiteral("0"), {}, Qt::red}, {QStringLiteral("1"), {}, Qt::green}};
    style.countCoincident = true;
    return style;
}

LayerPicture pictureOf(const LayerPtr &layer, const LayerStyle &style = classedStyle())
{
    return LayerPicture::create(ProjectedGeometry::create(layer), nullptr, style);
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

/// The whole world at a scale.
PixelFrame worldFrame(double resolution)
{
    PixelFrame frame;
    frame.resolution = resolution;
    frame.left = frame.top = -std::llround(mercator::halfWorld / resolution);
    frame.width = frame.height = static_cast<int>(-2 * frame.left);
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
    void showsTheRareClassOverTheCommonOne();
    void drawsMarksOfOneArea();
    void findsWhatACellHolds();
    void placesSiteNamesApartAndKeepsThem();
    void paintsOnlyRowsThatPass();
    void keepsTheCacheWithinItsBytes();
    void placesNamesApart_data();
    void placesNamesApart();
    void drawsBoundariesByDepiction();
    void namesTheLinesThatAreDrawn();
    void countsInTheLegendWhatIsShown();
    void rendersSitesWhereTheyAre();
    void namesLookAsIfPaintedAtOnce();
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
    view.resolution = MapViewport::resolutionOf(view.lastNotch());
    QCOMPARE(view.rungResolution(5), view.resolution);
    view.resolution = MapViewport::resolutionOf(view.firstNotch());
    QCOMPARE(view.rungResolution(-5), view.resolution);
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
    QTest::addColumn<LayerStyle>("style");
    QTest::addColumn<bool>("hasShapes");
    QTest::addColumn<int>("notch");
    QTest::addColumn<double>("ratio");
    LayerStyle sized = classedStyle(), clusters = sized, displaced = sized, count = sized, dominant = sized,
               circles = sized, hatched = sized;
    sized.sizeColumn = QStringLiteral("weight");
    sized.shapeColumn = QStringLiteral("kind");
    sized.shapes = {{QStringLiteral("0"), {}, MarkerShape::Star}, {QStringLiteral("2"), {}, MarkerShape::Cross}};
    clusters.crowding = LayerStyle::Crowding::Clusters;
    displaced.crowding = LayerStyle::Crowding::Displaced;
    count.shading = LayerStyle::Shading::Count;
    dominant.shading = LayerStyle::Shading::Dominant;
    count.shadingScale = dominant.shadingScale = 1;
    hatched.hatchColumn = QStringLiteral("kind");
    hatched.hatchValue = QStringLiteral("2");
    circles.accuracyColumn = QStringLiteral("accuracy");
    const std::tuple<const char *, LayerStyle, bool> styles[] = {
        {"marks", classedStyle(), false}, {"sized", sized, false},          {"clusters", clusters, false},
        {"displaced", displaced, false},  {"count", count, false},          {"dominant", dominant, false},
        {"circles", circles, false},      {"shapes", classedStyle(), true}, {"hatched", hatched, true}};
    for (const auto &[name, style, hasShapes] : styles)
        for (const auto &[scale, notch, ratio] :
             {std::tuple("far", 72, 1.0), std::tuple("near", 120, 1.0), std::tuple("150 %", 88, 1.5)})
            QTest::addRow("%s, %s", name, scale) << style << hasShapes << notch << ratio;
}

/// Exactly; where shapes are clipped, to one level of 255.
void MapPictureTest::paintsTheSameWhereverATileBegins()
{
    QFETCH(LayerStyle, style);
    QFETCH(bool, hasShapes);
    QFETCH(int, notch);
    QFETCH(double, ratio);
    const LayerPicture picture = pictureOf(hasShapes ? shapes() : scatter(3000), style);
    const int allowed = hasShapes || picture.circles ? 1 : 0;
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
        int worst = 0;
        for (int y = 0; y < 256; ++y)
            for (int x = 0; x < 256; ++x) {
                const QRgb a = reinterpret_cast<const QRgb *>(all.constScanLine(y + part.y()))[x + part.x()],
                           b = reinterpret_cast<const QRgb *>(painted.constScanLine(y))[x];
                for (const int shift : {0, 8, 16, 24})
                    worst = std::max(worst, std::abs(int(a >> shift & 255) - int(b >> shift & 255)));
            }
        QVERIFY2(
            worst <= allowed,
            qPrintable(QStringLiteral("%1 levels apart in the part at %2, %3").arg(worst).arg(part.x()).arg(part.y())));
    }
}

/// One antimony site is not hidden under a thousand of marble.
void MapPictureTest::showsTheRareClassOverTheCommonOne()
{
    LayerBuilder builder(QStringLiteral("crowd"));
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    for (int i = 0; i < 1001; ++i) {
        kind.appendText(i == 300 ? QStringLiteral("0") : QStringLiteral("1"));
        builder.geometry().appendPoint({66 + i * 1e-7, 30 - i * 1e-7});
    }
    LayerStyle style = classedStyle();
    style.countCoincident = false;
    const PixelFrame frame = frameAt({64, 32}, 80, 512, 512, 1);
    const QImage image = paintLayer(pictureOf(builder.finish(), style), frame);
    const QPoint middle = frame.local(mercator::fromLonLat(LonLat{66, 30})).toPoint();
    QCOMPARE(image.pixelColor(middle), QColor(Qt::red));
}

void MapPictureTest::drawsMarksOfOneArea()
{
    for (int i = 0; i < markerShapeCount; ++i) {
        const QPolygonF outline = markerPath(static_cast<MarkerShape>(i), QPointF(), 2000).toFillPolygon();
        double twice = 0;
        for (qsizetype k = 0; k < outline.size(); ++k) {
            const QPointF a = outline[k], b = outline[(k + 1) % outline.size()];
            twice += a.x() * b.y() - b.x() * a.y();
        }
        QVERIFY2(std::abs(std::abs(twice) / 2 / (M_PI * 1e6) - 1) < 0.005, qPrintable(QString::number(i)));
    }
    const LayerPicture picture = [] {
        LayerStyle style = classedStyle();
        style.sizeColumn = QStringLiteral("weight");
        style.largestSize = 40;
        return pictureOf(scatter(100), style);
    }();
    QCOMPARE(picture.looks->largestValue(), 16.0);
    QCOMPARE(picture.looks->diameterOf(16), 40.0);
    QCOMPARE(picture.looks->diameterOf(4), 20.0); // a quarter of the area
    QCOMPARE(picture.looks->diameterOf(0.0001), picture.style().markerSize);
}

/// The whole of a cluster is counted once, wherever it is painted.
void MapPictureTest::findsWhatACellHolds()
{
    LayerStyle style = classedStyle();
    style.crowding = LayerStyle::Crowding::Clusters;
    const LayerPicture picture = pictureOf(scatter(500), style);
    PixelFrame frame = frameAt({65, 31}, 72, 512, 512, 1);
    RowSet all(500);
    std::size_t sum = 0;
    for (int y = -4000; y < 4000; y += 64)
        for (int x = -4000; x < 4000; x += 64) {
            const qint64 left = (frame.left / 64 + 1) * 64 + x, top = (frame.top / 64 + 1) * 64 + y;
            const RowSet rows = clusterAt(picture, frame,
                                          {(static_cast<double>(left) + 32) * frame.resolution,
                                           -(static_cast<double>(top) + 32) * frame.resolution});
            sum += rows.count();
            all |= rows;
        }
    QCOMPARE(sum, std::size_t(500));
    QVERIFY(all.isFull());
    QCOMPARE(shortCount(999), QStringLiteral("999"));
    QCOMPARE(shortCount(1234), QStringLiteral("1.2k"));
    QCOMPARE(shortCount(9960), QStringLiteral("10k"));
    QCOMPARE(shortCount(5'600'000), QStringLiteral("5.6M"));
}

void MapPictureTest::placesSiteNamesApartAndKeepsThem()
{
    LayerStyle style = classedStyle();
    style.labelColumn = QStringLiteral("kind");
    const std::vector<NamedLayer> layers{{1, pictureOf(scatter(400), style)}};
    PixelFrame frame = frameAt({65, 31}, 88, 800, 600, 1);
    const auto first = placeSiteLabels(layers, {}, {}, frame);
    QVERIFY(first.size() > 20);
    const auto boxOf = [](const SiteLabel &site) {
        return QRect(QPoint(static_cast<int>(site.label.left), static_cast<int>(site.label.top)),
                     site.label.image.size());
    };
    for (std::size_t i = 0; i < first.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            QVERIFY(!boxOf(first[i]).intersects(boxOf(first[k])));
    frame.left += 60; // panned: what stays in view stays where it is
    const auto second = placeSiteLabels(layers, {}, first, frame);
    int kept = 0, stillIn = 0;
    for (const auto &old : first) {
        const MapPoint p = layers[0].picture.features->point(old.row);
        if (!frame.rect().contains(p))
            continue;
        ++stillIn;
        kept += std::any_of(second.begin(), second.end(),
                            [&](const SiteLabel &site) { return site.row == old.row && boxOf(site) == boxOf(old); });
    }
    QVERIFY(stillIn > 10);
    QCOMPARE(kept, stillIn);
}

void MapPictureTest::paintsOnlyRowsThatPass()
{
    const LayerPtr layer = scatter(300);
    LayerStyle style = classedStyle();
    style.countCoincident = false;
    LayerPicture picture = pictureOf(layer, style);
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
    const auto labels = placeLabels(*shippedBase(), Depiction::Neutral, worldFrame(MapViewport::resolutionOf(notch)));
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
    double resolution = 600;
    const auto names = [&](Depiction depiction) {
        QSet<QString> texts;
        for (const auto &name :
             lineNames(*base->boundaries, depiction, worldFrame(resolution), 0, [](const QString &) { return 80.0; })) {
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
    resolution = 60000; // no room
    QVERIFY(names(Depiction::Neutral).isEmpty());
}

void MapPictureTest::countsInTheLegendWhatIsShown()
{
    LayerStyle style = classedStyle();
    style.classes[0].label = QStringLiteral("Reds");
    style.classes[1].label = QStringLiteral("Greens");
    LayerPicture picture = pictureOf(scatter(30), style);
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
    entry.projected = ProjectedGeometry::create(entry.entry.layer);
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

void MapPictureTest::namesLookAsIfPaintedAtOnce()
{
    TextOutlines outlines;
    const QString texts[] = {QStringLiteral("Reko Diq"), QStringLiteral("ریکوڈک"), QString()};
    for (const QString &text : texts)
        for (const int opacity : {215, 120, 255})
            for (const double halo : {1.5, 3.0}) {
                const HaloText name{text, mapFont(11, halo / 1.5), QColor(0x33, 0x30, 0x2e), halo,
                                    QColor(255, 253, 248, opacity)};
                QImage direct(haloTextSize(name), QImage::Format_ARGB32_Premultiplied);
                direct.fill(Qt::transparent);
                const double margin = std::ceil(halo) + 1;
                QPainterPath path;
                path.addText(margin, margin + QFontMetricsF(name.font).ascent(), name.font, text);
                QPainter painter(&direct);
                painter.setRenderHint(QPainter::Antialiasing);
                painter.strokePath(path, QPen(name.haloColor, 2 * halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter.fillPath(path, name.color);
                painter.end();
                const QImage first = haloText(name);
                for (int time = 0; time < 2; ++time)
                    QCOMPARE(outlines.picture(name), first);
                QCOMPARE(first.size(), direct.size());
                int most = 0;
                for (int y = 0; y < direct.height(); ++y)
                    for (int x = 0; x < direct.width() * 4; ++x)
                        most = std::max(most, std::abs(direct.constScanLine(y)[x] - first.constScanLine(y)[x]));
                QVERIFY2(most <= 2, qPrintable(QStringLiteral("%1: %2 levels").arg(text).arg(most)));
            }
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
