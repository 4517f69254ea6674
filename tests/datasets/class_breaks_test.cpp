// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/class_breaks.h"

#include "datasets/table/layer_builder.h"

#include <QTest>
#include <cmath>
#include <random>
#include <set>

using namespace kohkan;

Q_DECLARE_METATYPE(kohkan::BreakMethod)

namespace {

using Numbers = QList<double>;

/// A layer with one number column `n` (NaN: no value) and one text column `t` (empty: no value).
LayerPtr layerOf(const std::vector<double> &numbers, const QStringList &texts = {})
{
    LayerBuilder builder(QStringLiteral("numbers"));
    auto &number = builder.addColumn(QStringLiteral("n"), Column::Type::Number);
    auto &text = builder.addColumn(QStringLiteral("t"), Column::Type::Text);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::isnan(numbers[i]) ? number.appendNull() : number.appendNumber(numbers[i]);
        const QString value = texts.value(static_cast<qsizetype>(i));
        value.isEmpty() ? text.appendNull() : text.appendText(value);
        builder.geometry().appendPoint({60 + static_cast<double>(i % 100) / 10, 30});
    }
    return builder.finish();
}

double deviation(std::span<const double> values)
{
    double mean = 0, sum = 0;
    for (const double v : values)
        mean += v / static_cast<double>(values.size());
    for (const double v : values)
        sum += (v - mean) * (v - mean);
    return sum;
}

/// Least sum of squared deviations of any cut into `count` runs, by trying them all.
double leastDeviation(std::span<const double> values, std::size_t count)
{
    if (count == 1)
        return deviation(values);
    double least = HUGE_VAL;
    for (std::size_t first = 1; first + count - 1 <= values.size(); ++first)
        least = std::min(least, deviation(values.first(first)) + leastDeviation(values.subspan(first), count - 1));
    return least;
}

} // namespace

class ClassBreaksTest : public QObject {
    Q_OBJECT
private slots:
    void knownAnswers_data()
    {
        QTest::addColumn<Numbers>("values");
        QTest::addColumn<int>("count");
        QTest::addColumn<BreakMethod>("method");
        QTest::addColumn<Numbers>("bounds");
        const Numbers three{1, 2, 3, 10, 11, 12, 50, 51};
        QTest::newRow("equal intervals") << three << 5 << BreakMethod::EqualIntervals << Numbers{1, 11, 21, 31, 41, 51};
        QTest::newRow("quantiles") << Numbers{1, 2, 3, 4, 5, 6, 7, 8} << 4 << BreakMethod::Quantiles
                                   << Numbers{1, 3, 5, 7, 8};
        QTest::newRow("natural") << three << 3 << BreakMethod::NaturalBreaks << Numbers{1, 10, 50, 51};
        QTest::newRow("natural, two") << three << 2 << BreakMethod::NaturalBreaks << Numbers{1, 50, 51};
        QTest::newRow("natural, large offset") << Numbers{1e9 + 1, 1e9 + 2, 1e9 + 9, 1e9 + 10} << 2
                                               << BreakMethod::NaturalBreaks << Numbers{1e9 + 1, 1e9 + 9, 1e9 + 10};
        QTest::newRow("ties in quantiles")
            << Numbers{0, 0, 0, 0, 0, 0, 1, 2} << 4 << BreakMethod::Quantiles << Numbers{0, 1, 2};
        QTest::newRow("fewer values than classes")
            << Numbers{1, 1, 4} << 5 << BreakMethod::NaturalBreaks << Numbers{1, 4, 4};
        QTest::newRow("one class") << Numbers{2, 7} << 1 << BreakMethod::EqualIntervals << Numbers{2, 7};
        for (const auto method : {BreakMethod::EqualIntervals, BreakMethod::Quantiles, BreakMethod::NaturalBreaks}) {
            const auto name = [method](const char *what) {
                return QByteArray(what) + char('0' + static_cast<int>(method));
            };
            QTest::newRow(name("one value ")) << Numbers{3, 3} << 4 << method << Numbers{3, 3};
            QTest::newRow(name("none ")) << Numbers{} << 4 << method << Numbers{};
        }
    }
    void knownAnswers()
    {
        QFETCH(Numbers, values);
        QFETCH(int, count);
        QFETCH(BreakMethod, method);
        QFETCH(Numbers, bounds);
        const auto found = classBreaks(
            std::span<const double>(values.constData(), static_cast<std::size_t>(values.size())), count, method);
        QCOMPARE(Numbers(found.begin(), found.end()), bounds);
    }

    /// No other cut into as many classes has a lower sum of squared deviations.
    void naturalBreaksAreTheBest()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 60; ++round) {
            std::vector<double> values(static_cast<std::size_t>(4 + round % 9));
            for (double &v : values)
                v = static_cast<double>(random() % 40);
            std::sort(values.begin(), values.end());
            for (int count = 2; count <= 4; ++count) {
                const auto bounds = classBreaks(values, count, BreakMethod::NaturalBreaks);
                double sum = 0;
                for (std::size_t i = 1; i < bounds.size(); ++i) {
                    const bool isLast = i + 1 == bounds.size();
                    std::vector<double> inside;
                    for (const double v : values)
                        if (v >= bounds[i - 1] && (isLast || v < bounds[i]))
                            inside.push_back(v);
                    if (!inside.empty())
                        sum += deviation(inside);
                }
                const std::set<double> distinct(values.begin(), values.end());
                const auto most = std::min(static_cast<std::size_t>(count), distinct.size());
                QCOMPARE(bounds.size(), most + 1);
                QVERIFY(sum <= leastDeviation(values, most) + 1e-6);
            }
        }
    }

    void samplesWhatIsShown()
    {
        const LayerPtr layer = layerOf({5, NAN, 1, 3});
        const Column &column = *layer->column(u"n");
        QCOMPARE(sortedSample(column, layer->allRows()), (std::vector<double>{1, 3, 5}));
        RowSet some(layer->rowCount());
        some.insert(layer->bySourceRow()[0]);
        some.insert(layer->bySourceRow()[1]);
        QCOMPARE(sortedSample(column, some), std::vector<double>{5});
        QVERIFY(sortedSample(column, RowSet(layer->rowCount())).empty());
        QVERIFY(sortedSample(*layer->column(u"t"), layer->allRows()).empty());
    }

    void aSampleKeepsTheEnds()
    {
        std::vector<double> values;
        for (int i = 0; i < 1000; ++i)
            values.push_back((i * 617) % 1000);
        const LayerPtr layer = layerOf(values);
        const auto sample = sortedSample(*layer->column(u"n"), layer->allRows(), 100);
        QVERIFY(sample.size() <= 102);
        QCOMPARE(sample.front(), 0.0);
        QCOMPARE(sample.back(), 999.0);
        QVERIFY(std::is_sorted(sample.begin(), sample.end()));
    }

    void listsTheCommonestFirst()
    {
        const QStringList texts = QStringLiteral("b,a,c,b,,c,b,d").split(u',');
        const LayerPtr layer = layerOf(std::vector<double>(8, 1), texts);
        const Column &column = *layer->column(u"t");
        QStringList shown;
        for (const auto &value : commonestValues(column, layer->allRows(), 3))
            shown << QStringLiteral("%1 %2").arg(column.dictionary()[value.code]).arg(value.rows);
        QCOMPARE(shown, (QStringList{QStringLiteral("b 3"), QStringLiteral("c 2"), QStringLiteral("a 1")}));
        QVERIFY(commonestValues(column, RowSet(8), 3).empty());
    }
};

QTEST_GUILESS_MAIN(ClassBreaksTest)
#include "class_breaks_test.moc"
