// SPDX-FileCopyrightText: 2026 The Kohkan authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session/session.h"

#include "datasets/io/reading_words.h"
#include "datasets/work/words.h"
#include "widgets/state/style_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace kohkan {

namespace {

const std::pair<Depiction, const char *> depictionWords[] = {
    {Depiction::Neutral, "neutral"}, {Depiction::Pakistan, "pakistan"}, {Depiction::India, "india"}};

QJsonObject layerJson(const SessionValue::LayerState &layer)
{
    QJsonArray conditions;
    for (const auto &condition : layer.conditions)
        conditions.append(condition.toJson());
    QJsonObject object{{QStringLiteral("name"), layer.name},
                       {QStringLiteral("visible"), layer.visible},
                       {QStringLiteral("opacity"), layer.opacity},
                       {QStringLiteral("conditions"), conditions},
                       {QStringLiteral("selected"), QJsonArray::fromStringList(layer.selectedKeys)},
                       {QStringLiteral("active"), layer.isActive}};
    if (layer.style)
        object.insert(QStringLiteral("style"), styleToJson(*layer.style));
    if (!layer.bundledTable.isEmpty()) {
        object.insert(QStringLiteral("bundled"), layer.bundledTable);
        return object;
    }
    object.insert(QStringLiteral("path"), layer.path);
    object.insert(QStringLiteral("sourceLayer"), layer.sourceLayer);
    object.insert(QStringLiteral("size"), layer.fileSize);
    object.insert(QStringLiteral("time"), layer.fileTime.toUTC().toString(Qt::ISODateWithMs));
    if (!layer.sha256.isEmpty())
        object.insert(QStringLiteral("sha256"), layer.sha256);
    object.insert(QStringLiteral("reading"), layer.reading);
    if (!layer.incidents.isEmpty())
        object.insert(QStringLiteral("incidents"), layer.incidents);
    return object;
}

SessionValue::LayerState layerFrom(const QJsonObject &object)
{
    SessionValue::LayerState layer;
    layer.bundledTable = object.value(QLatin1String("bundled")).toString();
    layer.path = object.value(QLatin1String("path")).toString();
    layer.sourceLayer = object.value(QLatin1String("sourceLayer")).toString();
    layer.fileSize = object.value(QLatin1String("size")).toInteger();
    layer.fileTime = QDateTime::fromString(object.value(QLatin1String("time")).toString(), Qt::ISODateWithMs);
    layer.sha256 = object.value(QLatin1String("sha256")).toString();
    layer.name = object.value(QLatin1String("name")).toString();
    layer.visible = object.value(QLatin1String("visible")).toBool(true);
    layer.opacity = object.value(QLatin1String("opacity")).toDouble(1);
    layer.isActive = object.value(QLatin1String("active")).toBool();
    const QJsonValue reading = object.value(QLatin1String("reading"));
    layer.reading = readingToJson(readingFromJson(reading.isObject() ? reading.toObject() : object)); // or of before
    layer.incidents = object.value(QLatin1String("incidents")).toObject();
    if (object.contains(QLatin1String("style")))
        layer.style = styleFromJson(object.value(QLatin1String("style")).toObject(), shippedStyle(layer.bundledTable));
    for (const auto value : object.value(QLatin1String("conditions")).toArray())
        if (auto condition = Condition::fromJson(value.toObject()))
            layer.conditions.push_back(*std::move(condition));
    for (const auto value : object.value(QLatin1String("selected")).toArray())
        layer.selectedKeys << value.toString();
    return layer;
}

} // namespace

QString wordOf(Depiction depiction)
{
    for (const auto &[known, word] : depictionWords)
        if (known == depiction)
            return QString::fromLatin1(word);
    return {};
}

Depiction depictionOf(const QString &word)
{
    for (const auto &[known, name] : depictionWords)
        if (word == QLatin1String(name))
            return known;
    return Depiction::Neutral;
}

