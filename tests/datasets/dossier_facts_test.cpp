// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/dossier_colophon.h"
#include "datasets/io/data_folder.h"
#include "tests/support/data_copy.h"

#include <QTest>

using namespace kohkan;
using Kind = DossierChange::Kind;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

CataloguePtr catalogueOf(const QString &folder)
{
    auto loaded = Catalogue::load(folder);
    if (!loaded)
        qWarning("%s", qPrintable(loaded.error().message));
    return loaded ? *loaded : nullptr;
}

DossierView viewOf(Basis basis = Basis::AsReported, const char *unit = "")
{
    return {basis, unitNamed(q(unit)), QDate(2026, 11, 23)};
}

DossierFacts factsOf(const CataloguePtr &catalogue, const char *id, const DossierView &view = viewOf())
{
    return DossierFacts::of(catalogue, *catalogue->deposits()->rowOfKey(q(id)), view);
}

QString figure(const std::vector<DossierFigure> &figures, const char *id, const char *what)
{
    for (const DossierFigure &own : figures)
        if (own.id == q(id) && own.what == q(what))
            return (own.value + u' ' + own.unit).trimmed();
    return {};
}

QStringList sentences(const std::vector<DossierChange> &changes)
{
    QStringList all;
    for (const DossierChange &change : changes)
        all << change.sentence();
    return all;
}

} // namespace

/// What a dossier shows of a site, its colophon, and what has changed since.
class DossierFactsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_folder = *dataFolder();
        m_catalogue = catalogueOf(m_folder);
        QVERIFY(m_catalogue);
    }
    void showsFiguresOnTheirBasis();
    void showsAtMostFourDigits();
    void listsEachRowOnce();
    void everyFigureHasItsOwnName();
    void saysNothingOfASiteWithoutFigures();
    void carriesAnnotations();
    void colophonComesBack();
    void refusesWhatIsNoColophon_data();
    void refusesWhatIsNoColophon();
    void nothingHasChanged();
    void periodsEndWithTheNewestReport();
    void anEarlierDossierIsComparedAsItCounted();
    void listsWhatChanged_data();
    void listsWhatChanged();
    void listsWhatIsNew();

private:
    QString m_folder;
    CataloguePtr m_catalogue;
};

void DossierFactsTest::showsFiguresOnTheirBasis()
{
    const auto asReported = factsOf(m_catalogue, "reko-diq").figures();
    QCOMPARE(figure(asReported, "EST-003/2", "contained"), q("13 Moz"));
    QCOMPARE(figure(asReported, "EST-003/1", "grade"), q("0.48 %"));
    QCOMPARE(figure(asReported, "EST-003", "tonnage"), QString()); // the source has none
    const auto whole = factsOf(m_catalogue, "reko-diq", viewOf(Basis::Whole, "Mt")).figures();
    QCOMPARE(figure(whole, "EST-003/1", "contained"), q("15 Mt")); // 7.3 / 0.5, two digits
    QCOMPARE(figure(whole, "EST-001", "tonnage"), q("5900 Mt"));
}

void DossierFactsTest::showsAtMostFourDigits()
{
    const auto figures = factsOf(m_catalogue, "reko-diq").figures();
    QCOMPARE(figure(figures, "EST-004", "tonnage"), q("5868 Mt"));  // 5867.902656
    QCOMPARE(figure(figures, "EST-004/1", "grade"), q("0.4150 %")); // 0.4149903111
}

void DossierFactsTest::listsEachRowOnce()
{
    const auto rows = factsOf(m_catalogue, "reko-diq").rows();
    QSet<std::pair<QString, QString>> seen;
    QSet<QString> tables;
    for (const DossierRow &row : rows) {
        QVERIFY2(!seen.contains({row.table, row.id}), qPrintable(row.table + row.id));
        seen.insert({row.table, row.id});
        tables << row.table;
        QCOMPARE(row.hash.size(), 64);
    }
    for (const char *row :
         {"deposits reko-diq", "deposits tanjeel", "estimates EST-003/1", "estimates EST-003/2", "production PRD-001",
          "sources barrick-sec-2025", "commodities Cu", "region_risk RSK-001"}) {
        const QStringList words = q(row).split(u' ');
        QVERIFY2(seen.contains({words[0], words[1]}), row);
    }
    QVERIFY(tables.contains(q("incidents")) && tables.contains(q("timeline")));
}

