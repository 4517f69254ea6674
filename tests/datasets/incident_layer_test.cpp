// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_layer.h"

#include "datasets/security/exposure.h"
#include "datasets/security/incident_record.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace kohkan;
using namespace kohkan::test;

namespace {

const QByteArray acledHeader = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,admin1,"
                               "admin2,location,latitude,longitude,geo_precision,source,notes,fatalities\n";
const QByteArray ucdpHeader = "id,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,adm_1,"
                              "adm_2,latitude,longitude,date_prec,date_start,date_end,best,high,low\n";

/// One line of ACLED with these values.
QByteArray acled(const QByteArray &id, const QByteArray &date, const QByteArray &time, const QByteArray &geo,
                 const QByteArray &fatalities, const QByteArray &place = "30.0,66.0")
{
    return id + "," + date + "," + time + ",Battles,Armed clash,One,Two,Balochistan,Chagai,Dalbandin," + place + "," +
           geo + ",Dawn,a note," + fatalities + "\n";
}

QByteArray ucdp(const QByteArray &id, const QByteArray &type, const QByteArray &where, const QByteArray &from,
                const QByteArray &to, const QByteArray &tolls = "3,5,2")
{
    return id + "," + type + ",A,B,An article," + where + ",Dalbandin town,Balochistan,Chagai,30.0,66.0,1," + from +
           "," + to + "," + tolls + "\n";
}

} // namespace

