// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/workspace/workspace.h"

#include "datasets/io/dataset_reader.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

using namespace kohkan;

namespace {

UserEdit edit(const char *table, const char *id, const char *value)
{
    UserEdit edit;
    edit.name = {QString::fromLatin1(table), QString::fromLatin1(id)};
    edit.site = QStringLiteral("reko-diq");
    edit.rows = {{{QStringLiteral("operator"), QString::fromUtf8(value)}}};
    edit.author = QStringLiteral("A. Khan");
    edit.madeAt = QStringLiteral("2026-11-23T10:00:00Z");
    edit.reason = QStringLiteral("because");
    return edit;
}

std::unique_ptr<Workspace> opened(const QString &path, Workspace::Access access = Workspace::Access::ReadWrite)
{
    auto workspace = Workspace::open(path, access);
    if (!workspace)
        qWarning("%s %s", qPrintable(workspace.error().message), qPrintable(workspace.error().detail));
    return workspace ? *std::move(workspace) : nullptr;
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("deep/workspace.gpkg"));
    }

    void keepsEditsOverAClose()
    {
        const UserEdit first = edit("deposits", "reko-diq", "نام; \"x\"\n"), second = edit("notes", "own-1", "n");
        {
            const auto workspace = opened(m_path);
            QVERIFY(workspace && !workspace->isReadOnly());
            QVERIFY(workspace->change(first.name, first));
            QVERIFY(workspace->change(second.name, second));
        }
        const auto again = opened(m_path);
        QVERIFY(again);
        QCOMPARE(*again->edits(), (std::vector<UserEdit>{first, second}));
    }

    void replacesAndTakesAway()
    {
        const auto workspace = opened(m_path);
        UserEdit one = edit("deposits", "reko-diq", "a");
        QVERIFY(workspace->change(one.name, one));
        one.rows.front()[QStringLiteral("operator")] = QStringLiteral("b");
        one.base = {{{QStringLiteral("operator"), QStringLiteral("c")}}};
        QVERIFY(workspace->change(one.name, one));
        QCOMPARE(*workspace->edits(), std::vector<UserEdit>{one});
        QVERIFY(workspace->change(one.name, std::nullopt));
        QVERIFY(workspace->edits()->empty());
        // nothing is lost: the journal has all three
        SQLite::Database file(m_path.toStdString());
        QCOMPARE(file.execAndGet("SELECT count(*) FROM journal").getInt(), 3);
        QCOMPARE(QString::fromStdString(file.execAndGet("SELECT action FROM journal ORDER BY id DESC").getString()),
                 QStringLiteral("take away"));
        QVERIFY(file.execAndGet("SELECT edit FROM journal WHERE id = 2").getString().find("\"b\"") !=
                std::string::npos);
    }

    void keepsDrafts()
    {
        {
            const auto workspace = opened(m_path);
            QVERIFY(workspace->saveDraft(QStringLiteral("a"), {{QStringLiteral("x"), 1}}));
            QVERIFY(workspace->saveDraft(QStringLiteral("b"), {{QStringLiteral("x"), 2}}));
            QVERIFY(workspace->saveDraft(QStringLiteral("a"), {{QStringLiteral("x"), 3}}));
            QVERIFY(workspace->dropDraft(QStringLiteral("b")));
        }
        const auto drafts = opened(m_path)->drafts();
        QCOMPARE(drafts->size(), std::size_t(1));
        QCOMPARE(drafts->front().form.value(QStringLiteral("x")).toInt(), 3);
        QVERIFY(!drafts->front().savedAt.isEmpty());
    }

    /// OGC 12-128r17: application_id, core tables, each table of attributes declared with an INTEGER PRIMARY KEY and
    /// types of the specification.
    void isAGeoPackage()
    {
        {
            const auto workspace = opened(m_path);
            const UserEdit one = edit("deposits", "reko-diq", "a");
            QVERIFY(workspace->change(one.name, one));
            SQLite::Database file(m_path.toStdString());
            QCOMPARE(QString::fromStdString(file.execAndGet("PRAGMA journal_mode").getString()), QStringLiteral("wal"));
        }
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral("-wal")));
        SQLite::Database file(m_path.toStdString());
        QCOMPARE(QString::fromStdString(file.execAndGet("PRAGMA journal_mode").getString()), QStringLiteral("delete"));
        QCOMPARE(file.execAndGet("PRAGMA application_id").getInt(), 0x47504B47);
        QCOMPARE(file.execAndGet("PRAGMA user_version").getInt(), 10300);
        QCOMPARE(file.execAndGet("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326)").getInt(),
                 3);
        SQLite::Statement tables(file, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'gpkg_%' "
                                       "AND name NOT LIKE 'sqlite_%'");
        int count = 0;
        const QStringList allowed{QStringLiteral("TEXT"), QStringLiteral("INTEGER"), QStringLiteral("REAL"),
                                  QStringLiteral("BOOLEAN"), QStringLiteral("BLOB")};
        while (tables.executeStep()) {
            const std::string name = tables.getColumn(0).getString();
            ++count;
            SQLite::Statement declared(file, "SELECT data_type FROM gpkg_contents WHERE table_name = ?");
            declared.bind(1, name);
            QVERIFY2(declared.executeStep(), name.c_str());
            SQLite::Statement columns(file, "PRAGMA table_info(" + name + ")");
            bool hasKey = false;
            while (columns.executeStep()) {
                const QString type = QString::fromStdString(columns.getColumn(2).getString());
                QVERIFY2(allowed.contains(type), qPrintable(type));
                hasKey = hasKey || (columns.getColumn(5).getInt() == 1 && type == QLatin1String("INTEGER"));
            }
            QVERIFY2(hasKey, name.c_str());
        }
        QCOMPARE(count, 4);
        ReadOptions options;
        options.layerName = QStringLiteral("edits");
        const auto layer = DatasetReader::read(m_path, options);
        QVERIFY2(layer, layer ? "" : qPrintable(layer.error().message + layer.error().detail));
        QCOMPARE((*layer)->rowCount(), std::size_t(1));
    }

    void aSecondOneOnlyReads()
    {
        const auto first = opened(m_path);
        const UserEdit one = edit("deposits", "reko-diq", "a");
        QVERIFY(first->change(one.name, one));
        const auto second = opened(m_path);
        QVERIFY(second && second->isReadOnly());
        QVERIFY2(second->whyReadOnly().contains(QLatin1String("Another window")), qPrintable(second->whyReadOnly()));
        QCOMPARE(second->edits()->size(), std::size_t(1));
        const auto refused = second->change(one.name, std::nullopt);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, second->whyReadOnly());
        QVERIFY(!second->saveDraft(QStringLiteral("a"), {}));
        QCOMPARE(first->edits()->size(), std::size_t(1));
    }

    void whoReadsOnlyMakesNothing()
    {
        const auto missing = Workspace::open(m_path, Workspace::Access::ReadOnly);
        QVERIFY(!missing);
        QVERIFY(!QFileInfo::exists(m_path));
    }

    void refusesWhatIsNotOurs_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("says");
        QTest::newRow("another database") << "CREATE TABLE t (a)"
                                          << "no workspace";
        QTest::newRow("newer") << "CREATE TABLE kohkan_meta (id INTEGER PRIMARY KEY, name TEXT UNIQUE, value TEXT);"
                                  "INSERT INTO kohkan_meta (name, value) VALUES ('schema', '2')"
                               << "newer Kohkan";
        QTest::newRow("no database") << ""
                                     << "damaged or no workspace";
    }
    void refusesWhatIsNotOurs()
    {
        QFETCH(QString, sql);
        QFETCH(QString, says);
        const QString path = m_folder->filePath(QStringLiteral("other.gpkg"));
        if (sql.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(4096, 'x'));
        } else {
            SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql.toStdString());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const auto refused = Workspace::open(path, Workspace::Access::ReadWrite);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(says), qPrintable(refused.error().message));
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), before);
    }

    void aFileThatMayNotBeWrittenOnlyReads()
    {
        if (geteuid() == 0)
            QSKIP("root writes everywhere");
        {
            const auto made = opened(m_path);
        }
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        const auto workspace = opened(m_path);
        QVERIFY(workspace && workspace->isReadOnly());
    }

    void hashesWhatIsSaid()
    {
        const UserEdit a = edit("deposits", "a", "1"), b = edit("deposits", "b", "1");
        UserEdit c = b;
        c.rows.front()[QStringLiteral("operator")] = QStringLiteral("2");
        QVERIFY(hashOf(std::vector<UserEdit>{}).isEmpty());
        QCOMPARE(hashOf(std::vector{a, b}), hashOf(std::vector{b, a}));
        QVERIFY(hashOf(std::vector{a, b}) != hashOf(std::vector{a, c}));
        QCOMPARE(hashOf(std::vector{a, b}).size(), 64);
    }

    void liesInTheDataHome()
    {
        qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
        QCOMPARE(Workspace::defaultPath(), m_folder->filePath(QStringLiteral("kohkan/workspace.gpkg")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
