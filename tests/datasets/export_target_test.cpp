// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/dataset_reader.h"
#include "datasets/io/exporter.h"
#include "datasets/io/real_path.h"
#include "datasets/table/layer_builder.h"
#include "tests/support/container.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace kohkan;
using namespace kohkan::test;
using Action = ExportTarget::Action;

/// An export never costs what was there: files are replaced only where that was agreed to, a layer goes into a
/// GeoPackage beside the others, of which every byte stays, and what is read is never written over.
class ExportTargetTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void filesStay_data();
    void filesStay();
    void layerIsAdded_data();
    void layerIsAdded();
    void dependentsAreNamed();
    void layerIsReplaced();
    void namesThatClash_data();
    void namesThatClash();
    void rowsOfALogSurvive();
    void writersAreWaitedFor();
    void unfinishedChangesStay_data();
    void unfinishedChangesStay();
    void sourcesStay_data();
    void sourcesStay();
    void linksAreFollowed();
    void noFile_data();
    void noFile();
    void ownersAreKept();
    void otherContainersStay_data();
    void otherContainersStay();
    void foreignDatabasesStay();
    void fullDeviceLeavesTheContainer();

private:
    QString in(const QString &name) const { return m_folder->filePath(name); }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

static ExportOptions into(const QString &path, Action agreed = Action::NewFile)
{
    ExportOptions options;
    options.path = path;
    options.agreed = agreed;
    return options;
}

static QString said(const Result<ExportReport> &report)
{
    return report ? QString() : report.error().message + u' ' + report.error().detail;
}

void ExportTargetTest::filesStay_data()
{
    QTest::addColumn<QString>("ending");
    for (const auto &format : exportFormats())
        if (format.driver != QLatin1String("GPKG"))
            QTest::newRow(qPrintable(format.driver)) << format.extension;
}

void ExportTargetTest::filesStay()
{
    QFETCH(QString, ending);
    const QString path = in(QStringLiteral("out.") + ending);
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 5);
    QVERIFY(exportLayer(*layer, layer->allRows(), into(path)));
    const QByteArray before = bytesOf(path);
    const LayerPtr other = pointLayer(QStringLiteral("others"), 3);
    const auto refused = exportLayer(*other, other->allRows(), into(path));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Output);
    QVERIFY2(refused.error().message.contains(path), qPrintable(refused.error().message));
    QCOMPARE(bytesOf(path), before);
    QVERIFY(!exportLayer(*other, other->allRows(), into(path, Action::ReplaceLayer))); // that was not the question
    QCOMPARE(bytesOf(path), before);
    const auto target = exportTargetOf(*other, into(path));
    QVERIFY(target);
    QCOMPARE(target->action, Action::ReplaceFile);
    const bool isContainer = ending == QLatin1String("kml") || ending == QLatin1String("xlsx");
    QCOMPARE(target->others, isContainer ? QStringList{QStringLiteral("sites")} : QStringList());
    const auto replaced = exportLayer(*other, other->allRows(), into(path, Action::ReplaceFile));
    QVERIFY2(replaced, qPrintable(said(replaced)));
    QVERIFY(bytesOf(path) != before);
    QCOMPARE(files(), QStringList{QFileInfo(path).fileName()});
}

void ExportTargetTest::layerIsAdded_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<bool>("places");
    QTest::newRow("plain") << "DELETE" << true;
    QTest::newRow("with a log") << "WAL" << true;
    QTest::newRow("a table without places") << "DELETE" << false;
}

