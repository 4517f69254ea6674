// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/normalised.h"
#include "datasets/deposits/quantity.h"

#include <QTest>
#include <random>

using namespace kohkan;

/// Digits and rounding of published figures, and every pair of units there and back.
class QuantityTest : public QObject {
    Q_OBJECT
private slots:
    void digits_data();
    void digits();
    void notAFigure();
    void rounding_data();
    void rounding();
    void exactFactors_data();
    void exactFactors();
    void thereAndBackKeepsTheDigits();
    void kindsDoNotMix();
    void oxides();
    void normalisedStatesItsBasis();
};

void QuantityTest::digits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("digits");
    QTest::addColumn<double>("halfStep");
    QTest::newRow("zeros at the end of a whole number do not count") << "5900" << 2 << 50.0;
    QTest::newRow("after the point they do") << "0.50" << 2 << 0.005;
    QTest::newRow("before the first digit they never do") << "0.0041" << 2 << 0.00005;
    QTest::newRow("between they do") << "1005" << 4 << 0.5;
    QTest::newRow("a point after them says that they count") << "100.0" << 4 << 0.05;
    QTest::newRow("one digit") << "3000" << 1 << 500.0;
    QTest::newRow("many") << "5867.902656" << 10 << 5e-7;
}

void QuantityTest::digits()
{
    QFETCH(QString, text);
    const auto figure = Figure::parse(text);
    QVERIFY(figure);
    QTEST(figure->digits, "digits");
    QFETCH(double, halfStep);
    QVERIFY(std::abs(figure->halfStep / halfStep - 1) < 1e-9);
    QCOMPARE(figure->text, text);
}

void QuantityTest::notAFigure()
{
    for (const char *text : {"", "0", "-3", "about 5", "5,900", "n/a"})
        QVERIFY2(!Figure::parse(QString::fromLatin1(text)), text);
    QVERIFY(!unitNamed(QStringLiteral("stone")));
    QVERIFY(!unitNamed(QString()));
}

void QuantityTest::rounding_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 1519.8 << 2 << "1500";
    QTest::newRow("carried") << 9.96 << 2 << "10";
    QTest::newRow("small") << 0.00123456 << 3 << "0.00123";
    QTest::newRow("zeros kept") << 0.5 << 3 << "0.500";
    QTest::newRow("huge") << 2.5e15 << 2 << "2500000000000000";
}

void QuantityTest::rounding()
{
    QFETCH(double, value);
    QFETCH(int, digits);
    QTEST(roundedText(value, digits), "text");
}

void QuantityTest::exactFactors_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<double>("factor"); ///< written out from the definitions
    QTest::newRow("troy ounce") << "oz"
                                << "g" << 31.1034768;
    QTest::newRow("million ounces") << "Moz"
                                    << "t" << 31.1034768;
    QTest::newRow("pound") << "lb"
                           << "g" << 453.59237;
    QTest::newRow("million pounds") << "Mlb"
                                    << "t" << 453.59237;
    QTest::newRow("carat") << "ct"
                           << "g" << 0.2;
    QTest::newRow("thousand ounces") << "koz"
                                     << "kg" << 31.1034768;
    QTest::newRow("kilogram") << "t"
                              << "kg" << 1000.0;
    QTest::newRow("kilotonne") << "Mt"
                               << "kt" << 1000.0;
    QTest::newRow("gigatonne") << "Gt"
                               << "Mt" << 1000.0;
    QTest::newRow("per cent") << "%"
                              << "g/t" << 10000.0;
    QTest::newRow("parts per million") << "ppm"
                                       << "g/t" << 1.0;
    QTest::newRow("kilograms a tonne") << "kg/t"
                                       << "%" << 0.1;
    QTest::newRow("carats a tonne") << "ct/t"
                                    << "g/t" << 0.2;
    QTest::newRow("pounds a tonne") << "lb/t"
                                    << "g/t" << 453.59237;
    QTest::newRow("a day and a month") << "t/d"
                                       << "t/month" << 30.4375;
}

void QuantityTest::exactFactors()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(double, factor);
    QVERIFY(std::abs(unitNamed(from)->factor / unitNamed(to)->factor / factor - 1) < 1e-14);
}

