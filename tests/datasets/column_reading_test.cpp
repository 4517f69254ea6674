// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/table/date_text.h"
#include "datasets/table/filter.h"
#include "datasets/table/natural_order.h"
#include "datasets/table/number_text.h"
#include "datasets/table/unit_in_name.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <numeric>
#include <random>

using namespace kohkan;

namespace {

QString joined(const Column &column)
{
    QStringList texts;
    for (std::size_t i = 0; i < column.rowCount(); ++i)
        texts << (column.isNull(rowAt(i)) ? QStringLiteral("-") : column.text(rowAt(i)));
    return texts.join(u'|');
}

ColumnPtr finished(ColumnBuilder &builder)
{
    std::vector<std::uint32_t> order(builder.size());
    std::iota(order.begin(), order.end(), 0u);
    return builder.finish(order);
}

/// A column of texts read as numbers or dates; null where it stays text.
template <typename Reading, typename Choice>
ColumnPtr readAs(const QStringList &texts, Choice choice, Reading &reading)
{
    ColumnBuilder builder(QStringLiteral("c"), Column::Type::Text);
    for (const auto &text : texts)
        text.isEmpty() ? builder.appendNull() : builder.appendText(text);
    reading = Reading::of(builder.distinct(), builder.distinctCounts(), choice);
    builder.convert(reading.type(), [&](const QString &text, ColumnBuilder &to) { reading.append(text, to); });
    return finished(builder);
}

QStringList list(const QString &texts)
{
    return texts.split(u'|');
}

} // namespace

/// Texts that become numbers, dates and times by the whole column, and what filters and exports make of them.
class ColumnReadingTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void numbers_data();
    void numbers();
    void staysText_data();
    void staysText();
    void limitsAreNeitherZeroNorNull();
    void dates_data();
    void dates();
    void datesThatAreNone_data();
    void datesThatAreNone();
    void unitOfTheName();
    void signOfTheTable();
    void longIntegersBesideFractions();
    void listsAndRemarks();
    void undecidedDates();
    void timesAreInstants();
    void integersAreExact();
    void textHasNoOrder();
    void textWithoutALetter();
    void booleans();
    void naturalOrder();
    void listsHoldAnyCharacter();
    void tables_data();
    void tables();
    void exportsKeepTypes_data();
    void exportsKeepTypes();
    void takenNames_data();
    void takenNames();
    void filtersEqualBruteForce();

private:
    LayerPtr read(const char *name, const QByteArray &bytes, const ReadOptions &options = {});
    QTemporaryDir m_folder;
};

LayerPtr ColumnReadingTest::read(const char *name, const QByteArray &bytes, const ReadOptions &options)
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return nullptr;
    file.close();
    auto layer = DatasetReader::read(path, options);
    if (!layer)
        qWarning("%s", qPrintable(layer.error().message));
    return layer ? *layer : nullptr;
}

void ColumnReadingTest::numbers_data()
{
    QTest::addColumn<QString>("texts");
    QTest::addColumn<DecimalSign>("sign");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("unit");
    const auto detect = DecimalSign::Detect;
    QTest::newRow("plain") << "1|2|-3" << detect << "1|2|-3"
                           << "";
    QTest::newRow("decimal comma") << "29,1|30,25" << detect << "29.1|30.25"
                                   << "";
    QTest::newRow("comma of thousands") << "1,234,567|12,500" << detect << "1234567|12500"
                                        << "";
    QTest::newRow("lakh and crore") << "12,34,567|1,00,00,000" << detect << "1234567|10000000"
                                    << "";
    QTest::newRow("point of thousands") << "1.234.567,5|2,25" << detect << "1234567.5|2.25"
                                        << "";
    QTest::newRow("spaces and apostrophes")
        << QStringLiteral("1 234 567|1'000|2\u00A0000") << detect << "1234567|1000|2000"
        << "";
    QTest::newRow("asked: comma") << "1,234|5,678" << DecimalSign::Comma << "1.234|5.678"
                                  << "";
    QTest::newRow("asked: point") << "1,234|5,678" << DecimalSign::Point << "1234|5678"
                                  << "";
    QTest::newRow("points of thousands by the table") << "1.234|250,5" << DecimalSign::Comma << "1234|250.5"
                                                      << "";
    QTest::newRow("points of thousands by a value") << "1.234|2.250,5" << detect << "1234|2250.5"
                                                    << "";
    QTest::newRow("one value settles it") << "1,234|5,5" << detect << "1.234|5.5"
                                          << "";
    QTest::newRow("unit") << "5 g/t|0.25 g/t|0" << detect << "5|0.25|0"
                          << "g/t";
    QTest::newRow("percent") << "5%|12.5 %" << detect << "5|12.5"
                             << "%";
    QTest::newRow("currency") << "US$ 1,200,000|US$ 3.5" << detect << "1200000|3.5"
                              << "US$";
    QTest::newRow("Urdu") << QStringLiteral("۱۲۳|۴۵٫۵") << detect << "123|45.5"
                          << "";
    QTest::newRow("Arabic") << QStringLiteral("١٬٢٣٤|٥") << detect << "1234|5"
                            << "";
    QTest::newRow("below detection") << "<0.01|0.5|< 0.02" << detect << "<0.01|0.5|<0.02"
                                     << "";
    QTest::newRow("sentinels") << "0.5|-9999|-999|n/a|trace|NaN|inf" << detect << "0.5|-|-|-|-|-|-"
                               << "";
    QTest::newRow("a negative number like others") << "-999|-700|5" << detect << "-999|-700|5"
                                                   << "";
    QTest::newRow("printed minus") << QStringLiteral("\u22125|3") << detect << "-5|3"
                                   << "";
    QTest::newRow("accounts") << "(1,234.5)|7.5" << detect << "-1234.5|7.5"
                              << "";
    QTest::newRow("beside nulls") << "1||2" << detect << "1|-|2"
                                  << "";
    QTest::newRow("exponents") << "1e3|2.5E-2" << detect << "1000|0.025"
                               << "";
}