void DossierFactsTest::everyFigureHasItsOwnName()
{
    for (const QString &id : m_catalogue->deposits()->keysOf(m_catalogue->deposits()->allRows())) {
        QSet<std::pair<QString, QString>> seen;
        for (const DossierFigure &own : factsOf(m_catalogue, qPrintable(id)).figures()) {
            QVERIFY2(!seen.contains({own.id, own.what}), qPrintable(own.id + u' ' + own.what));
            seen.insert({own.id, own.what});
            QVERIFY(!own.value.isEmpty());
        }
    }
}

void DossierFactsTest::saysNothingOfASiteWithoutFigures()
{
    const auto facts = factsOf(m_catalogue, "koh-i-dalil");
    QVERIFY(facts.estimates.empty() && facts.best.empty() && facts.findings.empty());
    for (const DossierRow &row : facts.rows())
        QVERIFY(row.table != q("estimates"));
}

void DossierFactsTest::carriesAnnotations()
{
    UserEdit edit;
    edit.name = {annotationTable, q("own-1")};
    edit.site = q("saindak");
    edit.rows = {{{q("level"), q("4")}, {q("text"), q("x")}, {q("date"), q("2026-11-01")}}};
    edit.author = q("A. Khan");
    const CataloguePtr own = Catalogue::withEdits(*m_catalogue, {edit});
    const DossierFacts facts = factsOf(own, "saindak");
    QCOMPARE(facts.annotations.size(), std::size_t(1));
    QCOMPARE(figure(facts.figures(), "own-1", "level"), q("4 of 5"));
    const auto rows = facts.rows();
    QCOMPARE(std::count_if(rows.begin(), rows.end(),
                           [](const DossierRow &row) { return row.table == annotationTable && row.id == q("own-1"); }),
             1);
    QVERIFY(factsOf(own, "reko-diq").annotations.empty());
}

void DossierFactsTest::colophonComesBack()
{
    DossierColophon made = DossierColophon::of(factsOf(m_catalogue, "reko-diq", viewOf(Basis::Whole, "koz")));
    made.program = q("9.9");
    made.filter = {q("Commodity: Copper <b> \"; \\ کوہ")};
    made.paper = q("letter");
    made.boundaries = q("Neutral");
    const auto read = DossierColophon::fromJson(made.toJson());
    QVERIFY(read);
    QCOMPARE(read->toJson(), made.toJson());
    QVERIFY(read->rows == made.rows && read->figures == made.figures);
    QCOMPARE(read->view.basis, Basis::Whole);
    QCOMPARE(read->view.mass->name, q("koz"));
    QCOMPARE(read->view.asOf, QDate(2026, 11, 23));
    QCOMPARE(read->filter, made.filter);
}

void DossierFactsTest::refusesWhatIsNoColophon_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"kohkan_dossier\": 1");
    QTest::newRow("other JSON") << QByteArray("{}");
    QTest::newRow("a later version") << QByteArray("{\"kohkan_dossier\": 2}");
    QTest::newRow("no date") << QByteArray("{\"kohkan_dossier\": 1, \"deposit_id\": \"reko-diq\"}");
    QTest::newRow("an array") << QByteArray("[1]");
}

void DossierFactsTest::refusesWhatIsNoColophon()
{
    QFETCH(QByteArray, json);
    const auto read = DossierColophon::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Input);
    QVERIFY(read.error().message.endsWith(u'.'));
}

void DossierFactsTest::nothingHasChanged()
{
    for (const char *id : {"reko-diq", "saindak", "koh-i-dalil"})
        QCOMPARE(sentences(changesSince(DossierColophon::of(factsOf(m_catalogue, id)), m_catalogue)), QStringList());
}

void DossierFactsTest::periodsEndWithTheNewestReport()
{
    const QDate known = knownIncidents(*m_catalogue->incidents(), viewOf().asOf).day;
    QVERIFY(known.isValid() && known.daysTo(viewOf().asOf) > 200);
    DossierView then = viewOf();
    then.asOf = known; // a dossier of that very day counts the same
    const DossierFacts facts = factsOf(m_catalogue, "reko-diq"), same = factsOf(m_catalogue, "reko-diq", then);
    QCOMPARE(figure(facts.figures(), "reko-diq", "incidents, known to"), known.toString(Qt::ISODate));
    for (const char *what : {"incidents, 100 km, 30 days, possible", "incidents, 100 km, 90 days, certain",
                             "incidents, 100 km, 365 days, certain"})
        QCOMPARE(figure(facts.figures(), "reko-diq", what), figure(same.figures(), "reko-diq", what));
}

