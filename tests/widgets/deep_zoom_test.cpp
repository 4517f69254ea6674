// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"
#include "datasets/geo/mercator.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/sanitized.h"
#include "widgets/map/label_keeper.h"
#include "widgets/map/tile_scheduler.h"
#include "widgets/paint/base_painter.h"
#include "widgets/paint/layer_painter.h"
#include "widgets/paint/line_clip.h"
#include "widgets/paint/line_names.h"
#include "widgets/paint/map_furniture.h"
#include "widgets/paint/overlay_shapes.h"
#include "widgets/state/gui_mailbox.h"

#include <QSignalSpy>
#include <QTest>
#include <semaphore>

using namespace kohkan;
using kohkan::test::isSanitized;

namespace {

struct Spot {
    const char *name;
    LonLat place;
};
const Spot spots[] = {{"line of control", {74.30, 34.55}},
                      {"Chagai", {61.78, 29.45}},
                      {"Hunza", {74.66, 36.32}},
                      {"Reko Diq", {62.0789, 29.1228}}};

BaseMapPtr shippedBase()
{
    const QString folder = *dataFolder();
    BaseLayers layers;
    layers.land = *DatasetReader::read(folder + QStringLiteral("/base_land.fgb"));
    layers.rivers = *DatasetReader::read(folder + QStringLiteral("/base_rivers.fgb"));
    layers.regions = *DatasetReader::read(folder + QStringLiteral("/regions.geojson"));
    layers.boundaries = *DatasetReader::read(folder + QStringLiteral("/boundaries.geojson"));
    layers.places = *DatasetReader::read(folder + QStringLiteral("/base_places.geojson"));
    layers.cities = *DatasetReader::read(folder + QStringLiteral("/infrastructure.csv"));
    return BaseMap::create(std::move(layers));
}

/// The vertex of a boundary that is nearest to a place: there is a line to see at every scale.
LonLat onLine(const BaseMap &base, LonLat place)
{
    LonLat found = place;
    double least = 360;
    const Geometry &lines = base.layers.boundaries->geometry();
    for (std::size_t i = 0; i < lines.rowCount(); ++i)
        lines.forEachPart(rowAt(i), [&](GeometryPart::Kind, std::span<const LonLat> points) {
            for (const LonLat &p : points)
                if (const double away = std::hypot(p.lon - place.lon, p.lat - place.lat); away < least) {
                    least = away;
                    found = p;
                }
        });
    return found;
}

MapViewport viewAt(LonLat place, QSize size = {1600, 1000}, ViewSystemPtr system = ViewSystem::webMercator())
{
    MapViewport view;
    view.system = std::move(system);
    view.size = size;
    view.center = view.system->fromLonLat(place);
    return view;
}

/// Every rung from the world to the closest, the first and the last among them; under a sanitizer a third of them.
template <typename Visit>
void forEachRung(MapViewport view, Visit &&visit)
{
    view.resolution = MapViewport::resolutionOf(view.firstNotch());
    for (double before = 0; before != view.resolution;) {
        before = view.resolution;
        visit(view);
        view.resolution = view.rungResolution(isSanitized ? 3 : 1);
    }
}

MapViewport closest(MapViewport view)
{
    view.resolution = MapViewport::resolutionOf(view.lastNotch());
    return view;
}

int levelsApart(const QImage &all, const QImage &part, QPoint at)
{
    int worst = 0;
    for (int y = 0; y < part.height(); ++y)
        for (int x = 0; x < part.width(); ++x) {
            const QRgb a = all.pixel(x + at.x(), y + at.y()), b = part.pixel(x, y);
            for (const int shift : {0, 8, 16, 24})
                worst = std::max(worst, std::abs(int(a >> shift & 255) - int(b >> shift & 255)));
        }
    return worst;
}

/// How far a picture is from what its quarters make.
template <typename Paint>
int quartersApart(const PixelFrame &whole, Paint &&paint)
{
    const QImage all = paint(whole);
    int worst = 0;
    for (const QPoint part : {QPoint(0, 0), QPoint(256, 0), QPoint(0, 256), QPoint(256, 256)}) {
        PixelFrame quarter = whole;
        quarter.left += part.x();
        quarter.top += part.y();
        quarter.width = quarter.height = 256;
        QImage painted = paint(quarter);
        if (painted.isNull()) {
            painted = QImage(256, 256, QImage::Format_ARGB32_Premultiplied);
            painted.fill(Qt::transparent);
        }
        worst = std::max(worst, levelsApart(all, painted, part));
    }
    return worst;
}

/// A point, a line of 4,000 km through it and a province around it whose outline runs through it, too.
LayerPtr hugeShapes(LonLat place, bool isPolygon, bool isPoint = false)
{
    LayerBuilder builder(QStringLiteral("huge"));
    if (isPoint) {
        builder.geometry().appendPoint(place);
        return builder.finish();
    }
    std::vector<LonLat> points;
    if (!isPolygon) {
        points = {{place.lon - 10, place.lat - 4}, place, {place.lon + 10, place.lat + 4}};
    } else {
        constexpr int count = 100'000;
        for (int i = 0; i <= count; ++i) {
            const double t = 2 * M_PI * (i % count) / count;
            points.push_back({place.lon - 3 + 3 * std::cos(t), place.lat + 2 * std::sin(t)});
        }
    }
    builder.geometry().begin(isPolygon ? GeometryType::Polygon : GeometryType::LineString);
    builder.geometry().addPart(isPolygon ? GeometryPart::Kind::OuterRing : GeometryPart::Kind::Line, points);
    return builder.finish();
}

LayerPicture pictureOf(const LayerPtr &layer, const ViewSystemPtr &system = ViewSystem::webMercator())
{
    LayerStyle style = plainStyle(0);
    style.fillOpacity = 0.3;
    style.countCoincident = false;
    return LayerPicture::create(ProjectedGeometry::create(layer, system), nullptr, style);
}

/// The middle of what is not transparent on one row of a picture; NaN where there is nothing.
double inkMiddle(const QImage &image, int row)
{
    double sum = 0, weight = 0;
    for (int x = 0; x < image.width(); ++x) {
        const double alpha = qAlpha(image.pixel(x, row));
        sum += alpha * (x + 0.5);
        weight += alpha;
    }
    return sum / weight;
}

} // namespace

