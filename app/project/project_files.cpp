// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/project_files.h"

#include "datasets/io/real_path.h"
#include "datasets/io/whole_bytes.h"
#include "datasets/work/words.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace kohkan {

namespace {

bool isSameMoment(const QDateTime &a, const QDateTime &b)
{
    return a.isValid() && b.isValid() && a.toSecsSinceEpoch() == b.toSecsSinceEpoch();
}

/// Takes the first of the places that has a file, the same one where there is such.
bool take(OpenedProject &opened, std::size_t i, const QStringList &places, const std::stop_token &stop)
{
    SessionValue::LayerState &layer = opened.project.window.layers[i];
    std::optional<QString> other;
    for (const QString &place : places) {
        const FileState state = stateOf(layer, place, stop);
        if (state == FileState::Missing)
            continue;
        if (state == FileState::Differs) {
            other = other.value_or(place);
            continue;
        }
        layer.path = place;
        opened.states[i] = state;
        return true;
    }
    if (!other)
        return false;
    layer.path = *other;
    opened.states[i] = FileState::Differs;
    return true;
}

} // namespace

QStringList partsOfFile(const QString &path)
{
    static const std::pair<const char *, QStringList> kinds[] = {
        {"shp", {QStringLiteral("dbf"), QStringLiteral("shx"), QStringLiteral("prj"), QStringLiteral("cpg")}},
        {"tab", {QStringLiteral("dat"), QStringLiteral("map"), QStringLiteral("id"), QStringLiteral("ind")}},
        {"mif", {QStringLiteral("mid")}},
        {"csv", {QStringLiteral("csvt"), QStringLiteral("prj")}},
        {"gml", {QStringLiteral("xsd"), QStringLiteral("gfs")}}};
    QStringList parts{path};
    const QFileInfo info(path);
    for (const auto &[ending, companions] : kinds) {
        if (info.suffix().compare(QLatin1String(ending), Qt::CaseInsensitive) != 0)
            continue;
        const QStringList there = info.dir().entryList(QDir::Files);
        for (const QString &companion : companions)
            for (const QString &name : there)
                if (name.compare(info.completeBaseName() + u'.' + companion, Qt::CaseInsensitive) == 0)
                    parts << info.dir().absoluteFilePath(name);
    }
    if (const QString log = path + QStringLiteral("-wal"); QFileInfo(log).size() > 0) // of an SQLite database
        parts << log;
    return parts;
}

Result<QString> hashOfFile(const QString &path, const std::stop_token &stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (const QString &part : partsOfFile(path)) {
        QFile file(part);
        bool isRead = file.open(QIODevice::ReadOnly);
        qint64 read = 0;
        while (isRead && (read = file.read(block.data(), block.size())) > 0) {
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, tr("Reading %1 was cancelled.").arg(path)};
            hash.addData(QByteArrayView(block.constData(), read));
        }
        if (!isRead || read < 0)
            return Error{Error::Kind::Input, tr("%1 cannot be read: %2.").arg(part, file.errorString())};
    }
    return QString::fromLatin1(hash.result().toHex());
}

FileState stateOf(const SessionValue::LayerState &layer, const QString &path, const std::stop_token &stop)
{
    const QFileInfo info(path);
    if (!info.exists())
        return FileState::Missing;
    if (layer.fileSize <= 0 || info.isDir()) // it was never read, or has no bytes of its own
        return FileState::Same;
    if (info.size() != layer.fileSize)
        return FileState::Differs;
    if (isSameMoment(info.lastModified(), layer.fileTime) && partsOfFile(path).size() == 1)
        return FileState::Same;
    const auto hash = hashOfFile(path, stop);
    return hash && *hash == layer.sha256 ? FileState::Same : FileState::Differs;
}

bool OpenedProject::isMissingAny() const
{
    return std::find(states.begin(), states.end(), FileState::Missing) != states.end();
}

QStringList OpenedProject::differing() const
{
    QStringList names;
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states[i] == FileState::Differs)
            names << project.window.layers[i].name;
    return names;
}

Result<OpenedProject> openProject(const QString &path, const std::stop_token &stop)
{
    auto project = Project::read(path);
    if (!project)
        return project.error();
    OpenedProject opened{*std::move(project), QFileInfo(path).absoluteFilePath(), {}, {}, {}};
    if (const auto hash = hashOfFile(path, stop))
        opened.hash = *hash;
    const QDir here(QFileInfo(path).absolutePath());
    opened.states.resize(opened.project.window.layers.size(), FileState::Same);
    for (std::size_t i = 0; i < opened.states.size(); ++i) {
        const SessionValue::LayerState &layer = opened.project.window.layers[i];
        if (!layer.bundledTable.isEmpty())
            continue;
        const QString beside = here.absoluteFilePath(QFileInfo(layer.path).fileName());
        if (!take(opened, i, {layer.path, beside}, stop))
            opened.states[i] = FileState::Missing;
    }
    return opened;
}

void findBeside(OpenedProject &opened, std::size_t found, const QString &place, const std::stop_token &stop)
{
    const QString was = opened.project.window.layers[found].path;
    const QDir oldFolder(QFileInfo(was).absolutePath()), newFolder(QFileInfo(place).absolutePath());
    take(opened, found, {place}, stop);
    for (std::size_t i = 0; i < opened.states.size() && !stop.stop_requested(); ++i) {
        if (opened.states[i] != FileState::Missing)
            continue;
        const QString path = opened.project.window.layers[i].path;
        if (path == was) { // another layer of the file
            take(opened, i, {place}, stop);
            continue;
        }
        const QString moved = QDir::cleanPath(newFolder.absoluteFilePath(oldFolder.relativeFilePath(path)));
        take(opened, i, {moved, newFolder.absoluteFilePath(QFileInfo(path).fileName())}, stop);
    }
}

void stampFiles(Project &project, const std::stop_token &stop)
{
    for (SessionValue::LayerState &layer : project.window.layers) {
        const QFileInfo info(layer.path);
        if (!layer.bundledTable.isEmpty() || !info.isFile() || layer.fileSize <= 0)
            continue;
        const bool isAsRead = layer.fileSize == info.size() && isSameMoment(layer.fileTime, info.lastModified());
        if (isAsRead && !layer.sha256.isEmpty() && partsOfFile(layer.path).size() == 1)
            continue;
        const auto hash = isAsRead ? hashOfFile(layer.path, stop) : Result<QString>(QString());
        layer.sha256 = hash ? *hash : QString();
    }
}

Result<SavedProject> saveProject(Project project, const QString &path, const QString &expected,
                                 const std::stop_token &stop)
{
    QStringList sources;
    for (const SessionValue::LayerState &layer : project.window.layers)
        sources << layer.path;
    if (auto own = refuseSources(path, sources); !own)
        return own.error();
    if (const auto there = hashOfFile(path, stop); there && !expected.isEmpty() && *there != expected)
        return Error{Error::Kind::Output,
                     tr("%1 was changed by somebody else since it was opened here. Save once more to "
                        "replace it, or save under another name.")
                         .arg(path)};
    stampFiles(project, stop);
    if (stop.stop_requested())
        return Error{Error::Kind::Cancelled, tr("Saving %1 was cancelled; it is as it was.").arg(path)};
    const QByteArray bytes = project.toJson(QFileInfo(path).absolutePath());
    if (auto written = writeWholeFile(bytes, path, stop); !written)
        return written.error();
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return SavedProject{std::move(project), QString::fromLatin1(hash)};
}

} // namespace kohkan
