// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/recipes/import_recipes.h"

#include "datasets/io/data_folder.h"
#include "datasets/io/reading_words.h"
#include "datasets/recipes/recipe_files.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

using Kind = ImportRecipe::Kind;
using What = FigureColumn::What;

/// What a recipe holds, is for and is kept as; the store of them; the shipped ones.
class ImportRecipeTest : public QObject {
    Q_OBJECT
private slots:
    void jsonGivesItBack();
    void wrongFilesAreSentences_data();
    void wrongFilesAreSentences();
    void passesOverWhatItDoesNotKnow();
    void saysWhatDoesNotFit();
    void isForTablesWithItsColumns();
    void addsToWhatWasSaid();
    void keepsByColumns();
    void readsWhatSessionsHave();
    void keepsNoRowsOfOthers();
    void guesses();
    void shippedOnesAreWhole();
    void namesAreFilesOrIds();
};

namespace {

ImportRecipe whole()
{
    ImportRecipe recipe;
    recipe.name = QStringLiteral("Sites of somebody");
    recipe.kind = Kind::Deposits;
    recipe.columns = QStringList{QStringLiteral("Site"), QStringLiteral("Ore")};
    recipe.reading = QJsonObject{{QStringLiteral("longitudeColumn"), QStringLiteral("x")}};
    recipe.choices = {{QStringLiteral("name"), {QStringLiteral("Site")}},
                      {QStringLiteral("secondary_commodities"), {QStringLiteral("c2"), QStringLiteral("c3")}}};
    recipe.fixed = {{QStringLiteral("primary_commodities"), QStringLiteral("coal")}};
    recipe.words = {{QStringLiteral("status"), {{QStringLiteral("Open"), QStringLiteral("operating")}}}};
    recipe.figures = {{What::Tonnage,
                       QStringLiteral("Ore"),
                       QStringLiteral("Mt"),
                       {},
                       {},
                       QStringLiteral("reserve"),
                       QStringLiteral("proved"),
                       QStringLiteral("Year")}};
    recipe.licence = QStringLiteral("CC BY 4.0");
    recipe.mayBePassedOn = false;
    return recipe;
}

IncidentMapping attacks()
{
    IncidentMapping mapping;
    mapping.date = QStringLiteral("When");
    mapping.types = {{QStringLiteral("IED"), QStringLiteral("Explosions/Remote violence")}};
    return mapping;
}

} // namespace

void ImportRecipeTest::jsonGivesItBack()
{
    const auto back = ImportRecipe::fromJson(whole().toJson());
    QVERIFY(back);
    QCOMPARE(*back, whole());
    ImportRecipe incidents = recipeOf(attacks());
    const auto other = ImportRecipe::fromJson(incidents.toJson());
    QVERIFY(other);
    QCOMPARE(other->incidents, attacks());
    QCOMPARE(ImportRecipe::fromJson(QJsonObject{{QStringLiteral("kind"), QStringLiteral("none")}})->kind, Kind::None);
}

void ImportRecipeTest::wrongFilesAreSentences_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("no JSON") << QByteArray("name,lon\na,1\n") << QStringLiteral("is no import recipe");
    QTest::newRow("a list") << QByteArray("[1]") << QStringLiteral("no JSON object");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("is no import recipe");
    QTest::newRow("no kind") << QByteArray("{}") << QStringLiteral("says its \"kind\"");
    QTest::newRow("another kind") << QByteArray(R"({"kind":"poems"})") << QStringLiteral("\"poems\"");
    QTest::newRow("a later format") << QByteArray(R"({"kind":"none","format":9})")
                                    << QStringLiteral("later format (9)");
    QTest::newRow("another figure") << QByteArray(R"({"kind":"deposits","figures":[{"what":"colour"}]})")
                                    << QStringLiteral("\"colour\"");
}

void ImportRecipeTest::wrongFilesAreSentences()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("recipe.json"));
    QVERIFY(writeBytes(path, text));
    const auto recipe = readRecipe(path);
    QVERIFY(!recipe);
    QVERIFY2(recipe.error().message.contains(said), qPrintable(recipe.error().message));
    QVERIFY(recipe.error().message.contains(path));
    QVERIFY(!readRecipe(folder.filePath(QStringLiteral("none.json"))));
}

