// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"
#include "tests/support/sanitized.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

namespace {

/// All cells of a layer in source order: `a|b` a row, rows joined by `/`, nothing where a cell is null.
QString cellsOf(const Layer &layer)
{
    QStringList rows;
    for (const Row row : layer.bySourceRow()) {
        QStringList cells;
        for (const auto &column : layer.columns())
            cells << column->text(row);
        rows << cells.join(u'|');
    }
    return rows.join(u'/');
}

QString namesOf(const Layer &layer)
{
    QStringList names;
    for (const auto &column : layer.columns())
        names << column->name();
    return names.join(u'|');
}

QByteArray inUtf16(const char *text, QStringConverter::Encoding encoding, bool isMarked)
{
    QStringEncoder encoder(encoding, isMarked ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(QString::fromUtf8(text));
}

} // namespace

/// Text tables as people hand them over: every row of the file is in the table, every value in a column or named, and
/// what was done about the rest is said.
class CsvReaderTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void kinds_data();
    void kinds();
    void chosen();
    void manyPieces();
    void quotedTextAcrossPieces();
    void typesThatChangeLate();
    void largeCells();
    void probeKnowsTheColumns();
    void dbfEncodings_data();
    void dbfEncodings();
    void otherFormatsAreNotTaken();
    void cancelAndProgress();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QString make(const char *name, const QByteArray &bytes) const
    {
        return writeBytes(path(name), bytes) ? path(name) : QString();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void CsvReaderTest::kinds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QStringList>("said"); ///< each: `row: part of the warning`, row 0 for none
    const auto row = [](const char *tag, const QByteArray &bytes, const char *names, const char *cells,
                        const QStringList &said = {}) {
        QTest::newRow(tag) << bytes << QString::fromUtf8(names) << QString::fromUtf8(cells) << said;
    };
    const QString nowhere = QStringLiteral("0: no geometry");
    row("plain", "id,lon,lat\n1,66.10,29\n2,67,30\n", "id|lon|lat", "1|66.10|29/2|67|30");
    row("no line end at the end", "id,lon,lat\n1,66,29\n2,67,30", "id|lon|lat", "1|66|29/2|67|30");
    row("CR alone", "id,lon,lat\r1,66,29\r2,67,30\r", "id|lon|lat", "1|66|29/2|67|30");
    row("CRLF and LF", "id,lon,lat\r\n1,66,29\n2,67,30\r\n", "id|lon|lat", "1|66|29/2|67|30");
    row("semicolons", "id;lon;lat\n1;66;29\n2;67;30\n", "id|lon|lat", "1|66|29/2|67|30");
    row("tabs", "id\tlon\tlat\n1\t66\t29\n2\t67\t30\n", "id|lon|lat", "1|66|29/2|67|30");
    row("bars", "id|lon|lat\n1|66|29\n", "id|lon|lat", "1|66|29");
    row("decimal commas between semicolons", "n;a;b\nA;1,5;2,5\nB;3,5;4,5\n", "n|a|b", "A|1.5|2.5/B|3.5|4.5",
        {nowhere, QStringLiteral("0: column a is read as numbers"), QStringLiteral("0: column b is read as numbers")});
    row("sep", "sep=;\nid;lon;lat\n1;66;29\n", "id|lon|lat", "1|66|29");
    row("mark and sep", "\xEF\xBB\xBFsep=|\r\nid|lon|lat\r\n1|66|29\r\n", "id|lon|lat", "1|66|29");
    row("quoted sep", "\"sep=;\"\nid;lon;lat\n1;66;29\n", "id|lon|lat", "1|66|29");
    row("mark", "\xEF\xBB\xBFid,lon,lat\n1,66,29\n", "id|lon|lat", "1|66|29");
    row("a title", "Export of occurrence table,28 Feb 2023\n\nsite,lon,lat\nA,66.1,29.1\nB,66.2,29.2\n", "site|lon|lat",
        "A|66.1|29.1/B|66.2|29.2",
        {QStringLiteral("0: Line 1, above the table, is no row of it: \"Export of occurrence")});
    row("three lines above, a note below",
        "Occurrences\nGeological Survey\nDraft\nsite,lon,lat\nA,66,29\nB,67,30\nC,68,31\nSource: GSP\n", "site|lon|lat",
        "A|66|29/B|67|30/C|68|31/Source: GSP||",
        {QStringLiteral("0: Line 1, above the table, is no row of it: \"Occurrences\""),
         QStringLiteral("0: Line 2, above"), QStringLiteral("0: Line 3, above the table, is no row of it: \"Draft\""),
         QStringLiteral("4: Line 8 has fewer cells (1)")});
    row("comments", "# made by hand\n# twice, checked\nid,lon,lat\n1,66,29\n2,67,30\n3,68,31\n", "id|lon|lat",
        "1|66|29/2|67|30/3|68|31", {QStringLiteral("0: Line 1, above"), QStringLiteral("0: Line 2, above")});
    row("a header that begins with #", "#id,lon,lat\n1,66,29\n2,67,30\n", "id|lon|lat", "1|66|29/2|67|30");
    row("blank lines", "id,lon,lat\n\n1,66,29\n\n\n2,67,30\n\n", "id|lon|lat", "1|66|29/2|67|30");
    row("quotes", "id,a,b\n1,\"x, \"\"y\"\"\",\"two\nlines\"\n2,,\"\"\n", "id|a|b", "1|x, \"y\"|two\nlines/2||",
        {nowhere});
    row("a mark inside a cell", "id,a\n1,6\" pipe\n2,\"x\"\n", "id|a", "1|6\" pipe/2|x", {nowhere});
    row("ragged",
        "site,lon,lat,note\nA,66.1,29.1,ok\nB,66.2,29.2,has, a comma\nC,66.3\nD,66.4,29.4,\"open quote\n"
        "E,66.5,29.5,x\nF,66.6,29.6,y\n",
        "site|lon|lat|note",
        "A|66.1|29.1|ok/B|66.2|29.2|has/C|66.3||/D|66.4|29.4|\"open quote/E|66.5|29.5|x/F|66.6|29.6|y",
        {QStringLiteral("2: Line 3 has more cells (5) than the table has columns (4); no column holds \"a comma\""),
         QStringLiteral("3: Line 4 has fewer cells (2) than the table has columns (4)"),
         QStringLiteral("4: In line 5 a quotation mark is not closed"), QStringLiteral("3: \"66.3\", \"\" are not")});
    row("an open quote above quoted cells", "id,a,b\n1,\"open,x\n2,\"b\",y\n3,\"\",z\n", "id|a|b",
        "1|\"open|x/2|b|y/3||z", {QStringLiteral("1: In line 2 a quotation mark is not closed"), nowhere});
    row("a mark that is not doubled", "id,a\n1,\"the \"big\" one\"\n2,x\n", "id|a", "1|the \"big\" one/2|x",
        {QStringLiteral("1: In line 2 a quotation mark stands inside"), nowhere});
    row("columns of one name", "name,lon,lat,grade,grade,\nA,66.1,29.1,0.5,Cu,x\nB,66.2,29.2,0.6,Au,y\n",
        "name|lon|lat|grade|grade_2|column_6", "A|66.1|29.1|0.5|Cu|x/B|66.2|29.2|0.6|Au|y",
        {QStringLiteral("0: Another column is called grade already; this one is called grade_2"),
         QStringLiteral("0: no name for some columns; they are called column_6")});
    row("names that differ in case", "id,lon,lat,Cu,cu,CU_2\n1,66,29,a,b,c\n", "id|lon|lat|Cu|cu_3|CU_2",
        "1|66|29|a|b|c", {QStringLiteral("0: this one is called cu_3")});
    row("a separator at every end", "id,lon,lat,\n1,66,29,\n2,67,30,\n", "id|lon|lat", "1|66|29/2|67|30",
        {QStringLiteral("0: without a name and without a value are left out (1)")});
    row("more cells than names in every row", "id,lon,lat\n1,66,29,a\n2,67,30,b\n", "id|lon|lat|column_4",
        "1|66|29|a/2|67|30|b", {QStringLiteral("0: they are called column_4")});
    row("a row of units", "site,lon,lat,tonnage,grade\n,,,Mt,g/t\nA,66,29,12,0.5\nB,67,30,13,0.6\n",
        "site|lon|lat|tonnage|grade", "A|66|29|12|0.5/B|67|30|13|0.6",
        {QStringLiteral("0: The row of units under the header is no row of the table: \"Mt, g/t\"")});
    row("two rows of header, groups repeated", "Site,Location,Location,Grade,Grade\n,Lon,Lat,Cu,Au\nA,66,29,1,2\n",
        "Site|Lon|Lat|Cu|Au", "A|66|29|1|2", {QStringLiteral("0: The lines 1 and 2 are the header together")});
    row("two rows of header, groups once", "Mines\nSite,Location,,Depth\n,Lon,Lat,(m)\nA,66,29,12\nB,67,30,13\n",
        "Site|Lon|Lat|Depth (m)", "A|66|29|12/B|67|30|13",
        {QStringLiteral("0: Line 1, above the table"), QStringLiteral("0: The lines 2 and 3 are the header together")});
    row("two rows of header, names twice", "Site,lon,lat,Measured,,Indicated,\n,,,Mt,Cu,Mt,Cu\nA,66,29,1,2,3,4\n",
        "Site|lon|lat|Measured (Mt)|Measured Cu|Indicated (Mt)|Indicated Cu", "A|66|29|1|2|3|4",
        {QStringLiteral("0: The lines 1 and 2 are the header together")});
    row("years below names", "Name,Place,,Au,\n,Lon,Lat,2020,2021\nA,66,29,1,2\nB,67,30,3,4\n",
        "Name|Lon|Lat|Au 2020|Au 2021", "A|66|29|1|2/B|67|30|3|4",
        {QStringLiteral("0: The lines 1 and 2 are the header together")});
    row("years that are data", ",Year,Year\nA,1999,2005\nB,2001,2006\n", "column_1|Year|Year_2",
        "A|1999|2005/B|2001|2006",
        {QStringLiteral("0: no name for some columns"), QStringLiteral("0: called Year_2"), nowhere});
    row("years above names", "Site,lon,lat,2020,,2021,\n,,,Cu,Au,Cu,Au\nA,66,29,1,2,3,4\n",
        "Site|lon|lat|2020 Cu|2020 Au|2021 Cu|2021 Au", "A|66|29|1|2|3|4",
        {QStringLiteral("0: The lines 1 and 2 are the header together")});
    row("a first row of words under a header", "name,lon,lat,grade\nA,unknown,unknown,trace\nB,66,29,2\nC,67,30,3\n",
        "name|lon|lat|grade", "A|||/B|66|29|2/C|67|30|3",
        {QStringLiteral("1: not coordinates"), QStringLiteral("0: The column lon is read as numbers"),
         QStringLiteral("0: The column lat"), QStringLiteral("0: The column grade")});
    row("years as names", "site,2021,2022\nA,0.5,0.6\nB,0.7,0.8\n", "site|2021|2022", "A|0.5|0.6/B|0.7|0.8", {nowhere});
    row("years as names, above counts", "site,2021,2022\nA,1999,2050\nB,2010,1950\n", "site|2021|2022",
        "A|1999|2050/B|2010|1950", {nowhere});
    row("words alone", "site,metal\nA,Cu\nB,Au\n", "site|metal", "A|Cu/B|Au", {nowhere});
    row("the header again", "site,lon,lat\nA,66,29\nB,67,30\n\nsite, lon ,lat\nC,68,31\nsite,lon,lat,\n",
        "site|lon|lat", "A|66|29/B|67|30/C|68|31",
        {QStringLiteral("0: The header comes again among the rows (times: 2, the first in line 5)")});
    row("a site that comes twice", "Quetta,Sui\nQuetta,Sui\nZiarat,Loralai\n", "column_1|column_2",
        "Quetta|Sui/Quetta|Sui/Ziarat|Loralai", {QStringLiteral("0: has no header"), nowhere});
    row("totals", "site,lon,lat,kt\nA,66,29,5\nB,67,30,6\nSub-total:,,,11\nTotal Minerals Ltd,68,31,7\nTotal,,,18\n",
        "site|lon|lat|kt", "A|66|29|5/B|67|30|6/Sub-total:|||11/Total Minerals Ltd|68|31|7/Total|||18",
        {QStringLiteral("0: Rows that look like totals or means of others: 2 (\"Sub-total:\"; rows 3, 5)")});
    row("figures that may be none", "site,depth,au_ppm\nA,5,-0.01\nB,-99,0.3\nC,7,0.4\n", "site|depth|au_ppm",
        "A|5|-0.01/B|-99|0.3/C|7|0.4",
        {QStringLiteral("0: The column depth has 1 numbers of -99 and no other negative ones"),
         QStringLiteral("0: The column au_ppm (ppm) has 1 negative numbers; laboratories"), nowhere});
    row("three decimals behind a comma", "site,lon,lat\nA,\"66,123\",\"29,500\"\nB,\"67,456\",\"30,250\"\n",
        "site|lon|lat", "A|66.123|29.500/B|67.456|30.250",
        {QStringLiteral("0: The column lon is read as numbers"),
         QStringLiteral("0: The column lat is read as numbers")});
    row("codes", "Sample_ID,Licence_No,depth\n1E5,2.10,5\n2E10,2.1,6\n", "Sample_ID|Licence_No|depth",
        "1E5|2.10|5/2E10|2.1|6",
        {QStringLiteral("0: The column Sample_ID stays text"), QStringLiteral("0: The column Licence_No stays text"),
         nowhere});
    row("measures that end like codes",
        "Depth_Hole,Area of lease,Date_of_Licence\n120.5,12 ha,2019-05-01\n98,13 ha,2019-05-02\n",
        "Depth_Hole|Area of lease|Date_of_Licence", "120.5|12|2019-05-01/98|13|2019-05-02",
        {QStringLiteral("0: The column Area of lease is read as numbers: unit ha"), nowhere});
    row("whole numbers as codes", "id,lon,lat\n7,66,29\n8,67,30\n", "id|lon|lat", "7|66|29/8|67|30");
    row("fiscal years", "Mine,2018/19,2019/20,2020 (P)\na,5,6,7\nb,8,9,10\n", "Mine|2018/19|2019/20|2020 (P)",
        "a|5|6|7/b|8|9|10", {nowhere});
    row("booleans of which one is unknown", "n,active\na,TRUE\nb,FALSE\nc,N/A\n", "n|active", "a|true/b|false/c|",
        {QStringLiteral("0: The column active is read as yes or no: without a value: 1 (N/A)"), nowhere});
    row("two units", "Mine,Ore (kt)\nA,500 t\nB,700 t\n", "Mine|Ore (kt)", "A|500 t/B|700 t",
        {QStringLiteral("0: The column Ore (kt) stays text: its name says kt and its values t"), nowhere});
    row("two units that are one", "Mine,Au_ppm\nA,5 g/t\nB,7 g/t\n", "Mine|Au_ppm", "A|5/B|7",
        {QStringLiteral("0: The column Au_ppm is read as numbers: unit g/t"), nowhere});
    row("a table above", "Deposit;Ore\nA;1\nB;2\n;\nLicence;Holder;Area\nL1;X;10\nL2;Y;20\n", "Licence|Holder|Area",
        "L1|X|10/L2|Y|20",
        {QStringLiteral("0: Line 1, above"), QStringLiteral("0: Line 2, above"), QStringLiteral("0: Line 3, above"),
         QStringLiteral("0: Above the table stands another one (2 rows)"), nowhere});
    row("brackets", "n,change\na,(5)\nb,7\n", "n|change", "a|-5/b|7",
        {QStringLiteral("0: The column change is read as numbers: figures in brackets are negative"), nowhere});
    row("some codes", "n,v\na,007\nb,8\n", "n|v", "a|007/b|8",
        {QStringLiteral("0: The column v stays text: 1 of 2 values begin with zeros"), nowhere});
    row("points that may be thousands", "Mine;Output\nA;1.234\nB;12.345\n", "Mine|Output", "A|1.234/B|12.345",
        {QStringLiteral("0: The figures in the column Output are read with a decimal point"), nowhere});
    row("a datum in a title", "Datum: Kalianpur 1962\nn,lon,lat\na,66,29\nb,67,30\n", "n|lon|lat", "a|66|29/b|67|30",
        {QStringLiteral("0: Line 1, above"), QStringLiteral("0: A line above the table names a datum")});
    row("a datum in the names", "n,lon (NAD27),lat (NAD27)\na,66,29\n", "n|lon (NAD27)|lat (NAD27)", "a|66|29",
        {QStringLiteral("0: WGS 84 is assumed"),
         QStringLiteral("0: The places were read on WGS 84, though the table names")});
    row("no header", "A,66,29\nB,67,30\n", "column_1|column_2|column_3", "A|66|29/B|67|30",
        {QStringLiteral("0: The table has no header; its columns are called column_1 to column_3"), nowhere});
    row("a header and no row", "id,lon,lat\n", "id|lon|lat", "");
    row("one column", "name\nSaindak\nDuddar\n", "name", "Saindak/Duddar", {nowhere});
    row("one column with commas", "name\nSmith\nA, B\nDuddar\n", "name", "Smith/A, B/Duddar", {nowhere});
    row("one column with blank lines", "name\nSaindak\n\nDuddar\n", "name", "Saindak/Duddar",
        {QStringLiteral("0: Blank lines are no rows of the table (1"), nowhere});
    row("one word", "name", "name", "", {nowhere});
    row("one number", "7", "column_1", "7", {QStringLiteral("0: has no header"), nowhere});
    row("rows of separators", "id,lon,lat\n1,66,29\n,,\n", "id|lon|lat", "1|66|29/||");
    row("a NUL byte", QByteArray("id,a\n1,x\0y\n2,z\n", 15), "id|a", "1|xy/2|z",
        {QStringLiteral("1: In line 2 there are NUL bytes"), nowhere});
    row("a text with %1", "id,a,b\n1,2,3,%1 and %2\n2,x,y\n3,x,y\n", "id|a|b", "1|2|3/2|x|y/3|x|y",
        {QStringLiteral("1: Line 2 has more cells (4) than the table has columns (3); no column holds \"%1 and %2\"."),
         nowhere});
    row("Windows-1252", "id,lon,lat,n\n1,66,29,Caf\xe9\n", "id|lon|lat|n", "1|66|29|Café",
        {QStringLiteral("0: The text is not UTF-8; it was read as Windows-1252. Layer > Reading... changes it.")});
    row("Windows-1251", "site,lon,lat\n\xd1\xe0\xe9\xed\xe4\xe0\xea,61.6,29.25\n", "site|lon|lat", "Сайндак|61.6|29.25",
        {QStringLiteral("0: The text is not UTF-8; it was read as Windows-1251. Layer > Reading... changes it.")});
    row("Windows-1256", "site,longitude,latitude,note\n\xd3\xed\xe4\xcf\xdf,61.6,29.25,\xe4\xcd\xc7\xd3\n",
        "site|longitude|latitude|note", "سيندك|61.6|29.25|نحاس",
        {QStringLiteral("0: The text is not UTF-8; it was read as Windows-1256. Layer > Reading... changes it.")});
    const char *urdu = "site,lon,lat\nسیندک,61.6,29.25\nDuddar,66,26\n";
    const char *cells = "سیندک|61.6|29.25/Duddar|66|26";
    row("UTF-8", urdu, "site|lon|lat", cells);
    row("UTF-16LE, mark", inUtf16(urdu, QStringConverter::Utf16LE, true), "site|lon|lat", cells);
    row("UTF-16BE, mark", inUtf16(urdu, QStringConverter::Utf16BE, true), "site|lon|lat", cells);
    row("UTF-16LE", inUtf16(urdu, QStringConverter::Utf16LE, false), "site|lon|lat", cells);
    row("UTF-16BE", inUtf16(urdu, QStringConverter::Utf16BE, false), "site|lon|lat", cells);
}

void CsvReaderTest::kinds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, names);
    QFETCH(QString, cells);
    QFETCH(QStringList, said);
    const auto layer = mustRead(make("table.csv", bytes));
    QVERIFY(layer);
    QCOMPARE(namesOf(*layer), names);
    QCOMPARE(cellsOf(*layer), cells);
    QStringList all;
    for (const auto &warning : layer->warnings())
        all << QStringLiteral("%1: %2").arg(warning.sourceRow.value_or(0)).arg(warning.message);
    for (const QString &wanted : said) {
        const auto row = wanted.left(wanted.indexOf(u':')).toInt();
        QVERIFY2(warned(*layer, row, {wanted.mid(wanted.indexOf(u':') + 2).toUtf8().constData()}) == 1,
                 qPrintable(wanted + QStringLiteral("\n of ") + all.join(u'\n')));
    }
    QVERIFY2(layer->warnings().size() == std::size_t(said.size()), qPrintable(all.join(u'\n')));
}

