// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/catalogue.h"
#include "datasets/io/data_folder.h"
#include "tests/support/plain_csv.h"
#include "tests/support/shown_tables.h"
#include "widgets/pages/partnership_page.h"
#include "widgets/parts/passport_card.h"
#include "widgets/time/partnership_panel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace kohkan;
using kohkan::test::PlainCsv;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

const QStringList partnershipKinds{q("agreement"),   q("financing"), q("meeting"),
                                   q("ministerial"), q("policy"),    q("shipment")};

} // namespace

/// The Partnership panel: which events it shows and what it says of each, and the national facts.
class PartnershipTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void showsEachEventOfTheTable();
    void saysWhatAnEventHolds();
    void narrowsByKindAndWords_data();
    void narrowsByKindAndWords();
    void escapesWhatATableSays();
    void neverAddsAmounts();
    void putsFactsBesideEachOther();
    void leadsElsewhere();
    void bringsAnEventIntoView();
    void groupsDigits_data();
    void groupsDigits();

private:
    CataloguePtr m_catalogue;
    PlainCsv m_timeline;
};

void PartnershipTest::initTestCase()
{
    m_catalogue = *Catalogue::load(*dataFolder());
    m_timeline = PlainCsv::read(*dataFolder() + QStringLiteral("/timeline.csv"));
    QVERIFY(m_timeline.rows.size() > 50);
}

void PartnershipTest::showsEachEventOfTheTable()
{
    const ShownTables tables(m_catalogue);
    PartnershipPanel panel(tables);
    const QString shown = panel.tabText(PartnershipPanel::Events);
    int count = 0;
    for (const auto &record : m_timeline.records()) {
        const bool isShown = partnershipKinds.contains(record[q("kind")]);
        count += isShown;
        QCOMPARE(shown.contains(record[q("title")]), isShown);
    }
    QVERIFY(shown.contains(QStringLiteral("%1 of %2 events").arg(count).arg(m_timeline.rows.size())));
    panel.kinds()->setCurrentIndex(1); // everything
    const QString all = panel.tabText(PartnershipPanel::Events);
    for (const auto &record : m_timeline.records())
        QVERIFY2(all.contains(record[q("title")]), qPrintable(record[q("id")]));
    QVERIFY(all.indexOf(q("Barrick slows Reko Diq")) < all.indexOf(q("Saindak copper discovery"))); // newest first
}

void PartnershipTest::saysWhatAnEventHolds()
{
    const TimeLine line = TimeLine::of(*m_catalogue);
    PartnershipFilter filter;
    filter.words = q("EXIM approval");
    const QString html = PartnershipPage(m_catalogue, QPalette()).events(line, filter);
    for (const char *part :
         {"time:TL-059", "2025-12-10", "financing", "US EXIM Bank; Barrick; Reko Diq Mining Company", "commodity:Cu",
          "site:reko-diq", "about USD 2bn of US equipment", "1\u00a0250\u00a0000\u00a0000"})
        QVERIFY2(html.contains(q(part)), part);
    for (const char *ref : {"wnp-20251210", "geo-638560", "seed-sad-2026"}) {
        const Source *source = m_catalogue->source(q(ref));
        QVERIFY2(source && html.contains(source->publisher.toHtmlEscaped()), ref);
    }
}

void PartnershipTest::narrowsByKindAndWords_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("kind") << "shipment"
                          << "";
    QTest::newRow("history") << "legal"
                             << "";
    QTest::newRow("words in any order") << ""
                                        << "diq ADB";
    QTest::newRow("letter case") << ""
                                 << "pROJECT vAULT";
    QTest::newRow("both") << "agreement"
                          << "saindak 2022";
    QTest::newRow("none") << "shipment"
                          << "platinum";
}

void PartnershipTest::narrowsByKindAndWords()
{
    QFETCH(QString, kind);
    QFETCH(QString, words);
    const TimeLine line = TimeLine::of(*m_catalogue);
    const QString html = PartnershipPage(m_catalogue, QPalette()).events(line, {kind, false, words});
    int expected = 0;
    for (const QStringList &row : m_timeline.rows) {
        const QString own = m_timeline.value(row, "kind");
        const QString said = QStringList{m_timeline.value(row, "date"),
                                         m_timeline.value(row, "title"),
                                         own,
                                         m_timeline.value(row, "summary"),
                                         m_timeline.value(row, "parties"),
                                         m_timeline.value(row, "commodities"),
                                         m_timeline.value(row, "related_sites")}
                                 .join(u' ');
        bool passes = kind.isEmpty() ? partnershipKinds.contains(own) : own == kind;
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
            passes = passes && said.contains(word, Qt::CaseInsensitive);
        expected += passes;
        QCOMPARE(html.contains(QStringLiteral("time:%1\"").arg(m_timeline.value(row, "id"))), passes);
    }
    QCOMPARE(expected == 0, html.contains(q("Clear the search")));
}