QByteArray SessionValue::toJson() const
{
    QJsonArray layerArray;
    for (const auto &layer : layers)
        layerArray.append(layerJson(layer));
    const QJsonObject view{{QStringLiteral("lon"), lon},
                           {QStringLiteral("lat"), lat},
                           {QStringLiteral("resolution"), resolution},
                           {QStringLiteral("system"), system},
                           {QStringLiteral("tileMegabytes"), tileMegabytes},
                           {QStringLiteral("depiction"), depiction},
                           {QStringLiteral("coordinates"), coordinateFormat},
                           {QStringLiteral("graticule"), graticule},
                           {QStringLiteral("northArrow"), northArrow},
                           {QStringLiteral("overview"), overview}};
    const QJsonObject window{{QStringLiteral("geometry"), QString::fromLatin1(geometry.toBase64())},
                             {QStringLiteral("docks"), QString::fromLatin1(docks.toBase64())}};
    const QJsonObject dossiers{{QStringLiteral("folder"), dossierFolder},
                               {QStringLiteral("formats"), QJsonArray::fromStringList(dossierFormats)}};
    return QJsonDocument(QJsonObject{{QStringLiteral("kohkanSession"), version},
                                     {QStringLiteral("dossiers"), dossiers},
                                     {QStringLiteral("layers"), layerArray},
                                     {QStringLiteral("view"), view},
                                     {QStringLiteral("window"), window},
                                     {QStringLiteral("exposure"), exposure},
                                     {QStringLiteral("importRecipes"), importRecipes},
                                     {QStringLiteral("mapPage"), mapPage},
                                     {QStringLiteral("project"), project},
                                     {QStringLiteral("knownTables"), QJsonArray::fromStringList(knownTables)},
                                     {QStringLiteral("recentFiles"), QJsonArray::fromStringList(recentFiles)}})
        .toJson();
}

Result<SessionValue> SessionValue::fromJson(const QByteArray &json)
{
    QJsonParseError parse;
    const auto object = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError || object.value(QLatin1String("kohkanSession")).toInt() < 1)
        return Error{Error::Kind::Input, tr("The session is broken and was put aside; the program starts clean."),
                     parse.errorString()};
    if (object.value(QLatin1String("kohkanSession")).toInt() > version)
        return Error{Error::Kind::Input,
                     tr("The session was written by a later version and was put aside; the program starts clean.")};
    SessionValue session;
    for (const auto value : object.value(QLatin1String("layers")).toArray())
        session.layers.push_back(layerFrom(value.toObject()));
    const auto view = object.value(QLatin1String("view")).toObject(),
               window = object.value(QLatin1String("window")).toObject();
    session.lon = view.value(QLatin1String("lon")).toDouble();
    session.lat = view.value(QLatin1String("lat")).toDouble();
    session.resolution = view.value(QLatin1String("resolution")).toDouble();
    session.tileMegabytes = view.value(QLatin1String("tileMegabytes")).toInt();
    session.system = view.value(QLatin1String("system")).toString();
    session.depiction = view.value(QLatin1String("depiction")).toString();
    session.coordinateFormat = view.value(QLatin1String("coordinates")).toString();
    session.graticule = view.value(QLatin1String("graticule")).toBool(session.graticule);
    session.northArrow = view.value(QLatin1String("northArrow")).toBool(session.northArrow);
    session.overview = view.value(QLatin1String("overview")).toBool(session.overview);
    session.exposure = object.value(QLatin1String("exposure")).toObject();
    const bool isEarlier = !object.contains(QLatin1String("importRecipes")); // when there were those of incidents alone
    session.importRecipes =
        object.value(isEarlier ? QLatin1String("incidentRecipes") : QLatin1String("importRecipes")).toArray();
    session.mapPage = object.value(QLatin1String("mapPage")).toObject();
    session.project = object.value(QLatin1String("project")).toObject();
    session.geometry = QByteArray::fromBase64(window.value(QLatin1String("geometry")).toString().toLatin1());
    session.docks = QByteArray::fromBase64(window.value(QLatin1String("docks")).toString().toLatin1());
    for (const auto value : object.value(QLatin1String("recentFiles")).toArray())
        session.recentFiles << value.toString();
    const auto dossiers = object.value(QLatin1String("dossiers")).toObject();
    session.dossierFolder = dossiers.value(QLatin1String("folder")).toString();
    for (const auto value : dossiers.value(QLatin1String("formats")).toArray())
        session.dossierFormats << value.toString();
    for (const auto value : object.value(QLatin1String("knownTables")).toArray())
        session.knownTables << value.toString();
    return session;
}

QString sessionPath()
{
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state))
        state = QDir::homePath() + QStringLiteral("/.local/state");
    return state + QStringLiteral("/kohkan/session.json");
}

Result<std::optional<SessionValue>> readSession()
{
    QFile file(sessionPath());
    if (!file.exists())
        return std::optional<SessionValue>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Input,
                     tr("The session %1 cannot be read; the program starts clean.").arg(file.fileName())};
    auto session = SessionValue::fromJson(file.readAll());
    file.close();
    if (session)
        return std::optional<SessionValue>(*std::move(session));
    QString aside = file.fileName() + QStringLiteral(".unreadable");
    for (int n = 2; QFile::exists(aside); ++n)
        aside = file.fileName() + QStringLiteral(".unreadable.%1").arg(n);
    QFile::rename(file.fileName(), aside);
    return session.error();
}

Outcome writeSession(const SessionValue &session)
{
    const QString path = sessionPath();
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(session.toJson()) >= 0 && file.commit())
        return Done{};
    return Error{Error::Kind::Output, tr("The session could not be written to %1: %2.").arg(path, file.errorString())};
}

} // namespace kohkan
