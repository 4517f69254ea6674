// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/system_reason.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/whole_bytes.h"
#include "datasets/result.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <sqlite3.h>

using namespace kohkan;

/// An error says its own cause, and space is only spoken of where it is short.
class SystemReasonTest : public QObject {
    Q_OBJECT
private slots:
    void advice_data();
    void advice();
    void targets_data();
    void targets();
    void sqlite();
};

void SystemReasonTest::advice_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("isAboutSpace");
    const auto row = [](const char *name, int error, const char *reason, bool isAboutSpace) {
        QTest::newRow(name) << error << QString::fromLatin1(reason) << isAboutSpace;
    };
    row("full", ENOSPC, "no space", true);
    row("quota", EDQUOT, "used up", true);
    row("too large", EFBIG, "larger", false);
    row("permission", EACCES, "permission", false);
    row("not permitted", EPERM, "permission", false);
    row("read-only", EROFS, "read-only", false);
    row("name", ENAMETOOLONG, "name is too long", false);
    row("no folder", ENOENT, "does not exist", false);
    row("a file on the way", ENOTDIR, "is a file", false);
    row("a folder", EISDIR, "is a folder", false);
    row("in use", ETXTBSY, "another program", false);
    row("device", EIO, "device", false);
    row("another", ELOOP, "", false);
}

void SystemReasonTest::advice()
{
    QFETCH(int, error);
    QFETCH(QString, reason);
    QFETCH(bool, isAboutSpace);
    const Error said = notWritten(QStringLiteral("/tmp/x.csv"), error);
    QCOMPARE(said.kind, Error::Kind::Output);
    QVERIFY2(said.message.contains(reason), qPrintable(said.message));
    QCOMPARE(said.message.contains(QStringLiteral("Free some space")), isAboutSpace);
    QVERIFY2(said.message.endsWith(u'.'), qPrintable(said.message));
}

void SystemReasonTest::targets_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("said");
    QTest::newRow("name") << QString(300, u'a') + QStringLiteral(".txt") << "too long";
    QTest::newRow("no folder") << "missing/x.txt"
                               << "does not exist";
    QTest::newRow("a file on the way") << "file.txt/x.txt"
                                       << "is a file";
    QTest::newRow("a folder") << "folder"
                              << "is a folder";
    QTest::newRow("read-only") << "kept.txt"
                               << "read-only";
}

void SystemReasonTest::targets()
{
    QFETCH(QString, path);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    QVERIFY(writeWholeFile("x", folder.filePath(QStringLiteral("file.txt"))).ok());
    QVERIFY(writeWholeFile("x", folder.filePath(QStringLiteral("kept.txt"))).ok());
    QVERIFY(QFile::setPermissions(folder.filePath(QStringLiteral("kept.txt")), QFileDevice::ReadOwner));
    const auto written = writeWholeFile("y", folder.filePath(path));
    QVERIFY(!written.ok());
    QVERIFY2(written.error().message.contains(said), qPrintable(written.error().message));
    QVERIFY2(!written.error().message.contains(QStringLiteral("space")), qPrintable(written.error().message));
}

void SystemReasonTest::sqlite()
{
    QCOMPARE(systemErrorOfSqlite(SQLITE_FULL), ENOSPC);
    QCOMPARE(systemErrorOfSqlite(SQLITE_READONLY_DBMOVED), EROFS);
    QCOMPARE(systemErrorOfSqlite(SQLITE_BUSY), 0);
    QVERIFY(isBusySqlite(SQLITE_BUSY) && isBusySqlite(SQLITE_LOCKED) && isBusySqlite(SQLITE_BUSY_SNAPSHOT));
    QVERIFY(!isBusySqlite(SQLITE_CORRUPT) && !isBusySqlite(SQLITE_FULL));
}

QTEST_GUILESS_MAIN(SystemReasonTest)
#include "system_reason_test.moc"
