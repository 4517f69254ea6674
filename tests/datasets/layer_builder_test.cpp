// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/filter.h"
#include "datasets/table/layer_builder.h"

#include <QTest>
#include <limits>
#include <numeric>
#include <random>

using namespace kohkan;

/// What goes into the builders comes out of the layer: columns of every width, geometry that stops being plain points,
/// two builders made one, the Hilbert order; and conditions against a plain loop.
class LayerBuilderTest : public QObject {
    Q_OBJECT
private slots:
    void codesOfEveryWidth_data();
    void codesOfEveryWidth();
    void integersOfEveryWidth_data();
    void integersOfEveryWidth();
    void uniqueIntegers();
    void decimalsOnceWhereAllAreAlike();
    void tagLists();
    void twoBuildersMakeOne_data();
    void twoBuildersMakeOne();
    void pointsThenOtherShapes();
    void hilbertKeyStepByStep();
    void manyRowsStandInHilbertOrder();
    void conditionsFindWhatALoopFinds();
    void versionsShareTheirOrder();
};

static std::vector<std::uint32_t> inSourceOrder(std::size_t rows)
{
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

static QString siteName(int i)
{
    return QStringLiteral("site %1").arg(i, 6, 10, QLatin1Char('0'));
}

void LayerBuilderTest::codesOfEveryWidth_data()
{
    QTest::addColumn<int>("distinct");
    for (const int distinct : {0, 1, 254, 255, 256, 65'534, 65'535, 65'536, 70'000})
        QTest::addRow("%d", distinct) << distinct;
}

/// The dictionary sizes at which codes take another byte, with and without nulls at both ends.
void LayerBuilderTest::codesOfEveryWidth()
{
    QFETCH(int, distinct);
    for (const bool withNulls : {false, true}) {
        ColumnBuilder builder(QStringLiteral("name"), Column::Type::Text);
        if (withNulls)
            builder.appendNull();
        for (int i = distinct; i-- > 0;)
            builder.appendText(siteName(i));
        if (withNulls)
            builder.appendNull();
        const std::size_t rows = builder.size();
        auto order = inSourceOrder(rows);
        std::reverse(order.begin(), order.end());
        const auto column = builder.finish(order);
        QCOMPARE(column->dictionary().size(), std::size_t(distinct));
        QCOMPARE(column->nullCount(), withNulls ? std::size_t(2) : std::size_t(0));
        QCOMPARE(column->isUnique(), !withNulls && distinct > 0);
        for (int i = 0; i < distinct; ++i) {
            const Row row = rowAt(std::size_t(i) + withNulls);
            if (column->code(row) != Column::Code(i) || column->text(row) != siteName(i))
                QCOMPARE(column->text(row), siteName(i));
        }
        for (const std::size_t end : {std::size_t(0), rows - 1})
            if (withNulls) {
                QVERIFY(column->isNull(rowAt(end)));
                QCOMPARE(column->code(rowAt(end)), Column::nullCode);
                QCOMPARE(column->text(rowAt(end)), QString());
            }
    }
}

void LayerBuilderTest::integersOfEveryWidth_data()
{
    using Limits = std::numeric_limits<std::int64_t>;
    QTest::addColumn<QList<qint64>>("values");
    QTest::addColumn<int>("width");
    QTest::newRow("one value") << QList<qint64>{1'000'000'000'000} << 1;
    QTest::newRow("a byte apart") << QList<qint64>{-5, 250, 0} << 1;
    QTest::newRow("two bytes") << QList<qint64>{-5, 251} << 2;
    QTest::newRow("two bytes, all") << QList<qint64>{1'000'000, 1'065'535} << 2;
    QTest::newRow("four bytes") << QList<qint64>{1'000'000, 1'065'536} << 4;
    QTest::newRow("four bytes, all") << QList<qint64>{-2'147'483'648, 2'147'483'647} << 4;
    QTest::newRow("eight bytes") << QList<qint64>{-2'147'483'648, 2'147'483'648} << 8;
    QTest::newRow("from end to end") << QList<qint64>{Limits::min(), -1, 0, 1, Limits::max()} << 8;
}

void LayerBuilderTest::integersOfEveryWidth()
{
    QFETCH(QList<qint64>, values);
    QFETCH(int, width);
    ColumnBuilder builder(QStringLiteral("n"), Column::Type::Integer);
    for (const qint64 value : values)
        builder.appendInteger(value);
    const auto column = builder.finish(inSourceOrder(builder.size()));
    QCOMPARE(column->bytes(), std::size_t(values.size() * width));
    for (qsizetype i = 0; i < values.size(); ++i) {
        const Row row = rowAt(std::size_t(i));
        QCOMPARE(column->integer(row), values[i]);
        QCOMPARE(column->number(row), double(values[i]));
        QCOMPARE(column->text(row), QString::number(values[i]));
    }
    QVERIFY(column->isUnique());
}

void LayerBuilderTest::uniqueIntegers()
{
    const auto isUnique = [](const std::vector<qint64> &values) {
        ColumnBuilder builder(QStringLiteral("n"), Column::Type::Integer);
        for (const qint64 value : values)
            builder.appendInteger(value);
        return builder.finish(inSourceOrder(values.size()))->isUnique();
    };
    QVERIFY(isUnique({7}));
    QVERIFY(isUnique({3, 1, 2}));
    QVERIFY(!isUnique({3, 1, 3}));
    QVERIFY(!isUnique({1, 1}));
    QVERIFY(isUnique({1, std::numeric_limits<qint64>::max(), 2}));
    QVERIFY(!isUnique({1, std::numeric_limits<qint64>::max(), 1}));
}

void LayerBuilderTest::decimalsOnceWhereAllAreAlike()
{
    for (const bool alike : {true, false}) {
        ColumnBuilder builder(QStringLiteral("grade"), Column::Type::Number);
        builder.appendNull();
        builder.appendNumber(0.5, 2);
        builder.appendNumber(12, alike ? 2 : 0);
        builder.appendNull();
        const auto column = builder.finish(inSourceOrder(4));
        QCOMPARE(column->bytes(), std::size_t(alike ? 4 : 4 + 4));
        QCOMPARE(column->text(rowAt(1)), QStringLiteral("0.50"));
        QCOMPARE(column->text(rowAt(2)), alike ? QStringLiteral("12.00") : QStringLiteral("12"));
        QVERIFY(column->isNull(rowAt(0)) && column->isNull(rowAt(3)));
        QCOMPARE(column->nullCount(), std::size_t(2));
    }
}

void LayerBuilderTest::tagLists()
{
    ColumnBuilder builder(QStringLiteral("metals"), Column::Type::Tags);
    for (const char *text : {"Cu;Au", ";", "Au", "Cu;Au", "Au;Cu"})
        builder.appendUtf8(text);
    builder.appendNull();
    const auto column = builder.finish(inSourceOrder(6));
    QCOMPARE(column->dictionary(), (std::vector<QString>{QStringLiteral("Au"), QStringLiteral("Cu")}));
    QCOMPARE(column->nullCount(), std::size_t(2));
    const std::vector<std::vector<Column::Code>> wanted{{1, 0}, {}, {0}, {1, 0}, {0, 1}, {}};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto tags = column->tags(rowAt(i));
        QCOMPARE(std::vector<Column::Code>(tags.begin(), tags.end()), wanted[i]);
        QCOMPARE(column->isNull(rowAt(i)), wanted[i].empty());
    }
    const RowSet copper = column->rowsWithCode({0, 1});
    QCOMPARE(copper.rows(), (std::vector<Row>{rowAt(0), rowAt(3), rowAt(4)}));
}

