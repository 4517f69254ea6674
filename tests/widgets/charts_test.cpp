// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/plain_csv.h"
#include "tests/support/shown_tables.h"
#include "widgets/charts/bar_canvas.h"
#include "widgets/charts/breakdown_chart.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/charts/history_chart.h"
#include "widgets/charts/scatter_chart.h"
#include "widgets/parts/passport_card.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>
#include <cmath>
#include <random>

using namespace kohkan;
using kohkan::test::PlainCsv;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

/// Rows with a tonnage and a grade, some of them without one, and a text.
LayerPtr numbers(std::size_t rows, bool mayBePassedOn = true)
{
    std::mt19937 random(11);
    std::normal_distribution<double> normal;
    LayerBuilder builder(q("numbers"));
    auto &id = builder.addColumn(q("id"), Column::Type::Text);
    auto &year = builder.addColumn(q("year"), Column::Type::Integer);
    auto &ore = builder.addColumn(q("ore (Mt)"), Column::Type::Number);
    auto &grade = builder.addColumn(q("Cu grade"), Column::Type::Number, q("%"));
    auto &kind = builder.addColumn(q("kind"), Column::Type::Text);
    for (std::size_t i = 0; i < rows; ++i) {
        id.appendText(QStringLiteral("n%1").arg(i));
        year.appendInteger(1950 + static_cast<int>(i % 70));
        i % 10 == 9 ? ore.appendNull() : ore.appendNumber(std::pow(10, 1 + normal(random)));
        grade.appendNumber(i % 10 == 8 ? 0 : std::pow(10, normal(random) / 2 - 0.5));
        kind.appendText(i % 3 ? q("vein") : q("porphyry"));
        builder.geometry().appendPoint(
            {60 + std::fmod(static_cast<double>(i) * 0.37, 15), 25 + std::fmod(static_cast<double>(i) * 0.73, 10)});
    }
    builder.provenance().mayBePassedOn = mayBePassedOn;
    return builder.finish();
}

} // namespace

/// The Charts panel with real mouse and key events.
class ChartsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheSitesOfTheTable();
    void aDragSelectsWhatItHolds();
    void keysOfADragAddAndTakeAway();
    void whatIsBrushedIsShownElsewhere();
    void aClickSelectsOne();
    void arrowKeysWalkAndEnterOpensThePassport();
    void theFilterLeavesOut();
    void followsTheSelection();
    void chartsAnyTwoNumberColumns();
    void manyPointsAreBrushedAlike();
    void emptyChartsSayWhy();
    void aHiddenChartWaits();
    void aBarTogglesTheFilter();
    void barsByKeys();
    void barsCountAsTheTable();
    void historyOpensPassports();
    void historyKeepsApart();
    void copiesImageAndData();
    void writesPictures();
    void keepsWhatMayNotLeave();

private:
    EntryId addDeposits();
    EntryId addNumbers(std::size_t rows, bool mayBePassedOn = true);
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}, bool release = true);
    ScatterChart &scatter() { return *m_panel->gradeTonnage(); }
    Row row(const char *id) const { return *m_catalogue->deposits()->rowOfKey(q(id)); }
    QPoint at(Row row) { return scatter().placeOf(row)->toPoint(); }
    QRect plot() { return scatter().rect(); }
    CataloguePtr m_catalogue;
    std::unique_ptr<ShownTables> m_tables;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ChartsPanel> m_panel;
    EntryId m_deposits = 0;
};

void ChartsTest::initTestCase()
{
    m_catalogue = *Catalogue::load(*dataFolder());
}

void ChartsTest::init()
{
    m_layers = std::make_unique<LayerList>();
    m_filters = std::make_unique<FilterState>(m_layers.get());
    m_selection = std::make_unique<Selection>(m_layers.get());
    m_tables = std::make_unique<ShownTables>(m_catalogue, QDate(2026, 11, 23));
    m_panel = std::make_unique<ChartsPanel>(m_layers.get(), m_filters.get(), m_selection.get(), *m_tables);
    m_panel->resize(1000, 320);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void ChartsTest::cleanup()
{
    m_panel.reset();
    m_selection.reset();
    m_filters.reset();
    m_layers.reset();
}

EntryId ChartsTest::addDeposits()
{
    LayerEntry entry;
    entry.name = q("Deposits");
    entry.bundledTable = q("deposits");
    entry.layer = m_catalogue->deposits();
    entry.style = depositStyle();
    m_deposits = m_layers->add(entry);
    m_layers->setActive(m_deposits);
    return m_deposits;
}

EntryId ChartsTest::addNumbers(std::size_t rows, bool mayBePassedOn)
{
    LayerEntry entry;
    entry.name = q("Numbers");
    entry.layer = numbers(rows, mayBePassedOn);
    const EntryId id = m_layers->add(entry);
    m_layers->setActive(id);
    return id;
}

void ChartsTest::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, bool release)
{
    QTest::mousePress(&scatter(), Qt::LeftButton, modifiers, from);
    for (const QPoint &place : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, place, scatter().mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(&scatter(), &move);
        scatter().repaint();
    }
    if (release)
        QTest::mouseRelease(&scatter(), Qt::LeftButton, modifiers, to);
}