void ExportTargetTest::layerIsAdded()
{
    QFETCH(QString, journal);
    QFETCH(bool, places);
    const QString path = in(QStringLiteral("three.gpkg"));
    makeContainer(path, journal);
    const Dump before = dumpOf(path);
    const LayerPtr layer = pointLayer(QStringLiteral("new sites"), 500, places);
    const auto target = exportTargetOf(*layer, into(path));
    QVERIFY(target);
    QCOMPARE(target->action, Action::AddLayer);
    QVERIFY(target->others.contains(QStringLiteral("roads")));
    const auto report = exportLayer(*layer, layer->allRows(), into(path));
    QVERIFY2(report, qPrintable(said(report)));
    QCOMPARE(files(), QStringList{QStringLiteral("three.gpkg")});
    const Dump after = dumpOf(path);
    QCOMPARE(withoutLayer(after, QStringLiteral("new sites")), withoutLayer(before, QStringLiteral("new sites")));
    const Dump roads = before.filter(QStringLiteral("| 3 roads | 3 features | 3 new sites |")); // has the title already
    QCOMPARE(roads.size(), 1);
    QVERIFY(after.contains(roads.front()));
    QCOMPARE(after.filter(QStringLiteral("| 3 new sites (2) |")).size(), 1);
    QCOMPARE(journalOf(path), journal.toLower());
    ReadOptions reading;
    reading.layerName = QStringLiteral("new sites");
    const auto back = DatasetReader::read(path, reading);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    QCOMPARE((*back)->rowCount(), std::size_t(500));
    QCOMPARE((*back)->geometry().hasPoints(), places);
    QCOMPARE(indexedRows(path, QStringLiteral("rtree_new sites_geom")), places ? 500 : -1);
    QCOMPARE(integrity(path), QStringLiteral("ok"));
    for (const char *name : {"Sites", "roads", "areas"}) {
        reading.layerName = QString::fromLatin1(name);
        QVERIFY(DatasetReader::read(path, reading));
    }
    // and another: the container has now been written by both
    const LayerPtr fifth = pointLayer(QStringLiteral("fifth"), 2);
    const Dump four = dumpOf(path);
    QVERIFY(exportLayer(*fifth, fifth->allRows(), into(path)));
    QCOMPARE(withoutLayer(dumpOf(path), QStringLiteral("fifth")), four);
}

/// What hangs on a layer by somebody's hand is named before the layer goes.
void ExportTargetTest::dependentsAreNamed()
{
    const QString path = in(QStringLiteral("hanging.gpkg"));
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 4);
    QVERIFY(exportLayer(*layer, layer->allRows(), into(path)));
    {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
        database.exec("CREATE VIEW best AS SELECT * FROM Sites");
        database.exec("CREATE VIEW none AS SELECT 1 AS campsites");
        database.exec("CREATE TRIGGER mine AFTER DELETE ON sites BEGIN SELECT 1; END");
    }
    const auto target = exportTargetOf(*layer, into(path));
    QVERIFY(target);
    QCOMPARE(target->triggers, QStringList{QStringLiteral("mine")});
    QCOMPARE(target->readers, QStringList{QStringLiteral("best")});
    QVERIFY(target->consequence().contains(QStringLiteral("triggers go with it: mine")));
    QVERIFY(target->consequence().contains(QStringLiteral("may fail then: best")));
}

void ExportTargetTest::layerIsReplaced()
{
    const QString path = in(QStringLiteral("three.gpkg"));
    makeContainer(path);
    const Dump before = dumpOf(path);
    const QByteArray bytes = bytesOf(path);
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 40); // "Sites" in the file
    QVERIFY(!exportLayer(*layer, layer->allRows(), into(path)));
    QVERIFY(!exportLayer(*layer, layer->allRows(), into(path, Action::ReplaceFile)));
    QCOMPARE(bytesOf(path), bytes);
    const auto target = exportTargetOf(*layer, into(path));
    QVERIFY(target);
    QCOMPARE(target->action, Action::ReplaceLayer);
    QCOMPARE(target->replaced, QStringLiteral("Sites"));
    QVERIFY(target->consequence().contains(QStringLiteral("Sites")));
    QVERIFY(target->consequence().contains(QStringLiteral("roads")));
    const auto report = exportLayer(*layer, layer->allRows(), into(path, Action::ReplaceLayer));
    QVERIFY2(report, qPrintable(said(report)));
    const QString about = QStringLiteral("sites");
    const Dump after = dumpOf(path);
    QCOMPARE(withoutLayer(after, about), withoutLayer(before, about));
    QVERIFY(after != before);
    QVERIFY(!after.join(u'\n').contains(QStringLiteral("style of Sites")));
    QVERIFY(!after.join(u'\n').contains(QStringLiteral("metadata of Sites")));
    QVERIFY(after.join(u'\n').contains(QStringLiteral("metadata of both")));
    QVERIFY(after.join(u'\n').contains(QStringLiteral("style of roads")));
    QCOMPARE(indexedRows(path, QStringLiteral("rtree_sites_geom")), 40);
    QCOMPARE(integrity(path), QStringLiteral("ok"));
    // The same once more, over its own.
    QVERIFY(exportLayer(*layer, layer->allRows(), into(path, Action::ReplaceLayer)));
    QCOMPARE(withoutLayer(dumpOf(path), about), withoutLayer(before, about));
}

