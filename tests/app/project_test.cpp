// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/project_bundle.h"
#include "app/project/project_desk.h"

#include "app/open/file_opener.h"
#include "app/output/outputs.h"
#include "app/project/missing_files_dialog.h"
#include "app/session/session_keeper.h"
#include "app/window/main_window.h"
#include "datasets/io/data_folder.h"
#include "datasets/io/zip_file.h"
#include "tests/support/sanitized.h"
#include "widgets/history/history.h"
#include "widgets/map/map_view.h"
#include "widgets/map/system_menu.h"
#include "widgets/parts/message_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace kohkan;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qUtf8Printable(path));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray prospects(int rows, const char *metal)
{
    QByteArray csv = "id,lon,lat,metal\n";
    for (int i = 0; i < rows; ++i)
        csv += "p" + QByteArray::number(i) + ',' + QByteArray::number(62 + i * 0.1) + ',' +
               QByteArray::number(27 + i * 0.1) + ',' + (i % 2 ? metal : "Au") + '\n';
    return csv;
}

} // namespace

/// Projects in the real window: what is saved is there again, wherever it was moved to.
class ProjectTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { stop(); }
    void isThereAgainInAnotherHome();
    void movesWithItsFiles();
    void findsFilesThatMovedTogether();
    void saysWhereAFileIsAnother();
    void asksOnceWhenItHasChanged();
    void nothingIsLostByACrash();
    void aForeignChangeIsNotReplacedUnasked();
    void aBundleOpensAnywhere();
    void aBundleLeavesOutWhatMayNotGo();
    void refusesAZipThatIsNoBundle();
    void refusesWhatIsNoProject_data();
    void refusesWhatIsNoProject();
    void isWholeHoweverSavingEnds();

private:
    const Parts &parts() const { return m_window->parts(); }
    void start(const QStringList &files = {});
    void stop()
    {
        if (m_window) {
            m_window->close();
            if (auto *box = m_window->findChild<QMessageBox *>(QStringLiteral("saveProject")))
                box->button(QMessageBox::Discard)->click();
            QCoreApplication::processEvents();
        }
        m_window.reset();
    }
    const LayerEntry *named(const QString &name) const
    {
        for (const LayerEntry &entry : parts().layers->value().entries)
            if (entry.name == name)
                return &entry;
        return nullptr;
    }
    void openAll(const QStringList &paths);
    void makeProject(const QString &path);
    void checkProject();
    void saveTo(const QString &path);
    void openProject(const QString &path);
    QString in(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_home, m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void ProjectTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_home->path().toUtf8());
}

void ProjectTest::start(const QStringList &files)
{
    MainWindow::Options options;
    options.dataFolder = *dataFolder();
    options.files = files;
    m_window = std::make_unique<MainWindow>(options);
    m_window->resize(1100, 700);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isReady(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!parts().opener->isBusy(), 60'000);
}

void ProjectTest::openAll(const QStringList &paths)
{
    for (const QString &path : paths) {
        const std::size_t before = parts().layers->value().entries.size();
        m_window->open({path});
        QTRY_VERIFY_WITH_TIMEOUT(parts().layers->value().entries.size() > before && !parts().opener->isBusy(), 60'000);
    }
}

/// Three layers of two folders, with style, filter, selection, order, day, system and notes.
void ProjectTest::makeProject(const QString &path)
{
    writeFile(in(QStringLiteral("work/one.csv")), prospects(30, "Cu"));
    writeFile(in(QStringLiteral("work/sub/two.csv")), prospects(20, "Pb"));
    writeFile(in(QStringLiteral("work/three.geojson")),
              R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"id":"a","kind":"x"},
              "geometry":{"type":"Point","coordinates":[66,29]}}]})");
    openAll({in(QStringLiteral("work/one.csv")), in(QStringLiteral("work/sub/two.csv")),
             in(QStringLiteral("work/three.geojson"))});
    const EntryId one = named(QStringLiteral("one"))->id;
    parts().layers->edit(one, [](LayerEntry &entry) {
        entry.name = QStringLiteral("First");
        entry.style.color = QColor(1, 2, 3);
        entry.opacity = 0.5;
    });
    Condition gold;
    gold.field = QStringLiteral("metal");
    gold.op = Condition::Op::OneOf;
    gold.values = QStringList{QStringLiteral("Au")};
    parts().filters->setCondition(one, gold.field, gold);
    parts().selection->apply(one, named(QStringLiteral("First"))->layer->rowsOfKeys({QStringLiteral("p2")}),
                             Selection::Mode::Replace);
    parts().layers->edit(named(QStringLiteral("two"))->id, [](LayerEntry &entry) { entry.visible = false; });
    parts().layers->move(named(QStringLiteral("three"))->id, 0);
    parts().layers->setDepiction(Depiction::Pakistan);
    parts().systems->choose(QStringLiteral("EPSG:32642"));
    parts().tables->setAsOf(QDate(2023, 6, 30));
    QTRY_VERIFY(!parts().tables->isBusy());
    saveTo(path);
    m_window->action(QStringLiteral("projectNotes"))->trigger();
    auto *notes = m_window->findChild<QDialog *>(QStringLiteral("projectNotes"));
    QVERIFY(notes);
    notes->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("For the desk."));
    notes->close();
    saveTo(path);
}