void PartnershipTest::escapesWhatATableSays()
{
    TimeItem event;
    event.id = q("TL-1");
    event.table = q("timeline");
    event.title = q("<b>bold</b> & co");
    event.kind = q("agreement");
    event.detail = q("<script>");
    event.parties = {q("<i>A</i>")};
    event.commodities = {q("<u>")};
    const TimeLine line{{sorted({q("partnership"), q("P"), {event}, {}})}};
    const PartnershipPage page(m_catalogue, QPalette());
    for (const QString &html : {page.events(line, {}), page.html(event), page.tip(event), page.undated(line)}) {
        for (const char *tag : {"<b>bold", "<script>", "<i>A", "<u>"})
            QVERIFY2(!html.contains(q(tag)), tag);
        QVERIFY(html.contains(q("&lt;b&gt;bold&lt;/b&gt; &amp; co")));
    }
    QVERIFY(page.events(line, {}).contains(q("not dated")));
}

void PartnershipTest::neverAddsAmounts()
{
    const ShownTables tables(m_catalogue);
    PartnershipPanel panel(tables);
    const QString shown = panel.tabText(PartnershipPanel::Events);
    QVERIFY(shown.contains(q("not to be added up")));
    // every amount that is written is one of the table's
    QStringList amounts;
    for (const auto &record : m_timeline.records())
        amounts << record[q("amount_usd")];
    const QRegularExpression written(q("USD (\\d{1,3}(?: \\d{3})+)"));
    int found = 0;
    for (auto it = written.globalMatch(shown); it.hasNext(); ++found) {
        QString digits = it.next().captured(1);
        QVERIFY2(amounts.contains(digits.remove(u' ')), qPrintable(digits));
    }
    QVERIFY(found > 8);
}

void PartnershipTest::putsFactsBesideEachOther()
{
    const ShownTables tables(m_catalogue);
    PartnershipPanel panel(tables);
    const QString shown = panel.tabText(PartnershipPanel::Facts);
    const PlainCsv facts = PlainCsv::read(*dataFolder() + QStringLiteral("/national_facts.csv"));
    for (const auto &record : facts.records())
        QVERIFY2(shown.contains(record[q("statement")].simplified()), qPrintable(record[q("key")]));
    const auto article = shown.indexOf(q("Chinese share of rare earth processing quoted in the article"));
    const auto check = shown.indexOf(q("Chinese share of rare earth refining in a summary"));
    const auto further = shown.indexOf(q("Further statements"));
    QVERIFY(article >= 0 && article < check && check < further);
    QVERIFY(shown.mid(article, check - article).size() < 400); // one below the other
    QVERIFY(shown.contains(q("6 000 000 000 000")));
    // a search keeps what disagrees together
    panel.search()->setText(q("refining in a summary"));
    const QString narrowed = panel.tabText(PartnershipPanel::Facts);
    QVERIFY(narrowed.contains(q("quoted in the article")) && !narrowed.contains(q("US aid to Pakistan since 2001")));
    panel.search()->setText(q("zebra"));
    QVERIFY(panel.tabText(PartnershipPanel::Facts).contains(q("No national fact says that")));
}

void PartnershipTest::leadsElsewhere()
{
    const ShownTables tables(m_catalogue);
    PartnershipPanel panel(tables);
    panel.flush();
    QSignalSpy times(&panel, &PartnershipPanel::eventRequested), links(&panel, &PartnershipPanel::linkFollowed);
    emit panel.page(PartnershipPanel::Events)->anchorClicked(QUrl(q("time:TL-059")));
    QCOMPARE(times.count(), 1);
    QCOMPARE(times[0][0].toString(), q("TL-059"));
    emit panel.page(PartnershipPanel::Events)->anchorClicked(QUrl(q("site:reko-diq")));
    QCOMPARE(links.count(), 1);
    emit panel.page(PartnershipPanel::Facts)->anchorClicked(QUrl(q("source:mt-barrick-2025")));
    auto *card = panel.findChild<PassportCard *>();
    QVERIFY(card && card->text().contains(m_catalogue->source(q("mt-barrick-2025"))->title));
    card->close();
    QCOMPARE(links.count(), 1);
}

void PartnershipTest::bringsAnEventIntoView()
{
    const ShownTables tables(m_catalogue);
    PartnershipPanel panel(tables);
    panel.resize(360, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.search()->setText(q("zebra"));
    panel.flush();
    panel.showEventOf(q("TL-002")); // the oldest agreement: far down
    QVERIFY(panel.search()->text().isEmpty());
    QScrollBar *bar = panel.page(PartnershipPanel::Events)->verticalScrollBar();
    QTRY_VERIFY(bar->value() > bar->maximum() / 2);
    panel.showEventOf(q("TL-001")); // of the projects' history
    QVERIFY(panel.tabText(PartnershipPanel::Events).contains(q("Saindak copper discovery")));
    QTest::qWait(20);
    const int before = bar->value();
    panel.showEventOf(q("EST-001")); // no event
    QCOMPARE(bar->value(), before);
}

void PartnershipTest::groupsDigits_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("grouped");
    QTest::newRow("three") << "699"
                           << "699";
    QTest::newRow("four") << "1034" << q("1\u00a0034");
    QTest::newRow("billions") << "1250000000" << q("1\u00a0250\u00a0000\u00a0000");
    QTest::newRow("decimals") << "0.41"
                              << "0.41";
    QTest::newRow("a date") << "2037-10-31"
                            << "2037-10-31";
    QTest::newRow("nothing") << ""
                             << "";
}

void PartnershipTest::groupsDigits()
{
    QFETCH(QString, digits);
    QTEST(groupedDigits(digits), "grouped");
}

QTEST_MAIN(PartnershipTest)
#include "partnership_test.moc"
