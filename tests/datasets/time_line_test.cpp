// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/time/time_line.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"
#include "datasets/time/fact_groups.h"
#include "datasets/time/period.h"
#include "tests/support/plain_csv.h"

#include <QSet>
#include <QTest>

using namespace kohkan;
using kohkan::test::PlainCsv;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

TimeItem item(const char *id, const char *date)
{
    TimeItem made;
    made.id = q(id);
    made.date = q(date);
    made.range = DateRange::parse(made.date);
    return made;
}

QStringList ids(const std::vector<TimeItem> &items)
{
    QStringList names;
    for (const TimeItem &one : items)
        names << one.id;
    return names;
}

PlainCsv table(const char *name)
{
    return PlainCsv::read(*dataFolder() + QStringLiteral("/%1.csv").arg(QLatin1String(name)));
}

const TimeLane &lane(const TimeLine &line, const char *id)
{
    for (const TimeLane &one : line.lanes)
        if (one.id == QLatin1String(id))
            return one;
    qFatal("no lane %s", id);
}

/// A table of texts whose first column is its key.
LayerPtr texts(const char *name, const QStringList &columns, const QList<QStringList> &rows)
{
    LayerBuilder builder(q(name));
    for (qsizetype c = 0; c < columns.size(); ++c) {
        auto &column = builder.addColumn(columns[c], Column::Type::Text);
        for (const QStringList &row : rows)
            row[c].isEmpty() ? column.appendNull() : column.appendText(row[c]);
    }
    for (qsizetype i = 0; i < rows.size(); ++i)
        builder.geometry().begin(GeometryType::None);
    return builder.finish();
}

Period period(const char *first, const char *last)
{
    return {QDate::fromString(q(first), Qt::ISODate), QDate::fromString(q(last), Qt::ISODate)};
}

} // namespace

/// The lanes of the time line, the facts that disagree, and the period that is looked at.
class TimeLineTest : public QObject {
    Q_OBJECT
private slots:
    void standsByItsFirstDay();
    void placesEveryRecordOnce();
    void foldsPartsIntoTheirWhole();
    void countsWhatIsUndated();
    void keepsOpenEnds();
    void narrowsToASite();
    void movesAPeriod_data();
    void movesAPeriod();
    void holdsWhatLiesWhollyInIt_data();
    void holdsWhatLiesWhollyInIt();
    void isACondition();
    void groupsFactsThatDisagree();
};

void TimeLineTest::standsByItsFirstDay()
{
    const TimeLane lane = sorted({q("x"),
                                  q("X"),
                                  {item("b", "2024-03"), item("none", ""), item("a", "2024"), item("c", "2024-03-01"),
                                   item("odd", "soon"), item("open", "../1999"), item("d", "2024-03-01")},
                                  {}});
    // by hand: .. first; 2024-01-01; then 2024-03-01 as a day (twice, by id), then as a month
    QCOMPARE(ids(lane.items), (QStringList{q("open"), q("a"), q("c"), q("d"), q("b")}));
    QCOMPARE(ids(lane.undated), (QStringList{q("none"), q("odd")}));
}

void TimeLineTest::placesEveryRecordOnce()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    const TimeLine line = TimeLine::of(*catalogue);
    const auto count = [&](const char *name) {
        return static_cast<int>(lane(line, name).items.size() + lane(line, name).undated.size());
    };
    const PlainCsv timeline = table("timeline");
    const QStringList partnership{q("agreement"),   q("financing"), q("meeting"),
                                  q("ministerial"), q("policy"),    q("shipment")};
    const int deals =
        timeline.countIf([&](const QStringList &row) { return partnership.contains(timeline.value(row, "kind")); });
    QCOMPARE(count("partnership"), deals);
    QCOMPARE(count("project"), static_cast<int>(timeline.rows.size()) - deals);
    const PlainCsv incidents = table("incidents"), production = table("production"), estimates = table("estimates");
    const int parts =
        incidents.countIf([&](const QStringList &row) { return !incidents.value(row, "part_of").isEmpty(); });
    QVERIFY(parts > 0);
    QCOMPARE(count("incidents"), static_cast<int>(incidents.rows.size()) - parts);
    QCOMPARE(count("production"), static_cast<int>(production.rows.size()));
    QSet<QString> statements;
    for (const QStringList &row : estimates.rows)
        statements << estimates.value(row, "id") + u'/' + estimates.value(row, "deposit_id");
    QCOMPARE(count("estimates"), static_cast<int>(statements.size()));
    for (const TimeLane &one : line.lanes)
        for (const TimeItem &own : one.items) {
            QVERIFY2(!own.title.isEmpty() && !own.sourceRefs.isEmpty(), qPrintable(own.id));
            QCOMPARE(own.range->text(), own.date); // as its source gives it
        }
}