void ColumnReadingTest::numbers()
{
    QFETCH(QString, texts);
    QFETCH(DecimalSign, sign);
    QFETCH(QString, wanted);
    QFETCH(QString, unit);
    NumberReading reading;
    const ColumnPtr column = readAs(list(texts), sign, reading);
    QCOMPARE(int(reading.kind()), int(NumberReading::Kind::Numbers));
    QCOMPARE(joined(*column), wanted);
    QCOMPARE(reading.unit(), unit);
}

void ColumnReadingTest::staysText_data()
{
    QTest::addColumn<QString>("texts");
    QTest::addColumn<int>("kind");
    const int text = int(NumberReading::Kind::Text), open = int(NumberReading::Kind::Undecided);
    QTest::newRow("codes") << "007|12" << text;
    QTest::newRow("names with a letter") << "12A|13A" << text;
    QTest::newRow("holes") << "DH-1|DH-2" << text;
    QTest::newRow("a letter in front") << "s1|t2" << text;
    QTest::newRow("one name") << "s1" << text;
    QTest::newRow("ranges") << "5-10|20-30" << text;
    QTest::newRow("units that differ") << "5 g/t|3 %" << text;
    QTest::newRow("units of some") << "5 g/t|3" << text;
    QTest::newRow("beyond 2^63") << "9223372036854775808|1" << text;
    QTest::newRow("beyond 2^53 beside limits") << "9007199254740993|<5" << text;
    QTest::newRow("beyond 2^53 beside fractions") << "9007199254740993|1.5" << text;
    QTest::newRow("contradiction") << "1,234.5|1.234,5" << text;
    QTest::newRow("no value alone") << "n/a|-" << text;
    QTest::newRow("versions") << "1.2.3|1.2.4" << text;
    QTest::newRow("could be either") << "1,234|5,678" << open;
    QTest::newRow("one comma among points") << "1.234|2.567|3,5|10.125" << open;
}

void ColumnReadingTest::staysText()
{
    QFETCH(QString, texts);
    QFETCH(int, kind);
    const auto values = list(texts);
    const std::vector<QString> distinct(values.begin(), values.end());
    const auto reading = NumberReading::of(distinct, std::vector<std::size_t>(distinct.size(), 1), DecimalSign::Detect);
    QCOMPARE(int(reading.kind()), kind);
}