// ---- grade and tonnage

void ChartsTest::showsTheSitesOfTheTable()
{
    addDeposits();
    scatter().flush();
    const PlainCsv deposits = PlainCsv::read(*dataFolder() + QStringLiteral("/deposits.csv"));
    const auto carriers = deposits.countIf([&](const QStringList &line) {
        return (PlainCsv::tags(deposits.value(line, "primary_commodities")) +
                PlainCsv::tags(deposits.value(line, "secondary_commodities")))
            .contains(q("Cu"));
    });
    QCOMPARE(scatter().commodityChooser()->currentData().toString(), q("Cu"));
    QCOMPARE(m_panel->summary(), QStringLiteral("8 of %1 sites have both").arg(carriers));
    QVERIFY(scatter().placeOf(row("reko-diq")));
    QVERIFY(!scatter().placeOf(row("koh-i-dalil"))); // named by the tables without a figure
    scatter().commodityChooser()->setCurrentIndex(scatter().commodityChooser()->findData(q("Au")));
    scatter().flush();
    QVERIFY(m_panel->summary().startsWith(q("4 of ")));
}

void ChartsTest::aDragSelectsWhatItHolds()
{
    addDeposits();
    const QPoint one = at(row("reko-diq"));
    drag(one - QPoint(7, 7), one + QPoint(7, 7));
    QVERIFY(m_selection->rows(m_deposits).contains(row("reko-diq")));
    QVERIFY(m_selection->count() < 3);
    drag(plot().topLeft() + QPoint(2, 2), plot().bottomRight() - QPoint(2, 2));
    QCOMPARE(m_selection->count(), std::size_t{8});
    drag(plot().topLeft() + QPoint(2, 2), plot().topLeft() + QPoint(40, 12)); // nothing there
    QCOMPARE(m_selection->count(), std::size_t{0});
}

void ChartsTest::keysOfADragAddAndTakeAway()
{
    addDeposits();
    const QPoint one = at(row("reko-diq")), other = at(row("tanjeel")), reach(5, 5);
    drag(one - reach, one + reach);
    const std::size_t before = m_selection->count();
    drag(other - reach, other + reach, Qt::ShiftModifier);
    QVERIFY(m_selection->rows(m_deposits).contains(row("tanjeel")));
    QVERIFY(m_selection->rows(m_deposits).contains(row("reko-diq")));
    QVERIFY(m_selection->count() > before);
    drag(one - reach, one + reach, Qt::ControlModifier);
    QVERIFY(!m_selection->rows(m_deposits).contains(row("reko-diq")));
    QVERIFY(m_selection->rows(m_deposits).contains(row("tanjeel")));
}

void ChartsTest::whatIsBrushedIsShownElsewhere()
{
    addDeposits();
    QSignalSpy brushed(m_selection.get(), &Selection::brushedChanged);
    drag(plot().topLeft() + QPoint(2, 2), plot().bottomRight() - QPoint(2, 2), {}, false);
    QVERIFY(brushed.count() >= 2);
    QVERIFY(m_selection->brushed() && m_selection->brushed()->entry == m_deposits);
    QCOMPARE(m_selection->brushed()->rows.count(), std::size_t{8});
    QCOMPARE(m_selection->count(), std::size_t{0}); // not before the button goes up
    QTest::keyClick(&scatter(), Qt::Key_Escape);    // thought better of it
    QVERIFY(!m_selection->brushed());
    QTest::mouseRelease(&scatter(), Qt::LeftButton, {}, plot().center());
    QCOMPARE(m_selection->count(), std::size_t{0});
}

