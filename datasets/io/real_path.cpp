// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/real_path.h"

#include "datasets/io/system_reason.h"
#include "datasets/work/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <array>
#include <cerrno>
#include <climits>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace kohkan {

namespace {

/// What a symbolic link says; nothing where the path is none.
std::optional<QString> linkText(const QString &path)
{
    std::array<char, PATH_MAX> text;
    const ssize_t length = readlink(QFile::encodeName(path).constData(), text.data(), text.size());
    if (length < 0)
        return std::nullopt;
    return QFile::decodeName(QByteArray(text.data(), length));
}

std::optional<struct stat> statOf(const QString &path)
{
    struct stat status {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return status;
}

bool isSameFile(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const auto one = statOf(a), other = statOf(b);
    return one && other && one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/// The files that belong to a source and have names of their own.
QStringList companionsOf(const QString &source)
{
    QStringList files;
    for (const char *ending : {"-wal", "-shm", "-journal"})
        files << source + QLatin1String(ending);
    const QFileInfo info(source);
    const QString stem = info.path() + u'/' + info.completeBaseName();
    const QString ending = info.suffix().toLower();
    QStringList others;
    if (ending == QLatin1String("shp") || ending == QLatin1String("dbf"))
        others = {QStringLiteral("shp"), QStringLiteral("shx"), QStringLiteral("dbf"), QStringLiteral("prj"),
                  QStringLiteral("cpg")};
    else if (ending == QLatin1String("tab") || ending == QLatin1String("mif"))
        others = {QStringLiteral("tab"), QStringLiteral("dat"), QStringLiteral("map"), QStringLiteral("id"),
                  QStringLiteral("ind"), QStringLiteral("mif"), QStringLiteral("mid")};
    for (const QString &other : others)
        files << stem + u'.' + other << stem + u'.' + other.toUpper();
    return files;
}

} // namespace

Result<QString> followedPath(const QString &path)
{
    constexpr int most = 40; // as the kernel
    QString real = QFileInfo(path).absoluteFilePath();
    for (int step = 0; step < most; ++step) {
        const auto next = linkText(real);
        if (!next) {
            const QFileInfo info(real);
            const QString folder = QFileInfo(info.path()).canonicalFilePath();
            return folder.isEmpty() ? real : QDir(folder).filePath(info.fileName());
        }
        real = next->startsWith(u'/') ? *next : QFileInfo(real).path() + u'/' + *next;
    }
    return Error{Error::Kind::Output, tr("%1 is a link that leads in a circle; choose another file.").arg(path)};
}

QString whyNotWritable(const QString &path, const QString &real)
{
    const QString folder = QFileInfo(real).path();
    const auto status = statOf(real);
    if (!status && errno == ENAMETOOLONG)
        return tr("The name of %1 is too long; choose a shorter one.").arg(path);
    if (status && S_ISDIR(status->st_mode))
        return tr("%1 is a folder; name a file in it.").arg(path);
    if (status && !S_ISREG(status->st_mode))
        return tr("%1 is a device or a pipe, not a file; name a file.").arg(path);
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return tr("%1 is a file and no folder; choose another folder.").arg(folder);
    if (!QFileInfo(folder).isDir())
        return tr("The folder %1 does not exist; make it first or choose another.").arg(folder);
    if (access(QFile::encodeName(folder).constData(), W_OK) != 0)
        return errno == EROFS ? tr("The folder %1 is on a file system that is read-only; choose another.").arg(folder)
                              : tr("The folder %1 may not be written to; choose another.").arg(folder);
    // Also where the mode says so and the user could do it nevertheless.
    if (status && ((status->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 ||
                   access(QFile::encodeName(real).constData(), W_OK) != 0))
        return tr("%1 is read-only; change its permissions or choose another file.").arg(path);
    return {};
}

Outcome refuseSources(const QString &target, const QStringList &sources)
{
    const auto real = followedPath(target);
    if (!real)
        return real.error();
    const auto refuse = [&](const QString &sentence) { return Error{Error::Kind::Output, sentence}; };
    for (const QString &source : sources) {
        if (source.isEmpty())
            continue;
        const auto followed = followedPath(source);
        const QString from = followed ? *followed : source;
        if (isSameFile(*real, from))
            return refuse(tr("%1 is the file that is read, and would be lost; choose another file.").arg(target));
        if (QFileInfo(from).isDir()) {
            if (real->startsWith(from + u'/'))
                return refuse(tr("%1 lies in the folder %2, which is read; choose another folder.").arg(target, from));
            continue;
        }
        for (const QString &companion : companionsOf(from))
            if (isSameFile(*real, companion))
                return refuse(
                    tr("%1 belongs to %2, which is read, and would be lost; choose another file.").arg(target, source));
    }
    return Done{};
}

} // namespace kohkan
