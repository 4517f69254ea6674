// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

/// Rows, texts and reference systems that are not what they should be: the row stays, and a warning says what is wrong
/// with it and where.
class BadRowTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void geometriesThatAreNotThere();
    void coordinatesThatKmlDoesNotKnow();
    void coordinatesOutOfRange();
    void coordinatesLikeMetres();
    void manyBadRows();
    void tableWithoutCoordinates();
    void coordinatesThatAreNoNumbers();
    void coordinateNames_data();
    void coordinateNames();
    void windows1252();
    void hxlTagRow();
    void unknownReference_data();
    void unknownReference();
    void missingReference();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QString make(const char *name, const QByteArray &bytes) const
    {
        return writeBytes(path(name), bytes) ? path(name) : QString();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void BadRowTest::geometriesThatAreNotThere()
{
    const auto layer = mustRead(
        make("gaps.geojson",
             geoJson({R"({"type":"Point","coordinates":[67,30]})", "null", "", R"({"type":"Point","coordinates":[]})",
                      R"({"type":"Polygon","coordinates":[]})", R"({"type":"Point","coordinates":[68,31]})"})));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(6));
    for (const int row : {1, 2, 3, 4})
        QCOMPARE(typeAt(*layer, row), GeometryType::None);
    QCOMPARE(typeAt(*layer, 0), GeometryType::Point);
    QCOMPARE(typeAt(*layer, 5), GeometryType::Point);
    QCOMPARE(text(*layer, "id", 3), QStringLiteral("r4"));
    QCOMPARE(layer->extent(), (LonLatBox{67, 30, 68, 31}));
}

void BadRowTest::coordinatesThatKmlDoesNotKnow()
{
    const auto layer = mustRead(
        make("bad.kml", R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)"
                        R"(<Placemark><name>a</name><Point><coordinates>29.5 66.5</coordinates></Point></Placemark>)"
                        R"(<Placemark><name>b</name><Point><coordinates>66.5,29.5</coordinates></Point></Placemark>)"
                        R"(<Placemark><name>c</name></Placemark></Document></kml>)"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(3));
    QCOMPARE(warned(*layer, 1, {"no coordinates, or none that can be read"}), 1);
    QCOMPARE(layer->warnings().size(), std::size_t(1));
}

