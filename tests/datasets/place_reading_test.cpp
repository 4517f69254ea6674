// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

/// Tables whose places others wrote, read whole: each row on the map, or named with its reason; and what is doubtful
/// about the places of any layer, which is said and never repaired.
class PlaceReadingTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void places_data();
    void places();
    void rowsThatSayNoPlace_data();
    void rowsThatSayNoPlace();
    void boxes();
    void directions();
    void geometriesAsText();
    void systemsByRow();
    void metresAreNotPlaced();
    void saysWhatItTookForGranted();
    void optionsOverrule();
    void swappedTable();
    void swappedLayer();
    void notSwapped_data();
    void notSwapped();
    void zonesThatAreBands();
    void someSwapped();
    void zeroZero();
    void zeroZeroInMetres();
    void zeroZeroAmongOthersIsAPlace();
    void degreesUnderMetric();
    void farAway();
    void nothingDoubtful();

private:
    QString make(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        return writeBytes(path, bytes) ? path : QString();
    }
    static LonLat placeOf(const Layer &layer, int sourceRow)
    {
        return layer.geometry().point(layer.bySourceRow()[static_cast<std::size_t>(sourceRow)]);
    }
    static bool isNear(LonLat a, LonLat b) { return std::abs(a.lon - b.lon) < 1e-4 && std::abs(a.lat - b.lat) < 1e-4; }
    static const Doubt *doubtOf(const Layer &layer, Doubt::Kind kind)
    {
        for (const Doubt &doubt : layer.provenance().doubts)
            if (doubt.kind == kind)
                return &doubt;
        return nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void PlaceReadingTest::places_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    const auto row = [](const char *what, const char *table, double lon, double lat) {
        QTest::newRow(what) << QByteArray(table) << lon << lat;
    };
    row("letters and signs", "site,latitude,longitude\nA,29.1 N,66.1 E\n", 66.1, 29.1);
    row("letter first", "site,latitude,longitude\nA,N29.3,E66.3\n", 66.3, 29.3);
    row("west and south", "site,latitude,longitude\nA,33.9 S,18.4 W\n", -18.4, -33.9);
    row("degrees, minutes, seconds", "site,lat,lon\nA,29°07'30\"\"N,66°04′30″E\n", 66.075, 29.125);
    row("decimal comma", "nom;lat;lon\nA;29,1;66,1\n", 66.1, 29.1);
    row("Urdu digits", "مقام,lon,lat\nالف,۶۶٫۱,۲۹٫۱\n", 66.1, 29.1);
    row("Arabic digits", "مقام,lon,lat\nج,٦٦.٣,٢٩.٣\n", 66.3, 29.3);
    row("Urdu names", "نام,طول بلد,عرض بلد\nالف,66.1,29.1\n", 66.1, 29.1);
    row("a site called west", "Name,longitude,latitude\nwest,65,28\n", 65, 28);
    row("side columns", "lat,NS,lon,EW\n33.9,S,18.4,E\n", 18.4, -33.9);
    row("UTM, zone by row", "hole,Easting,Northing,Zone\nDH1,350000,3200000,42N\n", 67.46125, 28.91913);
    row("UTM, x and y", "hole,X,Y,Zone\nDH1,350000,3200000,UTM 42R\n", 67.46125, 28.91913);
    row("minutes in a column", "n,lat_deg,lat_min,lon_deg,lon_min\na,29,30,66,15\n", 66.25, 29.5);
    row("minutes and seconds", "n,LatD,LatM,LatS,LonD,LonM,LonS\na,29,30,36,66,15,0\n", 66.25, 29.51);
    row("minutes of one name", "n,Latitude,min,Longitude,min\na,29,30.6,66,15\n", 66.25, 29.51);
    row("minutes in the south", "n,lat_deg,lat_min,NS,lon_deg,lon_min,EW\na,29,30,S,66,15,W\n", -66.25, -29.5);
    row("minutes in a name of one word", "n,LatDeg,LatMin,LonDeg,LonMin\na,29,30,66,15\n", 66.25, 29.5);
    row("minutes with sides between", "n,LatDeg,LatMin,LatDir,LonDeg,LonMin,LonDir\na,29,30,S,66,15,W\n", -66.25,
        -29.5);
    row("minutes first in the name", "n,deg_lat,min_lat,sec_lat,deg_lon,min_lon,sec_lon\na,29,30,36,66,15,0\n", 66.25,
        29.51);
    row("minutes as a pattern", "n,Lat (DD),Lat (MM.mmm),Lon (DDD),Lon (MM.mmm)\na,29,30.6,66,15\n", 66.25, 29.51);
    row("no minutes but bounds", "n,lat,lat_min,lat_max,lon\na,29.5,29,30,66.25\n", 66.25, 29.5);
    row("temperatures beside a grid", "lon,lat,temp_min\n66,30,12.5\n", 66, 30);
    row("a depth beside a grid", "lat,lon,Depth (m)\n30,66,12.5\n", 66, 30);
    row("sides by words", "n,Lat,N/S,Lon,E/W\na,29.5,South,66.25,West\n", -66.25, -29.5);
    row("a hemisphere called Hem", "UTM_E,UTM_N,UTM_Zone,Hem\n350000,6800000,42,S\n", 67.46125, -28.91913);
    row("another datum", "n,lat,lon,Datum\na,40.5,-110.1,NAD27\n", -110.10071, 40.49998);
    row("kilometres", "n,Easting_km,Northing_km,Zone\na,350,3200,42N\n", 67.46125, 28.91913);
    row("a column n beside N", "n,E,N,zone\na,350000,3200000,42N\n", 67.46125, 28.91913);
    row("UTM, x and y, a bare zone", "hole,X,Y,Zone\nDH1,350000,3200000,42\n", 67.46125, 28.91913);
    row("UTM, a hemisphere column", "E,N,Zone,hemisphere\n350000,6800000,42,S\n", 67.46125, -28.91913);
    row("a code column", "E,N,EPSG\n350000,3200000,32642\n", 67.46125, 28.91913);
    row("a name of a system", "E,N,crs\n350000,3200000,WGS 84 / UTM zone 42N\n", 67.46125, 28.91913);
    row("a system in the names", "E_UTM42N,N_UTM42N\n350000,3200000\n", 67.46125, 28.91913);
    row("a pair in a cell", "site,location\nA,\"29.1, 66.1\"\n", 66.1, 29.1);
    row("a pair in brackets", "site,coordinates\nA,\"(29.2, 66.2)\"\n", 66.2, 29.2);
    row("MGRS", "id,mgrs\n1,42RXU1234567890\n", 70.16996, 30.43790);
    row("MGRS with spaces", "id,grid_ref\n1,42R XU 12345 67890\n", 70.16996, 30.43790);
    row("UTM in a cell", "id,utm\n1,42R 350000 3200000\n", 67.46125, 28.91913);
    row("EWKT", "id,WKT\n1,SRID=32642;POINT (350000 3200000)\n", 67.46125, 28.91913);
    row("WKB with a system", "id,geom\n1,0101000020827F000000000000C05C154100000000006A4841\n", 67.46125, 28.91913);
    row("GeoJSON", "id;g\n1;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[66.1,29.1]}\"\n", 66.1, 29.1);
}