/// Rows i from `from` to `to` of a layer with nulls, new texts late, and one line where `line` says.
static void fill(LayerBuilder &builder, int from, int to, int line)
{
    auto &text = builder.addColumn(QStringLiteral("text"), Column::Type::Text);
    auto &whole = builder.addColumn(QStringLiteral("whole"), Column::Type::Integer);
    auto &real = builder.addColumn(QStringLiteral("real"), Column::Type::Number);
    auto &day = builder.addColumn(QStringLiteral("day"), Column::Type::Date);
    for (int i = from; i < to; ++i) {
        i % 3 == 0 ? text.appendNull() : text.appendText(siteName(i % 40 + i / 100));
        i % 4 == 1 ? whole.appendNull() : whole.appendInteger(i * 1000);
        if (i % 5 == 2)
            real.appendNull();
        else
            i < 150 ? real.appendNumber(i / 8.0) : real.appendNumber(i / 8.0, 3);
        i % 70 > 64 ? day.appendNull() : day.appendDate(*DateRange::parse(QString::number(1900 + i % 100)));
        const LonLat place{double(i % 170), double(i % 80)}, end{1, 2};
        if (i == line) {
            builder.geometry().begin(GeometryType::LineString);
            builder.geometry().addPart(GeometryPart::Kind::Line, std::vector{place, end});
        } else if (i % 7 == 0) {
            builder.geometry().appendNone();
        } else {
            builder.geometry().appendPoint(place);
        }
        if (i % 2 == 0)
            builder.warn(siteName(i), i + 1 - from);
    }
}