void ExportTargetTest::namesThatClash_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"notes", "NOTES", "grand_view", "rtree_Sites_geom", "rtree_roads_geom_node", "gpkg_contents", "layer_styles",
          "own_table", "own_index", "sqlite_sequence", "gpkg_new", "spatial_view"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ExportTargetTest::namesThatClash()
{
    QFETCH(QString, name);
    const QString path = in(QStringLiteral("three.gpkg"));
    makeContainer(path);
    const QByteArray before = bytesOf(path);
    const LayerPtr layer = pointLayer(QStringLiteral("new"), 4);
    for (const Action agreed : {Action::NewFile, Action::ReplaceLayer, Action::ReplaceFile}) {
        ExportOptions options = into(path, agreed);
        options.layerName = name;
        const auto refused = exportLayer(*layer, layer->allRows(), options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Output);
        QVERIFY2(refused.error().message.contains(name, Qt::CaseInsensitive), qPrintable(refused.error().message));
    }
    QCOMPARE(bytesOf(path), before);
    QCOMPARE(files(), QStringList{QStringLiteral("three.gpkg")});
}

/// A file that was left with its log, and one whose log another program has open: the rows are in the log alone.
void ExportTargetTest::rowsOfALogSurvive()
{
    const QString path = in(QStringLiteral("three.gpkg"));
    makeContainer(path, QStringLiteral("WAL"));
    const LayerPtr layer = pointLayer(QStringLiteral("new"), 4);
    {
        LiveWriter writer(path);
        writer.run("INSERT INTO own_table VALUES ('in the log alone', 7)");
        QVERIFY(QFileInfo(path + QStringLiteral("-wal")).size() > 0);
        const QByteArray before = bytesOf(path), log = bytesOf(path + QStringLiteral("-wal"));
        const auto refused = exportLayer(*layer, layer->allRows(), into(path));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("-wal")), qPrintable(refused.error().message));
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(bytesOf(path + QStringLiteral("-wal")), log);
        QVERIFY(!exportLayer(*layer, layer->allRows(), into(path, Action::ReplaceFile)));
        ExportOptions asText = into(path, Action::ReplaceFile);
        asText.driver = QStringLiteral("CSV");
        QVERIFY(!exportLayer(*layer, layer->allRows(), asText));
    }
    QVERIFY(!QFileInfo::exists(path + QStringLiteral("-wal"))); // the other program closed it, which puts them in place
    const auto report = exportLayer(*layer, layer->allRows(), into(path));
    QVERIFY2(report, qPrintable(said(report)));
    QVERIFY(dumpOf(path).join(u'\n').contains(QStringLiteral("in the log alone")));
}

void ExportTargetTest::writersAreWaitedFor()
{
    const LayerPtr layer = pointLayer(QStringLiteral("new"), 4);
    for (const char *journal : {"DELETE", "WAL"}) {
        const QString path = in(QString::fromLatin1(journal) + QStringLiteral(".gpkg"));
        makeContainer(path, QString::fromLatin1(journal));
        {
            LiveWriter writer(path);
            writer.run("SELECT count(*) FROM own_table");
            writer.run("BEGIN IMMEDIATE");
            const auto refused = exportLayer(*layer, layer->allRows(), into(path));
            QVERIFY2(!refused, journal);
            QVERIFY2(refused.error().message.contains(QStringLiteral("another program")),
                     qPrintable(refused.error().message));
            writer.run("INSERT INTO own_table VALUES ('written meanwhile', 8)");
            writer.run("COMMIT");
        }
        const auto report = exportLayer(*layer, layer->allRows(), into(path));
        QVERIFY2(report, qPrintable(said(report)));
        QVERIFY(dumpOf(path).join(u'\n').contains(QStringLiteral("written meanwhile")));
    }
}

void ExportTargetTest::unfinishedChangesStay_data()
{
    QTest::addColumn<QString>("companion");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("a log") << "-wal" << true;
    QTest::newRow("a journal") << "-journal" << true;
    QTest::newRow("a log without its file") << "-wal" << false;
    QTest::newRow("a journal without its file") << "-journal" << false;
}

void ExportTargetTest::unfinishedChangesStay()
{
    QFETCH(QString, companion);
    QFETCH(bool, isThere);
    const QString path = in(QStringLiteral("three.gpkg"));
    if (isThere)
        makeContainer(path);
    const QByteArray before = bytesOf(path);
    QVERIFY(writeBytes(path + companion, "somebody else's"));
    const LayerPtr layer = pointLayer(QStringLiteral("new"), 4);
    const auto refused = exportLayer(*layer, layer->allRows(), into(path));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(companion), qPrintable(refused.error().message));
    QCOMPARE(bytesOf(path), before);
    QCOMPARE(bytesOf(path + companion), QByteArray("somebody else's"));
    QVERIFY(writeBytes(path + companion, QByteArray())); // ended: nothing in it
    QVERIFY(exportLayer(*layer, layer->allRows(), into(path)));
}

