// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/place_columns.h"
#include "datasets/io/place_names.h"

#include <QTest>

using namespace kohkan;
using Form = PlacePlan::Form;

Q_DECLARE_METATYPE(kohkan::PlacePlan::Form)
Q_DECLARE_METATYPE(kohkan::PlaceRole)

namespace {

/// A table as text: columns cut at `|`, rows at line ends; the names first.
struct Table {
    QStringList names;
    std::vector<QStringList> rows;
    explicit Table(const QString &text)
    {
        for (const QString &line : text.split(u'\n')) {
            QStringList cells;
            for (const QString &cell : line.split(u'|'))
                cells << cell.trimmed();
            if (names.isEmpty())
                names = cells;
            else
                rows.push_back(cells);
        }
    }
};

PlacePlan planOf(const char *text, const PlaceChoice &choice = {})
{
    const Table table(QString::fromUtf8(text));
    return findPlaces(table.names, table.rows, choice);
}

} // namespace

/// How a table says where its rows are: found by names and by values, in the languages and habits of others.
class PlaceColumnsTest : public QObject {
    Q_OBJECT
private slots:
    void names_data();
    void names();
    void pairsByName_data();
    void pairsByName();
    void finds_data();
    void finds();
    void findsNothing_data();
    void findsNothing();
    void metresWaitForTheirSystem_data();
    void metresWaitForTheirSystem();
    void zones();
    void sides();
    void ordersOfPairs();
    void prefersTheSurest();
    void whatIsSaidCounts();
    void systems_data();
    void systems();
};

void PlaceColumnsTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<PlaceRole>("role");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char *name, PlaceRole role, const char *rest = "") {
        QTest::newRow(name) << QString::fromUtf8(name) << role << QString::fromUtf8(rest);
    };
    row("Collar_Easting", PlaceRole::Easting, "collar");
    row("from_lat", PlaceRole::Latitude, "from");
    row("zone", PlaceRole::Zone);
    row("UTM Zone", PlaceRole::Zone);
    row("EPSG", PlaceRole::System);
    row("coordinate system", PlaceRole::System);
    row("geodeticDatum", PlaceRole::System);
    row("MGRS", PlaceRole::GridText);
    row("utm", PlaceRole::GridText);
    row("the_geom", PlaceRole::GeometryText);
    row("WKT", PlaceRole::GeometryText);
    row("lat_hemisphere", PlaceRole::Side);
    row("latlon", PlaceRole::LatLonPair);
    row("Lat/Long", PlaceRole::LatLonPair);
    row("lon, lat", PlaceRole::LonLatPair);
    row("Coordinates (lat, long)", PlaceRole::LatLonPair);
    row("location", PlaceRole::Pair);
    row("Koordinaten", PlaceRole::Pair);
    row("longest", PlaceRole::None);
    row("latest", PlaceRole::None);
    row("plate", PlaceRole::None);
    row("colony", PlaceRole::None);
    row("ppm", PlaceRole::None);
    row("tonnes", PlaceRole::None);
    row("", PlaceRole::None);
    row("---", PlaceRole::None);
    row("lon \u0301-\u0322", PlaceRole::Longitude); // accents of nothing are no words
}

void PlaceColumnsTest::names()
{
    QFETCH(QString, name);
    QFETCH(PlaceRole, role);
    QFETCH(QString, rest);
    const NamedRole named = roleOfName(name);
    QCOMPARE(int(named.role), int(role));
    QCOMPARE(named.rest, rest);
}

void PlaceColumnsTest::pairsByName_data()
{
    QTest::addColumn<QString>("x");
    QTest::addColumn<QString>("y");
    const auto row = [](const char *x, const char *y) {
        QTest::newRow(x) << QString::fromUtf8(x) << QString::fromUtf8(y);
    };
    row("lon", "lat");
    row("lng", "lat");
    row("Long", "Lat");
    row("LONGITUDE", "LATITUDE");
    row("lon", "latitude");
    row("point_longitude", "point_latitude");
    row("POINT_X", "POINT_Y");
    row("X_COORD", "Y_COORD");
    row("LONG_DD", "LAT_DD");
    row("DD_Long", "DD_Lat");
    row("LongDD", "LatDD");
    row("Longitude_DD", "Latitude_DD");
    row("decimalLongitude", "decimalLatitude");
    row("LONGITUDE (E)", "LATITUDE (N)");
    row("lon (deg)", "lat (deg)");
    row("Longitude [°E]", "Latitude [°N]");
    row("Longitude (decimal degrees)", "Latitude (decimal degrees)");
    row("LON_WGS84", "LAT_WGS84");
    row("Long_NAD83", "Lat_NAD83");
    row("x", "y");
    row("xcoord", "ycoord");
    row("coord_x", "coord_y");
    row("E", "N");
    row("طول بلد", "عرض بلد");
    row("طول", "عرض");
    row("خط الطول", "خط العرض");
    row("Längengrad", "Breitengrad");
    row("Länge", "Breite");
    row("longitud", "latitud");
    row("Longitude géographique", "Latitude géographique");
    row("longitudine", "latitudine");
    row("Долгота", "Широта");
    row("boylam", "enlem");
    row("经度", "纬度");
    row("gps_lon", "gps_lat");
    row("site longitude", "site latitude");
    row("well_lon", "well_lat");
}

