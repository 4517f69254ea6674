// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/html_text.h"
#include "datasets/io/kml_texts.h"
#include "datasets/io/shapefile_mending.h"
#include "datasets/io/sheet_texts.h"
#include "datasets/table/filter.h"
#include "tests/support/program.h"
#include "tests/support/reading.h"
#include "tests/support/sheet_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

/// Files as other programs leave them: KML with tables and years, sheets with Excel's days, Shapefiles without an index
/// or with a wrong word on their encoding, shapes across 180 degrees.
class OddSourcesTest : public QObject {
    Q_OBJECT
private slots:
    void html_data();
    void html();
    void kmlFolders();
    void kmlLayer();
    void kmlTimes_data();
    void kmlTimes();
    void severalLayers();
    void partsThatAreNotRead_data();
    void partsThatAreNotRead();
    void headerAgainInASheet();
    void gpxFigures();
    void excelDays_data();
    void excelDays();
    void sheet_data();
    void sheet();
    void cutCharacters_data();
    void cutCharacters();
    void shapefile_data();
    void shapefile();
    void across180_data();
    void across180();

private:
    QString make(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        return writeBytes(path, bytes) ? path : QString();
    }
    QTemporaryDir m_folder;
};

void OddSourcesTest::html_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pairs");
    const auto row = [](const char *name, const char *html, const char *text, const char *pairs) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text) << QString::fromUtf8(pairs);
    };
    row("plain", "a < b  and\n c > d", "a < b  and\n c > d", "");
    row("entities alone", "A &amp; B &#233; &unknown; &", "A & B \u00e9 &unknown; &", "");
    row("lines", "COD = 7<BR>HA = 3<br/>x", "COD = 7\nHA = 3\nx", "");
    row("table",
        "<html><body><table><tr><td>Holder</td><td>Alpha &amp; Co</td></tr><tr><td>Area_ha:</td><td>120.5</td></tr>"
        "</table></body></html>",
        "Holder: Alpha & Co\nArea_ha: 120.5", "Holder=Alpha & Co;Area_ha=120.5");
    row("without ends", "<table><tr><td>Metal<td>Cu<tr><td>Grade<td>0.4</table>rest", "Metal: Cu\nGrade: 0.4\nrest",
        "Metal=Cu;Grade=0.4");
    row("nested",
        "<table><tr><td>Title</td></tr><tr><td><table><tr><td>Metal</td><td>Cu</td></tr></table></td></tr></table>",
        "Title\nMetal: Cu", "Metal=Cu");
    row("empty value", "<table><tr><td>Metal</td><td></td></tr></table>", "Metal:", "Metal=");
    row("years are no names", "<table><tr><td>2010</td><td>500</td></tr></table>", "2010 | 500", "");
    row("heads are no values", "<table><tr><th>Field</th><th>Value</th></tr><tr><td>a</td><td>1</td></tr></table>",
        "Field | Value\na: 1", "a=1");
    row("three cells", "<table><tr><td>a</td><td>b</td><td>c</td></tr></table>", "a | b | c", "");
    row("link", "see <a href=\"http://x.org/?a=1&amp;b=2\">here</a> now", "see here (http://x.org/?a=1&b=2) now", "");
    row("picture", "<img src='p.jpg'/>", "(p.jpg)", "");
    row("no tag", "1<2 and <3 <b>bold</b>", "1<2 and <3 bold", "");
    row("comment and style", "a<!-- no --><style>td {}</style>b", "ab", "");
    row("empty", "", "", "");
}

void OddSourcesTest::html()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    QFETCH(QString, pairs);
    const HtmlText read = readHtml(html);
    QCOMPARE(read.text, text);
    QStringList got;
    for (const auto &[name, value] : read.pairs)
        got << name + u'=' + value;
    QCOMPARE(got.join(u';'), pairs);
}

void OddSourcesTest::kmlFolders()
{
    const auto folders = kmlPlacemarks(
        "<kml><Document><Placemark><name>a</name><TimeSpan><begin>2010</begin></TimeSpan></Placemark><Folder>"
        "<Placemark><name> b </name><gx:TimeStamp><when>2011-02</when></gx:TimeStamp></Placemark></Folder>"
        "<Placemark><name>c</name></Placemark></Document></kml>");
    QCOMPARE(folders.size(), std::size_t(2));
    QCOMPARE(folders[0].size(), std::size_t(2));
    QCOMPARE(folders[0][0].time.begin, QStringLiteral("2010"));
    QCOMPARE(folders[0][1].name, QStringLiteral("c"));
    QCOMPARE(folders[1][0].time.timestamp, QStringLiteral("2011-02"));
    QVERIFY(kmlPlacemarks("<kml><Document><Placemark>").empty());
}