void ColumnReadingTest::limitsAreNeitherZeroNorNull()
{
    const LayerPtr layer = read("limits.csv", "id,au\na,<0.01\nb,0.5\nc,\nd,>100\ne,0.005\n");
    QVERIFY(layer);
    const Column &au = *layer->column(u"au");
    QCOMPARE(int(au.type()), int(Column::Type::Number));
    QCOMPARE(au.nullCount(), std::size_t(1));
    const auto keys = [&](const QString &condition) {
        const auto parsed = Condition::parse(condition);
        const auto rows = evaluate(*layer, *parsed);
        QStringList met = rows ? layer->keysOf(*rows) : QStringList{rows.error().message};
        met.sort();
        return met.join(u',') + QStringLiteral("/%1").arg(undecidedRows(*layer, *parsed).count());
    };
    QCOMPARE(keys(QStringLiteral("au is null")), QStringLiteral("c/0"));
    QCOMPARE(keys(QStringLiteral("au < 0.01")), QStringLiteral("a,e/0"));
    QCOMPARE(keys(QStringLiteral("au < 0.005")), QStringLiteral("/1"));
    QCOMPARE(keys(QStringLiteral("au <= 0.005")), QStringLiteral("e/1"));
    QCOMPARE(keys(QStringLiteral("au >= 0.5")), QStringLiteral("b,d/0"));
    QCOMPARE(keys(QStringLiteral("au > 200")), QStringLiteral("/1"));
    QCOMPARE(keys(QStringLiteral("au = 0")), QStringLiteral("/1"));
    QCOMPARE(keys(QStringLiteral("au != 0.5")), QStringLiteral("a,d,e/0"));
    const bool isSaid = std::any_of(layer->warnings().begin(), layer->warnings().end(), [](const Warning &warning) {
        return warning.message.contains(QLatin1String("below a detection limit: 1"));
    });
    QVERIFY(isSaid);
}

void ColumnReadingTest::dates_data()
{
    QTest::addColumn<QString>("texts");
    QTest::addColumn<DateOrder>("order");
    QTest::addColumn<QString>("wanted");
    const auto detect = DateOrder::Detect;
    QTest::newRow("one row settles the order") << "03/04/2020|26/10/2016" << detect << "2020-04-03|2016-10-26";
    QTest::newRow("month first") << "03/04/2020|10/26/2016" << detect << "2020-03-04|2016-10-26";
    QTest::newRow("asked") << "03/04/2020" << DateOrder::MonthFirst << "2020-03-04";
    QTest::newRow("the same either way") << "05/05/2020" << detect << "2020-05-05";
    QTest::newRow("points") << "26.10.2016|03.04.2020" << detect << "2016-10-26|2020-04-03";
    QTest::newRow("names") << "5 Jan 2016|Feb 3, 2017|21-Mar-2018|1st April 2019" << detect
                           << "2016-01-05|2017-02-03|2018-03-21|2019-04-01";
    QTest::newRow("short years") << "5-Jan-16|26-Oct-68" << detect << "2016-01-05|1968-10-26";
    QTest::newRow("year first") << "2016/1/5|2016/12/31" << detect << "2016-01-05|2016-12-31";
    QTest::newRow("partial") << "2016|2016-05|2016-05-06" << detect << "2016|2016-05|2016-05-06";
    QTest::newRow("midnights are days") << "2019-01-08 00:00:00.000|2019-01-09 00:00" << detect
                                        << "2019-01-08|2019-01-09";
    QTest::newRow("times") << "26/10/2016 14:30|27/10/2016 2:05 pm" << detect << "2016-10-26T14:30|2016-10-27T14:05";
    QTest::newRow("zones") << "2024-01-31T12:00:00+05:00|2024-01-31T07:00:00Z" << detect
                           << "2024-01-31T12:00:00+05:00|2024-01-31T07:00:00Z";
    QTest::newRow("Urdu digits") << QStringLiteral("۲۶/۱۰/۲۰۱۶") << detect << "2016-10-26";
    QTest::newRow("Chinese") << QStringLiteral("2016年10月26日|2017年1月5日") << detect << "2016-10-26|2017-01-05";
}

void ColumnReadingTest::dates()
{
    QFETCH(QString, texts);
    QFETCH(DateOrder, order);
    QFETCH(QString, wanted);
    DateReading reading;
    const ColumnPtr column = readAs(list(texts), order, reading);
    QCOMPARE(int(reading.kind()), int(DateReading::Kind::Dates));
    QCOMPARE(joined(*column), wanted);
}

