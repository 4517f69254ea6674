// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/file_opener.h"
#include "app/open/import_dialog.h"
#include "app/open/layer_desk.h"
#include "app/output/export_dialog.h"
#include "app/session/session.h"
#include "app/window/main_window.h"
#include "datasets/geo/geodesy.h"
#include "datasets/geo/utm.h"
#include "datasets/io/data_folder.h"
#include "tests/support/plain_csv.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/charts/scatter_chart.h"
#include "widgets/editors/marks_page.h"
#include "widgets/editors/symbols_editor.h"
#include "widgets/map/map_surround.h"
#include "widgets/map/map_view.h"
#include "widgets/map/pick_list.h"
#include "widgets/panels/site_panel.h"
#include "widgets/parts/find_box.h"
#include "widgets/parts/message_bar.h"
#include "widgets/parts/status_panel.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace kohkan;
using kohkan::test::PlainCsv;

namespace {

QString folder()
{
    return *dataFolder();
}

PlainCsv table(const char *name)
{
    return PlainCsv::read(folder() + QStringLiteral("/%1.csv").arg(QLatin1String(name)));
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

const QByteArray twoPoints =
    R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"x","grade":1.5},"geometry":{"type":"Point","coordinates":[66,30]}},
    {"type":"Feature","properties":{"id":"y","grade":0.2},"geometry":{"type":"Point","coordinates":[67,31]}}]})";

} // namespace

/// The real window with the shipped data, offscreen: what a person does and sees.
class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void showsRekoDiqInFiveTabs();
    void exportsARectangle();
    void findsAndGoesThere();
    void opensADroppedFile();
    void saysWhyAFileDoesNotOpen_data();
    void saysWhyAFileDoesNotOpen();
    void keepsTheSession();
    void writesCoordinatesAsChosen();
    void remembersWhatSurroundsTheMap();
    void keepsSymbols();
    void keepsALayerWhoseFileIsGone();
    void putsABrokenSessionAside();
    void everyActionHasItsOwnKeys();
    void actionsDoWhatTheySay();
    void readsAFileAgainInAnotherSystem();
    void putsRightByOneClick();
    void remembersARemovedLayer();
    void opensWhatComesBeforeItIsReady();
    void chartsBrushTheMapAndLeave();
    void startsWithoutShippedTables();

private:
    void start(bool useSession = false, const QStringList &files = {});
    void stop();
    const LayerEntry *entryNamed(const QString &name) const;
    void openAsItIs();
    QPoint onMap(const QString &depositId) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
}

void MainWindowTest::cleanup()
{
    stop();
}

void MainWindowTest::start(bool useSession, const QStringList &files)
{
    MainWindow::Options options;
    options.dataFolder = folder();
    options.useSession = useSession;
    options.files = files;
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1400, 900);
    QSignalSpy ready(m_window.get(), &MainWindow::ready);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(m_window->isReady() || ready.wait(20000));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().map->isWhole(), 20000);
}

void MainWindowTest::stop()
{
    if (m_window)
        m_window->close();
    m_window.reset();
}

const LayerEntry *MainWindowTest::entryNamed(const QString &name) const
{
    for (const auto &entry : m_window->parts().layers->value().entries)
        if (entry.name == name)
            return &entry;
    return nullptr;
}

/// Answers the window, which asks about a table, without choosing anything.
void MainWindowTest::openAsItIs()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ImportDialog *>(), 20000);
    m_window->findChild<ImportDialog *>()->accept();
    QTRY_VERIFY(!m_window->findChild<ImportDialog *>());
}

QPoint MainWindowTest::onMap(const QString &depositId) const
{
    const Layer &deposits = *m_window->parts().layers->value().activeEntry()->layer;
    const Row row = *deposits.rowOfKey(depositId);
    return m_window->parts().map->viewport().toScreen(deposits.geometry().point(row)).toPoint();
}