void ChartsTest::aClickSelectsOne()
{
    addDeposits();
    QTest::mouseClick(&scatter(), Qt::LeftButton, {}, at(row("tanjeel")));
    QCOMPARE(m_selection->count(), std::size_t{1});
    QCOMPARE(m_selection->current()->row, row("tanjeel"));
    QTest::mouseClick(&scatter(), Qt::LeftButton, Qt::ControlModifier, at(row("reko-diq")));
    QCOMPARE(m_selection->count(), std::size_t{2});
    QTest::mouseClick(&scatter(), Qt::LeftButton, Qt::ControlModifier, at(row("reko-diq")));
    QCOMPARE(m_selection->count(), std::size_t{1});
}

void ChartsTest::arrowKeysWalkAndEnterOpensThePassport()
{
    addDeposits();
    scatter().flush();
    scatter().setFocus();
    QSet<Row> seen;
    double before = -1;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(&scatter(), Qt::Key_Right);
        QVERIFY(scatter().cursor());
        seen << *scatter().cursor();
        QVERIFY(scatter().placeOf(*scatter().cursor())->x() >= before);
        before = scatter().placeOf(*scatter().cursor())->x();
    }
    QCOMPARE(seen.size(), 8);
    QVERIFY(scatter().accessibleDescription().size() > 3);
    QTest::keyClick(&scatter(), Qt::Key_Space);
    QCOMPARE(m_selection->current()->row, *scatter().cursor());
    const GradeTonnageSites sites = gradeTonnageSites(*m_catalogue, q("Cu"));
    QString statement;
    for (const auto &[site, figures] : sites.sites)
        if (site == *scatter().cursor())
            statement = figures.chosen.estimate.id;
    QTest::keyClick(&scatter(), Qt::Key_Return);
    auto *card = scatter().findChild<PassportCard *>();
    QVERIFY(card && card->isVisible());
    QVERIFY2(card->text().contains(statement), qPrintable(card->text()));
    QVERIFY(card->text().contains(q("Reported under")));
    card->close();
}

void ChartsTest::theFilterLeavesOut()
{
    addDeposits();
    scatter().flush();
    const QImage all = scatter().grab().toImage();
    Condition condition;
    condition.field = q("id");
    condition.op = Condition::Op::OneOf;
    condition.values = {q("reko-diq"), q("koh-i-dalil"), q("tanjeel")};
    m_filters->setCondition(m_deposits, condition.field, condition);
    scatter().flush();
    QCOMPARE(m_panel->summary(), q("2 of 3 sites have both"));
    QVERIFY(scatter().grab().toImage() != all); // the others turn pale
    drag(plot().topLeft() + QPoint(2, 2), plot().bottomRight() - QPoint(2, 2));
    QCOMPARE(m_selection->count(), std::size_t{2});
    QTest::mouseClick(&scatter(), Qt::LeftButton, {}, at(row("saindak")));
    QVERIFY(!m_selection->rows(m_deposits).contains(row("saindak")));
}

void ChartsTest::followsTheSelection()
{
    addDeposits();
    scatter().flush();
    const QImage before = scatter().grab().toImage();
    m_selection->pick(m_deposits, row("saindak"));
    const QImage after = scatter().grab().toImage();
    QVERIFY(before != after);
    QVERIFY(m_panel->summary().endsWith(q("1 selected")));
    m_selection->clear();
    QCOMPARE(scatter().grab().toImage(), before);
}

void ChartsTest::chartsAnyTwoNumberColumns()
{
    const EntryId id = addNumbers(200);
    scatter().flush();
    QCOMPARE(scatter().tonnageChooser()->currentData().toString(), q("ore (Mt)")); // by its unit
    QCOMPARE(scatter().gradeChooser()->currentData().toString(), q("Cu grade"));
    QCOMPARE(m_panel->summary(), q("160 of 200 rows have both"));
    const Layer &layer = *m_layers->value().find(id)->layer;
    const QPoint from(plot().width() / 4, plot().height() / 4), to(plot().width() / 2, plot().height() / 2);
    drag(from, to);
    RowSet expected(layer.rowCount());
    for (std::size_t i = 0; i < layer.rowCount(); ++i)
        if (const auto place = scatter().placeOf(rowAt(i)); place && QRectF(from, to).contains(*place))
            expected.insert(rowAt(i));
    QVERIFY(expected.count() > 10);
    QVERIFY(m_selection->rows(id) == expected);
    scatter().gradeChooser()->setCurrentIndex(scatter().gradeChooser()->findData(q("year")));
    scatter().flush();
    QCOMPARE(m_panel->summary().section(u'·', 0, 0).trimmed(), q("180 of 200 rows have both"));
}

