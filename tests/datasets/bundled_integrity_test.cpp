// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/geo/geodesy.h"
#include "datasets/geo/mercator.h"
#include "datasets/geo/plane.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/dataset_reader.h"
#include "datasets/io/schema_reader.h"
#include "datasets/table/projected_geometry.h"

#include <QSet>
#include <QTest>

using namespace kohkan;

/// Proves the shipped tables: every offender is listed by name.
class BundledIntegrityTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyTableIsThereAndTyped();
    void keysAreUnique();
    void referencesResolve();
    void unitsAreKnown();
    void placesLieInTheirProvince_data();
    void placesLieInTheirProvince();

private:
    QString m_folder;
    std::map<QString, TableSchema> m_schemas;
    std::map<QString, LayerPtr> m_tables;
    LayerPtr m_regions;
};

void BundledIntegrityTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY2(folder.ok(), folder.ok() ? "" : qPrintable(folder.error().message));
    m_folder = *folder;
    const auto schemas = readSchemas(m_folder);
    QVERIFY(schemas);
    m_schemas = *schemas;
    for (const auto &[name, schema] : m_schemas) {
        ReadOptions options;
        options.schema = &schema;
        const auto layer = DatasetReader::read(m_folder + u'/' + name + QStringLiteral(".csv"), options);
        QVERIFY2(layer.ok(), layer.ok() ? "" : qPrintable(layer.error().message));
        m_tables[name] = *layer;
    }
    const auto regions = DatasetReader::read(m_folder + QStringLiteral("/regions.geojson"));
    QVERIFY(regions);
    m_regions = *regions;
}

void BundledIntegrityTest::everyTableIsThereAndTyped()
{
    QCOMPARE(m_tables.size(), std::size_t(12));
    QStringList offenders;
    for (const auto &[name, layer] : m_tables) {
        for (const auto &warning : layer->warnings())
            offenders
                << QStringLiteral("%1 row %2: %3").arg(name).arg(warning.sourceRow.value_or(0)).arg(warning.message);
        const auto &schema = m_schemas.at(name);
        if (schema.columns.size() != layer->columns().size())
            offenders << name + QStringLiteral(": the schema and the table have other columns");
        for (const auto &column : schema.columns)
            if (!layer->column(column.name) || layer->column(column.name)->type() != column.type)
                offenders << name + u'.' + column.name;
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void BundledIntegrityTest::keysAreUnique()
{
    QStringList offenders;
    for (const auto &[name, layer] : m_tables) {
        QSet<QString> seen;
        for (const Row row : layer->bySourceRow()) {
            QString key;
            for (const auto &column : m_schemas.at(name).columns)
                if (column.isKey)
                    key += layer->column(column.name)->text(row) + u'/';
            if (key.size() < 2 || seen.contains(key))
                offenders << name + u' ' + key;
            seen.insert(key);
        }
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void BundledIntegrityTest::referencesResolve()
{
    QStringList offenders;
    int checked = 0;
    for (const auto &[name, layer] : m_tables)
        for (const auto &column : m_schemas.at(name).columns) {
            if (column.reference.isEmpty())
                continue;
            const auto target = column.reference.split(u'.');
            QVERIFY2(m_tables.count(target[0]) == 1, qPrintable(column.reference));
            const Column *known = m_tables.at(target[0])->column(target[1]);
            QVERIFY2(known, qPrintable(column.reference));
            const Column *values = layer->column(column.name);
            for (const auto &value : values->dictionary()) {
                ++checked;
                if (!known->codeOf(value) && value != QLatin1String("unverified"))
                    offenders << QStringLiteral("%1.%2: %3").arg(name, column.name, value);
            }
        }
    QVERIFY(checked > 500);
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void BundledIntegrityTest::unitsAreKnown()
{
    const struct {
        const char *table, *column;
        QStringList units;
    } checks[] = {{"estimates",
                   "tonnage_unit",
                   {QStringLiteral("t"), QStringLiteral("kt"), QStringLiteral("Mt"), QStringLiteral("Gt")}},
                  {"estimates",
                   "grade_unit",
                   {QStringLiteral("%"), QStringLiteral("g/t"), QStringLiteral("ppm"), QStringLiteral("kg/t"),
                    QStringLiteral("ct/t"), QStringLiteral("lb/t")}},
                  {"estimates",
                   "contained_unit",
                   {QStringLiteral("g"), QStringLiteral("kg"), QStringLiteral("t"), QStringLiteral("kt"),
                    QStringLiteral("Mt"), QStringLiteral("oz"), QStringLiteral("koz"), QStringLiteral("Moz"),
                    QStringLiteral("lb"), QStringLiteral("Mlb"), QStringLiteral("ct")}}};
    QStringList offenders;
    for (const auto &check : checks) {
        const Column *column = m_tables.at(QString::fromLatin1(check.table))->column(QString::fromLatin1(check.column));
        QVERIFY(column);
        for (const auto &unit : column->dictionary())
            if (!check.units.contains(unit))
                offenders << QStringLiteral("%1: %2").arg(QLatin1String(check.column), unit);
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void BundledIntegrityTest::placesLieInTheirProvince_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("province");
    QTest::newRow("deposits") << "deposits"
                              << "province";
    QTest::newRow("incidents") << "incidents"
                               << "admin1";
}

void BundledIntegrityTest::placesLieInTheirProvince()
{
    QFETCH(QString, table);
    QFETCH(QString, province);
    const LayerPtr layer = m_tables.at(table);
    const auto regions = ProjectedGeometry::create(m_regions);
    QStringList offenders;
    for (const Row row : layer->bySourceRow()) {
        const LonLat place = layer->geometry().point(row);
        const QString name = layer->column(province)->text(row);
        const auto region = [&]() -> std::optional<Row> {
            for (const Row candidate : m_regions->bySourceRow())
                if (m_regions->column(u"name")->text(candidate) == name)
                    return candidate;
            return std::nullopt;
        }();
        if (!region) {
            offenders << layer->key(row) + QStringLiteral(": no region ") + name;
            continue;
        }
        const MapPoint at = mercator::fromLonLat(place);
        bool inside = false;
        double away = std::numeric_limits<double>::infinity();
        regions->forEachPart(*region, 0, [&](GeometryPart::Kind, std::span<const MapPoint> ring) {
            inside ^= plane::contains(ring, at);
            away = std::min(away, plane::distance(ring, at) * std::cos(place.lat * std::numbers::pi / 180));
        });
        if (!inside && away > layer->column(u"location_accuracy_m")->number(row))
            offenders << QStringLiteral("%1: %2 m outside %3").arg(layer->key(row)).arg(away, 0, 'f', 0).arg(name);
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

QTEST_GUILESS_MAIN(BundledIntegrityTest)
#include "bundled_integrity_test.moc"
