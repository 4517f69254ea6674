// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/table/filter.h"
#include "tests/support/reading.h"
#include "tests/support/sheet_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <SQLiteCpp/SQLiteCpp.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

using namespace kohkan;
using namespace kohkan::test;

namespace {

QString cells(const Layer &layer, const char *column)
{
    const Column *found = layer.column(QString::fromLatin1(column));
    if (!found)
        return QStringLiteral("(no column)");
    QStringList texts;
    for (const Row row : layer.bySourceRow())
        texts << (found->isNull(row) ? QStringLiteral("-") : found->text(row));
    return texts.join(u'|');
}

/// Four points under each other in a Shapefile, whose values `fill` gives. Its path, empty where that went wrong.
template <typename Fill>
QString makeShapefile(const QString &path, const std::vector<std::pair<const char *, OGRFieldType>> &fields,
                      Fill &&fill)
{
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName("ESRI Shapefile"), path.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "points", nullptr, wkbPoint, nullptr);
    for (const auto &[name, type] : fields)
        OGR_L_CreateField(layer, OGR_Fld_Create(name, type), true);
    bool isWhole = true;
    for (int i = 0; i < 4; ++i) {
        OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        fill(row, i);
        OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
        OGR_G_SetPoint_2D(point, 0, 66 + i, 29);
        OGR_F_SetGeometryDirectly(row, point);
        isWhole = OGR_L_CreateFeature(layer, row) == OGRERR_NONE && isWhole;
        OGR_F_Destroy(row);
    }
    GDALClose(dataset);
    return isWhole ? path : QString();
}

QByteArray dbfField(const char *name, char type, int width, int decimals = 0)
{
    QByteArray field(32, '\0');
    field.replace(0, qsizetype(qstrlen(name)), name);
    field[11] = type;
    field[16] = char(width);
    field[17] = char(decimals);
    return field;
}

} // namespace

/// Cells that GDAL would make something else of without a word: values that a column does not state, comments and
/// failed formulas of a spreadsheet, waypoints without a place, lines that are no JSON, keys of tables.
class ForeignCellsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { GDALAllRegister(); }
    void geoPackage();
    void plainSqlite();
    void dbf();
    void dbfNulls();
    void shapesWithoutRows();
    void typesOfAKml();
    void fieldsOfAKml();
    void emptyRowsOfASheet();
    void schemaOfAKmz();
    void waypoints();
    void linesThatAreNoJson();
    void ods_data();
    void ods();
    void mergedOds();
    void mergedCells();
    void secondGeometry();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString make(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path(name) : QString();
    }
    QTemporaryDir m_folder;
};

/// SQLite keeps any value in any column.
void ForeignCellsTest::geoPackage()
{
    const QByteArray file = path("odd.gpkg").toUtf8();
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GPKG"), file.constData(), 0, 0, 0, GDT_Unknown, nullptr);
    QVERIFY(dataset);
    const char *key[] = {"FID=mine_id", "SPATIAL_INDEX=NO", nullptr};
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "m", nullptr, wkbPoint, const_cast<char **>(key));
    const std::pair<const char *, OGRFieldType> fields[] = {
        {"au", OFTReal}, {"t", OFTInteger64}, {"d", OFTDate}, {"good", OFTReal}};
    for (const auto &[name, type] : fields)
        OGR_L_CreateField(layer, OGR_Fld_Create(name, type), true);
    for (int i = 0; i < 3; ++i) {
        OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGR_F_SetFID(row, 4000 + i * 7);
        OGR_F_SetFieldDouble(row, 0, 1.5);
        OGR_F_SetFieldInteger64(row, 1, 10);
        OGR_F_SetFieldDateTime(row, 2, 2020, 1, 31, 0, 0, 0, 0);
        OGR_F_SetFieldDouble(row, 3, 0.25 * i);
        QVERIFY(OGR_L_CreateFeature(layer, row) == OGRERR_NONE);
        OGR_F_Destroy(row);
    }
    GDALClose(dataset);
    const auto plain = mustRead(QString::fromUtf8(file));
    QVERIFY(plain);
    QCOMPARE(cells(*plain, "mine_id"), QStringLiteral("4000|4007|4014")); // other tables may refer to it
    QCOMPARE(plain->column(u"d")->type(), Column::Type::Date);
    {
        SQLite::Database database(file.toStdString(), SQLite::OPEN_READWRITE);
        database.exec("CREATE INDEX by_au ON m(au, t, d)"); // by which SQLite would rather go
        database.exec("UPDATE m SET au = '<0.01', t = 'n/a', d = '2020-02-31' WHERE mine_id = 4007");
    }
    const auto odd = mustRead(QString::fromUtf8(file));
    QVERIFY(odd);
    QCOMPARE(cells(*odd, "au"), QStringLiteral("1.5|<0.01|1.5"));
    QVERIFY(odd->column(u"au")->isNumeric() && odd->column(u"au")->hasLimits());
    QCOMPARE(cells(*odd, "t"), QStringLiteral("10|-|10"));
    QCOMPARE(cells(*odd, "d"), QStringLiteral("2020-01-31|2020-02-31|2020-01-31"));
    QCOMPARE(odd->column(u"good")->type(), Column::Type::Number);
    for (const char *column : {"column au", "column t", "column d"})
        QCOMPARE(warned(*odd, 0, {column, "holds other values"}), 1);
    QCOMPARE(warned(*odd, 0, {"column good"}), 0);
    const auto zeros = evaluate(*odd, *Condition::parse(QStringLiteral("au = 0")));
    QVERIFY(zeros.ok() && zeros->count() == 0);
}