void ChartsTest::manyPointsAreBrushedAlike()
{
    const EntryId id = addNumbers(30'000); // painted from kept pictures
    scatter().flush();
    const Layer &layer = *m_layers->value().find(id)->layer;
    const QPoint from(300, 60), to(420, 150);
    drag(from, to, {}, false);
    const QImage dragged = scatter().grab().toImage();
    QTest::mouseRelease(&scatter(), Qt::LeftButton, {}, to);
    RowSet expected(layer.rowCount());
    for (std::size_t i = 0; i < layer.rowCount(); ++i)
        if (const auto place = scatter().placeOf(rowAt(i)); place && QRectF(from, to).contains(*place))
            expected.insert(rowAt(i));
    const RowSet difference = (m_selection->rows(id) - expected) | (expected - m_selection->rows(id));
    QVERIFY(difference.count() * 1000 <= expected.count()); // points are kept as floats
    QVERIFY(expected.count() > 500);
    const auto glowing = [](const QImage &image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                count += color.red() > 180 && color.green() > 150 && color.blue() < 120;
            }
        return count;
    };
    QVERIFY(glowing(dragged) > 300);
    QVERIFY(glowing(scatter().grab().toImage()) > 300);
}

void ChartsTest::emptyChartsSayWhy()
{
    QVERIFY(scatter().figure()->empty.contains(q("No layer is active")));
    QVERIFY(m_panel->breakdown()->figure()->empty.contains(q("No layer is active")));
    QVERIFY(m_panel->history()->figure()->empty.contains(q("Click a site")));
    LayerBuilder builder(q("bare"));
    builder.addColumn(q("one"), Column::Type::Number).appendNumber(1);
    builder.geometry().appendPoint({70, 30});
    LayerEntry bare;
    bare.name = q("Bare");
    bare.layer = builder.finish();
    m_layers->setActive(m_layers->add(bare));
    QVERIFY(scatter().figure()->empty.contains(q("fewer than two number columns")));
    addDeposits();
    Condition condition;
    condition.field = q("id");
    condition.op = Condition::Op::Equal;
    condition.value = q("koh-i-dalil");
    m_filters->setCondition(m_deposits, condition.field, condition);
    QVERIFY(scatter().figure()->empty.contains(q("passes the filter")));
    m_selection->pick(m_deposits, row("koh-i-dalil"));
    QVERIFY(m_panel->history()->figure()->empty.contains(q("not a statement that there is no ore")));
    m_selection->apply(m_deposits, m_catalogue->deposits()->allRows(), Selection::Mode::Replace);
    m_selection->apply(m_deposits, RowSet(m_catalogue->deposits()->rowCount()), Selection::Mode::Replace);
    m_selection->apply(m_deposits, m_catalogue->deposits()->allRows(), Selection::Mode::Replace);
    QVERIFY(m_panel->history()->figure()->empty.contains(q("sites are selected")));
    QSignalSpy said(m_panel.get(), &ChartsPanel::messageRequested);
    m_panel->showChart(ChartsPanel::History);
    m_panel->copyData();
    QVERIFY(said.takeFirst().front().toString().contains(q("nothing in the chart")));
}

void ChartsTest::aHiddenChartWaits()
{
    addDeposits();
    m_panel->hide();
    QSignalSpy drawn(&scatter(), &ChartView::summaryChanged);
    m_filters->setConditions(m_deposits, {});
    m_selection->pick(m_deposits, row("reko-diq"));
    QCoreApplication::processEvents();
    QCOMPARE(drawn.count(), 0);
    m_panel->show();
    QVERIFY(drawn.count() > 0);
    QVERIFY(m_panel->summary().contains(q("1 selected")));
}

// ---- breakdown