void ColumnReadingTest::datesThatAreNone_data()
{
    QTest::addColumn<QString>("texts");
    QTest::addColumn<DateOrder>("order");
    QTest::addColumn<QString>("why");
    const auto detect = DateOrder::Detect;
    QTest::newRow("both orders") << "13/04/2020|04/13/2020|05/06/2020" << detect
                                 << "\"13/04/2020\" can only be written day first, \"04/13/2020\" only month first";
    QTest::newRow("no day") << "31/02/2020|01/02/2020" << detect << "\"31/02/2020\" is no day of the calendar";
    QTest::newRow("the other order") << "13/04/2020|01/02/2020" << DateOrder::MonthFirst
                                     << "\"13/04/2020\" is no day that is written month first";
    QTest::newRow("times and years") << "2020-01-01T10:00|2020" << detect << "some values have a time of day";
    QTest::newRow("a word among ten") << "1/1/2020|2/2/2020|3/3/2020|4/4/2020|5/5/2020|6/6/2020|7/7/2020|8/8/2020|"
                                         "9/9/2020|soon"
                                      << detect << "1 of 10 values are no dates (\"soon\" is one)";
    QTest::newRow("figures and a word") << "1200|1350|1400|1450|1500|1550|1600|1650|1700|steep" << detect << "";
    QTest::newRow("numbers with hyphens") << "7440-50-8|7440-57-5|1/1/2020" << detect << "";
    QTest::newRow("Persian years") << "1399/05/12|1400/02/03" << detect
                                   << "its years (\"1399/05/12\") may be those of the Persian or the Islamic calendar";
    QTest::newRow("words") << "A|B|C" << detect << "";
    QTest::newRow("words, a date") << "A|B|C|1/1/2020" << detect << "";
}

void ColumnReadingTest::datesThatAreNone()
{
    QFETCH(QString, texts);
    QFETCH(DateOrder, order);
    QFETCH(QString, why);
    const auto values = list(texts);
    const std::vector<QString> distinct(values.begin(), values.end());
    const auto reading = DateReading::of(distinct, std::vector<std::size_t>(distinct.size(), 1), order);
    QCOMPARE(int(reading.kind()), int(DateReading::Kind::Text));
    QVERIFY2(why.isEmpty() ? reading.objection().isEmpty() : reading.objection().startsWith(why),
             qPrintable(reading.objection()));
}

/// A unit in the name counts for the values that have none.
void ColumnReadingTest::unitOfTheName()
{
    const LayerPtr layer = read("unit.csv", "id,\"Depth, m\",Width (m),LONGITUDE (E)\na,12,3 ft,61\nb,5 m,4,62\n");
    QVERIFY(layer);
    QCOMPARE(joined(*layer->column(u"Depth, m")), QStringLiteral("12|5"));
    QCOMPARE(layer->column(u"Depth, m")->unit(), QStringLiteral("m"));
    QCOMPARE(int(layer->column(u"Width (m)")->type()), int(Column::Type::Text)); // feet are no metres
    QCOMPARE(unitOfName(QStringLiteral("LONGITUDE (E)")), QString());
    QCOMPARE(unitOfName(QStringLiteral("Au (g/t)")), QStringLiteral("g/t"));
}

/// What the other columns say of the decimal sign counts, and a column that says two things is asked.
void ColumnReadingTest::signOfTheTable()
{
    const LayerPtr commas = read("commas.csv", "Name;Tonnen;Gehalt\nA;1.234;0,5\nB;250;0,7\nC;12.500;0,1\n");
    QVERIFY(commas);
    QCOMPARE(joined(*commas->column(u"Tonnen")), QStringLiteral("1234|250|12500"));
    const LayerPtr points =
        read("points.csv", "id;lon;lat;au\n1;66.1;29.1;1.234\n2;66.4;29.2;2.567\n3;66.5;29.3;3,5\n");
    QVERIFY(points);
    QCOMPARE(int(points->column(u"au")->type()), int(Column::Type::Text));
    QCOMPARE(joined(*points->column(u"au")), QStringLiteral("1.234|2.567|3,5"));
    const bool isSaid = std::any_of(points->warnings().begin(), points->warnings().end(), [](const Warning &warning) {
        return warning.message.contains(QLatin1String("some values have a decimal comma"));
    });
    QVERIFY(isSaid);
    const LayerPtr plain = read("plain.csv", "id;a;b\n1;1.234;1.5\n2;2.567;2.5\n");
    QVERIFY(plain);
    QCOMPARE(joined(*plain->column(u"a")), QStringLiteral("1.234|2.567"));
}

void ColumnReadingTest::longIntegersBesideFractions()
{
    const LayerPtr layer = read("long.csv", "id,n,m\na,9007199254740993,9007199254740992\nb,1.5,0.5\n");
    QVERIFY(layer);
    QCOMPARE(joined(*layer->column(u"n")), QStringLiteral("9007199254740993|1.5"));
    QCOMPARE(int(layer->column(u"n")->type()), int(Column::Type::Text));
    QCOMPARE(int(layer->column(u"m")->type()), int(Column::Type::Number)); // to the digit
    const bool isSaid = std::any_of(layer->warnings().begin(), layer->warnings().end(), [](const Warning &warning) {
        return warning.message.contains(QLatin1String("beyond 2^53"));
    });
    QVERIFY(isSaid);
}

