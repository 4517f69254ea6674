// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/mercator.h"
#include "datasets/table/filter.h"
#include "datasets/table/layer_builder.h"
#include "datasets/table/projected_geometry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <numeric>
#include <random>

using namespace kohkan;

/// Row sets, columns, dates, filters and the packed tree against what a plain loop says.
class TableTest : public QObject {
    Q_OBJECT
private slots:
    void rowSetKeepsItsEnds();
    void numbersKeepTheirDigits_data();
    void numbersKeepTheirDigits();
    void datesKeepTheirPrecision_data();
    void datesKeepTheirPrecision();
    void notADate_data();
    void notADate();
    void conditions_data();
    void conditions();
    void conditionsWithMore();
    void conditionsThatDoNotParse();
    void treeFindsWhatALoopFinds();
    void nearestIsNearestFirst();
    void rowsKeepTheirSourceOrderAndKeys();
    void outOfRangeIsKeptAndSaid();

private:
    static LayerPtr sample();
};

LayerPtr TableTest::sample()
{
    LayerBuilder builder(QStringLiteral("sample"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
    auto &tags = builder.addColumn(QStringLiteral("metals"), Column::Type::Tags);
    auto &grade = builder.addColumn(QStringLiteral("grade"), Column::Type::Number);
    auto &date = builder.addColumn(QStringLiteral("date"), Column::Type::Date);
    const struct {
        const char *id, *metals, *grade, *date;
        LonLat place;
    } rows[] = {{"a", "Cu;Au", "0.50", "2024", {62, 29}},
                {"b", "Au", "1.25", "2023-12-31", {75, 36}},
                {"c", "", "", "", {}},
                {"d", "Cu Ore", "12", "2024-05", {71, 34}}};
    for (const auto &row : rows) {
        id.appendText(QString::fromLatin1(row.id));
        *row.metals ? tags.appendText(QString::fromLatin1(row.metals)) : tags.appendNull();
        const auto number = parseNumber(QString::fromLatin1(row.grade));
        number ? grade.appendNumber(number->value, number->decimals) : grade.appendNull();
        const auto day = DateRange::parse(QString::fromLatin1(row.date));
        day ? date.appendDate(*day) : date.appendNull();
        row.place.isValid() ? builder.geometry().appendPoint(row.place) : builder.geometry().appendNone();
    }
    return builder.finish();
}

void TableTest::rowSetKeepsItsEnds()
{
    RowSet set(130);
    set.insertRange(60, 130);
    QCOMPARE(set.count(), std::size_t(70));
    QCOMPARE(set.complement().count(), std::size_t(60));
    QVERIFY(!set.contains(rowAt(59)) && set.contains(rowAt(60)) && set.contains(rowAt(129)));
    QCOMPARE((set & set.complement()).count(), std::size_t(0));
    QVERIFY((set | set.complement()).isFull());
}

void TableTest::numbersKeepTheirDigits_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"0.50", "5867.902656", "13", "-1.0", "0.4149903111"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TableTest::numbersKeepTheirDigits()
{
    QFETCH(QString, text);
    ColumnBuilder builder(QStringLiteral("n"), Column::Type::Text);
    builder.appendText(text);
    builder.retype(Column::Type::Number, [](std::size_t, const QString &) { QFAIL("not a number"); });
    const std::uint32_t order[] = {0};
    QCOMPARE(builder.finish(order)->text(rowAt(0)), text);
}

void TableTest::datesKeepTheirPrecision_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::newRow("year") << "2024" << QDate(2024, 1, 1) << QDate(2024, 12, 31);
    QTest::newRow("month") << "2024-02" << QDate(2024, 2, 1) << QDate(2024, 2, 29);
    QTest::newRow("day") << "2024-02-28" << QDate(2024, 2, 28) << QDate(2024, 2, 28);
    QTest::newRow("interval") << "2003-07-01/2004-06-30" << QDate(2003, 7, 1) << QDate(2004, 6, 30);
    QTest::newRow("open end") << "2007/.." << QDate(2007, 1, 1) << QDate();
}

void TableTest::datesKeepTheirPrecision()
{
    QFETCH(QString, text);
    const auto range = DateRange::parse(text);
    QVERIFY(range);
    QTEST(range->firstDay(), "first");
    QTEST(range->lastDay(), "last");
    QCOMPARE(range->text(), text);
}

void TableTest::notADate_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "12", "2024-13", "2024-02-30", "n.d.", "../..", "2024-06-30/2023-07-01", "20240101"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TableTest::notADate()
{
    QFETCH(QString, text);
    QVERIFY(!DateRange::parse(text));
}

void TableTest::conditions_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("ids");
    QTest::newRow("a tag, not a part of one") << "metals = Cu"
                                              << "a";
    QTest::newRow("contains") << "metals ~ cu"
                              << "ad";
    QTest::newRow("no tag is it") << "metals != Cu"
                                  << "bd";
    QTest::newRow("a text that ends like a question for null") << "metals ~ cu is null"
                                                               << "";
    QTest::newRow("null") << "metals is null"
                          << "c";
    QTest::newRow("not null") << "grade is not null"
                              << "abd";
    QTest::newRow("number") << "grade >= 1.25"
                            << "bd";
    QTest::newRow("numbers are not text") << "grade < 2"
                                          << "ab";
    QTest::newRow("date in a year") << "date = 2024"
                                    << "ad";
    QTest::newRow("a year may be another day") << "date = 2024-05-07"
                                               << "";
    QTest::newRow("or that day") << "date != 2024-05-07"
                                 << "b";
    QTest::newRow("before") << "date < 2024"
                            << "b";
    QTest::newRow("case of the field") << "ID = d"
                                       << "d";
}

