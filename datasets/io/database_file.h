// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "datasets/result.h"

#include <QString>
#include <vector>

namespace kohkan {

/// A table or view of a database, or a table that its list of contents names.
struct DatabaseTable {
    QString name;
    bool isLayer = false;        ///< in the list of contents, of whatever kind
    bool isFeatureTable = false; ///< a table with places, not a view
    QString type = {};           ///< `table`, `view`, `index`, `trigger`
    QString table = {};          ///< that a trigger or index is of
    QString statement = {};      ///< that made it
};

/// What an SQLite file holds.
struct DatabaseFile {
    bool isDatabase = false; ///< false: some other file
    bool isGeoPackage = false;
    bool isWorkspace = false;          ///< of Kohkan
    std::vector<DatabaseTable> tables; ///< views, indices and triggers too: they share the names
};

/// Lists a file without leaving a trace beside it; messages speak of `target`. Any thread. Error::Output where it is a
/// database that cannot be read.
Result<DatabaseFile> readDatabaseFile(const QString &path, const QString &target);

/// Why a database may not be replaced just now, in a sentence: changes of another program lie beside it (`-wal`,
/// `-journal`) and would be lost, or would spoil what is put in its place. Empty where there are none, or no file.
QString whyInUse(const QString &path, const QString &target);

/// Keeps other programs from writing into a database, and is refused while one does, or has it open for writing with a
/// log: taken while the database is copied and until the copy has its name. Reading goes on. Owned by one thread.
class DatabaseLock {
public:
    /// Error::Output where another program has it.
    static Result<DatabaseLock> take(const QString &path, const QString &target);
    DatabaseLock(DatabaseLock &&other) noexcept;
    DatabaseLock &operator=(DatabaseLock &&) = delete;
    ~DatabaseLock();
    bool usesLog() const { return m_usesLog; } ///< journal_mode WAL
    /// Error::Output where it is no longer the file that was locked, or another program wrote all the same.
    Outcome check() const;

private:
    DatabaseLock(int file, const QString &path, const QString &target);
    int m_file = -1;
    QString m_path, m_target;
    bool m_usesLog = false;
    qint64 m_size = 0, m_changed = 0; ///< bytes; nanoseconds of the last change
};

/// The name by which SQLite opens a file as one that nobody changes: no lock, no file beside it.
std::string immutableName(const QString &path);

} // namespace kohkan