/// A remark with a semicolon stays the text it was; a list that is written with spaces is said to be one.
void ColumnReadingTest::listsAndRemarks()
{
    const LayerPtr layer = read("lists.csv", "id,remark,metals,plain\na,drilled 2019; no core,Cu; Au,Cu;Au\n"
                                             "b,good,Cu,Cu\nc,bad,Au,Au\n");
    QVERIFY(layer);
    QCOMPARE(int(layer->column(u"remark")->type()), int(Column::Type::Text));
    QCOMPARE(int(layer->column(u"metals")->type()), int(Column::Type::Tags));
    QCOMPARE(int(layer->column(u"plain")->type()), int(Column::Type::Tags));
    const auto said = [&](const char *text) {
        return std::count_if(layer->warnings().begin(), layer->warnings().end(),
                             [&](const Warning &warning) { return warning.message.contains(QLatin1String(text)); });
    };
    QCOMPARE(said("The column metals is read as lists of tags"), 1);
    QCOMPARE(said("lists of tags"), 1);
}

void ColumnReadingTest::undecidedDates()
{
    const QByteArray bytes = "id,day\na,03/04/2020\nb,05/06/2021\n";
    const LayerPtr asText = read("open.csv", bytes);
    QVERIFY(asText);
    QCOMPARE(int(asText->column(u"day")->type()), int(Column::Type::Text));
    const bool isSaid = std::any_of(asText->warnings().begin(), asText->warnings().end(), [](const Warning &warning) {
        return warning.message.contains(QLatin1String("day first or month first"));
    });
    QVERIFY(isSaid);
    ReadOptions options;
    options.dateOrder = DateOrder::DayFirst;
    const LayerPtr asDates = read("open.csv", bytes, options);
    QVERIFY(asDates);
    QCOMPARE(joined(*asDates->column(u"day")), QStringLiteral("2020-04-03|2021-06-05"));
    for (const QString &impossible :
         {QStringLiteral("13/14/2020"), QStringLiteral("31/02/2020"), QStringLiteral("0/1/2020")}) {
        const auto reading = DateReading::of({impossible}, {1}, DateOrder::Detect);
        QCOMPARE(int(reading.kind()), int(DateReading::Kind::Text));
    }
}

void ColumnReadingTest::timesAreInstants()
{
    const LayerPtr layer = read("zones.csv", "id,at\na,2024-01-31T12:00:00+05:00\nb,2024-01-31T07:00:00Z\n"
                                             "c,2024-01-31T07:00:00-05:00\n");
    QVERIFY(layer);
    QCOMPARE(int(layer->column(u"at")->type()), int(Column::Type::DateTime));
    const auto keys = [&](const QString &condition) {
        const auto rows = evaluate(*layer, *Condition::parse(condition));
        QStringList met = rows ? layer->keysOf(*rows) : QStringList{rows.error().message};
        met.sort();
        return met.join(u',');
    };
    QCOMPARE(keys(QStringLiteral("at = 2024-01-31T07:00:00Z")), QStringLiteral("a,b"));
    QCOMPARE(keys(QStringLiteral("at > 2024-01-31T12:00:00+05:00")), QStringLiteral("c"));
    QCOMPARE(keys(QStringLiteral("at = 2024-01-31")), QStringLiteral("a,b,c"));
    QCOMPARE(keys(QStringLiteral("at < 2024-02")), QStringLiteral("a,b,c"));
    QVERIFY(keys(QStringLiteral("at > noon")).contains(QLatin1String("is not a date or a time")));
}

void ColumnReadingTest::integersAreExact()
{
    const LayerPtr layer = read("big.csv", "id,n\na,9007199254740993\nb,9007199254740992\nc,9223372036854775807\n"
                                           "d,-9223372036854775808\ne,5\n");
    QVERIFY(layer);
    const auto keys = [&](const QString &condition) {
        const auto rows = evaluate(*layer, *Condition::parse(condition));
        QStringList met = rows ? layer->keysOf(*rows) : QStringList{rows.error().message};
        met.sort();
        return met.join(u',');
    };
    QCOMPARE(keys(QStringLiteral("n = 9007199254740993")), QStringLiteral("a"));
    QCOMPARE(keys(QStringLiteral("n > 9007199254740992")), QStringLiteral("a,c"));
    QCOMPARE(keys(QStringLiteral("n >= 9223372036854775807")), QStringLiteral("c"));
    QCOMPARE(keys(QStringLiteral("n < 9223372036854775808")), QStringLiteral("a,b,c,d,e"));
    QCOMPARE(keys(QStringLiteral("n > 1e30")), QString());
    QCOMPARE(keys(QStringLiteral("n > 4.5")), QStringLiteral("a,b,c,e"));
    QCOMPARE(keys(QStringLiteral("n < -4.5")), QStringLiteral("d"));
    QCOMPARE(keys(QStringLiteral("n = 5.0")), QStringLiteral("e"));
    QCOMPARE(keys(QStringLiteral("n = 5.5")), QString());
    QCOMPARE(keys(QStringLiteral("n > 9007199254740992.5")), QStringLiteral("a,c"));
}

