// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/security/risk_layer.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/shown_tables.h"
#include "widgets/panels/compare_window.h"
#include "widgets/parts/passport_card.h"
#include "widgets/state/shipped_entry.h"
#include "widgets/state/table_layers.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace kohkan;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

UserEdit correctionOf(const Catalogue &catalogue, const char *table, const char *id, const char *column,
                      const char *value)
{
    UserEdit edit;
    edit.name = {q(table), q(id)};
    edit.site = q("reko-diq");
    edit.base = catalogue.shippedRecord(edit.name);
    edit.rows = edit.base;
    for (RowTexts &row : edit.rows)
        row.insert(q(column), q(value));
    edit.author = q("A. Khan");
    return edit;
}

const Column *columnOf(const CataloguePtr &catalogue, const char *name)
{
    return catalogue->deposits()->column(QString(q(name)));
}

} // namespace

/// One pipeline from the shipped tables to what the window shows.
class TablesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void showsTheShippedOnesAtOnce();
    void theLastOfManyEditsStands();
    void anEditRebuildsWhatItTouched();
    void aDayAndEditsGoTogether();
    void incidentsInUseAreThoseOfTheDay();
    void layersOfTheListFollow();
    void polygonsOfTheUserFollowTheDay();
    void compareCountsFromTheDayThatIsShown();

private:
    CataloguePtr m_catalogue;
    const QDate m_clock{2026, 11, 24};
};

void TablesTest::initTestCase()
{
    const auto folder = dataFolder();
    QVERIFY(folder);
    const auto loaded = Catalogue::load(*folder);
    QVERIFY(loaded);
    m_catalogue = *loaded;
}

void TablesTest::showsTheShippedOnesAtOnce()
{
    ShownTables shown;
    Tables &tables = shown.tables;
    QSignalSpy changed(&tables, &Tables::changed);
    tables.setEdits({}); // before there is anything
    QVERIFY(!tables.catalogue() && changed.isEmpty());
    tables.setShipped(m_catalogue);
    QCOMPARE(tables.catalogue(), m_catalogue);
    QCOMPARE(tables.everything(), m_catalogue);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(tables.today(), QDate::currentDate());
    tables.setClock(m_clock);
    QCOMPARE(tables.today(), m_clock);
    tables.setShipped(nullptr);
    QVERIFY(!tables.catalogue());
}

void TablesTest::theLastOfManyEditsStands()
{
    ShownTables shown(m_catalogue, m_clock);
    Tables &tables = shown.tables;
    for (int i = 0; i < 50; ++i)
        tables.setEdits({correctionOf(*m_catalogue, "deposits", "reko-diq", "operator",
                                      qPrintable(QStringLiteral("Operator %1").arg(i)))});
    QTRY_VERIFY(!tables.isBusy());
    const Row row = *tables.catalogue()->deposits()->rowOfKey(q("reko-diq"));
    QCOMPARE(columnOf(tables.catalogue(), "operator")->text(row), q("Operator 49"));
    tables.setEdits({});
    QCOMPARE(tables.catalogue(), m_catalogue); // at once
}

void TablesTest::anEditRebuildsWhatItTouched()
{
    ShownTables shown(m_catalogue, m_clock);
    Tables &tables = shown.tables;
    const UserEdit estimate = correctionOf(*m_catalogue, "estimates", "EST-003", "notes", "read again");
    tables.setEdits({estimate});
    QTRY_VERIFY(!tables.isBusy());
    const CataloguePtr one = tables.catalogue();
    QVERIFY(one->table(q("estimates")) != m_catalogue->table(q("estimates")));
    // the same rows, places and, but for what sizes the marks, columns
    QCOMPARE(one->deposits()->id(), m_catalogue->deposits()->id());
    QVERIFY(one->deposits()->version() != m_catalogue->deposits()->version());
    QVERIFY(one->deposits()->geometry().isSameAs(m_catalogue->deposits()->geometry()));
    for (const char *name : {"name", "operator", "km_to_port", "commodity_group", "district_risk"})
        QCOMPARE(columnOf(one, name), columnOf(m_catalogue, name));
    QVERIFY(columnOf(one, "_contained_t_Cu") != columnOf(m_catalogue, "_contained_t_Cu"));
    // another edit of another table leaves that one alone
    const UserEdit production = correctionOf(*m_catalogue, "production", "PRD-001", "notes", "read again");
    tables.setEdits({estimate, production});
    QTRY_VERIFY(!tables.isBusy());
    QCOMPARE(tables.catalogue()->table(q("estimates")), one->table(q("estimates")));
    QCOMPARE(columnOf(tables.catalogue(), "_contained_t_Cu"), columnOf(one, "_contained_t_Cu"));
    QVERIFY(tables.catalogue()->table(q("production")) != one->table(q("production")));
    // and is the same as if all was made anew
    const CataloguePtr anew = Catalogue::withEdits(*m_catalogue, {estimate, production}, m_clock);
    for (const ColumnPtr &column : anew->deposits()->columns()) {
        const Column *own = tables.catalogue()->deposits()->column(column->name());
        QVERIFY2(own, qPrintable(column->name()));
        for (const Row row : anew->deposits()->bySourceRow())
            QCOMPARE(own->text(row), column->text(row));
    }
    QCOMPARE(tables.catalogue()->editsHash(), anew->editsHash());
    // a site that is corrected is a layer of its own
    tables.setEdits({correctionOf(*m_catalogue, "deposits", "reko-diq", "lon", "62.5")});
    QTRY_VERIFY(!tables.isBusy());
    QVERIFY(tables.catalogue()->deposits()->id() != m_catalogue->deposits()->id());
    QCOMPARE(tables.catalogue()->table(q("estimates")), m_catalogue->table(q("estimates")));
}

