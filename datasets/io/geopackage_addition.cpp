// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/geopackage_addition.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/database_digest.h"
#include "datasets/io/geopackage_merge.h"
#include "datasets/work/words.h"

#include <QFile>
#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace kohkan {

namespace {

/// Page by page through SQLite, which sees what a log holds; a plain copy does not. False: asked to stop.
bool copyDatabase(SQLite::Database &from, SQLite::Database &to, const std::stop_token &stop,
                  const std::function<void(double)> &progress)
{
    constexpr int pages = 512;
    SQLite::Backup backup(to, from);
    while (backup.executeStep(pages) != SQLITE_DONE) {
        if (stop.stop_requested())
            return false;
        if (progress && backup.getTotalPageCount() > 0)
            progress(1 - double(backup.getRemainingPageCount()) / backup.getTotalPageCount());
    }
    return true;
}

/// What stands in memory would agree with itself: let it go, so that the device is asked.
void forget(const QString &path)
{
    const int file = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

} // namespace

Outcome GeoPackageAddition::write(const std::stop_token &stop, const std::function<void(double)> &progress)
{
    try {
        {
            SQLite::Database original(immutableName(m_target.realPath), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
            SQLite::Database copy(m_result.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            if (!copyDatabase(original, copy, stop, progress))
                return exportCancelled();
        }
        SQLite::Database copy(m_result.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_URI);
        const std::string journal = copy.execAndGet("PRAGMA journal_mode").getString();
        copy.execAndGet("PRAGMA journal_mode = MEMORY"); // nobody else knows the file, and its end is synced
        copy.exec("PRAGMA synchronous = OFF");
        copy.exec("PRAGMA foreign_keys = OFF");
        SQLite::Statement attach(copy, "ATTACH ? AS made");
        attach.bind(1, immutableName(m_made));
        attach.exec();
        GeoPackageMerge merge(copy, m_target.layerName, m_target.replaced);
        if (auto merged = merge.run(m_target.path); !merged)
            return merged;
        m_objects = merge.objects();
        m_metadata = merge.metadata();
        m_addedWgs84 = merge.addedWgs84();
        copy.exec("DETACH made");
        if (journal == "wal") // as it was
            copy.execAndGet("PRAGMA journal_mode = WAL");
        return Done{};
    } catch (const std::exception &error) {
        return notWritten(m_target.path, tr("the layer could not be put into a copy of it"),
                          QString::fromUtf8(error.what()));
    }
}

Outcome GeoPackageAddition::compare(const std::stop_token &stop) const
{
    forget(m_result);
    DigestScope scope;
    scope.layers = QStringList{m_target.layerName};
    if (!m_target.replaced.isEmpty())
        scope.layers << m_target.replaced;
    scope.objects = m_objects;
    scope.withAbout = m_target.replaced.isEmpty();
    scope.withWgs84 = !m_addedWgs84;
    scope.metadata = m_metadata;
    try {
        SQLite::Database before(immutableName(m_target.realPath), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        SQLite::Database after(immutableName(m_result), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        auto wanted = digestOf(before, scope, stop), got = digestOf(after, scope, stop);
        if (stop.stop_requested())
            return exportCancelled();
        if (wanted == got)
            return Done{};
        QStringList differing;
        for (const auto &[table, digest] : wanted)
            if (const auto found = got.find(table); found == got.end() || found->second != digest)
                differing << (table.isEmpty() ? QStringLiteral("sqlite_master") : table);
        for (const auto &[table, digest] : got)
            if (!wanted.contains(table))
                differing << table;
        return notWritten(m_target.path, tr("read back, what was in it before differs; the device may be damaged"),
                          differing.join(QStringLiteral(", ")));
    } catch (const std::exception &error) {
        return notWritten(m_target.path, tr("what was in it before cannot be compared"),
                          QString::fromUtf8(error.what()));
    }
}

} // namespace kohkan
