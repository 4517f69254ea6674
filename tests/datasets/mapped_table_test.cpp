// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/mapped_table.h"

#include "datasets/catalogue/estimate_audit.h"
#include "datasets/catalogue/grade_tonnage.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/import_report.h"
#include "datasets/recipes/recipe_files.h"
#include "datasets/security/exposure.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

using Kind = ImportRecipe::Kind;
using What = FigureColumn::What;

/// Tables of anybody as sites, estimates and output.
class MappedTableTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void sitesHaveOurColumns();
    void keepsTheirColumns();
    void answersForItsSites();
    void namesWhatDoesNotFit();
    void figuresAndUnits_data();
    void figuresAndUnits();
    void categories_data();
    void categories();
    void namesGradesOutOfRange();
    void idsAreEachOwn();
    void statementsOfOtherTables();
    void output();
    void refuses();
    void licenceAndMarkStay();
    void oneIdForAll();
    void secondFiguresAreNamed();
    void unitsOfAllCells();
    void clearDates();
    void severalSources();
    void shippedRecipes_data();
    void shippedRecipes();

private:
    LayerPtr layer(const QByteArray &table)
    {
        const QString path = m_folder.filePath(QStringLiteral("rows%1.csv").arg(++m_files));
        return writeBytes(path, table) ? mustRead(path) : nullptr;
    }
    CataloguePtr m_shipped;
    QTemporaryDir m_folder;
    int m_files = 0;
};

namespace {

QString said(const char *text)
{
    return QString::fromUtf8(text);
}

FigureColumn figure(What what, const char *column, const char *unit = "", const char *commodity = "")
{
    FigureColumn figure;
    figure.what = what;
    figure.column = said(column);
    figure.unit = said(unit);
    figure.commodity = said(commodity);
    return figure;
}

ImportRecipe sites()
{
    ImportRecipe recipe;
    recipe.name = said("Somebody's sites");
    recipe.kind = Kind::Deposits;
    recipe.choices = {{said("id"), {said("ref")}},
                      {said("name"), {said("Site")}},
                      {said("primary_commodities"), {said("Ore")}},
                      {said("status"), {said("State")}},
                      {said("category"), {said("Class")}},
                      {said("effective_date"), {said("As of")}},
                      {said("source"), {said("Where")}}};
    recipe.figures = {figure(What::Tonnage, "Tonnes", "Mt"), figure(What::Grade, "Cu", "%", "copper"),
                      figure(What::Grade, "Au", "g/t", "Au")};
    return recipe;
}

const QByteArray siteTable = "ref,Site,Ore,State,Class,As of,Where,Tonnes,Cu,Au,lon,lat\n"
                             "a1,Big Hill,Cu/Au,Producer,Measured and indicated,2021,Report 1,5900,0.41,0.22,62,29\n"
                             "a2,Small Hill,copper; unobtainium,Sleeping,Proven,2020-03,Report 2,12,0.6,,63,30\n"
                             "a3,No Hill,Rare earths,Past Producer,,,,,,,64,31\n";

int misfits(const Layer &layer, const char *part)
{
    return static_cast<int>(
        std::count_if(layer.warnings().begin(), layer.warnings().end(), [&](const Warning &warning) {
            return warning.isOfMeaning && warning.message.contains(said(part));
        }));
}

} // namespace

void MappedTableTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto shipped = Catalogue::load(*folder);
    QVERIFY(shipped);
    m_shipped = *shipped;
}

