// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/coordinate_text.h"
#include "datasets/geo/geodesy.h"

#include <QTest>

using namespace kohkan;

class CoordinateTextTest : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void writes();
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void saysWhereTheBandIsAnother();
    void refuses_data();
    void refuses();
};

void CoordinateTextTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    const auto row = [](const char *text, double lon, double lat) {
        QTest::newRow(text) << QString::fromUtf8(text) << lon << lat;
    };
    row("29.1228, 62.0789", 62.0789, 29.1228);
    row("29.1228 62.0789", 62.0789, 29.1228);
    row("62.0789, 29.1228", 62.0789, 29.1228); // only this order falls in the region
    row("51.5, -0.12", -0.12, 51.5);
    row("51.5 -0.12", -0.12, 51.5);
    row("62.0789E 29.1228N", 62.0789, 29.1228);
    row("N 29.1228 E 62.0789", 62.0789, 29.1228);
    row("29°07'22\"N 62°04'44\"E", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29 07 22 62 04 44", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29 7.5, 62 4.5", 62.075, 29.125);
    row("29° 7.5' N, 62° 4.5' E", 62.075, 29.125);
    row("29°7'N 62°4'30\"E", 62.075, 29 + 7 / 60.0);
    row("33.9 S 18.4 E", 18.4, -33.9);
    row("41N 500000 3221000", 63.0, 29.11748);
    row("42S 500000 3763000", 69.0, 34.0077);
    row("30.1234N,67.5678E", 67.5678, 30.1234);
    row("30°12'34.5\"N 67°30'E", 67.5, 30 + 12 / 60.0 + 34.5 / 3600.0);
    row("30°12′34.5″ N, 67°30′ E", 67.5, 30 + 12 / 60.0 + 34.5 / 3600.0);
    row("\u221233.9, 18.4", 18.4, -33.9);
    row("UTM 42R 512345 mE 3345678 mN", 69.128358, 30.241852);
    row("512345E 3345678N 42R", 69.128358, 30.241852);
    row("512345, 3345678, zone 42 north", 69.128358, 30.241852);
    row("34S 261878 6243186", 18.42406, -33.92487); // 6,243 km north of the equator is not band S: Cape Town
    row("34H 261878 6243186", 18.42406, -33.92487);
    row("34 south 261878 6243186", 18.42406, -33.92487);
}

void CoordinateTextTest::reads()
{
    QFETCH(QString, text);
    QFETCH(double, lon);
    QFETCH(double, lat);
    const auto reading = readCoordinates(text);
    QVERIFY(reading);
    QVERIFY2(std::abs(reading->place.lon - lon) < 1e-3 && std::abs(reading->place.lat - lat) < 1e-3,
             qPrintable(reading->reading));
}

void CoordinateTextTest::writes()
{
    QCOMPARE(coordinateText({62.0789, 29.1228}, 4), QStringLiteral("29.1228° N, 62.0789° E"));
    QCOMPARE(coordinateText({-0.12, -33.9}, 2), QStringLiteral("33.90° S, 0.12° W"));
    QCOMPARE(sexagesimalText({67.5, -30.5}), QStringLiteral("30°30'00.00\"S 67°30'00.00\"E"));
    QCOMPARE(sexagesimalText({-0.0002778, 29.999999}, 0), QStringLiteral("30°00'00\"N 0°00'01\"W"));
    QCOMPARE(utmText({69.128358, 30.241852}), QStringLiteral("42R 512350 mE 3345592 mN"));
    QCOMPARE(utmText({69, 84.5}), QStringLiteral("84.50000° N, 69.00000° E"));
}

void CoordinateTextTest::readsWhatItWrites_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    for (const double lon : {-180.0, -123.456789, -0.00001, 0.0, 5.5, 66.0, 71.999999, 179.99})
        for (const double lat : {-79.9, -33.333333, -0.00001, 0.0, 29.99999, 36.0, 61.0, 78.2, 83.9})
            QTest::addRow("%f %f", lon, lat) << lon << lat;
}

void CoordinateTextTest::readsWhatItWrites()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    const std::pair<CoordinateFormat, double> formats[] = {{CoordinateFormat::DecimalDegrees, 1.2},
                                                           {CoordinateFormat::DegreesMinutesSeconds, 0.3},
                                                           {CoordinateFormat::Utm, 0.8}}; // metres
    for (const auto &[format, most] : formats) {
        const QString text = coordinateText({lon, lat}, format);
        const auto reading = readCoordinates(text);
        QVERIFY2(reading, qPrintable(text));
        const double off = geodesic({lon, lat}, reading->place).metres;
        QVERIFY2(off < most, qPrintable(QStringLiteral("%1: %2 m").arg(text).arg(off)));
    }
}

void CoordinateTextTest::saysWhereTheBandIsAnother()
{
    QVERIFY(readCoordinates(QStringLiteral("42S 512345 3345678"))->place.lat < 0); // band S begins at 32° N
    QVERIFY(readCoordinates(QStringLiteral("42T 512345 3345678"))->reading.contains(QStringLiteral("band R, not T")));
    QVERIFY(!readCoordinates(QStringLiteral("42R 512345 3345678"))->reading.contains(QStringLiteral("band")));
}

void CoordinateTextTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "Reko Diq", "29", "29.1 62.0 5", "91, 200", "29 61 62 4", "N29 N30", "H14",
                             "30.5°12'N 67°E", "-30 S 67 E", "61R 512345 3345678", "0N 512345 3345678",
                             "42I 512345 3345678", "42R 512345 13345678", "42R 5 6", "29°7'61\"N 62°E"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void CoordinateTextTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!readCoordinates(text));
}

QTEST_GUILESS_MAIN(CoordinateTextTest)
#include "coordinate_text_test.moc"