void PlaceReadingTest::places()
{
    QFETCH(QByteArray, table);
    QFETCH(double, lon);
    QFETCH(double, lat);
    const auto layer = mustRead(make("table.csv", table));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(1));
    const LonLat place = placeOf(*layer, 0);
    QVERIFY2(isNear(place, {lon, lat}),
             qPrintable(QStringLiteral("%1 %2").arg(place.lon, 0, 'f', 5).arg(place.lat, 0, 'f', 5)));
    QVERIFY(!layer->provenance().referenceSystem.isEmpty());
    QVERIFY(!layer->provenance().placeColumns.isEmpty());
    QVERIFY(layer->provenance().doubts.empty());
}

void PlaceReadingTest::rowsThatSayNoPlace_data()
{
    QTest::addColumn<QByteArray>("table"); // whose second row is the bad one
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *what, const char *table, const char *reason) {
        QTest::newRow(what) << QByteArray(table) << QByteArray(reason);
    };
    row("a word", "lat,lon\n29.1,66.1\nnorth,66\n", "\"66\", \"north\" are not coordinates in degrees");
    row("one of two", "lat,lon\n29.1,66.1\n29,\n", "\"\", \"29\" are not coordinates");
    row("letters of the other axis", "lat,lon\n29.1 N,66.1 E\n66.1 E,29.1 N\n", "the letters say the other order");
    row("two signs", "lat,lon\n29.1,66.1\n-29.1 S,66\n", "not coordinates in degrees");
    row("two sides", "lat,NS,lon,EW\n29,N,66,E\n29 N,S,66,E\n", "contradict each other");
    row("minutes beyond 59", "lat_deg,lat_min,lon_deg,lon_min\n29,30,66,15\n29,60,66,15\n",
        "not coordinates in degrees");
    row("minutes that are a word", "lat_deg,lat_min,lon_deg,lon_min\n29,30,66,15\n29,n/a,66,15\n",
        "not coordinates in degrees");
    row("a side that is none", "lat,NS,lon,EW\n29,S,66,W\n29,?,66,W\n", "the hemisphere cannot be read");
    row("a hemisphere that is none", "E,N,Zone,Hemisphere\n350000,6800000,42,S\n350000,6800000,42,n/a\n",
        "is no hemisphere");
    row("a zone beyond 60", "E,N,Zone\n350000,3200000,42N\n350000,3200000,42N\n350000,3200000,61N\n", "");
    row("kilometres among metres", "E,N,Zone\n350000,3200000,42N\n350.1,3200.1,42N\n", "is no easting of UTM");
    row("no zone", "E,N,Zone\n350000,3200000,42N\n350000,3200000,\n", "names neither zone nor reference system");
    row("a zone of nothing", "E,N,Zone\n350000,3200000,42N\n1,1,41N\n2,2,41N\n2,2,41N\n2,2,41N\n350000,3200000,x\n",
        "");
    row("metres of no zone", "E,N,Zone\n350000,3200000,42N\n99350000,3200000,42N\n", "lie in no place of UTM zone 42");
    row("an unknown code", "E,N,EPSG\n350000,3200000,32642\n350000,3200000,999999\n", "PROJ knows no reference system");
    row("broken WKT", "id,wkt\n1,POINT (66 29)\n2,POINT (66\n", "is no geometry");
    row("text behind WKT", "id,wkt\n1,POINT (66 29)\n2,POINT (66 29) or so\n", "is no geometry");
    row("WKT in metres", "id,wkt\n1,POINT (66 29)\n2,POINT (350000 3200000)\n", "look like metres");
    row("a square that is none", "id,mgrs\n1,42RXU12346789\n2,42RXU123\n", "is no place that can be read");
}

