// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/data_folder.h"
#include "datasets/table/layer_builder.h"
#include "widgets/report/dossier_report.h"
#include "widgets/report/html_report.h"
#include "widgets/report/pdf_report.h"
#include "widgets/report/report_pages.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTest>

using namespace kohkan;
using Kind = ReportBlock::Kind;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

QString plain(const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText().replace(QChar(0xa0), u' ').remove(QChar(0x200b)).simplified();
}

/// All words of a report, a block a line.
QString textOf(const Report &report)
{
    QStringList all{report.title, plain(report.subtitle)};
    for (const ReportBlock &block : report.blocks) {
        all << plain(block.html);
        for (const auto &row : block.table.rows) {
            QStringList cells = row.heads;
            for (const QStringList &line : row.lines)
                cells += line;
            all << plain((cells + row.notes).join(q(" ")));
        }
    }
    return all.join(u'\n');
}

QStringList headings(const Report &report)
{
    QStringList all;
    for (const ReportBlock &block : report.blocks)
        if (block.kind == Kind::Heading)
            all << block.html;
    return all;
}

/// A table of so many rows, whose words come from a seed of sorts.
Report longTable(int rows)
{
    Report report;
    report.title = q("A long one");
    report.program = q("Kohkan");
    report.heading(q("Heading"));
    ReportTable table;
    table.columns = {{q("Name"), 1}, {q("Commodity"), 1}, {q("Grade"), 1, ReportTable::Align::Right}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back(
            {{q("word ").repeated(1 + i * 7 % 40)}, {{q("Copper"), q("1")}, {q("Gold"), q("2")}}, {}, {}});
    report.table(std::move(table));
    return report;
}

} // namespace

/// The report of a site: what is in it, and how it is set on pages and written as HTML.
class ReportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        auto loaded = Catalogue::load(*dataFolder());
        QVERIFY(loaded);
        m_catalogue = *loaded;
    }
    void hasASectionWhereThereIsContent();
    void leavesOutWhatHasNone();
    void noSectionIsEmpty();
    void footnotesLeadToPassports();
    void passportsSayWhatIsNotRecorded();
    void theColophonNamesWhatShapedIt();
    void nothingIsSplitOrParted();
    void textStaysInItsColumn();
    void pdfHoldsItsAttachment();
    void htmlStandsAlone();
    void theMapHoldsTheCircle_data();
    void theMapHoldsTheCircle();
    void aSiteWithoutAPlaceHasNoMap();

private:
    Report reportOf(const QString &id, const DossierView &view = {Basis::AsReported, {}, QDate(2026, 11, 23)}) const
    {
        const auto facts = DossierFacts::of(m_catalogue, *m_catalogue->deposits()->rowOfKey(id), view);
        DossierColophon colophon = DossierColophon::of(facts);
        colophon.program = q("9.9");
        colophon.paper = q("a4");
        return DossierReport(facts, colophon).make({}, q("بلوچستان"));
    }
    static void says(const QString &text, const char *words) { QVERIFY2(text.contains(q(words)), words); }
    CataloguePtr m_catalogue;
};

void ReportTest::hasASectionWhereThereIsContent()
{
    const Report report = reportOf(q("reko-diq"));
    QCOMPARE(headings(report),
             QStringList({q("Identity"), q("Reserves and resources"), q("Audit of the figures"), q("Production"),
                          q("Timeline"), q("Security"), q("Caveats"), q("Passports of the figures"),
                          q("Sources of the record, the timeline and the security section"), q("Colophon")}));
    const QString text = textOf(report);
    for (const char *words :
         {"Reko Diq copper-gold project", "Balochistan بلوچستان", "Copper (Cu) تانبا",
          "29.1228° N, 62.0789° E (WGS 84), within 3 km", "Tanjeel (H4)", "Reserve, Proved + Probable",
          "13 Moz / 0.28 g/t = 1.4 Gt", "A claim, not an estimate", "Scope: company, not this deposit alone",
          "200000 t", "Within 100 km", "certain", "5 of 5, extreme"})
        says(text, words);
    says(textOf(reportOf(q("tanjeel"))), "part of Reko Diq");
}

void ReportTest::leavesOutWhatHasNone()
{
    const Report report = reportOf(q("koh-i-dalil"));
    const QStringList all = headings(report);
    for (const char *absent : {"Audit of the figures", "Production", "Passports of the figures"})
        QVERIFY2(!all.contains(q(absent)), absent);
    says(textOf(report), "No estimate is published in our sources.");
    QVERIFY(!textOf(report).contains(q("Raised numbers")));
}