void MainWindowTest::showsRekoDiqInFiveTabs()
{
    start();
    m_window->parts().map->zoomTo(LonLat{62.0789, 29.1228}, 60);
    QTest::mouseClick(m_window->parts().map, Qt::LeftButton, {}, onMap(QStringLiteral("reko-diq")));
    SitePanel &site = *m_window->parts().site;
    site.flush();
    const auto says = [&](SitePanel::Tab tab, const QString &text) {
        return site.tabText(tab).simplified().contains(text.simplified());
    };
    const PlainCsv deposits = table("deposits");
    for (const auto &row : deposits.rows) {
        if (deposits.value(row, "id") != QLatin1String("reko-diq"))
            continue;
        for (const char *column : {"deposit_type", "host_rock", "age", "operator", "discovery_year"})
            QVERIFY2(says(SitePanel::Summary, deposits.value(row, column)), column);
    }
    QVERIFY(says(SitePanel::Commodity, QStringLiteral("Copper")));
    QVERIFY(says(SitePanel::Commodity, QStringLiteral("Molybdenum")));
    const PlainCsv estimates = table("estimates");
    int figures = 0;
    for (const auto &row : estimates.rows) {
        if (estimates.value(row, "deposit_id") != QLatin1String("reko-diq"))
            continue;
        for (const char *column : {"tonnage", "grade", "effective_date"})
            if (const QString value = estimates.value(row, column); !value.isEmpty()) {
                QVERIFY2(says(SitePanel::Reserves, value), qPrintable(value));
                ++figures;
            }
    }
    QVERIFY(figures > 10);
    const PlainCsv risks = table("region_risk");
    int readings = 0;
    for (const auto &row : risks.rows)
        if (risks.value(row, "admin1") == QLatin1String("Balochistan") &&
            (risks.value(row, "admin2").isEmpty() || risks.value(row, "admin2") == QLatin1String("Chagai"))) {
            QVERIFY2(says(SitePanel::Security, risks.value(row, "rationale")), qPrintable(risks.value(row, "id")));
            ++readings;
        }
    QVERIFY(readings > 0);
    const PlainCsv sources = table("sources");
    for (const auto &row : sources.rows)
        if (sources.value(row, "ref") == QLatin1String("richards-2012"))
            QVERIFY(says(SitePanel::Sources, sources.value(row, "title")));
}

void MainWindowTest::exportsARectangle()
{
    start();
    m_window->parts().map->zoomTo(LonLatBox{61, 28, 66, 31});
    m_window->parts().map->setTool(MapView::Tool::Rectangle);
    const QPoint from(30, 30), to(m_window->parts().map->width() - 30, m_window->parts().map->height() - 30);
    QTest::mousePress(m_window->parts().map, Qt::LeftButton, {}, from);
    for (const QPoint &at : {QPoint(200, 200), to}) {
        QMouseEvent move(QEvent::MouseMove, at, m_window->parts().map->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(m_window->parts().map, &move);
    }
    QTest::mouseRelease(m_window->parts().map, Qt::LeftButton, {}, to);
    const MapViewport &view = m_window->parts().map->viewport();
    const PlainCsv deposits = table("deposits");
    QStringList expected;
    for (const auto &row : deposits.rows) {
        const LonLat place{deposits.value(row, "lon").toDouble(), deposits.value(row, "lat").toDouble()};
        if (QRectF(from, to).contains(view.toScreen(place)))
            expected << deposits.value(row, "id");
    }
    QVERIFY(expected.size() > 20);

    m_window->action(QStringLiteral("export"))->trigger();
    auto *dialog = m_window->findChild<ExportDialog *>();
    QVERIFY(dialog);
    const QString path = m_home->filePath(QStringLiteral("selection.geojson"));
    auto *line = dialog->findChild<QLineEdit *>();
    line->setText(path);
    emit line->textEdited(path);
    for (auto *button : dialog->findChild<QDialogButtonBox *>()->buttons())
        if (button->text().contains(QStringLiteral("Export")))
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 20000);
    QTRY_VERIFY(m_window->parts().messages->text().contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList written;
    QString references;
    for (const auto feature :
         QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("features")).toArray()) {
        written << feature.toObject().value(QLatin1String("id")).toString();
        for (const auto value : feature.toObject().value(QLatin1String("properties")).toObject())
            references += value.toString();
    }
    QCOMPARE(written, expected);                              // in the order of the source
    QVERIFY(references.contains(QStringLiteral("Richards"))); // the sources go along, written out
}

