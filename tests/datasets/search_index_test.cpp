// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/search/search_index.h"

#include <QTest>

using namespace kohkan;

/// Find: every name leads to what it names, and one commodity is one hit however it is written.
class SearchIndexTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void findsByEveryName();
    void findsOneCommodity_data();
    void findsOneCommodity();
    void findsProvincesAndPlaces();
    void putsACoordinateFirst();
    void survivesSyntaxOfTheIndex_data();
    void survivesSyntaxOfTheIndex();

private:
    CataloguePtr m_catalogue;
    std::shared_ptr<SearchIndex> m_index;
};

void SearchIndexTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto catalogue = Catalogue::load(*folder);
    QVERIFY(catalogue);
    m_catalogue = *catalogue;
    const auto regions = DatasetReader::read(*folder + QStringLiteral("/regions.geojson"));
    QVERIFY(regions);
    const auto index = SearchIndex::create(*m_catalogue, *regions);
    QVERIFY2(index, qPrintable(index ? QString() : index.error().message + u' ' + index.error().detail));
    m_index = *index;
}

void SearchIndexTest::findsByEveryName()
{
    const Layer &deposits = *m_catalogue->deposits();
    QStringList lost;
    for (const Row row : deposits.bySourceRow()) {
        QStringList names{deposits.column(u"name")->text(row)};
        for (const auto &name : deposits.column(u"alt_names")->tagTexts(row))
            names << name;
        for (const auto &name : names) {
            const auto hits = m_index->find(name, 60);
            if (std::none_of(hits.begin(), hits.end(),
                             [&](const SearchHit &hit) { return hit.id == deposits.key(row); }))
                lost << name;
        }
    }
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(QStringLiteral("; "))));
}

void SearchIndexTest::findsOneCommodity_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("token");
    for (const char *text : {"Copper", "Cu", "copper", "cu"})
        QTest::newRow(text) << QString::fromUtf8(text) << QStringLiteral("Cu");
    for (const auto &commodity : m_catalogue->commodities()) {
        QTest::addRow("token %s", qPrintable(commodity.token)) << commodity.token << commodity.token;
        QTest::addRow("name %s", qPrintable(commodity.token)) << commodity.name << commodity.token;
    }
}

void SearchIndexTest::findsOneCommodity()
{
    QFETCH(QString, text);
    QFETCH(QString, token);
    const auto hits = m_index->find(text, 60);
    QVERIFY(!hits.empty());
    QVERIFY(hits.front().kind == SearchHit::Kind::Commodity);
    QCOMPARE(hits.front().id, token);
    QCOMPARE(std::count_if(hits.begin(), hits.end(), [&](const SearchHit &hit) { return hit.id == token; }), 1);
}

void SearchIndexTest::findsProvincesAndPlaces()
{
    const auto province = m_index->find(QStringLiteral("gilgit balt"));
    QVERIFY(std::any_of(province.begin(), province.end(), [](const SearchHit &hit) {
        return hit.kind == SearchHit::Kind::Province && hit.title == QLatin1String("Gilgit-Baltistan") &&
               hit.box.width() > 1;
    }));
    const auto place = m_index->find(QStringLiteral("quetta"));
    QVERIFY(std::any_of(place.begin(), place.end(), [](const SearchHit &hit) {
        return hit.kind == SearchHit::Kind::Place && hit.place.isValid();
    }));
}

void SearchIndexTest::putsACoordinateFirst()
{
    const auto hits = m_index->find(QStringLiteral("29.1228, 62.0789"));
    QVERIFY(!hits.empty());
    QVERIFY(hits.front().kind == SearchHit::Kind::Coordinates);
    QCOMPARE(hits.front().place.lon, 62.0789);
}

void SearchIndexTest::survivesSyntaxOfTheIndex_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"\"", "reko AND", "title:reko", "(", "*", "^reko", "reko OR NOT", "'; DROP TABLE names", "-"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void SearchIndexTest::survivesSyntaxOfTheIndex()
{
    QFETCH(QString, text);
    m_index->find(text);
    QVERIFY(!m_index->find(QStringLiteral("reko diq")).empty());
}

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "search_index_test.moc"
