// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/deposits/row_hash.h"

#include "datasets/deposits/near_ids.h"
#include "datasets/table/layer_builder.h"

#include <QTest>
#include <numeric>

using namespace kohkan;

namespace {

using Cells = QList<std::pair<QString, QString>>; ///< of one row, in the order of its columns

LayerPtr tableOf(const Cells &cells, int rowsBefore = 0)
{
    LayerBuilder builder(QStringLiteral("table"));
    for (const auto &[name, value] : cells) {
        auto &column = builder.addColumn(name, Column::Type::Text);
        for (int i = 0; i < rowsBefore; ++i)
            column.appendText(QStringLiteral("other"));
        value.isNull() ? column.appendNull() : column.appendText(value);
    }
    for (int i = 0; i <= rowsBefore; ++i)
        builder.geometry().begin(GeometryType::None);
    return builder.finish();
}

QString shaOf(const Cells &cells, int rowsBefore = 0)
{
    const LayerPtr table = tableOf(cells, rowsBefore);
    return rowHash(*table, table->bySourceRow().back());
}

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// What the hash of a row follows, and what it does not.
class RowHashTest : public QObject {
    Q_OBJECT
private slots:
    void isTheSha256OfTheCanonicalText()
    {
        const LayerPtr table = tableOf({{q("b"), q("tab\there\\")}, {q("a"), q("کوہ")}, {q("c"), QString()}});
        QCOMPARE(canonicalRow(*table, rowAt(0)), q("a\tکوہ\nb\ttab\\there\\\\\n"));
        // printf 'a\tx\n' | sha256sum
        QCOMPARE(shaOf({{q("a"), q("x")}}), q("d90081846a82464321aca1346aac2f7711addd72b50c0ea381972c73d463ff45"));
    }
    void staysTheSame()
    {
        const QString hash = shaOf({{q("id"), q("1")}, {q("grade"), q("0.50")}});
        QCOMPARE(hash.size(), 64);
        QCOMPARE(shaOf({{q("grade"), q("0.50")}, {q("id"), q("1")}}), hash);                        // order of columns
        QCOMPARE(shaOf({{q("id"), q("1")}, {q("grade"), q("0.50")}, {q("new"), QString()}}), hash); // an empty column
        QCOMPARE(shaOf({{q("id"), q("1")}, {q("grade"), q("0.50")}}, 3), hash);                     // other rows
    }
    void followsEachValue_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("a digit") << q("grade") << q("0.51");
        QTest::newRow("a zero less") << q("grade") << q("0.5");
        QTest::newRow("no value") << q("grade") << QString();
        QTest::newRow("another column") << q("Grade") << q("0.50");
        QTest::newRow("a space") << q("grade") << q("0.50 ");
    }
    void followsEachValue()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QVERIFY(shaOf({{q("id"), q("1")}, {name, value}}) != shaOf({{q("id"), q("1")}, {q("grade"), q("0.50")}}));
    }
    void valuesDoNotRunIntoEachOther()
    {
        QVERIFY(shaOf({{q("a"), q("x\nb\ty")}}) != shaOf({{q("a"), q("x")}, {q("b"), q("y")}}));
    }
    void leavesDerivedColumnsOut()
    {
        LayerPtr table = tableOf({{q("id"), q("1")}});
        ColumnBuilder column(q("group"), Column::Type::Text);
        column.appendText(q("copper"));
        column.setDerived();
        const std::vector<std::uint32_t> order{0};
        const QString before = rowHash(*table, rowAt(0));
        table = LayerBuilder::withColumn(table, column.finish(order));
        QCOMPARE(rowHash(*table, rowAt(0)), before);
    }
    void namesRowsByTheirKeys()
    {
        const LayerPtr table =
            tableOf({{q("id"), q("EST-1")}, {q("line"), q("2")}, {q("ref"), q("r")}, {q("token"), q("Cu")}});
        QCOMPARE(rowName(q("estimates"), *table, rowAt(0)), q("EST-1/2"));
        QCOMPARE(rowName(q("sources"), *table, rowAt(0)), q("r"));
        QCOMPARE(rowName(q("commodities"), *table, rowAt(0)), q("Cu"));
        QCOMPARE(rowName(q("deposits"), *table, rowAt(0)), q("EST-1"));
    }
    void findsNearIds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("a letter") << q("reko-dik") << q("reko-diq");
        QTest::newRow("case") << q("Reko-Diq") << q("reko-diq");
        QTest::newRow("a part") << q("reko") << q("reko-diq");
        QTest::newRow("nothing like it") << q("zzzzzz") << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void findsNearIds()
    {
        QFETCH(QString, typed);
        QFETCH(QString, nearest);
        LayerBuilder builder(q("deposits"));
        auto &ids = builder.addColumn(q("id"), Column::Type::Text);
        for (const char *id : {"saindak", "reko-diq", "duddar", "gunga"}) {
            ids.appendText(q(id));
            builder.geometry().begin(GeometryType::None);
        }
        builder.setKeyColumn(q("id"));
        QCOMPARE(nearIds(*builder.finish(), typed).value(0), nearest);
    }
};

QTEST_GUILESS_MAIN(RowHashTest)
#include "row_hash_test.moc"