void MainWindowTest::findsAndGoesThere()
{
    start();
    FindBox &find = *m_window->parts().find;
    const auto search = [&](const QString &text) {
        find.setFocus();
        find.clear();
        QTest::keyClicks(&find, text);
        QTRY_VERIFY(find.list()->count() > 0);
        QTest::keyClick(&find, Qt::Key_Return);
    };
    const auto center = [&] {
        return m_window->parts().map->viewport().toLonLat(
            QPointF(m_window->parts().map->width() / 2.0, m_window->parts().map->height() / 2.0));
    };
    QTRY_VERIFY_WITH_TIMEOUT((QTest::keyClicks(&find, QStringLiteral("s")), find.list()->count() > 0), 20000);
    search(QStringLiteral("saindak copper"));
    QVERIFY(m_window->parts().selection->current());
    QVERIFY(m_window->parts().site->tabText(SitePanel::Summary).size() > 20);
    search(QStringLiteral("35.92 74.31"));
    QVERIFY(std::abs(center().lat - 35.92) < 0.02 && std::abs(center().lon - 74.31) < 0.02);
    search(QStringLiteral("Sb"));
    const EntryId deposits = m_window->parts().layers->value().active;
    const PlainCsv csv = table("deposits");
    const int antimony = csv.countIf([&](const QStringList &row) {
        return csv.value(row, "primary_commodities").split(u';').contains(QStringLiteral("Sb"));
    });
    QCOMPARE(static_cast<int>(m_window->parts().filters->rows(deposits)->count()), antimony);
}

void MainWindowTest::opensADroppedFile()
{
    start();
    const QString path = m_home->filePath(QStringLiteral("two.geojson"));
    write(path, twoPoints);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QSignalSpy opened(m_window->parts().opener, &FileOpener::opened);
    QDragEnterEvent enter({300, 300}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(opened.wait(20000));
    const LayerEntry *entry = entryNamed(QStringLiteral("two"));
    QVERIFY(entry);
    QCOMPARE(entry->layer->rowCount(), std::size_t{2});
    QCOMPARE(m_window->parts().layers->value().active, entry->id);
    const Row row = *entry->layer->rowOfKey(QStringLiteral("x"));
    m_window->parts().map->zoomTo(LonLat{66, 30}, 100);
    QTRY_VERIFY(m_window->parts().map->isWhole());
    QTest::mouseClick(m_window->parts().map, Qt::LeftButton, {},
                      m_window->parts().map->viewport().toScreen(LonLat{66, 30}).toPoint());
    QVERIFY(m_window->parts().selection->current());
    QCOMPARE(m_window->parts().selection->current()->row, row);
    m_window->parts().site->flush();
    QVERIFY(m_window->parts().site->tabText(SitePanel::Summary).contains(QStringLiteral("1.5")));
}

void MainWindowTest::saysWhyAFileDoesNotOpen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QStringLiteral("missing.geojson") << QByteArray();
    QTest::newRow("broken") << QStringLiteral("broken.geojson") << QByteArray("{\"type\":");
    QTest::newRow("raster") << QStringLiteral("picture.png") << QByteArray("\x89PNG\r\n\x1a\n");
    QTest::newRow("folder") << QString() << QByteArray();
}

void MainWindowTest::saysWhyAFileDoesNotOpen()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    start();
    const QString path = m_home->filePath(name);
    if (!content.isEmpty())
        write(path, content);
    const std::size_t before = m_window->parts().layers->value().entries.size();
    m_window->open({path});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->parts().messages->text().isEmpty(), 20000);
    QVERIFY2(m_window->parts().messages->text().contains(name), qPrintable(m_window->parts().messages->text()));
    QCOMPARE(m_window->parts().layers->value().entries.size(), before); // nothing open is lost
    QTRY_VERIFY(!m_window->parts().opener->isBusy());
}

