// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/state/measurement.h"

#include <QTest>
#include <numbers>

using namespace kohkan;

class MeasurementTest : public QObject {
    Q_OBJECT
private slots:
    void addsUpItsSegments();
    void closesToItsFirstPlace();
    void takesPlacesBack();
    void writesLengths_data();
    void writesLengths();
    void writesAreas_data();
    void writesAreas();
    void writesBearings();
    void reportsEverything();
};

namespace {

constexpr double degreeOfEquator = 6378137.0 * std::numbers::pi / 180;

Measurement along(std::initializer_list<LonLat> places)
{
    Measurement measurement;
    for (const auto &place : places)
        measurement.add(place);
    return measurement;
}

} // namespace

void MeasurementTest::addsUpItsSegments()
{
    const Measurement line = along({{66, 0}, {67, 0}, {69, 0}});
    QCOMPARE(line.segments().size(), std::size_t{2});
    QVERIFY(std::abs(line.segments()[1].metres - 2 * degreeOfEquator) < 1e-6);
    QVERIFY(std::abs(line.segments()[0].bearing - 90) < 1e-9);
    QVERIFY(std::abs(line.length() - 3 * degreeOfEquator) < 1e-6);
    QVERIFY(!along({{66, 0}, {67, 0}}).ring());
    QCOMPARE(along({{66, 0}}).length(), 0.0);
}

void MeasurementTest::closesToItsFirstPlace()
{
    Measurement square = along({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    const double open = square.length();
    QVERIFY(std::abs(square.ring()->area - 12308778361.469452) < 0.01); // documentation of geographiclib-rs
    square.close();
    QCOMPARE(square.segments().size(), std::size_t{4});
    QVERIFY(square.length() > open);
    QVERIFY(std::abs(square.length() - square.ring()->perimeter) < 1e-6);
    QVERIFY(std::abs(square.length() - 443770.917248302) < 1e-6);
    Measurement two = along({{66, 0}, {67, 0}});
    two.close();
    QVERIFY(!two.isClosed());
}

void MeasurementTest::takesPlacesBack()
{
    Measurement measurement = along({{66, 30}, {67, 30}, {67, 31}});
    measurement.close();
    measurement.removeLast(); // opens it
    QVERIFY(!measurement.isClosed());
    QCOMPARE(measurement.places().size(), std::size_t{3});
    for (int i = 0; i < 5; ++i)
        measurement.removeLast();
    QVERIFY(measurement.places().empty());
}

void MeasurementTest::writesLengths_data()
{
    QTest::addColumn<double>("metres");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0.0 m");
    QTest::newRow("centimetres") << 0.46 << QStringLiteral("0.5 m");
    QTest::newRow("metres") << 83.44 << QStringLiteral("83.4 m");
    QTest::newRow("hundreds") << 834.06 << QStringLiteral("834.1 m");
    QTest::newRow("nearly a kilometre") << 999.96 << QStringLiteral("1.000 km");
    QTest::newRow("kilometres") << 12345.0 << QStringLiteral("12.35 km");
    QTest::newRow("thousands") << 1234567.0 << QStringLiteral("1235 km");
    QTest::newRow("round the earth") << 40075016.7 << QString::fromUtf8("40\u202f075 km");
}

void MeasurementTest::writesLengths()
{
    QFETCH(double, metres);
    QFETCH(QString, text);
    QCOMPARE(lengthText(metres), text);
}

void MeasurementTest::writesAreas_data()
{
    QTest::addColumn<double>("metres");
    QTest::addColumn<QString>("text");
    QTest::newRow("plot") << 812.34 << QStringLiteral("812.3 m²");
    QTest::newRow("below a hectare") << 8345.0 << QStringLiteral("8345 m²");
    QTest::newRow("hectares") << 834512.0 << QStringLiteral("83.45 ha");
    QTest::newRow("square kilometres") << 12.345e6 << QStringLiteral("12.35 km²");
    QTest::newRow("Balochistan") << 347190e6 << QString::fromUtf8("347\u202f190 km²");
}

void MeasurementTest::writesAreas()
{
    QFETCH(double, metres);
    QFETCH(QString, text);
    QCOMPARE(areaText(metres), text);
}

void MeasurementTest::writesBearings()
{
    QCOMPARE(bearingText(0), QStringLiteral("0.0°"));
    QCOMPARE(bearingText(123.44), QStringLiteral("123.4°"));
    QCOMPARE(bearingText(359.96), QStringLiteral("0.0°"));
}

void MeasurementTest::reportsEverything()
{
    Measurement square = along({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    square.close();
    const QString text = reportOf(square, CoordinateFormat::DegreesMinutesSeconds);
    QVERIFY2(text.contains(QStringLiteral("Place 3: 1°00'00.00\"N 1°00'00.00\"E")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Segment 1: 111319.5 m (111.319 km, 69.171 mi, 60.108 nmi), bearing 90.0°")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Perimeter: 443770.9 m")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Area: 12308.778361 km² (1230877.8361 ha, 3041565.")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("Total")));
    const QString line = reportOf(along({{66, 0}, {67, 0}}), CoordinateFormat::Utm);
    QVERIFY2(line.contains(QStringLiteral("Total length: 111319.5 m")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("Place 1: 42N 166021 mE 0 mN")), qPrintable(line));
    QVERIFY(!line.contains(QStringLiteral("Area")));
}

QTEST_GUILESS_MAIN(MeasurementTest)
#include "measurement_test.moc"