void TablesTest::aDayAndEditsGoTogether()
{
    ShownTables shown(m_catalogue, m_clock);
    Tables &tables = shown.tables;
    tables.setAsOf(QDate(2022, 12, 31));
    tables.setEdits({correctionOf(*m_catalogue, "deposits", "reko-diq", "operator", "Somebody")});
    QCOMPARE(tables.today(), m_clock); // that of what is shown still
    QTRY_VERIFY(!tables.isBusy());
    QVERIFY(tables.catalogue()->knownThen());
    QCOMPARE(tables.today(), QDate(2022, 12, 31));
    const Row row = *tables.catalogue()->deposits()->rowOfKey(q("reko-diq"));
    QCOMPARE(columnOf(tables.catalogue(), "operator")->text(row), q("Somebody"));
    QVERIFY(!tables.everything()->knownThen());
    tables.setAsOf(std::nullopt);
    QTRY_VERIFY(!tables.isBusy());
    QCOMPARE(tables.catalogue(), tables.everything());
    QCOMPARE(tables.today(), m_clock);
}

void TablesTest::incidentsInUseAreThoseOfTheDay()
{
    ShownTables shown(m_catalogue, m_clock);
    Tables &tables = shown.tables;
    tables.setIncidents(m_catalogue->incidents());
    QTRY_VERIFY(!tables.isBusy());
    QCOMPARE(tables.catalogue()->incidents(), m_catalogue->incidents());
    tables.setAsOf(QDate(2015, 12, 31));
    QTRY_VERIFY(!tables.isBusy());
    QVERIFY(tables.catalogue()->incidents()->rowCount() < m_catalogue->incidents()->rowCount());
    QVERIFY(tables.catalogue()->incidents()->rowCount() > 0);
    // columns that a mapping gave stay, or no place would be known well enough to count
    ColumnBuilder accuracy(q("accuracy_of_mapping"), Column::Type::Integer);
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < m_catalogue->incidents()->rowCount(); ++i) {
        accuracy.appendInteger(5000);
        order.push_back(static_cast<std::uint32_t>(i));
    }
    accuracy.setDerived();
    tables.setIncidents(LayerBuilder::withColumn(m_catalogue->incidents(), accuracy.finish(order)));
    QTRY_VERIFY(!tables.isBusy());
    const Layer &then = *tables.catalogue()->incidents();
    QVERIFY(then.rowCount() < m_catalogue->incidents()->rowCount());
    QVERIFY(then.column(u"accuracy_of_mapping"));
    QCOMPARE(then.column(u"accuracy_of_mapping")->number(rowAt(0)), 5000.0);
    tables.setIncidents(nullptr);
    tables.setAsOf(std::nullopt);
    QCOMPARE(tables.catalogue(), m_catalogue);
}