void MainWindowTest::keepsTheSession()
{
    const QString path = m_home->filePath(QStringLiteral("two.geojson"));
    write(path, twoPoints);
    start(true, {path});
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("two")), 20000);
    const EntryId two = entryNamed(QStringLiteral("two"))->id;
    Condition condition;
    condition.field = QStringLiteral("grade");
    condition.op = Condition::Op::Greater;
    condition.value = QStringLiteral("1");
    m_window->parts().filters->setCondition(two, condition.field, condition);
    m_window->parts().selection->pick(two, *entryNamed(QStringLiteral("two"))->layer->rowOfKey(QStringLiteral("x")));
    m_window->parts().layers->edit(two, [](LayerEntry &entry) {
        entry.opacity = 0.5;
        entry.name = QStringLiteral("Renamed");
    });
    m_window->parts().layers->setDepiction(Depiction::Pakistan);
    m_window->parts().map->zoomTo(LonLat{70, 34}, 200);
    const MapViewport view = m_window->parts().map->viewport();
    stop();

    start(true);
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("Renamed")) && entryNamed(QStringLiteral("Renamed"))->layer,
                             20000);
    const LayerEntry &entry = *entryNamed(QStringLiteral("Renamed"));
    QCOMPARE(entry.opacity, 0.5);
    QCOMPARE(m_window->parts().layers->value().indexOf(entry.id), 1); // below the deposits
    QVERIFY(m_window->parts().selection->current());                  // and the panels show it again
    QCOMPARE(m_window->parts().filters->conditions(entry.id), std::vector<Condition>{condition});
    QCOMPARE(entry.layer->keysOf(m_window->parts().selection->rows(entry.id)), QStringList{QStringLiteral("x")});
    QVERIFY(m_window->parts().layers->value().depiction == Depiction::Pakistan);
    const MapViewport &now = m_window->parts().map->viewport();
    QCOMPARE(now.notch(), view.notch());
    QVERIFY(std::abs(now.center.x - view.center.x) < 1 && std::abs(now.center.y - view.center.y) < 1);
    stop();

    start(false); // a clean start sees none of it
    QVERIFY(!entryNamed(QStringLiteral("Renamed")));
    QVERIFY(m_window->parts().map->isFullExtent());
}

void MainWindowTest::keepsSymbols()
{
    start(true);
    const EntryId deposits = m_window->parts().layers->value().active;
    m_window->action(QStringLiteral("symbols"))->trigger();
    auto *editor = m_window->findChild<SymbolsEditor *>();
    QVERIFY(editor && editor->isVisible());
    const QComboBox *sizes = editor->marks()->sizeColumn();
    QVERIFY(sizes->findText(QStringLiteral("Contained copper (t)")) > 0);
    editor->marks()->size()->setValue(17);
    m_window->action(QStringLiteral("symbols"))->trigger();
    QCOMPARE(m_window->findChildren<SymbolsEditor *>().size(), 1);
    editor->accept();
    const LayerStyle changed = m_window->parts().layers->value().find(deposits)->style;
    QCOMPARE(changed.markerSize, 17.0);
    stop();

    start(true);
    QVERIFY(m_window->parts().layers->value().activeEntry()->style == changed);
    const LayerEntry *incidents = entryNamed(QStringLiteral("Reported incidents"));
    QVERIFY(incidents && incidents->style == eventTypeStyle(QStringLiteral("event_type")));
}

void MainWindowTest::keepsALayerWhoseFileIsGone()
{
    const QString path = m_home->filePath(QStringLiteral("two.geojson"));
    write(path, twoPoints);
    start(true, {path});
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("two")), 20000);
    const EntryId two = entryNamed(QStringLiteral("two"))->id;
    m_window->parts().selection->pick(two, *entryNamed(QStringLiteral("two"))->layer->rowOfKey(QStringLiteral("y")));
    stop();
    const QString elsewhere = m_home->filePath(QStringLiteral("elsewhere.geojson"));
    QVERIFY(QFile::rename(path, elsewhere));

    for (int i = 0; i < 2; ++i) { // twice: a session saved while the file is missing loses nothing
        start(true);
        QVERIFY(entryNamed(QStringLiteral("two")));
        QVERIFY(!entryNamed(QStringLiteral("two"))->layer);
        QVERIFY(entryNamed(QStringLiteral("two"))->missing.contains(path));
        QVERIFY(m_window->parts().messages->text().contains(path));
        stop();
    }
    start(true);
    const EntryId grey = entryNamed(QStringLiteral("two"))->id;
    m_window->parts().layerDesk->locate(grey);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(elsewhere);
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().layers->value().find(grey)->layer, 20000);
    QTRY_COMPARE(m_window->parts().layers->value().find(grey)->layer->keysOf(m_window->parts().selection->rows(grey)),
                 QStringList{QStringLiteral("y")});
}