/// From the world to 1:100: how much is done for a view, where it ends up, and where the scale ends.
class DeepZoomTest : public QObject {
    Q_OBJECT
private slots:
    void endsAtOneToAHundredAndAtTheWorld_data();
    void endsAtOneToAHundredAndAtTheWorld();
    void boundsTheNamesOfEveryRung();
    void boundsTheDashesOfEveryRung();
    void namesALineAtTheSamePlacesInEveryFrame();
    void stopsTheNamesThatNobodyWaitsFor();
    void keepsNamesWithinTheirBytes();
    void keepsTilesWithinTheirBytes();
    void paintsTheSameWhereverATileBegins();
    void paintsThingsWhereTheyAre_data();
    void paintsThingsWhereTheyAre();
    void drawsCirclesLargerThanTheView();
    void measuresTheScaleBarInMetres();
};

void DeepZoomTest::endsAtOneToAHundredAndAtTheWorld_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<LonLat>("place");
    for (const Spot &spot : spots)
        for (const char *code : {"EPSG:3857", "EPSG:32641", "KOHKAN:LCC", "EPSG:4326"})
            QTest::addRow("%s, %s", spot.name, code) << QString::fromLatin1(code) << spot.place;
    QTest::addRow("equator") << QStringLiteral("EPSG:3857") << LonLat{0.01, -0.01};
    QTest::addRow("far south") << QStringLiteral("EPSG:3857") << LonLat{-179.9, -70};
}

void DeepZoomTest::endsAtOneToAHundredAndAtTheWorld()
{
    QFETCH(QString, code);
    QFETCH(LonLat, place);
    MapViewport view = viewAt(place, {1600, 1000}, *ViewSystem::create(code));
    for (const double asked : {1e-9, 1e-3}) {
        view.resolution = asked;
        const double scale = view.bounded().scaleDenominator();
        QVERIFY2(scale > 99.999 && scale < 105, qPrintable(QString::number(scale, 'f', 4)));
    }
    view = view.bounded();
    QCOMPARE(view.rungResolution(1), view.resolution);
    QVERIFY(view.rungResolution(-1) > view.resolution);
    view.resolution = 1e12;
    view = view.bounded();
    view.center = view.system->bounds().center();
    QVERIFY(view.rect().contains(view.system->bounds()));
    QCOMPARE(view.rungResolution(-1), view.resolution);
    view.resolution /= 1.1; // it is the last one that shows all, not one beyond it
    QVERIFY(!view.rect().grown(-16 * view.resolution).contains(view.system->bounds()));
}