void MappedTableTest::sitesHaveOurColumns()
{
    const auto table = mapped(layer(siteTable), sites(), *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    const Layer &rows = *table->layer;
    QCOMPARE(rows.rowCount(), std::size_t{3});
    QCOMPARE(rows.keyColumn()->name(), said("id"));
    QCOMPARE(text(rows, "id", 0), said("a1"));
    QCOMPARE(text(rows, "name", 0), said("Big Hill"));
    QCOMPARE(text(rows, "primary_commodities", 0), said("Cu;Au"));
    QCOMPARE(rows.column(u"primary_commodities")->type(), Column::Type::Tags);
    QCOMPARE(text(rows, "primary_commodities", 1), said("Cu;unobtainium"));
    QCOMPARE(text(rows, "primary_commodities", 2), said("REE"));
    QCOMPARE(text(rows, "status", 0), said("operating"));
    QCOMPARE(text(rows, "status", 1), said("Sleeping"));
    QCOMPARE(text(rows, "status", 2), said("past-producer"));
    QCOMPARE(text(rows, "commodity_group", 0), said("copper-gold"));
    QCOMPARE(rows.geometry().point(rows.bySourceRow()[1]).lon, 63.0);
    QCOMPARE(table->layer, table->catalogue->deposits());
}

void MappedTableTest::keepsTheirColumns()
{
    const LayerPtr read = layer("id,name,Status,status2,lon,lat\n7,Hill,Open,x,62,29\n8,Dale,Shut,y,63,30\n");
    ImportRecipe recipe;
    recipe.kind = Kind::Deposits;
    recipe.choices = {{said("id"), {said("id")}}, {said("name"), {said("name")}}, {said("status"), {said("Status")}}};
    recipe.words = {{said("status"), {{said("open"), said("operating")}, {said("SHUT"), said("suspended")}}}};
    const auto table = mapped(read, recipe, *m_shipped);
    QVERIFY(table);
    const Layer &rows = *table->layer;
    QCOMPARE(text(rows, "status", 1), said("suspended"));
    QCOMPARE(text(rows, "Status (source)", 1), said("Shut")); // no letter case parts two columns
    QCOMPARE(text(rows, "status2", 1), said("y"));
    QCOMPARE(misfits(rows, "Status: Status (source)"), 1);
    int names = 0;
    for (const auto &column : rows.columns())
        names += column->name().startsWith(said("name")) ? 1 : 0;
    QCOMPARE(names, 1); // theirs says the same under the same name
    QCOMPARE(text(rows, "lon", 1), said("63"));
}

void MappedTableTest::answersForItsSites()
{
    const auto table = mapped(layer(siteTable), sites(), *m_shipped);
    QVERIFY(table);
    const Catalogue &catalogue = *table->catalogue;
    const auto estimates = catalogue.estimatesFor(said("a1"));
    QCOMPARE(estimates.size(), std::size_t{1});
    const Estimate &estimate = estimates.front();
    QCOMPARE(estimate.kind, said("resource"));
    QCOMPARE(estimate.category, said("measured+indicated"));
    QCOMPARE(estimate.tonnage, said("5900"));
    QCOMPARE(estimate.tonnageUnit, said("Mt"));
    QCOMPARE(estimate.lines.size(), std::size_t{2});
    QCOMPARE(estimate.lines[0].commodity, said("Cu"));
    QCOMPARE(estimate.lines[0].grade, said("0.41"));
    QCOMPARE(estimate.lines[0].gradeUnit, said("%"));
    QCOMPARE(estimate.lines[1].commodity, said("Au"));
    QCOMPARE(estimate.effectiveDate, said("2021"));
    QCOMPARE(estimate.sourceRefs, QStringList{said("Report 1")});
    QVERIFY(catalogue.source(said("Report 1")));
    QVERIFY(catalogue.estimatesFor(said("a3")).empty());
    QCOMPARE(catalogue.depositName(said("a2")), said("Small Hill"));
    QCOMPARE(catalogue.estimatesFor(said("a2")).front().kind, said("reserve"));
    QVERIFY(!catalogue.pricesFor(*catalogue.commodity(said("Cu"))).empty());
    QVERIFY(gradeTonnageCommodities(catalogue).contains(said("Cu")));
    QVERIFY(auditDeposit(catalogue, said("a1"), QDate(2026, 1, 1)).size() < 10); // it can be asked
    QVERIFY(table->layer->column(u"_contained_t_Cu"));
    const auto exposures = SiteExposures::create(catalogue.deposits(), catalogue.incidents(), QDate(2026, 1, 1));
    QVERIFY(exposures);
}

void MappedTableTest::namesWhatDoesNotFit()
{
    const auto table = mapped(layer(siteTable), sites(), *m_shipped);
    QVERIFY(table);
    QCOMPARE(misfits(*table->layer, "\"unobtainium\""), 1);
    QCOMPARE(misfits(*table->layer, "\"Sleeping\""), 1);
    const auto report = ImportReport::of(*table->layer);
    QVERIFY(report && !report->misfits.empty());
    QVERIFY(report->text().contains(said("row 2: The commodity \"unobtainium\"")));
    QVERIFY(report->json().value(said("misfits")).toArray().size() == qsizetype(report->misfits.size()));

    QByteArray many = "Site,Ore,lon,lat\n";
    for (int i = 0; i < 50; ++i)
        many += "s" + QByteArray::number(i) + ",mithril,62,29\n";
    ImportRecipe recipe;
    recipe.kind = Kind::Deposits;
    recipe.choices = {{said("name"), {said("Site")}}, {said("primary_commodities"), {said("Ore")}}};
    const auto other = mapped(layer(many), recipe, *m_shipped);
    QVERIFY(other);
    QCOMPARE(misfits(*other->layer, "mithril"), 1);
    QCOMPARE(misfits(*other->layer, "20 and 30 more)"), 1);
    QCOMPARE(misfits(*other->layer, "numbers of their rows"), 1);
}

void MappedTableTest::figuresAndUnits_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("unit"); // of the unit column
    QTest::addColumn<QString>("tonnage");
    QTest::addColumn<QString>("tonnageUnit");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *cell, const char *unit, const char *tonnage, const char *tonnageUnit,
                        const char *remark = "") {
        QTest::newRow(cell) << QByteArray(cell) << QByteArray(unit) << said(tonnage) << said(tonnageUnit)
                            << said(remark);
    };
    row("5.90", "million tonnes", "5.90", "Mt");
    row("5.9 Mt", "kt", "5.9", "Mt"); // the cell goes first
    row("300", "kt", "300", "kt");
    row("n.d.", "Mt", "", "");
    row("much", "Mt", "", "", "\"much\" in Tonnes is no figure");
    row("<5", "Mt", "", "", "\"<5\"");
    row("1-2", "Mt", "", "", "\"1-2\"");
    row("5", "furlongs", "5", "furlongs", "The unit \"furlongs\"");
    row("5", "", "5", "", "Nothing says the unit");
    row("5", "%", "", "", "which is no unit of such a figure");
}