void LayerBuilderTest::twoBuildersMakeOne_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("line");
    for (const int cut : {0, 1, 64, 129, 299, 300})
        for (const int line : {-1, 0, 128, 299})
            QTest::addRow("cut at %d, line at %d", cut, line) << cut << line;
}

void LayerBuilderTest::twoBuildersMakeOne()
{
    QFETCH(int, cut);
    QFETCH(int, line);
    constexpr int rows = 300;
    LayerBuilder whole(QStringLiteral("a")), first(QStringLiteral("a")), second(QStringLiteral("a"));
    fill(whole, 0, rows, line);
    fill(first, 0, cut, line);
    fill(second, cut, rows, line);
    first.append(std::move(second));
    const auto a = whole.finish(), b = first.finish();
    QCOMPARE(b->rowCount(), std::size_t(rows));
    QCOMPARE(b->warnings(), a->warnings());
    QCOMPARE(b->extent(), a->extent());
    QCOMPARE(b->geometry().isPlainPoints(), line < 0);
    for (std::size_t i = 0; i < a->columns().size(); ++i) {
        const Column &x = *a->columns()[i], &y = *b->columns()[i];
        QCOMPARE(y.dictionary(), x.dictionary());
        QCOMPARE(y.nullCount(), x.nullCount());
        for (std::size_t r = 0; r < a->rowCount(); ++r) {
            QCOMPARE(y.isNull(rowAt(r)), x.isNull(rowAt(r)));
            QCOMPARE(y.text(rowAt(r)), x.text(rowAt(r)));
        }
    }
    for (std::size_t r = 0; r < a->rowCount(); ++r) {
        QCOMPARE(b->sourceRow(rowAt(r)), a->sourceRow(rowAt(r)));
        QCOMPARE(b->geometry().type(rowAt(r)), a->geometry().type(rowAt(r)));
        const auto x = a->geometry().box(rowAt(r)), y = b->geometry().box(rowAt(r));
        QVERIFY(x == y);
    }
}

void LayerBuilderTest::pointsThenOtherShapes()
{
    LayerBuilder builder(QStringLiteral("shapes"));
    auto &geometry = builder.geometry();
    geometry.appendPoint({10, 20});
    geometry.appendNone();
    geometry.appendPoint({30, std::numeric_limits<double>::infinity()}); // no place, so none
    geometry.begin(GeometryType::MultiPoint);
    geometry.addPart(GeometryPart::Kind::Point, std::vector{LonLat{1, 2}});
    geometry.addPart(GeometryPart::Kind::Point, std::vector{LonLat{3, 4}});
    geometry.begin(GeometryType::Point);
    geometry.addPart(GeometryPart::Kind::Point, std::vector{LonLat{50, 60}});
    geometry.appendNone();
    const auto layer = builder.finish();
    const auto &rows = layer->bySourceRow();
    const auto type = [&](std::size_t i) { return layer->geometry().type(rows[i]); };
    QVERIFY(!layer->geometry().isPlainPoints());
    QCOMPARE(layer->geometry().coordinates().size(), std::size_t(4));
    QCOMPARE(type(0), GeometryType::Point);
    QCOMPARE(type(1), GeometryType::None);
    QCOMPARE(type(2), GeometryType::None);
    QCOMPARE(type(3), GeometryType::MultiPoint);
    QCOMPARE(type(4), GeometryType::Point);
    QCOMPARE(type(5), GeometryType::None);
    QCOMPARE(layer->geometry().parts(rows[3]).size(), std::size_t(2));
    QCOMPARE(layer->geometry().point(rows[0]), (LonLat{10, 20}));
    QCOMPARE(layer->geometry().point(rows[4]), (LonLat{50, 60}));
}

/// The key as the textbook makes it, a level at a time.
static std::uint32_t textbookKey(std::uint32_t x, std::uint32_t y)
{
    std::uint32_t key = 0;
    for (std::uint32_t s = 32768; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) > 0, ry = (y & s) > 0;
        key += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 65535 - x;
                y = 65535 - y;
            }
            std::swap(x, y);
        }
    }
    return key;
}

void LayerBuilderTest::hilbertKeyStepByStep()
{
    std::mt19937 random(7);
    std::uniform_int_distribution<std::uint32_t> cells(0, 65535);
    for (int i = 0; i < 20'000; ++i) {
        const std::uint32_t x = cells(random), y = cells(random);
        const LonLat middle{(x + 0.5) / 65535 * 360 - 180, (y + 0.5) / 65535 * 180 - 90};
        if (isInRange(middle) && middle.lon <= 180)
            QCOMPARE(hilbertKey(middle), textbookKey(x, y));
    }
    QCOMPARE(hilbertKey({}), 0xffffffffu);
    QCOMPARE(hilbertKey({0, 91}), 0xffffffffu);
    QCOMPARE(hilbertKey({190, 10}), hilbertKey({-170, 10}));
}