void ForeignCellsTest::plainSqlite()
{
    const QString file = path("plain.sqlite");
    {
        SQLite::Database database(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("CREATE TABLE s(sample_id INTEGER PRIMARY KEY, epoch INTEGER, n INTEGER)");
        database.exec("INSERT INTO s VALUES(105, 1577836800000, 3), (9007199254740993, 5, 2.5), (7, NULL, 'abc')");
    }
    const auto layer = mustRead(file);
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "sample_id"), QStringLiteral("7|105|9007199254740993"));
    QCOMPARE(cells(*layer, "epoch"), QStringLiteral("-|1577836800000|5"));
    QCOMPARE(layer->column(u"epoch")->type(), Column::Type::Integer);
    QCOMPARE(cells(*layer, "n"), QStringLiteral("abc|3|2.5"));
    const auto small = evaluate(*layer, *Condition::parse(QStringLiteral("epoch < 1577836800000")));
    QVERIFY(small.ok());
    QCOMPARE(small->count(), std::size_t(1));
}

void ForeignCellsTest::dbf()
{
    const QByteArrayList rows{" a         1220200131", "*x         9920200101", " b        abc20200231",
                              " c           00000000"};
    QByteArray bytes(32, '\0');
    bytes[0] = 3;
    qToLittleEndian(quint32(rows.size()), bytes.data() + 4);
    const QByteArray fields = dbfField("NAME", 'C', 9) + dbfField("N", 'N', 3) + dbfField("D", 'D', 8);
    qToLittleEndian(quint16(32 + fields.size() + 1), bytes.data() + 8);
    qToLittleEndian(quint16(21), bytes.data() + 10);
    bytes += fields + '\r';
    for (const QByteArray &row : rows)
        bytes += row.left(10) + row.mid(10).rightJustified(11);
    const auto layer = mustRead(make("cells.dbf", bytes + '\x1a'));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(3)); // one is deleted
    QCOMPARE(cells(*layer, "NAME"), QStringLiteral("a|b|c"));
    QCOMPARE(cells(*layer, "N"), QStringLiteral("12|abc|-"));
    QCOMPARE(cells(*layer, "D"), QStringLiteral("20200131|20200231|-"));
    QCOMPARE(warned(*layer, 0, {"column N", "read by its texts"}), 1);
    QCOMPARE(warned(*layer, 2, {""}), 0); // GDAL's own words on it
}

/// Numbers that are null, as other programs write them, are no cells to be read by their texts.
void ForeignCellsTest::dbfNulls()
{
    const auto fill = [](OGRFeatureH row, int i) {
        if (i % 2 != 0)
            return;
        OGR_F_SetFieldInteger(row, 0, -i);
        OGR_F_SetFieldInteger64(row, 1, 123456789012345678 + i);
        OGR_F_SetFieldDouble(row, 2, 1e-7 * i);
        OGR_F_SetFieldDateTime(row, 3, 2020, 2, 1 + i, 0, 0, 0, 0);
    };
    const auto read = mustRead(makeShapefile(
        path("nulls.shp"), {{"k", OFTInteger}, {"big", OFTInteger64}, {"x", OFTReal}, {"d", OFTDate}, {"s", OFTString}},
        fill));
    QVERIFY(read);
    QCOMPARE(cells(*read, "k"), QStringLiteral("0|-|-2|-"));
    QCOMPARE(read->column(u"k")->type(), Column::Type::Integer);
    QCOMPARE(cells(*read, "big"), QStringLiteral("123456789012345678|-|123456789012345680|-"));
    QCOMPARE(read->column(u"x")->type(), Column::Type::Number);
    QCOMPARE(cells(*read, "d"), QStringLiteral("2020-02-01|-|2020-02-03|-"));
    QCOMPARE(warned(*read, 0, {"read by its texts"}), 0);
}

