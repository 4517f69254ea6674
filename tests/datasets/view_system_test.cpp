// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"
#include "datasets/geo/mercator.h"
#include "datasets/geo/plane.h"
#include "datasets/geo/view_system.h"
#include "datasets/table/layer_builder.h"
#include "datasets/table/projected_geometry.h"

#include <QTest>
#include <thread>

using namespace kohkan;

namespace {

LayerPtr oneRing(const std::vector<LonLat> &ring)
{
    LayerBuilder builder(QStringLiteral("ring"));
    builder.geometry().begin(GeometryType::Polygon);
    builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
    return builder.finish();
}

/// A circle of many vertices with teeth.
std::vector<LonLat> toothed(int vertices)
{
    std::vector<LonLat> ring;
    for (int i = 0; i <= vertices; ++i) {
        const double angle = 2 * M_PI * (i % vertices) / vertices, r = i % 2 == 0 ? 5 : 5.0005;
        ring.push_back({70 + r * std::cos(angle), 30 + r * std::sin(angle)});
    }
    return ring;
}

} // namespace

/// The reference systems of the view, and geometry brought into them.
class ViewSystemTest : public QObject {
    Q_OBJECT
private slots:
    void goesThereAndBack_data();
    void goesThereAndBack();
    void knowsCoordinatesOfItsField();
    void refusesWhatIsNoMap_data();
    void refusesWhatIsNoMap();
    void leavesOutWhatItCannotShow();
    void worksOnSeveralThreads();
    void cutsAtTheEdgeOfTheSystem();
    void keepsLongEdgesStraightOnTheGround();
    void thinsWithoutLosingWhatIsSeen();
};

void ViewSystemTest::goesThereAndBack_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"EPSG:3857", "EPSG:4326", "EPSG:32641", "EPSG:32642", "EPSG:32643", "KOHKAN:LCC",
                             "EPSG:24313", "EPSG:3413", "EPSG:2263"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void ViewSystemTest::goesThereAndBack()
{
    QFETCH(QString, code);
    const auto system = ViewSystem::create(code);
    QVERIFY2(system, system ? "" : qPrintable(system.error().message));
    QVERIFY(!(*system)->name().isEmpty());
    const LonLatBox &domain = (*system)->domain();
    int checked = 0;
    for (int i = 1; i < 10; ++i)
        for (int k = 1; k < 10; ++k) {
            const LonLat place{domain.minX + domain.width() * i / 10, domain.minY + domain.height() * k / 10};
            const MapPoint point = (*system)->fromLonLat(place);
            if (!point.isValid())
                continue;
            const LonLat back = (*system)->toLonLat(point);
            QVERIFY(geodesic(place, back).metres < 2.0); // a datum shift there and back is not exact
            ++checked;
        }
    QVERIFY(checked > 60);
    // Metres, whatever the unit of the system: a hundredth of a degree in its middle.
    const LonLat middle = domain.center();
    const MapPoint a = (*system)->fromLonLat(middle), b = (*system)->fromLonLat(LonLat{middle.lon, middle.lat + 0.01});
    const double ratio = std::hypot(b.x - a.x, b.y - a.y) / geodesic(middle, {middle.lon, middle.lat + 0.01}).metres;
    QVERIFY2(ratio > 0.9 && ratio < 1.5, qPrintable(QString::number(ratio)));
}

void ViewSystemTest::knowsCoordinatesOfItsField()
{
    const auto utm = *ViewSystem::create(QStringLiteral("32642"));
    const MapPoint onMeridian = utm->fromLonLat(LonLat{69, 0});
    QVERIFY(std::abs(onMeridian.x - 500000) < 1e-6 && std::abs(onMeridian.y) < 1e-6);
    QVERIFY(std::abs(utm->fromLonLat(LonLat{69, 30}).y - 0.9996 * geodesic({69, 0}, {69, 30}).metres) < 1e-3);
    const auto conic = *ViewSystem::create(ViewSystem::pakistanConic());
    const MapPoint origin = conic->fromLonLat(LonLat{70, 30});
    QVERIFY(std::abs(origin.x) < 1e-6 && std::abs(origin.y) < 1e-6);
    // True to scale on its parallels.
    for (const double parallel : {25.0, 35.0}) {
        const MapPoint a = conic->fromLonLat(LonLat{70, parallel}), b = conic->fromLonLat(LonLat{70.001, parallel});
        const double ratio = std::hypot(b.x - a.x, b.y - a.y) / geodesic({70, parallel}, {70.001, parallel}).metres;
        QVERIFY2(std::abs(ratio - 1) < 1e-6, qPrintable(QString::number(ratio, 'g', 10)));
    }
    QCOMPARE((*ViewSystem::create(QStringLiteral("EPSG:3857")))->fromLonLat(LonLat{66, 30}),
             mercator::fromLonLat(LonLat{66, 30}));
    QVERIFY((*ViewSystem::create(QStringLiteral("EPSG:24313")))->accuracy() != 0); // Kalianpur: a datum shift
}

