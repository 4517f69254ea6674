// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/commodity_words.h"

#include "datasets/catalogue/catalogue.h"
#include "datasets/deposits/unit_words.h"
#include "datasets/io/data_folder.h"

#include <QTest>

using namespace kohkan;

/// Commodities, units and figures as tables write them.
class CommodityWordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsCells_data();
    void readsCells();
    void ownWordsGoFirst();
    void everyTokenAndNameIsKnown();
    void readsUnits_data();
    void readsUnits();
    void readsFigures_data();
    void readsFigures();

private:
    std::vector<Commodity> m_known;
};

void CommodityWordsTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto catalogue = Catalogue::load(*folder);
    QVERIFY(catalogue);
    m_known = (*catalogue)->commodities();
}

void CommodityWordsTest::readsCells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("tokens");
    QTest::addColumn<QString>("unknown");
    const auto row = [](const char *cell, const char *tokens, const char *unknown = "") {
        QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(tokens) << QString::fromUtf8(unknown);
    };
    row("Cu/Au", "Cu;Au");
    row("copper; gold", "Cu;Au");
    row("CU, au,MO", "Cu;Au;Mo");
    row("Lead and Zinc", "Pb;Zn");
    row("lead & zinc", "Pb;Zn");
    row("Cu-Au", "Cu;Au");
    row("Cu + Au", "Cu;Au");
    row("Rare earths", "REE");
    row("REE", "REE");
    row("Rare earth elements", "REE");
    row("Platinum group metals; PGE", "PGE");
    row("copper;Copper/CU", "Cu");
    row("Lead-zinc ore", "lead-zinc ore");
    row("Nepheline-syenite", "nepheline-syenite");
    row("Copper (Cu)", "Cu");
    row("Platinum group elements", "PGE");
    row("Uranium oxide", "U3O8");
    row("Sulphur", "S");
    row("sulfur", "S");
    row("  Rock   salt ", "salt");
    row("", "");
    row("unobtainium", "unobtainium", "unobtainium");
    row("Copper, unobtainium", "Cu;unobtainium", "unobtainium");
    row("Sand and gravel", "Sand and gravel", "Sand and gravel");
    row("copper and unobtainium", "copper and unobtainium", "copper and unobtainium");
    row("Gold (silver)", "Gold (silver)", "Gold (silver)");
    row("Cu-bearing", "Cu-bearing", "Cu-bearing");
    row("aluminium", "aluminium", "aluminium"); // no bauxite is made of it
}

void CommodityWordsTest::readsCells()
{
    QFETCH(QString, cell);
    const CommodityReading reading = CommodityWords(m_known).read(cell);
    QTEST(reading.tokens.join(u';'), "tokens");
    QTEST(reading.unknown.join(u';'), "unknown");
}

void CommodityWordsTest::ownWordsGoFirst()
{
    const CommodityWords words(m_known, {{QStringLiteral("Thermal coal"), QStringLiteral("coal")},
                                         {QStringLiteral("Red metal"), QStringLiteral("Copper")},
                                         {QStringLiteral("general"), QString()}});
    QCOMPARE(words.read(QStringLiteral("thermal  Coal; red metal")).tokens,
             QStringList({QStringLiteral("coal"), QStringLiteral("Cu")}));
    const auto passedOver = words.read(QStringLiteral("Limestone, General"));
    QCOMPARE(passedOver.tokens, QStringList{QStringLiteral("limestone")});
    QVERIFY(passedOver.unknown.isEmpty());
}

void CommodityWordsTest::everyTokenAndNameIsKnown()
{
    const CommodityWords words(m_known);
    for (const Commodity &commodity : m_known) {
        QCOMPARE(words.read(commodity.token.toUpper()).tokens, QStringList{commodity.token});
        QVERIFY2(words.read(commodity.name).unknown.isEmpty(), qPrintable(commodity.name));
    }
}

void CommodityWordsTest::readsUnits_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("unit");
    const auto row = [](const char *words, const char *unit) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(unit);
    };
    row("Mt", "Mt");
    row("million tonnes", "Mt");
    row("Tonnes", "t");
    row("kt", "kt");
    row("thousand metric tons", "kt");
    row("pct", "%");
    row("wt.%", "%");
    row("Percent", "%");
    row("gpt", "g/t");
    row("g/tonne", "g/t");
    row("PPM", "ppm");
    row("troy oz", "oz");
    row("Moz", "Moz");
    row("million pounds", "Mlb");
    row("MT", ""); // tonnes or millions of them
    row("mt", "");
    row("tons", ""); // short, long or metric
    row("furlongs", "");
    row("", "");
}

void CommodityWordsTest::readsUnits()
{
    QFETCH(QString, words);
    const auto unit = unitOfWords(words);
    QTEST(unit ? unit->name : QString(), "unit");
}

void CommodityWordsTest::readsFigures_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("unit");
    const auto row = [](const char *cell, const char *number, const char *unit = "") {
        QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(number) << QString::fromUtf8(unit);
    };
    row("5.9 Mt", "5.9", "Mt");
    row("0.41%", "0.41", "%");
    row("~12 g/t", "12", "g/t");
    row("1,200", "1,200");
    row("3e6 t", "3e6", "t");
    row("۱۲ Mt", "12", "Mt");
    row("<0.01", "");
    row("1-2", "");
    row("-5", "");
    row("unknown", "");
    row("2 to 3 Mt", "");
    row("", "");
}

void CommodityWordsTest::readsFigures()
{
    QFETCH(QString, cell);
    const auto figure = figureOf(cell);
    QTEST(figure ? figure->number : QString(), "number");
    QTEST(figure ? figure->unit : QString(), "unit");
}

QTEST_GUILESS_MAIN(CommodityWordsTest)
#include "commodity_words_test.moc"
