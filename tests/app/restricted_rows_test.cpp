// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/file_opener.h"
#include "app/output/chart_exporter.h"
#include "app/output/dossier_writer.h"
#include "app/output/export_dialog.h"
#include "app/output/map_file.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/exporter.h"
#include "datasets/security/incident_layer.h"
#include "datasets/table/passing_on.h"
#include "tests/support/event_csv.h"
#include "tests/support/program.h"
#include "tests/support/sanitized.h"
#include "widgets/charts/breakdown_chart.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/map/map_view.h"
#include "widgets/panels/column_filter.h"
#include "widgets/panels/filter_panel.h"
#include "widgets/panels/site_panel.h"
#include "widgets/panels/table_panel.h"
#include "widgets/parts/message_bar.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace kohkan;
using namespace kohkan::test;

namespace {

constexpr int rowCount = isSanitized ? 15'000 : 100'000;

bool hasMark(const QByteArray &bytes)
{
    return bytes.contains(EventCsv::mark);
}

bool hasMark(const QMimeData &data)
{
    const QStringList formats = data.formats();
    return std::any_of(formats.begin(), formats.end(),
                       [&](const QString &format) { return hasMark(data.data(format)); });
}

} // namespace

/// A hundred thousand rows of ACLED and of UCDP GED in the real window: what is wrong with them is listed, and of
/// ACLED's not one leaves.
class RestrictedRowsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void badRowsAreListed_data();
    void badRowsAreListed();
    void readingAgainSaysWhatChanged();
    void areStyledByType();
    void noExport();
    void noExportByTheDialog();
    void noRowsFromTheTable();
    void noTextFromTheSitePanel();
    void noValuesFromTheFilters();
    void noChart();
    void pixelsOnMaps_data();
    void pixelsOnMaps();
    void noDossier();
    void noCommandHasThem_data();
    void noCommandHasThem();
    void noSession(); // the last one: closes the window

private:
    const LayerEntry *entryNamed(const QString &name) const;
    const LayerEntry &acled() const { return *entryNamed(QStringLiteral("acled")); }
    QString path(const char *name) const { return m_home.filePath(QString::fromLatin1(name)); }
    /// Does what is run leave the clipboard without the mark?
    template <typename Run>
    bool keepsClipboard(Run &&run)
    {
        QApplication::clipboard()->setText(QStringLiteral("before"));
        run();
        return !hasMark(*QApplication::clipboard()->mimeData());
    }
    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;
};

void RestrictedRowsTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
    QVERIFY(writeBytes(path("acled.csv"), EventCsv::acled(rowCount)));
    QVERIFY(writeBytes(path("ucdp.csv"), EventCsv::ucdp(rowCount)));
    QVERIFY(hasMark(bytesOf(path("acled.csv"))));
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1400, 900);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isReady(), 60000);
}

void RestrictedRowsTest::cleanupTestCase()
{
    m_window.reset();
}

const LayerEntry *RestrictedRowsTest::entryNamed(const QString &name) const
{
    for (const auto &entry : m_window->parts().layers->value().entries)
        if (entry.name == name && entry.layer)
            return &entry;
    return nullptr;
}

void RestrictedRowsTest::badRowsAreListed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("coarse");
    QTest::newRow("UCDP GED") << "ucdp"
                              << "date_start"
                              << "where_prec 5";
    QTest::newRow("ACLED") << "acled"
                           << "event_date"
                           << "geo_precision 3"; // the active one from here on
}

void RestrictedRowsTest::badRowsAreListed()
{
    QFETCH(QString, name);
    QFETCH(QString, column);
    QFETCH(QString, coarse);
    QSignalSpy said(m_window->parts().opener, &FileOpener::said);
    m_window->open({m_home.filePath(name + QStringLiteral(".csv"))});
    QVERIFY(m_window->parts().opener->isBusy() && !entryNamed(name)); // the window goes on meanwhile
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(name), 120000);
    QCOMPARE(entryNamed(name)->layer->rowCount(), std::size_t{rowCount}); // all are in the table
    QTRY_COMPARE(said.size(), 1);
    const QString details = said.front()[1].toString();
    const QStringList lines = details.split(u'\n');
    for (int row = EventCsv::badEvery; row <= rowCount; row += EventCsv::badEvery)
        QVERIFY2(std::any_of(lines.begin(), lines.end(),
                             [&](const QString &line) {
                                 return line.startsWith(QStringLiteral("row %1: %2").arg(row).arg(column));
                             }),
                 qPrintable(QString::number(row)));
    // Every fortieth but those that are bad as well: 1000 is 25 times 40.
    const int expected = rowCount / EventCsv::coarseEvery - rowCount / EventCsv::badEvery;
    QVERIFY2(details.contains(QStringLiteral("%1: %2").arg(coarse, QLocale().toString(expected))),
             qPrintable(details.right(300)));
    QVERIFY(!details.contains(QString::fromLatin1(EventCsv::mark)));
    const bool isFree = name == QStringLiteral("ucdp");
    QCOMPARE(whyNotPassedOn(*entryNamed(name)->layer).isEmpty(), isFree);
    QCOMPARE(details.contains(QStringLiteral("may not be passed on")), !isFree);
}

