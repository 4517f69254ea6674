// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_source.h"

#include "datasets/io/exporter.h"
#include "datasets/table/layer_builder.h"
#include "datasets/table/passing_on.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

namespace {

/// The header of a download of 2024.
const char *const acledNow =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";
/// Of 2021.
const char *const acledThen =
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,"
    "latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3";
/// Of 2014.
const char *const acledOld = "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,"
                             "ALLY_ACTOR_1,INTER1,ACTOR2,ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,"
                             "LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES";
const char *const ucdp = "id,relid,year,active_year,code_status,type_of_violence,conflict_name,dyad_name,side_a,side_b,"
                         "source_article,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,country,"
                         "event_clarity,date_prec,date_start,date_end,deaths_a,best,high,low";
const char *const own = "id,date,admin1,place,lon,lat,location_accuracy_m,event_type,sub_type,actor,target,fatalities";

QStringList columns(const char *header)
{
    return QString::fromLatin1(header).split(u',');
}

QStringList cut(const QStringList &names)
{
    QStringList shorter;
    for (const QString &name : names)
        shorter << name.left(10);
    return shorter;
}

} // namespace

/// Whose incidents a table holds, and what its licence allows.
class IncidentSourceTest : public QObject {
    Q_OBJECT
private slots:
    void tellsByColumns_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<IncidentSource>("source");
        QTest::newRow("ACLED of 2024") << columns(acledNow) << IncidentSource::Acled;
        QTest::newRow("ACLED of 2021") << columns(acledThen) << IncidentSource::Acled;
        QTest::newRow("ACLED of 2014") << columns(acledOld) << IncidentSource::Acled;
        QTest::newRow("ACLED without some")
            << columns("event_date,event_type,sub_event_type,fatalities,notes,lon,lat") << IncidentSource::Acled;
        QTest::newRow("ACLED in a Shapefile") << cut(columns(acledNow)) << IncidentSource::Acled;
        QTest::newRow("ACLED with spaces")
            << columns("Event ID Cnty,Event Date,Event Type,Sub Event Type,Fatalities") << IncidentSource::Acled;
        QTest::newRow("UCDP GED") << columns(ucdp) << IncidentSource::UcdpGed;
        QTest::newRow("UCDP GED in capitals")
            << columns(ucdp).join(u',').toUpper().split(u',') << IncidentSource::UcdpGed;
        QTest::newRow("UCDP GED in a Shapefile") << cut(columns(ucdp)) << IncidentSource::UcdpGed;
        QTest::newRow("ours") << columns(own) << IncidentSource::Kohkan;
        QTest::newRow("a link to ACLED") << columns("id,name,event_id_cnty,lon,lat") << IncidentSource::None;
        QTest::newRow("a diary") << columns("id,event_date,event_type,fatalities,actor1") << IncidentSource::None;
        QTest::newRow("deposits") << columns("id,name,province,primary_commodities,lon,lat") << IncidentSource::None;
        QTest::newRow("nothing") << QStringList() << IncidentSource::None;
    }
    void tellsByColumns()
    {
        QFETCH(QStringList, names);
        QFETCH(IncidentSource, source);
        QCOMPARE(incidentSourceOf(names), source);
    }

    void theMarkIsThereWhicheverWayALayerIsOpened_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"geojson", "gpkg", "fgb", "csv", "kml"})
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }
    void theMarkIsThereWhicheverWayALayerIsOpened()
    {
        QFETCH(QString, ending);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("events.") + ending);
        const LayerPtr made = layerOf(acledNow); // by no reader, so that it can be written
        const auto written = exportLayer(*made, made->allRows(), {path, {}, {}, {}});
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        const LayerPtr read = mustRead(path);
        QVERIFY(read && read->rowCount() == 3);
        QVERIFY(!read->provenance().mayBePassedOn);
        QVERIFY(read->provenance().licence.contains(QStringLiteral("ACLED")));
        QVERIFY(whyNotPassedOn(*read).contains(QStringLiteral("may not be passed on")));
        QVERIFY(read->keyColumn() && read->keyColumn()->name() == QStringLiteral("event_id_cnty"));
        const QString out = folder.filePath(QStringLiteral("out.geojson"));
        const auto refused = exportLayer(*read, read->allRows(), {out, {}, {}, {}});
        QVERIFY(!refused && refused.error().kind == Error::Kind::Words);
        QCOMPARE(refused.error().message, whyNotPassedOn(*read));
        QVERIFY(!QFile::exists(out));
    }

    void ucdpMayBePassedOn()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("ged.csv"));
        const LayerPtr made = layerOf(ucdp);
        QVERIFY(exportLayer(*made, made->allRows(), {path, {}, {}, {}}));
        const LayerPtr read = mustRead(path);
        QVERIFY(read && read->provenance().mayBePassedOn && whyNotPassedOn(*read).isEmpty());
        QVERIFY(read->provenance().licence.contains(QStringLiteral("CC BY 4.0")));
    }

    void theNextVersionKeepsTheMark()
    {
        LayerBuilder builder(QStringLiteral("events"));
        builder.addColumn(QStringLiteral("id"), Column::Type::Text).appendText(QStringLiteral("a"));
        builder.geometry().appendPoint({66, 30});
        markLicence(builder.provenance(), IncidentSource::Acled);
        ColumnBuilder more(QStringLiteral("more"), Column::Type::Text);
        more.appendText(QStringLiteral("b"));
        const std::uint32_t order[] = {0};
        const LayerPtr next = LayerBuilder::withColumn(builder.finish(), more.finish(order));
        QVERIFY(!next->provenance().mayBePassedOn);
        QVERIFY(whyNotPassedOn(*next, QStringLiteral("Mine")).contains(QStringLiteral("Mine")));
    }

private:
    static LayerPtr layerOf(const char *header)
    {
        LayerBuilder builder(QStringLiteral("events"));
        const QStringList names = columns(header);
        for (const QString &name : names)
            builder.addColumn(name, Column::Type::Text);
        for (int row = 0; row < 3; ++row) {
            for (auto &column : builder.columns())
                column.appendText(QStringLiteral("%1 %2").arg(column.name()).arg(row));
            builder.geometry().appendPoint({66.0 + row, 30});
        }
        return builder.finish();
    }
};

QTEST_GUILESS_MAIN(IncidentSourceTest)
#include "incident_source_test.moc"