void PlaceColumnsTest::pairsByName()
{
    QFETCH(QString, x);
    QFETCH(QString, y);
    const std::vector<QStringList> rows{{QStringLiteral("A"), QStringLiteral("29.1"), QStringLiteral("66.1")},
                                        {QStringLiteral("B"), QStringLiteral("29.2"), QStringLiteral("66.2")}};
    const PlacePlan plan = findPlaces({QStringLiteral("site"), y, x}, rows);
    QCOMPARE(int(plan.form), int(Form::LonLat));
    QCOMPARE(plan.x, 2);
    QCOMPARE(plan.y, 1);
    QVERIFY(!plan.wantsSystem);
}

void PlaceColumnsTest::finds_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<Form>("form");
    QTest::addColumn<QString>("columns"); // by name, in the order of PlacePlan::columns()
    const auto row = [](const char *what, const char *table, Form form, const char *columns) {
        QTest::newRow(what) << QByteArray(table) << form << QString::fromUtf8(columns);
    };
    row("degrees with letters", "lat|lon\n29.1 N|66.1 E\n29.2°N|66.2°E", Form::LonLat, "lon lat");
    row("decimal comma", "lat|lon\n29,1|66,1", Form::LonLat, "lon lat");
    row("Urdu digits", "lon|lat\n۶۶٫۱|۲۹٫۱", Form::LonLat, "lon lat");
    row("one bad row among three", "lat|lon\n29.1|66.1\nnone|none\n95|66", Form::LonLat, "lon lat");
    row("no rows at all", "lat|lon", Form::LonLat, "lon lat");
    row("empty cells", "lat|lon\n|\n|", Form::LonLat, "lon lat");
    row("E and N in degrees", "E|N\n66.12345|29.12345", Form::LonLat, "E N");
    row("zone by row", "Easting|Northing|Zone\n350000|3200000|42N\n640000|3215000|41N", Form::EastingNorthing,
        "Easting Northing Zone");
    row("x and y with a zone of UTM", "X|Y|UTM Zone\n350000|3200000|42R", Form::EastingNorthing, "X Y UTM Zone");
    row("x and y with zones that say UTM", "X|Y|Zone\n350000|3200000|UTM 42R", Form::EastingNorthing, "X Y Zone");
    row("a bare zone", "Easting_m|Northing_m|UTM zone\n350000|3200000|42", Form::EastingNorthing,
        "Easting_m Northing_m UTM zone");
    row("words for a zone", "este|norte|huso\n350000|3200000|UTM Zone 42 N", Form::EastingNorthing, "este norte huso");
    row("a system column", "E|N|CRS\n350000|3200000|EPSG:32642", Form::EastingNorthing, "E N CRS");
    row("a code column", "x_coord_m|y_coord_m|epsg\n350000|3200000|32642", Form::EastingNorthing,
        "x_coord_m y_coord_m epsg");
    row("a code in a zone column", "easting|northing|zone\n350000|3200000|EPSG:32642", Form::EastingNorthing,
        "easting northing zone");
    row("a system in the names", "E_UTM42N|N_UTM42N\n350000|3200000", Form::EastingNorthing, "E_UTM42N N_UTM42N");
    row("thousands", "Rechtswert|Hochwert|Zone\n350 000|3 200 000|42N", Form::EastingNorthing,
        "Rechtswert Hochwert Zone");
    row("longitude in metres", "longitude|latitude|zone\n350000|3200000|42N", Form::EastingNorthing,
        "longitude latitude zone");
    row("WKT", "id|wkt\n1|POINT (66 29)", Form::Geometry, "wkt");
    row("EWKT", "id|shape\n1|SRID=32642;POINT (350000 3200000)", Form::Geometry, "shape");
    row("WKT of any name", "id|what\n1|POINT Z (66 29 1)\n2|MULTIPOLYGON EMPTY", Form::Geometry, "what");
    row("WKT in half the rows", "id|geom\n1|POINT (66 29)\n2|unknown", Form::Geometry, "geom");
    row("WKB", "id|g\n1|0101000020E6100000000000000000504000000000000050C0", Form::Geometry, "g");
    row("GeoJSON", "id|g\n1|{\"type\":\"Point\",\"coordinates\":[66,29]}", Form::Geometry, "g");
    row("MGRS", "id|mgrs\n1|42RXU1234567890", Form::Text, "mgrs");
    row("MGRS of any name", "id|where\n1|42R XU 12345 67890\n2|42RXU12346789", Form::Text, "where");
    row("a pair", "site|location\nA|29.1, 66.1\nB|(29.2, 66.2)", Form::Text, "location");
    row("a pair by letters", "site|remark\nA|29°07'22\"N 62°04'44\"E", Form::Text, "remark");
    row("UTM in a cell", "site|coordinates\nA|42R 512345 3345678", Form::Text, "coordinates");
}