void RestrictedRowsTest::readingAgainSaysWhatChanged()
{
    QByteArray csv = EventCsv::acled(rowCount);
    csv.replace("PAK17,", "PAKnew,");                  // one gone, one new
    csv.replace("note Zqxv720,6,", "note Zqxv720,9,"); // another toll: 20 % 7 is 6
    QVERIFY(writeBytes(path("acled.csv"), csv));
    QSignalSpy said(m_window->parts().opener, &FileOpener::said);
    m_window->action(QStringLiteral("readAgain"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 120000);
    QVERIFY2(said.front()[0].toString().contains(QStringLiteral("1 rows added, 1 changed, 1 removed")),
             qPrintable(said.front()[0].toString()));
    const QString details = said.front()[1].toString();
    for (const char *line : {"Added: PAKnew", "Changed: PAK20", "Removed: PAK17"})
        QVERIFY2(details.split(u'\n').contains(QString::fromLatin1(line)), line);
    QVERIFY(!details.contains(QString::fromLatin1(EventCsv::mark)));
}

void RestrictedRowsTest::areStyledByType()
{
    for (const char *name : {"acled", "ucdp"}) {
        const LayerEntry &entry = *entryNamed(QString::fromLatin1(name));
        QCOMPARE(entry.style.classColumn, QStringLiteral("event_type"));
        QVERIFY(entry.style.colouring == LayerStyle::Colouring::Categorised);
        QVERIFY(entry.layer->column(u"event_type")->codeOf(entry.style.classes[1].value));
    }
}

/// And of UCDP's every row does, so that the search is seen to find.
void RestrictedRowsTest::noExport()
{
    for (const auto &format : exportFormats()) {
        const QString out = m_home.filePath(QStringLiteral("out.") + format.extension);
        const auto refused = exportLayer(*acled().layer, acled().layer->allRows(), {out, format.driver, {}, {}});
        QVERIFY(!refused && refused.error().message.contains(QStringLiteral("may not be passed on")));
        QVERIFY(!QFile::exists(out));
    }
    const LayerPtr ucdp = entryNamed(QStringLiteral("ucdp"))->layer;
    const QString out = path("free.geojson");
    QVERIFY(exportLayer(*ucdp, ucdp->allRows(), {out, {}, {}, {}}));
    QCOMPARE(bytesOf(out).count(QByteArray("town ") + EventCsv::mark), qsizetype{rowCount});
    QVERIFY(QFile::remove(out));
}

void RestrictedRowsTest::noExportByTheDialog()
{
    QCOMPARE(m_window->parts().layers->value().activeEntry()->name, acled().name);
    m_window->action(QStringLiteral("export"))->trigger();
    auto *dialog = m_window->findChild<ExportDialog *>();
    QVERIFY(dialog);
    const auto labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("may not be passed on"));
    }));
    auto *buttons = dialog->findChild<QDialogButtonBox *>();
    for (auto *button : buttons->buttons())
        if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            QVERIFY(!button->isEnabled());
    dialog->close();
}

void RestrictedRowsTest::noRowsFromTheTable()
{
    auto *table = m_window->findChild<TablePanel *>();
    m_window->action(QStringLiteral("table"))->trigger();
    m_window->parts().selection->pick(acled().id, acled().layer->bySourceRow()[4]);
    QSignalSpy said(table, &TablePanel::messageRequested);
    QVERIFY(keepsClipboard([&] { QTest::keyClick(table->view(), Qt::Key_C, Qt::ControlModifier); }));
    QCOMPARE(said.size(), 1);
    QVERIFY(said.front()[0].toString().contains(QStringLiteral("may not be passed on")));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
}