QByteArray kml(const QByteArray &placemarks)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" +
           placemarks + "</Document></kml>";
}

QByteArray placemark(const QByteArray &name, const QByteArray &inside)
{
    return "<Placemark><name>" + name + "</name>" + inside +
           "<Point><coordinates>66.1,29.1</coordinates></Point></Placemark>";
}

void OddSourcesTest::kmlLayer()
{
    const auto layer = mustRead(
        make("table.kml",
             kml(placemark("P1", "<description><![CDATA[<table><tr><td>Name</td><td>Alpha</td></tr><tr><td>Area_ha</td>"
                                 "<td>120.5</td></tr></table>]]></description>") +
                 placemark("P2", "<description>COD = 7&lt;BR&gt;HA = 3</description>") +
                 placemark("P3", "<description><![CDATA[<table><tr><td>Area_ha</td><td>7</td></tr></table>]]>"
                                 "</description>"))));
    QVERIFY(layer);
    QCOMPARE(text(*layer, "description", 1), QStringLiteral("COD = 7\nHA = 3"));
    QCOMPARE(text(*layer, "description", 0), QStringLiteral("Name: Alpha\nArea_ha: 120.5"));
    QCOMPARE(text(*layer, "Name", 0), QStringLiteral("P1"));
    QCOMPARE(text(*layer, "Name_2", 0), QStringLiteral("Alpha"));
    QVERIFY(layer->column(u"Area_ha") && layer->column(u"Area_ha")->isNumeric());
    QCOMPARE(text(*layer, "Area_ha", 0), QStringLiteral("120.5"));
    QVERIFY(layer->column(u"Area_ha")->isNull(layer->bySourceRow()[1]));
}

void OddSourcesTest::kmlTimes_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("begins");
    QTest::addColumn<QString>("ends");
    const auto span = [](const char *begin, const char *end) {
        return QByteArray("<TimeSpan><begin>") + begin + "</begin><end>" + end + "</end></TimeSpan>";
    };
    QTest::newRow("a year to a month") << QByteArray() << span("2010", "2012-05") << "-,2010"
                                       << "-,2012-05";
    QTest::newRow("days") << span("2010-01-01", "2012-05-01") << span("2011", "2012") << "2010-01-01,2011"
                          << "2012-05-01,2012";
    QTest::newRow("names that are not there") << QByteArray("<Snippet/>") << span("2010-07", "2011-08") << "-,2010-07"
                                              << "-,2011-08";
}

void OddSourcesTest::kmlTimes()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, begins);
    QFETCH(QString, ends);
    const auto layer = mustRead(make("times.kml", kml(placemark("a", first) + placemark("b", second))));
    QVERIFY(layer);
    for (const char *name : {"begin", "end"}) {
        const Column *column = layer->column(QString::fromLatin1(name));
        QVERIFY(column);
        QCOMPARE(column->type(), Column::Type::Date);
        QStringList got;
        for (const Row row : layer->bySourceRow())
            got << (column->isNull(row) ? QStringLiteral("-") : column->text(row));
        QCOMPARE(got.join(u','), qstrcmp(name, "begin") == 0 ? begins : ends);
    }
}

void OddSourcesTest::severalLayers()
{
    const QString path =
        make("same.kml", kml("<Folder><name>Points</name>" + placemark("n1", {}) + placemark("n2", {}) +
                             "</Folder><Folder><name>Points</name>" + placemark("south", {}) + "</Folder>"));
    const auto info = DatasetReader::probe(path);
    QVERIFY(info.ok());
    QCOMPARE(info->layers.size(), std::size_t(2));
    QVERIFY(info->layers[0].name != info->layers[1].name);
    QStringList rows;
    for (const auto &each : info->layers) {
        ReadOptions options;
        options.layerName = each.name;
        const auto layer = DatasetReader::read(path, options);
        QVERIFY(layer.ok());
        rows << text(**layer, "Name", 0);
    }
    QCOMPARE(rows.join(u','), QStringLiteral("n1,south"));
    const auto first = mustRead(path); // says what it leaves
    QVERIFY(first);
    QCOMPARE(warned(*first, 0, {"Points (#2)"}), 1);
}

