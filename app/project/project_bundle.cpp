// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/project_bundle.h"

#include "datasets/io/real_path.h"
#include "datasets/io/zip_file.h"
#include "datasets/work/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStorageInfo>
#include <algorithm>

namespace kohkan {

namespace {

const QString documentName = QStringLiteral("project.kohkan");
constexpr qint64 mostDocumentBytes = 256 * 1024 * 1024;

/// A source with all that belongs to it: name below its folder, and where it is.
std::vector<std::pair<QString, QString>> filesOf(const QString &path)
{
    const QFileInfo info(path);
    std::vector<std::pair<QString, QString>> files;
    if (!info.isDir()) {
        for (const QString &part : partsOfFile(path))
            files.push_back({QFileInfo(part).fileName(), part});
        return files;
    }
    QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        files.push_back({info.fileName() + u'/' + QDir(path).relativeFilePath(file), file});
    }
    return files;
}

/// `licences`: of the layers of the project.
QByteArray readmeOf(const Project &project, const QStringList &licences)
{
    QString text =
        tr("A project of Kohkan %1 with its files.\n\nKohkan opens the zip itself: kohkan NAME.kohkan.zip, or "
           "File > Open project. Other programs find the files below data/; QGIS opens them from the zip.\n")
            .arg(QStringLiteral(KOHKAN_VERSION));
    text += u'\n' + tr("Layers, topmost first:") + u'\n';
    for (qsizetype i = 0; i < std::ssize(project.window.layers); ++i) {
        const SessionValue::LayerState &layer = project.window.layers[static_cast<std::size_t>(i)];
        const QString licence = licences.value(i);
        const QString source =
            !layer.bundledTable.isEmpty()
                ? tr("shipped with Kohkan, CC BY 4.0 (its licence file has the credits)")
                : tr("%1; licence: %2").arg(layer.path, licence.isEmpty() ? tr("not stated by its source") : licence);
        text += QStringLiteral("- %1: %2\n").arg(layer.name, source);
    }
    text += u'\n' + tr("Who passes the files on answers for their licences.") + u'\n';
    if (!project.leftOut.empty())
        text += u'\n' + tr("Left out:") + u'\n';
    for (const Project::LeftOut &left : project.leftOut)
        text += QStringLiteral("- %1: %2\n").arg(left.name, left.why);
    if (!project.notes.isEmpty())
        text += u'\n' + tr("Notes:") + u'\n' + project.notes + u'\n';
    return text.toUtf8();
}

/// Takes the layers that cannot go along out of the project.
void leaveOut(Project &project, const QStringList &refusals, QStringList &licences)
{
    QStringList keptLicences;
    std::vector<SessionValue::LayerState> kept;
    int incidents = -1;
    for (std::size_t i = 0; i < project.window.layers.size(); ++i) {
        const QString why = refusals.value(static_cast<qsizetype>(i));
        if (!why.isEmpty()) {
            project.leftOut.push_back({project.window.layers[i].name, why});
            continue;
        }
        if (project.incidents == static_cast<int>(i))
            incidents = static_cast<int>(kept.size());
        kept.push_back(project.window.layers[i]);
        keptLicences << licences.value(static_cast<qsizetype>(i));
    }
    licences = keptLicences;
    project.incidents = incidents;
    project.window.layers = std::move(kept);
}

} // namespace

bool isBundlePath(const QString &path)
{
    return path.endsWith(QLatin1String(".kohkan.zip"), Qt::CaseInsensitive);
}

Result<WrittenBundle> writeBundle(Project project, const QStringList &licences, const QStringList &refusals,
                                  const QString &path, const std::stop_token &stop,
                                  const std::function<void(double)> &tell)
{
    stampFiles(project, stop);
    QStringList reasons = refusals;
    reasons.resize(static_cast<qsizetype>(project.window.layers.size()));
    for (std::size_t i = 0; i < project.window.layers.size(); ++i) {
        const SessionValue::LayerState &layer = project.window.layers[i];
        const bool isOther = layer.bundledTable.isEmpty() && layer.sha256.isEmpty() && !QFileInfo(layer.path).isDir();
        if (QString &why = reasons[static_cast<qsizetype>(i)]; isOther && why.isEmpty())
            why = tr("Its file has changed since it was read, or is gone; read it again, then write the bundle.");
    }
    QStringList kept = licences;
    leaveOut(project, reasons, kept);
    project.workspace.clear(); // corrections are their own file, and nobody else's
    QStringList sources;
    for (const SessionValue::LayerState &layer : project.window.layers)
        if (layer.bundledTable.isEmpty())
            sources << layer.path;
    sources.removeDuplicates();
    const auto real = followedPath(path);
    if (!real)
        return real.error();
    if (auto own = refuseSources(*real, sources); !own)
        return own.error();
    std::vector<ZipEntry> entries(2); // document and readme come first
    QHash<QString, QString> places;
    for (const QString &source : sources) {
        const QString folder = QStringLiteral("data/%1/").arg(places.size() + 1);
        for (const auto &[name, file] : filesOf(source))
            entries.push_back({folder + name, file});
        places.insert(source, folder + QFileInfo(source).fileName());
    }
    const QString root = QStringLiteral("/bundle/");
    Project inside = project;
    for (SessionValue::LayerState &layer : inside.window.layers)
        if (layer.bundledTable.isEmpty())
            layer.path = root + places.value(layer.path);
    entries[0] = {documentName, {}, inside.toJson(root)};
    for (SessionValue::LayerState &layer : inside.window.layers)
        layer.path.remove(0, root.size());
    entries[1] = {QStringLiteral("README.txt"), {}, readmeOf(inside, kept)};
    if (auto written = writeZip(entries, path, stop, tell); !written)
        return written.error();
    return WrittenBundle{inside.leftOut, static_cast<int>(sources.size())};
}

Result<Project> readBundle(const QString &path)
{
    const auto bytes = readFromZip(path, documentName, mostDocumentBytes);
    if (!bytes)
        return Error{Error::Kind::Input, tr("%1 is no bundle of Kohkan, or a broken one.").arg(path),
                     bytes.error().message};
    return Project::fromJson(*bytes, path);
}

Result<UnpackedBundle> unpackBundle(const QString &path, const std::stop_token &stop)
{
    if (const auto project = readBundle(path); !project)
        return project.error();
    const auto hash = hashOfFile(path, stop);
    if (!hash)
        return hash.error();
    QString home = qEnvironmentVariable("XDG_DATA_HOME");
    if (!QDir::isAbsolutePath(home))
        home = QDir::homePath() + QStringLiteral("/.local/share");
    const QString name = QFileInfo(path).fileName().chopped(int(sizeof(".kohkan.zip")) - 1);
    const QString folder = QStringLiteral("%1/kohkan/bundles/%2-%3").arg(home, name, hash->left(12));
    UnpackedBundle unpacked{folder + u'/' + documentName, false};
    if (!QFileInfo::exists(unpacked.project)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        const qint64 room = QStorageInfo(QFileInfo(folder).absolutePath()).bytesAvailable();
        if (auto done = unpackZip(path, folder, std::max<qint64>(0, room - (64 << 20)), stop); !done)
            return done.error();
    }
    QFile there(unpacked.project);
    const auto shipped = readFromZip(path, documentName, mostDocumentBytes);
    unpacked.isChanged = shipped && there.open(QIODevice::ReadOnly) && there.readAll() != *shipped;
    return unpacked;
}

} // namespace kohkan