void ForeignCellsTest::shapesWithoutRows()
{
    const QString file = makeShapefile(path("pairs.shp"), {{"k", OFTInteger}},
                                       [](OGRFeatureH row, int i) { OGR_F_SetFieldInteger(row, 0, i); });
    QVERIFY(!file.isEmpty());
    QFile dbf(path("pairs.dbf"));
    QVERIFY(dbf.open(QIODevice::ReadWrite));
    const QByteArray two("\2\0\0\0", 4);
    QVERIFY(dbf.seek(4) && dbf.write(two) == 4);
    dbf.close();
    const auto cut = mustRead(file);
    QVERIFY(cut);
    QCOMPARE(warned(*cut, 0, {"4 shapes and 2 rows"}), 1);
    QCOMPARE(cut->provenance().rowsLeftOut, 2);
}

void ForeignCellsTest::typesOfAKml()
{
    const auto layer = mustRead(make(
        "types.kml",
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema name="s" id="s">)"
        R"(<SimpleField name="active" type="bool"/><SimpleField type='uint' name="tons"/></Schema>)"
        R"(<Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="active">true</SimpleData>)"
        R"(<SimpleData name="tons">4000000000</SimpleData></SchemaData></ExtendedData><Point><coordinates>66,29</coordinates></Point></Placemark>)"
        R"(<Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="active">false</SimpleData>)"
        R"(<SimpleData name="tons"></SimpleData></SchemaData></ExtendedData><Point><coordinates>66,29</coordinates></Point></Placemark>)"
        R"(</Document></kml>)"));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "active"), QStringLiteral("true|false"));
    QCOMPARE(layer->column(u"active")->type(), Column::Type::Boolean);
    QCOMPARE(cells(*layer, "tons"), QStringLiteral("4000000000|-"));
}

/// Fields that no schema states, or that are called as what a place has of itself.
void ForeignCellsTest::fieldsOfAKml()
{
    const auto layer = mustRead(make(
        "fields.kml",
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema name="s" id="s">)"
        R"(<SimpleField name="Au" type="float"/></Schema><Placemark><name>Label</name><ExtendedData>)"
        R"(<Data name="none"/><Data name="empty"></Data><Data name="Name"><value>Deposit 17</value></Data><SchemaData schemaUrl="#s"><SimpleData name="Au">1.5</SimpleData>)"
        R"(<SimpleData name="Sampled">2024-01-15</SimpleData></SchemaData></ExtendedData>)"
        R"(<Point><coordinates>66,29</coordinates></Point></Placemark></Document></kml>)"));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "Name"), QStringLiteral("Label"));
    QCOMPARE(cells(*layer, "Name_2"), QStringLiteral("Deposit 17"));
    QCOMPARE(cells(*layer, "none"), QStringLiteral("-"));
    QCOMPARE(cells(*layer, "empty"), QStringLiteral("-"));
    QCOMPARE(cells(*layer, "Sampled"), QStringLiteral("2024-01-15"));
    QCOMPARE(cells(*layer, "Au"), QStringLiteral("1.5"));
}

void ForeignCellsTest::emptyRowsOfASheet()
{
    const auto layer = mustRead(makeSheet(path("gaps.xlsx"), sheetRow(1, {"Site", "Note"}) + sheetRow(2, {"A", "x"}) +
                                                                 sheetRow(5, {"B", "y"})));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "Site"), QStringLiteral("A|B"));
    QCOMPARE(warned(*layer, 0, {"Empty rows are no rows of the table (2 of them)"}), 1);
}

void ForeignCellsTest::schemaOfAKmz()
{
    const QByteArray kml =
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema name="s" id="s">)"
        R"(<SimpleField name="owner" type="string"/></Schema><Folder><name>F</name><Placemark><ExtendedData>)"
        R"(<SchemaData schemaUrl="#s"><SimpleData name="owner">GSP</SimpleData></SchemaData></ExtendedData>)"
        R"(<Point><coordinates>66,29</coordinates></Point></Placemark></Folder></Document></kml>)";
    const auto layer = mustRead(makeArchive(path("folder.kmz"), {{"doc.kml", kml}}));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "owner"), QStringLiteral("GSP"));
}

