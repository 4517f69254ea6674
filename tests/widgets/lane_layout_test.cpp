// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "widgets/time/lane_layout.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"

#include <QGuiApplication>
#include <QTest>
#include <set>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

double julian(const char *day)
{
    return static_cast<double>(QDate::fromString(q(day), Qt::ISODate).toJulianDay());
}

DateAxis axisOver(const char *first, const char *last, double left = 100, double right = 1100)
{
    return {julian(first), julian(last), left, right};
}

TimeItem item(const QString &date, const QString &title = QStringLiteral("An event"))
{
    TimeItem made;
    made.id = date + title;
    made.title = title;
    made.date = date;
    made.range = DateRange::parse(date);
    return made;
}

TimeLine lineOf(const QStringList &dates)
{
    TimeLane lane{q("x"), q("X"), {}, {}};
    for (const QString &date : dates)
        lane.items.push_back(item(date));
    return {{sorted(lane)}};
}

TimeMark markOf(const char *date, const DateAxis &axis)
{
    return *timeMark(item(q(date)), {}, axis);
}

LaneLayout laidOut(const TimeLine &line, const DateAxis &axis, double height)
{
    return {line, axis, QRectF(axis.left, 20, axis.right - axis.left, height), QFontMetricsF(QGuiApplication::font())};
}

} // namespace

/// The date axis, its ticks, and where marks, bubbles and titles stand.
class LaneLayoutTest : public QObject {
    Q_OBJECT
private slots:
    void mapsDays();
    void zoomsAboutAPixel();
    void staysWithinItsLimits();
    void ticksFromDaysToDecades_data();
    void ticksFromDaysToDecades();
    void drawsWhatADateCovers_data();
    void drawsWhatADateCovers();
    void leavesOutWhatIsNotInView();
    void gathersACrowd();
    void givesRowsByNeed();
    void nothingMeetsAnything_data();
    void nothingMeetsAnything();
    void findsWhatIsUnderThePointer();
};

void LaneLayoutTest::mapsDays()
{
    const DateAxis axis = axisOver("2024-01-01", "2024-04-10"); // 100 days on 1000 pixels
    QCOMPARE(axis.dayWidth(), 10.0);
    QCOMPARE(axis.pixel(julian("2024-01-11")), 200.0);
    QCOMPARE(axis.dayAt(200), QDate(2024, 1, 11));
    QCOMPARE(axis.dayAt(209.9), QDate(2024, 1, 11)); // a day is the interval up to the next one
    QCOMPARE(axis.dayAt(199.9), QDate(2024, 1, 10));
}

void LaneLayoutTest::zoomsAboutAPixel()
{
    const DateView view{axisOver("1950-01-01", "2040-01-01")};
    const DateAxis from = axisOver("2010-01-01", "2026-01-01");
    for (const double pixel : {150.0, 600.0, 1050.0})
        for (const double factor : {0.5, 1.3}) {
            const DateAxis to = view.zoomed(from, factor, pixel);
            QVERIFY(std::abs(to.day(pixel) - from.day(pixel)) < 1e-6);
            QVERIFY(std::abs((to.last - to.first) - (from.last - from.first) * factor) < 1e-6);
        }
}

void LaneLayoutTest::staysWithinItsLimits()
{
    const DateView view{axisOver("1950-01-01", "2040-01-01")};
    const DateAxis from = axisOver("2010-01-01", "2026-01-01");
    const DateAxis all = view.zoomed(from, 1000, 300);
    QCOMPARE(all.first, view.widest.first);
    QCOMPARE(all.last, view.widest.last);
    QCOMPARE(view.zoomed(from, 1e-9, 300).last - view.zoomed(from, 1e-9, 300).first, DateView::narrowest);
    QCOMPARE(view.panned(from, 1e6).first, view.widest.first); // towards earlier days
    QCOMPARE(view.panned(from, -1e6).last, view.widest.last);
    QCOMPARE(view.panned(from, 1e6).last - view.panned(from, 1e6).first, from.last - from.first);
    const DateAxis day = view.showing(from, julian("2020-05-05"), julian("2020-05-06"));
    QVERIFY(day.last - day.first >= DateView::narrowest && day.last - day.first < 20);
    QVERIFY(day.first < julian("2020-05-05") && day.last > julian("2020-05-06"));
}