void ViewSystemTest::refusesWhatIsNoMap_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code :
         {"", "EPSG:", "EPSG:999999", "EPSG:4978", "EPSG:5703", "nonsense", "+proj=utm", "EPSG:7405"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void ViewSystemTest::refusesWhatIsNoMap()
{
    QFETCH(QString, code);
    const auto system = ViewSystem::create(code);
    QVERIFY(!system);
    QCOMPARE(system.error().kind, Error::Kind::Words);
    QVERIFY(system.error().message.endsWith(u'.'));
}

void ViewSystemTest::leavesOutWhatItCannotShow()
{
    const auto utm = *ViewSystem::create(QStringLiteral("EPSG:32642"));
    QVERIFY(!utm->fromLonLat(LonLat{-60, 10}).isValid());
    QVERIFY(!utm->fromLonLat(LonLat{}).isValid());
    QVERIFY(!utm->fromLonLat(LonLat{1e300, 10}).isValid()); // metres, or worse, in place of degrees
    const auto mercator = ViewSystem::webMercator();
    QVERIFY(!mercator->fromLonLat(LonLat{1e300, 10}).isValid());
    QCOMPARE(mercator->fromLonLat(LonLat{200, 10}), mercator->fromLonLat(LonLat{-160, 10}));
    QVERIFY(!utm->toLonLat(MapPoint{1e9, 1e9}).isValid());
    const auto plane = *ViewSystem::create(QStringLiteral("EPSG:4326"));
    QCOMPARE(plane->fromLonLat(LonLat{200, 10}), plane->fromLonLat(LonLat{-160, 10})); // tables of 0 to 360
}

void ViewSystemTest::worksOnSeveralThreads()
{
    const auto utm = *ViewSystem::create(QStringLiteral("EPSG:32642"));
    const MapPoint expected = utm->fromLonLat(LonLat{67.5, 29.25});
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 500; ++i)
                wrong += utm->fromLonLat(LonLat{67.5, 29.25}) != expected;
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void ViewSystemTest::cutsAtTheEdgeOfTheSystem()
{
    const auto utm = *ViewSystem::create(QStringLiteral("EPSG:32642"));
    const LayerPtr layer = oneRing({{-100, 20}, {100, 20}, {100, 40}, {-100, 40}, {-100, 20}});
    const auto projected = ProjectedGeometry::create(layer, utm);
    const Row row = rowAt(0);
    QVERIFY(!projected->box(row).isEmpty());
    projected->forEachPart(row, 0, [&](GeometryPart::Kind, std::span<const MapPoint> ring) {
        for (const MapPoint &p : ring)
            QVERIFY(p.isValid());
        QVERIFY(plane::contains(ring, utm->fromLonLat(LonLat{69, 30})));
        QVERIFY(!plane::contains(ring, utm->fromLonLat(LonLat{69, 41})));
    });
    // Over the antimeridian, as tables of 0 to 360 write it: one part on each side of the world.
    const auto two = ProjectedGeometry::create(oneRing({{170, 0}, {190, 0}, {190, 10}, {170, 10}, {170, 0}}));
    int parts = 0;
    two->forEachPart(row, 0, [&](GeometryPart::Kind, std::span<const MapPoint> ring) {
        ++parts;
        MapRect box;
        for (const MapPoint &p : ring)
            box.include(p);
        QVERIFY(box.width() < mercator::halfWorld / 10);
    });
    QCOMPARE(parts, 2);
}

void ViewSystemTest::keepsLongEdgesStraightOnTheGround()
{
    const auto conic = *ViewSystem::create(ViewSystem::pakistanConic());
    LayerBuilder builder(QStringLiteral("parallel"));
    builder.geometry().begin(GeometryType::LineString);
    const LonLat ends[] = {{55, 30}, {85, 30}};
    builder.geometry().addPart(GeometryPart::Kind::Line, ends);
    const auto projected = ProjectedGeometry::create(builder.finish(), conic);
    projected->forEachPart(rowAt(0), 0, [&](GeometryPart::Kind, std::span<const MapPoint> line) {
        QVERIFY(line.size() >= 30);
        for (const MapPoint &p : line)
            QVERIFY(std::abs(conic->toLonLat(p).lat - 30) < 1e-6);
    });
}

void ViewSystemTest::thinsWithoutLosingWhatIsSeen()
{
    const auto projected = ProjectedGeometry::create(oneRing(toothed(40'000)));
    std::vector<MapPoint> all;
    const Row row = rowAt(0);
    projected->forEachPart(
        row, 0, [&](GeometryPart::Kind, std::span<const MapPoint> ring) { all.assign(ring.begin(), ring.end()); });
    QCOMPARE(all.size(), std::size_t(40'001));
    for (const double resolution : {2000.0, 10000.0}) {
        std::vector<MapPoint> thinned;
        projected->forEachPart(row, resolution, [&](GeometryPart::Kind, std::span<const MapPoint> ring) {
            thinned.assign(ring.begin(), ring.end());
        });
        QVERIFY(thinned.size() < all.size() / 2);
        QCOMPARE(thinned.front(), thinned.back());
        for (std::size_t i = 0; i < all.size(); i += 97)
            QVERIFY(plane::distance(thinned, all[i]) < 0.5 * resolution);
    }
}

QTEST_GUILESS_MAIN(ViewSystemTest)
#include "view_system_test.moc"