/// It is a value, which is neither null nor two quotation marks.
void ColumnReadingTest::textWithoutALetter()
{
    const LayerPtr layer =
        read("empty.geojson", R"({"type":"FeatureCollection","features":[)"
                              R"({"type":"Feature","properties":{"id":"a","t":""},"geometry":null},)"
                              R"({"type":"Feature","properties":{"id":"b","t":null},"geometry":null},)"
                              R"({"type":"Feature","properties":{"id":"c","t":"x"},"geometry":null},)"
                              R"({"type":"Feature","properties":{"id":"d","t":"\"\""},"geometry":null}]})");
    QVERIFY(layer);
    for (const auto &[condition, keys] : {std::pair("t = \"\"", "a"), std::pair("t != \"\"", "c,d"),
                                          std::pair("t = \"\"\"\"", "d"), std::pair("t is null", "b")}) {
        const auto parsed = Condition::parse(QString::fromLatin1(condition));
        QVERIFY(parsed.ok());
        QCOMPARE(layer->keysOf(*evaluate(*layer, *parsed)).join(u','), QString::fromLatin1(keys));
        QCOMPARE(*Condition::parse(parsed->text()), *parsed);
    }
}

void ColumnReadingTest::textHasNoOrder()
{
    const LayerPtr layer = read("words.csv", "id,tonnes\na,1000 or so\nb,2000\n");
    QVERIFY(layer);
    for (const char *op : {"<", "<=", ">", ">="}) {
        const auto rows = evaluate(*layer, *Condition::parse(QStringLiteral("tonnes %1 1000").arg(QLatin1String(op))));
        QVERIFY(!rows);
        QCOMPARE(int(rows.error().kind), int(Error::Kind::Words));
        QVERIFY(rows.error().message.contains(QLatin1String("tonnes")));
    }
    QVERIFY(evaluate(*layer, *Condition::parse(QStringLiteral("tonnes = 2000"))));
}

void ColumnReadingTest::booleans()
{
    const LayerPtr layer = read("flags.csv", "id,ok\na,TRUE\nb,false\nc,\n");
    QVERIFY(layer);
    const Column &ok = *layer->column(u"ok");
    QCOMPARE(int(ok.type()), int(Column::Type::Boolean));
    QCOMPARE(joined(ok), QStringLiteral("true|false|-"));
    QCOMPARE(layer->keysOf(*evaluate(*layer, *Condition::parse(QStringLiteral("ok = yes")))),
             QStringList{QStringLiteral("a")});
    QVERIFY(!evaluate(*layer, *Condition::parse(QStringLiteral("ok = maybe"))));
    QVERIFY(!evaluate(*layer, *Condition::parse(QStringLiteral("ok > false"))));
}

void ColumnReadingTest::naturalOrder()
{
    QStringList names = list(QStringLiteral("DH-100|dh-2|DH-10|DH-1|DH-02|a|B|DH"));
    std::sort(names.begin(), names.end(),
              [](const QString &a, const QString &b) { return compareNaturally(a, b) < 0; });
    QCOMPARE(names.join(u'|'), QStringLiteral("a|B|DH|DH-1|DH-02|dh-2|DH-10|DH-100"));
    const auto ranks = naturalRanks({QStringLiteral("x10"), QStringLiteral("x9"), QStringLiteral("x1")});
    QCOMPARE(ranks, (std::vector<std::uint32_t>{2, 1, 0}));
}

