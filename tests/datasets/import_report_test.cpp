// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/import_report.h"
#include "datasets/io/near_names.h"
#include "datasets/table/layer_builder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;

/// What an import report counts, against files of which it is known.
class ImportReportTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void folds_data();
    void folds();
    void countsRows_data();
    void countsRows();
    void countsBeyondTheWarnings();
    void saysWhatIsLeftOut();
    void rowsOfAFileThatEndsEarly();
    void repeatedIds_data();
    void repeatedIds();
    void nearDuplicates_data();
    void nearDuplicates();
    void manyRowsOfOneName();
    void reachesOverLevels();
    void columns();
    void source();
    void nothingAtAll();
    void restrictedRowsLeaveAsCounts();
    void stops();

private:
    LayerPtr read(const QByteArray &bytes, const char *name = "rows.csv");
    ImportReport reportOf(const QByteArray &bytes, const char *name = "rows.csv");
    QTemporaryDir m_folder;
};

namespace {

QString rowsText(const std::vector<qint64> &rows)
{
    QStringList list;
    for (const qint64 row : rows)
        list << QString::number(row);
    return list.join(u' ');
}

/// `column: value=rows, ...; ...`
QString idsText(const ImportReport &report)
{
    QStringList columns;
    for (const auto &column : report.ids) {
        QStringList values;
        for (const auto &id : column.listed)
            values << QStringLiteral("%1=%2").arg(id.value, rowsText(id.rows));
        columns << QStringLiteral("%1 %2 %3: %4")
                       .arg(column.name)
                       .arg(column.values)
                       .arg(column.rows)
                       .arg(values.join(QStringLiteral(", ")));
    }
    return columns.join(QStringLiteral("; "));
}

QString nearText(const ImportReport &report)
{
    QStringList groups;
    for (const auto &group : report.near.listed)
        groups << rowsText(group.rows);
    return groups.join(QStringLiteral(" | "));
}

qint64 sumOf(const std::vector<ImportReport::RowGroup> &groups)
{
    qint64 sum = 0;
    for (const auto &group : groups)
        sum += group.count;
    return sum;
}

/// Points of one name on a line to the east, `metres` apart, at 30 N.
LayerPtr lineOfPoints(int count, double metres, const std::function<double(int)> &accuracy)
{
    LayerBuilder builder(QStringLiteral("line"));
    auto &names = builder.addColumn(QStringLiteral("name"), Column::Type::Text);
    auto &accuracies = builder.addColumn(QStringLiteral("accuracy_m"), Column::Type::Number);
    for (int i = 0; i < count; ++i) {
        names.appendText(QStringLiteral("Unnamed"));
        accuracies.appendNumber(accuracy(i));
        builder.geometry().appendPoint({60 + i * metres / 96486.28, 30});
    }
    return builder.finish();
}

} // namespace

LayerPtr ImportReportTest::read(const QByteArray &bytes, const char *name)
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return nullptr;
    file.close();
    auto layer = DatasetReader::read(path);
    if (!layer)
        qWarning("%s", qPrintable(layer.error().message));
    return layer ? *layer : nullptr;
}

ImportReport ImportReportTest::reportOf(const QByteArray &bytes, const char *name)
{
    const LayerPtr layer = read(bytes, name);
    return layer ? *ImportReport::of(*layer) : ImportReport{};
}