void PlaceReadingTest::rowsThatSayNoPlace()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, reason);
    const auto layer = mustRead(make("table.csv", table));
    QVERIFY(layer);
    QVERIFY(typeAt(*layer, 0) == GeometryType::Point);
    const int bad = static_cast<int>(layer->rowCount()) - 1;
    QCOMPARE(typeAt(*layer, bad), GeometryType::None);
    QCOMPARE(warned(*layer, bad + 1, {reason.constData(), "in the table and not on the map"}), 1);
    QCOMPARE(warned(*layer, 1, {""}), 0);
}

void PlaceReadingTest::boxes()
{
    const auto layer = mustRead(make("boxes.csv", "tile,lat_min,lat_max,lon_min,lon_max\nA,29,30,66,67\n"));
    QVERIFY(layer);
    QCOMPARE(placeOf(*layer, 0), (LonLat{66, 29}));
    QCOMPARE(warned(*layer, 0, {"say boxes", "lon_min, lat_min"}), 1);
}

/// The direction of a slope or a vein is no hemisphere.
void PlaceReadingTest::directions()
{
    const auto layer = mustRead(make("dir.csv", "lat,lon,Direction\n30.1,66.1,N\n30.2,66.2,S\n30.3,66.3,NE\n"));
    QVERIFY(layer);
    QCOMPARE(layer->extent(), (LonLatBox{66.1, 30.1, 66.3, 30.3}));
    QVERIFY(layer->warnings().empty());
}