void ImportRecipeTest::passesOverWhatItDoesNotKnow()
{
    QJsonObject object = whole().toJson();
    object.insert(QStringLiteral("colour"), QStringLiteral("red"));
    object.insert(QStringLiteral("columns"), QStringLiteral("Site")); // one name stands for a list of it
    const auto recipe = ImportRecipe::fromJson(object);
    QVERIFY(recipe);
    QCOMPARE(recipe->columns, QStringList{QStringLiteral("Site")});
}

void ImportRecipeTest::saysWhatDoesNotFit()
{
    ImportRecipe recipe = whole();
    const QStringList all{QStringLiteral("site "), QStringLiteral("ORE")};
    QCOMPARE(recipe.whyNot(all), QString()); // the others are of other editions
    QCOMPARE(recipe.missing(all).size(), 3);
    QVERIFY(recipe.whyNot({QStringLiteral("Site")}).contains(QStringLiteral("Ore")));
    recipe.columns.clear();
    QVERIFY(recipe.whyNot(all).contains(QStringLiteral("c2")));
    ImportRecipe empty;
    empty.kind = Kind::Deposits;
    QVERIFY(empty.whyNot(all).contains(QStringLiteral("names of the sites")));
    empty.kind = Kind::Estimates;
    QVERIFY(empty.whyNot(all).contains(QStringLiteral("names the site")));
    empty.choices.insert(QStringLiteral("name"), {QStringLiteral("Site")});
    QVERIFY(empty.whyNot(all).contains(QStringLiteral("tonnage")));
    empty.kind = Kind::Production;
    QVERIFY(empty.whyNot(all).contains(QStringLiteral("output")));
    empty.kind = Kind::None;
    QCOMPARE(empty.whyNot({}), QString());
    QVERIFY(recipeOf({}).whyNot(all).contains(QStringLiteral("date")));
}

void ImportRecipeTest::isForTablesWithItsColumns()
{
    QVERIFY(whole().isFor({QStringLiteral("Ore"), QStringLiteral("more"), QStringLiteral(" site")}));
    QVERIFY(!whole().isFor({QStringLiteral("Ore")}));
    QVERIFY(!ImportRecipe().isFor({QStringLiteral("Ore")}));
}

void ImportRecipeTest::addsToWhatWasSaid()
{
    ReadOptions said;
    said.layerName = QStringLiteral("sheet");
    said.longitudeColumn = QStringLiteral("mine");
    said.driver = QStringLiteral("CSV");
    const ReadOptions next = whole().applied(said);
    QCOMPARE(next.longitudeColumn, QStringLiteral("mine"));
    QCOMPARE(next.layerName, said.layerName);
    QCOMPARE(next.driver, said.driver);
    QCOMPARE(whole().applied({}).longitudeColumn, QStringLiteral("x"));
    QCOMPARE(*ImportRecipe::fromJson(next.recipe), whole());
    QCOMPARE(readingFromJson(readingToJson(next)).recipe, next.recipe); // as sessions and reader processes hand it on
    const ReadOptions incidents = recipeOf(attacks()).applied(said);
    QVERIFY(incidents.incidents && incidents.recipe.isEmpty());
    QCOMPARE(*incidents.incidents, attacks());
}

void ImportRecipeTest::keepsByColumns()
{
    const QStringList columns{QStringLiteral("Site"), QStringLiteral("Ore"), QStringLiteral("x")};
    QStringList turned = columns;
    std::reverse(turned.begin(), turned.end());
    ImportRecipes recipes;
    QVERIFY(!recipes.of(columns));
    ImportRecipe shipped = whole(), closer = whole();
    shipped.columns = QStringList{QStringLiteral("Site")};
    shipped.id = QStringLiteral("wide");
    closer.id = QStringLiteral("close");
    recipes.setShipped({shipped, closer});
    QCOMPARE(recipes.of(columns)->id, QStringLiteral("close"));
    QVERIFY(!recipes.kept(columns));
    recipes.keepDraft(columns, whole());
    QCOMPARE(recipes.of(columns)->id, QStringLiteral("close")); // a draft is not yet said
    QVERIFY(recipes.draft(turned));
    recipes.keep(columns, recipeOf(attacks()));
    QVERIFY(!recipes.draft(columns));
    QCOMPARE(*recipes.incidentsOf(turned), attacks());
    QVERIFY(!recipes.kept({QStringLiteral("Site")}));
    recipes.forget(columns);
    QCOMPARE(recipes.of(columns)->id, QStringLiteral("close"));
    QVERIFY(!recipes.incidentsOf(columns));
}