void ImportReportTest::folds_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("areOne");
    QTest::newRow("case") << "Reko Diq"
                          << "REKO DIQ" << true;
    QTest::newRow("spacing") << "Reko  Diq "
                             << "RekoDiq" << true;
    QTest::newRow("punctuation") << "Reko-Diq"
                                 << "Reko, Diq." << true;
    QTest::newRow("accents") << "Šaindak é"
                             << "saindak E" << true;
    QTest::newRow("letters that do not come apart") << "Ørsted"
                                                    << "orsted" << true;
    QTest::newRow("sharp s") << "Straße"
                             << "STRASSE" << true;
    QTest::newRow("yeh and kaf") << QStringLiteral("ريكو") << QStringLiteral("ریکو") << true;
    QTest::newRow("vowel signs") << QStringLiteral("سَيْنْدَك") << QStringLiteral("سیندک") << true;
    QTest::newRow("tatweel") << QStringLiteral("سينـــدك") << QStringLiteral("سيندك") << true;
    QTest::newRow("hamza") << QStringLiteral("أحمد") << QStringLiteral("احمد") << true;
    QTest::newRow("a joiner of no width") << QStringLiteral("سین\u200cدک") << QStringLiteral("سیندک") << true;
    QTest::newRow("digits") << QStringLiteral("H۱۴") << "H-14" << true;
    QTest::newRow("vowels of Hindi are letters") << QStringLiteral("की") << QStringLiteral("कु") << false;
    QTest::newRow("other digits") << "H14"
                                  << "H15" << false;
    QTest::newRow("other letters") << "Saindak"
                                   << "Saindok" << false;
}

void ImportReportTest::folds()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, areOne);
    QCOMPARE(foldedName(a) == foldedName(b), areOne);
    QVERIFY(!foldedName(a).isEmpty());
    QVERIFY(foldedName(QStringLiteral(" - ?! ")).isEmpty());
}

void ImportReportTest::countsRows_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<qint64>("onMap");
    QTest::addColumn<QString>("reasons"); // rows of each
    QTest::newRow("all there") << QByteArray("name,lon,lat\na,66,29\nb,67,29\n") << qint64(2) << qint64(2) << "";
    QTest::newRow("no place") << QByteArray("name,lon,lat\na,66,29\nb,,\nc,67,29\nd,,\n") << qint64(4) << qint64(2)
                              << "2 4";
    QTest::newRow("two reasons") << QByteArray("name,lon,lat\na,66,29\nb,,\nc,east,north\nd,up,down\ne,66,30\nf,67,30\n"
                                               "g,67,31\nh,67,32\ni,67,33\nj,67,34\nk,67,35\nl,67,36\n")
                                 << qint64(12) << qint64(9) << "2 | 3 4";
    QTest::newRow("out of range") << QByteArray("name,lon,lat\na,66,29\nb,67,95\nc,67,29\nd,68,29\n") << qint64(4)
                                  << qint64(3) << "2";
    QTest::newRow("a zone alone") << QByteArray("name,easting,northing,zone\na,500000,3300000,41N\nb,,,42N\nc,,,\n")
                                  << qint64(3) << qint64(1) << "2 3";
    QTest::newRow("no places") << QByteArray("name,tonnes\na,1\nb,2\n") << qint64(2) << qint64(0) << "1 2";
}

void ImportReportTest::countsRows()
{
    QFETCH(QByteArray, table);
    QFETCH(qint64, rows);
    QFETCH(qint64, onMap);
    QFETCH(QString, reasons);
    const ImportReport report = reportOf(table);
    QCOMPARE(report.rows, rows);
    QCOMPARE(report.onMap, onMap);
    QStringList found;
    for (const auto &group : report.offMap)
        found << rowsText(group.rows);
    QCOMPARE(found.join(QStringLiteral(" | ")), reasons);
    QCOMPARE(sumOf(report.offMap), rows - onMap);
    QVERIFY(report.isComplete()); // a row without a place is in the table
}