void ReportTest::noSectionIsEmpty()
{
    for (const QString &id : m_catalogue->deposits()->keysOf(m_catalogue->deposits()->allRows())) {
        const Report report = reportOf(id);
        bool isOpen = false;
        for (const ReportBlock &block : report.blocks) {
            const bool isHead = block.kind == Kind::Heading || block.kind == Kind::Subheading;
            QVERIFY2(!(isOpen && block.kind == Kind::Heading), qPrintable(id + block.html));
            QVERIFY2(isHead || block.kind == Kind::Table || !block.html.isEmpty(), qPrintable(id));
            QVERIFY2(block.kind != Kind::Table || !block.table.rows.empty(), qPrintable(id));
            isOpen = isHead;
        }
        QVERIFY2(!isOpen, qPrintable(id));
    }
}

void ReportTest::footnotesLeadToPassports()
{
    const Report report = reportOf(q("saindak"));
    static const QRegularExpression mark(q("<sup class=\"f\">(\\d+)</sup>"));
    QSet<QString> used, there;
    for (const ReportBlock &block : report.blocks)
        for (const auto &row : block.table.rows) {
            if (!row.anchor.isEmpty())
                there << row.anchor;
            QStringList cells = row.heads;
            for (auto it = mark.globalMatch(cells.join(u' ')); it.hasNext();)
                used << it.next().captured(1);
        }
    QVERIFY(!used.isEmpty());
    QCOMPARE(used, there); // every figure has one, and none stands for nothing
}

void ReportTest::passportsSayWhatIsNotRecorded()
{
    const QString text = textOf(reportOf(q("reko-diq")));
    for (const char *words :
         {"wording: not recorded", "locator: not recorded", "entered by: not recorded", "cut-off not recorded",
          "effective not recorded", "5867.902656 Mt of ore", "Barrick Gold / US SEC, 2025, https://www.sec.gov/"})
        says(text, words);
}

void ReportTest::theColophonNamesWhatShapedIt()
{
    const QString text = textOf(reportOf(q("reko-diq"), {Basis::Whole, unitNamed(q("Mt")), QDate(2026, 11, 23)}));
    for (const char *words : {"Made by Kohkan 9.9 of the tables as of 2026-11-23", "Filter: none", "Basis: 100 %",
                              "Units of mass: Mt", "Paper: a4", "kohkan dossier --verify FILE", "EST-003/1"})
        says(text, words);
}

void ReportTest::nothingIsSplitOrParted()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    for (const Report &report : {longTable(150), reportOf(q("reko-diq"))}) {
        const double width = 8000, room = 12000;
        const auto strips = ReportSetter(&writer, width).set(report);
        const auto pages = paginate(strips, room);
        QVERIFY(pages.size() > 2);
        std::size_t next = 0;
        for (const ReportPage &page : pages) {
            double bottom = 0;
            QVERIFY(!strips[page.strips.back().strip].keepsWithNext);
            for (std::size_t i = 0; i < page.strips.size(); ++i) {
                const auto &placed = page.strips[i];
                const ReportStrip &strip = strips[placed.strip];
                QVERIFY(placed.top >= bottom - 0.01);
                bottom = placed.top + strip.height;
                QVERIFY2(bottom <= room, qPrintable(QString::number(bottom)));
                if (i == 0 && placed.strip != next) // a table that goes on
                    QCOMPARE(int(placed.strip), strips[next].titles);
                else
                    QCOMPARE(placed.strip, next++);
            }
        }
        QCOMPARE(next, strips.size());
    }
}

void ReportTest::textStaysInItsColumn()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const double width = 8000;
    for (const char *id : {"reko-diq", "saindak", "duddar", "koh-i-dalil"})
        for (const ReportStrip &strip : ReportSetter(&writer, width).set(reportOf(q(id))))
            for (const auto &text : strip.texts) {
                const QSizeF size = text.document->size();
                QVERIFY2(size.width() <= text.document->textWidth() + 1, qPrintable(text.document->toPlainText()));
                QVERIFY(text.at.x() + size.width() <= width + 1);
                QVERIFY(text.at.y() + size.height() <= strip.height + 1);
            }
}

