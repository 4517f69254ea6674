// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/shown_tables.h"
#include "widgets/parts/passport_card.h"
#include "widgets/time/time_panel.h"

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

QDate day(const char *text)
{
    return QDate::fromString(q(text), Qt::ISODate);
}

} // namespace

/// The time lanes under hand: mouse, keys, the period and what it filters, and what is selected elsewhere.
class TimePanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void wheelZoomsAboutThePointer();
    void dragPans();
    void homeShowsEverything();
    void clickChoosesAnItem();
    void aBubbleOpens();
    void keysGoFromItemToItem();
    void spaceOpensTheRecord();
    void brushesAPeriod_data();
    void brushesAPeriod();
    void movesAndResizesThePeriod();
    void aLaterLayerGetsThePeriod();
    void followsTheFilters();
    void stepsAndPlays();
    void saysWhereNothingHasDates();
    void glowsWithTheSelection();
    void waitsUntilItIsSeen();
    void listsWhatIsUndated();
    void keepsItsViewOverACorrection();
    void isReadByNightToo();
    void theLaneOfIncidentsIsHatchedPastTheNewestReport();

private:
    TimeLanes &lanes() { return *m_panel->lanes(); }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {});
    void wheel(QPointF at, int turned);
    double onAxis() { return lanes().laneLayout().plot().top() / 2; }
    QPointF axisPoint(const char *date)
    {
        return {lanes().axis().pixel(static_cast<double>(day(date).toJulianDay()) + 0.5), onAxis()};
    }
    const std::vector<Condition> &conditions() { return m_filters->conditions(m_incidents); }
    CataloguePtr m_catalogue;
    std::unique_ptr<ShownTables> m_tables;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<TimePanel> m_panel;
    EntryId m_deposits = 0, m_incidents = 0;
};

void TimePanelTest::initTestCase()
{
    m_catalogue = *Catalogue::load(*dataFolder());
}

void TimePanelTest::init()
{
    m_panel.reset();
    m_layers = std::make_unique<LayerList>();
    m_filters = std::make_unique<FilterState>(m_layers.get());
    m_selection = std::make_unique<Selection>(m_layers.get());
    LayerEntry deposits, incidents;
    deposits.bundledTable = q("deposits");
    deposits.layer = m_catalogue->deposits();
    incidents.bundledTable = q("incidents");
    incidents.layer = m_catalogue->incidents();
    m_incidents = m_layers->add(incidents);
    m_deposits = m_layers->add(deposits);
    m_tables = std::make_unique<ShownTables>(m_catalogue, day("2026-03-01"));
    m_panel = std::make_unique<TimePanel>(m_layers.get(), m_filters.get(), m_selection.get(), *m_tables);
    m_panel->resize(1200, 360);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    lanes().flush();
    lanes().setFocus();
}

void TimePanelTest::drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(&lanes(), Qt::LeftButton, modifiers, from.toPoint());
    for (const QPointF at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, lanes().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&lanes(), &move);
    }
    QTest::mouseRelease(&lanes(), Qt::LeftButton, modifiers, to.toPoint());
}

void TimePanelTest::wheel(QPointF at, int turned)
{
    QWheelEvent event(at, lanes().mapToGlobal(at), {}, {0, turned}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&lanes(), &event);
}

void TimePanelTest::wheelZoomsAboutThePointer()
{
    lanes().showAll();
    const QPointF at(700, 150);
    const DateAxis before = lanes().axis();
    wheel(at, 120);
    const DateAxis after = lanes().axis();
    QVERIFY(after.last - after.first < before.last - before.first);
    QVERIFY(std::abs(after.day(at.x()) - before.day(at.x())) < 0.01);
    wheel(at, -120);
    QVERIFY(std::abs(lanes().axis().first - before.first) < 0.01);
}

void TimePanelTest::dragPans()
{
    lanes().showAll();
    wheel({700, 150}, 480);
    const DateAxis before = lanes().axis();
    const double y = lanes().laneLayout().plot().bottom() - 3;
    drag({600, y}, {700, y});
    QVERIFY(std::abs(lanes().axis().pixel(before.day(600)) - 700) < 1);
    QVERIFY(!lanes().period()); // it brushed nothing
}

void TimePanelTest::homeShowsEverything()
{
    wheel({700, 150}, 1200);
    QTest::keyClick(&lanes(), Qt::Key_Home);
    std::size_t shown = 0;
    for (const TimeMark &mark : lanes().laneLayout().marks())
        shown += mark.items.size();
    QCOMPARE(shown, lanes().line().datedCount());
}