void ColumnReadingTest::listsHoldAnyCharacter()
{
    ColumnBuilder builder(QStringLiteral("tags"), Column::Type::Tags);
    builder.setShape(Column::Shape::Lists);
    builder.appendList({QStringLiteral("Pb;Zn")});
    builder.appendList({QStringLiteral("a\"b"), QStringLiteral("c,d"), QStringLiteral("c,d")});
    builder.appendList({});
    builder.appendNull();
    const ColumnPtr column = finished(builder);
    QCOMPARE(column->tagTexts(rowAt(0)), std::vector<QString>{QStringLiteral("Pb;Zn")});
    QCOMPARE(column->text(rowAt(1)), QStringLiteral(R"(["a\"b","c,d","c,d"])"));
    QVERIFY(!column->isNull(rowAt(2)));
    QCOMPARE(column->text(rowAt(2)), QStringLiteral("[]"));
    QVERIFY(column->isNull(rowAt(3)));
    const auto counts = countValues(*column, RowSet(4, true));
    QCOMPARE(counts.counts[*column->codeOf(QStringLiteral("c,d"))], std::size_t(1)); // of rows
    QCOMPARE(counts.nulls, std::size_t(1));
}

void ColumnReadingTest::tables_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("column");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("wanted");
    const int number = int(Column::Type::Number), integer = int(Column::Type::Integer), text = int(Column::Type::Text);
    QTest::newRow("quoted commas in a comma table")
        << QByteArray("id,n\na,\"1,234\"\nb,\"5,678\"\n") << "n" << integer << "1234|5678";
    QTest::newRow("another column tells the sign")
        << QByteArray("id;n;m\na;1,234;0,5\nb;5,678;1,25\n") << "n" << number << "1.234|5.678";
    QTest::newRow("nothing tells") << QByteArray("id;n\na;1,234\nb;5,678\n") << "n" << text << "1,234|5,678";
    QTest::newRow("inf and NaN") << QByteArray("id,au\na,0.5\nb,inf\nc,NaN\n") << "au" << number << "0.5|-|-";
    QTest::newRow("sentinels of plain numbers")
        << QByteArray("id,au\na,0.5\nb,-9999\nc,2\n") << "au" << number << "0.5|-|2";
    QTest::newRow("above 2^63") << QByteArray("id,n\na,18446744073709551616\nb,7\n") << "n" << text
                                << "18446744073709551616|7";
    QTest::newRow("codes") << QByteArray("id,n\na,007\nb,012\n") << "n" << text << "007|012";
}

void ColumnReadingTest::tables()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, column);
    QFETCH(int, type);
    QFETCH(QString, wanted);
    const LayerPtr layer = read("table.csv", bytes);
    QVERIFY(layer && layer->column(column));
    QStringList texts;
    for (const Row row : layer->bySourceRow())
        texts << (layer->column(column)->isNull(row) ? QStringLiteral("-") : layer->column(column)->text(row));
    QCOMPARE(texts.join(u'|'), wanted);
    QCOMPARE(int(layer->column(column)->type()), type);
}

void ColumnReadingTest::exportsKeepTypes_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("GeoJSON") << "out.geojson";
    QTest::newRow("GeoPackage") << "out.gpkg";
    QTest::newRow("FlatGeobuf") << "out.fgb";
    QTest::newRow("CSV") << "out.csv";
}

/// What has a type keeps it through every format that has it, and its value through all.
void ColumnReadingTest::exportsKeepTypes()
{
    QFETCH(QString, file);
    const LayerPtr layer =
        read("typed.csv", "id,lon,lat,ok,at,n,day\na,67,29,true,2024-01-31T12:00:00+05:00,9007199254740993,2024-01-31\n"
                          "b,68,30,false,2024-01-31T08:30:00Z,-3,2023-02-28\n");
    QVERIFY(layer);
    ExportOptions options;
    options.path = m_folder.filePath(file);
    const auto report = exportLayer(*layer, layer->allRows(), options);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    const auto back = DatasetReader::read(options.path);
    QVERIFY(back);
    const auto texts = [&](QStringView name) {
        QStringList all;
        const Column *column = (*back)->column(name);
        for (const Row row : (*back)->bySourceRow())
            all << (column ? column->text(row) : QStringLiteral("?"));
        all.sort();
        return all.join(u'|');
    };
    QCOMPARE(texts(u"n"), QStringLiteral("-3|9007199254740993"));
    QCOMPARE(texts(u"ok"), QStringLiteral("false|true"));
    QCOMPARE(texts(u"day"), QStringLiteral("2023-02-28|2024-01-31"));
    QCOMPARE(int((*back)->column(u"ok")->type()), int(Column::Type::Boolean));
    QCOMPARE(int((*back)->column(u"at")->type()), int(Column::Type::DateTime));
    const auto same = evaluate(**back, *Condition::parse(QStringLiteral("at = 2024-01-31T07:00:00Z")));
    QVERIFY(same);
    QCOMPARE((*back)->keysOf(*same), QStringList{QStringLiteral("a")});
}