void OddSourcesTest::partsThatAreNotRead_data()
{
    QTest::addColumn<QByteArrayList>("files"); ///< names and texts by turns; one alone is a KML
    QTest::addColumn<QString>("rows");         ///< of the first layer
    QTest::addColumn<QString>("said");         ///< empty: nothing is left unread
    const QByteArray link = "<NetworkLink><Link><href>files/b.kml</href></Link></NetworkLink>",
                     far = "<NetworkLink><Link><href>https://example.org/b.kml</href></Link></NetworkLink>",
                     a = placemark("a", {}), b = kml(placemark("b", {}));
    QTest::newRow("a link of a KML") << QByteArrayList{kml(a + far)} << "a"
                                     << "links to other files, which are not opened (1): https://example.org/b.kml";
    QTest::newRow("two KML") << QByteArrayList{"doc.kml", kml(a), "z.kml", b} << "a"
                             << "holds other KML files, which are not read: z.kml";
    QTest::newRow("places and a link inside") << QByteArrayList{"doc.kml", kml(a + link), "files/b.kml", b} << "a"
                                              << "not read: files/b.kml";
    QTest::newRow("a link inside alone") << QByteArrayList{"doc.kml", kml(link), "files/b.kml", b} << "b"
                                         << "";
    QTest::newRow("a link inside and one to elsewhere")
        << QByteArrayList{"doc.kml", kml(link + far), "files/b.kml", b} << "b"
        << "not opened (1): https://example.org";
    QTest::newRow("a folder before the main one")
        << QByteArrayList{"a/icon.png", "x", "doc.kml", kml(a), "a/sub.kml", b, "__MACOSX/._doc.kml", "x"} << "a"
        << "not read: a/sub.kml. Unpack";
    QTest::newRow("one KML") << QByteArrayList{"doc.kml", kml(a)} << "a"
                             << "";
}

void OddSourcesTest::partsThatAreNotRead()
{
    QFETCH(QByteArrayList, files);
    QFETCH(QString, rows);
    QFETCH(QString, said);
    QString path;
    if (files.size() == 1) {
        path = make("parts.kml", files[0]);
    } else {
        std::vector<std::pair<QByteArray, QByteArray>> pairs;
        for (int i = 0; i < files.size(); i += 2)
            pairs.emplace_back(files[i], files[i + 1]);
        path = makeArchive(m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".kmz")),
                           pairs);
    }
    const auto layer = mustRead(path);
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(1));
    QCOMPARE(text(*layer, "Name", 0), rows);
    QCOMPARE(warned(*layer, 0, {"are not read"}) + warned(*layer, 0, {"are not opened"}), said.isEmpty() ? 0 : 1);
    if (!said.isEmpty())
        QCOMPARE(warned(*layer, 0, {qPrintable(said)}), 1);
}

/// A sheet that was put together of two has the header of the second among its rows.
void OddSourcesTest::headerAgainInASheet()
{
    const auto number = [](const char *digits) { return QByteArray("<c><v>") + digits + "</v></c>"; };
    const QByteArrayList header{"Site", "longitude", "latitude"};
    const auto layer =
        mustRead(makeSheet(m_folder.filePath(QStringLiteral("again.xlsx")),
                           sheetRow(1, header) + sheetRow(2, {"a", number("66.1"), number("29.1")}) +
                               sheetRow(3, header) + sheetRow(4, {"b", number("66.2"), number("29.2")})));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(layer->extent(), (LonLatBox{66.1, 29.1, 66.2, 29.2}));
    QVERIFY(layer->column(u"latitude")->isNumeric());
    QCOMPARE(warned(*layer, 0, {"comes again", "first in row 3"}), 1);
    QCOMPARE(layer->provenance().reading->skipped.size(), std::size_t(1));
    QCOMPARE(layer->provenance().reading->skipped[0].line, 3);
}

