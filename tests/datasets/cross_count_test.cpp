// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/cross_count.h"

#include "datasets/table/layer_builder.h"

#include <QTest>
#include <random>

using namespace kohkan;

/// Counting pairs of values, against the plain way.
class CrossCountTest : public QObject {
    Q_OBJECT
private slots:
    void countsEveryPair_data();
    void countsEveryPair();
};

void CrossCountTest::countsEveryPair_data()
{
    QTest::addColumn<bool>("tags");
    QTest::addColumn<bool>("stacked");
    QTest::newRow("text") << false << false;
    QTest::newRow("text, stacked") << false << true;
    QTest::newRow("tags") << true << false;
    QTest::newRow("tags, stacked") << true << true;
}

void CrossCountTest::countsEveryPair()
{
    QFETCH(bool, tags);
    QFETCH(bool, stacked);
    std::mt19937 random(5);
    LayerBuilder builder(QStringLiteral("any"));
    auto &by = builder.addColumn(QStringLiteral("by"), tags ? Column::Type::Tags : Column::Type::Text);
    auto &heap = builder.addColumn(QStringLiteral("heap"), Column::Type::Text);
    for (int i = 0; i < 700; ++i) {
        if (random() % 5 == 0)
            by.appendNull();
        else
            by.appendText(tags && random() % 2 ? QStringLiteral("a%1;b").arg(random() % 7)
                                               : QStringLiteral("a%1").arg(random() % 7));
        if (random() % 4 == 0)
            heap.appendNull();
        else
            heap.appendText(QStringLiteral("h%1").arg(random() % 3));
        builder.geometry().appendPoint({static_cast<double>(random() % 100), static_cast<double>(random() % 50)});
    }
    const LayerPtr layer = builder.finish();
    RowSet rows(layer->rowCount());
    for (std::size_t i = 0; i < layer->rowCount(); ++i)
        if (random() % 3)
            rows.insert(rowAt(i));
    const Column &first = *layer->column(u"by"), &second = *layer->column(u"heap");
    const CrossCount counted = countCross(first, stacked ? &second : nullptr, rows);
    std::map<std::pair<QString, QString>, std::size_t> expected;
    rows.forEach([&](Row row) {
        const QString own = stacked ? second.text(row) : QString();
        const auto values = tags ? first.tagTexts(row) : std::vector<QString>{first.text(row)};
        if (first.isNull(row))
            ++expected[{QString(), own}];
        else
            for (const QString &value : values)
                ++expected[{value, own}];
    });
    std::size_t all = 0;
    for (std::size_t i = 0; i < counted.counts.size(); ++i) {
        const QString value = i < first.dictionary().size() ? first.dictionary()[i] : QString();
        for (std::size_t k = 0; k < counted.counts[i].size(); ++k) {
            const QString own = stacked && k < second.dictionary().size() ? second.dictionary()[k] : QString();
            QCOMPARE(counted.counts[i][k], (expected[{value, own}]));
        }
        all += counted.total(i);
    }
    std::size_t sum = 0;
    for (const auto &[pair, count] : expected)
        sum += count;
    QCOMPARE(all, sum);
}

QTEST_APPLESS_MAIN(CrossCountTest)
#include "cross_count_test.moc"