void ProjectTest::checkProject()
{
    const LayerEntry *one = named(QStringLiteral("First"));
    QVERIFY(one && one->layer);
    QCOMPARE(one->layer->rowCount(), std::size_t{30});
    QCOMPARE(one->style.color, QColor(1, 2, 3));
    QCOMPARE(one->opacity, 0.5);
    QCOMPARE(parts().filters->rows(one->id)->count(), std::size_t{15});
    QCOMPARE(one->layer->keysOf(parts().selection->rows(one->id)), QStringList{QStringLiteral("p2")});
    QVERIFY(named(QStringLiteral("two")) && named(QStringLiteral("two"))->layer &&
            !named(QStringLiteral("two"))->visible);
    QCOMPARE(parts().layers->value().entries.front().name, QStringLiteral("three"));
    QCOMPARE(parts().layers->value().depiction, Depiction::Pakistan);
    QCOMPARE(parts().map->system()->code(), QStringLiteral("EPSG:32642"));
    QCOMPARE(parts().tables->asOf(), std::optional(QDate(2023, 6, 30)));
    QCOMPARE(parts().project->notes(), QStringLiteral("For the desk."));
    QVERIFY(!parts().project->isDirty());
    QVERIFY(!m_window->action(QStringLiteral("undo"))->isEnabled());
}

