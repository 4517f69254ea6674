// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/security/incident_mapping.h"

#include "datasets/io/exporter.h"
#include "datasets/security/exposure.h"
#include "datasets/security/incident_layer.h"
#include "datasets/security/incident_source.h"
#include "datasets/table/layer_changes.h"
#include "datasets/table/passing_on.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace kohkan;
using namespace kohkan::test;

namespace {

const QByteArray header = "Ref No,When,Until,How sure,What happened,Weapon,By,Killed,Prov,Dist,Village,x,y\n";

/// One line with these values; the rest is the same for all.
QByteArray line(const QByteArray &ref, const QByteArray &when, const QByteArray &sure = "town",
                const QByteArray &what = "IED attack", const QByteArray &killed = "3", const QByteArray &until = {})
{
    return ref + "," + when + "," + until + "," + sure + "," + what + ",bomb,A group," + killed +
           ",Balochistan,Chagai,Nokundi,62.75,28.81\n";
}

IncidentMapping whole()
{
    IncidentMapping mapping;
    const auto name = [](const char *column) { return QString::fromLatin1(column); };
    mapping.id = name("Ref No");
    mapping.date = name("When");
    mapping.dateEnd = name("Until");
    mapping.accuracy = IncidentMapping::Accuracy::Codes;
    mapping.accuracyColumn = name("How sure");
    mapping.codeKm = {{name("town"), 5.0}, {name("district"), 60.0}};
    mapping.eventType = name("What happened");
    mapping.types = {{name("IED attack"), name("Explosions/Remote violence")}};
    mapping.subType = name("Weapon");
    mapping.actor = name("By");
    mapping.fatalities = name("Killed");
    mapping.admin1 = name("Prov");
    mapping.admin2 = name("Dist");
    mapping.place = name("Village");
    return mapping;
}

} // namespace

/// Tables of anybody's, read as incidents by what was said of their columns.
class IncidentMappingTest : public QObject {
    Q_OBJECT
private slots:
    void readsEveryPart()
    {
        const LayerPtr layer = made(header + line("k-1", "5/4/2024"), whole());
        QVERIFY(layer && layer->rowCount() == 1);
        QCOMPARE(text(*layer, "id", 0), QStringLiteral("k-1"));
        QCOMPARE(text(*layer, "date", 0), QStringLiteral("2024-04-05"));
        QCOMPARE(text(*layer, "location_accuracy_m", 0), QStringLiteral("5000"));
        QCOMPARE(text(*layer, "event_type", 0), QStringLiteral("Explosions/Remote violence"));
        QCOMPARE(text(*layer, "sub_type", 0), QStringLiteral("bomb"));
        QCOMPARE(text(*layer, "actor", 0), QStringLiteral("A group"));
        QCOMPARE(text(*layer, "fatalities", 0), QStringLiteral("3"));
        QCOMPARE(text(*layer, "admin1", 0), QStringLiteral("Balochistan"));
        QCOMPARE(text(*layer, "admin2", 0), QStringLiteral("Chagai"));
        QCOMPARE(text(*layer, "place", 0), QStringLiteral("Nokundi"));
        QCOMPARE(layer->geometry().point(rowAt(0)), (LonLat{62.75, 28.81}));
        QVERIFY(layer->provenance().mayBePassedOn);
    }

