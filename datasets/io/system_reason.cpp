// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/system_reason.h"

#include "datasets/work/words.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <sqlite3.h>
#include <sys/statvfs.h>

namespace kohkan {

QString systemReason(int error)
{
    switch (error) {
    case ENOSPC:
        return tr("no space is left on the device");
    case EDQUOT:
        return tr("the space that you may use on the device is used up");
    case EFBIG:
        return tr("the file would be larger than a file may be there");
    case EACCES:
    case EPERM:
        return tr("permission is denied");
    case EROFS:
        return tr("the file system is read-only");
    case ENAMETOOLONG:
        return tr("the name is too long");
    case ENOENT:
        return tr("a folder on the way does not exist");
    case ENOTDIR:
        return tr("a folder on the way is a file");
    case EISDIR:
        return tr("it is a folder");
    case EBUSY:
    case ETXTBSY:
        return tr("another program uses it");
    case EMFILE:
    case ENFILE:
        return tr("too many files are open");
    case EIO:
        return tr("the device reports an error");
    default:
        return QString::fromLocal8Bit(strerror(error));
    }
}

QString systemAdvice(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return tr("Free some space there, or choose another folder.");
    case EFBIG:
        return tr("Choose another folder or format, or write fewer rows.");
    case EACCES:
    case EPERM:
        return tr("Change its permissions, or choose another folder.");
    case ENAMETOOLONG:
        return tr("Choose a shorter name.");
    case ENOENT:
    case ENOTDIR:
        return tr("Make the folder first, or choose another.");
    case EISDIR:
        return tr("Name a file in it.");
    case EBUSY:
    case ETXTBSY:
        return tr("Close it there and try again.");
    case EMFILE:
    case ENFILE:
        return tr("Close other programs and try again.");
    case EIO:
        return tr("Check the device, or choose another folder.");
    case EROFS:
    default:
        return tr("Choose another folder.");
    }
}

int shortageAt(const QString &path)
{
    constexpr unsigned long leastBytes = 1 << 20;
    const QFileInfo info(path);
    struct statvfs status {};
    if (statvfs(QFile::encodeName(info.isDir() ? path : info.absolutePath()).constData(), &status) != 0)
        return 0;
    const bool isShort = status.f_bavail * status.f_frsize < leastBytes || (status.f_files > 0 && status.f_favail == 0);
    return isShort && (status.f_flag & ST_RDONLY) == 0 ? ENOSPC : 0;
}

int systemErrorOfSqlite(int code)
{
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return ENOSPC;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return EACCES;
    case SQLITE_READONLY:
        return EROFS;
    default:
        return 0;
    }
}

bool isBusySqlite(int code)
{
    return (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED;
}

} // namespace kohkan