/// Enough rows for two threads.
void LayerBuilderTest::manyRowsStandInHilbertOrder()
{
    constexpr int rows = 120'000;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lon(-200, 200), lat(-95, 95);
    LayerBuilder builder(QStringLiteral("many"));
    auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Integer);
    auto &name = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    std::vector<LonLat> places;
    for (int i = 0; i < rows; ++i) {
        places.push_back(i % 100 == 0 ? LonLat{} : LonLat{lon(random), lat(random)});
        builder.geometry().appendPoint(places.back());
        id.appendInteger(i);
        name.appendText(siteName(i % 300));
    }
    const auto layer = builder.finish();
    QVERIFY(layer->keyColumn());
    std::uint32_t last = 0, lastSource = 0;
    for (std::size_t i = 0; i < layer->rowCount(); ++i) {
        const Row row = rowAt(i);
        const std::uint32_t source = layer->sourceRow(row);
        const LonLat place = layer->geometry().point(row);
        const std::uint32_t key = hilbertKey(place);
        const bool isRight =
            (key > last || (key == last && (i == 0 || source > lastSource))) &&
            (place == places[source] || !places[source].isValid()) && layer->column(u"id")->integer(row) == source &&
            layer->column(u"name")->text(row) == siteName(int(source % 300)) && layer->bySourceRow()[source] == row;
        QVERIFY2(isRight, qPrintable(QString::number(i)));
        last = key;
        lastSource = source;
    }
    QCOMPARE(layer->warnings().size(), std::size_t(1001)); // the first thousand, and how many more
}

void LayerBuilderTest::conditionsFindWhatALoopFinds()
{
    constexpr int rows = 1000;
    LayerBuilder builder(QStringLiteral("many"));
    fill(builder, 0, rows, -1);
    const auto layer = builder.finish();
    const Column &text = *layer->column(u"text"), &whole = *layer->column(u"whole"), &real = *layer->column(u"real");
    const auto same = [&](const char *condition, auto test) {
        const auto found = evaluate(*layer, *Condition::parse(QString::fromLatin1(condition)));
        bool isSame = bool(found);
        for (std::size_t i = 0; isSame && i < layer->rowCount(); ++i)
            isSame = found->contains(rowAt(i)) == test(rowAt(i));
        return isSame;
    };
    const QString name = siteName(7);
    QVERIFY(same("text = site 000007", [&](Row row) { return text.text(row) == name; }));
    QVERIFY(same("text != site 000007", [&](Row row) { return !text.isNull(row) && text.text(row) != name; }));
    QVERIFY(same("text is null", [&](Row row) { return text.isNull(row); }));
    QVERIFY(same("text is not null", [&](Row row) { return !text.isNull(row); }));
    QVERIFY(same("whole = 300000", [&](Row row) { return whole.text(row) == QLatin1String("300000"); }));
    QVERIFY(same("whole != 300000",
                 [&](Row row) { return !whole.isNull(row) && whole.text(row) != QLatin1String("300000"); }));
    QVERIFY(same("whole <= 5e5", [&](Row row) { return !whole.isNull(row) && whole.integer(row) <= 500'000; }));
    QVERIFY(same("real < 60", [&](Row row) { return real.number(row) < 60; }));
    QVERIFY(same("real <= 60", [&](Row row) { return real.number(row) <= 60; }));
    QVERIFY(same("real > 60", [&](Row row) { return real.number(row) > 60; }));
    QVERIFY(same("real >= 60", [&](Row row) { return real.number(row) >= 60; }));
    QVERIFY(same("real != 60", [&](Row row) { return !real.isNull(row) && real.number(row) != 60; }));
    QVERIFY(same("whole ~ 99", [&](Row row) { return whole.text(row).contains(QLatin1String("99")); }));
}

void LayerBuilderTest::versionsShareTheirOrder()
{
    LayerBuilder builder(QStringLiteral("a"));
    fill(builder, 0, 100, -1);
    const auto layer = builder.finish();
    const auto renamed = LayerBuilder::renamed(layer, QStringLiteral("b"));
    QCOMPARE(&renamed->bySourceRow(), &layer->bySourceRow());
    QCOMPARE(renamed->bySourceRow().size(), std::size_t(100));
}

QTEST_GUILESS_MAIN(LayerBuilderTest)
#include "layer_builder_test.moc"