/// Figures in other digits are read; a time that is none is named, and counts as left out.
void OddSourcesTest::gpxFigures()
{
    const auto point = [](const char *place, const char *time, const char *name) {
        return QByteArray("<wpt ") + place + "><ele>۱۴۵۰</ele><time>" + time + "</time><name>" + name + "</name></wpt>";
    };
    const QByteArray head = "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" "
                            "xmlns=\"http://www.topografix.com/GPX/1/1\">";
    const auto layer =
        mustRead(make("figures.gpx", head + point("lat=\"29.1\" lon=\"66.1\"", "۲۰۲۴-۰۳-۰۱T۰۵:۱۰:۰۰Z", "کان ۱") +
                                         point("lat='۲۹٫۲' lon='۶۶٫۲'", "2024-03-02T05:10:00Z", "B") +
                                         point("lat=\"29.3\" lon=\"66.3\"", "soon", "C") +
                                         point("lat=\"29.4\" lon=\"66.4\"", "soon", "D") + "</gpx>"));
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(4));
    const auto rows = layer->bySourceRow();
    QCOMPARE(layer->column(u"time")->text(rows[0]), QStringLiteral("2024-03-01T05:10:00Z"));
    QCOMPARE(layer->column(u"ele")->number(rows[0]), 1450.0);
    QCOMPARE(layer->column(u"name")->text(rows[0]), QStringLiteral("کان ۱")); // a name is no figure
    QCOMPARE(layer->geometry().point(rows[1]), (LonLat{66.2, 29.2}));
    QVERIFY(layer->column(u"time")->isNull(rows[2]));
    QCOMPARE(warned(*layer, 0, {"\"soon\" is no time that can be read"}), 1);
    QCOMPARE(layer->provenance().cellsUnread, 2);
}

void OddSourcesTest::excelDays_data()
{
    QTest::addColumn<double>("serial");
    QTest::addColumn<bool>("from1904");
    QTest::addColumn<QString>("day");
    const auto row = [](const char *name, double serial, bool from1904, const char *day) {
        QTest::newRow(name) << serial << from1904 << QString::fromLatin1(day);
    };
    row("first", 1, false, "1900-01-01");
    row("tenth", 10, false, "1900-01-10");
    row("before the day that never was", 59, false, "1900-02-28");
    row("the day that never was", 60, false, "");
    row("after it", 61, false, "1900-03-01");
    row("now", 45000, false, "2023-03-15");
    row("noon", 45000.5, false, "2023-03-15T12:00:00");
    row("nearly midnight", 45000.9999999999, false, "2023-03-16");
    row("last", 2958465, false, "9999-12-31");
    row("beyond", 2958466, false, "");
    row("zero", 0, false, "");
    row("a time alone", 0.5, false, "");
    row("negative", -3, false, "");
    row("1904, first", 0, true, "1904-01-01");
    row("1904", 43538, true, "2023-03-15");
    row("1904, sixtieth", 60, true, "1904-03-01");
}

void OddSourcesTest::excelDays()
{
    QFETCH(double, serial);
    QFETCH(bool, from1904);
    QFETCH(QString, day);
    QCOMPARE(excelDay(serial, from1904), day);
}

void OddSourcesTest::sheet_data()
{
    QTest::addColumn<bool>("from1904");
    QTest::addColumn<QString>("days");
    QTest::newRow("1900") << false << "1900-01-10,-,1900-03-01,2023-03-15";
    QTest::newRow("1904") << true << "1904-01-11,1904-03-01,1904-03-02,2027-03-16";
}

void OddSourcesTest::sheet()
{
    QFETCH(bool, from1904);
    QFETCH(QString, days);
    const QByteArray yes = R"(<c t="b"><v>1</v></c>)", no = R"(<c t="b"><v>0</v></c>)",
                     wrong = R"(<c t="e"><f>1/0</f><v>#DIV/0!</v></c>)", open = "<c><f>A1</f></c>";
    const auto number = [](const char *digits) { return QByteArray("<c><v>") + digits + "</v></c>"; };
    const QString path = makeSheet(
        m_folder.filePath(from1904 ? QStringLiteral("b.xlsx") : QStringLiteral("a.xlsx")),
        sheetRow(1, {"Site", "Place", "", "Day", "Open", "Grade"}) + sheetRow(2, {"", "longitude", "latitude"}) +
            sheetRow(3, {"a", number("66.1"), number("29.1"), day("10"), yes, number("0.4")}) +
            sheetRow(4, {"b", number("66.2"), number("29.2"), day("60"), no, wrong}) +
            sheetRow(5, {"c", number("66.3"), number("29.3"), day("61"), yes, open}) +
            sheetRow(6, {"d", number("66.4"), number("29.4"), day("45000"), yes, number("0.5")}),
        from1904,
        R"(<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:D2"/><mergeCell ref="E1:E2"/><mergeCell ref="F1:F2"/></mergeCells>)");
    const auto layer = mustRead(path);
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(4));
    QCOMPARE(layer->extent(), (LonLatBox{66.1, 29.1, 66.4, 29.4})); // a header of two rows with merged cells
    const Column *column = layer->column(u"Day");
    QVERIFY(column);
    QCOMPARE(column->type(), Column::Type::Date);
    QStringList got;
    for (const Row row : layer->bySourceRow())
        got << (column->isNull(row) ? QStringLiteral("-") : column->text(row));
    QCOMPARE(got.join(u','), days);
    QCOMPARE(warned(*layer, 2, {"60", "29 February 1900"}), from1904 ? 0 : 1);
    QCOMPARE(layer->provenance().cellsUnread, from1904 ? 1 : 2); // with a formula
    QVERIFY(layer->column(u"Open"));
    QCOMPARE(layer->column(u"Open")->type(), Column::Type::Boolean);
    QVERIFY(layer->column(u"Grade") && layer->column(u"Grade")->isNumeric());
    QCOMPARE(warned(*layer, 2, {"Grade", "#DIV/0!"}), 1);
    QCOMPARE(warned(*layer, 0, {"without a computed value", "row 5", "column 6"}), 1);
}