void DeepZoomTest::boundsTheNamesOfEveryRung()
{
    const BaseMapPtr base = shippedBase();
    int named = 0;
    for (const Depiction depiction : {Depiction::Neutral, Depiction::Pakistan, Depiction::India})
        for (const Spot &spot : spots)
            forEachRung(viewAt(onLine(*base, spot.place)), [&](const MapViewport &view) {
                std::size_t letters = 0;
                const auto labels = placeLabels(*base, depiction, view.frame(), {}, &letters);
                QVERIFY2(letters < 4000, qPrintable(QStringLiteral("%1, 1:%2: %3")
                                                        .arg(QLatin1String(spot.name))
                                                        .arg(view.scaleDenominator())
                                                        .arg(letters)));
                for (const MapLabel &label : labels) { // none stands where it cannot show
                    const double reach = namesAround + 400;
                    QVERIFY(QRectF(static_cast<double>(label.left - view.frame().left),
                                   static_cast<double>(label.top - view.frame().top), label.image.width(),
                                   label.image.height())
                                .intersects(view.frame().box(reach)));
                    named += view.scaleDenominator() < 1000 && label.degrees != 0;
                }
            });
    QVERIFY(named > 0); // the line of control has its name at the end of the scale, too
}

void DeepZoomTest::boundsTheDashesOfEveryRung()
{
    const BaseMapPtr base = shippedBase();
    const std::vector<double> pattern{6, 3.5};
    std::size_t most = 0;
    for (const Spot &spot : spots)
        forEachRung(viewAt(onLine(*base, spot.place), {512, 512}), [&](const MapViewport &view) {
            const PixelFrame frame = view.frame();
            std::size_t dashes = 0;
            for (const Row row : base->boundaries->layer().bySourceRow())
                base->boundaries->forEachPart(row, frame.resolution, [&](auto, std::span<const MapPoint> points) {
                    for (const auto &piece : pixels::clippedLine(pixels::thinned(points, frame), frame.box(64)))
                        dashes += pixels::dashes(piece, pattern).size();
                });
            QVERIFY2(dashes < 4000, qPrintable(QStringLiteral("1:%1: %2").arg(view.scaleDenominator()).arg(dashes)));
            most = std::max(most, dashes);
        });
    QVERIFY(most > 50);
}

void DeepZoomTest::namesALineAtTheSamePlacesInEveryFrame()
{
    const BaseMapPtr base = shippedBase();
    const auto widthOf = [](const QString &) { return 90.0; };
    int compared = 0;
    forEachRung(viewAt(onLine(*base, spots[0].place), {3000, 3000}), [&](const MapViewport &view) {
        PixelFrame frame = view.frame(), moved = frame;
        moved.left += 700;
        moved.top -= 300;
        const auto names = lineNames(*base->boundaries, Depiction::Neutral, frame, 0, widthOf);
        const auto others = lineNames(*base->boundaries, Depiction::Neutral, moved, 0, widthOf);
        for (const LineName &name : names) {
            const QPointF there = name.middle - QPointF(700, -300);
            if (!moved.box(-30).contains(there))
                continue;
            ++compared;
            QVERIFY(std::any_of(others.begin(), others.end(), [&](const LineName &other) {
                return other.text == name.text && (other.middle - there).manhattanLength() < 0.01 &&
                       std::abs(other.angle - name.angle) < 0.01;
            }));
        }
    });
    QVERIFY(compared > 20);
}

void DeepZoomTest::stopsTheNamesThatNobodyWaitsFor()
{
    const BaseMapPtr base = shippedBase();
    const MapViewport view = closest(viewAt(onLine(*base, spots[0].place)));
    std::stop_source stop; // in mid work
    int asked = 0;
    (void)lineNames(
        *base->boundaries, Depiction::Neutral, viewAt({70, 33}, {20000, 20000}).frame(), 1e5,
        [&](const QString &) {
            ++asked;
            stop.request_stop();
            return 80.0;
        },
        stop.get_token());
    QCOMPARE(asked, 1);
    std::size_t letters = 1;
    QVERIFY(placeLabels(*base, Depiction::Neutral, view.frame(), stop.get_token(), &letters).empty());
    QCOMPARE(letters, std::size_t(0));
    // Twenty steps of a wheel while the worker is busy: one view is named.
    GuiMailbox mailbox;
    WorkerPool pool(1);
    std::binary_semaphore busy(0), begun(0);
    pool.submit([&] {
        begun.release();
        busy.acquire();
    });
    begun.acquire();
    LabelKeeper keeper(&pool, mailbox.box());
    QSignalSpy arrived(&keeper, &LabelKeeper::labelsArrived);
    keeper.setBaseMap(base, Depiction::Neutral);
    forEachRung(view, [&](const MapViewport &rung) { keeper.setViewport(rung); });
    QVERIFY(!keeper.isWhole());
    busy.release();
    QTRY_VERIFY(keeper.isWhole());
    std::binary_semaphore end(0);
    pool.submit([&] { end.release(); }, 1);
    end.acquire();
    QCoreApplication::processEvents();
    QCOMPARE(arrived.size(), 1);
}