void MainWindowTest::writesCoordinatesAsChosen()
{
    start(true);
    MapView *map = m_window->parts().map;
    const QPoint at = map->rect().center();
    const LonLat place = map->viewport().toLonLat(at);
    const auto hover = [&] {
        QMouseEvent move(QEvent::MouseMove, at, map->mapToGlobal(at), Qt::NoButton, {}, {});
        QApplication::sendEvent(map, &move);
    };
    hover();
    QCOMPARE(m_window->parts().status->placeText(), coordinateText(place));
    const auto choices = m_window->findChildren<QAction *>();
    const auto utm = std::find_if(choices.begin(), choices.end(), [](const QAction *choice) {
        return choice->text().remove(u'&').startsWith(QStringLiteral("UTM on"));
    });
    QVERIFY(utm != choices.end());
    (*utm)->trigger();
    QVERIFY((*utm)->isChecked());
    QCOMPARE(m_window->parts().status->placeText(), utmText(place));
    m_window->action(QStringLiteral("copyPlace"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), utmText(place));
    FindBox &find = *m_window->parts().find; // and what was copied goes there again
    find.setFocus();
    const QString typed = QStringLiteral("42R 512345 mE 3345678 mN");
    QTRY_VERIFY_WITH_TIMEOUT((find.clear(), QTest::keyClicks(&find, typed), find.list()->count() > 0), 20000);
    QTest::keyClick(&find, Qt::Key_Return);
    const LonLat there = map->viewport().toLonLat(QRectF(map->rect()).center());
    QVERIFY(geodesic(there, *fromUtm({42, true, 512345, 3345678})).metres < 2 * map->viewport().resolution);
    stop();
    start(true);
    QCOMPARE(m_window->parts().map->coordinateFormat(), CoordinateFormat::Utm);
}

void MainWindowTest::remembersWhatSurroundsTheMap()
{
    using Part = MapSurround::Part;
    start(true);
    for (const char *id : {"graticule", "northArrow", "overview"})
        m_window->action(QString::fromLatin1(id))->trigger();
    QVERIFY(m_window->action(QStringLiteral("graticule"))->isChecked());
    QVERIFY(!m_window->action(QStringLiteral("northArrow"))->isChecked());
    stop();
    start(true);
    const MapSurround &surround = *m_window->parts().map->surround();
    QVERIFY(surround.isShown(Part::Graticule) && surround.isShown(Part::Overview));
    QVERIFY(!surround.isShown(Part::NorthArrow));
    QVERIFY(m_window->action(QStringLiteral("overview"))->isChecked());
}

void MainWindowTest::putsABrokenSessionAside()
{
    const QString path = sessionPath();
    QVERIFY(path.startsWith(m_home->path()));
    QDir().mkpath(QFileInfo(path).path());
    write(path, "{ this is no session");
    start(true);
    QVERIFY(m_window->parts().messages->text().contains(QStringLiteral("session")));
    QVERIFY(QFile::exists(path + QStringLiteral(".unreadable")));
    QVERIFY(entryNamed(QStringLiteral("Deposits")));
}

void MainWindowTest::everyActionHasItsOwnKeys()
{
    start();
    QSet<QString> shortcuts;
    for (const QAction *action : m_window->findChildren<QAction *>(Qt::FindDirectChildrenOnly))
        for (const auto &key : action->shortcuts()) {
            QVERIFY2(!shortcuts.contains(key.toString()), qPrintable(key.toString()));
            shortcuts.insert(key.toString());
        }
    QVERIFY(shortcuts.contains(QStringLiteral("Ctrl+K")));
    for (const char *icon :
         {"open", "export", "pan", "measure", "fullExtent", "zoomToSelection", "back", "forward", "rectangle", "lasso"})
        QVERIFY2(!m_window->action(QString::fromLatin1(icon))->icon().isNull(), icon);
}