void PlaceReadingTest::geometriesAsText()
{
    const auto layer = mustRead(make("wkt.csv", "id,geometry\n1,\"POLYGON ((66 29, 66.5 29, 66.5 29.5, 66 29))\"\n"
                                                "2,POINT Z (66.1 29.1 1450)\n3,\"MULTILINESTRING ((66 29, 67 30))\"\n"
                                                "4,POINT EMPTY\n5,\n"));
    QVERIFY(layer);
    QCOMPARE(typeAt(*layer, 0), GeometryType::Polygon);
    QCOMPARE(typeAt(*layer, 1), GeometryType::Point);
    QCOMPARE(typeAt(*layer, 2), GeometryType::MultiLineString);
    QCOMPARE(typeAt(*layer, 3), GeometryType::None);
    QCOMPARE(layer->extent(), (LonLatBox{66, 29, 67, 30}));
    for (const int row : {1, 2, 3, 5})
        QCOMPARE(warned(*layer, row, {""}), 0);
    QCOMPARE(warned(*layer, 4, {"without coordinates", "not on the map"}), 1);
    QCOMPARE(warned(*layer, 0, {"WGS 84 is assumed"}), 1);
    QVERIFY(layer->geometry().hasHeights());
    QVERIFY(layer->column(u"geometry")); // the cells are still there
}

void PlaceReadingTest::systemsByRow()
{
    const auto layer = mustRead(make("zones.csv", "hole,Easting,Northing,Zone\nDH1,350000,3200000,42N\n"
                                                  "DH2,640000,3215000,41N\nDH3,350000,3200000,EPSG:32643\n"));
    QVERIFY(layer);
    QVERIFY(isNear(placeOf(*layer, 0), {67.46125, 28.91913}));
    QVERIFY(std::abs(placeOf(*layer, 1).lon - 64.4) < 0.1);
    QVERIFY(std::abs(placeOf(*layer, 2).lon - 73.46125) < 1e-3);
    QVERIFY(layer->provenance().referenceSystem.contains(QStringLiteral("UTM zone 42N")));
    QVERIFY(layer->provenance().referenceSystem.contains(QStringLiteral("UTM zone 41N")));
    QCOMPARE(layer->provenance().placeColumns.join(u' '), QStringLiteral("Easting Northing Zone"));
}

void PlaceReadingTest::metresAreNotPlaced()
{
    for (const char *table : {"hole,X,Y\nDH1,350000,3200000\nDH2,640000,3215000\n",
                              "hole,Easting,Northing\nDH1,350000,3200000\nDH2,640000,3215000\n",
                              "id,wkt\n1,POINT (350000 3200000)\n2,POINT (640000 3215000)\n"}) {
        const QString path = make("metres.csv", table);
        const auto layer = mustRead(path);
        QVERIFY(layer);
        QCOMPARE(typeAt(*layer, 0), GeometryType::None);
        QVERIFY(layer->extent().isEmpty());
        QCOMPARE(warned(*layer, 0, {"look like metres", "rows: 2", "Layer > Reading..."}), 1);
        QCOMPARE(layer->warnings().size(), std::size_t(1)); // once, and not for every row
        const Doubt *doubt = doubtOf(*layer, Doubt::Kind::MetresWithoutSystem);
        QVERIFY(doubt);
        QCOMPARE(doubt->count, 2);
        QCOMPARE(doubt->rows, (std::vector<qint64>{1, 2}));
        QCOMPARE(int(doubt->remedy()), int(Doubt::Remedy::StateSystem));
        ReadOptions options;
        options.referenceSystem = QStringLiteral("EPSG:32642");
        const auto stated = DatasetReader::read(path, options);
        QVERIFY(stated);
        QVERIFY(isNear(placeOf(**stated, 0), {67.46125, 28.91913}));
        QVERIFY((*stated)->warnings().empty());
    }
}

