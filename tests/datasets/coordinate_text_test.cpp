// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/angle_text.h"
#include "datasets/geo/coordinate_text.h"
#include "datasets/geo/geodesy.h"
#include "datasets/geo/mgrs.h"
#include "datasets/geo/plain_text.h"
#include "datasets/geo/utm.h"

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
    void takesTheOrderThatIsAsked();
    void readsOneAngle_data();
    void readsOneAngle();
    void readsZones_data();
    void readsZones();
    void readsMetres_data();
    void readsMetres();
    void gridSquares();
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
    row("29,1 66,1", 66.1, 29.1); // a comma in each is a decimal sign
    row("29,1; 66,1", 66.1, 29.1);
    row("29,1, 66,1", 66.1, 29.1);
    row("29,1 N, 66,1 E", 66.1, 29.1);
    row("29°07,5' N 66°04,5' E", 66.075, 29.125);
    row("(29.2, 66.2)", 66.2, 29.2);
    row("[66.2, 29.2]", 66.2, 29.2);
    row("29.1/66.1", 66.1, 29.1);
    row("29.1° 66.1°", 66.1, 29.1);
    row("29°7'22\" 62°4'44\"", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29°7'22'' N 62°4'44'' E", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29 deg 7.5 min N, 62 deg 4.5 min E", 62.075, 29.125);
    row("29d 7m 22s N 62d 4m 44s E", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29:07:22 N 62:04:44 E", 62 + 4 / 60.0 + 44 / 3600.0, 29 + 7 / 60.0 + 22 / 3600.0);
    row("29°30\" N 62° E", 62, 29 + 30 / 3600.0); // seconds, though no minutes are written
    row("29.1 Nord, 66.1 Ost", 66.1, 29.1);
    row("29.1° north 66.1° east", 66.1, 29.1);
    row("29,1° с. ш. 66,1° в. д.", 66.1, 29.1);
    row("۲۹٫۱ شمال، ۶۶٫۱ مشرق", 66.1, 29.1);
    row("۲۹٫۱، ۶۶٫۱", 66.1, 29.1);
    row("٢٩٫٣ ٦٦٫٣", 66.3, 29.3);
    row("42RXU1234567890", 70.16996, 30.43790);
    row("42R XU 12345 67890", 70.16996, 30.43790);
    row("mgrs: 42r xu 1234 6789", 70.16996, 30.43790);
    row("42R 512345,5 3345678,5", 69.128358, 30.241852);
    row("E 512345 N 3345678 42R", 69.128358, 30.241852);
    row("42 south 500000 3763000", 69.0, -56.27781);
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
        for (const double lat :
             {-80.0, -79.9, -33.333333, -0.00001, 0.0, 29.99999, 32.0, 36.0, 39.9999999, 61.0, 78.2, 83.9, 84.0})
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
    for (const char *text : {"",
                             "Reko Diq",
                             "29",
                             "29.1 62.0 5",
                             "91, 200",
                             "29 61 62 4",
                             "N29 N30",
                             "H14",
                             "30.5°12'N 67°E",
                             "-30 S 67 E",
                             "61R 512345 3345678",
                             "0N 512345 3345678",
                             "42I 512345 3345678",
                             "42R 512345 13345678",
                             "42R 5 6",
                             "29°7'61\"N 62°E",
                             "29,07,66,04",
                             "29.1 O 66.1 N",
                             "42RXU123",
                             "42RXU 123 45678",
                             "42RAA1234567890",
                             "99RXU12345678",
                             "29°30' 12° N 66 E",
                             "29.1, 66.1, 1450",
                             "29.1e1 66",
                             "nan, 66",
                             "۲۹٫۱ اور"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void CoordinateTextTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!readCoordinates(text));
}

void CoordinateTextTest::takesTheOrderThatIsAsked()
{
    const QString text = QStringLiteral("66.1, 29.1");
    QCOMPARE(readCoordinates(text)->place, (LonLat{66.1, 29.1}));
    QCOMPARE(readCoordinates(text, AngleOrder::LatitudeLongitude)->place, (LonLat{29.1, 66.1}));
    QCOMPARE(readCoordinates(QStringLiteral("10, 20"), AngleOrder::LongitudeLatitude)->place, (LonLat{10, 20}));
    QCOMPARE(readCoordinates(QStringLiteral("10 N, 20 E"), AngleOrder::LongitudeLatitude)->place, (LonLat{20, 10}));
}

void CoordinateTextTest::readsOneAngle_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("degrees"); // NaN: it is none
    QTest::addColumn<char>("letter");    // 0: none
    const auto row = [](const char *text, double degrees, char letter = 0) {
        QTest::newRow(text) << QString::fromUtf8(text) << degrees << letter;
    };
    const double none = std::numeric_limits<double>::quiet_NaN(), dms = 29 + 7 / 60.0 + 22 / 3600.0;
    row("29.1", 29.1);
    row("-29.1", -29.1);
    row("+29.1", 29.1);
    row("\u221229.1", -29.1);
    row("29,1", 29.1);
    row("29°07,5'", 29.125);
    row("29.1 N", 29.1, 'N');
    row("29.2°N", 29.2, 'N');
    row("N29.3", 29.3, 'N');
    row("29.1 s", -29.1, 'S');
    row("66,5 W", -66.5, 'W');
    row("29.4°", 29.4);
    row("29.4 deg", 29.4);
    row("29°07'22\"", dms);
    row("29º07’22” N", dms, 'N');
    row("29˚07´22´´N", dms, 'N');
    row("29d07'22\"S", -dms, 'S');
    row("29 07 22", dms);
    row("29-07-22", none); // a minus, or a dash
    row("29:07:22", dms);
    row("N 29 07 22", dms, 'N');
    row("29°7.5'", 29.125);
    row("-29 07 22", -dms);
    row("-0 30 0", -0.5);
    row("29.1 north", 29.1, 'N');
    row("29.1 Süd", -29.1, 'S');
    row("۲۹٫۱", 29.1);
    row("٢٩٫٣", 29.3);
    row("۶۶.۲ مشرق", 66.2, 'E');
    row("350000", 350000);
    row("", none);
    row("  ", none);
    row("east", none);
    row("N", none);
    row("29.1 66.1", none);
    row("29.1, 66.1", none);
    row("29°60'", none);
    row("-29 S", none);
    row("29 N S", none);
    row("nan", none);
    row("inf", none);
    row("29.1 O", none); // east in German, west in French
    row("29,1,2", none);
    row("12 t", none);
}