void MainWindowTest::actionsDoWhatTheySay()
{
    start();
    MapView &map = *m_window->parts().map;
    const auto trigger = [&](const char *id) { m_window->action(QString::fromLatin1(id))->trigger(); };
    const double resolution = map.viewport().resolution;
    trigger("zoomIn");
    QVERIFY(map.viewport().resolution < resolution);
    trigger("zoomOut");
    trigger("zoomOut");
    QVERIFY(map.viewport().resolution > resolution);
    trigger("fullExtent");
    QVERIFY(map.isFullExtent());
    trigger("back");
    QVERIFY(!map.isFullExtent());
    trigger("rectangle");
    QVERIFY(map.tool() == MapView::Tool::Rectangle);
    trigger("lasso");
    QVERIFY(map.tool() == MapView::Tool::Lasso);
    trigger("measure");
    QVERIFY(map.tool() == MapView::Tool::Measure);
    QVERIFY(m_window->action(QStringLiteral("measure"))->isChecked());
    trigger("pan");
    QVERIFY(map.tool() == MapView::Tool::Pan);
    trigger("next");
    QCOMPARE(m_window->parts().selection->count(), std::size_t{1});
    trigger("invert");
    const std::size_t rows = m_window->parts().layers->value().activeEntry()->layer->rowCount();
    QCOMPARE(m_window->parts().selection->count(), rows - 1);
    trigger("selectFiltered");
    QCOMPARE(m_window->parts().selection->count(), rows);
    trigger("clear");
    QCOMPARE(m_window->parts().selection->count(), std::size_t{0});
    trigger("about");
    QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("about")));
    m_window->findChild<QDialog *>(QStringLiteral("about"))->close();
    trigger("removeLayer");
    QVERIFY(!entryNamed(QStringLiteral("Deposits")));
}

void MainWindowTest::readsAFileAgainInAnotherSystem()
{
    const QString path = m_home->filePath(QStringLiteral("metres.csv"));
    write(path, "id,x,y,tags\na,500000,3221000,Cu;Au\nb,500000,3763000,Cu\n");
    start(true, {path});
    openAsItIs();
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("metres")) && entryNamed(QStringLiteral("metres"))->layer,
                             20000);
    const EntryId id = entryNamed(QStringLiteral("metres"))->id;
    const auto read = [&](const QString &system) {
        m_window->parts().layers->setActive(id);
        m_window->action(QStringLiteral("reading"))->trigger();
        auto *dialog = m_window->findChild<ImportDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(QStringLiteral("system"))->setText(system);
        for (auto *button : dialog->findChild<QDialogButtonBox *>()->buttons())
            if (button->text().contains(QStringLiteral("Read again")))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!m_window->findChild<ImportDialog *>());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->parts().opener->isBusy(), 20000);
    };
    m_window->parts().selection->pick(
        id, *m_window->parts().layers->value().find(id)->layer->rowOfKey(QStringLiteral("b")));
    read(QStringLiteral("EPSG:32641"));
    const auto place = [&] {
        const Layer &layer = *m_window->parts().layers->value().find(id)->layer;
        return layer.geometry().point(*layer.rowOfKey(QStringLiteral("a")));
    };
    QVERIFY(std::abs(place().lon - 63) < 1e-6 && std::abs(place().lat - 29.1174664) < 1e-6);
    QCOMPARE(m_window->parts().layers->value().find(id)->layer->keysOf(m_window->parts().selection->rows(id)),
             QStringList{QStringLiteral("b")});
    m_window->action(QStringLiteral("reading"))->trigger();
    auto *dialog = m_window->findChild<ImportDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(QStringLiteral("system"))->setText(QStringLiteral("EPSG:999999"));
    QTest::keyClick(dialog, Qt::Key_Return); // no such system: it is said, and nothing is read
    QVERIFY(dialog->isVisible() && dialog->summary().contains(QStringLiteral("not known")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!m_window->parts().opener->isBusy());
    QVERIFY(std::abs(place().lon - 63) < 1e-6);
    stop();
    start(true); // and the session keeps the reading that worked
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("metres")) && entryNamed(QStringLiteral("metres"))->layer,
                             20000);
    const Layer &again = *entryNamed(QStringLiteral("metres"))->layer;
    QVERIFY(std::abs(again.geometry().point(*again.rowOfKey(QStringLiteral("a"))).lon - 63) < 1e-6);
}

