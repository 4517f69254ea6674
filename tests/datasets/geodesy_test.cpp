// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"
#include "datasets/geo/projector.h"
#include "datasets/geo/utm.h"

#include <QTest>
#include <numbers>

using namespace kohkan;

/// Lengths, areas and grid places against published values and closed forms.
class GeodesyTest : public QObject {
    Q_OBJECT
private slots:
    void measuresALine();
    void comesBackAlongALine();
    void measuresASquareDegree();
    void measuresZonesOfTheEllipsoid();
    void measuresARingEitherWayRound();
    void findsTheZone_data();
    void findsTheZone();
    void hasNoGridAtThePoles();
};

void GeodesyTest::measuresALine()
{
    // JFK to LHR, and Wellington to Salamanca, from the documentation of GeographicLib (Karney).
    QVERIFY(std::abs(geodesic({-73.8, 40.6}, {-0.5, 51.6}).metres - 5551759.400) < 0.001);
    const GeodesicLine line = geodesic({174.81, -41.32}, {-5.50, 40.96});
    QVERIFY(std::abs(line.metres - 19959679.267) < 0.001);
    QVERIFY(std::abs(line.bearing - 161.067670) < 1e-5);
    // A degree of the equator is an arc of a circle.
    QVERIFY(std::abs(geodesic({66, 0}, {67, 0}).metres - 6378137.0 * std::numbers::pi / 180) < 1e-6);
    QCOMPARE(geodesic({66, 30}, {66, 29}).bearing, 180.0);
}

void GeodesyTest::comesBackAlongALine()
{
    const LonLat quetta{67.01, 30.19}, gilgit{74.31, 35.92};
    const GeodesicLine line = geodesic(quetta, gilgit);
    const LonLat back = geodesicPoint(quetta, line.bearing, line.metres);
    QVERIFY(std::abs(back.lon - gilgit.lon) < 1e-9 && std::abs(back.lat - gilgit.lat) < 1e-9);
}

void GeodesyTest::measuresASquareDegree()
{
    // From the documentation of geographiclib-rs.
    const GeodesicRing square = geodesicRing(std::vector<LonLat>{{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    QVERIFY(std::abs(square.perimeter - 443770.917248302) < 1e-6);
    QVERIFY(std::abs(square.area - 12308778361.469452) < 0.01);
}

void GeodesyTest::measuresZonesOfTheEllipsoid()
{
    const double a = 6378137.0, f = 1 / 298.257223563, b = a * (1 - f), e = std::sqrt(f * (2 - f));
    // From the equator to a latitude of that sine, all round (Snyder 1987, 3-12).
    const auto zone = [&](double s) {
        return std::numbers::pi * b * b * (s / (1 - e * e * s * s) + std::atanh(e * s) / e);
    };
    std::vector<LonLat> strip{{66, 0}, {67, 0}}; // the equator is a geodesic; the parallel of 30° is cut finely
    for (int i = 0; i <= 1000; ++i)
        strip.push_back({67 - i / 1000.0, 30});
    QVERIFY(std::abs(geodesicRing(strip).area / (zone(0.5) / 360) - 1) < 1e-9);
    std::vector<LonLat> cap; // round the pole
    for (int i = 0; i < 36000; ++i)
        cap.push_back({i / 100.0, 60});
    QVERIFY(std::abs(geodesicRing(cap).area / (zone(1) - zone(std::sqrt(0.75))) - 1) < 1e-6);
}

void GeodesyTest::measuresARingEitherWayRound()
{
    std::vector<LonLat> ring{{66, 30}, {67, 30}, {67, 31}};
    const GeodesicRing one = geodesicRing(ring);
    std::reverse(ring.begin(), ring.end());
    QCOMPARE(geodesicRing(ring).area, one.area);
    QVERIFY(one.area > 0);
    QCOMPARE(geodesicRing({}).area, 0.0);
    QCOMPARE(geodesicRing(std::vector<LonLat>{{66, 30}, {67, 30}}).area, 0.0);
}

void GeodesyTest::findsTheZone_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<int>("zone");
    QTest::addColumn<QChar>("band");
    QTest::newRow("Quetta") << 67.01 << 30.19 << 42 << QChar(u'R');
    QTest::newRow("Reko Diq") << 62.07 << 29.12 << 41 << QChar(u'R');
    QTest::newRow("Gilgit") << 74.31 << 35.92 << 43 << QChar(u'S');
    QTest::newRow("edge of a zone") << 72.0 << 30.0 << 43 << QChar(u'R');
    QTest::newRow("Bergen") << 5.32 << 60.39 << 32 << QChar(u'V');
    QTest::newRow("Svalbard") << 15.6 << 78.2 << 33 << QChar(u'X');
    QTest::newRow("Cape Town") << 18.42 << -33.93 << 34 << QChar(u'H');
    QTest::newRow("antimeridian") << 180.0 << 0.0 << 1 << QChar(u'N');
    QTest::newRow("north end") << 69.0 << 84.0 << 42 << QChar(u'X');
}

void GeodesyTest::findsTheZone()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    QFETCH(int, zone);
    QFETCH(QChar, band);
    const auto utm = toUtm({lon, lat});
    QVERIFY(utm);
    QCOMPARE(utm->zone, zone);
    QCOMPARE(utmBand(lat), band);
    const auto back = fromUtm(*utm);
    QVERIFY(back);
    QVERIFY(geodesic({lon, lat}, *back).metres < 1e-3);
    auto projector = Projector::create(QStringLiteral("EPSG:%1").arg((utm->isNorth ? 32600 : 32700) + zone));
    QVERIFY(projector);
    LonLat other{utm->easting, utm->northing};
    projector->toLonLat({&other, 1});
    QVERIFY(geodesic({lon, lat}, other).metres < 1e-3);
    if (lon == 69.0) // the middle of the zone
        QVERIFY(std::abs(utm->easting - 500000) < 1e-6);
}

void GeodesyTest::hasNoGridAtThePoles()
{
    QVERIFY(!toUtm({69, 84.1}) && !toUtm({69, -80.1}) && !toUtm({}));
    QVERIFY(!fromUtm({0, true, 500000, 3000000}) && !fromUtm({42, true, 500000, 9900000}));
    QVERIFY(utmBand(85).isNull());
}

QTEST_GUILESS_MAIN(GeodesyTest)
#include "geodesy_test.moc"
