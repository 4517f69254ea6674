// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "datasets/io/zip_file.h"

#include "datasets/io/archive_bytes.h"
#include "datasets/io/whole_file.h"
#include "datasets/work/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <memory>

namespace kohkan {

namespace {

constexpr qint64 blockBytes = 1 << 20;

Error cancelled(const QString &path)
{
    return {Error::Kind::Cancelled, tr("Writing %1 was cancelled.").arg(path)};
}

Error unwritable(const QString &path)
{
    return {Error::Kind::Output, tr("%1 could not be written; is the device full?").arg(path)};
}

struct CloseZip {
    void operator()(void *zip) const { CPLCloseZip(zip); }
};
using Zip = std::unique_ptr<void, CloseZip>;

struct CloseVsi {
    void operator()(VSILFILE *file) const { VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, CloseVsi>;

/// Calls `take(block)` with what an entry consists of, in order; what take() answers ends it where it failed.
template <typename Take>
Outcome eachBlock(const ZipEntry &entry, Take &&take)
{
    if (entry.source.isEmpty())
        return take(entry.bytes);
    QFile file(entry.source);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input, tr("%1 cannot be read: %2.").arg(entry.source, file.errorString())};
    for (QByteArray block = file.read(blockBytes); !block.isEmpty(); block = file.read(blockBytes))
        if (auto taken = take(block); !taken)
            return taken;
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Input, tr("%1 cannot be read: %2.").arg(entry.source, file.errorString())};
    return Done{};
}

/// SHA-256 of a file in a zip; empty where it cannot be read.
QByteArray hashInZip(const QString &zip, const QString &name)
{
    const VsiFile file(VSIFOpenL((archiveOf(zip) + u'/' + name).toUtf8().constData(), "rb"));
    if (!file)
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(blockBytes, Qt::Uninitialized);
    for (std::size_t read = 1; read > 0;) {
        read = VSIFReadL(block.data(), 1, static_cast<std::size_t>(block.size()), file.get());
        hash.addData(QByteArrayView(block.constData(), static_cast<qsizetype>(read)));
    }
    return hash.result();
}

/// Does the name stay in the folder it is unpacked into?
bool staysInside(const QString &name)
{
    return !name.startsWith(u'/') && !name.contains(u'\\') && !name.contains(QChar(0)) &&
           !name.split(u'/').contains(QStringLiteral(".."));
}

QStringList namesIn(const QString &path)
{
    QStringList names;
    char **list = VSIReadDirRecursive(archiveOf(path).toUtf8().constData());
    for (int i = 0; list && list[i]; ++i)
        names << QString::fromUtf8(list[i]);
    CSLDestroy(list);
    return names;
}

/// One file of a zip into a folder; takes its size from `left`.
Outcome unpackOne(const QString &zip, const QString &name, const QString &folder, qint64 &left,
                  const std::stop_token &stop)
{
    const QString target = folder + u'/' + name;
    const VsiFile from(VSIFOpenL((archiveOf(zip) + u'/' + name).toUtf8().constData(), "rb"));
    QFile to(target);
    if (!QDir().mkpath(QFileInfo(target).absolutePath()) || !to.open(QIODevice::WriteOnly))
        return unwritable(target);
    if (!from)
        return Error{Error::Kind::Input, tr("%1 in %2 cannot be read.").arg(name, zip)};
    QByteArray block(blockBytes, Qt::Uninitialized);
    for (std::size_t read = 1; read > 0;) {
        if (stop.stop_requested())
            return cancelled(target);
        read = VSIFReadL(block.data(), 1, static_cast<std::size_t>(block.size()), from.get());
        left -= static_cast<qint64>(read);
        if (left < 0)
            return Error{Error::Kind::Input, tr("%1 holds more than can be unpacked here.").arg(zip)};
        if (to.write(block.constData(), static_cast<qint64>(read)) != static_cast<qint64>(read))
            return unwritable(target);
    }
    return to.flush() ? Outcome(Done{}) : unwritable(target);
}

} // namespace

Outcome writeZip(const std::vector<ZipEntry> &entries, const QString &path, const std::stop_token &stop,
                 const std::function<void(double share)> &tell)
{
    auto whole = WholeFile::create(path, QStringLiteral(".zip"));
    if (!whole)
        return whole.error();
    qint64 all = 1, done = 0;
    for (const ZipEntry &entry : entries)
        all += entry.source.isEmpty() ? entry.bytes.size() : QFileInfo(entry.source).size();
    std::vector<QByteArray> hashes;
    {
        Zip zip(CPLCreateZip(whole->temporaryPath().toUtf8().constData(), nullptr));
        if (!zip)
            return unwritable(path);
        for (const ZipEntry &entry : entries) {
            if (CPLCreateFileInZip(zip.get(), entry.name.toUtf8().constData(), nullptr) != CE_None)
                return unwritable(path);
            QCryptographicHash hash(QCryptographicHash::Sha256);
            auto taken = eachBlock(entry, [&](const QByteArray &block) -> Outcome {
                if (stop.stop_requested())
                    return cancelled(path);
                hash.addData(block);
                done += block.size();
                if (tell)
                    tell(0.8 * static_cast<double>(done) / static_cast<double>(all));
                const bool isIn =
                    CPLWriteFileInZip(zip.get(), block.constData(), static_cast<int>(block.size())) == CE_None;
                return isIn ? Outcome(Done{}) : unwritable(path);
            });
            if (!taken)
                return taken;
            if (CPLCloseFileInZip(zip.get()) != CE_None)
                return unwritable(path);
            hashes.push_back(hash.result());
        }
        if (CPLCloseZip(zip.release()) != CE_None)
            return unwritable(path);
    }
    if (auto synced = whole->sync(); !synced)
        return synced;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (stop.stop_requested())
            return cancelled(path);
        if (hashInZip(whole->temporaryPath(), entries[i].name) != hashes[i])
            return Error{Error::Kind::Output,
                         tr("%1 could not be written: %2 is not in it as it should be.").arg(path, entries[i].name)};
    }
    return whole->commit();
}