void ForeignCellsTest::waypoints()
{
    const auto layer = mustRead(
        make("bad.gpx", "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" "
                        "xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"29\" lon=\"66\"><name>a</name></wpt>"
                        "<wpt lat=\"\" lon=\"66\"><name>b</name></wpt><wpt lat=\"29,5\" lon='66,5'><name>c</name></wpt>"
                        "<wpt lon=\"66\"><name>d</name></wpt><wpt lat=\"x\" lon=\"66\"/></gpx>"));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "name"), QStringLiteral("a|c"));
    QCOMPARE(layer->extent(), (LonLatBox{66, 29, 66.5, 29.5}));
    QCOMPARE(layer->provenance().rowsLeftOut, 3);
    QCOMPARE(warned(*layer, 0, {"left out (3): b, d"}), 1);
    QCOMPARE(warned(*layer, 0, {"decimal comma", "(1)"}), 1);
    const auto commented = mustRead(
        make("comment.gpx", "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" "
                            "xmlns=\"http://www.topografix.com/GPX/1/1\"><!-- one <wpt> a mine --><wpt lat=\"29\" "
                            "lon=\"66\"><name>a</name><desc><![CDATA[<wpt lat=\"x\"> here]]></desc></wpt>"
                            "<wpt lat=\" 29,5 \" lon=\"66\"><name>b</name></wpt></gpx>"));
    QVERIFY(commented);
    QCOMPARE(cells(*commented, "name"), QStringLiteral("a|b"));
    QCOMPARE(commented->extent(), (LonLatBox{66, 29, 66, 29.5}));
    QCOMPARE(commented->provenance().rowsLeftOut, 0);
}

void ForeignCellsTest::linesThatAreNoJson()
{
    const QByteArray good =
        R"({"type":"Feature","properties":{"k":1},"geometry":{"type":"Point","coordinates":[66,29]}})";
    const auto layer = mustRead(make("lines.geojsonl", good + '\n' + good + "\n{\"type\":\"Feat\n\n" + good + '\n'));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(3));
    QCOMPARE(layer->provenance().rowsLeftOut, 1);
    QCOMPARE(warned(*layer, 0, {"no whole JSON", "lines 3"}), 1);
    QCOMPARE(warned(*layer, 0, {"parsing error"}), 0);
    const auto loose = mustRead(make("loose.geojsonl", good + '\n' + QByteArray(good).replace(":1}", ":NaN}") + '\n'));
    QVERIFY(loose);
    QCOMPARE(loose->rowCount(), std::size_t(2)); // as GDAL reads it
    QCOMPARE(loose->provenance().rowsLeftOut, 0);
}

void ForeignCellsTest::ods_data()
{
    QTest::addColumn<QByteArray>("cell"); ///< of the second row
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto text = [](const QByteArray &inside) {
        return "<table:table-cell office:value-type=\"string\">" + inside + "</table:table-cell>";
    };
    QTest::newRow("a comment") << text(
                                      "<office:annotation><text:p>AK</text:p></office:annotation><text:p>DH-1</text:p>")
                               << "DH-1"
                               << "Comments on cells are no values and are left out (1)";
    QTest::newRow("spaces") << text("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d</text:p>")
                            << "a   b\tc\nd"
                            << "";
    QTest::newRow("parts of a text") << text("<text:p>Ay<text:span>nak</text:span> 1</text:p>") << "Aynak 1"
                                     << "";
    QTest::newRow("a failed formula")
        << QByteArray("<table:table-cell office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p>"
                      "</table:table-cell>")
        << "-"
        << "#DIV/0!";
}

void ForeignCellsTest::ods()
{
    QFETCH(QByteArray, cell);
    QFETCH(QString, value);
    QFETCH(QString, said);
    const QByteArray row = "<table:table-row>%</table:table-row>",
                     header = "<table:table-cell office:value-type=\"string\"><text:p>%</text:p></table:table-cell>";
    const auto in = [](QByteArray pattern, const QByteArray &what) { return pattern.replace("%", what); };
    const QByteArray content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body>"
        "<office:spreadsheet><table:table table:name=\"T\">" +
        in(row, in(header, "site") + in(header, "v")) + in(row, in(header, "A") + cell) +
        "<table:table-row table:number-rows-repeated=\"20000\"><table:table-cell/></table:table-row>" +
        in(row, in(header, "last") + in(header, "z")) +
        "</table:table></office:spreadsheet></office:body></office:document-content>";
    const QString file = makeArchive(
        path("t.ods"), {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
    const auto layer = mustRead(file);
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "v").section(u'|', 0, 0), value);
    QVERIFY(cells(*layer, "site").endsWith(QLatin1String("|last")));
    if (!said.isEmpty())
        QVERIFY(warned(*layer, 0, {qPrintable(said)}) + warned(*layer, 1, {qPrintable(said)}) == 1);
}