void OddSourcesTest::cutCharacters_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("whole");
    QTest::newRow("whole") << QByteArray("a\xc3\xa9") << 3;
    QTest::newRow("cut in two") << QByteArray("a\xc3") << 1;
    QTest::newRow("cut in three") << QByteArray("a\xe2\x82") << 1;
    QTest::newRow("1252 at the end") << QByteArray("caf\xe9") << 3;
    QTest::newRow("1252 inside") << QByteArray("caf\xe9 x") << 6;
    QTest::newRow("nothing") << QByteArray() << 0;
}

void OddSourcesTest::cutCharacters()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, whole);
    QCOMPARE(wholeUtf8({bytes.constData(), std::size_t(bytes.size())}), qsizetype(whole));
}

QByteArray bigEndian(quint32 value)
{
    const char bytes[] = {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
    return QByteArray(bytes, 4);
}

QByteArray littleEndian(double value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

/// Two points, 66.1 29.1 and 66.2 29.2.
QByteArray pointsShp()
{
    QByteArray records;
    for (const quint32 number : {1u, 2u})
        records += bigEndian(number) + bigEndian(10) + QByteArray("\1\0\0\0", 4) + littleEndian(66 + number / 10.0) +
                   littleEndian(29 + number / 10.0);
    QByteArray head = bigEndian(9994) + QByteArray(20, '\0') + bigEndian(quint32(100 + records.size()) / 2) +
                      QByteArray("\xe8\3\0\0\1\0\0\0", 8);
    for (const double edge : {66.1, 29.1, 66.2, 29.2, 0.0, 0.0, 0.0, 0.0})
        head += littleEndian(edge);
    return head + records;
}

/// One text field of 20 bytes.
QByteArray dbf(const QByteArrayList &texts)
{
    QByteArray bytes = QByteArray("\3\x7e\1\1", 4) + QByteArray(1, char(texts.size())) + QByteArray(3, '\0') +
                       QByteArray("\x41\0\x15\0", 4) + QByteArray(20, '\0');
    bytes += QByteArray("name\0\0\0\0\0\0\0C\0\0\0\0\x14\0", 18) + QByteArray(14, '\0') + '\r';
    for (const QByteArray &text : texts)
        bytes += ' ' + text.leftJustified(20, ' ', true);
    return bytes + '\x1a';
}

void OddSourcesTest::shapefile_data()
{
    QTest::addColumn<QByteArray>("cpg");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("isSaid");
    const QByteArray urdu = "سیندک تانبا";
    QTest::newRow("ascii") << QByteArray("1252") << QByteArray("Saindak") << "Saindak" << false;
    QTest::newRow("1252") << QByteArray("1252") << QByteArray("\xc1rrago") << QString::fromUtf8("Árrago") << false;
    QTest::newRow("UTF-8 that says 1252")
        << QByteArray("1252") << QByteArray("Árrago") << QString::fromUtf8("Árrago") << true;
    QTest::newRow("UTF-8, cut by the field") << QByteArray("1252") << urdu << QString::fromUtf8("سیندک تانب") << true;
    QTest::newRow("UTF-8") << QByteArray("UTF-8") << QByteArray("Árrago") << QString::fromUtf8("Árrago") << false;
}

void OddSourcesTest::shapefile()
{
    QFETCH(QByteArray, cpg);
    QFETCH(QByteArray, name);
    QFETCH(QString, wanted);
    QFETCH(bool, isSaid);
    const QTemporaryDir folder;
    const QString stem = folder.filePath(QStringLiteral("mines"));
    QVERIFY(writeBytes(stem + QStringLiteral(".shp"), pointsShp()));
    QVERIFY(writeBytes(stem + QStringLiteral(".dbf"), dbf({name, "b"})));
    QVERIFY(writeBytes(stem + QStringLiteral(".cpg"), cpg));
    const auto layer = mustRead(stem + QStringLiteral(".shp")); // without .shx
    QVERIFY(layer);
    QCOMPARE(layer->rowCount(), std::size_t(2));
    QCOMPARE(layer->extent(), (LonLatBox{66.1, 29.1, 66.2, 29.2}));
    QCOMPARE(text(*layer, "name", 0), wanted);
    QCOMPARE(warned(*layer, 0, {".shx"}), 1);
    QCOMPARE(warned(*layer, 0, {"UTF-8", "1252"}), int(isSaid));
    QCOMPARE(layer->provenance().path, stem + QStringLiteral(".shp"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).join(u','), QStringLiteral("mines.cpg,mines.dbf,mines.shp"));

    QVERIFY(QFile::remove(stem + QStringLiteral(".shp"))); // the table alone
    const auto table = mustRead(stem + QStringLiteral(".dbf"));
    QVERIFY(table);
    QCOMPARE(text(*table, "name", 0), wanted);
    QCOMPARE(typeAt(*table, 0), GeometryType::None);
}

void OddSourcesTest::across180_data()
{
    QTest::addColumn<QByteArray>("geometry");
    QTest::addColumn<LonLatBox>("box");
    QTest::addColumn<bool>("isSaid");
    const auto ring = [](const char *points) {
        return QByteArray(R"({"type":"Polygon","coordinates":[[)") + points + "]]}";
    };
    QTest::newRow("uncut") << ring("[177,-16],[-178,-16],[-178,-19],[177,-19],[177,-16]")
                           << LonLatBox{177, -19, 182, -16} << true;
    QTest::newRow("from the other side") << ring("[-178,-16],[-178,-19],[177,-19],[177,-16],[-178,-16]")
                                         << LonLatBox{177, -19, 182, -16} << true;
    QTest::newRow("beyond 180") << ring("[177,-10],[182,-10],[182,-13],[177,-13],[177,-10]")
                                << LonLatBox{177, -13, 182, -10} << false;
    QTest::newRow("with a hole") << ring("[176,-16],[-176,-16],[-176,-20],[176,-20],[176,-16]],[[-178,-17],[-177,-17],"
                                         "[-177,-18],[-178,-17]")
                                 << LonLatBox{176, -20, 184, -16} << true;
    QTest::newRow("a line") << QByteArray(R"({"type":"LineString","coordinates":[[179,1],[-179,2]]})")
                            << LonLatBox{179, 1, 181, 2} << true;
    QTest::newRow("the world") << ring("[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]")
                               << LonLatBox{-180, -90, 180, 90} << false;
    QTest::newRow("half the world") << ring("[-100,0],[100,0],[100,10],[-100,10],[-100,0]")
                                    << LonLatBox{-100, 0, 100, 10} << false;
}

void OddSourcesTest::across180()
{
    QFETCH(QByteArray, geometry);
    QFETCH(LonLatBox, box);
    QFETCH(bool, isSaid);
    const auto layer = mustRead(make("across.geojson", geoJson({geometry})));
    QVERIFY(layer);
    QCOMPARE(layer->extent(), box);
    QCOMPARE(warned(*layer, 1, {"180"}), int(isSaid));
    const bool isWide = box.maxX - box.minX > 90;
    QCOMPARE(rowsInBox(*layer, {0, -30, 50, 30}).count(), std::size_t(isWide ? 1 : 0));
    if (box.minX > 170)
        for (const LonLatBox &part : {LonLatBox{179.5, -30, 180, 30}, LonLatBox{-180, -30, -179.5, 30},
                                      LonLatBox{179, -30, -179, 30}}) // as the command line gives one that crosses
            QCOMPARE(rowsInBox(*layer, part).count(), std::size_t(1));
}

QTEST_GUILESS_MAIN(OddSourcesTest)
#include "odd_sources_test.moc"