void ImportRecipeTest::readsWhatSessionsHave()
{
    const QStringList columns{QStringLiteral("When"), QStringLiteral("What")};
    const QByteArray earlier = "[{\"columns\":\"What\\u001fWhen\",\"draft\":false,\"mapping\":" +
                               QJsonDocument(attacks().toJson()).toJson(QJsonDocument::Compact) + "}]";
    const auto read = ImportRecipes::fromJson(QJsonDocument::fromJson(earlier).array());
    QVERIFY(read.incidentsOf(columns));
    QCOMPARE(*read.incidentsOf(columns), attacks());
    QCOMPARE(read.toJson(), QJsonDocument::fromJson(earlier).array()); // and would still be read by what wrote it
    ImportRecipes recipes = read;
    ImportRecipe own = whole();
    own.mayBePassedOn = true;
    recipes.keep({QStringLiteral("Site")}, own);
    recipes.keepDraft({QStringLiteral("Ore")}, own);
    const auto back = ImportRecipes::fromJson(recipes.toJson());
    QCOMPARE(*back.of({QStringLiteral("Site")}), own);
    QCOMPARE(*back.draft({QStringLiteral("Ore")}), own);
    QVERIFY(back.incidentsOf(columns));
    QJsonArray later{
        QJsonObject{{QStringLiteral("columns"), QStringLiteral("a")},
                    {QStringLiteral("recipe"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("x")}}}}};
    QVERIFY(!ImportRecipes::fromJson(later).of({QStringLiteral("a")}));
}

void ImportRecipeTest::keepsNoRowsOfOthers()
{
    ImportRecipe recipe = whole();
    for (int i = 0; i < 40; ++i)
        recipe.words[QStringLiteral("category")].insert(QStringLiteral("word %1").arg(i), QStringLiteral("total"));
    QVERIFY(recipe.toKeep().words.contains(QStringLiteral("status"))); // a code book
    QVERIFY(!recipe.toKeep().words.contains(QStringLiteral("category")));
    recipe.mayBePassedOn = true;
    QVERIFY(recipe.toKeep().words.contains(QStringLiteral("category")));
}

