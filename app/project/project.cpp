// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/project/project.h"

#include "datasets/work/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kohkan {

namespace {

const QString versionMember = QStringLiteral("kohkanProject");
/// What a session keeps of a person rather than of what is shown.
const char *const personal[] = {"kohkanSession", "dossiers", "importRecipes", "knownTables", "recentFiles", "project"};

/// The layers of a document, their paths gone through `change`.
template <typename Change>
QJsonArray withPaths(const QJsonArray &layers, Change &&change)
{
    QJsonArray changed;
    for (const auto value : layers) {
        QJsonObject layer = value.toObject();
        if (const QString path = layer.value(QLatin1String("path")).toString(); !path.isEmpty())
            layer.insert(QStringLiteral("path"), change(path));
        changed.append(layer);
    }
    return changed;
}

QJsonObject objectOf(const Project &project)
{
    QJsonObject object = QJsonDocument::fromJson(project.window.toJson()).object();
    for (const char *member : personal)
        object.remove(QLatin1String(member));
    QJsonObject view = object.value(QLatin1String("view")).toObject();
    view.remove(QStringLiteral("tileMegabytes"));
    object.insert(QStringLiteral("view"), view);
    object.insert(QStringLiteral("asOf"), project.asOf ? project.asOf->toString(Qt::ISODate) : QJsonValue());
    object.insert(QStringLiteral("incidentsOfLayer"), project.incidents < 0 ? QJsonValue() : project.incidents);
    object.insert(QStringLiteral("notes"), project.notes);
    return object;
}

Error broken(const QString &path, const QString &detail)
{
    return {Error::Kind::Input, tr("%1 is no project of Kohkan, or a broken one.").arg(path), detail};
}

} // namespace

QByteArray Project::toJson(const QString &folder) const
{
    const QDir here(folder);
    const auto relative = [&here](const QString &path) { return here.relativeFilePath(path); };
    QJsonObject object = objectOf(*this);
    object.insert(versionMember, version);
    object.insert(QStringLiteral("program"), QStringLiteral(KOHKAN_VERSION));
    object.insert(QStringLiteral("layers"), withPaths(object.value(QLatin1String("layers")).toArray(), relative));
    object.insert(QStringLiteral("workspace"), workspace.isEmpty() ? QString() : relative(workspace));
    QJsonArray left;
    for (const LeftOut &one : leftOut)
        left.append(QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("why"), one.why}});
    if (!left.isEmpty())
        object.insert(QStringLiteral("leftOut"), left);
    return QJsonDocument(object).toJson();
}

QByteArray Project::substance() const
{
    QJsonObject object = objectOf(*this);
    QJsonObject view = object.value(QLatin1String("view")).toObject();
    for (const char *member : {"lon", "lat", "resolution"})
        view.remove(QLatin1String(member));
    object.insert(QStringLiteral("view"), view);
    object.remove(QStringLiteral("window"));
    object.remove(QStringLiteral("mapPage"));
    QJsonArray layers;
    for (const auto value : object.value(QLatin1String("layers")).toArray()) {
        QJsonObject layer = value.toObject();
        for (const char *member : {"active", "size", "time", "sha256"})
            layer.remove(QLatin1String(member));
        layers.append(layer);
    }
    object.insert(QStringLiteral("layers"), layers);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Project> Project::fromJson(const QByteArray &json, const QString &path)
{
    QJsonParseError parse;
    QJsonObject object = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return broken(path, parse.errorString());
    const int written = object.value(versionMember).toInt();
    if (written < 1)
        return broken(path, tr("It does not say kohkanProject."));
    if (written > version)
        return Error{Error::Kind::Input,
                     tr("%1 was written by a later version of Kohkan (%2); this one reads projects up to version %3.")
                         .arg(path, object.value(QLatin1String("program")).toString())
                         .arg(version)};
    const QDir here(QFileInfo(path).absolutePath());
    const auto absolute = [&here](const QString &relative) { return QDir::cleanPath(here.absoluteFilePath(relative)); };
    object.insert(QStringLiteral("kohkanSession"), SessionValue::version);
    object.insert(QStringLiteral("layers"), withPaths(object.value(QLatin1String("layers")).toArray(), absolute));
    object.insert(QStringLiteral("importRecipes"), QJsonArray());
    auto window = SessionValue::fromJson(QJsonDocument(object).toJson());
    if (!window)
        return window.error();
    Project project;
    project.window = *std::move(window);
    if (const auto day = QDate::fromString(object.value(QLatin1String("asOf")).toString(), Qt::ISODate); day.isValid())
        project.asOf = day;
    project.incidents = object.value(QLatin1String("incidentsOfLayer")).toInt(-1);
    project.notes = object.value(QLatin1String("notes")).toString();
    if (const QString workspace = object.value(QLatin1String("workspace")).toString(); !workspace.isEmpty())
        project.workspace = absolute(workspace);
    for (const auto value : object.value(QLatin1String("leftOut")).toArray())
        project.leftOut.push_back({value.toObject().value(QLatin1String("name")).toString(),
                                   value.toObject().value(QLatin1String("why")).toString()});
    return project;
}

Result<Project> Project::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input, tr("The project %1 cannot be read: %2.").arg(path, file.errorString())};
    constexpr qint64 most = 256 * 1024 * 1024;
    if (file.size() > most)
        return broken(path, tr("It is larger than a project can be."));
    return fromJson(file.readAll(), path);
}

bool isProjectPath(const QString &path)
{
    return path.endsWith(QLatin1String(".kohkan"), Qt::CaseInsensitive);
}

} // namespace kohkan
