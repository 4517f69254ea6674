// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/message_bar.h"
#include "widgets/time/partnership_panel.h"
#include "widgets/time/time_panel.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// Time in the real window: what a choice on the lanes does elsewhere, and the window as of an earlier day.
class TimeWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aRecordTakesEveryViewThere();
    void anIncidentIsShown();
    void severalSitesAreSelected();
    void anEventWithoutASite();
    void thePartnershipLeadsToTheLanes();
    void aPeriodOffersTheIncidents();
    void showsAnEarlierDay();

private:
    const LayerEntry *entry(const char *table) const;
    void choose(const char *id)
    {
        emit m_window->parts().time->lanes()->itemChosen(*m_window->parts().time->lanes()->line().find(q(id)));
    }
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
};

void TimeWindowTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.useSession = false;
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1400, 900);
    QSignalSpy ready(m_window.get(), &MainWindow::ready);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(m_window->isReady() || ready.wait(20000));
    m_window->action(q("time"))->trigger();
    QTRY_VERIFY(m_window->parts().time->lanes()->isVisible());
    QTRY_VERIFY(m_window->parts().time->lanes()->height() > 150); // it was given room
}

void TimeWindowTest::cleanup()
{
    m_window->close();
    m_window.reset();
}

const LayerEntry *TimeWindowTest::entry(const char *table) const
{
    for (const LayerEntry &known : m_window->parts().layers->value().entries)
        if (known.bundledTable == QLatin1String(table))
            return &known;
    return nullptr;
}

void TimeWindowTest::aRecordTakesEveryViewThere()
{
    m_window->action(q("partnership"))->trigger();
    QTRY_VERIFY(m_window->parts().partnership->isVisible());
    choose("TL-059"); // Reko Diq
    const auto &current = m_window->parts().selection->current();
    QVERIFY(current && current->entry == entry("deposits")->id);
    QCOMPARE(entry("deposits")->layer->key(current->row), q("reko-diq"));
    QVERIFY(m_window->parts().site->isVisible());
    QVERIFY(m_window->parts().site->tabText(SitePanel::Summary).contains(q("Reko Diq")));
    const LonLat site = entry("deposits")->layer->geometry().point(current->row);
    const QPointF onMap = m_window->parts().map->viewport().toScreen(site);
    QVERIFY(QRectF(m_window->parts().map->rect()).contains(onMap));
    choose("EST-003"); // of an estimate the same
    QCOMPARE(m_window->parts().selection->count(), std::size_t{1});
}

void TimeWindowTest::anIncidentIsShown()
{
    QVERIFY(!entry("incidents")->visible); // at first
    choose("INC-005");
    const auto &current = m_window->parts().selection->current();
    QVERIFY(current && current->entry == entry("incidents")->id);
    QCOMPARE(entry("incidents")->layer->key(current->row), q("INC-005"));
    QVERIFY(m_window->parts().messages->text().contains(q("switched off")));
    m_window->parts().layers->remove(entry("incidents")->id);
    choose("INC-005");
    QVERIFY(m_window->parts().messages->text().contains(q("not in the list of layers")));
}

void TimeWindowTest::severalSitesAreSelected()
{
    choose("TL-044"); // reko-diq;saindak
    QStringList keys = entry("deposits")->layer->keysOf(m_window->parts().selection->rows(entry("deposits")->id));
    keys.sort();
    QCOMPARE(keys, (QStringList{q("reko-diq"), q("saindak")}));
}

void TimeWindowTest::anEventWithoutASite()
{
    choose("TL-065");
    QCOMPARE(m_window->parts().selection->count(), std::size_t{0});
    QVERIFY(m_window->parts().messages->text().contains(q("names no site")));
}

void TimeWindowTest::thePartnershipLeadsToTheLanes()
{
    PartnershipPanel *panel = m_window->parts().partnership;
    emit panel->page(PartnershipPanel::Events)->anchorClicked(QUrl(q("time:TL-050")));
    QCOMPARE(m_window->parts().time->lanes()->cursorId(), q("TL-050"));
    emit panel->page(PartnershipPanel::Events)->anchorClicked(QUrl(q("site:saindak")));
    QCOMPARE(entry("deposits")->layer->key(m_window->parts().selection->current()->row), q("saindak"));
}

