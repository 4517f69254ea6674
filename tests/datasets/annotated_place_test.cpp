// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/annotated_place.h"

#include "datasets/catalogue/annotation_pack.h"
#include "datasets/catalogue/edit_fields.h"
#include "datasets/geo/geodesy.h"

#include <QTest>

using namespace kohkan;
using Kind = AnnotatedPlace::Kind;

namespace {

const QDate today(2026, 11, 24);

/// One degree around 62.5 E, 29.5 N.
const AnnotatedPlace square(Kind::Area, {{62, 29}, {63, 29}, {63, 30}, {62, 30}});

UserEdit annotation(const char *id, const QString &wkt, const char *level = "4", const char *until = "")
{
    UserEdit edit;
    edit.name = {annotationTable, QString::fromLatin1(id)};
    edit.rows = {{{QStringLiteral("level"), QString::fromLatin1(level)},
                  {QStringLiteral("category"), QStringLiteral("transport")},
                  {QStringLiteral("kind"), QStringLiteral("judgement")},
                  {QStringLiteral("text"), QStringLiteral("Trucks wait")},
                  {QStringLiteral("date"), QStringLiteral("2026-11-01")},
                  {placeNameColumn, QStringLiteral("N-40")},
                  {placeColumn, wkt}}};
    if (*until)
        edit.rows.front().insert(QStringLiteral("valid_until"), QString::fromLatin1(until));
    edit.author = QStringLiteral("A. Khan");
    edit.madeAt = QStringLiteral("2026-11-20T10:00:00Z");
    return edit;
}

} // namespace

class AnnotatedPlaceTest : public QObject {
    Q_OBJECT
private slots:
    void comesBackAsItWas()
    {
        QCOMPARE(square.wkt(), QStringLiteral("POLYGON ((62.0000000 29.0000000, 63.0000000 29.0000000, 63.0000000 "
                                              "30.0000000, 62.0000000 30.0000000, 62.0000000 29.0000000))"));
        const auto back = AnnotatedPlace::fromWkt(square.wkt());
        QVERIFY(back);
        QCOMPARE(back->kind(), Kind::Area);
        QVERIFY(back->corners() == square.corners());
        const AnnotatedPlace route(Kind::Route, {{62.1234567, 29}, {66, 25.5}});
        const auto same = AnnotatedPlace::fromWkt(route.wkt());
        QVERIFY(same && same->kind() == Kind::Route);
        QVERIFY(same->corners() == route.corners());
        QCOMPARE(same->length(), geodesic({62.1234567, 29}, {66, 25.5}).metres);
        QCOMPARE(same->area(), 0.0);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("wkt");
        QTest::newRow("nothing") << QString();
        QTest::newRow("words") << QStringLiteral("the road to Nok Kundi");
        QTest::newRow("cut short") << QStringLiteral("LINESTRING (62 29, 63");
        QTest::newRow("a point") << QStringLiteral("POINT (62 29)");
        QTest::newRow("one place") << QStringLiteral("LINESTRING (62 29)");
        QTest::newRow("no area") << QStringLiteral("POLYGON ((62 29, 63 29, 62 29))");
        QTest::newRow("a hole") << QStringLiteral("POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))");
        QTest::newRow("off the globe") << QStringLiteral("LINESTRING (62 29, 62 129)");
    }
    void refusesWhatIsNone()
    {
        QFETCH(QString, wkt);
        QVERIFY(!AnnotatedPlace::fromWkt(wkt));
        QVERIFY(!problemsOf(annotation("a", wkt)).empty());
    }