void ReportTest::pdfHoldsItsAttachment()
{
    const QByteArray pdf = pdfReport(longTable(80), Paper::A4, {q("a.json"), "{}", q("application/json")});
    QVERIFY(pdf.startsWith("%PDF-") && pdf.contains("/EmbeddedFiles") && pdf.contains("a.json"));
    QVERIFY(pdf.count("/Type /Page\n") > 1);
    const QSize a4 = reportMapSize(Paper::A4), letter = reportMapSize(Paper::Letter);
    QVERIFY(letter.width() > a4.width() && a4.width() > 600);
}

void ReportTest::htmlStandsAlone()
{
    Report report = reportOf(q("reko-diq"));
    QImage map(20, 10, QImage::Format_RGB32);
    map.fill(Qt::green);
    report.map(map, q("The map"));
    const QString html = QString::fromUtf8(htmlReport(report, "{\"a\": \"</script>\"}", q("data")));
    QVERIFY(html.contains(q("src=\"data:image/png;base64,")));
    QCOMPARE(html.count(q("</script>")), 1); // the data do not end it
    QVERIFY(html.contains(q("<script type=\"application/json\" id=\"data\">\n{\"a\": \"\\u003c/script>\"}")));
    QVERIFY(html.contains(q("<a href=\"#n1\">1</a>")) && html.contains(q("id=\"n1\"")));
    static const QRegularExpression outside(q("<(link|img|script)[^>]+(href|src)=\"http"));
    QVERIFY(!html.contains(outside));
    QCOMPARE(html.count(q("<tr")), html.count(q("</tr>")));
    QCOMPARE(html.count(q("<td")), html.count(q("</td>")));
}

void ReportTest::theMapHoldsTheCircle_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("3 km") << q("reko-diq");
    QTest::newRow("20 km") << q("hangu-coalfield");
}

void ReportTest::theMapHoldsTheCircle()
{
    QFETCH(QString, id);
    const Row row = *m_catalogue->deposits()->rowOfKey(id);
    const auto facts = DossierFacts::of(m_catalogue, row, {Basis::AsReported, {}, QDate(2026, 11, 23)});
    const QSize size = reportMapSize(Paper::A4);
    const auto map = dossierMap(facts, nullptr, Depiction::Neutral, size);
    QVERIFY(map && map->hasCircle);
    QCOMPARE(map->image.size(), size * 3);
    const auto isRed = [&](int x, int y) {
        const QColor color = map->image.pixelColor(x, y);
        return color.red() > color.green() + 40 && color.red() > color.blue() + 40;
    };
    const int middle = map->image.height() / 2;
    QVERIFY(isRed(map->image.width() / 2, middle));
    // The circle ends where it should: its radius on paper is accuracy / scale, a pixel of the picture 1/288 inch.
    const double radius = *m_catalogue->accuracyOf(row) / map->scale / (0.0254 / 288);
    QVERIFY(radius < middle);
    int lowest = 0;
    for (int y = middle; y < map->image.height() - 130; ++y) // above scale bar and attribution
        if (isRed(map->image.width() / 2, y))
            lowest = y - middle;
    QVERIFY2(std::abs(lowest - radius) < 0.03 * radius + 6, qPrintable(q("%1, not %2").arg(lowest).arg(radius)));
}

void ReportTest::aSiteWithoutAPlaceHasNoMap()
{
    LayerBuilder builder(q("deposits"));
    auto &ids = builder.addColumn(q("id"), Column::Type::Text);
    auto &names = builder.addColumn(q("name"), Column::Type::Text);
    ids.appendText(q("somewhere"));
    names.appendText(q("Some<b>where"));
    builder.geometry().begin(GeometryType::None);
    builder.setKeyColumn(q("id"));
    const auto catalogue = Catalogue::fromTables({{q("deposits"), builder.finish()}});
    const auto facts = DossierFacts::of(catalogue, rowAt(0), {Basis::AsReported, {}, QDate(2026, 11, 23)});
    QVERIFY(!dossierMap(facts, nullptr, Depiction::Neutral, {600, 400}));
    const Report report = DossierReport(facts, DossierColophon::of(facts)).make({}, {});
    QCOMPARE(headings(report), QStringList({q("Identity"), q("Reserves and resources"), q("Caveats"), q("Colophon")}));
    says(textOf(report), "No place is recorded, so there is no map");
    const QString html = QString::fromUtf8(htmlReport(report, "{}", q("data")));
    QVERIFY(!html.contains(q("official map</footer>")));
    QVERIFY(html.contains(q("<h1>Some&lt;b&gt;where</h1>")) && !html.contains(q("Some<b>")));
}

QTEST_MAIN(ReportTest)
#include "report_test.moc"