    void readsDates_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("dayFirst");
        QTest::addColumn<QString>("monthFirst");
        const auto row = [](const char *said, const char *day, const char *month) {
            QTest::newRow(said) << QString::fromLatin1(said) << QString::fromLatin1(day) << QString::fromLatin1(month);
        };
        row("2024-04-05", "2024-04-05", "2024-04-05");
        row("2024-04", "2024-04", "2024-04");
        row("2024", "2024", "2024");
        row("5 April 2024", "2024-04-05", "2024-04-05");
        row("05/04/2024", "2024-04-05", "2024-05-04");
        row("5.4.2024 13:30", "2024-04-05", "2024-05-04");
        row("31-12-2024", "2024-12-31", "");
        row("12/31/2024", "", "2024-12-31");
        row("05/04/24", "", ""); // which century
        row("next week", "", "");
        row("", "", "");
    }
    void readsDates()
    {
        QFETCH(QString, said);
        QFETCH(QString, dayFirst);
        QFETCH(QString, monthFirst);
        const auto textOf = [&](IncidentMapping::DayOrder order) {
            const auto date = mappedDate(said, order);
            return date ? date->text() : QString();
        };
        QCOMPARE(textOf(IncidentMapping::DayOrder::DayFirst), dayFirst);
        QCOMPARE(textOf(IncidentMapping::DayOrder::MonthFirst), monthFirst);
    }

    void anEndMakesAnInterval()
    {
        const LayerPtr layer = made(header + line("a", "2024-04-05", "town", "x", "1", "2024-04-09") +
                                        line("b", "2024-04-05", "town", "x", "1", "2024-04-01") +
                                        line("c", "2024-03", "town", "x", "1", "2024-04-09"),
                                    whole());
        QVERIFY(layer);
        QCOMPARE(layer->rowCount(), std::size_t(2));
        QCOMPARE(text(*layer, "date", 0), QStringLiteral("2024-04-05/2024-04-09"));
        QCOMPARE(text(*layer, "date", 1), QStringLiteral("2024-03-01/2024-04-09"));
        QCOMPARE(warned(*layer, 2, {"When", "left out"}), 1);
    }

    /// A row with one thing wrong each.
    void listsWhatIsLeftOut()
    {
        const LayerPtr layer = made(header + line("a", "2024-04-05")        // 1
                                        + line("b", "soon")                 // 2
                                        + line("c", "2024-04-05", "unsure") // 3
                                        + line("a", "2024-04-06")           // 4
                                        + line("d", "2024-04-05", "town", "Ambush", "some") +
                                        line("", "2024-04-05", "district", "Ambush", "2.0"), // 6
                                    whole());
        QVERIFY(layer);
        QCOMPARE(layer->rowCount(), std::size_t(3));
        QCOMPARE(warned(*layer, 2, {"When", "left out"}), 1);
        QCOMPARE(warned(*layer, 0, {"How sure: 1", "rows 3"}), 1);
        QCOMPARE(warned(*layer, 4, {"id came before"}), 1);
        QCOMPARE(warned(*layer, 5, {"Killed", "unknown"}), 1);
        const Row last = *layer->rowOfKey(QStringLiteral("row 6"));
        QCOMPARE(layer->column(u"fatalities")->text(last), QStringLiteral("2"));
        QCOMPARE(layer->column(u"location_accuracy_m")->text(last), QStringLiteral("60000"));
        QCOMPARE(layer->column(u"event_type")->text(last), QStringLiteral("Ambush")); // nobody said what it is
    }

    void accuracyFromFigures_data()
    {
        QTest::addColumn<int>("accuracy");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("metres"); // empty: left out
        using Accuracy = IncidentMapping::Accuracy;
        QTest::newRow("metres") << int(Accuracy::Metres) << QByteArray("250") << "250";
        QTest::newRow("kilometres") << int(Accuracy::Kilometres) << QByteArray("2.5") << "2500";
        QTest::newRow("same") << int(Accuracy::Same) << QByteArray("whatever") << "7000";
        QTest::newRow("none") << int(Accuracy::Metres) << QByteArray() << "";
        QTest::newRow("below zero") << int(Accuracy::Metres) << QByteArray("-5") << "";
        QTest::newRow("too far") << int(Accuracy::Kilometres) << QByteArray("1e9") << "";
    }
    void accuracyFromFigures()
    {
        QFETCH(int, accuracy);
        QFETCH(QByteArray, said);
        QFETCH(QString, metres);
        IncidentMapping mapping = whole();
        mapping.accuracy = static_cast<IncidentMapping::Accuracy>(accuracy);
        mapping.accuracyKm = 7;
        const LayerPtr layer = made(header + line("a", "2024-04-05", said), mapping);
        QVERIFY(layer);
        QCOMPARE(layer->rowCount(), std::size_t(metres.isEmpty() ? 0 : 1));
        if (!metres.isEmpty())
            QCOMPARE(text(*layer, "location_accuracy_m", 0), metres);
    }

    /// At the site itself, of the day: K is the mean over a disc of 5 km about it, 1 - 2/3 * 5/50; three dead: S = 3.
    void carriesAnExposure()
    {
        const LayerPtr layer = made(header + line("a", "2024-04-05"), whole());
        const auto model = ExposureModel::create(layer, QDate(2024, 4, 5));
        QVERIFY(model);
        QVERIFY(std::abs(model->exposure({62.75, 28.81}).value[1] - 3 * (1 - 2.0 / 3 * 5 / 50)) < 1e-9);
    }

    void idsNameTheRowsOfTheSource()
    {
        const LayerPtr before = source(header + line("k-1", "2024-04-05") + line("k-2", "2024-04-05"), whole());
        const LayerPtr after = source(header + line("k-2", "2024-04-06") + line("k-3", "2024-04-05"), whole());
        QVERIFY(before && after);
        const auto changes = LayerChanges::between(*before, *after);
        QVERIFY(changes);
        QCOMPARE(changes->added, QStringList(QStringLiteral("k-3")));
        QCOMPARE(changes->changed, QStringList(QStringLiteral("k-2")));
        QCOMPARE(changes->removed, QStringList(QStringLiteral("k-1")));
    }

    void theMarkHoldsAtTheExit()
    {
        IncidentMapping mapping = whole();
        mapping.mayBePassedOn = false;
        mapping.licence = QStringLiteral("ours alone");
        const LayerPtr layer = source(header + line("k-1", "2024-04-05"), mapping);
        QVERIFY(whyNotPassedOn(*layer).contains(QStringLiteral("ours alone")));
        const QString out = m_folder.filePath(QStringLiteral("out.geojson"));
        QVERIFY(!exportLayer(*layer, layer->allRows(), {out, {}, {}, {}}));
        QVERIFY(!QFile::exists(out));
        const auto incidents = incidentLayer(layer);
        QVERIFY(incidents && !(*incidents)->provenance().mayBePassedOn);
    }

    /// A table whose columns are ACLED's stays one that may not be passed on, whatever anybody says of it.
    void noWordLiftsTheMarkOfAcled()
    {
        IncidentMapping mapping;
        mapping.date = QStringLiteral("event_date");
        mapping.mayBePassedOn = true;
        const LayerPtr layer =
            source("event_id_cnty,event_date,event_type,geo_precision,latitude,longitude,fatalities\n"
                   "PAK1,2024-04-05,Battles,1,30,66,2\n",
                   mapping);
        QVERIFY(layer);
        QVERIFY(!whyNotPassedOn(*layer).isEmpty());
        QCOMPARE(incidentSourceOf(*layer), IncidentSource::Acled);
    }

    void coordinatesByTheirColumns()
    {
        IncidentMapping mapping;
        mapping.date = QStringLiteral("when");
        mapping.longitude = QStringLiteral("east");
        mapping.latitude = QStringLiteral("north");
        const LayerPtr layer = made("when,north,east\n2024-04-05,28.81,62.75\n", mapping);
        QVERIFY(layer && layer->rowCount() == 1);
        QCOMPARE(layer->geometry().point(rowAt(0)), (LonLat{62.75, 28.81}));
        QCOMPARE(text(*layer, "event_type", 0), mapping.everyType);
    }

    void drawnByItsType()
    {
        const LayerPtr typed = withIncidentColumns(source(header + line("a", "2024-04-05"), whole()));
        QCOMPARE(text(*typed, "incident_type", 0), QStringLiteral("Explosions/Remote violence"));
        QVERIFY(typed->column(u"incident_type")->isDerived());
        QCOMPARE(text(*typed, "incident_date", 0), QStringLiteral("2024-04-05"));
        QCOMPARE(incidentSourceOf(*typed), IncidentSource::Mapped);
    }

    void columnsOfTheSourceStay()
    {
        IncidentMapping mapping;
        mapping.date = QStringLiteral("Incident_Date");
        mapping.eventType = QStringLiteral("Incident_Type");
        mapping.types = {{QStringLiteral("x"), QStringLiteral("Riots")}};
        const LayerPtr read = source("Incident_Date,Incident_Type,lat,lon\n5/4/2024,x,28.8,62.7\n", mapping);
        const LayerPtr layer = withIncidentColumns(read);
        QCOMPARE(text(*layer, "Incident_Date", 0), QStringLiteral("5/4/2024"));
        QCOMPARE(text(*layer, "Incident_Type", 0), QStringLiteral("x"));
        QCOMPARE(derivedColumn(*layer, incidentDateColumn)->text(rowAt(0)), QStringLiteral("2024-04-05"));
        QCOMPARE(derivedColumn(*layer, mappedTypeColumn)->text(rowAt(0)), QStringLiteral("Riots"));
        QVERIFY(incidentLayer(layer));
        QCOMPARE(withIncidentColumns(layer)->columns().size(), layer->columns().size());
    }

    void keepsNoTextsOfRestrictedRows()
    {
        IncidentMapping mapping = whole();
        mapping.mayBePassedOn = false;
        QVERIFY(mapping.toKeep() == mapping); // a code book
        for (int i = 0; i < 40; ++i)
            mapping.types[QStringLiteral("what row %1 says").arg(i)] = QStringLiteral("Riots");
        QVERIFY(mapping.toKeep().types.empty() && mapping.toKeep().codeKm == mapping.codeKm);
        mapping.mayBePassedOn = true;
        QVERIFY(mapping.toKeep() == mapping);
    }

    void saysWhatDoesNotFit()
    {
        const QStringList columns{QStringLiteral("a"), QStringLiteral("b")};
        IncidentMapping mapping;
        QVERIFY(mapping.whyNot(columns).contains(QStringLiteral("date")));
        mapping.date = QStringLiteral("c");
        QVERIFY(mapping.whyNot(columns).contains(QStringLiteral("no column c")));
        mapping.date = QStringLiteral("a");
        QVERIFY(mapping.whyNot(columns).isEmpty());
        mapping.accuracy = IncidentMapping::Accuracy::Metres;
        QVERIFY(mapping.whyNot(columns).contains(QStringLiteral("accuracy")));
        mapping.accuracyColumn = QStringLiteral("b");
        mapping.longitude = QStringLiteral("b");
        QVERIFY(mapping.whyNot(columns).contains(QStringLiteral("latitude")));
        IncidentMapping gone = whole();
        gone.id = QStringLiteral("no longer there");
        const LayerPtr layer = source(header + line("a", "2024-04-05"), gone);
        const auto incidents = incidentLayer(layer);
        QVERIFY(!incidents && incidents.error().message.contains(QStringLiteral("no longer there")));
    }

    void comesBackFromJson()
    {
        IncidentMapping mapping = whole();
        mapping.dayOrder = IncidentMapping::DayOrder::MonthFirst;
        mapping.mayBePassedOn = false;
        mapping.licence = QStringLiteral("terms");
        mapping.everyType = QStringLiteral("Riots");
        QVERIFY(IncidentMapping::fromJson(mapping.toJson()) == mapping);
        QVERIFY(IncidentMapping::fromJson({}) == IncidentMapping());
    }

    void guessesFromNamesAndWords()
    {
        const LayerPtr layer = source("Incident_ID,Event Date,Type,Province,District,City,Killed,lat,lon\n"
                                      "1,2024-04-05,Suicide bombing,Balochistan,Chagai,Nokundi,3,28.8,62.7\n"
                                      "2,2024-04-06,Armed clash,Balochistan,Chagai,Nokundi,3,28.8,62.7\n"
                                      "3,2024-04-07,Weather,Balochistan,Chagai,Nokundi,3,28.8,62.7\n",
                                      {});
        const IncidentMapping guess = IncidentMapping::guess(*layer);
        QCOMPARE(guess.id, QStringLiteral("Incident_ID"));
        QCOMPARE(guess.date, QStringLiteral("Event Date"));
        QCOMPARE(guess.eventType, QStringLiteral("Type"));
        QCOMPARE(guess.admin2, QStringLiteral("District"));
        QCOMPARE(guess.place, QStringLiteral("City"));
        QCOMPARE(guess.fatalities, QStringLiteral("Killed"));
        QCOMPARE(guess.types.size(), std::size_t(2));
        QCOMPARE(guess.types.at(QStringLiteral("Suicide bombing")), QStringLiteral("Explosions/Remote violence"));
        QCOMPARE(guess.types.at(QStringLiteral("Armed clash")), QStringLiteral("Battles"));
    }

    void guessesDatesFromValues()
    {
        const LayerPtr layer =
            source("n,year,Reported,lat,lon\n1,2024,5 April 2024,28.8,62.7\n2,2024,6/4/2024,28.8,62.7\n"
                   "3,2024,unknown,28.8,62.7\n",
                   {});
        QCOMPARE(IncidentMapping::guess(*layer).date, QStringLiteral("year")); // a name tells first
        const LayerPtr nameless = source("n,Reported,lat,lon\n1,5 April 2024,28.8,62.7\n2,6/4/2024,28.8,62.7\n", {});
        QCOMPARE(IncidentMapping::guess(*nameless).date, QStringLiteral("Reported"));
        const LayerPtr none = source("n,word,lat,lon\n1,a,28.8,62.7\n", {});
        QVERIFY(IncidentMapping::guess(*none).date.isEmpty());
    }

    void aSourceIsKnownByItsColumns()
    {
        const QStringList columns{QStringLiteral("A"), QStringLiteral("b")};
        QCOMPARE(columnsSignature(columns), columnsSignature({QStringLiteral("b "), QStringLiteral("A")}));
        QVERIFY(columnsSignature(columns) != columnsSignature({QStringLiteral("a")}));
    }

private:
    LayerPtr source(const QByteArray &csv, const IncidentMapping &mapping)
    {
        const QString path = m_folder.filePath(QStringLiteral("events.csv"));
        ReadOptions options;
        options.incidents = std::make_shared<const IncidentMapping>(mapping);
        const auto layer = writeBytes(path, csv) ? DatasetReader::read(path, options) : Result<LayerPtr>(LayerPtr());
        return layer ? *layer : nullptr;
    }
    LayerPtr made(const QByteArray &csv, const IncidentMapping &mapping)
    {
        const LayerPtr read = source(csv, mapping);
        const auto layer = read ? incidentLayer(read) : Result<LayerPtr>(LayerPtr());
        return layer ? *layer : nullptr;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(IncidentMappingTest)
#include "incident_mapping_test.moc"