void PlaceColumnsTest::finds()
{
    QFETCH(QByteArray, table);
    QFETCH(Form, form);
    QFETCH(QString, columns);
    const Table read(QString::fromUtf8(table));
    const PlacePlan plan = findPlaces(read.names, read.rows);
    QCOMPARE(int(plan.form), int(form));
    QStringList found;
    for (const int column : plan.columns())
        found << read.names[column];
    QCOMPARE(found.join(u' '), columns);
    QVERIFY(!plan.wantsSystem);
}

void PlaceColumnsTest::findsNothing_data()
{
    QTest::addColumn<QByteArray>("table");
    const auto row = [](const char *what, const char *table) { QTest::newRow(what) << QByteArray(table); };
    row("E and N are words", "E|N\nyes|no\nno|yes");
    row("lat and long of text", "lat|long\nflat|a long text\nsteep|another");
    row("x and y of words", "x|y\nleft|up");
    row("endings that differ", "long_name|lat_NAD83\n67|30");
    row("one alone", "lon|height\n67|30");
    row("length and width", "طول|عرض\n12|5\n14|6");
    row("length and width in German", "Länge|Breite\n12.5|5.5\n14|6");
    row("words of a place", "site|location\nA|Chagai\nB|near Nok Kundi");
    row("two numbers in a remark", "site|remark\nA|12, 14\nB|3, 4");
    row("a code like a grid reference", "sample|code\nA|42RXU\nB|42RX12");
    row("WKT in one cell of many", "a|remark\n1|POINT (66 29)\n2|x\n3|x\n4|x\n5|x\n6|x");
    row("ordinary columns", "name|tonnes\nSaindak|412");
    row("no columns", "");
}

void PlaceColumnsTest::findsNothing()
{
    QFETCH(QByteArray, table);
    QCOMPARE(int(planOf(table.constData()).form), int(Form::None));
}

void PlaceColumnsTest::metresWaitForTheirSystem_data()
{
    QTest::addColumn<QByteArray>("table");
    const auto row = [](const char *what, const char *table) { QTest::newRow(what) << QByteArray(table); };
    row("x and y", "x|y\n352101.5|5662257.7");
    row("easting and northing", "Easting|Northing\n350000|3200000");
    row("x and y with zones of no said grid", "X|Y|Zone\n350000|200000|42N\n640000|215000|41N");
    row("pixels", "x|y\n120|45\n640|480\n1024|768");
    row("small pixels", "x|y\n12|45\n64|48");
    row("a local grid", "Easting|Northing\n12.5|45.25\n64.5|48.5");
    row("a zone that means something else", "E|N|zone\n350000|3200000|oxide\n350100|3200100|sulphide");
    row("zones of a deposit", "E|N|zone\n350000|3200000|1\n350100|3200100|2");
    row("a system that says degrees", "E|N|datum\n350000|3200000|WGS84");
    row("WKT in metres", "id|wkt\n1|POINT (350000 3200000)");
}

void PlaceColumnsTest::metresWaitForTheirSystem()
{
    QFETCH(QByteArray, table);
    const PlacePlan plan = planOf(table.constData());
    QVERIFY(plan.form != Form::None);
    QVERIFY(plan.wantsSystem);
    PlaceChoice choice;
    choice.referenceSystem = QStringLiteral("EPSG:32642");
    QVERIFY(!planOf(table.constData(), choice).wantsSystem);
}

void PlaceColumnsTest::zones()
{
    QVERIFY(planOf("E|N|Zone\n350000|3200000|42").hasBareZones);
    QVERIFY(!planOf("E|N|Zone\n350000|3200000|42N").hasBareZones);
    PlaceChoice choice;
    choice.zoneColumn = QStringLiteral("band");
    QCOMPARE(planOf("E|N|band\n350000|3200000|2", choice).zone, 2);
    QCOMPARE(planOf("E|N|Zone|Datum\n350000|3200000|42N|ED50").otherDatum, QStringLiteral("ED50"));
    QVERIFY(planOf("E|N|Zone|Datum\n350000|3200000|42N|WGS 84").otherDatum.isEmpty());
    QCOMPARE(planOf("E_UTM42N|N_UTM42N\n350000|3200000").said, QStringLiteral("EPSG:32642"));
    QCOMPARE(planOf("X (EPSG:32641)|Y (EPSG:32641)\n350000|3200000").said, QStringLiteral("EPSG:32641"));
}