void MappedTableTest::figuresAndUnits()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, unit);
    QFETCH(QString, remark);
    ImportRecipe recipe;
    recipe.kind = Kind::Deposits;
    recipe.choices = {{said("name"), {said("Site")}}};
    recipe.fixed = {{said("primary_commodities"), said("Cu")}};
    recipe.figures = {figure(What::Tonnage, "Tonnes")};
    recipe.figures.front().unitColumn = said("Unit");
    const LayerPtr read = layer("Site,Tonnes,Unit,lon,lat\nA," + cell + "," + unit + ",62,29\nB,7 t,,62,29\n");
    const auto table = mapped(read, recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    const auto estimates = table->catalogue->estimatesFor(said("row-1"));
    QTEST(estimates.empty() ? QString() : estimates.front().tonnage, "tonnage");
    QTEST(estimates.empty() ? QString() : estimates.front().tonnageUnit, "tonnageUnit");
    if (remark.isEmpty())
        QCOMPARE(misfits(*table->layer, "Tonnes"), 0);
    else
        QCOMPARE(misfits(*table->layer, qPrintable(remark)), 1);
}

void MappedTableTest::categories_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *cell, const char *category, const char *kind) {
        QTest::newRow(cell) << QByteArray(cell) << said(category) << said(kind);
    };
    row("Proven", "proved", "reserve");
    row("Proved + Probable", "proved+probable", "reserve");
    row("Probable & Proven Ore Reserves", "proved+probable", "reserve");
    row("M+I", "measured+indicated", "resource");
    row("Inferred resource", "inferred", "resource");
    row("Indicated, Measured", "measured+indicated", "resource");
    row("Total resources", "total", "resource");
    row("Reserves", "total", "reserve");
    row("Speculative", "total", "unclassified");
    row("", "total", "unclassified");
}