void ExportTargetTest::sourcesStay_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("by path") << "source.gpkg";
    QTest::newRow("by a path that goes round") << "./../here/source.gpkg";
    QTest::newRow("by a link") << "link.gpkg";
    QTest::newRow("by a hard link") << "hard.gpkg";
    QTest::newRow("its log") << "source.gpkg-wal";
    QTest::newRow("another file that is read") << "open.csv";
    QTest::newRow("a folder that is read") << "folder/new.gpkg";
}

void ExportTargetTest::sourcesStay()
{
    QFETCH(QString, target);
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("here/folder")));
    const QString here = in(QStringLiteral("here/"));
    makeContainer(here + QStringLiteral("source.gpkg"));
    QVERIFY(QFile::link(QStringLiteral("source.gpkg"), here + QStringLiteral("link.gpkg")));
    QCOMPARE(link(qPrintable(here + QStringLiteral("source.gpkg")), qPrintable(here + QStringLiteral("hard.gpkg"))), 0);
    QVERIFY(writeBytes(here + QStringLiteral("open.csv"), "id,lon,lat\na,1,2\n"));
    ReadOptions reading;
    reading.layerName = QStringLiteral("Sites");
    const auto layer = DatasetReader::read(here + QStringLiteral("source.gpkg"), reading);
    QVERIFY(layer);
    const QByteArray before = bytesOf(here + QStringLiteral("source.gpkg"));
    for (const Action agreed : {Action::NewFile, Action::ReplaceLayer, Action::ReplaceFile})
        for (const char *name : {"Sites", "roads", "something new"}) {
            ExportOptions options = into(here + target, agreed);
            options.driver = QStringLiteral("GPKG");
            options.layerName = QString::fromLatin1(name);
            options.sources = {here + QStringLiteral("open.csv"), here + QStringLiteral("folder"), QString()};
            const auto refused = exportLayer(**layer, (*layer)->allRows(), options);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Output);
            QVERIFY2(refused.error().message.contains(QStringLiteral("read")), qPrintable(refused.error().message));
        }
    QCOMPARE(bytesOf(here + QStringLiteral("source.gpkg")), before);
    QCOMPARE(bytesOf(here + QStringLiteral("open.csv")), QByteArray("id,lon,lat\na,1,2\n"));
    QVERIFY(QDir(here + QStringLiteral("folder")).isEmpty());
}

void ExportTargetTest::linksAreFollowed()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("real")));
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 5);
    for (const char *name : {"a.geojson", "a.gpkg"}) {
        const QString real = in(QStringLiteral("real/") + QString::fromLatin1(name));
        const QString link = in(QString::fromLatin1(name)),
                      far = in(QStringLiteral("far-") + QString::fromLatin1(name));
        QVERIFY(QFile::link(QStringLiteral("real/") + QString::fromLatin1(name), link));
        QVERIFY(QFile::link(QString::fromLatin1(name), far));
        QVERIFY(exportLayer(*layer, layer->allRows(), into(far))); // to what is not there yet
        QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(far).isSymLink() && !QFileInfo(real).isSymLink());
        const QByteArray before = bytesOf(real);
        QVERIFY(!before.isEmpty());
        QVERIFY(!exportLayer(*layer, layer->allRows(), into(far))); // and to what is
        QCOMPARE(bytesOf(real), before);
        const auto target = exportTargetOf(*layer, into(far));
        QVERIFY(target);
        const LayerPtr other = pointLayer(QStringLiteral("sites"), 2);
        QVERIFY(exportLayer(*other, other->allRows(), into(far, target->action)));
        QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(far).isSymLink() && !QFileInfo(real).isSymLink());
        QVERIFY(bytesOf(real) != before);
    }
    QCOMPARE(QDir(in(QStringLiteral("real"))).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void ExportTargetTest::noFile_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"folder", "device", "pipe", "circle", "read-only", "no folder", "link to no folder"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void ExportTargetTest::noFile()
{
    QFETCH(QString, kind);
    const QString path = in(QStringLiteral("out.geojson"));
    if (kind == QLatin1String("folder")) {
        QVERIFY(QDir().mkpath(path));
    } else if (kind == QLatin1String("device")) {
        QVERIFY(QFile::link(QStringLiteral("/dev/null"), path));
    } else if (kind == QLatin1String("pipe")) {
        QCOMPARE(mkfifo(qPrintable(path), 0600), 0);
    } else if (kind == QLatin1String("circle")) {
        QVERIFY(QFile::link(path, in(QStringLiteral("b"))) && QFile::link(QStringLiteral("b"), path));
    } else if (kind == QLatin1String("read-only")) {
        QVERIFY(writeBytes(path, "mine"));
        QCOMPARE(chmod(qPrintable(path), 0444), 0);
    } else if (kind == QLatin1String("link to no folder")) {
        QVERIFY(QFile::link(QStringLiteral("nowhere/x.geojson"), path));
    }
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 5);
    const auto refused = exportLayer(
        *layer, layer->allRows(),
        into(kind == QLatin1String("no folder") ? in(QStringLiteral("none/out.geojson")) : path, Action::ReplaceFile));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Output);
    QVERIFY(refused.error().message.endsWith(u'.'));
    if (kind == QLatin1String("read-only"))
        QCOMPARE(bytesOf(path), QByteArray("mine"));
    struct stat device {};
    QVERIFY(stat("/dev/null", &device) == 0 && S_ISCHR(device.st_mode));
}

