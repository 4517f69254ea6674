// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/whole_file.h"

#include "datasets/io/checked_file.h"
#include "datasets/io/real_path.h"
#include "datasets/io/system_reason.h"
#include "datasets/work/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kohkan {

namespace {

bool syncPath(const QString &path, int flags)
{
    const int file = open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool ok = fsync(file) == 0;
    const int error = errno; // that close() may change
    close(file);
    errno = error;
    return ok;
}

/// The new file belongs to whom the old one belonged, as far as that may be given away, and may be read by the same.
void keepOwner(const QByteArray &from, const QByteArray &to)
{
    struct stat old {};
    if (stat(to.constData(), &old) != 0)
        return;
    const bool isGroupKept = chown(from.constData(), static_cast<uid_t>(-1), old.st_gid) == 0;
    const bool isOwnerKept = chown(from.constData(), old.st_uid, static_cast<gid_t>(-1)) == 0;
    mode_t mode = old.st_mode & 0777;
    if (!isGroupKept) // what the old group was allowed is not meant for another
        mode &= ~static_cast<mode_t>(S_IRWXG);
    if (!isOwnerKept)
        mode |= S_IRUSR | S_IWUSR;
    chmod(from.constData(), mode);
}

} // namespace

Result<WholeFile> WholeFile::create(const QString &target, const QString &extension)
{
    const auto real = followedPath(target);
    if (!real)
        return real.error();
    if (const QString why = whyNotWritable(target, *real); !why.isEmpty())
        return Error{Error::Kind::Output, why};
    const QFileInfo info(*real);
    WholeFile file;
    file.m_target = *real;
    const QString unique = QUuid::createUuid().toString(QUuid::Id128).left(12);
    file.m_temporary =
        QStringLiteral("%1/.kohkan-%2.%3").arg(info.path(), unique, extension.isEmpty() ? info.suffix() : extension);
    return file;
}

WholeFile::WholeFile(WholeFile &&other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::exchange(other.m_temporary, QString()))
{}

WholeFile::~WholeFile()
{
    removeTemporary();
}

void WholeFile::removeTemporary()
{
    if (m_temporary.isEmpty())
        return;
    const QFileInfo info(m_temporary);
    const auto all = QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot;
    for (const auto &left : QDir(info.absolutePath()).entryInfoList({info.fileName() + u'*'}, all))
        left.isDir() ? QDir(left.filePath()).removeRecursively() : QFile::remove(left.filePath());
    m_temporary.clear();
}

Outcome WholeFile::sync() const
{
    if (syncPath(m_temporary, O_RDONLY))
        return Done{};
    return notWritten(m_target, errno);
}

Outcome WholeFile::commit(Existing existing)
{
    const QByteArray from = QFile::encodeName(m_temporary), to = QFile::encodeName(m_target);
    keepOwner(from, to);
    if (existing == Existing::Kept) {
        if (renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
            return committed();
        if (errno == EEXIST)
            return Error{Error::Kind::Output,
                         tr("%1 has come into being meanwhile and was not replaced; try again.").arg(m_target)};
        // this file system knows no such renaming
    }
    if (std::rename(from.constData(), to.constData()) != 0)
        return Error{Error::Kind::Output,
                     tr("%1 could not be replaced: %2. %3").arg(m_target, systemReason(errno), systemAdvice(errno))};
    return committed();
}

Outcome WholeFile::committed()
{
    removeTemporary(); // companions of a reader
    syncPath(QFileInfo(m_target).path(), O_RDONLY | O_DIRECTORY);
    return Done{};
}

} // namespace kohkan