void RestrictedRowsTest::noTextFromTheSitePanel()
{
    SitePanel &site = *m_window->parts().site;
    m_window->parts().selection->pick(acled().id, acled().layer->bySourceRow()[4]);
    QVERIFY(site.tabText(SitePanel::Summary).contains(QString::fromLatin1(EventCsv::mark))); // it may be read
    QVERIFY(site.tabText(SitePanel::Summary).contains(QStringLiteral("may not be passed on")));
    PageBrowser *page = site.page(SitePanel::Summary);
    const auto copyAll = [&] {
        page->setFocus();
        QTest::keyClick(page, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(page, Qt::Key_C, Qt::ControlModifier);
        page->selectAll();
        page->copy();
    };
    QVERIFY(keepsClipboard(copyAll));
    const LayerEntry &ucdp = *entryNamed(QStringLiteral("ucdp"));
    m_window->parts().selection->pick(ucdp.id, ucdp.layer->bySourceRow()[4]);
    site.flush();
    QVERIFY(!keepsClipboard(copyAll)); // what may leave does
}

void RestrictedRowsTest::noValuesFromTheFilters()
{
    auto *filters = m_window->findChild<FilterPanel *>();
    for (const char *column : {"event_type", "actor1", "location", "notes"})
        filters->addColumn(QString::fromLatin1(column));
    QVERIFY(keepsClipboard([&] {
        for (auto *list : filters->findChildren<QListView *>()) {
            list->setCurrentIndex(list->model()->index(0, 0));
            QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        }
    }));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
}

void RestrictedRowsTest::noChart()
{
    ChartsPanel &charts = *m_window->parts().charts;
    m_window->action(QStringLiteral("charts"))->trigger();
    QSignalSpy said(&charts, &ChartsPanel::messageRequested), asked(&charts, &ChartsPanel::exportRequested);
    charts.showChart(ChartsPanel::Breakdown);
    QTRY_VERIFY(charts.breakdown()->figure() && charts.breakdown()->figure()->empty.isEmpty());
    QVERIFY(keepsClipboard([&] {
        charts.copyData();
        charts.copyImage();
        charts.exportChart();
    }));
    QCOMPARE(said.size(), 3);
    for (const auto &sentence : said)
        QVERIFY(sentence[0].toString().contains(QStringLiteral("may not be passed on")));
    QCOMPARE(asked.size(), 0);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    QVERIFY(!writeChart(*charts.breakdown()->figure(), {400, 300}, path("chart.svg")));
    QVERIFY(!QFile::exists(path("chart.svg")));
}

void RestrictedRowsTest::pixelsOnMaps_data()
{
    QTest::addColumn<PageSettings::Format>("format");
    QTest::newRow("svg") << PageSettings::Format::Svg;
    QTest::newRow("pdf") << PageSettings::Format::Pdf;
    QTest::newRow("png") << PageSettings::Format::Png;
}

/// Coloured and named by what the rows say, which is the worst that can be asked for.
void RestrictedRowsTest::pixelsOnMaps()
{
    QFETCH(PageSettings::Format, format);
    RowSet some(acled().layer->rowCount());
    for (std::size_t i = 0; i < 200; ++i)
        some.insert(acled().layer->bySourceRow()[i * 7]);
    PageContent content;
    content.entries.push_back({acled(), std::make_shared<const RowSet>(some)});
    LayerStyle &style = content.entries[0].entry.style;
    style.labelColumn = QStringLiteral("location");
    style.labelScale = 1e9;
    style.classColumn = QStringLiteral("actor1");
    const QString value = acled().layer->column(u"actor1")->text(acled().layer->bySourceRow()[7]);
    style.classes = {{value, value, QColor(Qt::red)}};
    content.view.size = {900, 600};
    content.view = content.view.fitted(content.view.system->fromLonLat(LonLatBox{60, 24, 76, 36}), false);
    content.date = QDate(2026, 3, 1);
    PageSettings settings;
    settings.format = format;
    settings.dpi = 96;
    const auto page = MapPage::of(content, settings);
    QVERIFY(page);
    QVERIFY(page->scene().labels.size() > 10); // names of rows, and nothing else has any here
    for (const MapLabel &label : page->scene().labels)
        QVERIFY(label.isPixels);
    const auto drawn = DrawnPage::of(*page);
    QVERIFY(drawn && !drawn->scene().isDrawn(0));
    const QString file = m_home.filePath(QStringLiteral("map.") + PageSettings::extension(format));
    QVERIFY(writeMapPage(*page, file));
    const QByteArray bytes = bytesOf(file);
    QVERIFY(!bytes.isEmpty() && !hasMark(bytes));
    if (format == PageSettings::Format::Svg) {
        QVERIFY(bytes.contains("ACLED")); // whose it is
        QVERIFY(bytes.count("<image ") > 10);
    }
}

void RestrictedRowsTest::noDossier()
{
    const LayerEntry *deposits = entryNamed(QStringLiteral("Deposits"));
    QVERIFY(deposits);
    const auto catalogue = Catalogue::load(*dataFolder());
    QVERIFY(catalogue);
    DossierRequest request;
    request.ids = QStringList{QStringLiteral("reko-diq")};
    request.folder = m_home.path();
    request.formats = {DossierFormat::Html};
    request.view.asOf = QDate(2026, 3, 1);
    const auto incidents = incidentLayer(acled().layer);
    QVERIFY(incidents && (*incidents)->rowCount() > std::size_t{rowCount} * 9 / 10);
    for (const auto &tables : {*catalogue, Catalogue::withIncidents(**catalogue, *incidents)}) {
        const auto files = writeDossier(tables, {}, request.ids[0], request);
        QVERIFY2(files, files ? "" : qPrintable(files.error().message));
        const QByteArray html = bytesOf(files->front());
        QVERIFY(html.contains("Reported incidents nearby")); // counted
        QVERIFY(!hasMark(html));
    }
}

void RestrictedRowsTest::noCommandHasThem_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    QTest::newRow("export") << "export OUT.geojson --from IN" << 1 << "may not be passed on";
    QTest::newRow("export of some") << "export OUT.csv --from IN --where event_id_cnty=PAK5" << 1
                                    << "may not be passed on";
    QTest::newRow("info") << "info IN" << 0 << "may not be passed on";
    QTest::newRow("info as JSON") << "info IN --json" << 0 << "\"mayBePassedOn\": false";
    QTest::newRow("exposure") << "exposure --from IN --as-of 2024-12-31 --site reko-diq" << 0 << "incidents contribute";
    QTest::newRow("exposure as JSON") << "exposure --from IN --as-of 2024-12-31 --site reko-diq --json" << 0
                                      << "contributions_withheld";
    QTest::newRow("render as SVG") << "render OUT.svg IN --no-base --bbox 60,24,76,36" << 0 << "written";
    QTest::newRow("render as PDF") << "render OUT.pdf IN --no-base --bbox 60,24,76,36" << 0 << "written";
    QTest::newRow("render as PNG") << "render OUT.png IN --no-base --bbox 60,24,76,36" << 0 << "written";
}