void TimeLineTest::foldsPartsIntoTheirWhole()
{
    const auto catalogue = Catalogue::fromTables(
        {{q("incidents"),
          texts("incidents", {q("id"), q("date"), q("event_type"), q("place"), q("deposit_ids"), q("part_of")},
                {{q("whole"), q("2024-05-01"), q("Battles"), q("A"), q("one"), {}},
                 {q("part"), q("2024-05-02"), q("Battles"), q("B"), q("two"), q("whole")},
                 {q("partOfPart"), q("2024-05-02"), q("Battles"), q("C"), q("three"), q("part")},
                 {q("orphan"), q("2024-05-03"), q("Battles"), q("D"), {}, q("nowhere")},
                 {q("ring1"), q("2024-05-04"), q("Battles"), q("E"), {}, q("ring2")},
                 {q("ring2"), q("2024-05-05"), q("Battles"), q("F"), {}, q("ring1")}})}});
    const TimeLine line = TimeLine::of(*catalogue);
    const TimeLane &incidents = lane(line, "incidents");
    QCOMPARE(ids(incidents.items), (QStringList{q("whole"), q("orphan"), q("ring1"), q("ring2")}));
    QCOMPARE(incidents.items[0].parts, (QStringList{q("part"), q("partOfPart")}));
    QCOMPARE(incidents.items[0].depositIds, (QStringList{q("one"), q("two"), q("three")}));
    QCOMPARE(line.forSite(q("three")).datedCount(), std::size_t{1});
}

void TimeLineTest::countsWhatIsUndated()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    const TimeLine line = TimeLine::of(*catalogue);
    const PlainCsv production = table("production");
    QCOMPARE(static_cast<int>(lane(line, "production").undated.size()),
             production.countIf([&](const QStringList &row) { return production.value(row, "period").isEmpty(); }));
    for (const TimeItem &own : lane(line, "estimates").undated)
        QVERIFY(own.date.isEmpty() && !own.range);
    QVERIFY(!lane(line, "estimates").undated.empty());
}

void TimeLineTest::keepsOpenEnds()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    const TimeLine line = TimeLine::of(*catalogue);
    const TimeItem *open = line.find(q("PRD-038")); // ../2024
    QVERIFY(open && open->range);
    QVERIFY(!open->range->firstDay().isValid());
    QCOMPARE(open->range->lastDay(), QDate(2024, 12, 31));
    QCOMPARE(line.span()->firstDay(), QDate(1952, 1, 1)); // PRD-041, 1952/1973
    QVERIFY(!TimeLine().span());
    QVERIFY(!line.find(q("TL-999")));
}

void TimeLineTest::narrowsToASite()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    const TimeLine line = TimeLine::of(*catalogue), own = line.forSite(q("saindak"));
    QCOMPARE(own.lanes.size(), line.lanes.size()); // empty lanes stay
    const PlainCsv timeline = table("timeline");
    const int events = timeline.countIf([&](const QStringList &row) {
        return PlainCsv::tags(timeline.value(row, "deposit_ids")).contains(q("saindak"));
    });
    QVERIFY(events > 10);
    QCOMPARE(static_cast<int>(lane(own, "partnership").items.size() + lane(own, "project").items.size()), events);
    for (const TimeLane &one : own.lanes)
        for (const TimeItem &each : one.items)
            QVERIFY(each.depositIds.contains(q("saindak")));
}

void TimeLineTest::movesAPeriod_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<Period::Step>("step");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("moved");
    using Step = Period::Step;
    QTest::newRow("day") << "2024-02-28"
                         << "2024-02-28" << Step::Day << 1 << "2024-02-29 – 2024-02-29";
    QTest::newRow("week back") << "2024-03-01"
                               << "2024-03-07" << Step::Week << -1 << "2024-02-23 – 2024-02-29";
    QTest::newRow("whole months stay whole") << "2024-01-01"
                                             << "2024-01-31" << Step::Month << 1 << "2024-02-01 – 2024-02-29";
    QTest::newRow("whole year by quarters") << "2023-01-01"
                                            << "2023-12-31" << Step::Quarter << -1 << "2022-10-01 – 2023-09-30";
    QTest::newRow("years") << "2020-02-01"
                           << "2020-02-29" << Step::Year << 3 << "2023-02-01 – 2023-02-28";
    QTest::newRow("other lengths stay") << "2024-01-10"
                                        << "2024-01-19" << Step::Month << 1 << "2024-02-10 – 2024-02-19";
}

