// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "tests/support/shown_tables.h"
#include "widgets/pages/compare_page.h"
#include "widgets/panels/compare_window.h"
#include "widgets/parts/passport_card.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace kohkan;

namespace {

using Difference = CompareTable::Row::Difference;

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// Sites side by side: what may stand beside what, in which unit, and what is said of what is missing.
class CompareTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void standsOnOneBasisAndUnit_data();
    void standsOnOneBasisAndUnit();
    void neverComparesClaimsOrWiderGround();
    void saysWhatIsMissing();
    void marksDifferences();
    void everyFigureOpensItsPassport();
    void isCopiedAsATable();
    void takesTwoToSixSites_data();
    void takesTwoToSixSites();
    void followsTheSelectionUnlessPinned();
    void switchesBasisAndUnits();

private:
    CompareTable of(const QStringList &ids, FigureView view = {Basis::Whole, FigureView::Units::Metric}) const
    {
        return CompareTable::of(*m_catalogue, ids, view);
    }
    /// The row of a label below a class or a section; null where there is none.
    static const CompareTable::Row *row(const CompareTable &table, const QString &head, const QString &label);
    static QString text(const CompareTable::Row *row, std::size_t site);
    QStringList firstSites(int count) const;
    CataloguePtr m_catalogue;
    LayerList m_layers;
    EntryId m_entry = 0;
};

void CompareTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    m_catalogue = *Catalogue::load(*folder);
    LayerEntry entry;
    entry.bundledTable = q("deposits");
    entry.layer = m_catalogue->deposits();
    m_entry = m_layers.add(entry);
}

const CompareTable::Row *CompareTest::row(const CompareTable &table, const QString &head, const QString &label)
{
    using Kind = CompareTable::Row::Kind;
    QString at;
    for (const auto &row : table.rows) {
        if (row.kind == Kind::Section || row.kind == Kind::Class)
            at = row.label;
        else if (at.contains(head) && row.label == label)
            return &row;
    }
    return nullptr;
}

QString CompareTest::text(const CompareTable::Row *row, std::size_t site)
{
    if (!row || row->cells[site].empty())
        return {};
    QString text = row->cells[site][0].text;
    return text.replace(QChar(0xa0), u' ');
}

QStringList CompareTest::firstSites(int count) const
{
    QStringList ids;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        ids << m_catalogue->deposits()->key(rowAt(i));
    return ids;
}

void CompareTest::standsOnOneBasisAndUnit_data()
{
    QTest::addColumn<Basis>("basis");
    QTest::addColumn<FigureView::Units>("units");
    QTest::addColumn<QString>("copper");
    QTest::addColumn<QString>("gold");
    QTest::addColumn<QString>("saysOfBasis");
    using Units = FigureView::Units;
    // EST-003 is a half: 7.3 Mt and 13 Moz (404.3 t) stand for 14.6 -> 15 Mt and 26 Moz (808.7 t -> 810 t) on 100 %.
    QTest::newRow("100 %, metric") << Basis::Whole << Units::Metric << "15 Mt"
                                   << "0.81 kt"
                                   << "100 % (50 % share / 0.5)";
    QTest::newRow("100 %, published stand for metric") << Basis::Whole << Units::Published << "15 Mt"
                                                       << "0.81 kt"
                                                       << "100 % (50 % share / 0.5)";
    QTest::newRow("as reported, metric") << Basis::AsReported << Units::Metric << "7.3 Mt"
                                         << "400 t"
                                         << "50 % attributable";
    QTest::newRow("as reported, ounces") << Basis::AsReported << Units::OuncesAndPounds << "16000 Mlb"
                                         << "13 Moz"
                                         << "50 % attributable";
}

void CompareTest::standsOnOneBasisAndUnit()
{
    QFETCH(Basis, basis);
    QFETCH(FigureView::Units, units);
    QFETCH(QString, copper);
    QFETCH(QString, gold);
    QFETCH(QString, saysOfBasis);
    const CompareTable table = of({q("reko-diq"), q("saindak")}, {basis, units});
    const auto *metal = row(table, q("Reserve, Probable"), q("Copper, contained"));
    QVERIFY(metal);
    QCOMPARE(text(metal, 0), copper);
    QCOMPARE(text(row(table, q("Reserve, Probable"), q("Gold, contained")), 0), gold);
    QVERIFY(metal->cells[0][0].note.contains(saysOfBasis));
    // One unit a row, whatever the sources wrote.
    for (const auto &own : table.rows) {
        if (own.kind != CompareTable::Row::Kind::Figure || own.cells.size() < 2 || own.cells[0].empty() ||
            own.cells[1].empty() || own.cells[0][0].link.startsWith(q("production")))
            continue;
        QCOMPARE(own.cells[0][0].text.section(QChar(0xa0), 1), own.cells[1][0].text.section(QChar(0xa0), 1));
    }
}