void PlaceReadingTest::saysWhatItTookForGranted()
{
    const auto bare = mustRead(make("bare.csv", "E,N,Zone\n350000,3200000,42\n350100,3200000,42\n"));
    QCOMPARE(warned(*bare, 0, {"Zone", "north of the equator", "rows: 2"}), 1);
    const auto south = mustRead(make("south.csv", "E,N,Zone\n500000,3763000,42S\n"));
    QCOMPARE(warned(*south, 0, {"band from 32 to 40", "rows: 1"}), 1);
    const auto datum = mustRead(make("datum.csv", "E,N,Zone,Datum\n350000,3200000,42N,Kalianpur 1962\n"));
    QCOMPARE(warned(*datum, 0, {"Kalianpur 1962", "WGS 84"}), 1);
    const auto order = mustRead(make("order.csv", "site,location\nA,\"10, 20\"\n"));
    QCOMPARE(warned(*order, 0, {"which of the two numbers", "location"}), 1);
    const auto known = mustRead(make("known.csv", "E,N,Zone\n350000,3200000,42N\n"));
    QVERIFY(known->warnings().empty());
}

void PlaceReadingTest::optionsOverrule()
{
    const QString path = make("own.csv", "a,b,c,d\n350000,3200000,42N,\"66.1, 29.1\"\n");
    ReadOptions options;
    options.longitudeColumn = QStringLiteral("a");
    options.latitudeColumn = QStringLiteral("b");
    options.zoneColumn = QStringLiteral("c");
    auto layer = DatasetReader::read(path, options);
    QVERIFY(layer);
    QVERIFY(isNear(placeOf(**layer, 0), {67.46125, 28.91913}));
    options = {};
    options.placeColumn = QStringLiteral("d");
    layer = DatasetReader::read(path, options);
    QVERIFY(layer && isNear(placeOf(**layer, 0), {66.1, 29.1}));
    options.swapAxes = true; // of a column whose order the region had shown
    layer = DatasetReader::read(path, options);
    QVERIFY(layer && isNear(placeOf(**layer, 0), {29.1, 66.1}));
}

void PlaceReadingTest::swappedTable()
{
    const QString path = make("swapped.csv", "site,lon,lat\nA,29.1,66.1\nB,30.2,67.2\nC,25.1,61.9\n");
    const auto layer = mustRead(path);
    QVERIFY(layer);
    QVERIFY(isNear(placeOf(*layer, 0), {29.1, 66.1})); // as it is named
    const Doubt *doubt = doubtOf(*layer, Doubt::Kind::Swapped);
    QVERIFY(doubt);
    QCOMPARE(doubt->count, 3);
    QCOMPARE(int(doubt->remedy()), int(Doubt::Remedy::SwapAxes));
    QCOMPARE(warned(*layer, 0, {"changed round"}), 1);
    ReadOptions options;
    options.swapAxes = true;
    const auto right = DatasetReader::read(path, options);
    QVERIFY(right);
    QVERIFY(isNear(placeOf(**right, 0), {66.1, 29.1}));
    QVERIFY((*right)->provenance().doubts.empty());
    const auto beyond = mustRead(make("beyond.csv", "lon,lat\n29.1,166.1\n30.2,167.2\n"));
    QVERIFY(doubtOf(*beyond, Doubt::Kind::Swapped)); // no latitude is 166
}