/// What is doubtful about the places of a file has its remedy beside it, which the session keeps.
void MainWindowTest::putsRightByOneClick()
{
    const QString path = m_home->filePath(QStringLiteral("round.csv"));
    write(path, "id,lon,lat\na,29.1,66.1\nb,30.2,67.2\n");
    start(true, {path});
    openAsItIs();
    const auto layer = [&]() -> LayerPtr {
        const LayerEntry *entry = entryNamed(QStringLiteral("round"));
        return entry ? entry->layer : nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(layer(), 20000);
    QVERIFY(m_window->parts().messages->text().contains(QStringLiteral("changed round")));
    auto *offer = m_window->parts().messages->findChild<QToolButton *>(QStringLiteral("offer"));
    QVERIFY(offer && !offer->isHidden());
    QCOMPARE(offer->text(), QStringLiteral("Swap latitude and longitude"));
    const auto place = [&] { return layer()->geometry().point(*layer()->rowOfKey(QStringLiteral("a"))); };
    QCOMPARE(place(), (LonLat{29.1, 66.1})); // not before it is asked for
    offer->click();
    QTRY_COMPARE_WITH_TIMEOUT(place(), (LonLat{66.1, 29.1}), 20000);
    QTRY_VERIFY(!m_window->parts().opener->isBusy());
    QVERIFY(layer()->provenance().doubts.empty());
    QVERIFY(offer->isHidden());
    stop();
    start(true);
    QTRY_VERIFY_WITH_TIMEOUT(layer(), 20000);
    QCOMPARE(place(), (LonLat{66.1, 29.1}));
}

void MainWindowTest::remembersARemovedLayer()
{
    start(true);
    m_window->parts().layers->remove(entryNamed(QStringLiteral("Infrastructure"))->id);
    stop();
    start(true);
    QVERIFY(!entryNamed(QStringLiteral("Infrastructure")));
    QVERIFY(entryNamed(QStringLiteral("Reported incidents")));
}

void MainWindowTest::opensWhatComesBeforeItIsReady()
{
    const QString path = m_home->filePath(QStringLiteral("two.geojson"));
    write(path, twoPoints);
    MainWindow::Options options;
    options.dataFolder = folder();
    options.useSession = false;
    m_window = std::make_unique<MainWindow>(options);
    m_window->open({path});
    QVERIFY(!m_window->isReady());
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("two")), 20000);
    QVERIFY(entryNamed(QStringLiteral("Deposits")));
}

void MainWindowTest::chartsBrushTheMapAndLeave()
{
    start();
    m_window->action(QStringLiteral("charts"))->trigger();
    ChartsPanel &charts = *m_window->parts().charts;
    ScatterChart &chart = *charts.gradeTonnage();
    QTRY_VERIFY(chart.isVisible() && chart.hasFocus());
    QTRY_VERIFY(chart.height() > 150); // it was given room
    QTRY_VERIFY(m_window->parts().map->isWhole());
    const QImage before = m_window->parts().map->grab().toImage();
    QTest::mousePress(&chart, Qt::LeftButton, {}, {3, 3});
    const QPoint to(chart.width() - 4, chart.height() - 4);
    QMouseEvent move(QEvent::MouseMove, to, chart.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&chart, &move);
    QVERIFY(m_window->parts().map->grab().toImage() != before); // while the button is down
    QCOMPARE(m_window->parts().selection->count(), std::size_t{0});
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, to);
    QCOMPARE(m_window->parts().selection->count(), std::size_t{8});
    charts.exportChart();
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = m_home->filePath(QStringLiteral("chart.pdf"));
    emit dialog->fileSelected(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().messages->text().contains(path), 20000);
    QVERIFY(QFile(path).size() > 1000);
    emit dialog->fileSelected(m_home->filePath(QStringLiteral("nowhere/chart.png")));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->parts().messages->text().contains(QStringLiteral("does not exist")), 20000);
    dialog->close();
}

void MainWindowTest::startsWithoutShippedTables()
{
    const QString path = m_home->filePath(QStringLiteral("two.geojson"));
    write(path, twoPoints);
    MainWindow::Options options;
    options.dataFolder = m_home->path(); // holds no tables
    options.useSession = false;
    options.files = {path};
    m_window = std::make_unique<MainWindow>(options);
    QTRY_VERIFY_WITH_TIMEOUT(entryNamed(QStringLiteral("two")), 20000);
    QVERIFY(!m_window->parts().messages->text().isEmpty());
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