void TimePanelTest::theLaneOfIncidentsIsHatchedPastTheNewestReport()
{
    QVERIFY(lanes().gap()); // of the shipped table, 2026-02-22
    QCOMPARE(lanes().gap()->days.first, day("2026-02-23"));
    QCOMPARE(lanes().gap()->days.last, day("2026-03-01"));
    m_tables->tables.setClock(day("2026-11-30"));
    QTest::keyClick(&lanes(), Qt::Key_Home); // shows it too, though nothing stands there
    QVERIFY(lanes().gap()->text.contains(q("no data since 22 Feb 2026 (281 days)")));
    QVERIFY(lanes().axis().last > static_cast<double>(day("2026-11-30").toJulianDay()));
    lanes().zoomBy(0.1, lanes().laneLayout().plot().right() - 1); // to a tenth of the days
    const QRectF place = gapPlace(*lanes().gap(), lanes().laneLayout());
    QVERIFY(place.width() > 10 && lanes().laneLayout().plot().contains(place.adjusted(1, 1, -1, -1)));
    const auto inked = [&] { // share of what is not background
        const QImage lane = lanes().grab(place.adjusted(2, 2, -2, -2).toRect()).toImage();
        QHash<QRgb, int> counts;
        for (int y = 0; y < lane.height(); ++y)
            for (int x = 0; x < lane.width(); ++x)
                ++counts[lane.pixel(x, y)];
        int most = 0;
        for (const int count : counts)
            most = std::max(most, count);
        return 1 - static_cast<double>(most) / (lane.width() * lane.height());
    };
    const double hatched = inked();
    QVERIFY2(hatched > 0.1, qPrintable(QString::number(hatched)));
    const DateAxis before = lanes().axis();
    m_tables->tables.setClock(day("2026-02-22"));
    QVERIFY(!lanes().gap());
    QCOMPARE(lanes().axis().last, before.last); // the view stays where it is
    QVERIFY(inked() < hatched);
    m_tables->tables.setClock(day("2009-12-31")); // before the first report nothing is known of all that is before
    QVERIFY(lanes().gap() && lanes().gap()->text.contains(q("no data to 31 Dec 2009")));
}