    /// The side along 30 N is a geodesic: halfway it lies north of the parallel, on which the far corner test stands.
    void holdsWhatLiesInside_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addColumn<bool>("isInside");
        QTest::newRow("middle") << 62.5 << 29.5 << true;
        QTest::newRow("west") << 61.99 << 29.5 << false;
        QTest::newRow("east") << 63.01 << 29.5 << false;
        QTest::newRow("south") << 62.5 << 28.9 << false;
        QTest::newRow("north") << 62.5 << 30.1 << false;
        QTest::newRow("above the parallel") << 62.5 << 30.0005 << true;
        QTest::newRow("level with a corner") << 62.5 << 29.0 << false; // the southern side bends north too
    }
    void holdsWhatLiesInside()
    {
        QFETCH(double, lon);
        QFETCH(double, lat);
        QFETCH(bool, isInside);
        QCOMPARE(square.holds({lon, lat}), isInside);
    }

    void sidesAreGeodesics()
    {
        const auto line = AnnotatedPlace(Kind::Route, {{62, 29}, {67, 25}}).line();
        const double whole = geodesic({62, 29}, {67, 25}).metres;
        double sum = 0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double step = geodesic(line[i - 1], line[i]).metres;
            QVERIFY(step <= 20'000.001);
            sum += step;
        }
        QVERIFY(std::abs(sum - whole) < 0.01); // a way over other places would be longer
        QVERIFY(line.back() == (LonLat{67, 25}));
    }

    void becomesALayer()
    {
        const AnnotatedPlace route(Kind::Route, {{62, 29}, {63, 29}});
        const auto said =
            annotationsIn({annotation("area", square.wkt()), annotation("old", route.wkt(), "2", "2025")}, today);
        const LayerPtr layer = annotatedPlaces(said, today);
        QCOMPARE(layer->rowCount(), std::size_t(2));
        const auto text = [&](const char *key, const char *column) {
            return layer->column(QString::fromLatin1(column))->text(*layer->rowOfKey(QString::fromLatin1(key)));
        };
        QCOMPARE(text("area", "what"), QStringLiteral("area"));
        QCOMPARE(text("area", "risk"), QStringLiteral("4, high"));
        QCOMPARE(text("area", "level"), QStringLiteral("4"));
        QCOMPARE(text("area", "name"), QStringLiteral("N-40"));
        QCOMPARE(text("old", "what"), QStringLiteral("route"));
        QCOMPARE(text("old", "risk"), QStringLiteral("expired"));
        QCOMPARE(layer->geometry().type(*layer->rowOfKey(QStringLiteral("area"))), GeometryType::Polygon);
        QCOMPARE(layer->geometry().type(*layer->rowOfKey(QStringLiteral("old"))), GeometryType::LineString);
        const auto around = annotationsAround(said, {62.5, 29.5});
        QCOMPARE(around.size(), std::size_t(1));
        QCOMPARE(around.front().id, QStringLiteral("area"));
        QVERIFY(annotationsAround(said, {66, 29.5}).empty());
        QCOMPARE(annotatedPlaces({}, today)->rowCount(), std::size_t(0));
    }

    void needsAName()
    {
        UserEdit edit = annotation("a", square.wkt());
        QVERIFY(problemsOf(edit).empty());
        edit.rows.front().remove(placeNameColumn);
        const auto problems = problemsOf(edit);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().column, placeNameColumn);
    }

    void goesThroughAPack()
    {
        const UserEdit edit = annotation("a", square.wkt());
        const auto pack = AnnotationPack::fromJson(packOf({edit}, {}).json());
        QVERIFY2(pack, pack ? "" : qPrintable(pack.error().message));
        QCOMPARE(pack->annotations.size(), std::size_t(1));
        const UserEdit &back = pack->annotations.front().edit;
        QCOMPARE(back.rows.front().value(placeColumn), square.wkt());
        QCOMPARE(back.rows.front().value(placeNameColumn), QStringLiteral("N-40"));
        QCOMPARE(annotationHash(back), annotationHash(edit));
        UserEdit moved = edit;
        moved.rows.front().insert(placeColumn, AnnotatedPlace(Kind::Route, {{1, 2}, {3, 4}}).wkt());
        QVERIFY(annotationHash(moved) != annotationHash(edit));
        QByteArray broken = packOf({edit}, {}).json();
        broken.replace("POLYGON", "POLYGIN");
        const auto refused = AnnotationPack::fromJson(broken);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QLatin1String("no area or route")),
                 qPrintable(refused.error().message));
    }
};

QTEST_GUILESS_MAIN(AnnotatedPlaceTest)
#include "annotated_place_test.moc"