/// What a person says of a table is not guessed.
void CsvReaderTest::chosen()
{
    ReadOptions options;
    options.encoding = QStringLiteral("cp1256");
    auto layer = DatasetReader::read(make("a.csv", "id,name\n1,\xd3\xed\xe4\xcf\xdf\n"), options);
    QVERIFY(layer);
    QCOMPARE(cellsOf(**layer), QStringLiteral("1|سيندك"));
    QCOMPARE((*layer)->provenance().reading->encoding, QStringLiteral("Windows-1256"));
    options.encoding = QStringLiteral("frob");
    layer = DatasetReader::read(path("a.csv"), options);
    QVERIFY(!layer);
    QCOMPARE(layer.error().kind, Error::Kind::Words);

    options = {};
    options.separator = u',';
    layer = DatasetReader::read(make("b.csv", "a;b,c;d\n1;2,3;4\n"), options);
    QVERIFY(layer);
    QCOMPARE(namesOf(**layer), QStringLiteral("a;b|c;d"));

    options = {};
    options.headerRow = 0;
    layer = DatasetReader::read(make("c.csv", "site,lon\nA,66\n"), options);
    QVERIFY(layer);
    QCOMPARE(cellsOf(**layer), QStringLiteral("site|lon/A|66"));
    options.headerRow = 3;
    layer = DatasetReader::read(make("d.csv", "1,2\n\n3,4\n5,6\n"), options);
    QVERIFY(layer);
    QCOMPARE(namesOf(**layer), QStringLiteral("3|4"));
    QCOMPARE(cellsOf(**layer), QStringLiteral("5|6"));
    QCOMPARE((*layer)->provenance().reading->headerLine, qint64(3));
    options.headerRow = 900;
    layer = DatasetReader::read(path("d.csv"), options);
    QVERIFY(layer);
    QCOMPARE((*layer)->rowCount(), std::size_t(3));
    QCOMPARE(warned(**layer, 0, {"Line 900 cannot be the header"}), 1);
}

