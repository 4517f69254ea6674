// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/whole_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace kohkan {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("WholeFile", text);
}
QString systemReason()
{
    return QString::fromLocal8Bit(strerror(errno));
}

bool syncPath(const QString &path, int flags)
{
    const int file = open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool ok = fsync(file) == 0;
    close(file);
    return ok;
}

} // namespace

Result<WholeFile> WholeFile::create(const QString &target, const QString &extension)
{
    const QFileInfo info(target);
    const QString folder = info.absolutePath();
    const auto refuse = [](const QString &message) { return Error{Error::Kind::Output, message}; };
    if (info.isDir())
        return refuse(tr("%1 is a folder; name a file in it.").arg(target));
    if (!QFileInfo(folder).isDir())
        return refuse(tr("The folder %1 does not exist; make it first or choose another.").arg(folder));
    if (access(QFile::encodeName(folder).constData(), W_OK) != 0)
        return refuse(tr("The folder %1 may not be written to; choose another.").arg(folder));
    WholeFile file;
    file.m_target = info.absoluteFilePath();
    const QString unique = QUuid::createUuid().toString(QUuid::Id128).left(12);
    file.m_temporary =
        QStringLiteral("%1/.kohkan-%2.%3").arg(folder, unique, extension.isEmpty() ? info.suffix() : extension);
    return file;
}

WholeFile::WholeFile(WholeFile &&other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::exchange(other.m_temporary, QString()))
{}

WholeFile::~WholeFile()
{
    if (m_temporary.isEmpty())
        return;
    const QFileInfo info(m_temporary);
    const auto all = QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot;
    for (const auto &left : QDir(info.absolutePath()).entryInfoList({info.fileName() + u'*'}, all))
        left.isDir() ? QDir(left.filePath()).removeRecursively() : QFile::remove(left.filePath());
}

Outcome WholeFile::sync() const
{
    if (syncPath(m_temporary, O_RDONLY))
        return Done{};
    return Error{Error::Kind::Output, tr("%1 could not be written: %2.").arg(m_target, systemReason())};
}

Outcome WholeFile::commit()
{
    if (std::rename(QFile::encodeName(m_temporary).constData(), QFile::encodeName(m_target).constData()) != 0)
        return Error{Error::Kind::Output, tr("%1 could not be replaced: %2.").arg(m_target, systemReason())};
    m_temporary.clear();
    syncPath(QFileInfo(m_target).absolutePath(), O_RDONLY | O_DIRECTORY);
    return Done{};
}

} // namespace kohkan