void TimeLineTest::movesAPeriod()
{
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(Period::Step, step);
    QFETCH(int, steps);
    QFETCH(QString, moved);
    const Period from = period(qPrintable(first), qPrintable(last));
    QCOMPARE(from.moved(step, steps).text(), moved);
}

void TimeLineTest::holdsWhatLiesWhollyInIt_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<bool>("held");
    QTest::newRow("first day") << "2024-02-01" << true;
    QTest::newRow("last day") << "2024-12-31" << true;
    QTest::newRow("before") << "2024-01-31" << false;
    QTest::newRow("month") << "2024-02" << true;
    QTest::newRow("a year that begins before") << "2024" << false;
    QTest::newRow("open start") << "../2024-06" << false;
    QTest::newRow("open end") << "2024-06/.." << false;
    QTest::newRow("interval") << "2024-03/2024-06-30" << true;
}

void TimeLineTest::holdsWhatLiesWhollyInIt()
{
    QFETCH(QString, date);
    QFETCH(bool, held);
    const Period looked = period("2024-02-01", "2024-12-31");
    QCOMPARE(looked.holds(*DateRange::parse(date)), held);
    // the condition on a column of dates says the same
    LayerBuilder builder(q("dates"));
    auto &column = builder.addColumn(q("date"), Column::Type::Date);
    column.appendDate(*DateRange::parse(date));
    builder.geometry().begin(GeometryType::None);
    const LayerPtr layer = builder.finish();
    const auto rows = evaluate(*layer, looked.condition(q("date")));
    QVERIFY(rows);
    QCOMPARE(rows->count() == 1, held);
}

void TimeLineTest::isACondition()
{
    const Period own = period("2024-02-01", "2025-01-15"), whole = period("1952-01-01", "2037-12-31");
    QCOMPARE(Period::of(own.condition(q("date")), whole), std::optional(own));
    Condition typed{q("date"), Condition::Op::Between, {}, {q("2023"), q("2024-02")}};
    QCOMPARE(Period::of(typed, whole)->text(), q("2023-01-01 – 2024-02-29"));
    typed.values = {q("2023"), QString()};
    QCOMPARE(Period::of(typed, whole)->last, whole.last);
    typed.values = {q("2024"), q("2023")};
    QVERIFY(!Period::of(typed, whole));
    QVERIFY(!Period::of({q("date"), Condition::Op::Equal, q("2024"), {}}, whole));
}

void TimeLineTest::groupsFactsThatDisagree()
{
    const auto catalogue = *Catalogue::load(*dataFolder());
    const LayerPtr facts = catalogue->table(q("national_facts"));
    QStringList known, grouped;
    for (const QStringList &row : table("national_facts").rows)
        known << row.front();
    for (const QStringList &keys : factSubjectKeys())
        for (const QString &key : keys) {
            QVERIFY2(known.contains(key), qPrintable(key));
            grouped << key;
        }
    QCOMPARE(QSet<QString>(grouped.begin(), grouped.end()).size(), grouped.size());
    const auto groups = factGroups(facts);
    QStringList all;
    for (const FactGroup &group : groups) {
        QCOMPARE(group.subject.isEmpty(), &group == &groups.back());
        for (const NationalFact &fact : group.facts)
            all << fact.key;
    }
    QCOMPARE(groups.size(), factSubjectKeys().size() + 1);
    all.sort();
    known.sort();
    QCOMPARE(all, known);
    QVERIFY(factGroups(nullptr).empty());
    // one of two: there is nothing beside it
    const LayerPtr lone = texts("national_facts", {q("key"), q("statement"), q("value")},
                                {{q("us_aid_since_2001"), q("Aid"), q("33000000000")}});
    QCOMPARE(factGroups(lone).size(), std::size_t{1});
    QVERIFY(factGroups(lone)[0].subject.isEmpty());
}

QTEST_GUILESS_MAIN(TimeLineTest)
#include "time_line_test.moc"