void LaneLayoutTest::ticksFromDaysToDecades_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QStringList>("labels");
    // 1000 pixels, 100 for a whole date, 72 for a month, 50 for a year
    QTest::newRow("days") << "2024-02-26"
                          << "2024-03-03"
                          << QStringList{q("2024-02-26"), q("2024-02-27"), q("2024-02-28"), q("2024-02-29"),
                                         q("2024-03-01"), q("2024-03-02"), q("2024-03-03")};
    QTest::newRow("every fifth day") << "2024-02-10"
                                     << "2024-03-15" // 34 days: 29 px a day, five are 147
                                     << QStringList{q("2024-02-11"), q("2024-02-16"), q("2024-02-21"), q("2024-02-26"),
                                                    q("2024-03-01"), q("2024-03-06"), q("2024-03-11")};
    QTest::newRow("months") << "2023-11-15"
                            << "2024-06-15" // 213 days: 4.7 px, 28 are 131
                            << QStringList{q("2023-12"), q("2024-01"), q("2024-02"), q("2024-03"),
                                           q("2024-04"), q("2024-05"), q("2024-06")};
    QTest::newRow("quarters") << "2022-12-01"
                              << "2025-02-01" // 793 days: 1.26 px, 84 are 106
                              << QStringList{q("2023-01"), q("2023-04"), q("2023-07"), q("2023-10"), q("2024-01"),
                                             q("2024-04"), q("2024-07"), q("2024-10"), q("2025-01")};
    QTest::newRow("years") << "2015-03-01"
                           << "2026-03-01" // 0.249 px, 365 are 91
                           << QStringList{q("2016"), q("2017"), q("2018"), q("2019"), q("2020"), q("2021"),
                                          q("2022"), q("2023"), q("2024"), q("2025"), q("2026")};
    QTest::newRow("every fifth year") << "1968-01-01"
                                      << "2026-01-01" // 0.0472 px: one year 17, two 34, five 86
                                      << QStringList{q("1970"), q("1975"), q("1980"), q("1985"), q("1990"), q("1995"),
                                                     q("2000"), q("2005"), q("2010"), q("2015"), q("2020"), q("2025")};
    QTest::newRow("half centuries") << "1750-01-01"
                                    << "2150-01-01" // one year is 2.5 px, twenty are 49.97
                                    << QStringList{q("1750"), q("1800"), q("1850"), q("1900"), q("1950"),
                                                   q("2000"), q("2050"), q("2100"), q("2150")};
}

void LaneLayoutTest::ticksFromDaysToDecades()
{
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QStringList, labels);
    const DateAxis axis = axisOver(qPrintable(first), qPrintable(last));
    const DateTicks ticks = dateTicksOf(axis, 100);
    QStringList texts;
    for (const DateTick &tick : ticks.labelled)
        texts << tick.text;
    QCOMPARE(texts, labels);
    for (std::size_t i = 1; i < ticks.between.size(); ++i)
        QVERIFY(static_cast<double>(ticks.between[i - 1].daysTo(ticks.between[i])) * axis.dayWidth() >= 5.9);
}

void LaneLayoutTest::drawsWhatADateCovers_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("form");
    QTest::addColumn<double>("left");
    QTest::addColumn<double>("right");
    QTest::addColumn<bool>("fadesLeft");
    QTest::addColumn<bool>("fadesRight");
    using Form = TimeMark::Form;
    const auto row = [](const char *name, const char *date, Form form, double left, double right, bool fadesLeft,
                        bool fadesRight) {
        QTest::newRow(name) << QByteArray(date) << static_cast<int>(form) << left << right << fadesLeft << fadesRight;
    };
    // 2024-01-01 at 100, ten pixels a day, to 2024-04-10 at 1100; a diamond is nine wide
    row("day", "2024-01-11", Form::Day, 205 - 4.5, 205 + 4.5, false, false);
    row("month", "2024-02", Form::Extent, 410, 700, false, false); // 31 days on, 29 long
    row("span", "2024-01-11/2024-01-20", Form::Span, 200, 300, false, false);
    row("open start", "../2024-01-31", Form::Span, 410 - 90, 410, true, false);
    row("open end", "2024-02-01/..", Form::Span, 410, 500, false, true);
    row("cut to the view", "2023-12/2024-01-10", Form::Span, 100 - 9, 200, false, false);
    row("an interval of one day", "2024-01-11/2024-01-11", Form::Day, 205 - 4.5, 205 + 4.5, false, false);
}

void LaneLayoutTest::drawsWhatADateCovers()
{
    QFETCH(QByteArray, date);
    const TimeMark mark = markOf(date.constData(), axisOver("2024-01-01", "2024-04-10"));
    QTEST(static_cast<int>(mark.form), "form");
    QTEST(mark.place.left(), "left");
    QTEST(mark.place.right(), "right");
    QTEST(mark.fadesLeft, "fadesLeft");
    QTEST(mark.fadesRight, "fadesRight");
}

void LaneLayoutTest::leavesOutWhatIsNotInView()
{
    const DateAxis axis = axisOver("2024-01-01", "2024-04-10");
    for (const char *date : {"2023-12-01", "2024-05", "2025/2026", "../2022"})
        QVERIFY2(!timeMark(item(q(date)), {}, axis), date);
    const TimeLine line = lineOf({q("2023-12-01"), q("2024-02-01")});
    const LaneLayout layout = laidOut(line, axis, 40);
    QCOMPARE(layout.marks().size(), std::size_t{1});
    QVERIFY(!layout.markOf({0, 0}) && layout.markOf({0, 1}));
}

