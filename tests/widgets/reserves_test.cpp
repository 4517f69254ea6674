// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "tests/support/shown_tables.h"
#include "widgets/editors/equivalent_dialog.h"
#include "widgets/pages/reserves_page.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/passport_card.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

QString plain(const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText().replace(QChar(0xa0), u' ').simplified();
}

} // namespace

/// Reko Diq, the acceptance case: which figure lands where, on which basis, and what stands behind it.
class ReservesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void bestSupportedStandsOnTop();
    void basisAndUnitsAreStated();
    void theMisquoteIsNeverCompared();
    void differencesAreExplained();
    void unitsReadWell_data();
    void unitsReadWell();
    void aFigureOpensItsPassport();
    void otherFiguresHavePassports_data();
    void otherFiguresHavePassports();
    void anEquivalentIsABandWithItsFormula();

private:
    QString page(FigureView view = {}) const
    {
        return plain(ReservesPage(m_catalogue, QPalette(), view, QDate(2026, 11, 23))
                         .html(*m_catalogue->deposits()->rowOfKey(q("reko-diq"))));
    }
    static void says(const QString &page, const char *text) { QVERIFY2(page.contains(q(text)), text); }
    CataloguePtr m_catalogue;
};

void ReservesTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    m_catalogue = *Catalogue::load(*folder);
}

void ReservesTest::bestSupportedStandsOnTop()
{
    const QString text = page();
    const auto top = text.left(text.indexOf(q("All that is published")));
    says(top, "Reserve, Probable Copper 0.48 %, 7.3 Mt contained Gold 0.28 g/t, 13 Moz contained EST-003, basis 50 % "
              "attributable");
    says(top, "Reserve, Proved + Probable Copper 15 Mt contained");
    says(top, "Resource, Inferred Copper 0.4 %, 4600 Mlb contained");
    QVERIFY(!top.contains(q("17.4"))); // a claim is never chosen
    QVERIFY(!top.contains(q("4100"))); // nor what covers a group of sites
}

void ReservesTest::basisAndUnitsAreStated()
{
    says(page(), "Shown on the basis as reported, in units as published");
    const QString whole = page({Basis::Whole, FigureView::Units::OuncesAndPounds});
    says(whole, "Shown on the basis 100 %, in units ounces and pounds");
    says(whole, "26 Moz contained EST-003, basis 100 % (50 % share / 0.5)");
    says(whole,
         "Copper 0.48 %, 32000 Mlb contained Gold 0.28 g/t, 26 Moz contained"); // 14.6 Mt = 32,187 Mlb, two digits
    const QString metric = page({Basis::AsReported, FigureView::Units::Metric});
    says(metric,
         "Gold 0.28 g/t, 400 t contained EST-003, basis 50 % attributable"); // 13 x 31.1034768 = 404.3, two digits
    says(metric, "Copper 0.44 %, 8.2 Mt contained");                         // 18,000 Mlb = 8.16 Mt
}

void ReservesTest::theMisquoteIsNeverCompared()
{
    const QString text = page(), beside = text.mid(text.indexOf(q("Side by side")));
    const auto table = beside.indexOf(q("Gold Ore Grade Contained"));
    QVERIFY(table > 0);
    const QString gold = beside.mid(table, beside.indexOf(q("What explains")) - table);
    const auto apart = gold.indexOf(q("Shown, never compared"));
    QVERIFY(apart > 0 && gold.indexOf(q("EST-003")) < apart);
    QVERIFY(gold.indexOf(q("EST-077")) > apart);
}

void ReservesTest::differencesAreExplained()
{
    const QString text = page();
    const QString explained = text.mid(text.indexOf(q("What explains")));
    says(explained, "EST-003 agrees with a share of 50 % of EST-078");
    says(explained, "EST-001, EST-004: They say the same within their rounding");
    says(explained, "3000 Mt (Measured + Indicated) + 2900 Mt (Inferred) = 5900 Mt: it looks like all added");
    says(text, "7.3 Mt / 0.48 % = 1.5 Gt of ore");
    says(text, "13 Moz / 0.28 g/t = 1.4 Gt of ore");
    says(text, "consistent within the rounding");
}

void ReservesTest::unitsReadWell_data()
{
    QTest::addColumn<int>("units");
    QTest::addColumn<double>("tonnes");
    QTest::addColumn<QString>("published");
    QTest::addColumn<QString>("commodity");
    QTest::addColumn<QString>("unit");
    const auto add = [](const char *name, FigureView::Units units, double tonnes, const char *published,
                        const char *commodity, const char *unit) {
        QTest::newRow(name) << static_cast<int>(units) << tonnes << q(published) << q(commodity) << q(unit);
    };
    using Units = FigureView::Units;
    add("as published", Units::Published, 404, "Moz", "Au", "Moz");
    add("no unit published", Units::Published, 404, "", "Au", "t");
    add("gold", Units::OuncesAndPounds, 404, "t", "Au", "Moz");
    add("little gold", Units::OuncesAndPounds, 0.4, "t", "Au", "koz");
    add("copper", Units::OuncesAndPounds, 7.3e6, "Mt", "Cu", "Mlb");
    add("ore", Units::OuncesAndPounds, 7.3e6, "Mt", "", "Mt");
    add("metric gold", Units::Metric, 404, "Moz", "Au", "t");
    add("half a million tonnes", Units::Metric, 5e5, "t", "Cu", "Mt");
    add("kilograms", Units::Metric, 0.01, "oz", "Au", "kg");
}