void ChartsTest::aBarTogglesTheFilter()
{
    addDeposits();
    m_panel->showChart(ChartsPanel::Breakdown);
    BreakdownChart &chart = *m_panel->breakdown();
    chart.flush();
    const auto bar = [&](const char *value) {
        const auto &bars = std::static_pointer_cast<const BreakdownFigure>(chart.figure())->bars();
        for (std::size_t i = 0; i < bars.size(); ++i)
            if (bars[i].value == q(value))
                return i;
        return bars.size();
    };
    const auto click = [&](const char *value) {
        QTest::mouseClick(chart.canvas(), Qt::LeftButton, {}, chart.canvas()->placeOf(bar(value)).center().toPoint());
        chart.flush();
    };
    click("Cu");
    QCOMPARE(m_filters->conditions(m_deposits).size(), std::size_t{1});
    QCOMPARE(m_filters->conditions(m_deposits)[0].field, q("primary_commodities"));
    QCOMPARE(m_filters->conditions(m_deposits)[0].values, QStringList{q("Cu")});
    QCOMPARE(m_panel->summary(), q("40 of 338 sites"));
    click("coal"); // the other bars are still there to be added
    QCOMPARE(m_filters->conditions(m_deposits)[0].values, (QStringList{q("Cu"), q("coal")}));
    click("Cu");
    QCOMPARE(m_filters->conditions(m_deposits)[0].values, QStringList{q("coal")});
    click("coal");
    QVERIFY(m_filters->conditions(m_deposits).empty());
}

void ChartsTest::barsByKeys()
{
    addDeposits();
    m_panel->showChart(ChartsPanel::Breakdown);
    BreakdownChart &chart = *m_panel->breakdown();
    chart.flush();
    BarCanvas &canvas = *chart.canvas();
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::keyClick(&canvas, Qt::Key_Right);
    QCOMPARE(canvas.cursor(), std::optional<std::size_t>(1));
    QTest::keyClick(&canvas, Qt::Key_Down);
    QVERIFY(*canvas.cursor() > 1);
    QVERIFY(std::abs(canvas.placeOf(*canvas.cursor()).left() - canvas.placeOf(1).left()) < 1);
    QTest::keyClick(&canvas, Qt::Key_Up);
    QCOMPARE(canvas.cursor(), std::optional<std::size_t>(1));
    QTest::keyClick(&canvas, Qt::Key_Home);
    QTest::keyClick(&canvas, Qt::Key_Space);
    QCOMPARE(m_filters->conditions(m_deposits).size(), std::size_t{1});
    chart.flush();
    QTest::keyClick(&canvas, Qt::Key_Return); // still on the same bar
    QVERIFY(m_filters->conditions(m_deposits).empty());
}

void ChartsTest::barsCountAsTheTable()
{
    addDeposits();
    m_panel->showChart(ChartsPanel::Breakdown);
    const auto figure = std::static_pointer_cast<const BreakdownFigure>(m_panel->breakdown()->figure());
    const PlainCsv deposits = PlainCsv::read(*dataFolder() + QStringLiteral("/deposits.csv"));
    QHash<QString, std::size_t> counts;
    for (const auto &line : deposits.rows)
        for (const QString &token : PlainCsv::tags(deposits.value(line, "primary_commodities")))
            ++counts[token];
    QCOMPARE(static_cast<qsizetype>(figure->bars().size()), counts.size());
    std::size_t before = 1000;
    for (const auto &bar : figure->bars()) {
        QCOMPARE(bar.shown, counts[bar.value]);
        QVERIFY(bar.shown <= before);
        before = bar.shown;
    }
    for (const double width : {300.0, 800.0, 1600.0}) { // every bar has its own place
        const QSizeF size(width, figure->heightFor(width));
        for (std::size_t i = 0; i < figure->bars().size(); ++i) {
            const QRectF place = figure->barPlace(i, size);
            QVERIFY(QRectF({}, size).contains(place));
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(!figure->barPlace(k, size).intersects(place));
        }
    }
}

// ---- history

void ChartsTest::historyOpensPassports()
{
    addDeposits();
    m_panel->showChart(ChartsPanel::History);
    HistoryChart &chart = *m_panel->history();
    m_selection->pick(m_deposits, row("reko-diq"));
    chart.flush();
    chart.commodityChooser()->setCurrentIndex(chart.commodityChooser()->findData(q("Au")));
    const auto figure = std::static_pointer_cast<const HistoryFigure>(chart.figure());
    for (std::size_t i = 0; i < figure->points().size(); ++i) {
        const QRectF place = chart.placeOf(i);
        QVERIFY(!place.isEmpty());
        if (i >= figure->drawn()) { // of the list, where no two stand on each other
            QTest::mouseClick(&chart, Qt::LeftButton, {}, place.center().toPoint());
            auto *card = chart.findChild<PassportCard *>();
            QVERIFY(card && card->text().contains(figure->points()[i].estimate.id));
            card->close();
            QTRY_VERIFY(!chart.findChild<PassportCard *>());
        }
    }
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Left); // from the last one, which was clicked
    QCOMPARE(chart.cursor(), std::optional(figure->points().size() - 2));
    QTest::keyClick(&chart, Qt::Key_Return);
    auto *card = chart.findChild<PassportCard *>();
    QVERIFY(card && card->text().contains(figure->points()[*chart.cursor()].estimate.id));
    card->close();
}

