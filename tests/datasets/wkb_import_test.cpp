// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/gdal/geometry_import.h"

#include <QRandomGenerator>
#include <QTest>
#include <cmath>
#include <string>

using namespace kohkan;

/// Well-Known Binary read by us equals what OGR reads, and no bytes make it stumble.
class WkbImportTest : public QObject {
    Q_OBJECT
private slots:
    void likeOgr_data();
    void likeOgr();
    void brokenBytes();
    void deepNesting();
};

namespace {

using Bytes = std::vector<unsigned char>;

bool areSame(const ImportedGeometry &a, const ImportedGeometry &b)
{
    const auto samePart = [](const GeometryPart &x, const GeometryPart &y) {
        return x.first == y.first && x.count == y.count && x.kind == y.kind;
    };
    const auto sameHeight = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.type == b.type && a.coordinates == b.coordinates && a.hadMeasures == b.hadMeasures &&
           a.hadCurves == b.hadCurves &&
           std::equal(a.heights.begin(), a.heights.end(), b.heights.begin(), b.heights.end(), sameHeight) &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), samePart);
}

GeometryHandle fromWkt(const QByteArray &wkt)
{
    std::string text = wkt.toStdString();
    char *rest = text.data();
    OGRGeometryH geometry = nullptr;
    OGR_G_CreateFromWkt(&rest, nullptr, &geometry);
    return GeometryHandle(geometry);
}

Bytes wkbOf(OGRGeometryH geometry, OGRwkbByteOrder order, bool isIso)
{
    Bytes bytes(static_cast<std::size_t>(OGR_G_WkbSize(geometry)));
    if (isIso)
        OGR_G_ExportToIsoWkb(geometry, order, bytes.data());
    else
        OGR_G_ExportToWkb(geometry, order, bytes.data());
    return bytes;
}

} // namespace

void WkbImportTest::likeOgr_data()
{
    QTest::addColumn<QByteArray>("wkt");
    for (const char *wkt :
         {"POINT (67.1 30.2)",
          "POINT Z (1 2 3)",
          "POINT M (1 2 3)",
          "POINT ZM (1 2 3 4)",
          "POINT EMPTY",
          "LINESTRING (1 2,3 4,5 6)",
          "LINESTRING Z (1 2 3,4 5 6)",
          "LINESTRING EMPTY",
          "POLYGON ((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1),(3 1,3.5 1,3.5 1.5,3 1))",
          "POLYGON EMPTY",
          "MULTIPOINT ((1 2),(3 4))",
          "MULTIPOINT EMPTY",
          "MULTILINESTRING ((0 0,1 1),(2 2,3 3,4 4))",
          "MULTIPOLYGON (((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1)),((7 7,8 7,8 8,7 7)))",
          "MULTIPOLYGON ZM (((0 0 9 8,4 0 9 8,4 4 9 8,0 0 9 8)))",
          "GEOMETRYCOLLECTION (POINT (5 5),LINESTRING (6 6,7 7),GEOMETRYCOLLECTION (POLYGON ((0 0,1 0,1 1,0 0))))",
          "GEOMETRYCOLLECTION EMPTY",
          "CIRCULARSTRING (0 0,1 1,2 0)",
          "MULTISURFACE (((0 0,1 0,1 1,0 0)))",
          "TRIANGLE ((0 0,1 0,1 1,0 0))",
          "TIN Z (((0 0 0,1 0 0,1 1 0,0 0 0)))"})
        QTest::newRow(wkt) << QByteArray(wkt);
}

void WkbImportTest::likeOgr()
{
    QFETCH(QByteArray, wkt);
    const auto geometry = fromWkt(wkt);
    QVERIFY(geometry);
    ImportedGeometry wanted, got;
    importGeometry(geometry.get(), wanted);
    QCOMPARE(wanted.type == GeometryType::None, wkt.contains("EMPTY"));
    for (const auto order : {wkbNDR, wkbXDR}) {
        importWkb(wkbOf(geometry.get(), order, true), got);
        QVERIFY(areSame(got, wanted));
        if (!wkt.contains('M')) { // the older form knows no M
            importWkb(wkbOf(geometry.get(), order, false), got);
            QVERIFY(areSame(got, wanted));
        }
    }
}

void WkbImportTest::brokenBytes()
{
    const GdalMessages quiet;
    ImportedGeometry imported;
    const auto isSound = [&] {
        std::size_t coordinates = 0;
        for (const auto &part : imported.parts)
            coordinates += part.count;
        return coordinates == imported.coordinates.size() &&
               (imported.type == GeometryType::None) == imported.parts.empty();
    };
    const auto geometry = fromWkt("GEOMETRYCOLLECTION (POINT (5 5),LINESTRING (6 6,7 7),MULTIPOLYGON (((0 0,4 0,4 4,0 "
                                  "0),(1 1,2 1,2 2,1 1)),((7 7,8 7,8 8,7 7))))");
    const Bytes whole = wkbOf(geometry.get(), wkbNDR, true);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        importWkb(Bytes(whole.begin(), whole.begin() + std::ptrdiff_t(length)), imported);
        QCOMPARE(imported.type, GeometryType::None);
        QVERIFY(isSound());
    }
    Bytes stranger{1, 6, 0, 0, 0, 1, 0, 0, 0}; // a line in a MULTIPOLYGON
    const Bytes line = wkbOf(fromWkt("LINESTRING (1 2,3 4)").get(), wkbNDR, true);
    stranger.insert(stranger.end(), line.begin(), line.end());
    importWkb(stranger, imported);
    QCOMPARE(imported.type, GeometryType::None);
    QVERIFY(isSound());
    QRandomGenerator random(11);
    for (int i = 0; i < 20'000; ++i) {
        Bytes bytes = whole;
        for (int flips = 1 + random.bounded(3); flips > 0; --flips)
            bytes[std::size_t(random.bounded(int(bytes.size())))] = static_cast<unsigned char>(random.bounded(256));
        importWkb(bytes, imported);
        QVERIFY(isSound());
    }
}

void WkbImportTest::deepNesting()
{
    const GdalMessages quiet;
    Bytes bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes.insert(bytes.end(), {1, 7, 0, 0, 0, 1, 0, 0, 0});
    ImportedGeometry imported;
    importWkb(bytes, imported);
    QCOMPARE(imported.type, GeometryType::None);
}

QTEST_GUILESS_MAIN(WkbImportTest)
#include "wkb_import_test.moc"