void BadRowTest::coordinatesOutOfRange()
{
    const auto layer = mustRead(make("far.csv", "id,lon,lat\na,67,30\nb,30,167\nc,1000,2000\nd,200,10\ne,5,-90.5\n"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(5));
    QCOMPARE(text(*layer, "lat", 1), QStringLiteral("167")); // not repaired
    QCOMPARE(layer->geometry().point(layer->bySourceRow()[1]), (LonLat{30, 167}));
    QCOMPARE(layer->extent(), (LonLatBox{67, 10, 200, 30})); // 200 is a longitude of 0..360
    QCOMPARE(warned(*layer, 2, {"30, 167", "out of range", "in the table and not on the map", "look swapped"}), 1);
    QCOMPARE(warned(*layer, 3, {"1000, 2000", "out of range", "in the table and not on the map"}), 1);
    QCOMPARE(warned(*layer, 3, {"swapped"}), 0);
    QCOMPARE(warned(*layer, 5, {"5, -90.5", "out of range", "swapped"}), 1);
    QCOMPARE(layer->warnings().size(), std::size_t(3));
    const auto run = runProgram({QStringLiteral("info"), path("far.csv")});
    QVERIFY(run.out.contains(QLatin1String("! row 2: The coordinates 30, 167 are out of range")));
}

void BadRowTest::coordinatesLikeMetres()
{
    const auto layer = mustRead(make("utm.csv", "id,x,y\na,352101.5,5662257.7\nb,352102.5,5662258.7\n"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QVERIFY(layer->extent().isEmpty());
    QCOMPARE(warned(*layer, 0, {"look like metres", "2", "state the reference system"}), 1);
    ReadOptions options;
    options.referenceSystem = QStringLiteral("EPSG:32632");
    const auto stated = DatasetReader::read(path("utm.csv"), options);
    QVERIFY(stated);
    QVERIFY(std::abs((*stated)->geometry().point(rowAt(0)).lat - 51.1) < 0.1);
    QCOMPARE((*stated)->warnings().size(), std::size_t(0));
}

void BadRowTest::manyBadRows()
{
    QByteArray table = "lon,lat\n";
    for (int i = 0; i < 3000; ++i)
        table += "500,91\n";
    const auto layer = mustRead(make("bad.csv", table));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(3000));
    QCOMPARE(warned(*layer, 1000, {"out of range"}), 1);
    QCOMPARE(warned(*layer, 1001, {"out of range"}), 0);
    QCOMPARE(warned(*layer, 0, {"2000 more warnings"}), 1);
}

void BadRowTest::tableWithoutCoordinates()
{
    const auto layer = mustRead(make("plain.csv", "name,tonnes\nSaindak,412\nDuddar,\n"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(text(*layer, "tonnes", 0), QStringLiteral("412"));
    QCOMPARE(layer->column(u"tonnes")->nullCount(), std::size_t(1));
    QCOMPARE(warned(*layer, 0, {"no geometry and no columns named longitude and latitude", "not on the map"}), 1);
}

void BadRowTest::coordinatesThatAreNoNumbers()
{
    const auto layer = mustRead(make("words.csv", "id,lon,lat\na,67,30\nb,east,30\nc,,\nd,\"67,5\",30\ne,\xe2\x88\x92"
                                                  "5,30\n"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(5));
    QCOMPARE(warned(*layer, 2, {"\"east\", \"30\"", "degrees", "in the table and not on the map"}), 1);
    QCOMPARE(warned(*layer, 3, {""}), 0); // nothing there is nothing wrong
    QCOMPARE(warned(*layer, 4, {""}), 0);
    QCOMPARE(layer->geometry().point(layer->bySourceRow()[3]), (LonLat{67.5, 30})); // a decimal comma
    QCOMPARE(layer->geometry().point(layer->bySourceRow()[4]), (LonLat{-5, 30}));   // a printed minus
}

void BadRowTest::coordinateNames_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("found");
    QTest::newRow("lon lat") << QByteArray("lon,lat") << true;
    QTest::newRow("Long Lat") << QByteArray("Long,Lat") << true;
    QTest::newRow("LONGITUDE LATITUDE") << QByteArray("LONGITUDE,LATITUDE") << true;
    QTest::newRow("X Y") << QByteArray("X,Y") << true;
    QTest::newRow("an ending both have") << QByteArray("Long_NAD83,Lat_NAD83") << true;
    QTest::newRow("endings that differ") << QByteArray("long_name,lat_NAD83") << false;
    QTest::newRow("one alone") << QByteArray("lon,height") << false;
    QTest::newRow("other words") << QByteArray("longest,latest") << false;
}

void BadRowTest::coordinateNames()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, found);
    const auto layer = mustRead(make("names.csv", header + "\n67,30\n"));
    QVERIFY(layer);
    QCOMPARE(typeAt(*layer, 0) == GeometryType::Point, found);
    if (found)
        QCOMPARE(layer->geometry().point(rowAt(0)), (LonLat{67, 30}));
}

void BadRowTest::windows1252()
{
    const auto layer = mustRead(make("old.csv", "id,r\xe9gion,lon,lat\n1,Caf\xe9 \x96 \x80 5,67,30\n2,plain,68,31\n"));
    QVERIFY(layer);
    QCOMPARE(layer->columns()[1]->name(), QStringLiteral("région"));
    QCOMPARE(layer->columns()[1]->text(layer->bySourceRow()[0]), QStringLiteral("Café – € 5"));
    QCOMPARE(warned(*layer, 0, {"not UTF-8", "Windows-1252"}), 1);
    QCOMPARE(layer->warnings().size(), std::size_t(1));
    const auto fine = mustRead(make("new.csv", "id,name\n1,Caf\xc3\xa9\n"));
    QVERIFY(fine);
    QCOMPARE(text(*fine, "name", 0), QStringLiteral("Café"));
    QCOMPARE(warned(*fine, 0, {"Windows-1252"}), 0);
}

void BadRowTest::hxlTagRow()
{
    const auto layer = mustRead(make("hxl.csv", "id,lon,lat\n#event+id,#geo+lon,#geo+lat\n1,67,30\n2,68,31\n"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(layer->column(u"id")->type(), Column::Type::Integer);
    QCOMPARE(warned(*layer, 0, {"HXL tags", "left out"}), 1);
    QCOMPARE(layer->warnings().size(), std::size_t(1));
}

void BadRowTest::unknownReference_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a code that does not exist")
        << "crs.geojson"
        << geoJson({R"({"type":"Point","coordinates":[67,30]})"},
                   R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::999999"}},)");
}

void BadRowTest::unknownReference()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const auto layer = mustRead(make(qPrintable(name), bytes));
    QVERIFY(layer);
    QCOMPARE(layer->provenance().referenceSystem, QStringLiteral("WGS 84 (assumed)"));
    QCOMPARE(warned(*layer, 0, {"not known to PROJ", "WGS 84 is assumed", "changes it"}), 1);
    QCOMPARE(layer->warnings().size(), std::size_t(1));
    QCOMPARE(layer->geometry().point(rowAt(0)), (LonLat{67, 30}));
    ReadOptions options;
    options.referenceSystem = QStringLiteral("EPSG:999999");
    const auto asked = DatasetReader::read(path(qPrintable(name)), options);
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, Error::Kind::Words);
    QVERIFY2(asked.error().message.contains(QLatin1String("give a code such as EPSG:")),
             qPrintable(asked.error().message));
}

void BadRowTest::missingReference()
{
    const auto layer = mustRead(make("xy.csv", "x,y\n67,30\n"));
    QVERIFY(layer);
    QCOMPARE(layer->provenance().referenceSystem, QStringLiteral("WGS 84 (assumed)"));
    QCOMPARE(warned(*layer, 0, {"does not state a reference system", "changes it"}), 1);
}

QTEST_GUILESS_MAIN(BadRowTest)
#include "bad_row_test.moc"
