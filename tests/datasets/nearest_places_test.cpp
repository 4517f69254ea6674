// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/nearest_places.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/geo/geodesy.h"
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"

#include <QTest>
#include <cmath>

using namespace kohkan;

namespace {

struct Place {
    const char *name;
    const char *kind;
    LonLat at;
    const char *status;
};

LayerPtr tableOf(const std::vector<Place> &places)
{
    LayerBuilder builder(QStringLiteral("infrastructure"));
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    auto &kind = builder.addColumn(QStringLiteral("kind"), Column::Type::Text);
    auto &status = builder.addColumn(QStringLiteral("status"), Column::Type::Text);
    for (const Place &place : places) {
        name.appendText(QString::fromLatin1(place.name));
        kind.appendText(QString::fromLatin1(place.kind));
        status.appendText(QString::fromLatin1(place.status));
        builder.geometry().appendPoint(place.at);
    }
    return builder.finish();
}

} // namespace

class NearestPlacesTest : public QObject {
    Q_OBJECT
private slots:
    /// A degree of latitude from 30 to 31 is 110.86 km on WGS 84.
    void findsTheNearestOfEachKind()
    {
        const LayerPtr table = tableOf({{"far port", "port", {66, 25}, "operating"},
                                        {"port", "port", {66, 31}, "operating"},
                                        {"gate", "border-crossing", {66, 30.1}, "closed"},
                                        {"other gate", "border-crossing", {67, 30}, "not-verified"},
                                        {"furnace", "smelter-refinery", {66, 30}, "operating"}});
        const auto found = nearestPlaces(*table, {66, 30});
        QStringList names;
        for (const NearestPlace &one : found)
            names << table->column(u"name")->text(one.row);
        QCOMPARE(names, (QStringList{QStringLiteral("port"), QStringLiteral("gate"), QStringLiteral("other gate")}));
        QVERIFY2(std::abs(found[0].metres - 110'861) < 10, qPrintable(QString::number(found[0].metres)));
        QVERIFY(std::abs(found[0].bearing) < 1e-9);
        QVERIFY(found[1].isClosed && !found[2].isClosed);
        QCOMPARE(compassPoint(found[2].bearing), QStringLiteral("E"));
        QVERIFY(nearestPlaces(*table, {}).empty());
    }

    void namesBearings()
    {
        QCOMPARE(compassPoint(0), QStringLiteral("N"));
        QCOMPARE(compassPoint(359.9), QStringLiteral("N"));
        QCOMPARE(compassPoint(300), QStringLiteral("NW"));
        QCOMPARE(compassPoint(22.4), QStringLiteral("N"));
        QCOMPARE(compassPoint(22.6), QStringLiteral("NE"));
    }

    /// Every shipped site against every place, by the geodesic alone.
    void columnsEqualBruteForce()
    {
        const auto catalogue = Catalogue::load(*dataFolder());
        QVERIFY(catalogue);
        const Layer &sites = *(*catalogue)->deposits(), &places = *(*catalogue)->infrastructure();
        for (const QString &kind : nearestKinds()) {
            const Column *column = sites.column(QStringLiteral("km_to_") + QString(kind).replace(u'-', u'_'));
            QVERIFY2(column && column->isDerived(), qPrintable(kind));
            for (Row site : sites.bySourceRow()) {
                double nearest = 1e9;
                for (Row place : places.bySourceRow())
                    if (places.column(u"kind")->text(place) == kind &&
                        places.column(u"status")->text(place) != QLatin1String("closed"))
                        nearest = std::min(
                            nearest, geodesic(sites.geometry().point(site), places.geometry().point(place)).metres);
                if (sites.geometry().point(site).isValid())
                    QVERIFY(std::abs(column->number(site) - nearest / 1000) <= 0.0500001);
                else
                    QVERIFY(column->isNull(site));
            }
        }
    }
};

QTEST_GUILESS_MAIN(NearestPlacesTest)
#include "nearest_places_test.moc"