void TableTest::conditions()
{
    QFETCH(QString, condition);
    QFETCH(QString, ids);
    const auto layer = sample();
    const auto parsed = Condition::parse(condition);
    QVERIFY(parsed);
    const auto again = Condition::fromJson(parsed->toJson());
    QVERIFY(again && *again == *parsed);
    const auto rows = evaluate(*layer, *parsed);
    QVERIFY(rows);
    QString found;
    for (const Row row : layer->bySourceRow())
        if (rows->contains(row))
            found += layer->key(row);
    QCOMPARE(found, ids);
}

/// What its operator has no use for is not kept.
void TableTest::conditionsWithMore()
{
    const QJsonObject json{{QStringLiteral("field"), QStringLiteral("n")},
                           {QStringLiteral("op"), QStringLiteral("=")},
                           {QStringLiteral("value"), QStringLiteral("a")},
                           {QStringLiteral("values"), QJsonArray{QStringLiteral("b")}},
                           {QStringLiteral("orNull"), true}};
    const auto condition = Condition::fromJson(json);
    QVERIFY(condition);
    QCOMPARE(condition->value, QStringLiteral("a"));
    const auto again = Condition::fromJson(condition->toJson());
    QVERIFY(again && *again == *condition);
}

void TableTest::conditionsThatDoNotParse()
{
    for (const char *text : {"", "metals", "= 3", "grade =", "grade is"})
        QVERIFY2(!Condition::parse(QString::fromLatin1(text)), text);
    const auto layer = sample();
    for (const char *text : {"nothing = 3", "grade = many", "date > later"}) {
        const auto rows = evaluate(*layer, *Condition::parse(QString::fromLatin1(text)));
        QVERIFY2(!rows && rows.error().kind == Error::Kind::Words, text);
    }
}

void TableTest::treeFindsWhatALoopFinds()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lon(60, 78), lat(23, 37);
    LayerBuilder builder(QStringLiteral("random"));
    for (int i = 0; i < 5000; ++i)
        i % 50 == 0 ? builder.geometry().appendNone() : builder.geometry().appendPoint({lon(random), lat(random)});
    const auto layer = builder.finish();
    const auto projected = ProjectedGeometry::create(layer);
    for (int i = 0; i < 50; ++i) {
        MapRect rect;
        rect.include(mercator::fromLonLat(LonLat{lon(random), lat(random)}));
        rect.include(mercator::fromLonLat(LonLat{lon(random), lat(random)}));
        RowSet expected(layer->rowCount());
        for (std::size_t r = 0; r < layer->rowCount(); ++r)
            if (layer->geometry().type(rowAt(r)) != GeometryType::None && rect.contains(projected->point(rowAt(r))))
                expected.insert(rowAt(r));
        QCOMPARE(projected->rowsIn(rect).count(), expected.count());
        QVERIFY(projected->rowsIn(rect) == expected);
    }
}

void TableTest::nearestIsNearestFirst()
{
    LayerBuilder builder(QStringLiteral("three"));
    for (const LonLat p : {LonLat{70.02, 30}, LonLat{70.00, 30}, LonLat{70.01, 30}, LonLat{71, 30}})
        builder.geometry().appendPoint(p);
    const auto layer = builder.finish();
    const auto projected = ProjectedGeometry::create(layer);
    const auto rows = projected->nearest(mercator::fromLonLat(LonLat{70, 30}), 5000);
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(layer->sourceRow(rows[0]), 1u);
    QCOMPARE(layer->sourceRow(rows[1]), 2u);
    QCOMPARE(layer->sourceRow(rows[2]), 0u);
}

void TableTest::rowsKeepTheirSourceOrderAndKeys()
{
    const auto layer = sample();
    QString keys;
    for (const Row row : layer->bySourceRow())
        keys += layer->key(row);
    QCOMPARE(keys, QStringLiteral("abcd"));
    for (const char *key : {"a", "b", "c", "d"})
        QCOMPARE(layer->key(*layer->rowOfKey(QString::fromLatin1(key))), QString::fromLatin1(key));
    QVERIFY(!layer->rowOfKey(QStringLiteral("e")));
}

void TableTest::outOfRangeIsKeptAndSaid()
{
    LayerBuilder builder(QStringLiteral("swapped"));
    builder.geometry().appendPoint({29, 162}); // latitude 162 cannot be, longitude 162 can
    builder.geometry().appendPoint({62, 29});
    const auto layer = builder.finish();
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(layer->warnings().size(), std::size_t(1));
    QCOMPARE(*layer->warnings()[0].sourceRow, 1);
    QVERIFY(layer->warnings()[0].message.contains(QLatin1String("swapped")));
    QCOMPARE(layer->extent().maxY, 29.0);
}

QTEST_GUILESS_MAIN(TableTest)
#include "table_test.moc"