void CompareTest::neverComparesClaimsOrWiderGround()
{
    const CompareTable table = of({q("reko-diq"), q("saindak"), q("chamalang")});
    for (const auto &own : table.rows)
        for (const auto &cell : own.cells)
            for (const auto &part : cell) {
                // EST-005 and EST-011 are of groups, EST-037 and EST-077 claims, the last one of a company.
                for (const char *id : {"EST-005", "EST-011", "EST-037", "EST-077"})
                    if (part.link == q("estimate:") + q(id))
                        QCOMPARE(own.kind, CompareTable::Row::Kind::Apart);
            }
    const auto *claims = row(table, q("never compared"), q("Claims"));
    const auto *wider = row(table, q("never compared"), q("Figures of wider ground"));
    QVERIFY(claims && wider);
    QVERIFY(text(claims, 0).contains(q("17.4 Moz")) && text(claims, 2).contains(q("500 Mt")));
    QVERIFY(text(wider, 0).contains(q("4100 Mt")) && text(wider, 1).contains(q("290 Mt")));
    QVERIFY(wider->cells[0][0].note.contains(q("scope: group")));
    QCOMPARE(claims->difference, Difference::None);
}

void CompareTest::saysWhatIsMissing()
{
    const CompareTable table = of({q("reko-diq"), q("duddar")});
    const auto *metal = row(table, q("Reserve, Probable"), q("Copper, contained"));
    QVERIFY(metal && metal->cells[1].empty());
    QTextDocument page;
    page.setHtml(ComparePage(m_catalogue, QPalette()).html(table, {}));
    QVERIFY(page.toPlainText().contains(q("— no figure published")));
    QVERIFY(table.tsv().contains(CompareTable::missingFigure()));
    // Sites of which nothing is published still say so.
    QStringList silent;
    for (const QString &id : firstSites(static_cast<int>(m_catalogue->deposits()->rowCount())))
        if (silent.size() < 2 && m_catalogue->estimatesFor(id).empty() && m_catalogue->productionFor(id).empty())
            silent << id;
    const CompareTable nothing = of(silent);
    const auto *any = row(nothing, q("Best supported"), q("Any class"));
    QVERIFY(any && any->cells.size() == 2 && any->cells[0].empty());
    QVERIFY(row(nothing, q("Production"), q("Any output")));
}

void CompareTest::marksDifferences()
{
    const CompareTable table = of({q("saindak"), q("duddar")});
    const auto *status = row(table, q("Site"), q("Commodities"));
    QVERIFY(status && status->difference == Difference::Differs);
    // EST-009 has 395 Mt, EST-026 14.48 Mt; neither says its basis.
    const auto *ore = row(table, q("Resource"), q("Ore"));
    QVERIFY(ore && ore->difference == Difference::Differs);
    // A site is no different from itself.
    for (const auto &own : of({q("saindak"), q("saindak")}).rows)
        QCOMPARE(own.difference, Difference::None);
    // A half of what is published and the whole do not stand on one basis; 100 % and "not said" do not either.
    const CompareTable mixed = of({q("reko-diq-western-porphyries"), q("reko-diq")});
    const auto *inferred = row(mixed, q("Historical figure, Inferred"), q("Ore"));
    QVERIFY(inferred && inferred->difference == Difference::Unlike);
}