void TablesTest::layersOfTheListFollow()
{
    ShownTables shown(m_catalogue, m_clock);
    LayerList layers;
    ExposureState exposure(&layers, shown, &shown.pool, shown.mailbox.box());
    TableLayers own(&shown.tables, &layers, &exposure, &shown.pool, shown.mailbox.box());
    std::vector<LayerEntry> entries{shippedEntry(q("deposits"), m_catalogue->deposits()),
                                    shippedEntry(q("incidents"), m_catalogue->incidents())};
    const EntryId deposits = layers.add(entries[0]);
    own.setShipped(entries);
    QSignalSpy changes(&layers, &LayerList::changed);
    shown.tables.setAsOf(QDate(2019, 6, 30));
    QTRY_VERIFY(!shown.tables.isBusy());
    QCOMPARE(changes.count(), 1); // one for all of it
    QCOMPARE(layers.value().find(deposits)->layer, shown.tables.catalogue()->deposits());
    QCOMPARE(own.shipped()[1].layer, shown.tables.catalogue()->table(q("incidents"))); // to be added again
    shown.tables.setAsOf(std::nullopt);
    QCOMPARE(layers.value().find(deposits)->layer, m_catalogue->deposits());
}

void TablesTest::polygonsOfTheUserFollowTheDay()
{
    ShownTables shown(m_catalogue, m_clock);
    LayerList layers;
    ExposureState exposure(&layers, shown, &shown.pool, shown.mailbox.box());
    TableLayers own(&shown.tables, &layers, &exposure, &shown.pool, shown.mailbox.box());
    own.setShipped({shippedEntry(q("deposits"), m_catalogue->deposits())});
    const auto polygons = [&] {
        LayerBuilder builder(q("districts"));
        auto &name = builder.addColumn(q("district"), Column::Type::Text);
        double lon = 62;
        for (const RegionRisk &risk : m_catalogue->risks())
            if (!risk.district.isEmpty()) {
                name.appendText(risk.district);
                const LonLat ring[] = {{lon, 28}, {lon + 0.5, 28}, {lon + 0.5, 29}, {lon, 28}};
                builder.geometry().begin(GeometryType::Polygon);
                builder.geometry().addPart(GeometryPart::Kind::OuterRing, ring);
                lon += 1;
            }
        LayerEntry entry;
        entry.layer = withReadings(builder.finish(), m_catalogue->riskReadings());
        return entry;
    };
    const auto readings = [&](EntryId id) {
        const Layer &layer = *layers.value().find(id)->layer;
        return layer.rowCount() - layer.column(u"risk_level")->nullCount();
    };
    const EntryId before = layers.add(polygons());
    const std::size_t today = readings(before);
    QVERIFY(today >= 3);
    shown.tables.setAsOf(QDate(2019, 6, 30)); // before any reading
    QTRY_COMPARE(readings(before), std::size_t{0});
    const EntryId meanwhile = layers.add(polygons()); // a file that is opened now comes with those of today
    QTRY_COMPARE(readings(meanwhile), std::size_t{0});
    shown.tables.setAsOf(std::nullopt);
    QTRY_COMPARE(readings(before), today);
    QTRY_COMPARE(readings(meanwhile), today);
}

/// It audited with today while an earlier day was shown.
void TablesTest::compareCountsFromTheDayThatIsShown()
{
    ShownTables shown(m_catalogue, m_clock);
    LayerList layers;
    Selection selection(&layers);
    const EntryId id = layers.add(shippedEntry(q("deposits"), m_catalogue->deposits()));
    selection.apply(id, m_catalogue->deposits()->rowsOfKeys({q("reko-diq"), q("saindak")}), Selection::Mode::Replace);
    CompareWindow window(&layers, &selection, shown);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto oldest = [&] { // an estimate of these sites that is outdated today, and was not on the day after it
        for (const QString &site : window.sites())
            for (const Estimate &estimate : m_catalogue->estimatesFor(site))
                if (const auto date = DateRange::parse(estimate.effectiveDate);
                    date && date->lastDay().isValid() && date->lastDay().addYears(10) < m_clock)
                    return std::pair(estimate.id, date->lastDay().addDays(1));
        return std::pair(QString(), QDate());
    }();
    QVERIFY(!oldest.first.isEmpty());
    const auto passport = [&] {
        window.follow(QUrl(q("estimate:") + oldest.first));
        auto *card = window.findChild<PassportCard *>();
        const QString text = card ? card->text() : QString();
        delete card;
        return text;
    };
    QVERIFY(passport().contains(q("have moved on since")));
    shown.tables.setAsOf(oldest.second);
    QTRY_VERIFY(!shown.tables.isBusy());
    const QString then = passport();
    QVERIFY(!then.isEmpty());
    QVERIFY(!then.contains(q("have moved on since")));
}

QTEST_MAIN(TablesTest)
#include "tables_test.moc"
