// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/exposure_surface.h"

#include "tests/support/reported_events.h"

#include <QTest>

using namespace kohkan;

namespace {

const QDate day(2026, 11, 23);
const LonLatBox around{63, 27, 70, 33};

ExposureModel model(const LayerPtr &layer, double radiusKm = 50)
{
    ExposureParameters parameters;
    parameters.radiusKm = radiusKm;
    auto made = ExposureModel::create(layer, day, parameters);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *std::move(made);
}

/// By the crossings of a ray to the east with all rings of a row.
bool holds(const Layer &layer, Row row, LonLat place)
{
    bool isInside = false;
    layer.geometry().forEachPart(row, [&](GeometryPart::Kind, std::span<const LonLat> ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat a = ring[i - 1], b = ring[i];
            if ((a.lat > place.lat) != (b.lat > place.lat))
                isInside ^= a.lon + (place.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon) > place.lon;
        }
    });
    return isInside;
}

} // namespace

class ExposureSurfaceTest : public QObject {
    Q_OBJECT
private slots:
    void gridEqualsTheIndexOfAPlace_data()
    {
        QTest::addColumn<double>("radius");
        QTest::newRow("near") << 10.0;
        QTest::newRow("default") << 50.0;
        QTest::newRow("wide") << 100.0;
    }
    /// Of 400 events with parts, discs and odd dates, at 300 cells.
    void gridEqualsTheIndexOfAPlace()
    {
        QFETCH(double, radius);
        std::mt19937 random(11);
        const ExposureModel exposure = model(layerOf(randomEvents(random, 400)), radius);
        const ValueGrid grid = exposureGrid(exposure, around);
        QVERIFY(grid.columns > 100 && grid.rows > 100);
        std::uniform_int_distribution<std::size_t> anyColumn(0, grid.columns - 1), anyRow(0, grid.rows - 1);
        int reached = 0;
        for (int i = 0; i < 300; ++i) {
            const std::size_t column = anyColumn(random), row = anyRow(random);
            const double expected = exposure.exposure(grid.middle(column, row)).value[indexOf(Toll::Best)];
            const double found = static_cast<double>(grid.values[row * grid.columns + column]);
            QVERIFY2(std::abs(found - expected) <= std::max(0.002, 0.002 * expected),
                     qPrintable(QStringLiteral("%1 %2: %3, not %4").arg(column).arg(row).arg(found).arg(expected)));
            reached += expected > 0.01 ? 1 : 0;
        }
        QVERIFY(reached > 100);
    }

    /// The middle of a cell lies in the band of its value, and in no other.
    void bandsHoldTheirValues()
    {
        std::mt19937 random(12);
        const ExposureModel exposure = model(layerOf(randomEvents(random, 60)));
        const ValueGrid grid = exposureGrid(exposure, around);
        const LayerPtr surface = exposureSurface(exposure, around);
        QVERIFY(surface->rowCount() >= 3);
        const Column &from = *surface->column(u"exposure_from"), &to = *surface->column(u"exposure_to");
        int inBands = 0, inNone = 0;
        for (std::size_t row = 1; row < grid.rows; row += 7)
            for (std::size_t column = 1; column < grid.columns; column += 7) {
                const double value = static_cast<double>(grid.values[row * grid.columns + column]);
                int in = 0;
                for (std::size_t i = 0; i < surface->rowCount(); ++i) {
                    if (!holds(*surface, rowAt(i), grid.middle(column, row)))
                        continue;
                    ++in;
                    QVERIFY(value >= from.number(rowAt(i)) - 1e-6);
                    QVERIFY(to.isNull(rowAt(i)) || value <= to.number(rowAt(i)) + 1e-6);
                }
                QCOMPARE(in, value >= exposureLevels.front() ? 1 : 0);
                in > 0 ? ++inBands : ++inNone;
            }
        QVERIFY(inBands > 100 && inNone > 100);
    }

    /// One incident today with one dead (S = 2) in one spot: 2 at its place, falling evenly to nothing at 50 km, so
    /// that 1 is at 25 km and 0.25 at 43.75 km.
    void oneIncidentByHand()
    {
        const LonLat place{66, 30};
        const LayerPtr surface =
            exposureSurface(model(layerOf({{place, 0, "2026-11-23", "Battles", 1}})), {65, 29, 67, 31});
        QCOMPARE(surface->rowCount(), std::size_t(3));
        const Row top = *surface->rowOfKey(QStringLiteral("band-3")),
                  low = *surface->rowOfKey(QStringLiteral("band-1"));
        QCOMPARE(surface->column(u"exposure_index")->text(top), QStringLiteral("1 to 4"));
        const double kmPerLat = 110.85;
        const auto halfHeight = [&](Row row) { return surface->geometry().box(row).height() / 2 * kmPerLat; };
        QVERIFY2(std::abs(halfHeight(top) - 25) < 0.5, qPrintable(QString::number(halfHeight(top))));
        QVERIFY2(std::abs(halfHeight(low) - 50) < 1.5, qPrintable(QString::number(halfHeight(low))));
        QVERIFY(holds(*surface, top, place));
        QVERIFY(!holds(*surface, low, place));
        QVERIFY(surface->column(u"exposure_parameters")->text(top).contains(QLatin1String("radius_km=50")));
        QVERIFY(surface->column(u"kernel")->text(top).contains(QLatin1String("zero at 50 km")));
    }

    void nothingInReachHasNoBand()
    {
        QCOMPARE(exposureSurface(model(layerOf({})), around)->rowCount(), std::size_t(0));
        const auto far = model(layerOf({{{20, 20}, 0, "2026-11-23", "Battles", 1}}));
        QCOMPARE(exposureSurface(far, around)->rowCount(), std::size_t(0));
        QCOMPARE(exposureSurface(far, {})->rowCount(), std::size_t(0));
    }

    /// A whole world in small cells would be half a billion of them.
    void cellsAreLimited()
    {
        const auto exposure = model(layerOf({{{66, 30}, 0, "2026-11-23", "Battles", 1}}), 5);
        const ValueGrid grid = exposureGrid(exposure, {-180, -80, 180, 80});
        QVERIFY(grid.values.size() < 4'100'000);
        QVERIFY(grid.columns > 1000 && grid.rows > 500);
    }

    void keepsTheMarkOfItsIncidents()
    {
        LayerBuilder builder(QStringLiteral("restricted"));
        auto &date = builder.addColumn(QStringLiteral("date"), Column::Type::Date);
        auto &accuracy = builder.addColumn(QStringLiteral("location_accuracy_m"), Column::Type::Integer);
        date.appendDate(*DateRange::parse(QStringLiteral("2026-11-20")));
        accuracy.appendInteger(1000);
        builder.geometry().appendPoint({66, 30});
        builder.provenance().mayBePassedOn = false;
        builder.provenance().licence = QStringLiteral("terms of somebody");
        const LayerPtr surface = exposureSurface(model(builder.finish()), around);
        QVERIFY(surface->rowCount() > 0);
        QVERIFY(!surface->provenance().mayBePassedOn);
        QCOMPARE(surface->provenance().licence, QStringLiteral("terms of somebody"));
    }
};

QTEST_GUILESS_MAIN(ExposureSurfaceTest)
#include "exposure_surface_test.moc"