void ChartsTest::historyKeepsApart()
{
    addDeposits();
    m_panel->showChart(ChartsPanel::History);
    m_selection->pick(m_deposits, row("reko-diq"));
    m_panel->history()->flush();
    m_panel->history()->commodityChooser()->setCurrentIndex(m_panel->history()->commodityChooser()->findData(q("Au")));
    const auto figure = std::static_pointer_cast<const HistoryFigure>(m_panel->history()->figure());
    for (std::size_t i = 0; i < figure->points().size(); ++i) {
        const Estimate &estimate = figure->points()[i].estimate;
        if (i < figure->drawn())
            QVERIFY(estimate.kind != q("claim") && estimate.scope == q("deposit") && !estimate.effectiveDate.isEmpty());
        if (estimate.id == q("EST-077"))
            QVERIFY(i >= figure->drawn());
    }
    QVERIFY(figure->summary().contains(q("1 never compared")));
    m_panel->copyData();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<qsizetype>(figure->points().size()) + 1);
    QVERIFY(lines.front().contains(q("contained (Moz)")));
    QVERIFY(QApplication::clipboard()->text().contains(q("never compared")));
}

// ---- what leaves

void ChartsTest::copiesImageAndData()
{
    addDeposits();
    m_panel->copyImage();
    QVERIFY(QApplication::clipboard()->image().width() >= 1000);
    m_panel->copyData();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 9);
    const QStringList header = lines.front().split(u'\t');
    for (const char *name : {"id", "ore (Mt)", "grade (%)", "statement", "source ids", "sources"})
        QVERIFY2(header.contains(q(name)), name);
    for (const QString &line : lines)
        QCOMPARE(line.split(u'\t').size(), header.size());
    QVERIFY(QApplication::clipboard()->text().contains(q("reko-diq\t")));
    m_panel->showChart(ChartsPanel::Breakdown);
    m_panel->copyData();
    QVERIFY(QApplication::clipboard()->text().contains(q("\nCu\tCopper\t")));
    QVERIFY(QApplication::clipboard()->text().contains(q("reko-diq")));
}

void ChartsTest::writesPictures()
{
    addDeposits();
    m_selection->pick(m_deposits, row("reko-diq"));
    for (const auto chart : {ChartsPanel::GradeTonnage, ChartsPanel::Breakdown, ChartsPanel::History}) {
        m_panel->showChart(chart);
        QSignalSpy asked(m_panel.get(), &ChartsPanel::exportRequested);
        m_panel->exportChart();
        QCOMPARE(asked.count(), 1);
        const auto figure = asked[0][0].value<ChartFigurePtr>();
        const QSizeF size = asked[0][1].toSizeF();
        const QImage image = chartImage(*figure, size);
        QCOMPARE(image.size(), (size * 2).toSize());
        QCOMPARE(image.pixelColor(3, 3), QColor(Qt::white)); // on paper, whatever the window's palette
        const QByteArray svg = chartSvg(*figure, size);
        QXmlStreamReader xml(svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(QString::fromUtf8(svg).contains(figure->title.toHtmlEscaped()));
        const QByteArray pdf = chartPdf(*figure, size);
        QVERIFY(pdf.startsWith("%PDF") && pdf.trimmed().endsWith("%%EOF"));
    }
}

void ChartsTest::keepsWhatMayNotLeave()
{
    addNumbers(50, false);
    QApplication::clipboard()->setText(q("before"));
    QSignalSpy said(m_panel.get(), &ChartsPanel::messageRequested), asked(m_panel.get(), &ChartsPanel::exportRequested);
    for (const auto chart : {ChartsPanel::GradeTonnage, ChartsPanel::Breakdown}) {
        m_panel->showChart(chart);
        m_panel->copyData();
        m_panel->copyImage();
        m_panel->exportChart();
    }
    QCOMPARE(asked.count(), 0);
    QCOMPARE(said.count(), 6);
    QVERIFY(said[0][0].toString().contains(q("may not be passed on")));
    QCOMPARE(QApplication::clipboard()->text(), q("before"));
}

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