void MappedTableTest::categories()
{
    QFETCH(QByteArray, cell);
    const auto table = mapped(
        layer("ref,Site,Ore,State,Class,As of,Where,Tonnes,Cu,Au,lon,lat\na,A,Cu,,\"" + cell + "\",,,5,1,1,62,29\n"),
        sites(), *m_shipped);
    QVERIFY(table);
    const auto estimates = table->catalogue->estimatesFor(said("a"));
    QCOMPARE(estimates.size(), std::size_t{1});
    QTEST(estimates.front().category, "category");
    QTEST(estimates.front().kind, "kind");
    QCOMPARE(misfits(*table->layer, "none of CRIRSCO"), cell == "Speculative" ? 1 : 0);
}

void MappedTableTest::namesGradesOutOfRange()
{
    const auto table = mapped(layer("ref,Site,Ore,State,Class,As of,Where,Tonnes,Cu,Au,lon,lat\n"
                                    "a,A,Cu,,,,,5,41,0.2,62,29\n"
                                    "b,B,Cu,,,,,5,0.41,220,62,29\n"
                                    "c,C,Cu,,,,,5,0.5,0.01,62,29\n"),
                              sites(), *m_shipped);
    QVERIFY(table);
    QCOMPARE(misfits(*table->layer, "The grade 41 % of Cu lies above 18 %"), 1);
    QCOMPARE(misfits(*table->layer, "The grade 220 g/t of Au lies above 42.4 g/t"), 1);
    QCOMPARE(misfits(*table->layer, "The grade 0.01 g/t of Au lies below 0.1 g/t"), 1);
    QCOMPARE(misfits(*table->layer, "The grade"), 3);
    const auto report = ImportReport::of(*table->layer);
    QVERIFY(report->text().contains(said("row 1: The grade 41 % of Cu")));
    QVERIFY(report->text().contains(said("Kipushi")));
    QCOMPARE(table->catalogue->estimatesFor(said("a")).front().lines.front().grade,
             said("41")); // pointed out, not changed
}

void MappedTableTest::idsAreEachOwn()
{
    const auto table = mapped(layer("ref,Site,Ore,State,Class,As of,Where,Tonnes,Cu,Au,lon,lat\n"
                                    "a,A,Cu,,,,,5,1,1,62,29\na,B,Cu,,,,,6,1,1,62,29\n,C,Cu,,,,,7,1,1,62,29\n"),
                              sites(), *m_shipped);
    QVERIFY(table);
    QCOMPARE(text(*table->layer, "id", 1), said("a (2)"));
    QCOMPARE(text(*table->layer, "id", 2), said("row-3"));
    QCOMPARE(misfits(*table->layer, "is that of an earlier row"), 1);
    QCOMPARE(misfits(*table->layer, "There is no id"), 1);
    QCOMPARE(table->catalogue->estimatesFor(said("a (2)")).front().tonnage, said("6"));
}