void ReservesTest::unitsReadWell()
{
    QFETCH(int, units);
    QFETCH(double, tonnes);
    QFETCH(QString, published);
    QFETCH(QString, commodity);
    const FigureView view{Basis::AsReported, static_cast<FigureView::Units>(units)};
    QTEST(view.unitFor(tonnes, published, commodity).name, "unit");
}

void ReservesTest::aFigureOpensItsPassport()
{
    LayerList layers;
    FilterState filters(&layers);
    Selection selection(&layers);
    LayerEntry entry;
    entry.name = q("Deposits");
    entry.bundledTable = q("deposits");
    entry.layer = m_catalogue->deposits();
    const EntryId id = layers.add(entry);
    const ShownTables tables(m_catalogue);
    SitePanel panel(&layers, &filters, &selection, tables);
    panel.resize(340, 700);
    panel.show();
    selection.pick(id, *entry.layer->rowOfKey(q("reko-diq")));
    panel.flush();
    panel.showTab(SitePanel::Reserves);
    QTextBrowser *page = panel.page(SitePanel::Reserves);
    page->setFocus();
    QTest::keyClick(page, Qt::Key_Tab); // the two switches,
    QTest::keyClick(page, Qt::Key_Tab);
    QTest::keyClick(page, Qt::Key_Tab); // then the first figure
    QTest::keyClick(page, Qt::Key_Return);
    auto *card = panel.findChild<PassportCard *>();
    QVERIFY(card && card->isVisible());
    const QString text = card->text().replace(QChar(0xa0), u' ').simplified();
    for (const char *part :
         {"Reserve, Probable", "13 Moz contained", "Effective 2024-12-31", "Reported under NI 43-101",
          "Basis 50 % attributable", "Scope deposit", "Wording not recorded", "Locator not recorded", "EST-003",
          "consistent within the rounding", "a share of 50 % of EST-078"})
        QVERIFY2(text.contains(q(part)), qPrintable(q(part) + u'\n' + text));
    QVERIFY(!text.contains(q("compliant")));
    for (auto *button : card->findChildren<QPushButton *>())
        if (button->text().contains(q("itation")))
            button->click();
    const QString citation = QApplication::clipboard()->text();
    for (const char *part :
         {"Reko Diq", "0.28 g/t, 13 Moz contained", "EST-003", "NI 43-101", "2024-12-31", "Source: "})
        QVERIFY2(citation.contains(q(part)), qPrintable(citation));
    QTRY_VERIFY(!panel.findChild<PassportCard *>()); // it closes with the copy
    panel.follow(QUrl(q("figures:basis")));
    QVERIFY(panel.tabText(SitePanel::Reserves).contains(q("on the basis 100 %")));
}

void ReservesTest::otherFiguresHavePassports_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("production") << q("production:PRD-001")
                                << QStringList{q("200000 t Copper"),        q("Kind Planned"),
                                               q("Period not recorded"),    q("PRD-001"),
                                               q("possible annual output"), q("Source")};
    QTest::newRow("price") << q("price:PRC-001")
                           << QStringList{q("Copper: 13552 USD per t"), q("As of 2026-06"), q("LME grade A settlement"),
                                          q("PRC-001"), q("Source")};
}

void ReservesTest::otherFiguresHavePassports()
{
    QFETCH(QString, link);
    QFETCH(QStringList, parts);
    LayerList layers;
    FilterState filters(&layers);
    Selection selection(&layers);
    LayerEntry entry;
    entry.name = q("Deposits");
    entry.bundledTable = q("deposits");
    entry.layer = m_catalogue->deposits();
    const EntryId id = layers.add(entry);
    const ShownTables tables(m_catalogue);
    SitePanel panel(&layers, &filters, &selection, tables);
    panel.show();
    selection.pick(id, *entry.layer->rowOfKey(q("reko-diq")));
    panel.flush();
    panel.showTab(SitePanel::Commodity);
    QVERIFY(panel.page(SitePanel::Commodity)->toHtml().contains(link)); // the figure is the link
    panel.follow(QUrl(link));
    auto *card = panel.findChild<PassportCard *>();
    QVERIFY(card && card->isVisible());
    const QString text = card->text().replace(QChar(0xa0), u' ').simplified();
    for (const QString &part : parts)
        QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
}

void ReservesTest::anEquivalentIsABandWithItsFormula()
{
    QVERIFY(equivalentStatements(*m_catalogue, q("shanawah-uranium")).empty());
    EquivalentDialog dialog(m_catalogue, q("reko-diq"));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY2(dialog.result().contains(q("needs a recovery")), qPrintable(dialog.result()));
    QTest::keyClicks(dialog.recovery(0, false), q("85"));
    QTest::keyClicks(dialog.recovery(0, true), q("92"));
    QTest::keyClicks(dialog.recovery(1, false), q("60"));
    QVERIFY(dialog.result().contains(q("needs a recovery")));
    QTest::keyClicks(dialog.recovery(1, true), q("75"));
    QVERIFY2(dialog.result().startsWith(q("Copper equivalent: 0.")) && dialog.result().contains(q(" to ")),
             qPrintable(dialog.result()));
}

QTEST_MAIN(ReservesTest)
#include "reserves_test.moc"
