// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/axis_ticks.h"

#include <QTest>
#include <cmath>

using namespace kohkan;

/// Ticks are round, inside the axis, apart from each other, and there are some.
class AxisTicksTest : public QObject {
    Q_OBJECT
private slots:
    void logarithmic_data();
    void logarithmic();
    void anyLogarithmicAxisReadsWell();
    void linear_data();
    void linear();
    void dates_data();
    void dates();
    void texts_data();
    void texts();
};

void AxisTicksTest::logarithmic_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("length");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("decades") << -0.1 << 3.1 << 160.0 << QList<double>{1, 10, 100, 1000};
    QTest::newRow("1, 2, 5") << -0.1 << 1.1 << 400.0 << QList<double>{1, 2, 5, 10};
    QTest::newRow("every second decade") << 0.0 << 6.0 << 160.0 << QList<double>{1, 100, 1e4, 1e6};
    QTest::newRow("below one") << -2.0 << -0.2 << 90.0 << QList<double>{0.01, 0.1};
}

void AxisTicksTest::logarithmic()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, length);
    QFETCH(QList<double>, ticks);
    const auto found = logTicks({low, high, 0, length}, 40);
    QCOMPARE(static_cast<qsizetype>(found.size()), ticks.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY(std::abs(found[i] / ticks[static_cast<qsizetype>(i)] - 1) < 1e-9);
}

void AxisTicksTest::anyLogarithmicAxisReadsWell()
{
    for (double low = -8; low < 8; low += 0.37)
        for (double span = 1; span < 20; span *= 1.3)
            for (double length = 80; length < 2000; length *= 1.7) {
                const LogAxis axis{low, low + span, length, 0}; // as the y axis: downwards
                const auto ticks = logTicks(axis, 40);
                double before = 1e9;
                for (const double tick : ticks) {
                    const double pixel = axis.pixel(std::log10(tick));
                    QVERIFY(pixel > -0.01 && pixel < length + 0.01);
                    QVERIFY(before - pixel >= 40 - 0.01);
                    before = pixel;
                }
                const double every = std::ceil(40 / axis.decade());
                QVERIFY(ticks.size() >= static_cast<std::size_t>(std::floor(span / every)));
                QVERIFY(std::abs(axis.logarithm(axis.pixel(low + 0.3)) - low - 0.3) < 1e-9);
            }
    const LogAxis point = logAxisOver(2, 2); // one value: a decade around it
    QVERIFY(point.low <= 1.5 && point.high >= 2.5);
}

void AxisTicksTest::linear_data()
{
    QTest::addColumn<double>("greatest");
    QTest::addColumn<int>("most");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("24") << 24.2 << 6 << QList<double>{0, 5, 10, 15, 20, 25};
    QTest::newRow("exactly") << 10.0 << 6 << QList<double>{0, 2, 4, 6, 8, 10};
    QTest::newRow("small") << 0.013 << 4 << QList<double>{0, 0.005, 0.01, 0.015};
    QTest::newRow("nothing") << 0.0 << 4 << QList<double>{0};
}

void AxisTicksTest::linear()
{
    QFETCH(double, greatest);
    QFETCH(int, most);
    QFETCH(QList<double>, ticks);
    const auto found = linearTicks(greatest, most);
    QCOMPARE(static_cast<qsizetype>(found.size()), ticks.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY(std::abs(found[i] - ticks[static_cast<qsizetype>(i)]) < 1e-9);
}

void AxisTicksTest::dates_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("texts");
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
    QTest::newRow("years") << QDate(2017, 6, 1) << QDate(2023, 3, 1) << 8 << words("2018 2019 2020 2021 2022 2023");
    QTest::newRow("some years") << QDate(1988, 6, 1) << QDate(2026, 3, 1) << 8
                                << words("1990 1995 2000 2005 2010 2015 2020 2025");
    QTest::newRow("quarters") << QDate(2024, 2, 1) << QDate(2025, 1, 15) << 6
                              << words("2024-04 2024-07 2024-10 2025-01");
}

void AxisTicksTest::dates()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(int, most);
    QStringList found;
    for (const DateTick &tick : dateTicks(first, last, most)) {
        QVERIFY(tick.day >= first && tick.day <= last);
        found << tick.text;
    }
    QVERIFY(found.size() <= most);
    QTEST(found, "texts");
}

void AxisTicksTest::texts_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("mass");
    QTest::addColumn<QString>("ounces");
    const double ounce = 31.1034768e-6;
    QTest::newRow("1") << 1.0 << QStringLiteral("1") << QStringLiteral("1 t") << QString();
    QTest::newRow("0.002") << 0.002 << QStringLiteral("0.002") << QStringLiteral("2 kg") << QString();
    QTest::newRow("0.5") << 0.5 << QStringLiteral("0.5") << QStringLiteral("500 kg") << QString();
    QTest::newRow("20,000") << 2e4 << QStringLiteral("20000") << QStringLiteral("20 kt") << QString();
    QTest::newRow("a million") << 1e6 << QStringLiteral("10⁶") << QStringLiteral("1 Mt") << QString();
    QTest::newRow("5 billion") << 5e9 << QStringLiteral("5×10⁹") << QStringLiteral("5 Gt") << QString();
    QTest::newRow("tiny") << 2e-7 << QStringLiteral("2×10⁻⁷") << QString() << QString();
    QTest::newRow("10 Moz") << 1e7 * ounce << QString() << QString() << QStringLiteral("10 Moz");
    QTest::newRow("100 koz") << 1e5 * ounce << QString() << QString() << QStringLiteral("100 koz");
    QTest::newRow("10 oz") << 10 * ounce << QString() << QString() << QStringLiteral("10 oz");
}

void AxisTicksTest::texts()
{
    QFETCH(double, value);
    QFETCH(QString, plain);
    QFETCH(QString, mass);
    QFETCH(QString, ounces);
    if (!plain.isEmpty())
        QCOMPARE(numberText(value), plain);
    if (!mass.isEmpty())
        QCOMPARE(massText(value, MassUnits::Tonnes), mass);
    if (!ounces.isEmpty())
        QCOMPARE(massText(value, MassUnits::Ounces), ounces);
}

QTEST_APPLESS_MAIN(AxisTicksTest)
#include "axis_ticks_test.moc"
