// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"
#include "datasets/geo/mercator.h"
#include "widgets/paint/graticule.h"
#include "widgets/paint/ground_curve.h"
#include "widgets/paint/north_arrow.h"

#include <QTest>
#include <set>

using namespace kohkan;

/// The lines of the graticule, and what they are made of: curves over the ground. North beside them.
class GraticuleTest : public QObject {
    Q_OBJECT
private slots:
    void choosesRoundSteps_data();
    void choosesRoundSteps();
    void writesAsFineAsTheStep();
    void standsWhereItSays_data();
    void standsWhereItSays();
    void coversTheWorldOnce();
    void drawsWhatItMeasures();
    void leavesOutWhatIsNotThere();
    void paintsLinesAndNames();
    void northIsUpInMercator();
};

namespace {

MapViewport over(const LonLatBox &box, QSize size = {1000, 700})
{
    MapViewport viewport;
    viewport.size = size;
    return viewport.fitted(mercator::fromLonLat(box), false).bounded();
}

} // namespace

void GraticuleTest::choosesRoundSteps_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<qint64>("tenths");
    QTest::newRow("finest") << 0.00001 << qint64{5};
    QTest::newRow("a second") << 1 / 3600.0 << qint64{10};
    QTest::newRow("just more than a second") << 1.01 / 3600 << qint64{20};
    QTest::newRow("a third of a degree") << 0.3333 << qint64{20 * 600};
    QTest::newRow("a degree") << 1.0 << qint64{36000};
    QTest::newRow("three degrees") << 3.0 << qint64{5 * 36000};
    QTest::newRow("the whole world") << 90.0 << qint64{30 * 36000};
}

void GraticuleTest::choosesRoundSteps()
{
    QFETCH(double, degrees);
    QFETCH(qint64, tenths);
    QCOMPARE(Graticule::stepFor(degrees), tenths);
}

void GraticuleTest::writesAsFineAsTheStep()
{
    using Kind = Graticule::Line::Kind;
    constexpr qint64 degree = 36000;
    QCOMPARE(Graticule::labelOf(Kind::Meridian, 66 * degree, degree), QStringLiteral("66°E"));
    QCOMPARE(Graticule::labelOf(Kind::Meridian, -66 * degree, 5 * degree), QStringLiteral("66°W"));
    QCOMPARE(Graticule::labelOf(Kind::Parallel, -degree / 2, degree / 2), QStringLiteral("0°30'S"));
    QCOMPARE(Graticule::labelOf(Kind::Parallel, 30 * degree, 6000), QStringLiteral("30°00'N"));
    QCOMPARE(Graticule::labelOf(Kind::Parallel, 30 * degree + 655, 5), QStringLiteral("30°01'05.5\"N"));
    QCOMPARE(Graticule::labelOf(Kind::Parallel, 0, degree), QStringLiteral("0°"));
    QCOMPARE(Graticule::labelOf(Kind::Meridian, -180 * degree, degree), QStringLiteral("180°"));
}

void GraticuleTest::standsWhereItSays_data()
{
    QTest::addColumn<LonLatBox>("box");
    QTest::newRow("country") << LonLatBox{60, 23, 78, 37.5};
    QTest::newRow("province") << LonLatBox{66, 29, 68, 31};
    QTest::newRow("mine") << LonLatBox{62.07, 29.12, 62.08, 29.125};
    QTest::newRow("southern hemisphere") << LonLatBox{-72, -40, -60, -30};
    QTest::newRow("far north") << LonLatBox{-20, 70, 40, 82};
}

void GraticuleTest::standsWhereItSays()
{
    QFETCH(LonLatBox, box);
    const MapViewport viewport = over(box);
    const Graticule graticule = Graticule::of(viewport);
    int meridians = 0, parallels = 0;
    for (const auto &line : graticule.lines()) {
        const bool isMeridian = line.kind == Graticule::Line::Kind::Meridian;
        ++(isMeridian ? meridians : parallels);
        for (const auto &piece : line.pieces)
            for (const auto &point : piece) {
                const LonLat place = viewport.toLonLat(point);
                const double off = (isMeridian ? place.lon : place.lat) - static_cast<double>(line.tenths) / 36000;
                QVERIFY2(std::abs(off) < 1e-6, qPrintable(line.label));
            }
    }
    // A hundred pixels apart or more, and more than one of each.
    QVERIFY2(meridians >= 2 && meridians <= 11, qPrintable(QString::number(meridians)));
    QVERIFY2(parallels >= 2 && parallels <= 9, qPrintable(QString::number(parallels)));
}

