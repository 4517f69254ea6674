// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/contained_metal.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"

#include <QTest>

using namespace kohkan;

namespace {

Estimate statement(const char *date, const char *share = "")
{
    Estimate estimate;
    estimate.kind = QStringLiteral("resource");
    estimate.scope = QStringLiteral("deposit");
    estimate.sharePercent = QString::fromLatin1(share);
    estimate.effectiveDate = QString::fromLatin1(date);
    return estimate;
}

EstimateLine contained(const char *commodity, const char *amount, const char *unit)
{
    return {QString::fromLatin1(commodity), {}, {}, QString::fromLatin1(amount), QString::fromLatin1(unit)};
}

} // namespace

class ContainedMetalTest : public QObject {
    Q_OBJECT
private slots:
    void convertsUnits_data()
    {
        QTest::addColumn<QString>("tonnage");
        QTest::addColumn<QString>("tonnageUnit");
        QTest::addColumn<QString>("grade");
        QTest::addColumn<QString>("gradeUnit");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("amountUnit");
        QTest::addColumn<double>("tonnes"); // below 0: none
        const auto row = [](const char *name, const char *tonnage, const char *tonnageUnit, const char *grade,
                            const char *gradeUnit, const char *amount, const char *amountUnit, double tonnes) {
            QTest::newRow(name) << QString::fromLatin1(tonnage) << QString::fromLatin1(tonnageUnit)
                                << QString::fromLatin1(grade) << QString::fromLatin1(gradeUnit)
                                << QString::fromLatin1(amount) << QString::fromLatin1(amountUnit) << tonnes;
        };
        row("percent", "395", "Mt", "0.38", "%", "", "", 1'501'000);
        row("grams a tonne", "395", "Mt", "0.3228", "g/t", "", "", 127.506);
        row("tonnes of ore", "26000", "t", "10", "%", "", "", 2600);
        row("million tonnes", "", "", "", "", "15", "Mt", 15e6);
        row("tonnes", "", "", "", "", "578", "t", 578);
        row("million troy ounces", "", "", "", "", "2.49", "Moz", 77.447657232);
        row("million pounds", "", "", "", "", "18000", "Mlb", 8'164'662.66);
        row("published contained goes first", "50", "Mt", "8.6", "%", "3.5", "Mt", 3.5e6);
        row("no grade", "412", "Mt", "", "", "", "", -1);
        row("no tonnage", "", "", "0.05", "%", "", "", -1);
        row("unknown unit", "", "", "", "", "5", "carat", -1);
        row("words", "about 5", "Mt", "1", "%", "", "", -1);
    }
    void convertsUnits()
    {
        QFETCH(QString, tonnage);
        QFETCH(QString, tonnageUnit);
        QFETCH(QString, grade);
        QFETCH(QString, gradeUnit);
        QFETCH(QString, amount);
        QFETCH(QString, amountUnit);
        QFETCH(double, tonnes);
        Estimate estimate;
        estimate.tonnage = tonnage;
        estimate.tonnageUnit = tonnageUnit;
        const auto found = containedTonnes(estimate, {QStringLiteral("Cu"), grade, gradeUnit, amount, amountUnit});
        QCOMPARE(found.has_value(), tonnes >= 0);
        if (found)
            QVERIFY2(std::abs(*found - tonnes) < 1e-9 * tonnes, qPrintable(QString::number(*found, 'g', 15)));
    }

    void onlyWholeDepositsAreSized()
    {
        Estimate estimate = statement("2024", "50");
        QVERIFY(!canSize(estimate)); // a share is not scaled up
        estimate.sharePercent = QStringLiteral("100");
        QVERIFY(canSize(estimate));
        estimate.sharePercent.clear();
        QVERIFY(canSize(estimate));
        estimate.scope = QStringLiteral("group");
        QVERIFY(!canSize(estimate));
        estimate.scope = QStringLiteral("deposit");
        estimate.kind = QStringLiteral("claim");
        QVERIFY(!canSize(estimate));
    }

    void theFirmestClassCountsAndNothingIsAdded()
    {
        const auto of = [](const char *date, const char *kind, const char *category, const char *copper) {
            Estimate estimate = statement(date);
            estimate.kind = QString::fromLatin1(kind);
            estimate.category = QString::fromLatin1(category);
            estimate.lines = {contained("Cu", copper, "Mt")};
            return estimate;
        };
        Estimate share = of("2025", "reserve", "proved", "9");
        share.sharePercent = QStringLiteral("50");
        const Estimate inferred = of("2024", "resource", "inferred", "4"),
                       indicated = of("2022", "resource", "indicated", "3");
        Estimate old = of("2001", "resource", "indicated", "20");
        old.lines.push_back(contained("Mo", "7", "t"));
        auto metal = containedMetal({share, inferred, indicated, old});
        QCOMPARE(metal.size(), std::size_t(2));
        QCOMPARE(metal.at(QStringLiteral("Cu")), 3e6); // indicated is firmer than inferred, 2022 later than 2001
        QCOMPARE(metal.at(QStringLiteral("Mo")), 7.0); // only the old one gives it
        metal = containedMetal({inferred, indicated, of("2020", "reserve", "probable", "1")});
        QCOMPARE(metal.at(QStringLiteral("Cu")), 1e6); // a reserve is firmer than any resource
    }

    void namesColumns()
    {
        QCOMPARE(containedColumn(QStringLiteral("Cu")), QStringLiteral("_contained_t_Cu"));
        QCOMPARE(containedCommodity(QStringLiteral("_contained_t_Cu")), QStringLiteral("Cu"));
        QVERIFY(containedCommodity(QStringLiteral("_paint_order")).isEmpty());
    }

    /// Worked out by hand from the shipped table.
    void sizesTheShippedDeposits()
    {
        const auto catalogue = Catalogue::load(*dataFolder());
        QVERIFY(catalogue);
        const Layer &deposits = *(*catalogue)->deposits();
        const auto tonnes = [&](const char *id, const char *token) {
            const Column *column = deposits.column(containedColumn(QString::fromLatin1(token)));
            const auto row = deposits.rowOfKey(QString::fromLatin1(id));
            return column && row ? column->number(*row) : NAN;
        };
        QCOMPARE(tonnes("saindak", "Cu"), 1'501'000.0);                     // EST-009: 395 Mt at 0.38 %
        QCOMPARE(tonnes("saindak", "Au"), 127.506);                         // EST-009: 395 Mt at 0.3228 g/t
        QCOMPARE(tonnes("saindak", "Ag"), 77.447657232);                    // EST-013: 2.49 Moz
        QCOMPARE(tonnes("reko-diq", "Cu"), 15'000'000.0);                   // EST-078: 15 Mt, the reserve on 100 %
        QCOMPARE(tonnes("saindak-east", "Cu"), 430'249.6);                  // EST-018: 115.04 Mt at 0.374 %
        QCOMPARE(tonnes("shanawah-uranium", "U"), 578.0);                   // EST-085
        QVERIFY(std::isnan(tonnes("muhammad-khel-copper", "Cu")));          // a claim and a tonnage without a grade
        QVERIFY(!deposits.column(containedColumn(QStringLiteral("coal")))); // never with a grade
        const Column *copper = deposits.column(containedColumn(QStringLiteral("Cu")));
        QVERIFY(copper->isDerived());
        QCOMPARE(copper->unit(), QStringLiteral("t"));
    }
};

QTEST_GUILESS_MAIN(ContainedMetalTest)
#include "contained_metal_test.moc"
