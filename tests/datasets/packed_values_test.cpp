// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/packed_numbers.h"
#include "datasets/table/packed_places.h"
#include "datasets/table/plane_points.h"

#include <QTest>
#include <algorithm>
#include <bit>
#include <numeric>
#include <random>

using namespace kohkan;

/// What is packed comes back bit for bit, in the order asked for; only what is exact is packed.
class PackedValuesTest : public QObject {
    Q_OBJECT
private slots:
    void numbers_data();
    void numbers();
    void places_data();
    void places();
    void planePointsAreWithinAStep();
};

namespace {

using Numbers = std::vector<double>;

std::vector<std::uint32_t> shuffled(std::size_t size)
{
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), std::mt19937(5)); // NOLINT: the same order in every run
    return order;
}

/// Multiples of 10^-decimals within +-most, as a reader of their texts makes them.
Numbers decimals(int decimals, double most)
{
    std::mt19937_64 random(7);
    Numbers numbers;
    std::uniform_real_distribution<double> any(-most, most);
    for (int i = 0; i < 5000; ++i)
        numbers.push_back(QByteArray::number(any(random), 'f', decimals).toDouble() + 0.0); // no minus before zero
    return numbers;
}

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

void PackedValuesTest::numbers_data()
{
    QTest::addColumn<Numbers>("numbers");
    QTest::addColumn<std::size_t>("bytes");
    Numbers gaps = decimals(2, 2);
    gaps[0] = gaps[17] = NAN;
    Numbers two = decimals(2, 2), more = decimals(2, 2), inexact = decimals(2, 2);
    two.push_back(-0.0);
    more.push_back(1.0 / 3);
    inexact.push_back(INFINITY);
    QTest::newRow("two decimals, narrow") << decimals(2, 2) << std::size_t(2 * 5000);
    QTest::newRow("with nulls") << gaps << std::size_t(2 * 5000);
    QTest::newRow("three decimals") << decimals(3, 100'000) << std::size_t(4 * 5000);
    QTest::newRow("seven decimals") << decimals(7, 180) << std::size_t(4 * 5000);
    QTest::newRow("nine decimals") << decimals(9, 180) << std::size_t(8 * 5000);
    QTest::newRow("whole and huge") << decimals(0, 1e18) << std::size_t(8 * 5000);
    QTest::newRow("a minus before zero") << two << std::size_t(8 * 5001);
    QTest::newRow("one third among them") << more << std::size_t(8 * 5001);
    QTest::newRow("infinite") << inexact << std::size_t(8 * 5001);
    QTest::newRow("tiny and large") << Numbers{1e-300, 5, 1e300} << std::size_t(8 * 3);
    QTest::newRow("large with a decimal") << Numbers{0.1, 4e15} << std::size_t(8 * 2);
    QTest::newRow("all null") << Numbers{NAN, NAN} << std::size_t(8 * 2);
    QTest::newRow("none") << Numbers{} << std::size_t(0);
}

void PackedValuesTest::numbers()
{
    QFETCH(Numbers, numbers);
    const auto order = shuffled(numbers.size());
    const PackedNumbers packed(numbers, order);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double want = numbers[order[i]];
        if (std::isnan(want))
            continue; // has a value that nobody asks for
        QVERIFY2(sameBits(packed[i], want), qPrintable(QString::number(want, 'g', 17)));
        packed.visit([&](const auto &numberAt) { QVERIFY(sameBits(numberAt(i), want)); });
    }
    QTEST(packed.bytes(), "bytes");
}

void PackedValuesTest::places_data()
{
    QTest::addColumn<int>("digits");
    QTest::addColumn<bool>("hasOdd");
    QTest::addColumn<std::size_t>("bytesEach");
    QTest::newRow("6 decimals") << 6 << false << std::size_t(8);
    QTest::newRow("7 decimals") << 7 << false << std::size_t(8);
    QTest::newRow("8 decimals") << 8 << false << std::size_t(16);
    QTest::newRow("beyond a turn and a half") << 6 << true << std::size_t(16);
}

void PackedValuesTest::places()
{
    QFETCH(int, digits);
    QFETCH(bool, hasOdd);
    QFETCH(std::size_t, bytesEach);
    const Numbers degrees = decimals(digits, 180);
    std::vector<LonLat> places;
    for (std::size_t i = 0; i + 1 < degrees.size(); i += 2)
        places.push_back({degrees[i], degrees[i + 1]});
    places.push_back({});
    places.push_back({-180, 90});
    if (hasOdd)
        places.push_back({540, 12});
    const auto order = shuffled(places.size());
    const PackedPlaces packed(places, order);
    QCOMPARE(packed.size(), places.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const LonLat want = places[order[i]], got = packed[i];
        QCOMPARE(got.isValid(), want.isValid());
        QVERIFY(!want.isValid() || (sameBits(got.lon, want.lon) && sameBits(got.lat, want.lat)));
    }
    QCOMPARE(packed.bytes(), bytesEach * places.size());
}

void PackedValuesTest::planePointsAreWithinAStep()
{
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> any(-2.0037508342789244e7, 2.0037508342789244e7);
    PlanePoints points(1002);
    for (std::size_t i = 0; i < 1000; ++i) {
        const MapPoint want{any(random), any(random)};
        QVERIFY(points.set(i, want));
        QVERIFY(std::abs(points[i].x - want.x) <= PlanePoints::finestStep / 2);
        QVERIFY(std::abs(points[i].y - want.y) <= PlanePoints::finestStep / 2);
    }
    QVERIFY(points.set(1000, {}));
    QVERIFY(!points[1000].isValid());
    QVERIFY(!points.set(1001, {4e7, 0})); // too far out
    QVERIFY(!points[1001].isValid());
    QVERIFY(PlanePoints(1, 1).set(0, {4e7, 0}));
}

QTEST_APPLESS_MAIN(PackedValuesTest)
#include "packed_values_test.moc"
