// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/database_file.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/system_reason.h"
#include "datasets/work/words.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kohkan {

namespace {

// The bytes that SQLite locks (os_unix.c): a writer holds the second, whoever reads, or has a log open, the last ones.
constexpr off_t reservedByte = 0x40000001;
constexpr off_t allBytes = 0x40000000, allBytesCount = 512;

/// An open file description's lock: unlike those of a process it outlives that another part of the program closes the
/// file. False: somebody else has it. A file system without such locks has nobody else.
bool lockBytes(int file, off_t start, off_t count)
{
    struct flock wanted {};
    wanted.l_type = F_WRLCK;
    wanted.l_whence = SEEK_SET;
    wanted.l_start = start;
    wanted.l_len = count;
    return fcntl(file, F_OFD_SETLK, &wanted) == 0 || (errno != EAGAIN && errno != EACCES);
}

/// A journal that was ended in place has a header of zeros.
bool holdsContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QFileInfo(path).size() > 0;
    const QByteArray first = file.read(1);
    return !first.isEmpty() && first[0] != 0;
}

std::string lower(const char *column)
{
    return std::string("lower(") + column + ')';
}

void listTables(SQLite::Database &database, DatabaseFile &file)
{
    SQLite::Statement all(database, "SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master");
    while (all.executeStep())
        file.tables.push_back({QString::fromStdString(all.getColumn(0).getString()), false, false,
                               QString::fromStdString(all.getColumn(1).getString()),
                               QString::fromStdString(all.getColumn(2).getString()),
                               QString::fromStdString(all.getColumn(3).getString())});
    if (!file.isGeoPackage)
        return;
    SQLite::Statement contents(
        database, "SELECT m.name, c.data_type, m.type FROM gpkg_contents c JOIN sqlite_master m ON " + lower("m.name") +
                      " = " + lower("c.table_name") + " WHERE m.type IN ('table', 'view')");
    while (contents.executeStep()) {
        const QString name = QString::fromStdString(contents.getColumn(0).getString());
        for (DatabaseTable &table : file.tables)
            if (table.name == name) {
                table.isLayer = true;
                table.isFeatureTable =
                    contents.getColumn(1).getString() == "features" && contents.getColumn(2).getString() == "table";
            }
    }
}

} // namespace

std::string immutableName(const QString &path)
{
    return ("file:" + QUrl::toPercentEncoding(path, "/") + "?immutable=1").toStdString();
}

Result<DatabaseFile> readDatabaseFile(const QString &path, const QString &target)
{
    DatabaseFile file;
    if (QFileInfo(path).size() == 0) // SQLite takes it for an empty database
        return file;
    try {
        SQLite::Database database(immutableName(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        database.execAndGet("SELECT count(*) FROM sqlite_master");
        file.isDatabase = true;
        file.isGeoPackage = database.tableExists("gpkg_contents") && database.tableExists("gpkg_spatial_ref_sys") &&
                            database.tableExists("gpkg_geometry_columns");
        file.isWorkspace = database.tableExists("kohkan_meta");
        listTables(database, file);
        return file;
    } catch (const SQLite::Exception &error) {
        if (!file.isDatabase && error.getErrorCode() == SQLITE_NOTADB)
            return file;
        const int code = error.getErrorCode();
        const QString sentence = isBusySqlite(code)
                                     ? tr("%1 is locked by another program; close it there and try again.")
                                 : (code & 0xFF) == SQLITE_CANTOPEN || systemErrorOfSqlite(code) != 0
                                     ? tr("%1 may not be read; change its permissions or choose another file.")
                                     : tr("%1 is a damaged database; choose another file.");
        return Error{Error::Kind::Output, sentence.arg(target), QString::fromUtf8(error.what())};
    }
}

QString whyInUse(const QString &path, const QString &target)
{
    if (QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return tr("%1 was not written: changes of another program lie beside it in %2. Close the file in that program, "
                  "or open it there once, and try again.")
            .arg(target, path + QStringLiteral("-wal"));
    if (holdsContent(path + QStringLiteral("-journal")))
        return tr("%1 was not written: a change that another program has not finished lies beside it in %2. Let that "
                  "program finish, or open the file there once, and try again.")
            .arg(target, path + QStringLiteral("-journal"));
    return {};
}

DatabaseLock::DatabaseLock(int file, const QString &path, const QString &target)
    : m_file(file), m_path(path), m_target(target)
{}

DatabaseLock::DatabaseLock(DatabaseLock &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_path(std::move(other.m_path))
    , m_target(std::move(other.m_target))
    , m_usesLog(other.m_usesLog)
    , m_size(other.m_size)
    , m_changed(other.m_changed)
{}

DatabaseLock::~DatabaseLock()
{
    if (m_file >= 0)
        close(m_file);
}

Result<DatabaseLock> DatabaseLock::take(const QString &path, const QString &target)
{
    DatabaseLock lock(open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC), path, target);
    const auto refuse = [&](const QString &sentence) {
        return Error{Error::Kind::Output, sentence, QString::fromLocal8Bit(strerror(errno))};
    };
    if (lock.m_file < 0)
        return notWritten(target, errno);
    std::array<char, 20> header{};
    if (pread(lock.m_file, header.data(), header.size(), 0) != ssize_t(header.size()))
        return refuse(tr("%1 cannot be read; choose another file.").arg(target));
    lock.m_usesLog = header[18] == 2; // file format write version
    const bool isLocked =
        lock.m_usesLog ? lockBytes(lock.m_file, allBytes, allBytesCount) : lockBytes(lock.m_file, reservedByte, 1);
    if (!isLocked)
        return refuse(tr("%1 was not written: another program is working on it. Close the file there and try again.")
                          .arg(target));
    struct stat status {};
    fstat(lock.m_file, &status);
    lock.m_size = status.st_size;
    lock.m_changed = status.st_mtim.tv_sec * qint64(1'000'000'000) + status.st_mtim.tv_nsec;
    if (auto same = lock.check(); !same)
        return same.error();
    return lock;
}

Outcome DatabaseLock::check() const
{
    if (const QString why = whyInUse(m_path, m_target); !why.isEmpty())
        return Error{Error::Kind::Output, why};
    struct stat own {
    }, named{};
    const bool isSame = fstat(m_file, &own) == 0 && stat(QFile::encodeName(m_path).constData(), &named) == 0 &&
                        own.st_dev == named.st_dev && own.st_ino == named.st_ino && own.st_size == m_size &&
                        own.st_mtim.tv_sec * qint64(1'000'000'000) + own.st_mtim.tv_nsec == m_changed;
    if (isSame)
        return Done{};
    return Error{Error::Kind::Output,
                 tr("%1 was not written: another program has changed it meanwhile; try again.").arg(m_target)};
}

} // namespace kohkan