void PlaceReadingTest::swappedLayer()
{
    const QString path = make("swapped.geojson", geoJson({R"({"type":"Point","coordinates":[29.1,66.1]})",
                                                          R"({"type":"LineString","coordinates":[[29,66],[30,67]]})"}));
    const auto layer = mustRead(path);
    QVERIFY(layer && doubtOf(*layer, Doubt::Kind::Swapped));
    ReadOptions options;
    options.swapAxes = true;
    const auto right = DatasetReader::read(path, options);
    QVERIFY(right);
    QCOMPARE((*right)->extent(), (LonLatBox{66, 29, 67, 30}));
    QVERIFY((*right)->provenance().doubts.empty());
}

void PlaceReadingTest::notSwapped_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("Pakistan") << QByteArray("lon,lat\n66.1,29.1\n67.2,30.2\n");
    QTest::newRow("Helsinki and Quetta") << QByteArray("lon,lat\n24.9,60.2\n67,30.2\n");
    QTest::newRow("London") << QByteArray("lon,lat\n-0.1,51.5\n0.1,51.6\n");
    QTest::newRow("a few slips") << QByteArray("lon,lat\n66,29\n67,30\n29,66\n");
    QTest::newRow("nothing") << QByteArray("lon,lat\n");
}

void PlaceReadingTest::notSwapped()
{
    QFETCH(QByteArray, table);
    const auto layer = mustRead(make("table.csv", table));
    QVERIFY(layer && !doubtOf(*layer, Doubt::Kind::Swapped));
}

/// S and N beside R are bands, which lie in the north.
void PlaceReadingTest::zonesThatAreBands()
{
    const auto layer = mustRead(make(
        "bands.csv", "n,Easting,Northing,Zone\na,510000,3345678,42S\nb,510100,3345678,42R\nc,510200,3345678,42R\n"));
    for (int row = 0; row < 3; ++row)
        QVERIFY(std::abs(placeOf(*layer, row).lat - 30.2) < 0.1);
}

void PlaceReadingTest::someSwapped()
{
    const QByteArray near = "name,lat,lon\nA,29.1,62.1\nB,29.3,62.3\nC,29.4,63.1\nD,30.1,66.1\n";
    const auto layer = mustRead(make("some.csv", near + "E,62.9,29.2\n"));
    const Doubt *doubt = doubtOf(*layer, Doubt::Kind::SomeSwapped);
    QVERIFY(doubt);
    QCOMPARE(doubt->rows, (std::vector<qint64>{5}));
    QCOMPARE(int(doubt->remedy()), int(Doubt::Remedy::None));                         // a row is no layer
    QCOMPARE(layer->geometry().point(layer->bySourceRow()[4]), (LonLat{29.2, 62.9})); // as the file says
    const auto others = mustRead(make("others.csv", near + "E,51.5,0.1\nF,48.9,2.3\nG,62.9,29.2\n"));
    QVERIFY(!doubtOf(*others, Doubt::Kind::SomeSwapped)); // a table of the world
    const auto none = mustRead(make("none.csv", near));
    QVERIFY(!doubtOf(*none, Doubt::Kind::SomeSwapped));
}

void PlaceReadingTest::zeroZero()
{
    const auto layer = mustRead(make("zero.csv", "site,lon,lat\nA,66.1,29.1\nB,0,0\nC,0.0,0.0\nD,67,30\n"));
    QVERIFY(layer);
    const Doubt *doubt = doubtOf(*layer, Doubt::Kind::ZeroZero);
    QVERIFY(doubt);
    QCOMPARE(doubt->rows, (std::vector<qint64>{2, 3}));
    QCOMPARE(layer->viewExtent(), (LonLatBox{66.1, 29.1, 67, 30}));
    QCOMPARE(layer->extent(), (LonLatBox{0, 0, 67, 30})); // they are where the file says
    QCOMPARE(layer->geometry().point(layer->bySourceRow()[1]), (LonLat{0, 0}));
    QCOMPARE(warned(*layer, 0, {"0, 0 (rows: 2)"}), 1);
    const auto all = mustRead(make("all.csv", "lon,lat\n0,0\n0,0\n"));
    QVERIFY(doubtOf(*all, Doubt::Kind::ZeroZero));
    QCOMPARE(all->viewExtent(), (LonLatBox{0, 0, 0, 0})); // there is nothing else to see
}