void LaneLayoutTest::gathersACrowd()
{
    QStringList dates;
    for (int i = 0; i < 12; ++i)
        dates << QDate(2024, 2, 1).addDays(i % 4).toString(Qt::ISODate);
    dates << q("2024-03-20");
    const TimeLine line = lineOf(dates);
    // one row: what stands alone keeps its mark, the rest is one bubble
    const LaneLayout narrow = laidOut(line, axisOver("2020-01-01", "2026-01-01"), 24);
    QCOMPARE(narrow.marks().size(), std::size_t{1}); // the whole view is 2,190 days on 1000 pixels
    QCOMPARE(narrow.marks().front().items.size(), std::size_t{13});
    QCOMPARE(narrow.lanes().front().bubbled, 13);
    const LaneLayout wider = laidOut(line, axisOver("2024-01-01", "2024-12-31"), 24);
    QCOMPARE(wider.marks().size(), std::size_t{2});
    QCOMPARE(wider.lanes().front().bubbled, 12);
    QCOMPARE(wider.marks()[1].form, TimeMark::Form::Day);
    // with room for all there is no bubble
    const LaneLayout high = laidOut(line, axisOver("2024-01-01", "2024-12-31"), 400);
    QCOMPARE(high.marks().size(), std::size_t{13});
    QCOMPARE(high.lanes().front().bubbled, 0);
}

void LaneLayoutTest::givesRowsByNeed()
{
    TimeLine line = lineOf({q("2024-02-01"), q("2024-02-01"), q("2024-02-01"), q("2024-02-01")});
    line.lanes.push_back({q("y"), q("Y"), {item(q("2024-02-01"))}, {}});
    const LaneLayout layout = laidOut(line, axisOver("2024-01-01", "2024-04-10"), 2 * 23 + 3 * 15);
    QCOMPARE(layout.lanes()[0].rows, 4);
    QCOMPARE(layout.lanes()[1].rows, 1);
    QCOMPARE(layout.lanes()[1].place.top(), layout.lanes()[0].place.bottom());
    QVERIFY(layout.lanes()[1].place.bottom() <= 20 + 2 * 23 + 3 * 15);
}

void LaneLayoutTest::nothingMeetsAnything_data()
{
    QTest::addColumn<double>("height");
    QTest::addColumn<QString>("first");
    for (const double height : {120.0, 200.0, 400.0})
        for (const char *first : {"1950-01-01", "2015-01-01", "2025-06-01"})
            QTest::addRow("%s on %g", first, height) << height << q(first);
}

/// Of the shipped tables: every item in view is in one mark, no mark or title meets another one, and each lies in the
/// place of its lane.
void LaneLayoutTest::nothingMeetsAnything()
{
    QFETCH(double, height);
    QFETCH(QString, first);
    static const auto catalogue = *Catalogue::load(*dataFolder());
    const TimeLine line = TimeLine::of(*catalogue);
    const DateAxis axis = axisOver(qPrintable(first), "2026-06-01");
    const LaneLayout layout = laidOut(line, axis, height);
    std::set<TimeRef> seen;
    for (const TimeMark &mark : layout.marks()) {
        for (const TimeRef ref : mark.items)
            QVERIFY(seen.insert(ref).second);
        const QRectF lane = layout.lanes()[mark.items.front().lane].place;
        QVERIFY(mark.place.top() >= lane.top() && mark.place.bottom() <= lane.bottom());
    }
    std::size_t inView = 0;
    for (std::size_t lane = 0; lane < line.lanes.size(); ++lane)
        for (std::size_t i = 0; i < line.lanes[lane].items.size(); ++i)
            inView += timeMark(line.lanes[lane].items[i], {lane, i}, axis).has_value() ? 1 : 0;
    QCOMPARE(seen.size(), inView);
    QVERIFY(inView > 50);
    const auto &marks = layout.marks();
    for (std::size_t a = 0; a < marks.size(); ++a)
        for (std::size_t b = 0; b < marks.size(); ++b) {
            if (a == b)
                continue;
            QVERIFY(!marks[a].place.intersects(marks[b].place));
            QVERIFY(!marks[a].label.intersects(marks[b].place));
            QVERIFY(marks[a].label.isEmpty() || !marks[a].label.adjusted(0, 2, 0, -2).intersects(marks[b].label));
        }
}

void LaneLayoutTest::findsWhatIsUnderThePointer()
{
    const TimeLine line = lineOf({q("2024-01-11"), q("2024-03-01")});
    const LaneLayout layout = laidOut(line, axisOver("2024-01-01", "2024-04-10"), 40);
    const TimeMark *mark = layout.markOf({0, 0});
    QVERIFY(mark);
    QCOMPARE(layout.markAt(mark->place.center()), mark);
    QCOMPARE(layout.markAt(mark->place.center() + QPointF(8, 0)), mark); // within reach
    QCOMPARE(layout.markAt(mark->label.center()), mark);
    QVERIFY(!layout.markAt(mark->place.center() - QPointF(20, 0)));
    QVERIFY(!layout.markAt(QPointF(500, 5)));
}

QTEST_MAIN(LaneLayoutTest)
#include "lane_layout_test.moc"