void RestrictedRowsTest::noCommandHasThem()
{
    QFETCH(QString, words);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    QStringList list = words.split(u' ');
    const QString out = path("leaving");
    list.replaceInStrings(QStringLiteral("OUT"), out);
    list.replaceInStrings(QRegularExpression(QStringLiteral("^IN$")), path("acled.csv"));
    const ProgramRun run = runProgram(list);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY2((run.out + run.err).contains(says), qPrintable(run.out.left(2000) + run.err.left(2000)));
    QVERIFY(!hasMark(run.out.toUtf8()) && !hasMark(run.err.toUtf8()));
    if (words.startsWith(QStringLiteral("exposure")))
        QVERIFY(!run.out.contains(QStringLiteral("PAK"))); // not even ids
    const QFileInfoList files = QDir(m_home.path()).entryInfoList({QStringLiteral("leaving*")}, QDir::Files);
    QCOMPARE(files.isEmpty(), !words.startsWith(QStringLiteral("render")));
    for (const QFileInfo &file : files) {
        QVERIFY(!hasMark(bytesOf(file.filePath())));
        QVERIFY(QFile::remove(file.filePath()));
    }
}

/// Path and ids stay, and what was asked for in the words of the code book.
void RestrictedRowsTest::noSession()
{
    const EntryId id = acled().id;
    const Layer &layer = *acled().layer;
    const QString actor = layer.column(u"actor1")->text(layer.bySourceRow()[7]);
    const auto oneOf = [](const char *field, const QString &value) {
        Condition condition;
        condition.field = QString::fromLatin1(field);
        condition.op = Condition::Op::OneOf;
        condition.values = {value};
        return condition;
    };
    m_window->parts().filters->setCondition(id, QStringLiteral("actor1"), oneOf("actor1", actor));
    m_window->parts().filters->setCondition(id, QStringLiteral("event_type"),
                                            oneOf("event_type", QStringLiteral("Battles")));
    m_window->parts().layers->edit(id, [&](LayerEntry &entry) {
        entry.style.classColumn = QStringLiteral("actor1");
        entry.style.classes = {{actor, actor, QColor(Qt::red)}};
        entry.style.shapeColumn = QStringLiteral("location");
        entry.style.shapes = {{layer.column(u"location")->text(layer.bySourceRow()[7]),
                               layer.column(u"location")->text(layer.bySourceRow()[7]), MarkerShape::Star}};
    });
    m_window->parts().selection->pick(id, layer.bySourceRow()[4]);
    m_window->close();
    m_window.reset();
    const QByteArray session = bytesOf(m_home.filePath(QStringLiteral("kohkan/session.json")));
    QVERIFY(session.contains("acled.csv") && session.contains("PAK5\"") && session.contains("Battles"));
    QVERIFY(!hasMark(session));
    QDirIterator files(m_home.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (!file.endsWith(QStringLiteral(".csv")))
            QVERIFY2(!hasMark(bytesOf(file)), qPrintable(file));
    }
}

QTEST_MAIN(RestrictedRowsTest)
#include "restricted_rows_test.moc"
