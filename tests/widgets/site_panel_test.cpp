// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/plain_csv.h"
#include "tests/support/shown_tables.h"
#include "widgets/panels/site_panel.h"

#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QUrl>

using namespace kohkan;
using test::PlainCsv;

namespace {

using Record = PlainCsv::Record;

QString L(const char *text)
{
    return QString::fromUtf8(text);
}

/// Text as it can be compared: no places to break, spaces of one kind and single.
QString plain(QString text)
{
    text.remove(QChar(0x200b)).replace(QChar(0xa0), u' ');
    return text.simplified();
}

/// A published number as the Reserves tab shows it: with four significant digits where it has more.
QString inFourDigits(const QString &published)
{
    QString digits = published;
    digits.remove(u'.');
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    const double value = published.toDouble();
    return digits.size() <= 4 || value == std::floor(value / 10) * 10
               ? published
               : QString::number(value, 'f', std::max(0, 3 - static_cast<int>(std::floor(std::log10(value)))));
}

} // namespace

/// What the panel says against the shipped CSV files, read by other means.
class SitePanelTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto folder = dataFolder();
        QVERIFY(folder);
        m_folder = *folder;
        m_catalogue = *Catalogue::load(m_folder);
        for (const Record &record : table("sources").records())
            m_sources.insert(record[L("ref")], record);
        for (const Record &record : table("commodities").records())
            m_commodities.insert(record[L("token")], record);
    }
    void countsTheCommoditiesOfASelection()
    {
        const Layer &deposits = *m_catalogue->deposits();
        RowSet rows(deposits.rowCount());
        QHash<QString, int> expected;
        for (const Record &record : table("deposits").records()) {
            if (record[L("province")] != L("Gilgit-Baltistan"))
                continue;
            rows.insert(*deposits.rowOfKey(record[L("id")]));
            for (const QString &token : record[L("primary_commodities")].split(u';', Qt::SkipEmptyParts))
                ++expected[token.trimmed()];
        }
        m_selection->pick(m_entry, *deposits.rowOfKey(L("reko-diq")));
        m_selection->apply(m_entry, rows, Selection::Mode::Replace); // Reko Diq is not among them
        QVERIFY(!m_selection->current());
        m_panel->flush();
        const QString text = m_panel->tabText(SitePanel::Commodity).simplified();
        QVERIFY2(text.contains(L("%1 sites selected").arg(rows.count())), qPrintable(text.left(200)));
        const QString gold = m_commodities[L("Au")][L("name")];
        QVERIFY2(text.contains(QStringLiteral("%1 Au %2").arg(gold).arg(expected[L("Au")])), qPrintable(text));
    }
    void init()
    {
        m_layers = std::make_unique<LayerList>();
        m_filters = std::make_unique<FilterState>(m_layers.get());
        m_selection = std::make_unique<Selection>(m_layers.get());
        LayerEntry incidents;
        incidents.name = L("Incidents");
        incidents.bundledTable = L("incidents");
        incidents.layer = m_catalogue->incidents();
        m_incidents = m_layers->add(incidents);
        LayerEntry deposits;
        deposits.name = L("Deposits");
        deposits.bundledTable = L("deposits");
        deposits.layer = m_catalogue->deposits();
        m_entry = m_layers->add(deposits);
        m_layers->setActive(m_entry);
        m_shownTables = std::make_unique<ShownTables>(m_catalogue, QDate(2026, 4, 15));
        m_panel = std::make_unique<SitePanel>(m_layers.get(), m_filters.get(), m_selection.get(), *m_shownTables);
        m_panel->resize(320, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void summarySaysTheRecord_data() { sites(); }
    void summarySaysTheRecord()
    {
        const Record site = select();
        const QString page = text(SitePanel::Summary);
        QCOMPARE(m_panel->findChild<QLabel *>(L("siteName"))->text(), site[L("name")]);
        for (const char *column : {"deposit_type", "host_rock", "age", "discovery_year", "province", "lon", "lat"})
            says(page, site[L(column)]);
        for (const char *column : {"alt_names", "operator", "owners", "district_join"})
            for (const QString &part : PlainCsv::tags(site[L(column)]))
                says(page, part);
        QVERIFY(page.contains(site[L("status")], Qt::CaseInsensitive));
        QVERIFY(page.contains(site[L("confidence")], Qt::CaseInsensitive));
        says(page, QStringLiteral("%1 km").arg(site[L("location_accuracy_m")].toDouble() / 1000));
        for (const QString &token : PlainCsv::tags(site[L("primary_commodities")]))
            says(page, m_commodities[token][L("name_en")]);
        for (const Record &part : table("deposits").where(L("part_of"), site[L("id")]))
            says(page, part[L("name")]);
        for (const Record &event : table("timeline").records())
            if (PlainCsv::tags(event[L("deposit_ids")]).contains(site[L("id")]))
                says(page, event[L("title")]);
        if (site[L("discovery_year")].isEmpty())
            says(page, L("Discovered —"));
    }

    void commoditySaysPriceAndProduction_data() { sites(); }
    void commoditySaysPriceAndProduction()
    {
        const Record site = select();
        const QString page = text(SitePanel::Commodity);
        for (const QString &token :
             PlainCsv::tags(site[L("primary_commodities")] + u';' + site[L("secondary_commodities")])) {
            const Record commodity = m_commodities[token];
            says(page, commodity[L("name_en")]);
            says(page, commodity[L("name_ur")]);
            Record latest;
            for (const Record &price : table("commodity_prices").where(L("commodity"), commodity[L("price_commodity")]))
                if (price[L("as_of")].leftJustified(10, u'~') > latest.value(L("as_of")).leftJustified(10, u'~') ||
                    latest.isEmpty())
                    latest = price;
            if (!latest.isEmpty() && !commodity[L("price_commodity")].isEmpty()) {
                says(page, QStringLiteral("%1 USD per %2").arg(latest[L("price_usd")], latest[L("unit")]));
                says(page, m_sources[PlainCsv::tags(latest[L("source_ref")])[0]][L("publisher")]);
            }
            int others = 0;
            for (const Record &other : table("deposits").records())
                others += !isPartOf(other, site[L("id")]) && !isPartOf(site, other[L("id")]) &&
                          PlainCsv::tags(other[L("primary_commodities")]).contains(token);
            if (others > 1)
                says(page, QStringLiteral("%1 other sites carry it").arg(others));
        }
        for (const Record &said : table("production").where(L("deposit_id"), site[L("id")]))
            says(page, said[L("amount")] + u' ' + said[L("unit")]);
    }

    void aPartIsNoOtherSite()
    {
        const LayerPtr deposits = showSmallCatalogue();
        const auto page = [&](const char *site) {
            m_selection->pick(m_entry, *deposits->rowOfKey(L(site)));
            return text(SitePanel::Commodity);
        };
        // The mine holds a pit, the pit a lens; one site stands apart.
        says(page("mine"), L("Elsewhere 1 other site carries it"));
        says(page("pit"), L("Elsewhere 1 other site carries it"));
        says(page("lens"), L("Elsewhere 1 other site carries it"));
        says(page("apart"), L("Elsewhere 3 other sites carry it"));
        m_selection->clear();
        says(text(SitePanel::Commodity), L("4 sites shown. 2 of them are parts of another site."));
    }

    void reservesSayEveryEstimate_data() { sites(); }
    void reservesSayEveryEstimate()
    {
        const Record site = select();
        const QString page = text(SitePanel::Reserves);
        const auto lines = table("estimates").where(L("deposit_id"), site[L("id")]);
        QSet<QString> statements;
        for (const Record &line : lines) {
            statements.insert(line[L("id")]);
            for (const auto &[digits, unit] : {std::pair("tonnage", "tonnage_unit"), std::pair("grade", "grade_unit"),
                                               std::pair("contained", "contained_unit")})
                if (!line[L(digits)].isEmpty())
                    says(page, inFourDigits(line[L(digits)]) + u' ' + line[L(unit)]);
            says(page, m_commodities[line[L("commodity")]][L("name_en")]);
            says(page, line[L("effective_date")]);
            for (const QString &ref : PlainCsv::tags(line[L("source_ref")]))
                says(page, m_sources[ref][L("publisher")]);
        }
        QCOMPARE(page.count(L("Effective:")), statements.size());
        QCOMPARE(page.count(L("Basis:")), statements.size());
        QCOMPARE(page.count(L("Source:")), statements.size());
    }

    void securitySaysRisksAndRings_data() { sites(); }
    void securitySaysRisksAndRings()
    {
        const Record site = select();
        const QString page = text(SitePanel::Security);
        const QStringList districts =
            PlainCsv::tags(site[L("district_join")]) + PlainCsv::tags(site[L("district")]) + QStringList{QString()};
        int readings = 0;
        for (const Record &risk : table("region_risk").where(L("admin1"), site[L("province")])) {
            if (!districts.contains(risk[L("admin2")], Qt::CaseInsensitive)) {
                QVERIFY(!page.contains(risk[L("admin2")] + L(" (district)")));
                continue;
            }
            ++readings;
            says(page, risk[L("rationale")]);
            for (const QString &driver : PlainCsv::tags(risk[L("drivers")]))
                says(page, driver);
            says(page, QStringLiteral("%1 of 5").arg(risk[L("level")]));
        }
        QVERIFY(readings > 0);
        for (const char *ring : {"5 km", "25 km", "50 km", "100 km", "30 days", "90 days", "365 days"})
            says(page, L(ring));
    }

    void sourcesSayEveryReference_data() { sites(); }
    void sourcesSayEveryReference()
    {
        const Record site = select();
        const QStringList refs = referencesOf(site);
        QVERIFY(!refs.isEmpty());
        const QString page = text(SitePanel::Sources);
        const QStringList anchored = anchors(SitePanel::Sources);
        QCOMPARE(QSet<QString>(anchored.begin(), anchored.end()), QSet<QString>(refs.begin(), refs.end()));
        for (const QString &ref : refs) {
            QCOMPARE(anchored.count(ref), 1);
            const Record source = m_sources[ref];
            QVERIFY2(!source.isEmpty(), qPrintable(ref));
            says(page, source[L("title")]);
            if (ref == L("unverified"))
                continue;
            says(page, source[L("publisher")]);
            says(page, source[L("year")]);
            says(page, source[L("url_or_identifier")]);
        }
    }

    void ringListsHoldWhatTheNumbersCount()
    {
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("reko-diq")));
        const QString closed = text(SitePanel::Security);
        m_panel->follow(QUrl(L("rings:3,3")));
        const QString open = text(SitePanel::Security);
        const auto number =
            QRegularExpression(
                L("100 km \\S+(?: \\(\\+\\d+\\))? \\S+(?: \\(\\+\\d+\\))? \\S+(?: \\(\\+\\d+\\))? (\\d+)(?: "
                  "\\(\\+(\\d+)\\))?"))
                .match(open);
        QVERIFY(number.hasMatch());
        QCOMPARE(open.count(L("deaths reported:")), number.captured(1).toInt() + number.captured(2).toInt());
        QCOMPARE(closed.count(L("deaths reported:")), 0);
        m_panel->follow(QUrl(L("rings:3,3")));
        QCOMPARE(text(SitePanel::Security).count(L("deaths reported:")), 0);
    }

    void ringListsSayBothAccuracies_data() { sites(); }
    void ringListsSayBothAccuracies()
    {
        const Record site = select();
        text(SitePanel::Security);
        m_panel->follow(QUrl(L("rings:3,3")));
        const QString page = text(SitePanel::Security);
        const auto km = [](const Record &record) {
            return QStringLiteral("± %1 km").arg(record[L("location_accuracy_m")].toDouble() / 1000);
        };
        for (const Record &incident : incidentsNear(site)) {
            const bool hasParts = !table("incidents").where(L("part_of"), incident[L("id")]).isEmpty();
            if (hasParts || !incident[L("part_of")].isEmpty()) // listed once, by whichever is surest
                continue;
            const QRegularExpression line(
                QRegularExpression::escape(incident[L("date")] + u' ' + incident[L("place")]) +
                L(", \\S+ k?m (certain|possible, place uncertain) ") +
                QRegularExpression::escape(QStringLiteral("(place %1, site %2)").arg(km(incident), km(site))));
            QVERIFY2(page.contains(line), qPrintable(line.pattern() + L(" | ") + page));
        }
    }

    void ringListsSayWhyAnEventIsOnlyPossible()
    {
        const LayerPtr deposits = showSmallCatalogue();
        m_selection->pick(m_entry, *deposits->rowOfKey(L("mine")));
        text(SitePanel::Security);
        m_panel->follow(QUrl(L("rings:1,2"))); // 25 km, 365 days to 2026-04-15
        const QString page = text(SitePanel::Security);
        says(page, L("A, 0 m certain (place ± 5 km, site ± 3 km)"));
        says(page, L("B, 0 m possible, date uncertain (place ± 5 km, site ± 3 km)"));
        says(page, L("C, 0 m possible, place uncertain (place accuracy unknown, site ± 3 km)"));
        says(page, L("D, 0 m possible, place and date uncertain (place ± 40 km, site ± 3 km)"));
        QVERIFY(!page.contains(L("100 km)")));
        m_selection->pick(m_entry, *deposits->rowOfKey(L("apart")));
        text(SitePanel::Security);
        m_panel->follow(QUrl(L("rings:1,2")));
        says(text(SitePanel::Security), L("A, 0 m possible, place uncertain (place ± 5 km, site accuracy unknown)"));
    }

    void unverifiedIsABadge()
    {
        auto *badges = m_panel->findChild<QLabel *>(L("siteBadges"));
        int seen = 0;
        for (const Record &site : table("deposits").records()) {
            const bool unverified = PlainCsv::tags(site[L("source_refs")]).contains(L("unverified"));
            if (unverified && seen++ > 3)
                continue;
            m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(site[L("id")]));
            m_panel->flush();
            QCOMPARE(badges->isVisible(), unverified);
        }
        QVERIFY(seen > 0);
    }

    void withNothingSelectedTheFilterIsBrokenDown()
    {
        Condition condition{L("province"), Condition::Op::OneOf, {}, {L("Gilgit-Baltistan")}, false};
        m_filters->setCondition(m_entry, condition.field, condition);
        QHash<QString, int> expected;
        for (const Record &site : table("deposits").where(L("province"), L("Gilgit-Baltistan")))
            for (const QString &token : PlainCsv::tags(site[L("primary_commodities")]))
                ++expected[token];
        const QString page = text(SitePanel::Commodity);
        QVERIFY(!expected.isEmpty());
        for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
            const QString name = m_commodities[it.key()][L("name_en")];
            const QRegularExpression line(QRegularExpression::escape(name) + L("( \\S+)? ") +
                                          QString::number(it.value()) + L("\\b"));
            QVERIFY2(page.contains(line), qPrintable(name + u' ' + page));
        }
        QVERIFY(!page.contains(m_commodities[L("coal")][L("name_en")]) || expected.contains(L("coal")));
    }

    void theBreakdownSaysHowManyAreParts()
    {
        int parts = 0;
        for (const Record &site : table("deposits").where(L("province"), L("Balochistan")))
            parts += !site[L("part_of")].isEmpty();
        QVERIFY(parts > 1);
        Condition condition{L("province"), Condition::Op::OneOf, {}, {L("Balochistan")}, false};
        m_filters->setCondition(m_entry, condition.field, condition);
        says(text(SitePanel::Commodity), QStringLiteral("%1 of them are parts of another site.").arg(parts));
        condition.values = {L("Gilgit-Baltistan")};
        m_filters->setCondition(m_entry, condition.field, condition);
        QVERIFY(!text(SitePanel::Commodity).contains(L("another site")));
    }

    void aCommodityIsALinkThatFilters()
    {
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("reko-diq")));
        text(SitePanel::Commodity);
        QVERIFY(links(SitePanel::Commodity).contains(L("commodity:Cu")));
        m_panel->follow(QUrl(L("commodity:Cu")));
        std::size_t expected = 0;
        for (const Record &site : table("deposits").records())
            expected += PlainCsv::tags(site[L("primary_commodities")]).contains(L("Cu"));
        QCOMPARE(m_filters->rows(m_entry)->count(), expected);
        m_panel->follow(QUrl(L("commodity:gemstone%3Aemerald")));
        expected = 0;
        for (const Record &site : table("deposits").records())
            expected += PlainCsv::tags(site[L("primary_commodities")]).contains(L("gemstone:emerald"));
        QVERIFY(expected > 0);
        QCOMPARE(m_filters->rows(m_entry)->count(), expected);
    }

    void filteringMakesTheDepositsActive()
    {
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("reko-diq")));
        text(SitePanel::Commodity);
        m_layers->setActive(m_incidents);
        m_panel->follow(QUrl(L("commodity:Cu")));
        QCOMPARE(m_layers->value().active, m_entry);
        QCOMPARE(m_filters->conditions(m_entry).size(), std::size_t(1));
    }

    void linksAskForPlaceAndSite()
    {
        QSignalSpy place(m_panel.get(), &SitePanel::showLocation);
        QSignalSpy site(m_panel.get(), &SitePanel::siteRequested);
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("reko-diq")));
        text(SitePanel::Summary);
        const Record record = table("deposits").where(L("id"), L("reko-diq"))[0];
        for (const QString &link : links(SitePanel::Summary))
            if (link.startsWith(L("place:")) || link.startsWith(L("site:")))
                m_panel->follow(QUrl(link));
        QCOMPARE(place.size(), 7); // its own, and the nearest of six kinds of infrastructure
        QCOMPARE(place[0][0].value<LonLat>().lon, record[L("lon")].toDouble());
        QCOMPARE(place[0][0].value<LonLat>().lat, record[L("lat")].toDouble());
        QStringList asked, parts;
        for (const auto &arguments : site)
            asked << arguments[0].toString();
        for (const Record &part : table("deposits").where(L("part_of"), L("reko-diq")))
            parts << part[L("id")];
        asked.sort();
        parts.sort();
        QCOMPARE(asked, parts);
    }

    void aSourceWithoutAddressOpensTheSourcesTab()
    {
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("reko-diq")));
        m_panel->showTab(SitePanel::Reserves);
        m_panel->follow(QUrl(L("source:seed-sad-2026")));
        QCOMPARE(m_panel->findChild<QTabWidget *>()->currentIndex(), int(SitePanel::Sources));
    }

    void everyLinkToASourceLands_data() { sites(); }
    void everyLinkToASourceLands()
    {
        select();
        text(SitePanel::Sources);
        const QStringList known = anchors(SitePanel::Sources);
        m_panel->follow(QUrl(L("rings:3,3")));
        for (const auto tab : {SitePanel::Summary, SitePanel::Commodity, SitePanel::Reserves, SitePanel::Security}) {
            text(tab);
            for (const QString &link : links(tab))
                if (link.startsWith(L("source:")))
                    QVERIFY2(known.contains(link.mid(7)), qPrintable(link));
        }
    }

    void aSourceOfAnIncidentOpensAtItsEntry()
    {
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("duddar")));
        m_panel->showTab(SitePanel::Security);
        m_panel->follow(QUrl(L("rings:3,3")));
        QVERIFY(links(SitePanel::Security).contains(L("source:ucdp-ged")));
        m_panel->follow(QUrl(L("source:ucdp-ged")));
        QCOMPARE(m_panel->findChild<QTabWidget *>()->currentIndex(), int(SitePanel::Sources));
        QVERIFY(anchors(SitePanel::Sources).contains(L("ucdp-ged")));
        QTextBrowser *page = m_panel->page(SitePanel::Sources);
        QVERIFY(page->verticalScrollBar()->value() > 0);
        const QTextCursor found = page->document()->find(m_sources[L("ucdp-ged")][L("title")]);
        QVERIFY(!found.isNull());
        QVERIFY(page->viewport()->rect().contains(page->cursorRect(found).center()));
    }

    void featuresOfOtherLayersShowTheirAttributes()
    {
        const auto incidents = table("incidents").records();
        const Record &record = incidents[incidents.size() / 2];
        m_selection->pick(m_incidents, *m_catalogue->incidents()->rowOfKey(record[L("id")]));
        const QString page = text(SitePanel::Summary);
        for (const char *column : {"date", "admin1", "place", "sub_type", "actor", "note", "fatalities"})
            says(page, record[L(column)]);
        for (const QString &ref : PlainCsv::tags(record[L("source_ref")]))
            says(page, m_sources[ref][L("title")]);
        QVERIFY(!m_panel->findChild<QTabWidget *>()->isTabVisible(SitePanel::Reserves));
    }

    void aFileOfTheUserShowsEveryColumn()
    {
        LayerBuilder builder(L("mine"));
        auto &name = builder.addColumn(L("name"), Column::Type::Text);
        auto &grade = builder.addColumn(L("Au <ppm>"), Column::Type::Number);
        auto &empty = builder.addColumn(L("logged_by"), Column::Type::Text);
        auto &hidden = builder.addColumn(L("_order"), Column::Type::Integer);
        name.appendText(L("A <b>bold</b> one"));
        grade.appendNumber(1.5, 2);
        empty.appendNull();
        hidden.appendInteger(7654321);
        builder.geometry().appendPoint({66, 30});
        LayerEntry entry;
        entry.name = L("mine");
        entry.layer = builder.finish();
        const EntryId id = m_layers->add(entry);
        m_shownTables->tables.setShipped(nullptr);
        m_selection->pick(id, rowAt(0));
        const QString page = text(SitePanel::Summary);
        says(page, L("A <b>bold</b> one"));
        says(page, L("Au <ppm>"));
        says(page, L("1.50"));
        says(page, L("logged_by —"));
        QVERIFY(!page.contains(L("7654321")));
    }

    void theTabIsKeptFromSiteToSite()
    {
        auto *tabs = m_panel->findChild<QTabWidget *>();
        const Layer &deposits = *m_catalogue->deposits();
        m_selection->pick(m_entry, *deposits.rowOfKey(L("reko-diq")));
        m_panel->showTab(SitePanel::Reserves);
        m_selection->pick(m_incidents, rowAt(3));
        m_panel->flush();
        QCOMPARE(tabs->currentIndex(), int(SitePanel::Summary));
        m_selection->pick(m_entry, *deposits.rowOfKey(L("saindak")));
        m_panel->flush();
        QCOMPARE(tabs->currentIndex(), int(SitePanel::Reserves));
        m_selection->clear();
        m_panel->flush();
        QCOMPARE(tabs->currentIndex(), int(SitePanel::Commodity));
        m_selection->pick(m_entry, *deposits.rowOfKey(L("reko-diq")));
        m_panel->flush();
        QCOMPARE(tabs->currentIndex(), int(SitePanel::Reserves));
    }

    void noPageIsWiderThanTheDock_data() { sites(); }
    void noPageIsWiderThanTheDock()
    {
        select();
        m_panel->resize(300, 600);
        for (const auto tab :
             {SitePanel::Summary, SitePanel::Commodity, SitePanel::Reserves, SitePanel::Security, SitePanel::Sources}) {
            m_panel->showTab(tab);
            text(tab);
            QTest::qWait(1);
            const QTextBrowser *page = m_panel->page(tab);
            QVERIFY2(page->document()->size().width() <= page->viewport()->width() + 1, qPrintable(text(tab)));
        }
    }

    void aHiddenPanelWaits()
    {
        m_panel->hide();
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(L("reko-diq")));
        QTest::qWait(1);
        const auto *title = m_panel->findChild<QLabel *>(L("siteName"));
        QVERIFY(title->text().isEmpty());
        m_panel->show();
        QVERIFY(!title->text().isEmpty());
    }