void ProjectTest::saveTo(const QString &path)
{
    parts().project->saveTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(!parts().outputs->isRunning(), 20'000);
    QCOMPARE(parts().project->path(), path);
    QVERIFY(!parts().project->isDirty());
}

void ProjectTest::openProject(const QString &path)
{
    m_window->open({path});
    QTRY_COMPARE_WITH_TIMEOUT(parts().project->path(), path, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!parts().opener->isBusy() && !parts().tables->isBusy(), 60'000);
}

void ProjectTest::isThereAgainInAnotherHome()
{
    start();
    makeProject(in(QStringLiteral("work/desk.kohkan")));
    QVERIFY(m_window->windowTitle().contains(QLatin1String("desk")));
    stop();
    const QTemporaryDir other;
    qputenv("XDG_STATE_HOME", other.path().toUtf8());
    start({in(QStringLiteral("work/desk.kohkan"))});
    QTRY_COMPARE(parts().project->path(), in(QStringLiteral("work/desk.kohkan")));
    QTRY_VERIFY_WITH_TIMEOUT(!parts().opener->isBusy() && !parts().tables->isBusy(), 60'000);
    checkProject();
    // and a new one has nothing of it
    m_window->action(QStringLiteral("newProject"))->trigger();
    QVERIFY(!parts().project->hasProject());
    QVERIFY(!named(QStringLiteral("First")));
    QCOMPARE(parts().tables->asOf(), std::nullopt);
    QCOMPARE(parts().map->system()->code(), ViewSystem::webMercator()->code());
    QVERIFY(parts().project->notes().isEmpty());
}

void ProjectTest::movesWithItsFiles()
{
    start();
    makeProject(in(QStringLiteral("work/desk.kohkan")));
    stop();
    const QJsonObject document = QJsonDocument::fromJson(readFile(in(QStringLiteral("work/desk.kohkan")))).object();
    for (const auto layer : document.value(QLatin1String("layers")).toArray()) {
        const QString path = layer.toObject().value(QLatin1String("path")).toString();
        QVERIFY2(!path.startsWith(u'/'), qPrintable(path));
        QVERIFY(path.isEmpty() || layer.toObject().value(QLatin1String("sha256")).toString().size() == 64);
    }
    QVERIFY(QDir().rename(in(QStringLiteral("work")), in(QStringLiteral("moved"))));
    const QTemporaryDir other; // whose session knows nothing of the old place
    qputenv("XDG_STATE_HOME", other.path().toUtf8());
    start();
    openProject(in(QStringLiteral("moved/desk.kohkan")));
    checkProject();
    QVERIFY(parts().messages->text().isEmpty());
}

void ProjectTest::findsFilesThatMovedTogether()
{
    start();
    makeProject(in(QStringLiteral("desk.kohkan")));
    stop();
    QVERIFY(QDir().rename(in(QStringLiteral("work")), in(QStringLiteral("elsewhere"))));
    start();
    m_window->open({in(QStringLiteral("desk.kohkan"))});
    MissingFilesDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<MissingFilesDialog *>()));
    QSignalSpy settled(dialog, &MissingFilesDialog::settled);
    const auto opened = kohkan::openProject(in(QStringLiteral("desk.kohkan")));
    QVERIFY(opened);
    QCOMPARE(std::count(opened->states.begin(), opened->states.end(), FileState::Missing), 3);
    std::size_t one = 0;
    while (!opened->project.window.layers[one].path.endsWith(QLatin1String("one.csv")))
        ++one;
    dialog->locate(one, in(QStringLiteral("elsewhere/one.csv")));
    QTRY_VERIFY(dialog->isAllFound());
    dialog->accept();
    QCOMPARE(settled.count(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(parts().project->hasProject() && !parts().opener->isBusy() && !parts().tables->isBusy(),
                             60'000);
    QVERIFY(parts().project->isDirty()); // it does not know yet where its files are
    saveTo(in(QStringLiteral("desk.kohkan")));
    checkProject();
}

void ProjectTest::saysWhereAFileIsAnother()
{
    start();
    makeProject(in(QStringLiteral("work/desk.kohkan")));
    stop();
    writeFile(in(QStringLiteral("work/one.csv")), prospects(29, "Cu"));
    const QTemporaryDir other; // whose session knows nothing of it
    qputenv("XDG_STATE_HOME", other.path().toUtf8());
    start();
    openProject(in(QStringLiteral("work/desk.kohkan")));
    QVERIFY2(parts().messages->text().contains(QLatin1String("First: its file is not the one")),
             qPrintable(parts().messages->text()));
    QCOMPARE(named(QStringLiteral("First"))->layer->rowCount(), std::size_t{29});
    stop();
    QVERIFY(QFile::remove(in(QStringLiteral("work/one.csv"))));
    writeFile(in(QStringLiteral("work/desk2.kohkan")), readFile(in(QStringLiteral("work/desk.kohkan"))));
    start();
    m_window->open({in(QStringLiteral("work/desk2.kohkan"))});
    MissingFilesDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<MissingFilesDialog *>()));
    dialog->accept(); // with the rest
    QTRY_VERIFY_WITH_TIMEOUT(parts().project->hasProject() && !parts().opener->isBusy(), 60'000);
    const LayerEntry *grey = named(QStringLiteral("First"));
    QVERIFY(grey && !grey->layer);
    saveTo(in(QStringLiteral("work/desk2.kohkan"))); // and what was said of it is kept
    const auto again = Project::read(in(QStringLiteral("work/desk2.kohkan")));
    QVERIFY(again);
    const auto layer = std::find_if(again->window.layers.begin(), again->window.layers.end(),
                                    [](const auto &state) { return state.name == QLatin1String("First"); });
    QVERIFY(layer != again->window.layers.end());
    QCOMPARE(layer->conditions.size(), std::size_t{1});
    QCOMPARE(layer->selectedKeys, QStringList{QStringLiteral("p2")});
}

void ProjectTest::asksOnceWhenItHasChanged()
{
    start();
    makeProject(in(QStringLiteral("work/desk.kohkan")));
    parts().map->zoomBy(1); // where somebody looks is no change
    parts().project->look();
    QVERIFY(!parts().project->isDirty());
    parts().layers->edit(named(QStringLiteral("First"))->id, [](LayerEntry &entry) { entry.opacity = 0.7; });
    QTRY_VERIFY(m_window->isWindowModified());
    m_window->close();
    auto *box = m_window->findChild<QMessageBox *>(QStringLiteral("saveProject"));
    QVERIFY(box && m_window->isVisible());
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(m_window->isVisible());
    parts().history->undo(); // it is as it was saved
    parts().project->look();
    QVERIFY(!parts().project->isDirty());
    parts().history->redo();
    m_window->close();
    QTRY_VERIFY((box = m_window->findChild<QMessageBox *>(QStringLiteral("saveProject"))));
    box->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!m_window->isVisible());
    m_window.reset();
    start();
    QTRY_VERIFY_WITH_TIMEOUT(named(QStringLiteral("First")) && named(QStringLiteral("First"))->layer, 60'000);
    QTRY_COMPARE(named(QStringLiteral("First"))->opacity, 0.5); // what was given up is gone
    parts().layers->edit(named(QStringLiteral("First"))->id, [](LayerEntry &entry) { entry.opacity = 0.9; });
    m_window->close();
    QTRY_VERIFY((box = m_window->findChild<QMessageBox *>(QStringLiteral("saveProject"))));
    box->button(QMessageBox::Save)->click();
    QTRY_VERIFY(!m_window->isVisible());
    m_window.reset();
    const auto saved = Project::read(in(QStringLiteral("work/desk.kohkan")));
    QVERIFY(saved);
    QVERIFY(std::any_of(saved->window.layers.begin(), saved->window.layers.end(), [](const auto &layer) {
        return layer.name == QLatin1String("First") && layer.opacity == 0.9;
    }));
}

/// What the session had of the second before is there, with its project, and said to be unsaved.
void ProjectTest::nothingIsLostByACrash()
{
    start();
    makeProject(in(QStringLiteral("work/desk.kohkan")));
    parts().layers->edit(named(QStringLiteral("First"))->id, [](LayerEntry &entry) { entry.opacity = 0.25; });
    QTRY_VERIFY(m_window->isWindowModified());
    QTRY_VERIFY(readFile(m_home->filePath(QStringLiteral("kohkan/session.json"))).contains("\"dirty\": true"));
    const QByteArray session = readFile(m_home->filePath(QStringLiteral("kohkan/session.json")));
    stop();
    writeFile(m_home->filePath(QStringLiteral("kohkan/session.json")), session); // as a kill would have left it
    start();
    QTRY_VERIFY_WITH_TIMEOUT(named(QStringLiteral("First")) && named(QStringLiteral("First"))->layer, 60'000);
    QCOMPARE(parts().project->path(), in(QStringLiteral("work/desk.kohkan")));
    QCOMPARE(named(QStringLiteral("First"))->opacity, 0.25);
    QVERIFY2(parts().messages->text().contains(QLatin1String("was not saved")), qPrintable(parts().messages->text()));
    QVERIFY(parts().project->isDirty());
    QCOMPARE(parts().tables->asOf(), std::optional(QDate(2023, 6, 30)));
    QCOMPARE(parts().project->notes(), QStringLiteral("For the desk."));
    m_window->action(QStringLiteral("revertProject"))->trigger();
    for (QMessageBox *box : m_window->findChildren<QMessageBox *>())
        box->button(QMessageBox::Ok)->click();
    QTRY_COMPARE_WITH_TIMEOUT(named(QStringLiteral("First")) ? named(QStringLiteral("First"))->opacity : 0, 0.5,
                              20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!parts().opener->isBusy() && !parts().tables->isBusy(), 60'000);
    parts().project->look();
    checkProject();
}

void ProjectTest::aForeignChangeIsNotReplacedUnasked()
{
    start();
    const QString path = in(QStringLiteral("work/desk.kohkan"));
    makeProject(path);
    const QByteArray foreign = readFile(path) + "\n";
    writeFile(path, foreign);
    parts().layers->edit(named(QStringLiteral("First"))->id, [](LayerEntry &entry) { entry.opacity = 0.25; });
    parts().project->save();
    QTRY_VERIFY(!parts().outputs->isRunning());
    QTRY_VERIFY2(parts().messages->text().contains(QLatin1String("changed by somebody else")),
                 qPrintable(parts().messages->text()));
    QCOMPARE(readFile(path), foreign);
    parts().project->save(); // as was said
    QTRY_VERIFY(!parts().outputs->isRunning());
    QVERIFY(readFile(path) != foreign);
    QVERIFY(!parts().project->isDirty());
}

/// Mailed to another account of another machine, where nothing of it is.
void ProjectTest::aBundleOpensAnywhere()
{
    start();
    makeProject(in(QStringLiteral("work/desk.kohkan")));
    parts().project->bundles()->writeTo(in(QStringLiteral("mail/desk.kohkan.zip")));
    QTRY_VERIFY(!parts().outputs->isRunning());
    QVERIFY(parts().messages->text().contains(QLatin1String("could not")) ||
            !QFileInfo::exists(in(QStringLiteral("mail")))); // there is no such folder
    QVERIFY(QDir().mkpath(in(QStringLiteral("mail"))));
    parts().project->bundles()->writeTo(in(QStringLiteral("mail/desk.kohkan.zip")));
    QTRY_VERIFY_WITH_TIMEOUT(!parts().outputs->isRunning(), 30'000);
    QVERIFY2(parts().messages->text().contains(QLatin1String("files: 3")), qPrintable(parts().messages->text()));
    stop();
    QVERIFY(QDir(in(QStringLiteral("work"))).removeRecursively());
    const QTemporaryDir other;
    qputenv("XDG_STATE_HOME", other.path().toUtf8());
    qputenv("XDG_DATA_HOME", other.path().toUtf8());
    QVERIFY(QFile::rename(in(QStringLiteral("mail/desk.kohkan.zip")), in(QStringLiteral("mail/renamed.kohkan.zip"))));
    start();
    m_window->open({in(QStringLiteral("mail/renamed.kohkan.zip"))});
    QTRY_VERIFY_WITH_TIMEOUT(parts().project->hasProject(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!parts().opener->isBusy() && !parts().tables->isBusy(), 60'000);
    checkProject();
    QVERIFY(parts().project->path().startsWith(other.path()));
    QVERIFY(parts().messages->text().isEmpty());
    // what is saved there is not written over by opening the bundle again
    parts().layers->edit(named(QStringLiteral("First"))->id, [](LayerEntry &entry) { entry.opacity = 0.8; });
    parts().project->save();
    QTRY_VERIFY_WITH_TIMEOUT(!parts().outputs->isRunning(), 30'000);
    m_window->action(QStringLiteral("newProject"))->trigger();
    QVERIFY(!parts().project->hasProject());
    m_window->open({in(QStringLiteral("mail/renamed.kohkan.zip"))});
    QTRY_VERIFY_WITH_TIMEOUT(parts().project->hasProject() && named(QStringLiteral("First")) &&
                                 named(QStringLiteral("First"))->layer,
                             30'000);
    QCOMPARE(named(QStringLiteral("First"))->opacity, 0.8);
    QVERIFY2(parts().messages->text().contains(QLatin1String("unpacked before")), qPrintable(parts().messages->text()));
    stop();
    qunsetenv("XDG_DATA_HOME");
}

/// By name, with the reason, in the document as well.
void ProjectTest::aBundleLeavesOutWhatMayNotGo()
{
    Project project;
    for (const char *name : {"free", "bound", "changed"}) {
        const QString path = in(QStringLiteral("%1.csv").arg(QLatin1String(name)));
        writeFile(path, prospects(3, "Cu"));
        SessionValue::LayerState layer;
        layer.name = QString::fromLatin1(name);
        layer.path = path;
        layer.fileSize = QFileInfo(path).size();
        layer.fileTime = QFileInfo(path).lastModified();
        project.window.layers.push_back(layer);
    }
    project.incidents = 1;
    writeFile(in(QStringLiteral("changed.csv")), prospects(4, "Cu"));
    const QString path = in(QStringLiteral("some.kohkan.zip"));
    const auto written = writeBundle(project, {QStringLiteral("CC0"), QStringLiteral("bound")},
                                     {QString(), QStringLiteral("not to be passed on"), QString()}, path);
    QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    QCOMPARE(written->files, 1);
    const auto read = readBundle(path);
    QVERIFY(read);
    QCOMPARE(read->window.layers.size(), std::size_t{1});
    QCOMPARE(read->window.layers.front().name, QStringLiteral("free"));
    QCOMPARE(read->incidents, -1);
    QCOMPARE(read->leftOut.size(), std::size_t{2});
    QCOMPARE(read->leftOut[0], (Project::LeftOut{QStringLiteral("bound"), QStringLiteral("not to be passed on")}));
    QVERIFY(read->leftOut[1].why.contains(QLatin1String("has changed since it was read")));
    QVERIFY(!readFile(path).contains("bound.csv"));
    const auto readme = readFromZip(path, QStringLiteral("README.txt"), 1 << 20);
    QVERIFY(readme && readme->contains("free: data/1/free.csv; licence: CC0") && readme->contains("bound: not to be"));
    // over one of its own files: refused
    const auto over = writeBundle(project, {}, {}, in(QStringLiteral("free.csv")));
    QVERIFY(!over && over.error().message.contains(QLatin1String("free.csv")));
    QCOMPARE(readFile(in(QStringLiteral("free.csv"))), prospects(3, "Cu"));
}

void ProjectTest::refusesAZipThatIsNoBundle()
{
    const QString path = in(QStringLiteral("odd.kohkan.zip"));
    for (const QByteArray &bytes : {QByteArray(), QByteArray("hello"), QByteArray("PK\x03\x04 and no more")}) {
        writeFile(path, bytes);
        const auto unpacked = unpackBundle(path);
        QVERIFY(!unpacked);
        QVERIFY2(unpacked.error().message.contains(QLatin1String("is no bundle of Kohkan")),
                 qPrintable(unpacked.error().message));
    }
    // names that lead out of the folder
    QVERIFY(writeZip({{QStringLiteral("project.kohkan"), {}, Project().toJson(m_folder->path())},
                      {QStringLiteral("aa/aa/escaped.txt"), {}, QByteArray("x")}},
                     path));
    writeFile(path, readFile(path).replace("aa/aa/", "../../"));
    const QTemporaryDir other;
    qputenv("XDG_DATA_HOME", other.path().toUtf8());
    const auto unpacked = unpackBundle(path);
    qunsetenv("XDG_DATA_HOME");
    QVERIFY(!QFileInfo::exists(other.filePath(QStringLiteral("kohkan/escaped.txt"))));
    QVERIFY(!QFileInfo::exists(other.filePath(QStringLiteral("kohkan/bundles/escaped.txt"))));
    QVERIFY(unpacked); // GDAL lists no such name
    QCOMPARE(QFileInfo(unpacked->project).dir().entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("project.kohkan")});
}

void ProjectTest::refusesWhatIsNoProject_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("is no project of Kohkan");
    QTest::newRow("text") << QByteArray("hello") << QStringLiteral("is no project of Kohkan");
    QTest::newRow("a session") << QByteArray("{\"kohkanSession\":1}") << QStringLiteral("is no project of Kohkan");
    QTest::newRow("cut short") << QByteArray("{\"kohkanProject\":1,\"layers\":[") << QStringLiteral("broken");
    QTest::newRow("of a later version") << QByteArray("{\"kohkanProject\":7,\"program\":\"9.9\"}")
                                        << QStringLiteral("later version of Kohkan (9.9)");
}

void ProjectTest::refusesWhatIsNoProject()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sentence);
    const QString path = in(QStringLiteral("odd.kohkan"));
    writeFile(path, bytes);
    const auto project = Project::read(path);
    QVERIFY(!project);
    QVERIFY2(project.error().message.contains(sentence), qPrintable(project.error().message));
    QVERIFY(project.error().message.contains(path));
}

/// Two hundred processes are killed while they save; the document is always one of those that were saved.
void ProjectTest::isWholeHoweverSavingEnds()
{
    const QString data = in(QStringLiteral("data.csv")), path = in(QStringLiteral("kill.kohkan"));
    writeFile(data, prospects(2000, "Cu"));
    Project project;
    SessionValue::LayerState layer;
    layer.path = data;
    layer.fileSize = QFileInfo(data).size();
    layer.fileTime = QFileInfo(data).lastModified();
    for (int i = 0; i < 500; ++i)
        layer.selectedKeys << QStringLiteral("key %1").arg(i);
    project.window.layers.push_back(layer);
    QVERIFY(saveProject(project, path));
    QRandomGenerator random(7);
    const int kills = test::isSanitized ? 40 : 200;
    for (int kill = 0; kill < kills; ++kill) {
        int saved[2];
        QCOMPARE(::pipe(saved), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            for (int n = 0;; ++n) {
                project.notes = QStringLiteral("note %1 %2").arg(kill).arg(n);
                (void)saveProject(project, path);
                if (n == 0)
                    (void)!::write(saved[1], "x", 1);
            }
        }
        char once = 0;
        QCOMPARE(::read(saved[0], &once, 1), ssize_t{1}); // it is at it
        ::usleep(static_cast<useconds_t>(random.bounded(30'000)));
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        ::close(saved[0]);
        ::close(saved[1]);
        const auto read = Project::read(path);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->window.layers.size(), std::size_t{1});
        QCOMPARE(read->window.layers.front().selectedKeys.size(), 500);
        QCOMPARE(read->window.layers.front().path, data);
        QVERIFY2(read->notes.startsWith(QStringLiteral("note %1 ").arg(kill)), qPrintable(read->notes));
    }
}

QTEST_MAIN(ProjectTest)
#include "project_test.moc"