/// What comes of the rows of ACLED and UCDP GED.
class IncidentLayerTest : public QObject {
    Q_OBJECT
private slots:
    void readsAcled_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QByteArray>("geo");
        QTest::addColumn<QString>("dateText");
        QTest::addColumn<QString>("accuracy");
        QTest::newRow("a day") << QByteArray("2024-02-28") << QByteArray("1") << QByteArray("1") << "2024-02-28"
                               << "5000";
        QTest::newRow("a week around it, over a leap day")
            << QByteArray("2024-02-28") << QByteArray("2") << QByteArray("2") << "2024-02-25/2024-03-02"
            << "25000";
        QTest::newRow("its month") << QByteArray("2024-02-15") << QByteArray("3") << QByteArray("1") << "2024-02"
                                   << "5000";
        QTest::newRow("in words") << QByteArray("05 January 2024") << QByteArray("1") << QByteArray("1") << "2024-01-05"
                                  << "5000";
        QTest::newRow("in short words") << QByteArray("5-Jan-2024") << QByteArray("1") << QByteArray("1")
                                        << "2024-01-05"
                                        << "5000";
    }
    void readsAcled()
    {
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, time);
        QFETCH(QByteArray, geo);
        QFETCH(QString, dateText);
        QFETCH(QString, accuracy);
        const LayerPtr layer = made(acledHeader + acled("PAK1", date, time, geo, "4"));
        QVERIFY(layer && layer->rowCount() == 1);
        QCOMPARE(text(*layer, "id", 0), QStringLiteral("PAK1"));
        QCOMPARE(text(*layer, "date", 0), dateText);
        QCOMPARE(layer->column(u"date")->type(), Column::Type::Date);
        QCOMPARE(text(*layer, "location_accuracy_m", 0), accuracy);
        QCOMPARE(text(*layer, "event_type", 0), QStringLiteral("Battles"));
        QCOMPARE(text(*layer, "sub_type", 0), QStringLiteral("Armed clash"));
        QCOMPARE(text(*layer, "actor", 0), QStringLiteral("One; Two"));
        QCOMPARE(text(*layer, "place", 0), QStringLiteral("Dalbandin"));
        QCOMPARE(text(*layer, "fatalities", 0), QStringLiteral("4"));
        QVERIFY(text(*layer, "fatalities_low", 0).isEmpty());
        QVERIFY(!layer->provenance().mayBePassedOn); // the mark of the source
        QVERIFY(!layer->column(u"notes"));           // what is not needed is not carried on
    }

    void readsUcdp_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QString>("typeText");
        QTest::addColumn<QString>("accuracy");
        QTest::newRow("state-based") << QByteArray("1") << QByteArray("1") << "Battles"
                                     << "5000";
        QTest::newRow("non-state") << QByteArray("2") << QByteArray("2") << "Battles"
                                   << "25000";
        QTest::newRow("one-sided") << QByteArray("3") << QByteArray("3") << "Violence against civilians"
                                   << "50000";
    }
    void readsUcdp()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, where);
        QFETCH(QString, typeText);
        QFETCH(QString, accuracy);
        const LayerPtr layer =
            made(ucdpHeader + ucdp("7", type, where, "1990-10-04 00:00:00.000", "1990-10-09 00:00:00.000"));
        QVERIFY(layer && layer->rowCount() == 1);
        QCOMPARE(text(*layer, "id", 0), QStringLiteral("7"));
        QCOMPARE(text(*layer, "date", 0), QStringLiteral("1990-10-04/1990-10-09"));
        QCOMPARE(text(*layer, "event_type", 0), typeText);
        QCOMPARE(text(*layer, "location_accuracy_m", 0), accuracy);
        QCOMPARE(text(*layer, "fatalities_low", 0), QStringLiteral("2"));
        QCOMPARE(text(*layer, "fatalities", 0), QStringLiteral("3"));
        QCOMPARE(text(*layer, "fatalities_high", 0), QStringLiteral("5"));
        QVERIFY(layer->provenance().mayBePassedOn);
    }

    /// Rows 2 to 9 have each one thing wrong; the list says what, by the row of the file and without its values.
    void listsWhatIsLeftOut()
    {
        const LayerPtr layer = made(acledHeader + acled("a", "2024-01-05", "1", "1", "4")   // 1
                                    + acled("b", "soon", "1", "1", "4")                     // 2
                                    + acled("c", "2024-01-05", "7", "1", "4")               // 3
                                    + acled("d", "2024-01-05", "1", "9", "4")               // 4
                                    + acled("e", "2024-01-05", "1", "1", "4", ",")          // 5
                                    + acled("a", "2024-01-06", "1", "1", "4")               // 6
                                    + acled("f", "2024-01-05", "1", "3", "4")               // 7
                                    + acled("g", "2024-01-05", "1", "1", "many")            // 8
                                    + acled("h", "2024-01-05", "1", "1", "4", "130.0,66.0") // 9
                                    + acled("", "2024-01-05", "1", "1", "")                 // 10
                                    + acled("i", "2024-01-05", "1", "3", "4"));             // 11
        QVERIFY(layer);
        QCOMPARE(layer->keysOf(layer->allRows()).size(), 3);
        for (const char *id : {"a", "g", "row 10"})
            QVERIFY2(layer->rowOfKey(QString::fromLatin1(id)), id);
        QCOMPARE(warned(*layer, 2, {"event_date", "left out"}), 1);
        QCOMPARE(warned(*layer, 3, {"time_precision", "left out"}), 1);
        QCOMPARE(warned(*layer, 4, {"geo_precision", "left out"}), 1);
        QCOMPARE(warned(*layer, 5, {"no place", "left out"}), 1);
        QCOMPARE(warned(*layer, 6, {"id came before", "left out"}), 1);
        QCOMPARE(warned(*layer, 8, {"fatalities", "unknown"}), 1);
        QCOMPARE(warned(*layer, 9, {"no place", "left out"}), 1);
        QCOMPARE(warned(*layer, 0, {"geo_precision 3: 2", "rows 7, 11"}), 1);
        QCOMPARE(layer->warnings().size(), std::size_t{8});
        QVERIFY(text(*layer, "fatalities", 1).isEmpty()); // unknown, not zero
        for (const Warning &warning : layer->warnings())
            for (const char *value : {"soon", "many", "130", "Dalbandin"})
                QVERIFY2(!warning.message.contains(QString::fromLatin1(value)), qPrintable(warning.message));
    }

    void listsWhatIsLeftOutOfUcdp()
    {
        const LayerPtr layer =
            made(ucdpHeader + ucdp("1", "1", "1", "2020-01-02", "2020-01-02") +
                 ucdp("2", "4", "1", "2020-01-02", "2020-01-02") + ucdp("3", "1", "1", "2020-01-02", "2020-01-01") +
                 ucdp("4", "1", "1", "", "2020-01-01") + ucdp("5", "1", "4", "2020-01-02", "2020-01-02") +
                 ucdp("6", "1", "7", "2020-01-02", "2020-01-02") + ucdp("7", "1", "8", "2020-01-02", "2020-01-02"));
        QVERIFY(layer && layer->rowCount() == 1);
        QCOMPARE(warned(*layer, 2, {"type_of_violence"}), 1);
        QCOMPARE(warned(*layer, 3, {"before date_start"}), 1);
        QCOMPARE(warned(*layer, 4, {"date_start or date_end"}), 1);
        QCOMPARE(warned(*layer, 0, {"where_prec 4: 1", "rows 5"}), 1);
        QCOMPARE(warned(*layer, 0, {"where_prec 7: 1", "rows 6"}), 1);
        QCOMPARE(warned(*layer, 7, {"where_prec"}), 1);
    }

    /// At the site itself, of the day, K is the mean over a disc of 5 km about it: 1 - 2/3 * 5/50. Tolls of 2, 3 and 5:
    /// S = 1 + log2 3, 1 + log2 4, 1 + log2 6.
    void exposureTakesThreeTolls()
    {
        const LayerPtr layer = made(ucdpHeader + ucdp("1", "1", "1", "2020-01-02", "2020-01-02"));
        QVERIFY(layer);
        const auto model = ExposureModel::create(layer, QDate(2020, 1, 2));
        QVERIFY(model);
        const TollValues value = model->exposure({66, 30}).value;
        const double kernel = 1 - 2.0 / 3 * 5 / 50;
        QVERIFY(std::abs(value[0] - kernel * (1 + std::log2(3))) < 1e-9);
        QVERIFY(std::abs(value[1] - kernel * 3) < 1e-9);
        QVERIFY(std::abs(value[2] - kernel * (1 + std::log2(6))) < 1e-9);
    }

    void leavesOthersAsTheyAre()
    {
        const LayerPtr ours = file("id,date,lon,lat,location_accuracy_m,event_type,fatalities\n"
                                   "a,2025-06-01,62,29,0,Battles,7\n");
        QVERIFY(ours);
        const auto same = incidentLayer(ours);
        QVERIFY(same && *same == ours);
        QVERIFY(incidentWarnings(ours).empty() && withIncidentColumns(ours) == ours);
        const LayerPtr plain = file("id,lon,lat\na,62,29\n");
        const auto refused = incidentLayer(plain);
        QVERIFY(!refused && refused.error().kind == Error::Kind::Input);
    }

    void typesStandBesideTheirCodes()
    {
        const LayerPtr plain = file(ucdpHeader + ucdp("1", "3", "1", "2020-01-02", "2020-01-02") +
                                    ucdp("2", "1", "1", "2020-01-02", "2020-01-02"));
        const LayerPtr typed = withIncidentColumns(plain);
        QCOMPARE(text(*typed, "event_type", 0), QStringLiteral("Violence against civilians"));
        QCOMPARE(text(*typed, "event_type", 1), QStringLiteral("Battles"));
        QVERIFY(typed->column(u"event_type")->isDerived());
        QCOMPARE(text(*typed, "incident_date", 0), QStringLiteral("2020-01-02"));
        QCOMPARE(incidentSourceOf(*typed), IncidentSource::UcdpGed);
    }

    void datesStandBesideTheirTexts()
    {
        const LayerPtr dated = withIncidentColumns(
            file(acledHeader + acled("a", "05 January 2024", "3", "1", "4") + acled("b", "soon", "1", "1", "4")));
        QCOMPARE(dated->column(u"incident_date")->type(), Column::Type::Date);
        QVERIFY(dated->column(u"incident_date")->isDerived());
        QCOMPARE(text(*dated, "incident_date", 0), QStringLiteral("2024-01"));
        QVERIFY(text(*dated, "incident_date", 1).isEmpty());
        QCOMPARE(incidentSourceOf(*dated), IncidentSource::Acled);
    }

    void understandsDays_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("day");
        QTest::newRow("ISO") << "2024-01-31"
                             << "2024-01-31";
        QTest::newRow("with time") << "2024-01-31T12:00:00"
                                   << "2024-01-31";
        QTest::newRow("slashes") << "2024/01/31"
                                 << "2024-01-31";
        QTest::newRow("either way") << "01/02/2024"
                                    << "";
        QTest::newRow("no such day") << "2024-02-30"
                                     << "";
        QTest::newRow("a month") << "2024-02"
                                 << "";
        QTest::newRow("with more behind") << "2024-02-03x"
                                          << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void understandsDays()
    {
        QFETCH(QString, said);
        QFETCH(QString, day);
        const auto found = incidentDay(said);
        QCOMPARE(found ? found->text() : QString(), day);
    }

private:
    LayerPtr file(const QByteArray &csv)
    {
        const QString path = m_folder.filePath(QStringLiteral("events.csv"));
        return writeBytes(path, csv) ? mustRead(path) : nullptr;
    }
    LayerPtr made(const QByteArray &csv)
    {
        const LayerPtr source = file(csv);
        const auto layer = source ? incidentLayer(source) : Result<LayerPtr>(LayerPtr());
        return layer ? *layer : nullptr;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(IncidentLayerTest)
#include "incident_layer_test.moc"