void TimePanelTest::clickChoosesAnItem()
{
    QSignalSpy chosen(&lanes(), &TimeLanes::itemChosen);
    QVERIFY(lanes().goTo(q("TL-065"))); // 2026-02-12
    for (int i = 0;
         i < 30 && lanes().laneLayout().markOf({0, lanes().line().lanes[0].items.size() - 1})->items.size() > 1; ++i)
        wheel({lanes().placeOf(q("TL-065")).center().x(), 150}, 120);
    const QRectF place = lanes().placeOf(q("TL-065"));
    QVERIFY(!place.isEmpty());
    QTest::mouseClick(&lanes(), Qt::LeftButton, {}, place.center().toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(qvariant_cast<TimeItem>(chosen[0][0]).id, q("TL-065"));
    QCOMPARE(lanes().cursorId(), q("TL-065"));
    QTest::mouseClick(&lanes(), Qt::LeftButton, {}, QPoint(5, 150)); // a name of a lane
    QCOMPARE(chosen.count(), 1);
}

void TimePanelTest::aBubbleOpens()
{
    lanes().showAll();
    const auto &marks = lanes().laneLayout().marks();
    const auto bubble = std::find_if(marks.begin(), marks.end(),
                                     [](const TimeMark &mark) { return mark.form == TimeMark::Form::Bubble; });
    QVERIFY(bubble != marks.end());
    const TimeMark before = *bubble;
    const double days = lanes().axis().last - lanes().axis().first;
    QTest::mouseClick(&lanes(), Qt::LeftButton, {}, before.place.center().toPoint());
    QVERIFY(lanes().axis().last - lanes().axis().first < days);
    for (const TimeRef ref : before.items)
        QVERIFY(lanes().laneLayout().markOf(ref)); // all of it is in view
    // those of one and the same time are listed: the figures of the fiscal year 2003/2004
    m_panel->resize(1200, 200);
    lanes().goTo(q("PRD-025"));
    for (int i = 0; i < 12; ++i)
        lanes().zoomBy(0.7, lanes().laneLayout().plot().center().x());
    lanes().goTo(q("PRD-025"));
    const TimeMark *same = nullptr;
    for (const TimeMark &mark : lanes().laneLayout().marks())
        if (mark.items.front().lane == 4 && mark.items.size() > 1)
            same = &mark;
    QVERIFY(same && same->items.size() >= 10);
    QSignalSpy chosen(&lanes(), &TimeLanes::itemChosen);
    QTest::mouseClick(&lanes(), Qt::LeftButton, {}, same->place.center().toPoint());
    auto *menu = lanes().findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().front()->trigger();
    QCOMPARE(chosen.count(), 1);
    menu->close();
}

void TimePanelTest::keysGoFromItemToItem()
{
    const auto &incidents = lanes().line().lanes[2].items;
    QVERIFY(lanes().goTo(incidents[3].id));
    QTest::keyClick(&lanes(), Qt::Key_Right);
    QCOMPARE(lanes().cursorId(), incidents[4].id);
    QVERIFY(!lanes().placeOf(lanes().cursorId()).isEmpty()); // panned into view
    QTest::keyClick(&lanes(), Qt::Key_Left);
    QTest::keyClick(&lanes(), Qt::Key_Left);
    QCOMPARE(lanes().cursorId(), incidents[2].id);
    QTest::keyClick(&lanes(), Qt::Key_Down); // the estimate whose first day is nearest, by brute force
    const std::int32_t from = incidents[2].range->first;
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    for (const TimeItem &item : lanes().line().lanes[3].items)
        least = std::min(least, std::abs(item.range->first - from));
    const TimeItem *at = lanes().line().find(lanes().cursorId());
    QCOMPARE(at->table, q("estimates"));
    QCOMPARE(std::abs(at->range->first - from), least);
    QSignalSpy chosen(&lanes(), &TimeLanes::itemChosen);
    QTest::keyClick(&lanes(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
}

void TimePanelTest::spaceOpensTheRecord()
{
    QVERIFY(lanes().goTo(q("TL-059")));
    QTest::keyClick(&lanes(), Qt::Key_Space);
    auto *card = lanes().findChild<PassportCard *>();
    QVERIFY(card);
    const QString text = card->text();
    for (const char *part : {"EXIM approval", "2025-12-10", "US EXIM Bank", "TL-059", "financing"})
        QVERIFY2(text.contains(q(part), Qt::CaseInsensitive), qPrintable(text));
    QVERIFY(text.contains(q("USD 1 250 000 000")));
    card->close();
    QVERIFY(!lanes().goTo(q("PRD-001"))); // undated: it is nowhere
}

void TimePanelTest::brushesAPeriod_data()
{
    QTest::addColumn<bool>("withShift");
    QTest::newRow("on the axis") << false;
    QTest::newRow("anywhere with Shift") << true;
}

void TimePanelTest::brushesAPeriod()
{
    QFETCH(bool, withShift);
    lanes().goTo(q("TL-058"));
    QPointF from = axisPoint("2024-05-10"), to = axisPoint("2025-11-20");
    if (withShift)
        from.setY(lanes().laneLayout().plot().bottom() - 2);
    drag(from, to, withShift ? Qt::ShiftModifier : Qt::NoModifier);
    const auto period = lanes().period();
    QVERIFY(period);
    QCOMPARE(period->first, lanes().axis().dayAt(from.toPoint().x()));
    QCOMPARE(period->last, lanes().axis().dayAt(to.x()));
    QCOMPARE(conditions().size(), std::size_t{1}); // a condition as any other
    QCOMPARE(conditions()[0], period->condition(q("date")));
    // the same rows as by brute force
    const Layer &incidents = *m_catalogue->incidents();
    std::size_t expected = 0;
    for (const Row row : incidents.bySourceRow())
        expected += period->holds(incidents.column(u"date")->date(row)) ? 1 : 0;
    QVERIFY(expected > 0 && expected < incidents.rowCount());
    QCOMPARE(m_filters->rows(m_incidents)->count(), expected);
    QVERIFY(m_filters->conditions(m_deposits).empty()); // deposits have no dates
    lanes().flush();
    QVERIFY(m_panel->periodText().contains(period->text()));
    QTest::keyClick(&lanes(), Qt::Key_Escape);
    QVERIFY(!lanes().period() && conditions().empty());
}

void TimePanelTest::movesAndResizesThePeriod()
{
    lanes().goTo(q("TL-058"));
    const Period own{day("2024-03-01"), day("2025-05-31")};
    lanes().setPeriod(own);
    lanes().flush();
    const auto pixel = [&](QDate date) { return lanes().axis().pixel(static_cast<double>(date.toJulianDay())); };
    drag(QPointF(pixel(own.last.addDays(1)), onAxis()), axisPoint("2025-10-15"));
    QCOMPARE(lanes().period()->first, own.first);
    const double off = static_cast<double>(lanes().period()->last.daysTo(day("2025-10-15")));
    QVERIFY(std::abs(off) <= std::ceil(1 / lanes().axis().dayWidth()));
    lanes().flush();
    const Period longer = *lanes().period();
    drag(axisPoint("2024-10-01"), axisPoint("2024-06-01"));
    QCOMPARE(lanes().period()->days(), longer.days()); // moved as a whole
    QVERIFY(lanes().period()->first < longer.first);
    // never turned inside out
    lanes().setPeriod(own);
    lanes().flush();
    drag(QPointF(pixel(own.first), onAxis()), axisPoint("2025-11-15"));
    QCOMPARE(*lanes().period(), (Period{own.last, own.last}));
}

/// A file of incidents that is opened while there is a period; one without dates is left alone.
void TimePanelTest::aLaterLayerGetsThePeriod()
{
    const Period own{day("2024-03-01"), day("2024-05-31")};
    lanes().setPeriod(own);
    LayerBuilder builder(q("theirs"));
    ColumnBuilder &date = builder.addColumn(q("incident_date"), Column::Type::Date);
    date.setDerived();
    for (const char *text : {"2024-04-05", "2023-01-01"}) {
        date.appendDate(*DateRange::parse(q(text)));
        builder.geometry().appendPoint({66, 30});
    }
    LayerEntry theirs, plain;
    theirs.layer = builder.finish();
    plain.layer = m_catalogue->infrastructure();
    const EntryId id = m_layers->add(theirs), other = m_layers->add(plain);
    QCOMPARE(m_filters->conditions(id).size(), std::size_t(1));
    QCOMPARE(m_filters->conditions(id)[0], own.condition(q("incident_date")));
    QCOMPARE(m_filters->rows(id)->count(), std::size_t(1));
    QVERIFY(m_filters->conditions(other).empty());
    lanes().setPeriod(std::nullopt);
    QVERIFY(m_filters->conditions(id).empty() && conditions().empty());
}

void TimePanelTest::followsTheFilters()
{
    Condition typed{q("date"), Condition::Op::Between, {}, {q("2023"), q("2023-06")}};
    m_filters->setCondition(m_incidents, q("date"), typed); // by a chip's hand
    QCOMPARE(lanes().period()->text(), QString::fromUtf8("2023-01-01 – 2023-06-30"));
    m_filters->setConditions(m_incidents, {});
    QVERIFY(!lanes().period());
    lanes().flush();
    QVERIFY(m_panel->periodText().contains(q("drag")));
}

void TimePanelTest::stepsAndPlays()
{
    lanes().setPeriod(Period{day("2024-01-01"), day("2024-01-31")});
    m_panel->setStep(Period::Step::Month);
    QTest::keyClick(&lanes(), Qt::Key_Period);
    QCOMPARE(lanes().period()->text(), QString::fromUtf8("2024-02-01 – 2024-02-29"));
    QTest::keyClick(&lanes(), Qt::Key_Comma);
    QTest::keyClick(&lanes(), Qt::Key_Comma);
    QCOMPARE(lanes().period()->text(), QString::fromUtf8("2023-12-01 – 2023-12-31"));
    QTest::keyClick(&lanes(), Qt::Key_K);
    QVERIFY(m_panel->isPlaying());
    QTRY_COMPARE(lanes().period()->first, day("2024-01-01"));
    QTest::keyClick(&lanes(), Qt::Key_K);
    QVERIFY(!m_panel->isPlaying());
    // at the end there is nothing to step to
    lanes().setPeriod(Period{lanes().whole().last.addDays(-1), lanes().whole().last});
    m_panel->setStep(Period::Step::Year);
    QVERIFY(!m_panel->stepPeriod(1));
    QVERIFY(m_panel->stepPeriod(-1));
    lanes().setPeriod(std::nullopt);
    QVERIFY(m_panel->stepPeriod(1)); // begins with a year
    QCOMPARE(lanes().period()->first.month(), 1);
    QVERIFY(lanes().period()->days() >= 365);
    m_panel->play();
    m_panel->hide();
    QVERIFY(!m_panel->isPlaying());
}

void TimePanelTest::saysWhereNothingHasDates()
{
    m_layers->remove(m_incidents);
    QSignalSpy said(m_panel.get(), &TimePanel::messageRequested);
    lanes().setPeriod(Period{day("2024-01-01"), day("2024-01-31")});
    QCOMPARE(said.count(), 1);
    QVERIFY(!lanes().period());
}

void TimePanelTest::glowsWithTheSelection()
{
    lanes().showAll();
    const QImage before = lanes().grab().toImage();
    m_selection->pick(m_deposits, *m_catalogue->deposits()->rowOfKey(q("saindak")));
    lanes().flush();
    const QImage glowing = lanes().grab().toImage();
    const auto glow = [](const QImage &image) {
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixel(x, y) == selectionGlow ? 1 : 0;
        return pixels;
    };
    QCOMPARE(glow(before), 0);
    QVERIFY(glow(glowing) > 50);
    // an incident that is picked on the map is where the keys stand, in view
    wheel({1100, 150}, 1200);
    const Row row = *m_catalogue->incidents()->rowOfKey(q("INC-005"));
    m_selection->pick(m_incidents, row);
    lanes().flush();
    QCOMPARE(lanes().cursorId(), q("INC-005"));
    QVERIFY(!lanes().placeOf(q("INC-005")).isEmpty());
}

void TimePanelTest::waitsUntilItIsSeen()
{
    m_panel->hide();
    QSignalSpy refreshed(&lanes(), &TimeLanes::refreshed);
    m_selection->pick(m_deposits, rowAt(0));
    m_filters->setCondition(m_incidents, q("date"), Period{day("2024-01-01"), day("2024-01-31")}.condition(q("date")));
    QTest::qWait(20);
    QCOMPARE(refreshed.count(), 0);
    m_panel->show();
    QTRY_VERIFY(refreshed.count() > 0);
    QVERIFY(m_panel->periodText().contains(q("2024-01-31")));
}

void TimePanelTest::listsWhatIsUndated()
{
    auto *button = m_panel->findChild<QToolButton *>(q("undated"));
    QCOMPARE(button->text(), QStringLiteral("%1 undated").arg(lanes().line().undatedCount()));
    button->click();
    auto *card = m_panel->findChild<PassportCard *>();
    QVERIFY(card);
    for (const TimeLane &lane : lanes().line().lanes)
        for (const TimeItem &item : lane.undated)
            QVERIFY2(card->text().contains(item.id), qPrintable(item.id));
    card->close();
}

void TimePanelTest::keepsItsViewOverACorrection()
{
    QVERIFY(lanes().goTo(q("TL-059")));
    wheel({700, 150}, 360);
    const DateAxis before = lanes().axis();
    m_tables->tables.setShipped(Catalogue::withEdits(*m_catalogue, {}));
    lanes().flush();
    QCOMPARE(lanes().axis().first, before.first);
    QCOMPARE(lanes().cursorId(), q("TL-059"));
    m_tables->tables.setShipped(nullptr);
    lanes().flush();
    QCOMPARE(lanes().line().datedCount(), std::size_t{0});
    lanes().grab(); // says so
}

/// Names, titles and ticks stand out from the ground, whichever it is.
void TimePanelTest::isReadByNightToo()
{
    QPalette night;
    night.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
    night.setColor(QPalette::Text, QColor(0xe6, 0xe6, 0xe6));
    night.setColor(QPalette::Window, QColor(0x26, 0x26, 0x26));
    night.setColor(QPalette::WindowText, QColor(0xe6, 0xe6, 0xe6));
    m_panel->setPalette(night);
    m_selection->pick(m_deposits, *m_catalogue->deposits()->rowOfKey(q("reko-diq")));
    lanes().setPeriod(Period{day("2022-01-01"), day("2024-12-31")});
    lanes().flush();
    const QImage image = lanes().grab().toImage();
    const ChartColors colors = ChartColors::of(night);
    for (std::size_t lane = 0; lane < lanes().line().lanes.size(); ++lane) {
        const QColor ink = laneColor(lanes().line(), lane, colors);
        QVERIFY(std::abs(qGray(ink.rgb()) - qGray(colors.paper.rgb())) >= 50);
        const QRectF name = lanes().laneLayout().lanes()[lane].place;
        int brightest = 0;
        for (int x = 10; x < 100; ++x)
            for (int y = static_cast<int>(name.top()); y < static_cast<int>(name.bottom()); ++y)
                brightest = std::max(brightest, qGray(image.pixel(x, y)));
        QVERIFY2(brightest > 180, qPrintable(lanes().line().lanes[lane].title));
    }
}

QTEST_MAIN(TimePanelTest)
#include "time_panel_test.moc"