void PlaceReadingTest::zeroZeroInMetres()
{
    const auto layer = mustRead(make("zero.csv", "E,N,Zone\n350000,3200000,42N\n0,0,42N\n"));
    QVERIFY(layer);
    const Doubt *doubt = doubtOf(*layer, Doubt::Kind::ZeroZero);
    QVERIFY(doubt);
    QCOMPARE(doubt->rows, (std::vector<qint64>{2}));
    QVERIFY(layer->viewExtent().minY > 28);
}

void PlaceReadingTest::zeroZeroAmongOthersIsAPlace()
{
    const auto layer =
        mustRead(make("line.geojson", geoJson({R"({"type":"LineString","coordinates":[[0,0],[1,1]]})"})));
    QVERIFY(layer && layer->provenance().doubts.empty());
}

void PlaceReadingTest::degreesUnderMetric()
{
    const QString path =
        make("degrees.geojson",
             geoJson({R"({"type":"Point","coordinates":[66.1,29.1]})", R"({"type":"Point","coordinates":[67,30]})"},
                     R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},)"));
    const auto layer = mustRead(path);
    QVERIFY(layer);
    const Doubt *doubt = doubtOf(*layer, Doubt::Kind::DegreesUnderMetric);
    QVERIFY(doubt);
    QCOMPARE(int(doubt->remedy()), int(Doubt::Remedy::ReadAsDegrees));
    QVERIFY(std::abs(placeOf(*layer, 0).lat) < 0.01); // not repaired
    ReadOptions options;
    options.referenceSystem = QStringLiteral("EPSG:4326");
    const auto right = DatasetReader::read(path, options);
    QVERIFY(right);
    QVERIFY(isNear(placeOf(**right, 0), {66.1, 29.1}));
    QVERIFY((*right)->provenance().doubts.empty());
}

void PlaceReadingTest::farAway()
{
    QByteArray table = "id,lon,lat\n";
    for (int i = 0; i < 200; ++i)
        table += QByteArray::number(i) + ',' + QByteArray::number(66 + i % 20 * 0.05) + ',' +
                 QByteArray::number(29 + i / 20 * 0.1) + '\n';
    const auto plain = mustRead(make("plain.csv", table));
    QVERIFY(plain && plain->provenance().doubts.empty());
    const auto layer = mustRead(make("far.csv", table + "x,-66,29\n"));
    QVERIFY(layer);
    const Doubt *doubt = doubtOf(*layer, Doubt::Kind::FarAway);
    QVERIFY(doubt);
    QCOMPARE(doubt->count, 1);
    QCOMPARE(doubt->rows, (std::vector<qint64>{201}));
    QCOMPARE(warned(*layer, 0, {"far from all others", "rows 201"}), 1);
    const auto some = mustRead(make("some.csv", table + "x,68,30\n")); // within twice the diagonal
    QVERIFY(some && !doubtOf(*some, Doubt::Kind::FarAway));
}

void PlaceReadingTest::nothingDoubtful()
{
    const auto layer = mustRead(make("fine.csv", "id,lon,lat\na,66,29\nb,67,30\nc,,\n"));
    QVERIFY(layer);
    QVERIFY(layer->warnings().empty());
    QCOMPARE(layer->provenance().referenceSystem, QStringLiteral("WGS 84"));
    QCOMPARE(layer->viewExtent(), layer->extent());
}

QTEST_GUILESS_MAIN(PlaceReadingTest)
#include "place_reading_test.moc"