void TimeWindowTest::aPeriodOffersTheIncidents()
{
    TimeLanes *lanes = m_window->parts().time->lanes();
    lanes->setPeriod(Period{QDate(2025, 1, 1), QDate(2025, 12, 31)});
    QVERIFY(m_window->parts().messages->text().contains(q("switched off")));
    const auto rows = m_window->parts().filters->rows(entry("incidents")->id);
    QVERIFY(rows && rows->count() < entry("incidents")->layer->rowCount());
    lanes->setPeriod(std::nullopt);
    QVERIFY(m_window->parts().filters->conditions(entry("incidents")->id).empty());
}

void TimeWindowTest::showsAnEarlierDay()
{
    auto *bar = m_window->findChild<QFrame *>(q("asOfBar"));
    auto *day = m_window->findChild<QLineEdit *>(q("asOfDay"));
    QVERIFY(bar && day && !bar->isVisible());
    const std::size_t today = entry("incidents")->layer->rowCount();
    const auto readings = [&] {
        const Column *levels = entry("region_risk")->layer->column(u"risk_level");
        return entry("region_risk")->layer->rowCount() - levels->nullCount();
    };
    const std::size_t readToday = readings();
    QVERIFY(readToday > 0);
    m_window->parts().time->lanes()->setPeriod(Period{QDate(2020, 1, 1), QDate(2025, 12, 31)});
    choose("TL-059");
    day->setText(q("2022")); // its last day
    m_window->action(q("asOf"))->trigger();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel *>()->text().contains(q("2022-12-31")));
    QVERIFY(m_window->windowTitle().contains(q("2022-12-31")));
    const auto *incidents = entry("incidents");
    QVERIFY(incidents->layer->rowCount() < today);
    QCOMPARE(readings(), std::size_t{0}); // all of them are of 2026
    for (const Row row : incidents->layer->bySourceRow())
        QVERIFY(incidents->layer->column(u"date")->date(row).lastDay() <= QDate(2022, 12, 31));
    // the site, the period and the deposits stay
    QCOMPARE(entry("deposits")->layer->rowCount(), std::size_t{338});
    QCOMPARE(entry("deposits")->layer->key(m_window->parts().selection->current()->row), q("reko-diq"));
    QVERIFY(m_window->parts().time->lanes()->period());
    QVERIFY(!m_window->parts().time->lanes()->line().find(q("TL-059")));
    QVERIFY(m_window->parts().time->lanes()->line().find(q("TL-027")));
    const QString summary = m_window->parts().site->tabText(SitePanel::Summary);
    QVERIFY(summary.contains(q("as of the data set's date")));
    QVERIFY(!m_window->parts().site->tabText(SitePanel::Reserves).contains(q("2024-12")));
    for (const char *id : {"export", "exportMap", "printPreview", "dossier"})
        QVERIFY2(!m_window->action(q(id))->isEnabled(), id);
    // another day at once, typed as it is written, then today again
    day->setFocus();
    day->selectAll();
    QTest::keyClicks(day, q("2019-06-30"));
    QTest::keyClick(day, Qt::Key_Return);
    QTRY_VERIFY(m_window->windowTitle().contains(q("2019-06-30")));
    day->setText(q("soon"));
    QTest::keyClick(day, Qt::Key_Return);
    QVERIFY(m_window->parts().messages->text().contains(q("is no day")));
    QVERIFY(m_window->windowTitle().contains(q("2019-06-30")) && m_window->action(q("asOf"))->isChecked());
    day->setText(q("1990-01"));
    QTest::keyClick(day, Qt::Key_Return);
    QTRY_COMPARE(entry("incidents")->layer->rowCount(), std::size_t{0});
    m_window->findChild<QPushButton *>(q("endAsOf"))->click();
    QTRY_COMPARE(entry("incidents")->layer->rowCount(), today);
    QCOMPARE(readings(), readToday);
    QVERIFY(!bar->isVisible());
    QVERIFY(m_window->action(q("export"))->isEnabled() && !m_window->action(q("asOf"))->isChecked());
    QVERIFY(m_window->parts().time->lanes()->line().find(q("TL-059")));
    QVERIFY(!m_window->parts().site->tabText(SitePanel::Summary).contains(q("as of the data set's date")));
}

QTEST_MAIN(TimeWindowTest)
#include "time_window_test.moc"
