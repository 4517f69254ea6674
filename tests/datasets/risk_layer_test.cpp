// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/risk_layer.h"

#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"

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
        const LayerPtr layer = withRiskColumns(*regions, **catalogue);
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
        const LayerPtr layer = withRiskColumns(*regions, **catalogue);
        const auto basis = [&](const char *name) {
            return layer->column(u"risk_basis")->text(*rowNamed(*layer, QString::fromLatin1(name)));
        };
        QCOMPARE(basis("Azad Jammu and Kashmir"), QStringLiteral("advisories alone"));
        QCOMPARE(basis("Balochistan"), QStringLiteral("advisories and counts"));
        QCOMPARE(basis("Gilgit-Baltistan"), QStringLiteral("advisories and counts"));
    }

private:
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