void ColumnReadingTest::takenNames_data()
{
    QTest::addColumn<QString>("file");
    for (const char *ending : {"geojson", "gpkg", "csv", "kml", "fgb", "xlsx"})
        QTest::newRow(ending) << QStringLiteral("names.%1").arg(QLatin1String(ending));
}

void ColumnReadingTest::takenNames()
{
    QFETCH(QString, file);
    const LayerPtr layer =
        read("names.csv", "key,lon,lat,fid,geom,grade,Grade\na,67,29,1,x,0.5,0.25\nb,68,30,1,y,0.75,1.5\n");
    QVERIFY(layer);
    ExportOptions options;
    options.path = m_folder.filePath(QStringLiteral("out_") + file);
    const auto report = exportLayer(*layer, layer->allRows(), options);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    QCOMPARE(report->written, std::size_t(2));
    const auto back = DatasetReader::read(options.path);
    QVERIFY(back);
    QStringList found; // in some column of the file, whatever it is called there
    for (const auto &column : (*back)->columns())
        for (std::size_t i = 0; i < 2; ++i)
            if (const QString text = column->text(rowAt(i));
                text == QLatin1String("0.5") || text == QLatin1String("0.25"))
                found << text;
    found.sort();
    QCOMPARE(found.join(u'|'), QStringLiteral("0.25|0.5"));
    if (file.endsWith(QLatin1String("gpkg"))) {
        QVERIFY((*back)->column(u"fid_2") && (*back)->column(u"geom_2"));
        QVERIFY(!report->warnings.empty());
    }
}

/// Random columns and conditions against a loop over the values.
void ColumnReadingTest::filtersEqualBruteForce()
{
    std::mt19937 random(7);
    const auto pick = [&](int most) { return int(random() % unsigned(most + 1)); };
    for (int round = 0; round < 300; ++round) {
        LayerBuilder builder(QStringLiteral("random"));
        auto &numbers = builder.addColumn(QStringLiteral("n"), Column::Type::Number);
        auto &integers = builder.addColumn(QStringLiteral("i"), Column::Type::Integer);
        const int rows = 1 + pick(60);
        std::vector<std::optional<double>> n;
        std::vector<std::optional<std::int64_t>> whole;
        for (int r = 0; r < rows; ++r) {
            n.push_back(pick(9) == 0 ? std::nullopt : std::optional(double(pick(20) - 10) / 4));
            whole.push_back(pick(9) == 0 ? std::nullopt : std::optional<std::int64_t>((1LL << 53) + pick(6) - 3));
            n.back() ? numbers.appendNumber(*n.back()) : numbers.appendNull();
            whole.back() ? integers.appendInteger(*whole.back()) : integers.appendNull();
            builder.geometry().appendPoint({60.0 + pick(10), 25.0 + pick(10)});
        }
        const LayerPtr layer = builder.finish();
        const double x = double(pick(20) - 10) / 4;
        const std::int64_t y = (1LL << 53) + pick(6) - 3;
        const struct {
            const char *op;
            bool (*meets)(std::strong_ordering);
        } ops[] = {{"=", [](std::strong_ordering o) { return o == 0; }},
                   {"!=", [](std::strong_ordering o) { return o != 0; }},
                   {"<", [](std::strong_ordering o) { return o < 0; }},
                   {"<=", [](std::strong_ordering o) { return o <= 0; }},
                   {">", [](std::strong_ordering o) { return o > 0; }},
                   {">=", [](std::strong_ordering o) { return o >= 0; }}};
        for (const auto &op : ops) {
            const auto byNumber = evaluate(
                           *layer, *Condition::parse(QStringLiteral("n %1 %2").arg(QLatin1String(op.op)).arg(x))),
                       byInteger = evaluate(
                           *layer, *Condition::parse(QStringLiteral("i %1 %2").arg(QLatin1String(op.op)).arg(y)));
            QVERIFY(byNumber && byInteger);
            for (std::size_t r = 0; r < std::size_t(rows); ++r) {
                const Row row = layer->bySourceRow()[r];
                const auto order = [](auto a, auto b) {
                    return a < b   ? std::strong_ordering::less
                           : b < a ? std::strong_ordering::greater
                                   : std::strong_ordering::equal;
                };
                QCOMPARE(byNumber->contains(row), n[r] && op.meets(order(*n[r], x)));
                QCOMPARE(byInteger->contains(row), whole[r] && op.meets(order(*whole[r], y)));
            }
        }
    }
}

QTEST_GUILESS_MAIN(ColumnReadingTest)
#include "column_reading_test.moc"