void PlaceColumnsTest::sides()
{
    const PlacePlan plan = planOf("lat|NS|lon|EW\n29.1|N|66.1|E\n33.9|S|18.4|E");
    QCOMPARE(plan.ySide, 1);
    QCOMPARE(plan.xSide, 3);
    QCOMPARE(planOf("lat|lon|hemisphere\n29.1|66.1|N").ySide, 2);
    QCOMPARE(planOf("lat|lon|phase\n29.1|66.1|N\n29.1|66.1|open").ySide, -1);
}

void PlaceColumnsTest::ordersOfPairs()
{
    using Order = AngleOrder;
    const auto order = [](const char *table) { return int(planOf(table).order); };
    QCOMPARE(order("location\n29.1, 66.1"), int(Order::LatitudeLongitude));
    QCOMPARE(order("location\n66.1, 29.1"), int(Order::LongitudeLatitude));      // by the region
    QCOMPARE(order("location\n10, 20\n170, 20"), int(Order::LongitudeLatitude)); // no latitude is 170, for any row
    QCOMPARE(order("lonlat\n10, 20"), int(Order::LongitudeLatitude));
    QCOMPARE(order("lat/long\n66.1, 29.1"), int(Order::LatitudeLongitude)); // as it is called
    QVERIFY(planOf("location\n10, 20").hasUnsureOrder);
    QVERIFY(!planOf("location\n29.1, 66.1").hasUnsureOrder);
    QVERIFY(!planOf("location\n10 N, 20 E").hasUnsureOrder);
}

void PlaceColumnsTest::prefersTheSurest()
{
    QCOMPARE(int(planOf("E|N|lon|lat\n350000|3200000|66.1|29.1").form), int(Form::LonLat));
    QCOMPARE(planOf("lon|lat|longitude_wgs84|latitude_wgs84\n29|66|66|29").x, 2);
    QCOMPARE(planOf("from_lon|from_lat|lon|lat\n1|2|66|29").x, 2);
    QCOMPARE(planOf("lon|lat|longitude_dms|latitude_dms\nno|no|66°30'|29°30'").x, 2); // the first pair holds words
    QCOMPARE(int(planOf("lon|lat|wkt\n66|29|POLYGON ((66 29, 67 29, 67 30, 66 29))").form), int(Form::Geometry));
    QCOMPARE(int(planOf("lon|lat|wkt\n66|29|POINT (350000 3200000)").form), int(Form::LonLat)); // metres of no system
}

void PlaceColumnsTest::whatIsSaidCounts()
{
    PlaceChoice choice;
    choice.placeColumn = QStringLiteral("remark");
    QCOMPARE(int(planOf("lon|lat|remark\n66|29|12, 14", choice).form), int(Form::Text));
    choice = {};
    choice.longitudeColumn = QStringLiteral("a");
    choice.latitudeColumn = QStringLiteral("b");
    QCOMPARE(planOf("lon|lat|a|b\n66|29|12|14", choice).x, 2);
    choice.latitudeColumn = QStringLiteral("not there");
    QCOMPARE(planOf("lon|lat|a|b\n66|29|12|14", choice).x, 0);
}

void PlaceColumnsTest::systems_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("definition");
    QTest::addColumn<int>("zone");
    const auto row = [](const char *cell, const char *definition, int zone = 0) {
        QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(definition) << zone;
    };
    row("EPSG:32642", "EPSG:32642");
    row("epsg: 32642", "EPSG:32642");
    row("32642", "EPSG:32642");
    row("32642.0", "EPSG:32642");
    row("۳۲۶۴۲", "EPSG:32642");
    row("urn:ogc:def:crs:EPSG::32642", "EPSG:32642");
    row("WGS84", "EPSG:4326");
    row("wgs 84", "EPSG:4326");
    row("WGS 84 / UTM zone 42N", "", 42);
    row("42N", "", 42);
    row("Kalianpur 1962", "EPSG:4145");
    row("Kalianpur", "Kalianpur");
    row("", "");
}

void PlaceColumnsTest::systems()
{
    QFETCH(QString, cell);
    QFETCH(QString, definition);
    QFETCH(int, zone);
    const SystemText system = readSystem(cell);
    QCOMPARE(system.definition, definition);
    QCOMPARE(system.zone.zone, zone);
}

QTEST_GUILESS_MAIN(PlaceColumnsTest)
#include "place_columns_test.moc"