void CompareTest::everyFigureOpensItsPassport()
{
    Selection selection(&m_layers);
    selection.apply(m_entry, m_catalogue->deposits()->rowsOfKeys({q("reko-diq"), q("saindak")}),
                    Selection::Mode::Replace);
    const ShownTables tables(m_catalogue);
    CompareWindow window(&m_layers, &selection, tables);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    for (const auto &own : of(window.sites()).rows)
        for (const auto &cell : own.cells)
            for (const auto &part : cell)
                if (own.kind != CompareTable::Row::Kind::Fact)
                    QVERIFY2(part.link.startsWith(q("estimate:")) || part.link.startsWith(q("production:")),
                             qPrintable(part.text));
    for (const char *link : {"estimate:EST-003", "production:PRD-001"}) {
        window.follow(QUrl(q(link)));
        auto *card = window.findChild<PassportCard *>();
        QVERIFY2(card, link);
        QVERIFY(card->text().contains(q(link).section(u':', 1)) && card->text().contains(q("Source")));
        delete card;
    }
}

void CompareTest::isCopiedAsATable()
{
    Selection selection(&m_layers);
    selection.apply(m_entry, m_catalogue->deposits()->rowsOfKeys({q("reko-diq"), q("saindak"), q("duddar")}),
                    Selection::Mode::Replace);
    const ShownTables tables(m_catalogue);
    CompareWindow window(&m_layers, &selection, tables);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy said(&window, &CompareWindow::messageRequested);
    window.copyTable();
    QCOMPARE(said.size(), 1);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 12);
    QCOMPARE(lines[0].count(u'\t'), 3);
    for (const QString &line : lines)
        QVERIFY2(line.count(u'\t') == 3 || line.count(u'\t') == 0, qPrintable(line));
}

void CompareTest::takesTwoToSixSites_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("compares");
    QTest::addColumn<QString>("says");
    QTest::newRow("none") << 0 << false << "Select two to six";
    QTest::newRow("one") << 1 << false << "Select two to six";
    QTest::newRow("two") << 2 << true << "Best supported";
    QTest::newRow("six") << 6 << true << "Best supported";
    QTest::newRow("seven") << 7 << false << "7 sites are selected. At most six";
}

void CompareTest::takesTwoToSixSites()
{
    QFETCH(int, count);
    QFETCH(bool, compares);
    QFETCH(QString, says);
    Selection selection(&m_layers);
    selection.apply(m_entry, m_catalogue->deposits()->rowsOfKeys(firstSites(count)), Selection::Mode::Replace);
    const ShownTables tables(m_catalogue);
    CompareWindow window(&m_layers, &selection, tables);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(window.sites().size(), compares ? count : 0); // all of them or none
    QVERIFY2(window.text().contains(says), qPrintable(window.text()));
}

void CompareTest::followsTheSelectionUnlessPinned()
{
    Selection selection(&m_layers);
    const auto select = [&](const QStringList &ids) {
        selection.apply(m_entry, m_catalogue->deposits()->rowsOfKeys(ids), Selection::Mode::Replace);
    };
    select({q("reko-diq"), q("saindak")});
    const ShownTables tables(m_catalogue);
    CompareWindow window(&m_layers, &selection, tables);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    const QStringList first = window.sites();
    window.setPinned(true);
    select({q("duddar"), q("gunga")});
    QCOMPARE(window.sites(), first);
    window.setPinned(false);
    QVERIFY(window.sites() != first && window.sites().size() == 2);
    select({});
    QVERIFY(window.sites().isEmpty());
    select(first);
    QSignalSpy asked(&window, &CompareWindow::siteRequested);
    window.follow(QUrl(q("site:saindak")));
    QCOMPARE(asked.size(), 1);
    QVERIFY(window.isPinned()); // to show a site selects it alone
    QCOMPARE(window.sites().size(), 2);
}

void CompareTest::switchesBasisAndUnits()
{
    Selection selection(&m_layers);
    selection.apply(m_entry, m_catalogue->deposits()->rowsOfKeys({q("reko-diq"), q("saindak")}),
                    Selection::Mode::Replace);
    const ShownTables tables(m_catalogue);
    CompareWindow window(&m_layers, &selection, tables);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(window.text().contains(q("Basis 100 %, units metric")));
    window.follow(QUrl(q("figures:basis")));
    QVERIFY(window.text().contains(q("Basis as reported")) && window.text().contains(q("50 % attributable")));
    window.follow(QUrl(q("figures:units")));
    QVERIFY(window.text().contains(q("units ounces and pounds")) && window.text().contains(q("Moz")));
}

QTEST_MAIN(CompareTest)
#include "compare_test.moc"