void ExportTargetTest::ownersAreKept()
{
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 5);
    for (const char *name : {"a.geojson", "a.gpkg"}) {
        const QString path = in(QString::fromLatin1(name));
        QVERIFY(exportLayer(*layer, layer->allRows(), into(path)));
        QCOMPARE(chmod(qPrintable(path), 0640), 0);
        const auto target = exportTargetOf(*layer, into(path));
        QVERIFY(exportLayer(*layer, layer->allRows(), into(path, target->action)));
        struct stat status {};
        QCOMPARE(stat(qPrintable(path), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0640u);
    }
}

void ExportTargetTest::otherContainersStay_data()
{
    QTest::addColumn<QString>("ending");
    QTest::newRow("KML") << "kml";
    QTest::newRow("XLSX") << "xlsx";
}

/// No layer is added to these, because that would cost styles and formulas: all that goes is named.
void ExportTargetTest::otherContainersStay()
{
    QFETCH(QString, ending);
    const QString path = in(QStringLiteral("out.") + ending);
    makeOther(path, {"alpha", "beta"});
    const QByteArray before = bytesOf(path);
    QVERIFY(!before.isEmpty());
    const LayerPtr layer = pointLayer(QStringLiteral("gamma"), 5);
    const auto target = exportTargetOf(*layer, into(path));
    QVERIFY2(target, qPrintable(target ? QString() : target.error().message));
    QCOMPARE(target->action, Action::ReplaceFile);
    QCOMPARE(target->others, QStringList({QStringLiteral("alpha"), QStringLiteral("beta")}));
    QVERIFY(target->consequence().contains(QStringLiteral("alpha, beta")));
    QVERIFY(!exportLayer(*layer, layer->allRows(), into(path)));
    QCOMPARE(bytesOf(path), before);
}

void ExportTargetTest::foreignDatabasesStay()
{
    const LayerPtr layer = pointLayer(QStringLiteral("sites"), 5);
    const QString plain = in(QStringLiteral("plain.gpkg")), workspace = in(QStringLiteral("workspace.gpkg"));
    LiveWriter(plain).run("CREATE TABLE diary (day TEXT)");
    LiveWriter(workspace).run("CREATE TABLE kohkan_meta (id INTEGER PRIMARY KEY, name TEXT, value TEXT)");
    for (const QString &path : {plain, workspace}) {
        const QByteArray before = bytesOf(path);
        for (const Action agreed : {Action::NewFile, Action::ReplaceLayer, Action::ReplaceFile})
            QVERIFY(!exportLayer(*layer, layer->allRows(), into(path, agreed)));
        QCOMPARE(bytesOf(path), before);
    }
}

void ExportTargetTest::fullDeviceLeavesTheContainer()
{
    const QString path = in(QStringLiteral("three.gpkg"));
    makeContainer(path);
    const QByteArray before = bytesOf(path);
    const LayerPtr layer = pointLayer(QStringLiteral("new"), 2000);
    const QString alone = in(QStringLiteral("alone.gpkg"));
    QVERIFY(exportLayer(*layer, layer->allRows(), into(alone)));
    const qint64 size = QFileInfo(alone).size() + before.size();
    QVERIFY(QFile::remove(alone));
    for (const qint64 limit : {qint64(before.size()) / 2, qint64(before.size()) + 1, size / 2, size * 2 / 3}) {
        const FileLimit small(limit);
        const auto report = exportLayer(*layer, layer->allRows(), into(path));
        QVERIFY2(!report, qPrintable(QString::number(limit)));
        QCOMPARE(report.error().kind, Error::Kind::Output);
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(files(), QStringList{QStringLiteral("three.gpkg")});
    }
    QVERIFY(exportLayer(*layer, layer->allRows(), into(path)));
}

QTEST_GUILESS_MAIN(ExportTargetTest)
#include "export_target_test.moc"