/// As many rows as anybody has, all of them called alike.
void MappedTableTest::oneIdForAll()
{
    QByteArray rows = "ref,Site,Ore,lon,lat\n";
    constexpr int count = 60'000;
    for (int i = 0; i < count; ++i)
        rows += "0,Hill " + QByteArray::number(i) + ",Cu,66,30\n";
    ImportRecipe recipe = sites();
    recipe.choices = {{said("id"), {said("ref")}}, {said("name"), {said("Site")}}};
    recipe.figures.clear();
    const LayerPtr read = layer(rows);
    const auto table = mapped(read, recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(text(*table->layer, "id", 0), said("0"));
    QCOMPARE(text(*table->layer, "id", 1), said("0 (2)"));
    QCOMPARE(text(*table->layer, "id", count - 1), QStringLiteral("0 (%1)").arg(count));
    const ImportRecipe guessed = ImportRecipe::guess(*read, Kind::Deposits);
    QVERIFY(!guessed.choices.contains(said("id"))); // it tells no row from another
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = mapped(read, recipe, *m_shipped, stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
}

void MappedTableTest::secondFiguresAreNamed()
{
    ImportRecipe recipe = sites();
    recipe.figures = {figure(What::Tonnage, "t", "Mt"), figure(What::Grade, "mill", "%", "Cu"),
                      figure(What::Grade, "head", "%", "Cu"), figure(What::Contained, "kt", "kt", "Cu"),
                      figure(What::Contained, "kt2", "kt", "Cu")};
    const auto table = mapped(layer("ref,Site,Ore,State,Class,As of,Where,t,mill,head,kt,kt2,lon,lat\n"
                                    "a1,Hill,Cu,,,,,10,0.5,0.9,50,90,62,29\n"),
                              recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    const auto estimates = table->catalogue->estimatesFor(said("a1"));
    QCOMPARE(estimates.size(), std::size_t{1});
    QCOMPARE(estimates.front().lines.size(), std::size_t{1});
    QCOMPARE(estimates.front().lines.front().grade, said("0.5"));
    QCOMPARE(estimates.front().lines.front().contained, said("50"));
    QCOMPARE(misfits(*table->layer, "head is a second grade of Cu"), 1);
    QCOMPARE(misfits(*table->layer, "kt2 is a second content of Cu"), 1);
}

/// A unit that every cell says is that of its figures, whatever the recipe says of those that say none.
void MappedTableTest::unitsOfAllCells()
{
    ImportRecipe recipe = sites();
    recipe.figures = {figure(What::Tonnage, "Tonnes", "t")};
    const auto table = mapped(layer("ref,Site,Ore,State,Class,As of,Where,Tonnes,lon,lat\n"
                                    "a1,Hill,Cu,,,,,12 Mt,62,29\na2,Dale,Cu,,,,,7 Mt,63,30\n"),
                              recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(table->catalogue->estimatesFor(said("a1")).front().tonnageUnit, said("Mt"));
    QCOMPARE(table->catalogue->estimatesFor(said("a1")).front().tonnage, said("12"));
}

/// A day that can be read in one way only needs no saying of the order.
void MappedTableTest::clearDates()
{
    ImportRecipe recipe = sites();
    recipe.figures = {figure(What::Tonnage, "Tonnes", "Mt")};
    const auto table = mapped(layer("ref,Site,Ore,State,Class,As of,Where,Tonnes,lon,lat\n"
                                    "a1,Hill,Cu,,,12 May 2024,,12,62,29\na2,Dale,Cu,,,03/04/2020,,7,63,30\n"),
                              recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(table->catalogue->estimatesFor(said("a1")).front().effectiveDate, said("2024-05-12"));
    QCOMPARE(table->catalogue->estimatesFor(said("a2")).front().effectiveDate, QString());
    QCOMPARE(misfits(*table->layer, "\"03/04/2020\" in As of is no date"), 1);
    QCOMPARE(misfits(*table->layer, "12 May 2024"), 0);
}

void MappedTableTest::severalSources()
{
    const auto table = mapped(layer("ref,Site,Ore,State,Class,As of,Where,Tonnes,Cu,Au,lon,lat\n"
                                    "a1,Hill,Cu,,,,Smith 2003; Jones 2005,10,0.5,,62,29\n"),
                              sites(), *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    for (const char *ref : {"Smith 2003", "Jones 2005"})
        QVERIFY2(table->catalogue->source(said(ref)), ref);
    QCOMPARE(table->catalogue->estimatesFor(said("a1")).front().sourceRefs,
             QStringList({said("Smith 2003"), said("Jones 2005")}));
}

void MappedTableTest::statementsOfOtherTables()
{
    ImportRecipe recipe;
    recipe.kind = Kind::Estimates;
    recipe.choices = {{said("id"), {said("stmt")}},        {said("deposit_id"), {said("mine")}},
                      {said("name"), {said("mine name")}}, {said("primary_commodities"), {said("metal")}},
                      {said("category"), {said("class")}}, {said("share_percent"), {said("share")}}};
    recipe.figures = {figure(What::Tonnage, "ore", "Mt"), figure(What::Grade, "grade", "%"),
                      figure(What::Contained, "metal kt", "kt")};
    const auto table = mapped(layer("stmt,mine,mine name,metal,class,share,ore,grade,metal kt\n"
                                    "s1,m1,Hill,Cu,Measured,50%,10,1.2,120\n"
                                    "s1,m1,Hill,Zn,Measured,50%,10,3.4,340\n"
                                    "s2,m2,Dale,Pb,Inferred,lots,7,2,\n"
                                    "s3,,,Pb,Inferred,,,,\n"),
                              recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    const Layer &rows = *table->layer;
    QCOMPARE(rows.rowCount(), std::size_t{4}); // every row of the source
    QCOMPARE(text(rows, "deposit_id", 0), said("m1"));
    QCOMPARE(text(rows, "commodity", 1), said("Zn"));
    QCOMPARE(text(rows, "mine name", 1), said("Hill"));
    QCOMPARE(text(rows, "deposit_id", 2), said("m2"));
    QCOMPARE(table->catalogue->deposits()->rowCount(), std::size_t{2});
    const auto estimates = table->catalogue->estimatesFor(said("m1"));
    QCOMPARE(estimates.size(), std::size_t{1}); // two lines of one statement, whose tonnage counts once
    QCOMPARE(estimates.front().lines.size(), std::size_t{2});
    QCOMPARE(estimates.front().lines[1].contained, said("340"));
    QCOMPARE(estimates.front().sharePercent, said("50"));
    QCOMPARE(misfits(rows, "\"lots\""), 1);
    QCOMPARE(misfits(rows, "names no site"), 1);
    QCOMPARE(misfits(rows, "states no figure"), 1);
    const auto row = table->catalogue->deposits()->rowOfKey(said("m1"));
    QVERIFY(row);
    QCOMPARE(table->catalogue->deposits()->column(u"primary_commodities")->text(*row), said("Cu;Zn"));
}

void MappedTableTest::output()
{
    ImportRecipe recipe;
    recipe.kind = Kind::Production;
    recipe.choices = {{said("name"), {said("mine")}},
                      {said("kind"), {said("what")}},
                      {said("period"), {said("year")}},
                      {said("primary_commodities"), {said("metal")}}};
    recipe.figures = {figure(What::Output, "amount", "ktpa")};
    const auto table =
        mapped(layer("mine,what,year,metal,amount\nHill,actual,2020,Coal,12.5\nHill,planned,soon,coal,20\n"
                     "Dale,,2021,coal,1\n"),
               recipe, *m_shipped);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    const auto mined = table->catalogue->productionFor(said("Hill"));
    QCOMPARE(mined.size(), std::size_t{2});
    QCOMPARE(mined[0].amount, said("12.5"));
    QCOMPARE(mined[0].unit, said("kt"));
    QCOMPARE(mined[0].commodity, said("coal"));
    QCOMPARE(mined[0].period, said("2020"));
    QCOMPARE(mined[1].period, QString());
    QCOMPARE(misfits(*table->layer, "\"soon\" in year is no date"), 1);
    QCOMPARE(misfits(*table->layer, "it counts as mined"), 1);
}

void MappedTableTest::refuses()
{
    const LayerPtr read = layer(siteTable);
    ImportRecipe recipe = sites();
    recipe.choices.insert(said("notes"), {said("Elsewhere")});
    const auto other = mapped(read, recipe, *m_shipped);
    QVERIFY(!other && other.error().kind == Error::Kind::Words);
    QVERIFY(other.error().message.contains(said("Elsewhere")));
    QVERIFY(!mapped(read, ImportRecipe(), *m_shipped));
    recipe.columns = QStringList{said("ref"), said("Site")}; // then the others may be missing, which is said
    const auto lenient = mapped(read, recipe, *m_shipped);
    QVERIFY(lenient);
    QCOMPARE(misfits(*lenient->layer, "Elsewhere"), 1);
    const auto plain = mappedAs(read, {}, *m_shipped);
    QVERIFY(plain && plain->layer == read && !plain->catalogue);
    ReadOptions wrong;
    wrong.recipe = QJsonObject{{said("kind"), said("poems")}};
    QVERIFY(!mappedAs(read, wrong, *m_shipped));
}

void MappedTableTest::licenceAndMarkStay()
{
    ImportRecipe recipe = sites();
    recipe.licence = said("CC BY 4.0");
    recipe.mayBePassedOn = false;
    const auto table = mapped(layer(siteTable), recipe, *m_shipped);
    QVERIFY(table);
    QCOMPARE(table->layer->provenance().licence, said("CC BY 4.0"));
    QVERIFY(!table->layer->provenance().mayBePassedOn);
    QVERIFY(!table->catalogue->table(said("estimates"))->provenance().mayBePassedOn);
    const auto report = ImportReport::of(*table->layer);
    for (const auto &misfit : report->misfits)
        QVERIFY2(!misfit.message.contains(said("unobtainium")), qPrintable(misfit.message));
}

void MappedTableTest::shippedRecipes_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("commodities");
    QTest::addColumn<int>("estimates");
    QTest::newRow("usgs-mrds")
        << QByteArray(
               "dep_id,url,mrds_id,mas_id,site_name,latitude,longitude,region,country,state,county,com_type,commod1,"
               "commod2,commod3,dev_stat\n"
               "10009306,https://mrdata.usgs.gov/mrds/show-mrds.php?dep_id=10009306,D002208,,Horse Mountain,39.69999,"
               "-106.20061,NA,United States,Colorado,Eagle,M,\"Uranium, Vanadium\",Gold,,Past Producer\n")
        << said("past-producer") << said("U;V") << 0;
    QTest::newRow("icmm-mines")
        << QByteArray("ICMMID,Confidence Factor,Mine Name ,Group Names,Latitude,Longitude,Asset Type,Country,Primary "
                      "Commodity,Secondary Commodity,Other Commodities\n"
                      "ICMM1,High,Pit,,7.6,-74.8,Mine,Colombia,metallurgical coal,silver,lead;zinc\n")
        << QString() << said("coal") << 0;
    QTest::newRow("gem-coal-mines")
        << QByteArray(
               "GEM Mine ID,Country / Area,Mine Name,Status,Owners,Capacity (Mtpa),Production (Mtpa),Year of "
               "Production,Coal Type,\"Total Reserves (Proven and Probable, Mt)\",Year of Total Reserves "
               "Recorded,\"Total Resource (Inferred, Indicated, Measured)\",\"State, Province\",Latitude,Longitude,"
               "GEM Wiki Page (ENG)\n"
               "M0001,Pakistan,A Mine,Mothballed,X [100%],4,3.8,2023,Lignite,120,2022,-,Sindh,24.8,70.3,"
               "https://www.gem.wiki/A_Mine\n"
               "M0002,Pakistan,B Mine,Operating,-,2,-,-,Lignite,-,-,300,Sindh,24.9,70.4,https://www.gem.wiki/B\n")
        << said("suspended") << said("coal") << 1;
    QTest::newRow("usgs-mrds-sites")
        << QByteArray("OID_,source_ID,Lat_NAD83,Long_NAD83,dep_id,mrds_id,mas_id,site_name,names\n"
                      "0,MRDS_1,46.2,-113.1,10123742, ,0300230118,Abbot Property, \n")
        << QString() << QString() << 0;
}

void MappedTableTest::shippedRecipes()
{
    QFETCH(QByteArray, table);
    QFETCH(int, estimates);
    const auto folder = dataFolder();
    const auto recipe = recipeNamed(QString::fromLatin1(QTest::currentDataTag()), *folder);
    QVERIFY(recipe);
    const QString path = m_folder.filePath(QStringLiteral("shipped%1.csv").arg(++m_files));
    QVERIFY(writeBytes(path, table));
    const auto read = DatasetReader::read(path, recipe->applied({}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const auto all = mapped(*read, *recipe, *m_shipped);
    QVERIFY2(all, all ? "" : qPrintable(all.error().message));
    QTEST(text(*all->layer, "status", 0), "status");
    QTEST(text(*all->layer, "primary_commodities", 0), "commodities");
    QVERIFY(!all->layer->extent().isEmpty());
    const QString id = all->layer->key(all->layer->bySourceRow()[0]);
    QCOMPARE(all->catalogue->estimatesFor(id).size(), std::size_t(estimates));
    if (recipe->id == said("gem-coal-mines")) {
        QCOMPARE(id, said("M0001"));
        const Estimate reserve = all->catalogue->estimatesFor(id).front();
        QCOMPARE(reserve.kind, said("reserve"));
        QCOMPARE(reserve.category, said("proved+probable"));
        QCOMPARE(reserve.tonnage, said("120"));
        QCOMPARE(reserve.effectiveDate, said("2022"));
        QCOMPARE(all->catalogue->productionFor(id).size(), std::size_t{2});
        QCOMPARE(all->catalogue->estimatesFor(said("M0002")).front().kind, said("resource"));
    }
}

QTEST_GUILESS_MAIN(MappedTableTest)
#include "mapped_table_test.moc"