Result<QByteArray> readFromZip(const QString &path, const QString &name, qint64 most)
{
    const QString inside = archiveOf(QFileInfo(path).absoluteFilePath()) + u'/' + name;
    VSIStatBufL stat;
    if (VSIStatL(inside.toUtf8().constData(), &stat) != 0 || static_cast<qint64>(stat.st_size) > most)
        return Error{Error::Kind::Input, tr("%1 has no %2 that can be read.").arg(path, name)};
    return bytesOf(inside, most);
}

Outcome unpackZip(const QString &path, const QString &folder, qint64 most, const std::stop_token &stop)
{
    const QString zip = QFileInfo(path).absoluteFilePath(), parent = QFileInfo(folder).absolutePath();
    if (!QDir().mkpath(parent))
        return unwritable(parent);
    QTemporaryDir temporary(parent + QStringLiteral("/.unpacking-XXXXXX"));
    if (!temporary.isValid())
        return unwritable(parent);
    const QStringList names = namesIn(zip);
    if (names.isEmpty())
        return Error{Error::Kind::Input, tr("%1 is no zip, or an empty or broken one.").arg(path)};
    qint64 left = most;
    for (const QString &name : names) {
        if (!staysInside(name))
            return Error{Error::Kind::Input, tr("%1 holds a file that would lie elsewhere: %2.").arg(path, name)};
        if (name.endsWith(u'/'))
            continue;
        if (auto unpacked = unpackOne(zip, name, temporary.path(), left, stop); !unpacked)
            return unpacked;
    }
    if (!QDir().rename(temporary.path(), folder))
        return unwritable(folder);
    temporary.setAutoRemove(false);
    return Done{};
}

} // namespace kohkan