void CoordinateTextTest::readsOneAngle()
{
    QFETCH(QString, text);
    QFETCH(double, degrees);
    QFETCH(char, letter);
    const auto angle = readAngle(text);
    QCOMPARE(angle.has_value(), !std::isnan(degrees));
    if (!angle)
        return;
    QVERIFY2(std::abs(angle->degrees - degrees) < 1e-9, qPrintable(QString::number(angle->degrees)));
    QCOMPARE(angle->letter, letter == 0 ? QChar() : QChar::fromLatin1(letter));
}

void CoordinateTextTest::readsZones_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("zone"); // 0: none
    QTest::addColumn<QString>("letter");
    QTest::addColumn<bool>("isWord");
    const auto row = [](const char *text, int zone, const char *letter = "", bool isWord = false) {
        QTest::newRow(text) << QString::fromUtf8(text) << zone << QString::fromLatin1(letter) << isWord;
    };
    row("42R", 42, "R");
    row("42N", 42, "N");
    row("42", 42);
    row("42.0", 42);
    row("۴۲", 42);
    row("UTM Zone 42 N", 42, "N");
    row("WGS 84 / UTM zone 42N", 42, "N");
    row("utm42s", 42, "S");
    row("Zone 42 north", 42, "N", true);
    row("42 south", 42, "S", true);
    row("42 شمال", 42, "N", true);
    row("61N", 0);
    row("0", 0);
    row("42I", 0);
    row("oxide", 0);
    row("A", 0);
    row("", 0);
    row("EPSG:32642", 0);
}

void CoordinateTextTest::readsZones()
{
    QFETCH(QString, text);
    QFETCH(int, zone);
    QFETCH(QString, letter);
    QFETCH(bool, isWord);
    const auto read = readUtmZone(text);
    QCOMPARE(read ? read->zone : 0, zone);
    if (!read)
        return;
    QCOMPARE(read->letter.isNull() ? QString() : QString(read->letter), letter);
    QCOMPARE(read->isWord, isWord);
}

void CoordinateTextTest::readsMetres_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("metres"); // NaN: it is none
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char *text, double metres) { QTest::newRow(text) << QString::fromUtf8(text) << metres; };
    row("350000", 350000);
    row("350000.25", 350000.25);
    row("350 000", 350000);
    row("350000 m", 350000);
    row("350000mE", 350000);
    row("3200000 N", 3200000);
    row("E350000", 350000);
    row("350,000", 350000);
    row("3,200,000.5", 3200000.5);
    row("3.200.000,5", 3200000.5);
    row("3'200'000", 3200000);
    row("3200000,25", 3200000.25);
    row("۳۵۰۰۰۰", 350000);
    row("-1200", -1200);
    row("", none);
    row("north", none);
    row("350000 or so", none);
    row("29 07 22", none);
    row("nan", none);
    row("1-2", none);
}

void CoordinateTextTest::readsMetres()
{
    QFETCH(QString, text);
    QFETCH(double, metres);
    const auto read = kohkan::readMetres(text);
    QCOMPARE(read.has_value(), !std::isnan(metres));
    if (read)
        QCOMPARE(*read, metres);
}

/// The middle of a square is in it, and UTM says the same of it.
void CoordinateTextTest::gridSquares()
{
    const auto square = readMgrs(QStringLiteral("42RXU1234567890"));
    QVERIFY(square);
    QCOMPARE(square->side, 1.0);
    const auto utm = toUtm(square->centre);
    QVERIFY(utm && utm->zone == 42 && utm->isNorth);
    QVERIFY2(std::abs(std::fmod(utm->easting, 100000) - 12345.5) < 0.01,
             qPrintable(QString::number(utm->easting, 'f', 2)));
    QVERIFY2(std::abs(std::fmod(utm->northing, 100000) - 67890.5) < 0.01,
             qPrintable(QString::number(utm->northing, 'f', 2)));
    QCOMPARE(readMgrs(QStringLiteral("42R XU 12 67"))->side, 1000.0);
    QVERIFY(readCoordinates(QStringLiteral("42R XU 12 67"))->reading.contains(QStringLiteral("1000 m")));
    QVERIFY(readMgrs(QStringLiteral("ZAH0000000000"))->centre.lat > 89); // the pole itself is a corner
}

QTEST_GUILESS_MAIN(CoordinateTextTest)
#include "coordinate_text_test.moc"