/// One that counted back from the day it was made has no word of it, and its figures are not called changed for that.
void DossierFactsTest::anEarlierDossierIsComparedAsItCounted()
{
    DossierView view = viewOf();
    view.back = IncidentRings::Back::FromAsOf;
    const DossierColophon made = DossierColophon::of(factsOf(m_catalogue, "reko-diq", view));
    for (const DossierFigure &figure : made.figures)
        QVERIFY(figure.what != q("incidents, known to"));
    QByteArray json = made.toJson();
    const qsizetype from = json.indexOf("\"periods_to\""), end = json.indexOf('\n', from);
    QVERIFY(from > 0);
    json.remove(from, end - from);
    const auto read = DossierColophon::fromJson(json);
    QVERIFY(read);
    QVERIFY(read->view.back == IncidentRings::Back::FromAsOf);
    QCOMPARE(sentences(changesSince(*read, m_catalogue)), QStringList());
    DossierColophon newer = *read;
    newer.view.back = IncidentRings::Back::FromKnownDay;
    QVERIFY(!sentences(changesSince(newer, m_catalogue)).isEmpty()); // it would have been
}

void DossierFactsTest::listsWhatChanged_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("rowSentence");
    QTest::addColumn<QString>("figureSentence");
    QTest::newRow("contained") << q("estimates") << QByteArray("EST-003,2,") << QByteArray(",13,") << QByteArray(",14,")
                               << q("row changed: estimates EST-003/2")
                               << q("figure changed: EST-003/2, contained: 13 Moz is now 14 Moz");
    QTest::newRow("a zero more") << q("estimates") << QByteArray("EST-003,1,") << QByteArray(",0.48,")
                                 << QByteArray(",0.480,") << q("row changed: estimates EST-003/1")
                                 << q("figure changed: EST-003/1, grade: 0.48 % is now 0.480 %");
    QTest::newRow("production") << q("production") << QByteArray("PRD-001,") << QByteArray("200000")
                                << QByteArray("210000") << q("row changed: production PRD-001")
                                << q("figure changed: PRD-001, amount: 200000 t is now 210000 t");
    QTest::newRow("a source") << q("sources") << QByteArray("barrick-sec-2025,") << QByteArray("Exhibit 99.1")
                              << QByteArray("Exhibit 99.2") << q("row changed: sources barrick-sec-2025") << QString();
    QTest::newRow("the site moves") << q("deposits") << QByteArray("reko-diq,") << QByteArray(",3000,")
                                    << QByteArray(",4000,") << q("row changed: deposits reko-diq")
                                    << q("figure changed: reko-diq, location accuracy: 3000 m is now 4000 m");
    QTest::newRow("a line goes") << q("estimates") << QByteArray("EST-077,1,") << QByteArray() << QByteArray()
                                 << q("row gone: estimates EST-077/1")
                                 << q("figure gone: EST-077/1, contained, was 17.4 Moz");
    QTest::newRow("the site goes") << q("deposits") << QByteArray("reko-diq,") << QByteArray() << QByteArray()
                                   << q("row gone: deposits reko-diq")
                                   << q("figure gone: EST-001, tonnage, was 5900 Mt");
}

void DossierFactsTest::listsWhatChanged()
{
    QFETCH(QString, table);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, rowSentence);
    QFETCH(QString, figureSentence);
    const DossierColophon then = DossierColophon::of(factsOf(m_catalogue, "reko-diq"));
    test::DataCopy copy(m_folder);
    QVERIFY(copy.change(table, start, from, to));
    const auto changes = changesSince(then, catalogueOf(copy.path()));
    const QStringList said = sentences(changes);
    QVERIFY2(!said.filter(rowSentence).isEmpty(), qPrintable(said.join(u'\n')));
    if (figureSentence.isEmpty())
        QCOMPARE(said.size(), 1);
    else
        QVERIFY2(said.contains(figureSentence), qPrintable(said.join(u'\n')));
}

void DossierFactsTest::listsWhatIsNew()
{
    test::DataCopy before(m_folder);
    QVERIFY(before.change(q("estimates"), "EST-077,1,", {}, {}));
    const DossierColophon then = DossierColophon::of(factsOf(catalogueOf(before.path()), "reko-diq"));
    QList<Kind> kinds;
    for (const DossierChange &change : changesSince(then, m_catalogue))
        kinds << change.kind;
    QVERIFY(kinds.contains(Kind::RowNew) && kinds.contains(Kind::FigureNew));
    QVERIFY(!kinds.contains(Kind::RowGone) && !kinds.contains(Kind::RowChanged));
}

QTEST_GUILESS_MAIN(DossierFactsTest)
#include "dossier_facts_test.moc"