void QuantityTest::thereAndBackKeepsTheDigits()
{
    const char *const kinds[] = {"t kt Mt Gt g kg oz koz Moz lb Mlb ct", "% g/t ppm kg/t ct/t lb/t", "t/d t/month"};
    std::mt19937 random(11);
    for (const char *const kind : kinds) {
        const QStringList names = QString::fromLatin1(kind).split(u' ');
        for (const QString &from : names)
            for (const QString &to : names)
                for (int i = 0; i < 40; ++i) {
                    const int digits = 1 + static_cast<int>(random() % 9);
                    const double value = std::uniform_real_distribution(1.0, 10.0)(random) *
                                         std::pow(10, static_cast<int>(random() % 7) - 3);
                    const auto figure = Figure::parse(roundedText(value, digits));
                    const Unit a = *unitNamed(from), b = *unitNamed(to);
                    // There with enough digits, as a text, and back with those of the source.
                    const auto there = Figure::parse(roundedText(figure->value * a.factor / b.factor, digits + 3));
                    QCOMPARE(roundedText(there->value * b.factor / a.factor, figure->digits).toDouble(), figure->value);
                    QVERIFY(Figure::parse(*convertedText(*figure, a, b))->digits <= figure->digits);
                }
    }
}

void QuantityTest::kindsDoNotMix()
{
    const auto figure = *Figure::parse(QStringLiteral("5"));
    QVERIFY(!convertedText(figure, *unitNamed(QStringLiteral("t")), *unitNamed(QStringLiteral("%"))));
    QVERIFY(!convertedText(figure, *unitNamed(QStringLiteral("t/d")), *unitNamed(QStringLiteral("t"))));
    QCOMPARE(*convertedText(*Figure::parse(QStringLiteral("5867.902656")), *unitNamed(QStringLiteral("Mt")),
                            *unitNamed(QStringLiteral("Gt")), 4),
             QStringLiteral("5.868"));
}

void QuantityTest::oxides()
{
    // By hand: U3O8 = 3 x 238.03 + 8 x 15.999 = 842.082, of it U 714.09; P2O5: 61.948 of 141.943; Cr2O3: 103.992 of
    // 151.989; Li2O: 13.88 of 29.879.
    QVERIFY(std::abs(*elementShare(QStringLiteral("U3O8")) - 714.09 / 842.082) < 1e-12);
    QVERIFY(std::abs(*elementShare(QStringLiteral("P2O5")) - 61.948 / 141.943) < 1e-12);
    QVERIFY(std::abs(*elementShare(QStringLiteral("Cr2O3")) - 103.992 / 151.989) < 1e-12);
    QVERIFY(std::abs(*elementShare(QStringLiteral("Li2O")) - 13.88 / 29.879) < 1e-12);
    QVERIFY(!elementShare(QStringLiteral("Cu")));
}

void QuantityTest::normalisedStatesItsBasis()
{
    Estimate estimate;
    estimate.scope = QStringLiteral("deposit");
    estimate.sharePercent = QStringLiteral("50");
    const EstimateLine gold{QStringLiteral("Au"), QStringLiteral("0.28"), QStringLiteral("g/t"), QStringLiteral("13"),
                            QStringLiteral("Moz")};
    const Unit ounces = *unitNamed(QStringLiteral("Moz"));
    const auto reported = normalised(estimate, gold, Basis::AsReported);
    QCOMPARE(reported.metal->text(ounces), QStringLiteral("13"));
    QCOMPARE(reported.basis, QStringLiteral("50 % attributable"));
    const auto whole = normalised(estimate, gold, Basis::Whole);
    QCOMPARE(whole.metal->text(ounces), QStringLiteral("26"));
    QVERIFY2(whole.basis.contains(QStringLiteral("0.5")), qPrintable(whole.basis));
    estimate.sharePercent.clear(); // never turned into one that is not said
    QCOMPARE(normalised(estimate, gold, Basis::Whole).metal->text(ounces), QStringLiteral("13"));
    QCOMPARE(normalised(estimate, gold, Basis::Whole).basis, QStringLiteral("not said"));
    estimate.tonnage = QStringLiteral("729");
    estimate.tonnageUnit = QStringLiteral("Mt");
    const EstimateLine copper{QStringLiteral("Cu"), QStringLiteral("0.64"), QStringLiteral("%"), {}, {}};
    const auto derived = normalised(estimate, copper, Basis::Whole);
    QVERIFY(derived.isDerived);
    QCOMPARE(derived.metal->text(*unitNamed(QStringLiteral("Mt"))), QStringLiteral("4.7")); // 729 x 0.0064 = 4.6656
}

QTEST_APPLESS_MAIN(QuantityTest)
#include "quantity_test.moc"
