// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/catalogue/catalogue.h"

#include "datasets/geo/geodesy.h"
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;

class CatalogueTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto folder = dataFolder();
        QVERIFY(folder);
        auto loaded = Catalogue::load(*folder);
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message + loaded.error().detail));
        m_catalogue = *loaded;
    }

    void hasEveryTable()
    {
        for (const char *name :
             {"commodities", "commodity_prices", "deposits", "estimates", "grade_ranges", "incidents", "infrastructure",
              "national_facts", "production", "region_risk", "sources", "timeline"}) {
            const LayerPtr table = m_catalogue->table(QString::fromLatin1(name));
            QVERIFY2(table && table->rowCount() > 0, name);
        }
        QVERIFY(!m_catalogue->table(QStringLiteral("nothing")));
    }

    void derivesGroupAndPaintOrder()
    {
        const Layer &deposits = *m_catalogue->deposits();
        const Column *group = deposits.column(u"commodity_group");
        const Column *order = deposits.column(u"_paint_order");
        const Column *primary = deposits.column(u"primary_commodities");
        const Column *status = deposits.column(u"status");
        const Column *confidence = deposits.column(u"confidence");
        QVERIFY(group && group->isDerived() && order && order->isDerived());
        QCOMPARE(group->dictionary().size(), std::size_t(8));
        for (Row row : deposits.bySourceRow()) {
            const Commodity *first = m_catalogue->commodity(primary->tagTexts(row).front());
            QVERIFY(first);
            QCOMPARE(group->text(row), first->group);
        }
        const auto at = [&](const char *wantedStatus, const char *wantedConfidence) {
            for (Row row : deposits.bySourceRow())
                if (status->text(row) == QLatin1String(wantedStatus) &&
                    confidence->text(row) == QLatin1String(wantedConfidence))
                    return order->integer(row);
            return std::int64_t(-1);
        };
        QVERIFY(at("occurrence", "low") < at("occurrence", "medium"));
        QVERIFY(at("occurrence", "medium") < at("occurrence", "high"));
        QVERIFY(at("occurrence", "high") < at("prospect", "medium"));
        QVERIFY(at("prospect", "high") < at("operating", "medium"));
        QVERIFY(at("operating", "high") < at("construction", "medium"));
    }

    void oneTonnageAStatement()
    {
        const auto estimates = m_catalogue->estimatesFor(QStringLiteral("reko-diq"));
        const auto article = std::find_if(estimates.begin(), estimates.end(),
                                          [](const Estimate &e) { return e.id == QLatin1String("EST-001"); });
        QVERIFY(article != estimates.end());
        QCOMPARE(article->tonnage, QStringLiteral("5900"));
        QCOMPARE(article->lines.size(), std::size_t(2));
        QCOMPARE(article->lines[0].grade, QStringLiteral("0.41"));
        QCOMPARE(article->lines[1].grade, QStringLiteral("0.22"));
        QCOMPARE(article->categoryText(), QStringLiteral("not stated"));
        QCOMPARE(article->basisText(), QStringLiteral("not said"));
        QCOMPARE(article->notes.size(), 2);
        for (std::size_t i = 1; i < estimates.size(); ++i) {
            const auto newer = DateRange::parse(estimates[i - 1].effectiveDate);
            const auto older = DateRange::parse(estimates[i].effectiveDate);
            QVERIFY(!older || (newer && newer->last >= older->last));
        }
    }

    void wordsOfTheCode()
    {
        Estimate estimate;
        estimate.category = QStringLiteral("proved+probable");
        QCOMPARE(estimate.categoryText(), QStringLiteral("Proved + Probable"));
        estimate.code = QStringLiteral("NI 43-101");
        QCOMPARE(estimate.categoryText(), QStringLiteral("Proven + Probable"));
        estimate.sharePercent = QStringLiteral("50");
        QCOMPARE(estimate.basisText(), QStringLiteral("50 % attributable"));
        estimate.sharePercent = QStringLiteral("100");
        QCOMPARE(estimate.basisText(), QStringLiteral("100 %"));
    }

    void knowsCommoditiesAndPrices()
    {
        const Commodity *copper = m_catalogue->commodity(QStringLiteral("Cu"));
        QVERIFY(copper);
        QCOMPARE(copper->name, QStringLiteral("Copper"));
        QVERIFY(!copper->nameUrdu.isEmpty());
        const auto prices = m_catalogue->pricesFor(*copper);
        QVERIFY(prices.size() >= 2);
        QCOMPARE(prices.front().usd, QStringLiteral("13552"));
        QCOMPARE(prices.front().asOf, QStringLiteral("2026-06"));
        QCOMPARE(m_catalogue->commodityName(QStringLiteral("Xx")), QStringLiteral("Xx"));
    }

    void risksOfProvinceAndDistricts()
    {
        const auto risks =
            m_catalogue->risksFor(QStringLiteral("Balochistan"), {QStringLiteral("Chagai"), QStringLiteral("Nowhere")});
        QCOMPARE(risks.size(), std::size_t(2));
        QVERIFY(risks[0].district.isEmpty());
        QCOMPARE(risks[0].level, 5);
        QVERIFY(!risks[0].drivers.isEmpty() && !risks[0].rationale.isEmpty());
        QCOMPARE(risks[1].district, QStringLiteral("Chagai"));
    }

    void partsAndNames()
    {
        const QStringList parts = m_catalogue->partsOf(QStringLiteral("reko-diq"));
        QVERIFY(parts.contains(QStringLiteral("reko-diq-western-porphyries")));
        const Layer &deposits = *m_catalogue->deposits();
        for (const QString &part : parts)
            QCOMPARE(m_catalogue->wholesOf(*deposits.rowOfKey(part)), QStringList(QStringLiteral("reko-diq")));
        QVERIFY(m_catalogue->wholesOf(*deposits.rowOfKey(QStringLiteral("reko-diq"))).isEmpty());
        QCOMPARE(m_catalogue->depositName(QStringLiteral("reko-diq")), QStringLiteral("Reko Diq copper-gold project"));
        QCOMPARE(m_catalogue->depositName(QStringLiteral("nowhere")), QStringLiteral("nowhere"));
    }

    void wholesAreTheWholeChain()
    {
        LayerBuilder builder(QStringLiteral("deposits"));
        auto &id = builder.addColumn(QStringLiteral("id"), Column::Type::Text);
        auto &partOf = builder.addColumn(QStringLiteral("part_of"), Column::Type::Text);
        for (const auto &[name, whole] : {std::pair("mine", ""), std::pair("pit", "mine"), std::pair("lens", "pit"),
                                          std::pair("hen", "egg"), std::pair("egg", "hen")}) {
            id.appendText(QString::fromLatin1(name));
            *whole ? partOf.appendText(QString::fromLatin1(whole)) : partOf.appendNull();
            builder.geometry().appendPoint({66, 30});
        }
        const auto catalogue = Catalogue::fromTables({{QStringLiteral("deposits"), builder.finish()}});
        const auto wholes = [&](const char *name) {
            return catalogue->wholesOf(*catalogue->deposits()->rowOfKey(QString::fromLatin1(name))).join(u' ');
        };
        QCOMPARE(wholes("mine"), QString());
        QCOMPARE(wholes("pit"), QStringLiteral("mine"));
        QCOMPARE(wholes("lens"), QStringLiteral("pit mine"));
        QCOMPARE(wholes("hen"), QStringLiteral("egg hen"));
    }

    void everyReferenceOfEverySiteIsKnown()
    {
        const Layer &deposits = *m_catalogue->deposits();
        for (Row row : deposits.bySourceRow()) {
            const QStringList refs = m_catalogue->sourceRefsFor(row);
            QVERIFY(!refs.isEmpty());
            QCOMPARE(QSet<QString>(refs.begin(), refs.end()).size(), refs.size());
            for (const QString &ref : refs)
                QVERIFY2(m_catalogue->source(ref), qPrintable(ref));
        }
    }

    void referencesHoldThoseOfTheIncidentsNearby()
    {
        const Layer &deposits = *m_catalogue->deposits(), &incidents = *m_catalogue->incidents();
        const Column *accuracy = deposits.column(u"location_accuracy_m");
        const Column *reach = incidents.column(u"location_accuracy_m");
        int near = 0;
        for (Row row : deposits.bySourceRow()) {
            const QStringList refs = m_catalogue->sourceRefsFor(row);
            for (Row event : incidents.bySourceRow()) {
                const double metres =
                    geodesic(deposits.geometry().point(row), incidents.geometry().point(event)).metres;
                if (metres - accuracy->number(row) - reach->number(event) > 100'000)
                    continue;
                ++near;
                for (const QString &ref : incidents.column(u"source_ref")->tagTexts(event))
                    QVERIFY2(refs.contains(ref), qPrintable(deposits.key(row) + u' ' + ref));
            }
            const auto own = deposits.column(u"source_refs")->tagTexts(row);
            QVERIFY(std::equal(own.begin(), own.end(), refs.begin())); // those of incidents come last
        }
        QVERIFY(near > 0);
    }

    void aFolderWithoutTablesIsOneSentence()
    {
        const QTemporaryDir empty;
        const auto loaded = Catalogue::load(empty.path());
        QVERIFY(!loaded);
        QVERIFY(!loaded.error().message.isEmpty());
    }

private:
    std::shared_ptr<const Catalogue> m_catalogue;
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