/// Warnings on rows are kept for the first thousand; the counts are those of the layer.
void ImportReportTest::countsBeyondTheWarnings()
{
    QByteArray table = "name,lon,lat\n";
    for (int i = 0; i < 30'000; ++i)
        table += "a,66,29\n";
    for (int i = 0; i < 2'500; ++i)
        table += "b,67,9" + QByteArray::number(1 + i % 8) + "\n";
    const ImportReport report = reportOf(table);
    QCOMPARE(report.rows, qint64(32'500));
    QCOMPARE(report.onMap, qint64(30'000));
    QCOMPARE(sumOf(report.offMap), qint64(2'500));
    QCOMPARE(report.offMap.front().count, qint64(1'000));
    QCOMPARE(report.offMap.front().rows.size(), ImportReport::rowsKept);
    QVERIFY(!report.offMap.front().isSame); // the latitudes differ
    QCOMPARE(report.rowsWarned, qint64(1'000));
}

void ImportReportTest::saysWhatIsLeftOut()
{
    const ImportReport cells = reportOf("name,lon,lat\na,66,29\nb,67,29,x,y\nc,68,29\n");
    QCOMPARE(cells.cellsLeftOut, qint64(2));
    QCOMPARE(cells.rowsLeftOut, qint64(0));
    QVERIFY(!cells.isComplete());
    QVERIFY(cells.text().contains(QLatin1String("2 cells")));
    QVERIFY(!cells.json()[QLatin1String("isComplete")].toBool(true));
    const ImportReport empty = reportOf("name,lon,lat\na,66,29\nb,67,29,,\nc,68,29\n");
    QVERIFY(empty.isComplete()); // surplus cells without a value
    const ImportReport shorter = reportOf("name,lon,lat,note\na,66,29,x\nb,67,29\nc,68,29,y\n");
    QVERIFY(shorter.isComplete());
    QCOMPARE(shorter.reading->shortRows, qint64(1));
}

void ImportReportTest::rowsOfAFileThatEndsEarly()
{
    LayerBuilder builder(QStringLiteral("cut"));
    builder.addColumn(QStringLiteral("name"), Column::Type::Text).appendText(QStringLiteral("a"));
    builder.geometry().appendPoint({66, 29});
    builder.provenance().rowsLeftOut = 7;
    const auto report = ImportReport::of(*builder.finish());
    QCOMPARE(report->rowsLeftOut, qint64(7));
    QVERIFY(!report->isComplete());
    QVERIFY(report->text().contains(QLatin1String("7 rows of the source")));
}

void ImportReportTest::repeatedIds_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("ids");
    QTest::newRow("none") << QByteArray("id,lon,lat\na,66,29\nb,67,29\n") << "id 0 0: ";
    QTest::newRow("text") << QByteArray("id,lon,lat\nb,66,29\na,67,29\nb,68,29\nA,66,30\na,66,31\nb,66,32\n")
                          << "id 2 5: b=1 3 6, a=2 5";
    QTest::newRow("numbers") << QByteArray("FID,lon,lat\n7,66,29\n8,67,29\n7,68,29\n,66,30\n,66,31\n")
                             << "FID 1 2: 7=1 3";
    QTest::newRow("a code that names rows")
        << QByteArray("code,lon,lat\nx,66,29\ny,67,29\nz,68,29\nx,69,29\n") << "code 1 2: x=1 4";
    QTest::newRow("a code of kinds") << QByteArray("code,lon,lat\nx,66,29\nx,67,29\ny,68,29\ny,69,29\n") << "";
    QTest::newRow("no ids") << QByteArray("name,lon,lat\nx,66,29\nx,67,29\n") << "";
}

void ImportReportTest::repeatedIds()
{
    QFETCH(QByteArray, table);
    QFETCH(QString, ids);
    QCOMPARE(idsText(reportOf(table)), ids);
}

void ImportReportTest::nearDuplicates_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("groups");
    // at 29 N a degree of latitude has 110,850 m, one of longitude 97,440 m
    QTest::newRow("near") << QByteArray("name,lon,lat\nReko Diq,62.1,29.1\nSaindak,61.6,29.3\nreko-diq,62.1,29.104\n")
                          << "name"
                          << "1 3"; // 443 m
    QTest::newRow("not near") << QByteArray("name,lon,lat\nReko Diq,62.1,29.1\nreko-diq,62.1,29.105\n") << "name"
                              << ""; // 554 m
    QTest::newRow("other name") << QByteArray("name,lon,lat\nReko Diq,62.1,29.1\nReko Diq 2,62.1,29.1\n") << "name"
                                << "";
    QTest::newRow("the larger accuracy")
        << QByteArray("name,lon,lat,accuracy_m\nA,62.1,29.1,10\na,62.1,29.12,3000\nB,61,29.1,10\nb,61,29.12,20\n")
        << "name"
        << "1 2"; // 2.2 km
    QTest::newRow("a small accuracy leaves 500 m")
        << QByteArray("name,lon,lat,accuracy_m\nA,62.1,29.1,10\na,62.1,29.104,20\n") << "name"
        << "1 2";
    QTest::newRow("one after the other") << QByteArray("name,lon,lat\nA,62.1,29.1\na,62.1,29.104\nÀ,62.1,29.108\n")
                                         << "name"
                                         << "1 2 3";
    QTest::newRow("no place") << QByteArray("name,lon,lat\nA,62.1,29.1\na,,\nB,62,29\nC,63,29\n") << "name"
                              << "";
    QTest::newRow("over the antimeridian") << QByteArray("name,lon,lat\nA,179.999,29.1\na,-179.999,29.1\n") << "name"
                                           << "1 2"; // 195 m
    QTest::newRow("another column") << QByteArray("Site Name,lon,lat\nA,62.1,29.1\na,62.1,29.1\n") << "Site Name"
                                    << "1 2";
    QTest::newRow("no names") << QByteArray("kind,lon,lat\nA,62.1,29.1\na,62.1,29.1\n") << ""
                              << "";
}

void ImportReportTest::nearDuplicates()
{
    QFETCH(QByteArray, table);
    QFETCH(QString, column);
    QFETCH(QString, groups);
    const ImportReport report = reportOf(table);
    QCOMPARE(report.near.column, column);
    QCOMPARE(nearText(report), groups);
    QCOMPARE(report.near.groups, qint64(groups.isEmpty() ? 0 : groups.count(u'|') + 1));
    QVERIFY(report.near.isWhole);
}

/// By the grid, as pair by pair.
void ImportReportTest::manyRowsOfOneName()
{
    for (const auto &[metres, groups] : {std::pair(499.0, 1), std::pair(501.0, 0), std::pair(30'000.0, 0)}) {
        const auto report = ImportReport::of(*lineOfPoints(200, metres, [](int) { return 0.0; }));
        QCOMPARE(report->near.groups, qint64(groups));
        QCOMPARE(report->near.rows, qint64(groups * 200));
    }
    const auto one = ImportReport::of(*lineOfPoints(50'000, 0, [](int) { return 0.0; }));
    QCOMPARE(one->near.groups, qint64(1));
    QCOMPARE(one->near.rows, qint64(50'000));
    QCOMPARE(one->near.listed.front().count, qint64(50'000));
    QCOMPARE(one->near.listed.front().rows.size(), ImportReport::rowsKept);
    QVERIFY(one->near.isWhole);
}

/// Every tenth row, of another 40 km, is known to 20 km alone: it takes those within 20 km to both sides with it.
void ImportReportTest::reachesOverLevels()
{
    const auto report =
        ImportReport::of(*lineOfPoints(400, 4'000, [](int i) { return i % 20 == 10 ? 18'500.0 : 50.0; }));
    QCOMPARE(report->near.groups, qint64(20));
    QCOMPARE(report->near.rows, qint64(20 * 9)); // four of each side, at 4, 8, 12 and 16 km
    QCOMPARE(rowsText(report->near.listed.front().rows), QStringLiteral("7 8 9 10 11 12 13 14 15"));
    QVERIFY(std::abs(report->near.listed.front().metres - 32'000) < 100);
}

void ImportReportTest::columns()
{
    const ImportReport report = reportOf("name,lon,lat,Au (g/t),depth_m,mass,cut\na,66,29,1.5,12,5 t,<0.01\n"
                                         "b,67,29,,13,6 t,0.5\nc,68,29,2.5,,7 t,<0.02\nd,69,29,1.0,14,8 t,>9\n");
    QStringList found;
    for (const auto &column : report.columns)
        found << QStringLiteral("%1 %2 %3 %4 %5 %6")
                     .arg(column.name, columnTypeWord(column.type), column.unit)
                     .arg(column.nulls)
                     .arg(column.below)
                     .arg(column.above);
    QVERIFY2(found.contains(QStringLiteral("Au (g/t) number g/t 1 0 0")), qPrintable(found.join(u'\n')));
    QVERIFY2(found.contains(QStringLiteral("depth_m integer m 1 0 0")), qPrintable(found.join(u'\n')));
    QVERIFY2(found.contains(QStringLiteral("mass integer t 0 0 0")), qPrintable(found.join(u'\n')));
    QVERIFY2(found.contains(QStringLiteral("cut number  0 2 1")), qPrintable(found.join(u'\n')));
    for (const auto &column : report.columns) {
        const auto from = column.name == QLatin1String("mass") ? ImportReport::UnitFrom::Values
                          : column.unit.isEmpty()              ? ImportReport::UnitFrom::None
                                                               : ImportReport::UnitFrom::Name;
        QVERIFY2(column.unitFrom == from, qPrintable(column.name));
    }
    QVERIFY(report.text().contains(QLatin1String("unit m (guessed by the name)")));
}

void ImportReportTest::source()
{
    const ImportReport report = reportOf("Drill holes of 2024\nname;lon;lat\na;66;29\nb;67;29\n", "titled.csv");
    QVERIFY(report.reading.has_value());
    QCOMPARE(report.reading->encoding, QStringLiteral("UTF-8"));
    QCOMPARE(report.reading->separator, QStringLiteral(";"));
    QCOMPARE(report.reading->headerLine, qint64(2));
    QVERIFY(report.text().contains(QLatin1String("Line 1 is no row of the table: \"Drill holes of 2024\"")));
    const auto json = report.json()[QLatin1String("reading")].toObject();
    QCOMPARE(json[QLatin1String("skipped")].toArray().size(), 1);
    QVERIFY(report.isComplete()); // a title is no row
}

void ImportReportTest::nothingAtAll()
{
    LayerBuilder builder(QStringLiteral("nothing"));
    const auto report = ImportReport::of(*builder.finish());
    QVERIFY(report.has_value());
    QCOMPARE(report->rows, qint64(0));
    QVERIFY(report->offMap.empty());
    QVERIFY(report->isComplete());
    QVERIFY(report->text().contains(QLatin1String("Rows read: 0")));
}

void ImportReportTest::restrictedRowsLeaveAsCounts()
{
    const LayerPtr layer =
        read("id,name,lon,lat\nsecret-1,Hidden A,66,29\nsecret-1,hidden a,66,29\nx,Hidden B,upwards,9\n"
             "y,C,66,30,surplusword\nz,D,66,31\nw,E,66,32\nv,F,66,33\nu,G,66,34\nt,H,66,35\n"
             "s,I,66,36\nr,J,66,37\n");
    QVERIFY(layer);
    const auto open = ImportReport::of(*layer);
    const QString all = open->text() + QString::fromUtf8(QJsonDocument(open->json()).toJson());
    for (const char *value : {"secret-1", "Hidden A", "upwards", "surplusword"})
        QVERIFY2(all.contains(QLatin1String(value)), value);
    const auto closed = ImportReport::of(*LayerBuilder::marked(layer, false, QStringLiteral("not ours")));
    const QString text = closed->text() + QString::fromUtf8(QJsonDocument(closed->json()).toJson());
    for (const char *value : {"secret-1", "Hidden A", "upwards", "surplusword"})
        QVERIFY2(!text.contains(QLatin1String(value)), value);
    QVERIFY(text.contains(QLatin1String("may not be passed on")));
    QVERIFY(!closed->json()[QLatin1String("mayBePassedOn")].toBool(true));
    QCOMPARE(closed->onMap, qint64(10));
    QCOMPARE(closed->ids.front().rows, qint64(2));
    QCOMPARE(closed->near.rows, qint64(2));
    QCOMPARE(sumOf(closed->offMap), qint64(1));
    QCOMPARE(closed->cellsLeftOut, qint64(1));
}

void ImportReportTest::stops()
{
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!ImportReport::of(*lineOfPoints(10, 10, [](int) { return 0.0; }), stop.get_token()));
}

QTEST_GUILESS_MAIN(ImportReportTest)
#include "import_report_test.moc"