void DeepZoomTest::keepsNamesWithinTheirBytes()
{
    const BaseMapPtr base = shippedBase();
    GuiMailbox mailbox;
    WorkerPool pool(1);
    LabelKeeper keeper(&pool, mailbox.box());
    keeper.setBaseMap(base, Depiction::Neutral);
    for (const Spot &spot : spots)
        forEachRung(viewAt(onLine(*base, spot.place)), [&](const MapViewport &view) {
            keeper.setViewport(view);
            QTRY_VERIFY(keeper.isWhole());
            qint64 shown = 0;
            for (const MapLabel &label : *keeper.labels())
                shown += label.image.sizeInBytes() + qint64{sizeof(MapLabel)};
            QVERIFY(keeper.keptBytes() <= LabelKeeper::mostBytes + shown);
        });
    QVERIFY(keeper.keptBytes() > 0);
    MapViewport view = closest(viewAt(onLine(*base, spots[0].place)));
    keeper.setViewport(view);
    QTRY_VERIFY(keeper.isWhole());
    keeper.setViewport(view.moved({300, 200}));
    QVERIFY(keeper.isWhole()); // a drag of that length needs no new names
    keeper.setViewport(view.moved({30'000, 200}));
    QVERIFY(!keeper.isWhole());
    keeper.setViewport(view);
    QVERIFY(keeper.isWhole());
}

void DeepZoomTest::keepsTilesWithinTheirBytes()
{
    GuiMailbox mailbox;
    WorkerPool pool(1);
    TileScheduler scheduler(&pool, mailbox.box());
    constexpr qint64 budget = qint64{40} * 1024 * 1024;
    scheduler.setBudget(budget);
    scheduler.setSets({{1, 1, 1, [](const PixelFrame &frame) {
                            QImage tile(frame.width, frame.height, QImage::Format_RGB32);
                            tile.fill(Qt::blue);
                            return tile;
                        }}});
    for (const Spot &spot : spots)
        forEachRung(viewAt(spot.place), [&](const MapViewport &view) {
            scheduler.setViewport(view);
            QTRY_VERIFY(scheduler.isWhole());
            QVERIFY2(scheduler.bytes() <= budget, qPrintable(QString::number(scheduler.bytes())));
        });
    QVERIFY(scheduler.bytes() > budget / 2); // the walk was longer than what is kept
}

void DeepZoomTest::paintsTheSameWhereverATileBegins()
{
    const BaseMapPtr base = shippedBase();
    const LonLat place = onLine(*base, spots[0].place);
    const LayerPicture line = pictureOf(hugeShapes(place, false)), area = pictureOf(hugeShapes(place, true));
    bool hasInk = false;
    forEachRung(viewAt(place, {512, 512}), [&](const MapViewport &view) {
        if (view.resolution > 100)
            return;
        const QByteArray scale = QByteArray::number(view.scaleDenominator());
        const int ofBase = quartersApart(
            view.frame(), [&](const PixelFrame &frame) { return paintBase(*base, Depiction::Neutral, frame); });
        QVERIFY2(ofBase <= 4, // lines over lines, each to a level of 255
                 scale + ": " + QByteArray::number(ofBase));
        for (const LayerPicture *picture : {&line, &area}) {
            const auto paint = [&](const PixelFrame &frame) { return paintLayer(*picture, frame); };
            hasInk |= !paint(view.frame()).isNull();
            const int apart = quartersApart(view.frame(), paint);
            QVERIFY2(apart <= 1, scale + ": " + QByteArray::number(apart));
        }
    });
    QVERIFY(hasInk);
}

void DeepZoomTest::paintsThingsWhereTheyAre_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<LonLat>("place");
    for (const char *code : {"EPSG:3857", "EPSG:32641", "KOHKAN:LCC"})
        QTest::addRow("Reko Diq, %s", code) << QString::fromLatin1(code) << spots[3].place;
    QTest::addRow("origin") << QStringLiteral("EPSG:3857") << LonLat{0.0001, 0.0001};
    QTest::addRow("far") << QStringLiteral("EPSG:3857") << LonLat{-165.1234567, -66.7654321};
}

void DeepZoomTest::paintsThingsWhereTheyAre()
{
    QFETCH(QString, code);
    QFETCH(LonLat, place);
    const ViewSystemPtr system = *ViewSystem::create(code);
    const LayerPicture mark = pictureOf(hugeShapes(place, false, true), system),
                       line = pictureOf(hugeShapes(place, false), system),
                       area = pictureOf(hugeShapes(place, true), system);
    forEachRung(viewAt(place, {512, 512}, system), [&](MapViewport view) {
        view = view.moved({37, -21}); // not in the middle of the picture
        const PixelFrame frame = view.frame();
        const QPointF at = frame.local(system->fromLonLat(place));
        const int row = static_cast<int>(std::floor(at.y()));
        if (!frame.box(-20).contains(at)) // the world's end is in the way
            return;
        const QByteArray scale = "1:" + QByteArray::number(view.scaleDenominator());
        QVERIFY2(std::abs(inkMiddle(paintLayer(mark, frame), row) - at.x()) <= 1, scale);
        if (view.resolution > 2000) // the shapes are no more than a few pixels
            return;
        const QPoint pixel(static_cast<int>(std::floor(at.x())), row);
        const auto edgeAt = [&](const QImage &image, bool isSteep) { // within a pixel, and not aside
            int near = 0, around = 0;
            for (int y = -7; y <= 7; ++y)
                for (int x = -7; x <= 7; ++x) {
                    const int alpha = qAlpha(image.pixel(pixel + QPoint(x, y)));
                    if (std::max(std::abs(x), std::abs(y)) <= 1)
                        near = std::max(near, alpha);
                    else if (isSteep ? x == 7 && std::abs(y) < 2 : std::abs(y) == 7 && std::abs(x) < 2)
                        around = std::max(around, alpha);
                }
            return near > 110 && around == 0;
        };
        QVERIFY2(edgeAt(paintLayer(line, frame), false), scale);
        const QImage province = paintLayer(area, frame);
        QVERIFY2(edgeAt(province, true), scale);
        const QPoint inside = pixel - QPoint(12, 0), outside = pixel + QPoint(12, 0);
        QVERIFY2(qAlpha(province.pixel(inside)) > 40, scale);
        QVERIFY2(qAlpha(province.pixel(outside)) == 0, scale);
    });
}

void DeepZoomTest::drawsCirclesLargerThanTheView()
{
    constexpr double metres = 25'000;
    const LonLat center = spots[3].place;
    const MapViewport within = closest(viewAt(center));
    QVERIFY(overlay::circleOf(within, center, metres).isAllAround);
    const MapViewport beyond = closest(viewAt(geodesicPoint(center, 40, 2 * metres)));
    QVERIFY(!overlay::circleOf(beyond, center, metres).isAllAround);
    QVERIFY(overlay::circleOf(beyond, center, metres).ring.isEmpty());
    // On its edge: the line passes through the middle of the view, inside is shaded, outside is not.
    forEachRung(viewAt(geodesicPoint(center, 90, metres)), [&](const MapViewport &view) {
        const overlay::Circle circle = overlay::circleOf(view, center, metres);
        if (view.resolution > 500)
            return;
        QImage image(view.size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        overlay::fill(painter, view, circle.ring, QColor(255, 0, 0, 100));
        overlay::stroke(painter, view, circle.ring, QPen(Qt::black, 1));
        painter.end();
        const QPoint middle(view.size.width() / 2, view.size.height() / 2);
        QCOMPARE(qAlpha(image.pixel(middle - QPoint(12, 0))), 100);
        QCOMPARE(qAlpha(image.pixel(middle + QPoint(12, 0))), 0);
        bool hasLine = false;
        for (int x = -2; x <= 2; ++x)
            hasLine |= qAlpha(image.pixel(middle + QPoint(x, 0))) == 255;
        QVERIFY(hasLine);
    });
}

void DeepZoomTest::measuresTheScaleBarInMetres()
{
    const ScaleBar bar = ScaleBar::fitting(closest(viewAt(spots[3].place)), 140);
    QCOMPARE(bar.text(), QStringLiteral("2 m"));
    QVERIFY(bar.pixels > 50 && bar.pixels <= 140);
}

QTEST_MAIN(DeepZoomTest)
#include "deep_zoom_test.moc"