void ImportRecipeTest::guesses()
{
    QTemporaryDir folder;
    const auto layerOf = [&](const QByteArray &table) {
        const QString path = folder.filePath(QStringLiteral("rows.csv"));
        return writeBytes(path, table) ? mustRead(path) : nullptr;
    };
    const LayerPtr sites =
        layerOf("Site Name,Commodity,Dev_Stat,State,Lon,Lat,Ore tonnage (Mt),Cu_pct,Au (g/t),Source\n"
                "A,Cu/Au,Producer,Balochistan,62,29,5.9,0.41,0.2,x\nB,Cu,Prospect,KP,63,30,1,0.5,0.1,y\n");
    QVERIFY(sites);
    QCOMPARE(ImportRecipe::likelyKind(*sites), Kind::Deposits);
    const ImportRecipe recipe = ImportRecipe::guess(*sites, Kind::Deposits);
    QCOMPARE(recipe.choices.value(QStringLiteral("name")), QStringList{QStringLiteral("Site Name")});
    QCOMPARE(recipe.choices.value(QStringLiteral("primary_commodities")), QStringList{QStringLiteral("Commodity")});
    QCOMPARE(recipe.choices.value(QStringLiteral("status")), QStringList{QStringLiteral("Dev_Stat")});
    QCOMPARE(recipe.figures.size(), std::size_t{3});
    QCOMPARE(recipe.figures[0].unit, QStringLiteral("Mt"));
    QCOMPARE(recipe.figures[1].commodity, QStringLiteral("Cu"));
    QCOMPARE(recipe.figures[1].unit, QStringLiteral("%"));
    QCOMPARE(recipe.figures[2].unit, QStringLiteral("g/t"));
    QCOMPARE(recipe.whyNot(sourceColumns(*sites)), QString());

    const LayerPtr estimates = layerOf("deposit_id,category,tonnage,tonnage_unit,grade,grade_unit,commodity\n"
                                       "a,Measured,5,Mt,1,%,Cu\nb,Inferred,6,Mt,2,%,Zn\n");
    QCOMPARE(ImportRecipe::likelyKind(*estimates), Kind::Estimates);
    const ImportRecipe stated = ImportRecipe::guess(*estimates, Kind::Estimates);
    QCOMPARE(stated.figures.size(), std::size_t{2});
    QCOMPARE(stated.figures[0].unitColumn, QStringLiteral("tonnage_unit"));

    const LayerPtr reserves = layerOf("deposit_id,Reserves_Mt,Cu_pct\na,5,1.2\nb,6,0.4\n");
    const ImportRecipe together = ImportRecipe::guess(*reserves, Kind::Estimates);
    QCOMPARE(together.figures.size(), std::size_t{2});
    QCOMPARE(together.figures[0].kind, QStringLiteral("reserve"));
    QCOMPARE(together.figures[1].kind, QStringLiteral("reserve")); // of the same statement

    const LayerPtr nothing = layerOf("a,b\nx,1\ny,2\n");
    QCOMPARE(ImportRecipe::likelyKind(*nothing), Kind::None);
    const LayerPtr attacked = layerOf("date,event_type,deaths,actor,lon,lat\n2024-01-01,Bomb,3,x,66,29\n");
    QCOMPARE(ImportRecipe::likelyKind(*attacked), Kind::Incidents);
}

void ImportRecipeTest::shippedOnesAreWhole()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto recipes = shippedRecipes(*folder);
    QVERIFY2(recipes, recipes ? "" : qPrintable(recipes.error().message));
    QVERIFY(recipes->size() >= 4);
    for (const ImportRecipe &recipe : *recipes) {
        QVERIFY2(!recipe.id.isEmpty() && !recipe.name.isEmpty() && !recipe.about.isEmpty(), qPrintable(recipe.id));
        QVERIFY2(recipe.isFor(recipe.columns) && recipe.whyNot(recipe.columns).isEmpty(), qPrintable(recipe.id));
        QStringList parts;
        for (const RecipePart &part : recipePartsOf(recipe.kind))
            parts << part.name;
        for (const QString &part : recipe.choices.keys() + recipe.fixed.keys())
            QVERIFY2(parts.contains(part), qPrintable(recipe.id + u' ' + part));
        const QStringList statuses = recipeWordsOf(QStringLiteral("status"));
        for (const QString &ours : recipe.words.value(QStringLiteral("status")))
            QVERIFY2(ours.isEmpty() || statuses.contains(ours), qPrintable(recipe.id + u' ' + ours));
    }
    QVERIFY(shippedRecipes(QStringLiteral("/nowhere")) && shippedRecipes(QStringLiteral("/nowhere"))->empty());
}

void ImportRecipeTest::namesAreFilesOrIds()
{
    const auto folder = dataFolder();
    QTemporaryDir own;
    const QString path = own.filePath(QStringLiteral("mine.json"));
    QVERIFY(writeBytes(path, QJsonDocument(whole().toJson()).toJson()));
    QCOMPARE(*recipeNamed(path, *folder), whole());
    QCOMPARE(recipeNamed(QStringLiteral("usgs-mrds"), *folder)->id, QStringLiteral("usgs-mrds"));
    const auto none = recipeNamed(QStringLiteral("something"), *folder);
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::Words);
    QVERIFY(none.error().message.contains(QStringLiteral("icmm-mines")));
}

QTEST_GUILESS_MAIN(ImportRecipeTest)
#include "import_recipe_test.moc"
