// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/risk_layer.h"

#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/table/layer_builder.h"

#include <QTest>

using namespace kohkan;

class RiskLayerTest : public QObject {
    Q_OBJECT
private slots:
    void everyReadingOfAProvinceIsThere()
    {
        const auto folder = dataFolder();
        const auto catalogue = Catalogue::load(*folder);
        const auto regions = DatasetReader::read(*folder + QStringLiteral("/regions.geojson"));
        QVERIFY(catalogue && regions);
        const LayerPtr layer = withRiskColumns(*regions, (*catalogue)->riskReadings());
        QCOMPARE(layer->rowCount(), (*regions)->rowCount());
        const LayerPtr table = (*catalogue)->table(QStringLiteral("region_risk"));
        int provinces = 0;
        for (Row risk : table->bySourceRow()) {
            if (!table->column(u"admin2")->isNull(risk))
                continue; // of a district
            ++provinces;
            const auto row = rowNamed(*layer, table->column(u"admin1")->text(risk));
            QVERIFY2(row, qPrintable(table->column(u"admin1")->text(risk)));
            const QString level = table->column(u"level")->text(risk);
            QCOMPARE(layer->column(u"risk_level")->text(*row), level);
            QCOMPARE(layer->column(u"risk")->text(*row), riskText(level.toInt()));
            QCOMPARE(layer->column(u"risk_rationale")->text(*row), table->column(u"rationale")->text(risk));
            QCOMPARE(layer->column(u"risk_sources")->text(*row), table->column(u"source_ref")->text(risk));
        }
        QCOMPARE(static_cast<std::size_t>(provinces), layer->rowCount() - layer->column(u"risk")->nullCount());
    }

    /// Of the shipped readings only that of Azad Jammu and Kashmir rests on nothing but advisories.
    void saysWhatItRestsOn()
    {
        const auto folder = dataFolder();
        const auto catalogue = Catalogue::load(*folder);
        const auto regions = DatasetReader::read(*folder + QStringLiteral("/regions.geojson"));
        const LayerPtr layer = withRiskColumns(*regions, (*catalogue)->riskReadings());
        const auto basis = [&](const char *name) {
            return layer->column(u"risk_basis")->text(*rowNamed(*layer, QString::fromLatin1(name)));
        };
        QCOMPARE(basis("Azad Jammu and Kashmir"), QStringLiteral("advisories alone"));
        QCOMPARE(basis("Balochistan"), QStringLiteral("advisories and counts"));
        QCOMPARE(basis("Gilgit-Baltistan"), QStringLiteral("advisories and counts"));
    }

    /// Of every deposit that whose own district has one, and of no other.
    void sitesHaveTheReadingOfTheirDistrict()
    {
        const auto catalogue = Catalogue::load(*dataFolder());
        QVERIFY(catalogue);
        const Layer &deposits = *(*catalogue)->deposits();
        const LayerPtr table = (*catalogue)->table(QStringLiteral("region_risk"));
        QHash<QString, QString> levels;
        for (Row risk : table->bySourceRow())
            if (!table->column(u"admin2")->isNull(risk))
                levels.insert(table->column(u"admin1")->text(risk) + u'/' + table->column(u"admin2")->text(risk),
                              table->column(u"level")->text(risk));
        int found = 0;
        for (Row site : deposits.bySourceRow()) {
            const QString own =
                deposits.column(u"province")->text(site) + u'/' + deposits.column(u"district_join")->text(site);
            QCOMPARE(deposits.column(u"district_risk")->text(site), levels.value(own));
            QCOMPARE(deposits.column(u"district_risk_basis")->isNull(site), !levels.contains(own));
            found += levels.contains(own);
        }
        QVERIFY(found > 0);
        QVERIFY(deposits.column(u"district_risk")->isDerived());
    }

    void aLayerThatNamesDistrictsGetsTheirReadings()
    {
        const auto catalogue = Catalogue::load(*dataFolder());
        const LayerPtr layer = withReadings(polygons({{"LAS BELA District", "balochistan"},
                                                      {"Chagai", "Balochistan"},
                                                      {"quetta", "Balochistan"},
                                                      {"Chagai", "Punjab"},
                                                      {"Lahore", "Punjab"},
                                                      {nullptr, "Balochistan"}}),
                                            (*catalogue)->riskReadings());
        QVERIFY(layer->column(u"risk"));
        QVERIFY(layer->column(u"risk")->isDerived());
        QStringList levels;
        for (Row row : layer->bySourceRow())
            levels << layer->column(u"risk_level")->text(row);
        const auto levelOf = [&](const char *district) {
            return QString::number(
                (*catalogue)->risksFor(QStringLiteral("Balochistan"), {QString::fromLatin1(district)}).back().level);
        };
        QCOMPARE(levels, (QStringList{levelOf("Lasbela"), levelOf("Chagai"), levelOf("Quetta"), {}, {}, {}}));
    }

    void anyOtherLayerStaysAsItIs()
    {
        const auto catalogue = Catalogue::load(*dataFolder());
        const LayerPtr parcels = polygons({{"A-1", "x"}, {"A-2", "x"}, {"A-3", "y"}, {"Quetta", "z"}});
        QCOMPARE(withReadings(parcels, (*catalogue)->riskReadings()), parcels);
        const LayerPtr sites = (*catalogue)->deposits(); // they name districts, but are points
        QCOMPARE(withReadings(sites, (*catalogue)->riskReadings()), sites);
    }

private:
    struct Named {
        const char *district; ///< null: none
        const char *province;
    };
    static LayerPtr polygons(const std::vector<Named> &all)
    {
        LayerBuilder builder(QStringLiteral("polygons"));
        auto &district = builder.addColumn(QStringLiteral("ADM2_EN"), Column::Type::Text);
        auto &province = builder.addColumn(QStringLiteral("ADM1_EN"), Column::Type::Text);
        const std::vector<LonLat> ring{{62, 29}, {63, 29}, {63, 30}, {62, 29}};
        for (const Named &one : all) {
            one.district ? district.appendText(QString::fromLatin1(one.district)) : district.appendNull();
            province.appendText(QString::fromLatin1(one.province));
            builder.geometry().begin(GeometryType::Polygon);
            builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
        }
        return builder.finish();
    }
    static std::optional<Row> rowNamed(const Layer &layer, const QString &name)
    {
        for (Row row : layer.bySourceRow())
            if (layer.column(u"name")->text(row) == name)
                return row;
        return std::nullopt;
    }
};

QTEST_GUILESS_MAIN(RiskLayerTest)
#include "risk_layer_test.moc"