void GraticuleTest::coversTheWorldOnce()
{
    MapViewport viewport = over({-180, -80, 180, 80}, {1400, 900});
    std::multiset<QString> labels;
    const Graticule whole = Graticule::of(viewport);
    for (const auto &line : whole.lines())
        labels.insert(line.label);
    for (const char *label : {"0°", "30°N", "30°S", "30°E", "150°W", "60°N"})
        QVERIFY2(labels.count(QString::fromUtf8(label)) >= 1, label);
    QCOMPARE(labels.count(QStringLiteral("30°E")), std::size_t{1});
    viewport.center.x = mercator::halfWorld; // half of the view is off the world
    const Graticule half = Graticule::of(viewport);
    for (const auto &line : half.lines())
        for (const auto &piece : line.pieces)
            for (const auto &point : piece)
                QVERIFY(viewport.toMap(point).x <= mercator::halfWorld * (1 + 1e-9));
}

void GraticuleTest::drawsWhatItMeasures()
{
    // Quetta to Istanbul bends north of the straight line on a Mercator map, and its middle is on the curve.
    const MapViewport viewport = over({25, 20, 70, 50});
    const LonLat quetta{67.01, 30.19}, istanbul{28.98, 41.01};
    const auto pieces = geodesicCurve(viewport, quetta, istanbul);
    QCOMPARE(pieces.size(), std::size_t{1});
    const GeodesicLine line = geodesic(quetta, istanbul);
    for (int i = 0; i <= 100; ++i) {
        const QPointF at = viewport.toScreen(geodesicPoint(quetta, line.bearing, line.metres * i / 100));
        double nearest = 1e9;
        for (qsizetype k = 1; k < pieces[0].size(); ++k) {
            const QPointF a = pieces[0][k - 1], d = pieces[0][k] - a;
            const double t = std::clamp(QPointF::dotProduct(at - a, d) / QPointF::dotProduct(d, d), 0.0, 1.0);
            const QPointF off = at - (a + d * t);
            nearest = std::min(nearest, std::hypot(off.x(), off.y()));
        }
        QVERIFY2(nearest < 0.5, qPrintable(QStringLiteral("%1 px at %2").arg(nearest).arg(i)));
    }
    QVERIFY(pieces[0].size() < 200);
    const auto over180 = geodesicCurve(over({-180, -60, 180, 75}), {170, 0}, {-170, 10});
    QCOMPARE(over180.size(), std::size_t{2}); // one at each edge, nothing across
}

void GraticuleTest::leavesOutWhatIsNotThere()
{
    const MapViewport viewport = over({60, 23, 78, 37.5});
    QVERIFY(geodesicCurve(viewport, {100, 30}, {110, 30}).empty()); // off the view
    MapViewport off = viewport;
    off.center.y = 40 * mercator::halfWorld; // nothing but paper
    QVERIFY(Graticule::of(off).lines().empty());
    QVERIFY(!northOnScreen(off));
    QVERIFY(!isOnScreen(shownAt(viewport, {70, 89.9})));
    QVERIFY(!isOnScreen(shownAt(viewport, {})));
}

void GraticuleTest::paintsLinesAndNames()
{
    const MapViewport viewport = over({60, 23, 78, 37.5}, {600, 400});
    const Graticule graticule = Graticule::of(viewport);
    const auto painted = [&](const std::vector<QRectF> &taken) {
        QImage image(600, 400, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        graticule.paint(painter, graticuleFont(), taken);
        painter.end();
        return image;
    };
    const auto inkIn = [](const QImage &image, QRect part) {
        int ink = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                ink += qGray(image.pixel(x, y)) < 130;
        return ink;
    };
    const QImage free = painted({}), covered = painted({QRectF(0, 0, 600, 30)});
    QVERIFY(free.pixel(300, 200) != 0 && free != QImage());
    QVERIFY(inkIn(free, QRect(0, 0, 540, 17)) > 20); // names at the top
    QCOMPARE(inkIn(covered, QRect(0, 0, 540, 30)), 0);
    QVERIFY(inkIn(covered, QRect(0, 31, 540, 17)) > 20); // they stand below it
    QVERIFY(inkIn(free, QRect(560, 40, 39, 320)) > 20);  // and at the right
}

void GraticuleTest::northIsUpInMercator()
{
    const auto north = northOnScreen(over({60, 23, 78, 37.5}));
    QVERIFY(north);
    QVERIFY(std::abs(*north) < 1e-6);
}

QTEST_MAIN(GraticuleTest)
#include "graticule_test.moc"