private:
    void sites()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"reko-diq", "reko-diq-western-porphyries", "saindak", "duddar", "thar"})
            if (m_catalogue->deposits()->rowOfKey(L(id)))
                QTest::newRow(id) << L(id);
        const auto all = table("deposits").records();
        for (qsizetype i = 7; i < all.size(); i += 61)
            QTest::newRow(qPrintable(all[i][L("id")])) << all[i][L("id")];
    }
    /// Whether a site is another, or part of it, or of a part of it.
    bool isPartOf(Record site, const QString &whole)
    {
        while (site[L("id")] != whole) {
            if (site[L("part_of")].isEmpty())
                return false;
            site = table("deposits").where(L("id"), site[L("part_of")])[0];
        }
        return true;
    }
    /// A mine with a pit with a lens and one site apart, of unknown accuracy, all of copper and in one place; and four
    /// incidents there, each as sure as it is. Shown by the panel in place of the shipped tables.
    LayerPtr showSmallCatalogue()
    {
        LayerBuilder sites(L("deposits"));
        auto &id = sites.addColumn(L("id"), Column::Type::Text);
        auto &partOf = sites.addColumn(L("part_of"), Column::Type::Text);
        auto &metal = sites.addColumn(L("primary_commodities"), Column::Type::Tags);
        auto &accuracy = sites.addColumn(L("location_accuracy_m"), Column::Type::Integer);
        for (const auto &[name, whole] :
             {std::pair("mine", ""), std::pair("pit", "mine"), std::pair("lens", "pit"), std::pair("apart", "")}) {
            id.appendText(L(name));
            *whole ? partOf.appendText(L(whole)) : partOf.appendNull();
            metal.appendText(L("Cu"));
            L(name) == L("apart") ? accuracy.appendNull() : accuracy.appendInteger(3000);
            sites.geometry().appendPoint({66, 30});
        }
        LayerBuilder events(L("incidents"));
        auto &place = events.addColumn(L("place"), Column::Type::Text);
        auto &date = events.addColumn(L("date"), Column::Type::Date);
        auto &reach = events.addColumn(L("location_accuracy_m"), Column::Type::Integer);
        for (const auto &[name, when, metres] : {std::tuple("A", "2026-01-02", 5000), std::tuple("B", "2025", 5000),
                                                 std::tuple("C", "2026-01-02", -1), std::tuple("D", "2025", 40000)}) {
            place.appendText(L(name));
            date.appendDate(*DateRange::parse(L(when)));
            metres < 0 ? reach.appendNull() : reach.appendInteger(metres);
            events.geometry().appendPoint({66, 30});
        }
        const auto small = Catalogue::fromTables({{L("deposits"), sites.finish()}, {L("incidents"), events.finish()}});
        m_layers->edit(m_entry, [&](LayerEntry &entry) { entry.layer = small->deposits(); });
        m_shownTables->tables.setShipped(small);
        return small->deposits();
    }
    /// Every reference that the figures of a site's pages rest on, from the files alone.
    QStringList referencesOf(const Record &site)
    {
        QStringList refs = PlainCsv::tags(site[L("source_refs")]);
        for (const char *name : {"estimates", "production"})
            for (const Record &line : table(name).where(L("deposit_id"), site[L("id")]))
                refs += PlainCsv::tags(line[L("source_ref")]);
        for (const Record &event : table("timeline").records())
            if (PlainCsv::tags(event[L("deposit_ids")]).contains(site[L("id")]))
                refs += PlainCsv::tags(event[L("source_ref")]);
        for (const QString &token :
             PlainCsv::tags(site[L("primary_commodities")] + u';' + site[L("secondary_commodities")]))
            if (const QString priced = m_commodities[token][L("price_commodity")]; !priced.isEmpty())
                for (const Record &price : table("commodity_prices").where(L("commodity"), priced))
                    refs += PlainCsv::tags(price[L("source_ref")]);
        const QStringList districts =
            PlainCsv::tags(site[L("district_join")]) + PlainCsv::tags(site[L("district")]) + QStringList{QString()};
        for (const Record &risk : table("region_risk").where(L("admin1"), site[L("province")]))
            if (districts.contains(risk[L("admin2")], Qt::CaseInsensitive))
                refs += PlainCsv::tags(risk[L("source_ref")]);
        for (const Record &incident : incidentsNear(site))
            refs += PlainCsv::tags(incident[L("source_ref")]);
        refs.removeDuplicates();
        return refs;
    }
    /// The incidents whose place can lie within 100 km of a site.
    QList<Record> incidentsNear(const Record &site)
    {
        const auto place = [](const Record &record) {
            return LonLat{record[L("lon")].toDouble(), record[L("lat")].toDouble()};
        };
        const auto accuracy = [](const Record &record) { return record[L("location_accuracy_m")].toDouble(); };
        QList<Record> near;
        for (const Record &incident : table("incidents").records())
            if (geodesic(place(site), place(incident)).metres - accuracy(site) - accuracy(incident) <= 100'000)
                near << incident;
        return near;
    }
    Record select()
    {
        QFETCH(QString, id);
        m_selection->pick(m_entry, *m_catalogue->deposits()->rowOfKey(id));
        return table("deposits").where(L("id"), id)[0];
    }
    const PlainCsv &table(const char *name)
    {
        auto known = m_tables.find(L(name));
        if (known == m_tables.end())
            known = m_tables.insert(L(name), PlainCsv::read(m_folder + u'/' + L(name) + L(".csv")));
        return *known;
    }
    QString text(SitePanel::Tab tab) { return plain(m_panel->tabText(tab)); }
    QStringList links(SitePanel::Tab tab) const
    {
        QStringList links;
        for (QTextBlock block = m_panel->page(tab)->document()->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it)
                if (const QString href = it.fragment().charFormat().anchorHref(); !href.isEmpty())
                    links << href;
        return links;
    }
    /// Where links of the form `source:REF` can land.
    QStringList anchors(SitePanel::Tab tab) const
    {
        QStringList names;
        for (QTextBlock block = m_panel->page(tab)->document()->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it)
                names += it.fragment().charFormat().anchorNames();
        return names;
    }
    static void says(const QString &page, const QString &wanted)
    {
        QVERIFY2(page.contains(plain(wanted)), qPrintable(QStringLiteral("%1 | not in | %2").arg(wanted, page)));
    }
    QString m_folder;
    QHash<QString, PlainCsv> m_tables;
    CataloguePtr m_catalogue;
    std::unique_ptr<ShownTables> m_shownTables;
    QHash<QString, Record> m_sources, m_commodities;
    std::unique_ptr<LayerList> m_layers;
    std::unique_ptr<FilterState> m_filters;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SitePanel> m_panel;
    EntryId m_entry = 0, m_incidents = 0;
};

QTEST_MAIN(SitePanelTest)
#include "site_panel_test.moc"
