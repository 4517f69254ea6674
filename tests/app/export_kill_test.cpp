// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/container.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace kohkan;
using namespace kohkan::test;

/// Kills `kohkan export` with SIGKILL at moments that nobody chose, two hundred times while it adds a fourth layer to a
/// GeoPackage of three: opened for reading only, the three are what they were, and the fourth is whole or absent.
class ExportKillTest : public QObject {
    Q_OBJECT
private slots:
    void threeLayersStayWhole();

private:
    static QStringList words(const QTemporaryDir &folder)
    {
        return {QStringLiteral("export"), folder.filePath(QStringLiteral("three.gpkg")), QStringLiteral("--from"),
                folder.filePath(QStringLiteral("fourth.csv"))};
    }
};

static constexpr int rows = 3000;

static bool makeSource(const QString &path)
{
    QByteArray text = "id,lon,lat,note\n";
    for (int i = 0; i < rows; ++i)
        text += "s" + QByteArray::number(i) + ',' + QByteArray::number(60 + 0.001 * i) + ",30," +
                QByteArray(i % 60, 'n') + '\n';
    return writeBytes(path, text);
}

/// -1 where there is no such layer, by all that is said of it; -2 where it is there in part.
static int fourthLayer(const QString &path)
{
    SQLite::Database file(path.toStdString(), SQLite::OPEN_READONLY);
    const int count = file.tableExists("fourth") ? file.execAndGet("SELECT count(*) FROM fourth").getInt() : -1;
    const int said =
        file.execAndGet("SELECT (SELECT count(*) FROM gpkg_contents WHERE table_name = 'fourth') + (SELECT count(*) "
                        "FROM gpkg_geometry_columns WHERE table_name = 'fourth') + (SELECT count(*) FROM "
                        "gpkg_extensions WHERE table_name = 'fourth') + (SELECT count(*) FROM sqlite_master WHERE "
                        "type = 'trigger' AND tbl_name = 'fourth')")
            .getInt();
    if (count == -1 && said == 0)
        return -1;
    const int indexed = indexedRows(path, QStringLiteral("rtree_fourth_geom"));
    return indexed == count && said == 3 + 8 ? count : -2; // six triggers of the index, two of the count
}

void ExportKillTest::threeLayersStayWhole()
{
    constexpr int rounds = isSanitized ? 40 : 200;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("three.gpkg")), kept = folder.filePath(QStringLiteral("kept"));
    QVERIFY(makeSource(folder.filePath(QStringLiteral("fourth.csv"))));
    makeContainer(path);
    QVERIFY(QFile::copy(path, kept));
    const Dump before = dumpOf(path);
    QElapsedTimer clock;
    clock.start();
    const ProgramRun whole = runProgram(words(folder)); // how long it takes, for a moment within it
    const int duration = static_cast<int>(clock.nsecsElapsed() / 1000);
    QVERIFY2(whole.exitCode == 0, qPrintable(whole.err));
    QCOMPARE(fourthLayer(path), rows);
    QRandomGenerator random(20261130);
    int added = 0, begun = 0, killed = 0;
    int round = 0;
    for (; killed < rounds && round < 3 * rounds; ++round) { // one that ended before was not killed
        QVERIFY(QFile::remove(path) && QFile::copy(kept, path));
        QProcess process;
        process.start(QStringLiteral(KOHKAN_PROGRAM), words(folder));
        QVERIFY(process.waitForStarted());
        QThread::usleep(static_cast<unsigned long>(random.bounded(duration)));
        process.kill();
        process.waitForFinished();
        killed += process.exitStatus() == QProcess::CrashExit;
        const QDir all(folder.path());
        const QStringList left = all.entryList({QStringLiteral(".kohkan-*")}, QDir::Files | QDir::Hidden);
        begun += !left.isEmpty();
        QVERIFY(!QFile::exists(path + QStringLiteral("-journal")) && !QFile::exists(path + QStringLiteral("-wal")));
        const int fourth = fourthLayer(path);
        QVERIFY2(fourth == -1 || fourth == rows, qPrintable(QString::number(fourth)));
        added += fourth == rows;
        QCOMPARE(withoutLayer(dumpOf(path, SQLite::OPEN_READONLY), QStringLiteral("fourth")), before);
        QCOMPARE(integrity(path), QStringLiteral("ok"));
        for (const QString &file : left)
            QFile::remove(all.filePath(file));
    }
    qInfo("%d kills in %d rounds of up to %d ms: %d with a file begun, %d with the layer there", killed, round,
          duration / 1000, begun, added);
    QCOMPARE(killed, rounds);
    QVERIFY(begun > rounds / 20);
}

QTEST_GUILESS_MAIN(ExportKillTest)
#include "export_kill_test.moc"