/// More than one piece: rows, line numbers and types are those of one reading from start to end.
void CsvReaderTest::manyPieces()
{
    QByteArray table = "id,name,lon,lat,grade\n";
    constexpr int rows = 120'000;
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(i);
        if (i == 100'000)
            table += n + ",short\n";
        else
            table += n + ",\"site " + n + "\"," + QByteArray::number(60 + i % 1000 / 100.0, 'f', 2) + ",30.5," +
                     (i % 7 == 0 ? QByteArray() : QByteArray::number(i / 8.0, 'f', 3)) + "\r\n";
    }
    const auto layer = mustRead(make("many.csv", table));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(rows));
    QCOMPARE(layer->column(u"id")->type(), Column::Type::Integer);
    QCOMPARE(layer->column(u"grade")->type(), Column::Type::Number);
    for (const int row : {0, 1, 40'000, 99'999, 100'001, rows - 1}) {
        QCOMPARE(text(*layer, "id", row), QString::number(row));
        QCOMPARE(text(*layer, "name", row), QStringLiteral("site %1").arg(row));
    }
    QCOMPARE(text(*layer, "grade", 100'001), QStringLiteral("12500.125"));
    QCOMPARE(warned(*layer, 100'001, {"Line 100002 has fewer cells (2)"}), 1);
}

/// Text that looks like rows, quoted, across every place where a piece could begin.
void CsvReaderTest::quotedTextAcrossPieces()
{
    const QByteArray rowsInside = QByteArray("7,x,y\n").repeated(600'000); // some pieces of nothing else
    const QByteArray table = "id,a,b\n1,\"" + rowsInside + "\",z\n2,p,q\n" + QByteArray("3,r,s\n").repeated(300'000);
    const auto layer = mustRead(make("quoted.csv", table));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(300'002));
    QCOMPARE(text(*layer, "a", 0).size(), rowsInside.size());
    QCOMPARE(text(*layer, "b", 0), QStringLiteral("z"));
    QCOMPARE(text(*layer, "a", 1), QStringLiteral("p"));
    QCOMPARE(text(*layer, "b", 300'001), QStringLiteral("s"));
    QCOMPARE(warned(*layer, 1, {"In line 2 a quoted text begins that goes on for more than 30 lines"}), 1);
}

/// Columns that are numbers for long and then are not: no value is lost.
void CsvReaderTest::typesThatChangeLate()
{
    QByteArray table = "code,count,part\n";
    for (int i = 0; i < 200'000; ++i)
        table += i == 150'001 ? "x7,1.5,007\n" : "12,3,4\n";
    const auto layer = mustRead(make("late.csv", table));
    QVERIFY(layer);
    QCOMPARE(layer->column(u"code")->type(), Column::Type::Text);
    QCOMPARE(layer->column(u"count")->type(), Column::Type::Number);
    QCOMPARE(layer->column(u"part")->type(), Column::Type::Text);
    QCOMPARE(text(*layer, "code", 150'001), QStringLiteral("x7"));
    QCOMPARE(text(*layer, "count", 150'001), QStringLiteral("1.5"));
    QCOMPARE(text(*layer, "count", 150'002), QStringLiteral("3"));
    QCOMPARE(text(*layer, "part", 150'001), QStringLiteral("007"));
}

void CsvReaderTest::largeCells()
{
    const QByteArray large(3 << 20, 'x');
    auto layer = mustRead(make("cell.csv", "id,a\n1," + large + "\n2,y\n"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(text(*layer, "a", 0).size(), large.size());
    QByteArray names, values;
    for (int i = 0; i < 2000; ++i) {
        names += (i > 0 ? ",c" : "c") + QByteArray::number(i);
        values += (i > 0 ? "," : "") + QByteArray::number(i * 3);
    }
    layer = mustRead(make("wide.csv", names + '\n' + values + '\n' + values + '\n'));
    QVERIFY(layer);
    QCOMPARE(layer->columns().size(), std::size_t(2000));
    QCOMPARE(text(*layer, "c1999", 1), QStringLiteral("5997"));
    constexpr qsizetype most = qsizetype(isSanitized ? 5 : 40) << 20;
    layer = mustRead(make("line.csv", "id,a\n1," + QByteArray(most, 'y'))); // a line without an end
    QVERIFY(layer);
    QCOMPARE(text(*layer, "a", 0).size(), most);
}

void CsvReaderTest::probeKnowsTheColumns()
{
    const auto info = DatasetReader::probe(make("t.csv", "A title\n\nsite;lon;lat\nA;66,1;29,1\nB;66,2;29,2\n"));
    QVERIFY(info);
    QCOMPARE(info->driver, QStringLiteral("CSV"));
    QCOMPARE(info->layers.size(), std::size_t(1));
    const LayerInfo &layer = info->layers[0];
    QCOMPARE(layer.name, QStringLiteral("t"));
    QCOMPARE(layer.fields.size(), std::size_t(3));
    QCOMPARE(layer.fields[0].name, QStringLiteral("site"));
    QVERIFY(layer.reading);
    QCOMPARE(layer.reading->separator, QStringLiteral(";"));
    QCOMPARE(layer.reading->headerLine, qint64(3));
    QCOMPARE(layer.reading->skipped.size(), std::size_t(1));
    QCOMPARE(layer.reading->skipped[0].text, QStringLiteral("A title"));
}

void CsvReaderTest::dbfEncodings_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("codePage"); ///< of the .cpg
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("said");
    const QByteArray utf8 = "سیندک", arabic = "\xd3\xed\xe4\xcf\xdf";
    const auto row = [](const char *tag, const QByteArray &value, const char *codePage, const char *chosen,
                        const char *read, const char *said) {
        QTest::newRow(tag) << value << QByteArray(codePage) << QString::fromLatin1(chosen) << QString::fromUtf8(read)
                           << QString::fromLatin1(said);
    };
    row("UTF-8 that says 1252", utf8, "1252", "", "سیندک", "valid UTF-8");
    row("UTF-8 that says nothing", utf8, "", "", "سیندک", "");
    row("UTF-8 that says so", utf8, "UTF-8", "", "سیندک", "");
    row("1252 that says so", "Caf\xe9", "1252", "", "Café", "");
    row("1256 that says nothing", arabic, "", "", "سيندك", "Windows-1256");
    row("1252 that says nothing", "Caf\xe9", "", "", "Café", "Windows-1252. Layer > Reading... changes it");
    row("1256 that says 1252, and a person knows", arabic, "1252", "Windows-1256", "سيندك", "");
}

void CsvReaderTest::dbfEncodings()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, codePage);
    QFETCH(QString, chosen);
    QFETCH(QString, said);
    QByteArray header(32, '\0'), field(32, '\0');
    header[0] = 3;
    header[4] = 1;  // rows
    header[8] = 65; // length of the header
    header[10] = 31;
    field.replace(0, 4, "name");
    field[11] = 'C';
    field[16] = 30;
    const QString path = make("table.dbf", header + field + '\r' + ' ' + value.leftJustified(30, ' ') + '\x1a');
    if (!codePage.isEmpty())
        make("table.cpg", codePage);
    ReadOptions options;
    options.encoding = chosen;
    const auto layer = DatasetReader::read(path, options);
    QVERIFY(layer);
    QTEST(text(**layer, "name", 0), "read");
    QCOMPARE(warned(**layer, 0, {"UTF-8"}), said.isEmpty() ? 0 : 1);
    if (!said.isEmpty())
        QCOMPARE(warned(**layer, 0, {said.toUtf8().constData()}), 1);
    options.encoding = QStringLiteral("frob");
    QCOMPARE(DatasetReader::read(path, options).error().kind, Error::Kind::Words);
}

void CsvReaderTest::otherFormatsAreNotTaken()
{
    auto layer = DatasetReader::read(make("prose.txt", "This is no table. It has words\nand lines\n"));
    QVERIFY(!layer);
    layer = DatasetReader::read(make("mark.csv", "\xEF\xBB\xBF"));
    QVERIFY(!layer);
    QVERIFY2(layer.error().message.contains(QLatin1String("is empty")), qPrintable(layer.error().message));
    layer = DatasetReader::read(make("zeros.csv", QByteArray(3000, '\0')));
    QVERIFY(!layer);
    QVERIFY(DatasetReader::read(make("table.txt", "id\tlon\tlat\n1\t66\t29\n")));
    QVERIFY(DatasetReader::read(make("table.tab", "id\tlon\tlat\n1\t66\t29\n")));
}

void CsvReaderTest::cancelAndProgress()
{
    const QString file =
        make("long.csv", "id,lon,lat\n" + QByteArray("1,66.5,29.5\n").repeated(isSanitized ? 300'000 : 2'000'000));
    std::vector<ReadProgress> heard;
    QVERIFY(DatasetReader::read(file, {}, {}, [&](const ReadProgress &progress) { heard.push_back(progress); }));
    for (std::size_t i = 0; i < heard.size(); ++i) {
        QVERIFY(heard[i].share >= 0 && heard[i].share <= 1);
        QVERIFY(i == 0 || heard[i].share >= heard[i - 1].share);
    }
    std::stop_source stop;
    const auto layer =
        DatasetReader::read(file, {}, stop.get_token(), [&](const ReadProgress &) { stop.request_stop(); });
    if (!heard.empty()) {
        QVERIFY(!layer);
        QCOMPARE(layer.error().kind, Error::Kind::Cancelled);
    }
    stop.request_stop();
    const auto none = DatasetReader::read(file, {}, stop.get_token());
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
