// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/equivalent_grade.h"

#include <QTest>
#include <cmath>

using namespace kohkan;

namespace {

const Band ninety{90, 90}, seventy{70, 70};

EquivalentMetal copper()
{
    return {QStringLiteral("Copper"), QStringLiteral("0.48"), QStringLiteral("%"), ninety,
            {10000, 10000},           QStringLiteral("t")};
}
EquivalentMetal gold()
{
    return {QStringLiteral("Gold"),   QStringLiteral("0.28"),   QStringLiteral("g/t"), seventy,
            {3110.34768, 3110.34768}, QStringLiteral("troy oz")};
}

} // namespace

class EquivalentGradeTest : public QObject {
    Q_OBJECT
private slots:
    /// By hand: an ounce of 31.1034768 g at 3110.34768 USD is 100 USD a gram, 100,000,000 USD a tonne of gold, 10,000
    /// times the price of copper. 0.28 g/t = 0.28e-6. CuEq = 0.48e-2 + 0.28e-6 x (70 / 90) x 10,000 = 0.0048 +
    /// 0.0021777... = 0.0069777... = 0.69778 %.
    void copperEquivalent()
    {
        const auto result = equivalentGrade({copper(), gold()});
        QVERIFY(result);
        QVERIFY(std::abs(result->value.low - 0.48 - 0.28 * 70 / 90) < 1e-12);
        QCOMPARE(result->value.low, result->value.high);
        QCOMPARE(result->unit, QStringLiteral("%"));
        QCOMPARE(result->text, QStringLiteral("0.69 to 0.70 %")); // 0.6978 lies between its two neighbours
    }

    /// By hand: AuEq = 0.28e-6 + 0.48e-2 x (90 / 70) / 10,000 = 0.28e-6 + 0.6171428...e-6 = 0.897142... g/t.
    void goldEquivalent()
    {
        const auto result = equivalentGrade({gold(), copper()});
        QVERIFY(result);
        QVERIFY(std::abs(result->value.low - 0.28 - 0.48 * 90 / 70) < 1e-12);
        QCOMPARE(result->unit, QStringLiteral("g/t"));
    }

    /// By hand: low end 0.48 + 0.28 x (60 / 92) x (80 / 120) = 0.48 + 0.121739... = 0.601739... %; high end
    /// 0.48 + 0.28 x (80 / 88) x (120 / 80) = 0.48 + 0.381818... = 0.861818... %.
    void aBandOfRecoveriesAndPrices()
    {
        EquivalentMetal cu = copper(), au = gold();
        cu.recovery = {88, 92};
        au.recovery = {60, 80};
        cu.price = {8000, 12000};
        au.price = {3110.34768 * 0.8, 3110.34768 * 1.2};
        const auto result = equivalentGrade({cu, au});
        QVERIFY(result);
        QVERIFY(std::abs(result->value.low - (0.48 + 0.28 * (60.0 / 92) * (80.0 / 120))) < 1e-12);
        QVERIFY(std::abs(result->value.high - (0.48 + 0.28 * (80.0 / 88) * (120.0 / 80))) < 1e-12);
        QCOMPARE(result->text, QStringLiteral("0.60 to 0.87 %"));
        for (const char *part :
             {"0.48 %", "0.28 g/t Gold", "88 to 92", "60 to 80", "8000 to 12000", "R Gold / R Copper"})
            QVERIFY2(result->formula.contains(QLatin1String(part)), part);
    }

    /// The factor of the field: 31.1035 g an ounce, 2204.623 lb a tonne; a price a pound and one a tonne say the same.
    void unitsOfPrices()
    {
        EquivalentMetal cu = copper();
        const auto perTonne = equivalentGrade({cu, gold()});
        cu.price = {10000 * 0.00045359237, 10000 * 0.00045359237};
        cu.priceUnit = QStringLiteral("lb");
        const auto perPound = equivalentGrade({cu, gold()});
        QVERIFY(perTonne && perPound);
        QVERIFY(std::abs(perTonne->value.low - perPound->value.low) < 1e-12);
    }

    void needsAllOfIt_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("grade") << 0 << "has no grade";
        QTest::newRow("recovery") << 1 << "needs a recovery";
        QTest::newRow("more than all") << 2 << "more than 100 percent";
        QTest::newRow("price") << 3 << "needs a price";
        QTest::newRow("turned band") << 4 << "low value is above";
        QTest::newRow("unit of price") << 5 << "is no unit that a price";
        QTest::newRow("one metal") << 6 << "at least two metals";
    }
    void needsAllOfIt()
    {
        QFETCH(int, what);
        QFETCH(QString, says);
        EquivalentMetal au = gold();
        if (what == 0)
            au.grade.clear();
        else if (what == 1)
            au.recovery = {};
        else if (what == 2)
            au.recovery = {90, 101};
        else if (what == 3)
            au.price = {0, 5};
        else if (what == 4)
            au.recovery = {80, 70};
        else if (what == 5)
            au.priceUnit = QStringLiteral("carton");
        const auto result = what == 6 ? equivalentGrade({au}) : equivalentGrade({copper(), au});
        QVERIFY(!result);
        QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    }
};

QTEST_GUILESS_MAIN(EquivalentGradeTest)
#include "equivalent_grade_test.moc"