void ForeignCellsTest::mergedOds()
{
    const auto cell = [](const QByteArray &text, const QByteArray &more = {}) {
        return "<table:table-cell office:value-type=\"string\"" + more + "><text:p>" + text +
               "</text:p></table:table-cell>";
    };
    const auto row = [](const QByteArray &cells) { return "<table:table-row>" + cells + "</table:table-row>"; };
    const QByteArray down = " table:number-rows-spanned=\"3\"",
                     covered = "<table:covered-table-cell table:number-columns-repeated=\"2\"/>";
    const QByteArray content =
        "<?xml version=\"1.0\"?><office:document-content "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
        "<table:table table:name=\"T\">" +
        row(cell("province") + cell("district") + cell("site")) +
        row(cell("Logar", down) + cell("Aynak", down) + cell("A")) + row(covered + cell("B")) +
        row(covered + cell("C")) + row("<table:covered-table-cell/>" + cell("other") + cell("D")) +
        "</table:table></office:spreadsheet></office:body></office:document-content>";
    const auto layer =
        mustRead(makeArchive(path("merged.ods"), {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                                  {"content.xml", content}}));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "province"), QStringLiteral("Logar|Logar|Logar|-"));
    QCOMPARE(cells(*layer, "district"), QStringLiteral("Aynak|Aynak|Aynak|other"));
    QCOMPARE(cells(*layer, "site"), QStringLiteral("A|B|C|D"));
}

/// The value of a merged cell stands for each of its rows.
void ForeignCellsTest::mergedCells()
{
    const auto layer =
        mustRead(makeSheet(path("merged.xlsx"),
                           sheetRow(1, {"Province", "Site"}) + sheetRow(2, {"Logar", "A"}) + sheetRow(3, {"", "B"}) +
                               sheetRow(4, {"Kabul", "C"}) + sheetRow(5, {"", "D"}),
                           false, R"(<mergeCells><mergeCell ref="A2:A3"/></mergeCells>)"));
    QVERIFY(layer);
    QCOMPARE(cells(*layer, "Province"), QStringLiteral("Logar|Logar|Kabul|-"));
    QCOMPARE(warned(*layer, 0, {"merged down a column (1)"}), 1);
    const auto number = [](const char *digits) { return QByteArray("<c><v>") + digits + "</v></c>"; };
    const auto days = mustRead(makeSheet(
        path("days.xlsx"),
        sheetRow(1, {"Day", "Site", "Open"}) +
            sheetRow(2, {R"(<c s="1"><v>40000</v></c>)", "A", R"(<c t="b"><v>1</v></c>)"}) + sheetRow(3, {"", "B", ""}),
        true, R"(<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C2:C3"/></mergeCells>)"));
    QVERIFY(days);
    QCOMPARE(cells(*days, "Day"), QStringLiteral("2013-07-07|2013-07-07")); // by the workbook's own calendar
    QCOMPARE(cells(*days, "Open"), QStringLiteral("true|true"));
    const auto titled =
        mustRead(makeSheet(path("titled.xlsx"),
                           sheetRow(1, {"All mines"}) + sheetRow(3, {"Site", "Count"}) +
                               sheetRow(4, {"A", number("5")}) + sheetRow(5, {"B", number("6")}),
                           false, R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells>)")); // a block is no header
    QVERIFY(titled);
    QCOMPARE(cells(*titled, "Site"), QStringLiteral("A|B"));
}

void ForeignCellsTest::secondGeometry()
{
    const QByteArray file = path("two.sqlite").toUtf8();
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("SQLite"), file.constData(), 0, 0, 0, GDT_Unknown, nullptr);
    QVERIFY(dataset);
    OGRLayerH made = GDALDatasetCreateLayer(dataset, "two", nullptr, wkbPoint, nullptr);
    QVERIFY(OGR_L_CreateGeomField(made, OGR_GFld_Create("shaft", wkbPoint), true) == OGRERR_NONE);
    OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(made));
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, 66, 29);
    OGR_F_SetGeomFieldDirectly(row, 0, point);
    QVERIFY(OGR_L_CreateFeature(made, row) == OGRERR_NONE);
    OGR_F_Destroy(row);
    GDALClose(dataset);
    const auto layer = mustRead(QString::fromUtf8(file));
    QVERIFY(layer);
    QCOMPARE(warned(*layer, 0, {"more than one column of geometries", ": shaft"}), 1);
}

QTEST_GUILESS_MAIN(ForeignCellsTest)
#include "foreign_cells_test.moc"
